import type { LabelNames } from './config.js';
import { DEFAULT_LABELS } from './defaults.js';
import { parseGrace } from './duration.js';
import { describeFound, formatPath, quoteBriefly, valueAt } from './found.js';
import type { Path } from './locate.js';
import { countLargeClasses, patternFault } from './pattern.js';
import type { Fault, ProblemWords } from './problems.js';
import { BOUNDS, type RawTemplate } from './schema.js';

/**
 * Returns what is wrong with the words of one file: durations, patterns, names of templates. The value may be of any shape;
 * what is not of the right kind has been said by the schema and is passed over, so that a person hears everything at once.
 */
export function checkWords(config: unknown, words: ProblemWords): Fault[] {
  const templates = entriesAt(config, ['templates']).slice(0, BOUNDS.templates);
  return [
    ...checkGrace(config, words),
    ...templates.flatMap(([name, template]) => checkTemplateWords(name, template, words)),
    ...checkPatterns(listPatterns(config).slice(0, BOUNDS.patterns), words),
  ];
}

/**
 * Returns what no single key of a configuration shows: too many of something, a template without sections, two labels of
 * one name. It runs on the layers together, since two good files can clash.
 */
export function checkWhole(config: unknown, builtins: ReadonlyMap<string, RawTemplate>, words: ProblemWords): Fault[] {
  const templates = entriesAt(config, ['templates']);
  if (templates.length > BOUNDS.templates) {
    return [at(['templates'], words.tooManyTemplates(BOUNDS.templates, templates.length), 'key')];
  }
  const bare = templates.filter(([name, template]) => {
    const sections = valueAt(template, ['sections']) ?? builtins.get(name)?.sections;
    return sections === undefined || (Array.isArray(sections) && sections.length === 0);
  });
  const extra = listPatterns(config)[BOUNDS.patterns];
  return [
    ...bare.map(([name]) => at(['templates', name], words.noSections(quoteBriefly(name)), 'key')),
    ...(extra === undefined ? [] : [at(extra.path, words.tooManyPatterns(BOUNDS.patterns))]),
    ...checkLabels(config, words),
  ];
}

function at(path: Path, message: string, part: Fault['part'] = 'value'): Fault {
  return { path, part, message };
}

function entriesAt(root: unknown, path: Path): readonly (readonly [string, unknown])[] {
  const value = valueAt(root, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function checkGrace(config: unknown, words: ProblemWords): Fault[] {
  const path = ['scope', 'grace'];
  const written = valueAt(config, path);
  if (typeof written !== 'string' || written.length > BOUNDS.text) return [];
  const name = formatPath(path);
  const grace = parseGrace(written);
  switch (grace) {
    case 'duration':
      return [at(path, words.wrongValue(name, words.expected.duration, describeFound(written, words)))];
    case 'working-time':
      return [at(path, words.workingTime(name))];
    case 'too-long':
      return [at(path, words.longGrace(name))];
    default:
      return [];
  }
}

function checkTemplateWords(name: string, template: unknown, words: ProblemWords): Fault[] {
  const path = ['templates', name];
  if (name.trim() === '' || name.length > BOUNDS.name || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) {
    return [at(path, words.templateName(BOUNDS.name), 'key')];
  }
  const match = valueAt(template, ['match']);
  const isEmpty =
    typeof match === 'object' &&
    match !== null &&
    Object.values(match).every((value) => Array.isArray(value) && value.length === 0);
  return isEmpty ? [at([...path, 'match'], words.emptyMatch(formatPath([...path, 'match'])), 'key')] : [];
}

interface PlacedPattern {
  readonly path: Path;
  readonly source: string;
  readonly ignoreCase: boolean;
}

/** Patterns past the bound on large classes are refused uncompiled: a pull request may propose any file. */
function checkPatterns(patterns: readonly PlacedPattern[], words: ProblemWords): Fault[] {
  let largeClasses = 0;
  return patterns.flatMap((pattern) => {
    largeClasses += countLargeClasses(pattern.source);
    if (largeClasses > BOUNDS.largeClasses) return [at(pattern.path, words.patternSize(formatPath(pattern.path)))];
    return checkPattern(pattern, words);
  });
}

function checkPattern({ path, source, ignoreCase }: PlacedPattern, words: ProblemWords): Fault[] {
  const fault = patternFault(source, { ignoreCase });
  const name = formatPath(path);
  switch (fault?.kind) {
    case undefined:
    case 'length':
      return [];
    case 'syntax':
      return [at(path, words.patternSyntax(name, quoteBriefly(fault.reason)))];
    case 'look-around':
      return [at(path, words.patternLookAround(name))];
    case 'size':
      return [at(path, words.patternSize(name))];
    default:
      return fault satisfies never;
  }
}

/** Returns the patterns of a configuration in its order, at most one more than are allowed. */
function listPatterns(config: unknown): readonly PlacedPattern[] {
  const patterns: PlacedPattern[] = [];
  const take = (path: Path, ignoreCase: boolean): void => {
    const value = valueAt(config, path);
    if (Array.isArray(value)) value.slice(0, BOUNDS.list).forEach((_, index) => take([...path, index], ignoreCase));
    else if (typeof value === 'string' && value !== '') patterns.push({ path, source: value, ignoreCase });
  };
  take(['scope', 'ignore_titles'], true);
  for (const [name, template] of entriesAt(config, ['templates'])) {
    if (patterns.length > BOUNDS.patterns) break;
    take(['templates', name, 'match', 'title'], true);
    const sections = valueAt(template, ['sections']);
    for (const index of Array.isArray(sections) ? sections.keys() : []) {
      const path = ['templates', name, 'sections', index, 'pattern'];
      take(path, false);
      take([...path, 'value'], false);
    }
  }
  return patterns.slice(0, BOUNDS.patterns + 1);
}

function checkLabels(config: unknown, words: ProblemWords): Fault[] {
  const given = (key: string): string | null => {
    const label = valueAt(config, ['labels', key]);
    return typeof label === 'string' && label.trim() !== '' ? label : null;
  };
  // Those that keep their name come first: of two with one name, the renamed one is to change.
  const keys = Object.keys(DEFAULT_LABELS) as (keyof LabelNames)[];
  keys.sort((a, b) => Number(given(a) !== null) - Number(given(b) !== null));
  const taken = new Map<string, string>();
  return keys.flatMap((key) => {
    const label = given(key) ?? DEFAULT_LABELS[key];
    const folded = label.trim().toLowerCase();
    const other = taken.get(folded);
    if (other === undefined) taken.set(folded, key);
    if (other === undefined) return [];
    return [at(['labels', key], words.sameLabel(`labels.${key}`, `labels.${other}`, quoteBriefly(label)))];
  });
}
