import type { SectionSpec } from '../config/config.js';
import { foldName } from '../markdown/fold.js';
import type { RulesOff } from './rules.js';

/** The names under which the sections of one template are found. */
export interface Names {
  /** Name as compared → the sections (by index) that carry it. */
  readonly sections: ReadonlyMap<string, readonly number[]>;
  /** Tells whether any name begins with this letter or figure: most lines are dismissed by this alone. */
  readonly mayStartWith: (character: string) => boolean;
  /** How many sections there are. */
  readonly count: number;
  readonly compare: (text: string) => string;
  /** No written form of a name is longer than this. */
  readonly longest: number;
  /** Names long enough to be misspelt recognisably, by their first letter. */
  readonly byInitial: ReadonlyMap<string, readonly string[]>;
}

/** So many sections may go by one name: each of them reads the same text again. */
export const MAX_SHARED = 4;

const cached = new WeakMap<readonly SectionSpec[], Names>();

/** Returns the names and aliases of these sections. A name that two share finds both. */
export function collectNames(specs: readonly SectionSpec[], off: RulesOff): Names {
  if (off.size > 0) return makeNames(specs, off);
  const names = cached.get(specs) ?? makeNames(specs, off);
  cached.set(specs, names);
  return names;
}

function makeNames(specs: readonly SectionSpec[], off: RulesOff): Names {
  const compare = off.has('folding') ? (text: string) => text.trim() : foldName;
  const sections = new Map<string, readonly number[]>();
  const initials = new Set<string>();
  const taken = new Set<string>();
  const add = (name: string, index: number): void => {
    const folded = compare(name);
    if (folded === '' || taken.has(folded)) return;
    const sharing = sections.get(folded) ?? [];
    if (sharing.length >= MAX_SHARED && !sharing.includes(index)) return;
    sections.set(folded, [...new Set([...sharing, index])]);
    initials.add(String.fromCodePoint(folded.codePointAt(0) ?? 32));
  };
  const close = (): void => {
    for (const name of sections.keys()) taken.add(name);
  };
  // A heading comes before any alias, an alias before what is only implied; what two share names both.
  for (const [index, spec] of specs.entries()) add(spec.heading, index);
  close();
  for (const [index, spec] of specs.entries()) {
    for (const alias of off.has('aliases') ? [] : spec.aliases) add(alias, index);
  }
  close();
  for (const [index, spec] of specs.entries()) for (const name of impliedNames(spec.heading, off)) add(name, index);
  const byInitial = groupByInitial([...sections.keys()]);
  return {
    sections,
    count: specs.length,
    compare,
    longest: Math.max(0, ...[...sections.keys()].map((name) => name.length)) * 2 + MARKUP_LENGTH,
    byInitial,
    mayStartWith: rememberAnswers((character) => initials.has(compare(character))),
  };
}

function groupByInitial(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    if (name.length < MIN_PLURAL_LENGTH) continue;
    const initial = name.charAt(0);
    groups.set(initial, [...(groups.get(initial) ?? []), name]);
  }
  return groups;
}

/** In shorter words one letter makes another word. */
const MIN_MISSPELT_LENGTH = 5;
const MIN_PLURAL_LENGTH = 3;

/** "Description / Описание" is found by either half, "Screenshots (optional)" without its brackets. */
function impliedNames(heading: string, off: RulesOff): readonly string[] {
  const halves = off.has('joint-name') ? [] : heading.split(/\s[/|]\s/).slice(0, 4);
  const bare = off.has('qualifier') ? [] : [heading.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')];
  return [...(halves.length > 1 ? halves : []), ...bare];
}

/** What numbering, emphasis, emoji and brackets add to a name at most. */
const MARKUP_LENGTH = 40;

/** The characters of real text are few; of hostile text only so many are remembered. */
const MAX_REMEMBERED = 2000;

function rememberAnswers(ask: (character: string) => boolean): (character: string) => boolean {
  const answers = new Map<string, boolean>();
  return (character) => {
    const known = answers.get(character);
    if (known !== undefined) return known;
    const answer = ask(character);
    if (answers.size < MAX_REMEMBERED) answers.set(character, answer);
    return answer;
  };
}

/**
 * Tells whether two folded names differ by a slip of the pen: one letter missing, doubled, wrong or swapped with its
 * neighbour; two in names of twelve letters and more; singular for plural. The first letter must stand, or "Demotivation" were "Motivation".
 */
export function isMisspelt(written: string, name: string): boolean {
  if (written.length >= MIN_PLURAL_LENGTH && (written === `${name}s` || name === `${written}s`)) return true;
  if (written.length < MIN_MISSPELT_LENGTH || name.length < MIN_MISSPELT_LENGTH || written[0] !== name[0]) return false;
  const allowed = Math.min(written.length, name.length) >= 12 ? 2 : 1;
  if (Math.abs(written.length - name.length) > allowed) return false;
  if (DIFFERENT_WORDS.has(written) || /\d/.test(written + name)) return false;
  return editDistance(written, name) <= allowed;
}

/** Words one letter away from common section names that mean something else. */
const DIFFERENT_WORDS: ReadonlySet<string> = new Set(['content', 'contents', 'contest', 'reasons', 'import', 'text']);

/** Optimal string alignment distance: like Levenshtein's, with a swap of neighbours counted once. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
