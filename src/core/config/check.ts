import { checkForms } from './check-forms.js';
import { checkPatterns, listPatterns } from './check-patterns.js';
import type { LabelNames } from './config.js';
import { DEFAULT_LABELS } from './defaults.js';
import { entriesAt, fault, formatPath, quoteBriefly, valueAt } from './found.js';
import { list } from './list.js';
import type { Path } from './locate.js';
import type { Fault, ProblemWords } from './problems.js';
import { BOUNDS, type RawTemplate } from './schema.js';
import { suggestName } from './suggest.js';

/** What a configuration as a whole is checked against. */
export interface Known {
  readonly builtins: ReadonlyMap<string, RawTemplate>;
  /** The kinds of links that are known everywhere. */
  readonly linkKinds: readonly string[];
}

/**
 * Returns what is wrong with the words of one file: durations, zones, patterns, names of templates. The value may be of any
 * shape; what is not of the right kind has been said by the schema and is passed over, so that a person hears everything at
 * once.
 */
export function checkWords(config: unknown, words: ProblemWords): Fault[] {
  const templates = entriesAt(config, ['templates']).slice(0, BOUNDS.templates);
  return [
    ...checkForms(config, words),
    ...templates.flatMap(([name, template]) => checkTemplateWords(name, template, words)),
    ...checkPatterns(listPatterns(config).slice(0, BOUNDS.patterns), words),
  ];
}

/**
 * Returns what no single key of a configuration shows: too many of something, a template without sections, two labels or two
 * templates that cannot be told apart. It runs on the layers together, since two good files can clash.
 */
export function checkWhole(config: unknown, known: Known, words: ProblemWords): Fault[] {
  const templates = entriesAt(config, ['templates']);
  if (templates.length > BOUNDS.templates) {
    return [fault(['templates'], words.tooManyTemplates(BOUNDS.templates, templates.length), 'key')];
  }
  const bare = templates.filter(([name, template]) => {
    const sections = valueAt(template, ['sections']) ?? known.builtins.get(name)?.sections;
    return sections === undefined || (Array.isArray(sections) && sections.length === 0);
  });
  const extra = listPatterns(config)[BOUNDS.patterns];
  return [
    ...bare.map(([name]) => noSections(name, known, words)),
    ...(extra === undefined ? [] : [fault(extra.path, words.tooManyPatterns(BOUNDS.patterns))]),
    ...checkLabels(config, words),
    ...checkMatches(templates, words),
    ...checkOptions(config, templates, words),
    ...checkLinkKinds(config, templates, known.linkKinds, words),
  ];
}

function noSections(name: string, known: Known, words: ProblemWords): Fault {
  const names = [...known.builtins.keys()];
  const suggestion = suggestName(name, names);
  const message = words.noSections(quoteBriefly(name), names);
  const hint = suggestion === null || suggestion === name ? '' : ` ${words.didYouMean(suggestion)}`;
  return fault(['templates', name], message + hint, 'key');
}

function checkTemplateWords(name: string, template: unknown, words: ProblemWords): Fault[] {
  const path = ['templates', name];
  if (name.trim() === '' || name.length > BOUNDS.name || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) {
    return [fault(path, words.templateName(BOUNDS.name), 'key')];
  }
  const match = valueAt(template, ['match']);
  const isEmpty =
    typeof match === 'object' &&
    match !== null &&
    Object.values(match).every((value) => Array.isArray(value) && value.length === 0);
  return isEmpty ? [fault([...path, 'match'], words.emptyMatch(formatPath([...path, 'match'])), 'key')] : [];
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
    return [fault(['labels', key], words.sameLabel(`labels.${key}`, `labels.${other}`, quoteBriefly(label)))];
  });
}

/** Of two templates with one `match` the second would never be chosen. */
function checkMatches(templates: readonly (readonly [string, unknown])[], words: ProblemWords): Fault[] {
  const seen = new Map<string, string>();
  return templates.flatMap(([name, template]) => {
    const match = valueAt(template, ['match']);
    if (typeof match !== 'object' || match === null || Array.isArray(match)) return [];
    const key = matchKey(match as Readonly<Record<string, unknown>>);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, name);
    if (other === undefined) return [];
    return [fault(['templates', name, 'match'], words.sameMatch(quoteBriefly(name), quoteBriefly(other)), 'key')];
  });
}

/** Lists are compared without order and case, and without what stands there twice. */
function matchKey(match: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(match)
    .filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => [key, [...new Set(list(value).map((item) => String(item).toLowerCase()))].sort()]);
  return JSON.stringify(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/** Each answer that may be chosen is made ready to be looked for; the section that brings one too many is told. */
function checkOptions(
  config: unknown,
  templates: readonly (readonly [string, unknown])[],
  words: ProblemWords,
): Fault[] {
  let count = 0;
  for (const [name, template] of templates) {
    const sections = valueAt(template, ['sections']);
    for (const index of Array.isArray(sections) ? sections.keys() : []) {
      const path = ['templates', name, 'sections', index, 'one_of'];
      const given = valueAt(config, [...path, 'value']) ?? valueAt(config, path);
      count += Array.isArray(given) ? given.length : 0;
      if (count > BOUNDS.options) return [fault(path, words.tooManyOptions(BOUNDS.options))];
    }
  }
  return [];
}

function checkLinkKinds(
  config: unknown,
  templates: readonly (readonly [string, unknown])[],
  builtin: readonly string[],
  words: ProblemWords,
): Fault[] {
  const kinds = [...new Set([...builtin, ...entriesAt(config, ['links', 'kinds']).map(([kind]) => kind)])];
  return templates.flatMap(([name, template]) => {
    const sections = valueAt(template, ['sections']);
    if (!Array.isArray(sections)) return [];
    return sections.flatMap((_, index) => {
      const path = ['templates', name, 'sections', index, 'needs', 'link'];
      return placedKinds(config, path).flatMap((place) => checkLinkKind(config, place, kinds, words));
    });
  });
}

/** A kind stands alone, in a list, or under `kind`. */
function placedKinds(config: unknown, path: Path): readonly Path[] {
  const value = valueAt(config, path);
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.map((_, index) => [...path, index]);
  return valueAt(value, ['kind']) === undefined ? [] : placedKinds(config, [...path, 'kind']);
}

function checkLinkKind(config: unknown, path: Path, kinds: readonly string[], words: ProblemWords): Fault[] {
  const kind = valueAt(config, path);
  if (typeof kind !== 'string' || kinds.some((known) => known.toLowerCase() === kind.trim().toLowerCase())) return [];
  const suggestion = suggestName(kind, kinds);
  const message = words.unknownLinkKind(formatPath(path), quoteBriefly(kind), kinds.slice(0, 20).map(quoteBriefly));
  return [fault(path, suggestion === null ? message : `${message} ${words.didYouMean(quoteBriefly(suggestion))}`)];
}
