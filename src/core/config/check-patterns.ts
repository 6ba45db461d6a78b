import { entriesAt, fault, formatPath, quoteBriefly, valueAt } from './found.js';
import type { Path } from './locate.js';
import { countLargeClasses, patternFault } from './pattern.js';
import type { Fault, ProblemWords } from './problems.js';
import { BOUNDS } from './schema.js';

export interface PlacedPattern {
  readonly path: Path;
  readonly source: string;
  readonly ignoreCase: boolean;
}

/** Patterns past the bound on large classes are refused uncompiled: a pull request may propose any file. */
export function checkPatterns(placed: readonly PlacedPattern[], words: ProblemWords): Fault[] {
  let largeClasses = 0;
  return placed.flatMap((pattern) => {
    largeClasses += countLargeClasses(pattern.source);
    if (largeClasses > BOUNDS.largeClasses) return [fault(pattern.path, words.patternSize(formatPath(pattern.path)))];
    return checkPattern(pattern, words);
  });
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
  const take = (path: Path, ignoreCase: boolean): void => {
    const value = valueAt(config, path);
    if (Array.isArray(value)) value.slice(0, BOUNDS.list).forEach((_, index) => take([...path, index], ignoreCase));
    else if (typeof value === 'string' && value !== '') found.push({ path, source: value, ignoreCase });
  };
  take(['scope', 'ignore_titles'], true);
  for (const [name, template] of entriesAt(config, ['templates'])) {
    if (found.length > BOUNDS.patterns) break;
    take(['templates', name, 'match', 'title'], true);
    take(['templates', name, 'title', 'pattern'], false);
    const sections = valueAt(template, ['sections']);
    for (const index of Array.isArray(sections) ? sections.keys() : []) {
      for (const key of ['pattern', 'forbid']) {
        const path = ['templates', name, 'sections', index, key];
        take(path, false);
        take([...path, 'value'], false);
      }
    }
  }
  return found.slice(0, BOUNDS.patterns + 1);
}
