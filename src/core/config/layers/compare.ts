import type { Level } from '../config.js';
import type { Path } from '../yaml/locate.js';

/** A place where a configuration asks less than the one below it. Values are as they are shown to people. */
export interface Loosening {
  readonly path: Path;
  readonly before: string;
  readonly after: string;
  /** The heading of the section that asks less, where the path is that of its list. */
  readonly section?: string;
}

/** What becomes of a key when it changes: nothing where the new value is at least as strict, else both as shown. */
export type Compare<Value> = (before: Value, after: Value) => readonly Loosening[];

/** What can be shown as it is. */
type Shown = string | number | boolean | null | readonly string[];

/** What makes two entries of a list one: patterns and prompts count as written, names without case. */
type Fold = (entry: string) => string;

const asWritten: Fold = (entry) => entry;

export const foldCase: Fold = (entry) => entry.toLowerCase();

const LEVELS: readonly Level[] = ['off', 'info', 'warn', 'require'];

/** What nobody asks weighs nothing. */
export function level(path: Path): Compare<Level | null> {
  return (before, after) => rank(path, LEVELS)(before ?? 'off', after ?? 'off');
}

/** The later in a list, the stricter. */
export function rank<Value>(path: Path, order: readonly Value[]): Compare<Value> {
  return (before, after) =>
    order.indexOf(after) < order.indexOf(before) ? [{ path, before: String(before), after: String(after) }] : [];
}

export function atLeast(path: Path): Compare<number> {
  return (before, after) => (after < before ? [{ path, before: String(before), after: String(after) }] : []);
}

export function atMost(path: Path, shown: (value: number) => string = String): Compare<number> {
  return (before, after) => {
    if (after <= before) return [];
    return [{ path, before: shown(before), after: after === Infinity ? 'no limit' : shown(after) }];
  };
}

/** A list may grow and lose nothing. */
export function keeps(path: Path, fold: Fold = asWritten): Compare<readonly string[]> {
  return (before, after) => {
    const lost = missingFrom(after, before, fold);
    return lost === undefined ? [] : [{ path, before: `with ${lost}`, after: 'without it' }];
  };
}

/** A list may shrink and gain nothing. */
export function addsNothing(path: Path, fold: Fold = asWritten): Compare<readonly string[]> {
  return (before, after) => {
    const more = missingFrom(before, after, fold);
    return more === undefined ? [] : [{ path, before: `without ${more}`, after: 'with it' }];
  };
}

/** What is neither stricter nor looser must stay as it is. Of a list the order does not count. */
export function same(path: Path): Compare<Shown> {
  return (before, after) => {
    const [a, b] = [show(before), show(after)];
    return a === b ? [] : [{ path, before: a, after: b }];
  };
}

/** The same key by key. */
export function sameKeys<Value extends Readonly<Record<keyof Value, Shown>>>(
  path: Path,
  before: Value,
  after: Value,
): readonly Loosening[] {
  return (Object.keys(before) as (keyof Value & string)[]).flatMap((key) =>
    same([...path, key])(before[key], after[key]),
  );
}

/** The same name by name, for what people name: nothing is lost, changed or added. */
export function sameEntries<Value>(
  path: Path,
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
  compare: (path: Path) => Compare<Value>,
): readonly Loosening[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const place = [...path, name];
    const [a, b] = [before, after].map((entries) => (Object.hasOwn(entries, name) ? entries[name] : undefined));
    if (a === undefined) return [{ path: place, before: 'nothing', after: 'named' }];
    return b === undefined ? [{ path: place, before: 'named', after: 'nothing' }] : compare(place)(a, b);
  });
}

function missingFrom(those: readonly string[], items: readonly string[], fold: Fold): string | undefined {
  const known = new Set(those.map(fold));
  return items.find((item) => !known.has(fold(item)));
}

function show(value: Shown): string {
  if (value === null) return 'nothing';
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? 'nothing' : [...value].sort().join(', ');
}
