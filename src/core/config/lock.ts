import type { Ask, Config, Duration, Level, SectionSpec, Template } from './config.js';
import type { Path } from './locate.js';

/** A place where a configuration asks less than the one below it. Values are as they are shown to people. */
export interface Loosening {
  readonly path: Path;
  readonly before: string;
  readonly after: string;
}

/** What becomes of a key when it changes: null where the new value is at least as strict, else both as shown. */
type Compare<Value> = (before: Value, after: Value) => readonly Loosening[];

const LEVELS: readonly Level[] = ['off', 'info', 'warn', 'require'];
const MODES = ['observe', 'advise', 'enforce'] as const;

/** How strict each unit of a window is taken to be, in working hours: a day has eight, a week forty. */
const UNIT_HOURS: Readonly<Record<Duration['unit'], number>> = { m: 1 / 60, h: 1, d: 8, w: 40, wh: 1, wd: 8 };

/**
 * Returns where a configuration is looser than the one below it, at a locked path and below that. Stricter is: a higher
 * level or mode, more that is asked, fewer that are passed over, a longer window. What is neither, such as a text or a
 * pattern, must stay as it is.
 */
export function findLoosenings(before: Config, after: Config, locked: Path): readonly Loosening[] {
  return compareConfig(before, after).filter(({ path }) => isWithin(path, locked) || isWithin(locked, path));
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, index) => path[index] === step);
}

function compareConfig(before: Config, after: Config): readonly Loosening[] {
  const { scope } = before;
  return [
    ...same(['preset'])(before.preset, after.preset),
    ...rank(['mode'], MODES)(before.mode, after.mode),
    ...compareEnforceFrom(before.enforce_from, after.enforce_from),
    ...same(['ratchet'])(before.ratchet, after.ratchet),
    ...rank(['scope', 'bots'], [false, true])(scope.bots, after.scope.bots),
    ...rank(['scope', 'drafts'], [false, true])(scope.drafts, after.scope.drafts),
    ...keeps(['scope', 'agents'])(scope.agents, after.scope.agents),
    ...addsNothing(['scope', 'ignore_labels'])(scope.ignore_labels, after.scope.ignore_labels),
    ...addsNothing(['scope', 'ignore_authors'])(scope.ignore_authors, after.scope.ignore_authors),
    ...addsNothing(['scope', 'ignore_titles'])(scope.ignore_titles, after.scope.ignore_titles),
    ...atMost(['scope', 'grace'], (ms) => `${ms / 60_000}m`)(scope.grace, after.scope.grace),
    ...before.templates.flatMap((template) => compareTemplate(template, after.templates)),
    ...sameKeys(['comment'], before.comment, after.comment),
    ...sameKeys(['labels'], before.labels, after.labels),
    ...sameKeys(['links'], before.links, after.links),
    ...sameKeys(['people'], before.people, after.people),
    ...compareWindow(before.decisions.window, after.decisions.window),
    ...same(['rollup'])(before.rollup, after.rollup),
  ];
}

function compareTemplate(before: Template, others: readonly Template[]): readonly Loosening[] {
  const path = ['templates', before.name];
  const after = others.find(({ name }) => name === before.name);
  if (after === undefined) return [{ path, before: 'on', after: 'off' }];
  return [
    ...same([...path, 'match'])(before.match, after.match),
    ...same([...path, 'sections'])(before.from, after.from),
    ...before.sections.flatMap((section) => compareSection([...path, 'sections'], section, after.sections)),
    ...compareTitle([...path, 'title'], before, after),
    ...level([...path, 'order'])(before.order, after.order),
    ...compareLinkedIssue([...path, 'linked_issue'], before, after),
    ...compareMentions([...path, 'max_mentions'], before.max_mentions, after.max_mentions),
  ];
}

function compareTitle(path: Path, { title: before }: Template, { title: after }: Template): readonly Loosening[] {
  if (before === null) return [];
  return [
    ...level(path)(before.level, after?.level ?? null),
    ...atLeast([...path, 'min_length'])(before.min_length, after?.min_length ?? 0),
    ...atMost([...path, 'max_length'])(before.max_length ?? Infinity, after?.max_length ?? Infinity),
    ...(before.pattern === null ? [] : same([...path, 'pattern'])(before.pattern, after?.pattern ?? null)),
  ];
}

function compareLinkedIssue(path: Path, a: Template, b: Template): readonly Loosening[] {
  const [before, after] = [a.linked_issue, b.linked_issue];
  if (before === null) return [];
  return [
    ...level(path)(before.level, after?.level ?? null),
    ...rank([...path, 'closes'], [false, true])(before.closes, after?.closes ?? false),
    ...(before.brief === null ? [] : same([...path, 'brief'])(before.brief, after?.brief ?? null)),
    ...(before.decision === null ? [] : same([...path, 'decision'])(before.decision, after?.decision ?? null)),
  ];
}

function compareMentions(path: Path, before: Ask<number> | null, after: Ask<number> | null): readonly Loosening[] {
  if (before === null) return [];
  return [...level(path)(before.level, after?.level ?? null), ...atMost(path)(before.value, after?.value ?? Infinity)];
}

/** A section is the same by its name; in the place of a list there is no path to one, so that all have the list's. */
function compareSection(path: Path, before: SectionSpec, others: readonly SectionSpec[]): readonly Loosening[] {
  const after = others.find(({ heading }) => heading.toLowerCase() === before.heading.toLowerCase());
  const shown = (text: string): string => `${before.heading}: ${text}`;
  if (after === undefined) {
    return before.level === 'off' ? [] : [{ path, before: shown(before.level), after: shown('missing') }];
  }
  const found = [
    ...level(path)(before.level, after.level),
    ...(before.none ? [] : rank(path, [true, false])(before.none, after.none)),
    ...before.needs.flatMap((need) => {
      const other = after.needs.find(({ value }) => value === need.value);
      const kinds = need.kinds.length === 0 ? [] : addsNothing(path)(need.kinds, other?.kinds ?? ['any']);
      return [...level(path)(need.level, other?.level ?? null), ...(other === undefined ? [] : kinds)];
    }),
    ...compareAsk(path, before.min_words, after.min_words, atLeast(path)),
    ...compareAsk(path, before.min_items, after.min_items, atLeast(path)),
    ...compareAsk(path, before.one_of, after.one_of, addsNothing(path)),
    ...compareAsk(path, before.checked, after.checked, rank(path, ['some', 'all'])),
    ...compareAsk(path, before.pattern, after.pattern, same(path)),
    ...compareAsk(path, before.forbid, after.forbid, keeps(path)),
  ];
  return found.map((loosening) => ({
    ...loosening,
    before: shown(loosening.before),
    after: shown(loosening.after),
  }));
}

function compareAsk<Value>(
  path: Path,
  before: Ask<Value> | null,
  after: Ask<Value> | null,
  compare: Compare<Value>,
): readonly Loosening[] {
  if (before === null) return [];
  const levels = level(path)(before.level, after?.level ?? null);
  return after === null || levels.length > 0 ? levels : compare(before.value, after.value);
}

function compareEnforceFrom(before: string | null, after: string | null): readonly Loosening[] {
  const isLooser = after !== null && (before === null || after > before);
  return isLooser ? [{ path: ['enforce_from'], before: before ?? 'nothing', after }] : [];
}

function compareWindow(before: Duration, after: Duration): readonly Loosening[] {
  const hours = ({ amount, unit }: Duration): number => amount * UNIT_HOURS[unit];
  const shown = ({ amount, unit }: Duration): string => `${amount}${unit}`;
  if (hours(after) >= hours(before)) return [];
  return [{ path: ['decisions', 'window'], before: shown(before), after: shown(after) }];
}

function level(path: Path): Compare<Level | null> {
  return (before, after) => rank(path, LEVELS)(before ?? 'off', after ?? 'off');
}

/** The later in a list, the stricter. */
function rank<Value>(path: Path, order: readonly Value[]): Compare<Value> {
  return (before, after) =>
    order.indexOf(after) < order.indexOf(before) ? [{ path, before: String(before), after: String(after) }] : [];
}

function atLeast(path: Path): Compare<number> {
  return (before, after) => (after < before ? [{ path, before: String(before), after: String(after) }] : []);
}

function atMost(path: Path, shown: (value: number) => string = String): Compare<number> {
  return (before, after) => {
    if (after <= before) return [];
    return [{ path, before: shown(before), after: after === Infinity ? 'no limit' : shown(after) }];
  };
}

function keeps(path: Path): Compare<readonly string[]> {
  return (before, after) => {
    const lost = before.filter((item) => !after.includes(item));
    return lost.length === 0 ? [] : [{ path, before: `with ${lost[0] ?? ''}`, after: 'without it' }];
  };
}

function addsNothing(path: Path): Compare<readonly string[]> {
  return (before, after) => {
    const more = after.filter((item) => !before.includes(item));
    return more.length === 0 ? [] : [{ path, before: `without ${more[0] ?? ''}`, after: 'with it' }];
  };
}

function sameKeys<Value extends object>(path: Path, before: Value, after: Value): readonly Loosening[] {
  return (Object.keys(before) as (keyof Value & string)[]).flatMap((key) =>
    same([...path, key])(before[key], after[key]),
  );
}

function same(path: Path): Compare<unknown> {
  return (before, after) => {
    const [a, b] = [show(before), show(after)];
    return a === b ? [] : [{ path, before: a, after: b }];
  };
}

/** Texts as they are, all else as JSON. */
function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
