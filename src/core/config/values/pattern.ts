import { RE2JS } from 're2js';
import { BOUNDS } from '../language/schema.js';

/** A pattern ready to test. It has no other use: `find` and captures cost far more on long texts. */
export interface Pattern {
  readonly source: string;
  /** How many ways it can be on at once: what a character may cost at worst. A word costs 1, `[A-Z]+-[0-9]+` 4. */
  readonly weight: number;
  readonly test: (text: string) => boolean;
}

export interface PatternOptions {
  readonly ignoreCase?: boolean;
}

/** Why a pattern is refused. */
export type PatternFault =
  | { readonly kind: 'length' }
  | { readonly kind: 'size' }
  | { readonly kind: 'look-around' }
  | { readonly kind: 'syntax'; readonly reason: string };

/** A pattern's compiled size may be this much: about a thousand steps for each character it reads. */
const LARGEST_PROGRAM = 1000;
/** As much of a text as a pattern is shown, in UTF-16 units. */
const LONGEST_INPUT = 8192;
/** Compiled patterns kept; a configuration has at most forty. */
const KEPT = 256;

const kept = new Map<string, Pattern | PatternFault>();

/**
 * Returns a pattern in RE2 syntax (linear time whatever the text), or null where `patternFault` names a fault. Titles are
 * tested without regard to case.
 */
export function compilePattern(source: string, options: PatternOptions = {}): Pattern | null {
  const result = lookUp(source, options.ignoreCase ?? false);
  return 'test' in result ? result : null;
}

/** Returns why a pattern cannot be used; null when it can. */
export function patternFault(source: string, options: PatternOptions = {}): PatternFault | null {
  const result = lookUp(source, options.ignoreCase ?? false);
  return 'test' in result ? null : result;
}

/** Tells whether the pattern matches somewhere in the first 8 KB of a text. Null, a refused pattern, matches nothing. */
export function testPattern(pattern: Pattern | null, text: string): boolean {
  return pattern !== null && pattern.test(text.length > LONGEST_INPUT ? text.slice(0, LONGEST_INPUT) : text);
}

/** Compiling costs up to 40 ms; the same patterns are asked for at each item, so that the last few are kept. */
function lookUp(source: string, ignoreCase: boolean): Pattern | PatternFault {
  const key = (ignoreCase ? 'i' : '-') + source.slice(0, BOUNDS.pattern + 1);
  const known = kept.get(key);
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const result = compile(source, ignoreCase);
  kept.set(key, result);
  const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return result;
}

/**
 * Returns how many large character classes a pattern names (`\\p{…}`, ranges beyond ASCII). Each costs up to 13 ms to compile
 * without regard to case, which is why a configuration may have only so many.
 */
export function countLargeClasses(source: string): number {
  return source.match(/\\[pPu]|\\x\{|[^\x00-\x7F]-|-[^\x00-\x7F]/g)?.length ?? 0;
}

function compile(source: string, ignoreCase: boolean): Pattern | PatternFault {
  if (source.length > BOUNDS.pattern) return { kind: 'length' };
  if (countRepetitions(source) > LARGEST_PROGRAM) return { kind: 'size' };
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(source), ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    if (compiled.programSize() > LARGEST_PROGRAM) return { kind: 'size' };
    return { source, weight: weigh(source, compiled.programSize()), test: (text) => compiled.test(text) };
  } catch (error) {
    if (/\(\?(?:[=!]|<[=!])/.test(source)) return { kind: 'look-around' };
    const message = error instanceof Error ? error.message : '';
    return { kind: 'syntax', reason: message.replace(/^error parsing regexp: /, '').replace('(?i)', '') };
  }
}

/** Only classes, choices and repetitions leave it open how a match goes on; what is counted has been written out by then. */
function weigh(source: string, size: number): number {
  if (countRepetitions(source) > 0) return size;
  return Math.min(size, 1 + (source.match(/[.[|?*+]|\\[wWdDsSpP]/g)?.length ?? 0));
}

/** A sum of all `{n,m}`, cheap to have before compiling: `x{1000}` forty times over would take 140 ms to compile. */
function countRepetitions(source: string): number {
  let sum = 0;
  for (const [, least, most] of source.matchAll(/\{(\d{1,9})(?:,(\d{1,9})?)?\}/g)) sum += Number(most ?? least);
  return sum;
}
