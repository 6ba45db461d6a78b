import type { Path } from '../yaml/locate.js';
import { countLargeClasses, patternFault } from '../values/pattern.js';
import { BOUNDS } from '../language/schema.js';
import { entriesAt, fault, formatPath, quoteBriefly, sectionsOf, valueAt } from './found.js';
import type { Fault, ProblemWords } from './problems.js';

export interface PlacedPattern {
  readonly path: Path;
  readonly source: string;
  readonly ignoreCase: boolean;
}

/** Patterns past the bound on large classes are refused uncompiled: a pull request may propose any file. */
export function checkPatterns(placed: readonly PlacedPattern[], words: ProblemWords): Fault[] {
  const [light, costly] = splitByCost(placed);
  return [...light.flatMap((pattern) => checkPattern(pattern, words)), ...refuse(costly, words)];
}

/** The same bound for what several files say together; each alone has been checked. */
export function checkCost(placed: readonly PlacedPattern[], words: ProblemWords): Fault[] {
  return refuse(splitByCost(placed)[1], words);
}

/** Returns the patterns up to the bound on large classes, and those past it. */
function splitByCost(placed: readonly PlacedPattern[]): readonly [readonly PlacedPattern[], readonly PlacedPattern[]] {
  let largeClasses = 0;
  const end = placed.findIndex(({ source }) => {
    largeClasses += countLargeClasses(source);
    return largeClasses > BOUNDS.largeClasses;
  });
  return end < 0 ? [placed, []] : [placed.slice(0, end), placed.slice(end)];
}

function refuse(placed: readonly PlacedPattern[], words: ProblemWords): Fault[] {
  return placed.map(({ path }) => fault(path, words.patternSize(formatPath(path))));
}

function checkPattern({ path, source, ignoreCase }: PlacedPattern, words: ProblemWords): Fault[] {
  const found = patternFault(source, { ignoreCase });
  const name = formatPath(path);
  switch (found?.kind) {
    case undefined:
    case 'length':
      return [];
    case 'syntax':
      return [fault(path, words.patternSyntax(name, quoteBriefly(found.reason)))];
    case 'look-around':
      return [fault(path, words.patternLookAround(name))];
    case 'size':
      return [fault(path, words.patternSize(name))];
    default:
      return found satisfies never;
  }
}

/** Returns the patterns of a configuration in its order, at most one more than are allowed. */
export function listPatterns(config: unknown): readonly PlacedPattern[] {
  const found: PlacedPattern[] = [];
  const take = (value: unknown, path: Path, ignoreCase: boolean): void => {
    if (Array.isArray(value)) {
      value.slice(0, BOUNDS.list).forEach((item, index) => take(item, [...path, index], ignoreCase));
    } else if (typeof value === 'string' && value !== '') found.push({ path, source: value, ignoreCase });
  };
  take(valueAt(config, ['scope', 'ignore_titles']), ['scope', 'ignore_titles'], true);
  for (const [name, template] of entriesAt(config, ['templates'])) {
    if (found.length > BOUNDS.patterns) break;
    const path = ['templates', name];
    take(valueAt(template, ['match', 'title']), [...path, 'match', 'title'], true);
    take(valueAt(template, ['title', 'pattern']), [...path, 'title', 'pattern'], false);
    for (const { section, at } of sectionsOf(template)) {
      for (const key of ['pattern', 'forbid']) {
        take(valueAt(section, [key]), [...path, ...at, key], false);
        take(valueAt(section, [key, 'value']), [...path, ...at, key, 'value'], false);
      }
    }
  }
  return found.slice(0, BOUNDS.patterns + 1);
}
