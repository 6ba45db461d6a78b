import type { Ask, Config, Duration, Match, Member, Need, People, SectionSpec, Template } from '../config.js';
import type { DecisionOptions, WorkingTime } from '../config.js';
import { formatClockTime } from '../../time/clock-time.js';
import { formatDayRange } from '../../time/day-range.js';
import { formatGrace } from '../values/duration.js';
import type { Path } from '../yaml/locate.js';
import { MODES } from '../language/schema.js';
import { addsNothing, atLeast, atMost, foldCase, keeps, level, rank, same, sameEntries, sameKeys } from './compare.js';
import type { Compare, Loosening } from './compare.js';
import { isNoShorter } from './lock-window.js';

/** Tells whether a lock on a path holds a loosening: it lies below that path, or takes away all around it. */
export function isHeld({ path }: Loosening, locked: Path): boolean {
  return isWithin(path, locked) || isWithin(locked, path);
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, index) => path[index] === step);
}

/**
 * Returns where a configuration is looser than the one below it, locked or not. Stricter is: a higher level or mode, more that
 * is asked, fewer that are passed over, a longer window. What is neither, such as a name or a pattern, must stay as it is.
 */
export function findLoosenings(before: Config, after: Config): readonly Loosening[] {
  const templates = new Map(after.templates.map((template) => [template.name, template]));
  return [
    ...same(['preset'])(before.preset, after.preset),
    ...rank(['mode'], MODES)(before.mode, after.mode),
    ...compareEnforceFrom(before.enforce_from, after.enforce_from),
    ...same(['ratchet'])(before.ratchet, after.ratchet),
    ...compareScope(['scope'], before.scope, after.scope),
    ...before.templates.flatMap((template) => compareTemplate(template, templates.get(template.name))),
    ...sameKeys(['comment'], before.comment, after.comment),
    ...sameKeys(['labels'], before.labels, after.labels),
    ...sameEntries(['links', 'kinds'], before.links.kinds, after.links.kinds, same),
    ...same(['links', 'trackers'])(before.links.trackers, after.links.trackers),
    ...comparePeople(['people'], before.people, after.people),
    ...compareDecisions(['decisions'], before.decisions, after.decisions),
    ...sameKeys(['status'], shownStatus(before.status), shownStatus(after.status)),
    ...sameWhole(
      ['response'],
      before.response && shownResponse(before.response),
      after.response && shownResponse(after.response),
    ),
    ...sameWhole(['rollup'], before.rollup && shownRollup(before.rollup), after.rollup && shownRollup(after.rollup)),
    ...addsNothing(['rollup', 'share_with'], foldCase)(before.share_with, after.share_with),
    ...sameKeys(['labels'], before.other_labels, after.other_labels),
  ];
}

function compareScope(path: Path, before: Config['scope'], after: Config['scope']): readonly Loosening[] {
  return [
    ...rank([...path, 'bots'], [false, true])(before.bots, after.bots),
    ...rank([...path, 'drafts'], [false, true])(before.drafts, after.drafts),
    ...keeps([...path, 'agents'], foldCase)(before.agents, after.agents),
    ...addsNothing([...path, 'ignore_labels'], foldCase)(before.ignore_labels, after.ignore_labels),
    ...addsNothing([...path, 'ignore_authors'], foldCase)(before.ignore_authors, after.ignore_authors),
    ...addsNothing([...path, 'ignore_titles'])(before.ignore_titles, after.ignore_titles),
    ...atMost([...path, 'grace'], formatGrace)(before.grace, after.grace),
  ];
}

function compareTemplate(before: Template, after: Template | undefined): readonly Loosening[] {
  const path = ['templates', before.name];
  if (after === undefined) return [{ path, before: 'on', after: 'off' }];
  return [
    ...compareMatch([...path, 'match'], before.match, after.match),
    ...compareSections([...path, 'sections'], before, after),
    ...compareTitle([...path, 'title'], before, after),
    ...level([...path, 'order'])(before.order, after.order),
    ...compareLinkedIssue([...path, 'linked_issue'], before, after),
    ...level([...path, 'implements'])(before.implements, after.implements),
    ...compareAsk([...path, 'max_mentions'], before.max_mentions, after.max_mentions, atMost),
  ];
}

function compareMatch(path: Path, before: Match | null, after: Match | null): readonly Loosening[] {
  if (before !== null && after !== null) return sameKeys(path, before, after);
  const shown = (match: Match | null): string => (match === null ? 'by name only' : 'by what it matches');
  return same(path)(shown(before), shown(after));
}

/** Sections from a file of the repository are those of that file. */
function compareSections(path: Path, before: Template, after: Template): readonly Loosening[] {
  const sources = same([...path, 'from'])(before.from, after.from);
  if (sources.length > 0) return sources;
  const sections = new Map(keyByHeading(after.sections));
  return keyByHeading(before.sections).flatMap(([key, section]) => compareSection(path, section, sections.get(key)));
}

/** Of two sections with one heading the first is compared with the first, the second with the second. */
function keyByHeading(sections: readonly SectionSpec[]): readonly (readonly [string, SectionSpec])[] {
  const seen = new Map<string, number>();
  return sections.map((section) => {
    const heading = foldCase(section.heading);
    const before = seen.get(heading) ?? 0;
    seen.set(heading, before + 1);
    return [`${before} ${heading}`, section];
  });
}

function compareTitle(path: Path, { title: before }: Template, { title: after }: Template): readonly Loosening[] {
  if (before === null || before.level === 'off') return [];
  if (after === null) return level([...path, 'level'])(before.level, null);
  return [
    ...level([...path, 'level'])(before.level, after.level),
    ...atLeast([...path, 'min_length'])(before.min_length, after.min_length),
    ...atMost([...path, 'max_length'])(before.max_length ?? Infinity, after.max_length ?? Infinity),
    ...sameAsked([...path, 'pattern'], before.pattern, after.pattern),
  ];
}

function compareLinkedIssue(path: Path, a: Template, b: Template): readonly Loosening[] {
  const [before, after] = [a.linked_issue, b.linked_issue];
  if (before === null || before.level === 'off') return [];
  if (after === null) return level([...path, 'level'])(before.level, null);
  return [
    ...level([...path, 'level'])(before.level, after.level),
    ...rank([...path, 'closes'], [false, true])(before.closes, after.closes),
    ...sameAsked([...path, 'brief'], before.brief, after.brief),
    ...sameAsked([...path, 'decision'], before.decision, after.decision),
  ];
}

/** What was not asked may be asked now. */
function sameAsked(path: Path, before: string | null, after: string | null): readonly Loosening[] {
  return before === null ? [] : same(path)(before, after);
}

/**
 * A section is the same by its heading. In a list there is no path to one, so that all have the list's. `help` asks nothing and
 * is free.
 */
function compareSection(path: Path, before: SectionSpec, after: SectionSpec | undefined): readonly Loosening[] {
  if (before.level === 'off') return [];
  const shown = (text: string): string => `${before.heading}: ${text}`;
  const section = before.heading;
  if (after === undefined) return [{ path, before: shown(before.level), after: shown('missing'), section }];
  const found = [
    ...level(path)(before.level, after.level),
    ...addsNothing(path, foldCase)(before.aliases, after.aliases),
    ...rank(path, [true, false])(before.none, after.none).map((loosening) => ({
      ...loosening,
      before: '"None" is no answer',
      after: 'it is one',
    })),
    ...keeps(path)(before.prompts, after.prompts),
    ...before.needs.flatMap((need) => compareNeed(path, need, after.needs)),
    ...compareAsk(path, before.min_words, after.min_words, atLeast, 'min_words'),
    ...compareAsk(path, before.min_items, after.min_items, atLeast, 'min_items'),
    ...compareAsk(path, before.one_of, after.one_of, (at) => addsNothing(at, foldCase), 'one_of'),
    ...compareAsk(path, before.checked, after.checked, (at) => rank(at, ['some', 'all']), 'checked'),
    ...compareAsk(path, before.pattern, after.pattern, same, 'pattern'),
    ...compareAsk(path, before.forbid, after.forbid, keeps, 'forbid'),
  ];
  return found.map((loosening) => ({
    ...loosening,
    before: shown(loosening.before),
    after: shown(loosening.after),
    section,
  }));
}

function compareNeed(path: Path, before: Need, others: readonly Need[]): readonly Loosening[] {
  if (before.level === 'off') return [];
  const after = others.find(({ value }) => value === before.value);
  const levels = level(path)(before.level, after?.level ?? null);
  const isNarrowed = before.kinds.length > 0 && after !== undefined;
  const allowed = after === undefined || after.kinds.length === 0 ? ['any'] : after.kinds;
  const kinds = isNarrowed ? addsNothing(path, foldCase)(before.kinds, allowed) : [];
  return [...levels, ...kinds].map((loosening) => withName(loosening, before.value));
}

/** Compares what a rule asks where it still asks it. `name` is told where the path does not. */
function compareAsk<Value>(
  path: Path,
  before: Ask<Value> | null,
  after: Ask<Value> | null,
  compare: (path: Path) => Compare<Value>,
  name?: string,
): readonly Loosening[] {
  if (before === null || before.level === 'off') return [];
  const levels = level(path)(before.level, after?.level ?? null);
  const values = after === null ? [] : compare(path)(before.value, after.value);
  return [...levels, ...values].map((loosening) => (name === undefined ? loosening : withName(loosening, name)));
}

function withName(loosening: Loosening, name: string): Loosening {
  return { ...loosening, before: `${name} ${loosening.before}`, after: `${name} ${loosening.after}` };
}

function compareEnforceFrom(before: string | null, after: string | null): readonly Loosening[] {
  const isLooser = after !== null && (before === null || after > before);
  return isLooser ? [{ path: ['enforce_from'], before: before ?? 'nothing', after }] : [];
}

function comparePeople(path: Path, before: People, after: People): readonly Loosening[] {
  return [
    ...compareTime(path)(before, after),
    ...same([...path, 'shutdown'])(before.shutdown.map(formatDayRange), after.shutdown.map(formatDayRange)),
    ...same([...path, 'issue'])(before.issue, after.issue),
    ...sameEntries([...path, 'members'], before.members, after.members, compareMember),
  ];
}

function compareMember(path: Path): Compare<Member> {
  const shown = ({ away }: Member) =>
    away.map((absence) => formatDayRange(absence) + (absence.cover === null ? '' : ` cover ${absence.cover}`));
  return (before, after) => [
    ...compareTime(path)(before, after),
    ...same([...path, 'away'])(shown(before), shown(after)),
  ];
}

function compareTime(path: Path): Compare<WorkingTime> {
  const shown = ({ timezone, hours, days, country }: WorkingTime) => ({
    timezone,
    hours: `${formatClockTime(hours.from)}-${formatClockTime(hours.to)}`,
    days,
    country,
  });
  return (before, after) => sameKeys(path, shown(before), shown(after));
}

function compareDecisions(path: Path, before: DecisionOptions, after: DecisionOptions): readonly Loosening[] {
  return [
    ...compareWindow([...path, 'window'], before.window, after.window),
    ...atLeast([...path, 'min_working_hours'])(before.min_working_hours, after.min_working_hours),
    ...compareWindow([...path, 'max_extension'], before.max_extension, after.max_extension),
    ...keeps([...path, 'ask'], foldCase)(before.ask, after.ask),
    ...sameKeys([...path, 'record'], before.record, after.record),
  ];
}

function compareWindow(path: Path, before: Duration, after: Duration): readonly Loosening[] {
  return isNoShorter(after, before) ? [] : [{ path, before: formatDuration(before), after: formatDuration(after) }];
}

/** What is asked for by standing there is neither taken away nor made another. */
function sameWhole<Shown extends Readonly<Record<string, string>>>(
  path: Path,
  before: Shown | null,
  after: Shown | null,
): readonly Loosening[] {
  if (before === null || after === null) {
    const shown = (whole: Shown | null): string => (whole === null ? 'nothing' : 'something');
    return same(path)(shown(before), shown(after));
  }
  return sameKeys(path, before, after);
}

const formatDuration = ({ amount, unit }: Duration): string => `${amount}${unit}`;

function shownStatus({ at, old_after, ...plain }: Config['status']) {
  return { ...plain, at: formatClockTime(at), old_after: formatDuration(old_after) };
}

function shownResponse({ review, question, remind }: NonNullable<Config['response']>) {
  return { review: formatDuration(review), question: formatDuration(question), remind: String(remind) };
}

function shownRollup({ at, pin, hide, repos, slack, ...plain }: NonNullable<Config['rollup']>) {
  return {
    ...plain,
    at: formatClockTime(at),
    pin: String(pin),
    hide: hide.join(', '),
    repos: repos.join(', '),
    slack: JSON.stringify(slack),
  };
}
