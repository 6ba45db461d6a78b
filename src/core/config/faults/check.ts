import type { LabelNames } from '../config.js';
import { DEFAULT_LABELS } from '../resolve/defaults.js';
import { list } from '../values/list.js';
import { BOUNDS, type Builtins } from '../language/schema.js';
import { checkForms } from './check-forms.js';
import { checkLinkKinds } from './check-link-kinds.js';
import { checkCost, checkPatterns, listPatterns } from './check-patterns.js';
import { entriesAt, fault, formatPath, quoteBriefly, sectionsOf, valueAt } from './found.js';
import type { Fault, ProblemWords } from './problems.js';
import { suggestName } from './suggest.js';

/**
 * Returns what is wrong with the words of one file: durations, zones, patterns, names of templates. The value may be of any
 * shape; what is not of the right kind has been said by the schema and is passed over, so that a person hears everything at
 * once.
 */
export function checkWords(config: unknown, words: ProblemWords): Fault[] {
  const templates = entriesAt(config, ['templates']).slice(0, BOUNDS.templates);
  return [
    ...checkForms(config, words),
    ...templates.flatMap(([name]) => checkTemplateName(name, words)),
    ...checkPatterns(listPatterns(config).slice(0, BOUNDS.patterns), words),
  ];
}

/**
 * Returns what no single key of a configuration shows: too many of something, a template without sections, two labels or two
 * templates that cannot be told apart. It runs on the layers together, since two good files can clash.
 */
export function checkWhole(config: unknown, builtins: Builtins, words: ProblemWords): Fault[] {
  const templates = entriesAt(config, ['templates']);
  if (templates.length > BOUNDS.templates) {
    return [fault(['templates'], words.tooManyTemplates(BOUNDS.templates, templates.length), 'key')];
  }
  const tooMany = checkSize(config, words);
  if (tooMany.length > 0) return tooMany;
  const bare = templates.filter(([name, template]) => {
    const sections = valueAt(template, ['sections']) ?? builtins.get(name)?.sections;
    return sections === undefined || (Array.isArray(sections) && sections.length === 0);
  });
  const patterns = listPatterns(config);
  const extra = patterns[BOUNDS.patterns];
  return [
    ...bare.map(([name]) => noSections(name, builtins, words)),
    ...(extra === undefined ? [] : [fault(extra.path, words.tooManyPatterns(BOUNDS.patterns))]),
    ...checkCost(patterns.slice(0, BOUNDS.patterns), words),
    ...checkLabels(config, words),
    ...checkEmptyMatches(templates, words),
    ...checkMatches(templates, builtins, words),
    ...checkOptions(config, templates, words),
    ...checkLinkKinds(config, templates, words),
  ];
}

/** Returns the one fault of a configuration with too many sections in all: with it nothing further is looked at. */
export function checkSize(config: unknown, words: ProblemWords): Fault[] {
  const lists = entriesAt(config, ['templates']).map(([, template]) => valueAt(template, ['sections']));
  const found = lists.reduce<number>((sum, sections) => sum + (Array.isArray(sections) ? sections.length : 0), 0);
  if (found <= BOUNDS.allSections) return [];
  return [fault(['templates'], words.tooManySections(BOUNDS.allSections, found), 'key')];
}

function noSections(name: string, builtins: Builtins, words: ProblemWords): Fault {
  const names = [...builtins.keys()];
  const suggestion = suggestName(name, names);
  const message = words.noSections(quoteBriefly(name), names);
  const hint = suggestion === null || suggestion === name ? '' : ` ${words.didYouMean(suggestion)}`;
  return fault(['templates', name], message + hint, 'key');
}

function checkTemplateName(name: string, words: ProblemWords): Fault[] {
  const isWrong = name.trim() === '' || name.length > BOUNDS.name || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name);
  return isWrong ? [fault(['templates', name], words.templateName(BOUNDS.name), 'key')] : [];
}

type Entries = readonly (readonly [string, unknown])[];

/** Of what is left once a layer above has taken away what a layer below says, too. */
function checkEmptyMatches(templates: Entries, words: ProblemWords): Fault[] {
  return templates.flatMap(([name, template]) => {
    const match = matchOf(template);
    const isEmpty = match !== null && Object.values(match).every((value) => list(value).length === 0);
    const path = ['templates', name, 'match'];
    return isEmpty ? [fault(path, words.emptyMatch(formatPath(path)), 'key')] : [];
  });
}

function matchOf(template: unknown): Readonly<Record<string, unknown>> | null {
  const match = valueAt(template, ['match']);
  if (typeof match !== 'object' || match === null || Array.isArray(match)) return null;
  return match as Readonly<Record<string, unknown>>;
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

/** Of two templates with one `match` the second would never be chosen. A built-in has its own where no file gives it one. */
function checkMatches(templates: Entries, builtins: Builtins, words: ProblemWords): Fault[] {
  const seen = new Map<string, string>();
  return templates.flatMap(([name, template]) => {
    const own = matchOf(template);
    const match = own ?? matchOf(builtins.get(name));
    const key = match === null ? '[]' : matchKey(match);
    if (key === '[]') return [];
    const other = seen.get(key);
    if (other === undefined) seen.set(key, name);
    if (other === undefined) return [];
    const path = ['templates', name, ...(own === null ? [] : ['match'])];
    return [fault(path, words.sameMatch(quoteBriefly(name), quoteBriefly(other)), 'key')];
  });
}

/** Lists are compared without order and what stands there twice; only names that GitHub compares so, without case. */
function matchKey(match: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(match)
    .filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const fold = (item: unknown): string =>
        /^(?:labels|types)$/.test(key) ? String(item).toLowerCase() : String(item);
      return [key, [...new Set(list(value).map(fold))].sort()];
    });
  return JSON.stringify(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/** Each answer that may be chosen is made ready to be looked for; the section that brings one too many is told. */
function checkOptions(config: unknown, templates: Entries, words: ProblemWords): Fault[] {
  let count = 0;
  for (const [name, template] of templates) {
    for (const { at } of sectionsOf(template)) {
      const path = ['templates', name, ...at, 'one_of'];
      const given = valueAt(config, [...path, 'value']) ?? valueAt(config, path);
      count += Array.isArray(given) ? given.length : 0;
      if (count > BOUNDS.options) return [fault(path, words.tooManyOptions(BOUNDS.options))];
    }
  }
  return [];
}
