import type { Config } from '../../core/config/config.js';
import { DEFAULT_OTHER_LABELS } from '../../core/config/resolve/defaults.js';
import { decisionLabel } from '../../core/decisions/labels.js';
import type { Counts, Gap, TeamTold, WeekFacts } from '../../core/rollup/facts.js';
import type { Frame } from '../../core/rollup/frame.js';
import { toldBy } from '../../core/rollup/told.js';
import {
  countIn,
  EMPTY_TALLY,
  NO_COUNTS,
  tallyGlances,
  tallyItems,
  type Glance,
  type Tally,
  type Terms,
} from '../../core/rollup/tally.js';
import { withWindows, type Waits } from '../../core/rollup/windows.js';
import type { ThreadFacts } from '../../core/rollup/thread-facts.js';
import { periodOf, weekBefore } from '../../core/rollup/week.js';
import { timesNeed } from '../../core/response/times-need.js';
import { countryOf } from '../../core/time/calendar.js';
import { calendarsOf, type Calendars } from '../../core/decisions/calendars.js';
import { NO_FACTS } from '../../core/decisions/facts.js';
import type { Identity } from '../../core/snapshot.js';
import { CADENCE_LABELS } from '../../core/status/tracked.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Clock } from '../clock.js';
import type { Ask } from '../github/client/ask.js';
import { spellerOf, type Spell } from '../github/reading/fold-item.js';
import type { ReadFacts } from '../github/reading/facts/read-facts.js';
import { matchesPaths } from '../github/reading/previews.js';
import type { GlanceAnswer, WholeIssueAnswer } from './answers.js';
import { foldWeekItem } from './fold-week-item.js';
import { withoutClosedBlockers } from './read-closed.js';
import { readLists, type ListPage, type ListRequest } from './read-lists.js';
import { readThreads } from './read-threads.js';
import { withoutPages } from './without-pages.js';

/** Pages of what changed; a page is 100 issues and 50 pull requests. */
const MOST_CHANGED = 100;

/** Pages of what is open and did not change, and threads. */
const MOST_WAITING = 6;
const MOST_THREADS = 60;

export interface WeekReader {
  readonly ask: Ask;
  readonly readFacts: ReadFacts;
  readonly me: Identity;
  readonly clock: Clock;
  /** Called after each of the steps in which a repository is read. */
  readonly onStep?: () => void;
}

/** What changed, what waits, threads. */
export const STEPS = 3;

/**
 * Returns all that is known of a repository's week. Of everything that is read no more is kept than the page shows, so that memory
 * does not grow with the repository.
 *
 * It costs a request for each hundred issues or fifty pull requests that changed since the week began, for each hundred that changed in
 * the week before, for each hundred open issues that a template or a decision's label names or fifty open pull requests that did not
 * change since, and for ten threads of decisions and tracked items. What a decision needs to know of people comes on top, once each, and one request where
 * blockers name issues.
 *
 * @throws FailureError where GitHub does not answer
 */
export async function readWeek(
  reader: WeekReader,
  ref: RepositoryRef,
  frame: Frame,
  config: Config,
): Promise<WeekFacts> {
  const before = periodOf(weekBefore(frame.week), dayOf(config), frame.zone);
  const terms: Terms = { repository: `${ref.owner}/${ref.repo}`, frame, before, config };
  const gaps: Gap[] = [];
  const seen: Seen = { counted: new Set(), told: new Set() };
  const reading = { spell: spellerOf(config.labels), me: reader.me, period: frame.period };
  let tally = EMPTY_TALLY;
  let ownPages = 0;
  const read = async (request: ListRequest): Promise<boolean> => {
    const pages = readLists(reader.ask, ref, request);
    for (;;) {
      const { done, value } = await pages.next();
      if (done === true) return value;
      const page = withoutPages(value, reader.me, config.other_labels.rollup);
      ownPages += countPages(value.issues, page.issues, frame.period);
      tally = tallyPage(tally, page, terms, seen, reading);
    }
  };
  const shape = {
    issueTypes: matchesTypes(config),
    paths: matchesPaths(config),
    comments: config.response !== null,
  };
  if (!(await read(changedRequest(terms, shape)))) gaps.push('changes');
  reader.onStep?.();
  if (!(await read(waitingRequest(terms, shape)))) gaps.push('reviews');
  reader.onStep?.();
  const threads = await readStories(reader, ref, terms, tally.threads.slice(0, MOST_THREADS));
  if (tally.threads.length > MOST_THREADS) gaps.push('threads');
  reader.onStep?.();
  const questions = [...tally.questions, ...threads.flatMap((thread) => thread.questions)];
  const own = [...tally.own, ...threads.flatMap((thread) => thread.own)];
  const called = own.flatMap(({ called: who }) => who ?? []);
  const waits = { reviews: tally.reviews, questions };
  const calendars = await readCalendars(reader, ref, config, [...askedIn(waits, config), ...called]);
  const ended = calendars === null ? waits : withWindows(waits, config.response, calendars);
  const told = toldBy(own, ownPages, (login) => (calendars ?? calendarsOf(config.people, NO_FACTS, [])).of(login));
  const facts = factsOf(ref, { ...tally, ...ended }, config, threads, told, gaps);
  return { ...facts, projects: await withoutClosedBlockers(reader.ask, ref, facts.projects) };
}

/** Returns what happened in a repository in numbers, and reads nothing else of it. */
export async function readCounts(
  { ask, me }: Pick<WeekReader, 'ask' | 'me'>,
  ref: RepositoryRef,
  { period }: Frame,
): Promise<Counts> {
  const seen = new Set<number>();
  const pages = readLists(ask, ref, {
    list: 'changed',
    shape: { issueTypes: false, paths: false, comments: false },
    variables: { since: new Date(period.fromAt).toISOString() },
    most: MOST_CHANGED,
    depthAfter: (updatedAt) => (updatedAt === null || updatedAt >= period.fromAt ? 'glance' : null),
  });
  let counts: Counts = NO_COUNTS;
  for await (const page of pages) {
    const { glances } = withoutPages(page, me, DEFAULT_OTHER_LABELS.rollup);
    counts = countIn(counts, takeFresh(glances, seen).map(toGlance), period);
  }
  return counts;
}

function dayOf(config: Config) {
  return config.rollup?.day ?? 'mon';
}

type Shape = ListRequest['shape'];

/** What changed since the week began is read whole, what changed in the week before at a glance. */
function changedRequest({ frame, before }: Terms, shape: Shape): ListRequest {
  return {
    list: 'changed',
    shape,
    variables: { since: new Date(before.fromAt).toISOString() },
    most: MOST_CHANGED,
    depthAfter: (updatedAt) => {
      if (updatedAt === null || updatedAt >= frame.period.fromAt) return 'whole';
      return updatedAt >= before.fromAt ? 'glance' : null;
    },
  };
}

/** What changed since the week began is known already. */
function waitingRequest({ frame, config }: Terms, shape: Shape): ListRequest {
  const labels = waitingLabels(config);
  return {
    list: 'waiting',
    shape,
    variables: { labels },
    most: MOST_WAITING,
    depthAfter: (updatedAt, kind) => {
      if (kind === 'issues' && labels.length === 0) return null;
      return updatedAt === null || updatedAt < frame.period.fromAt ? 'whole' : null;
    },
  };
}

const WAITING = ['proposed', 'final-call', 'blocked', 'stalled', 'postponed'] as const;

/** Labels under which an issue may matter although nobody touched it. One that is named by its title alone is found once it changes. */
function waitingLabels({ labels, templates }: Config): readonly string[] {
  const ofTemplates = templates.flatMap(({ match }) => (match?.kind === 'pull_request' ? [] : (match?.labels ?? [])));
  return [...new Set([...WAITING.map((state) => decisionLabel(state, labels)), ...CADENCE_LABELS, ...ofTemplates])];
}

function matchesTypes({ templates }: Config): boolean {
  return templates.some(({ match }) => (match?.types.length ?? 0) > 0);
}

/** What was seen so far: what changes while pages are read can be on two of them, and what waits was perhaps counted before. */
interface Seen {
  readonly counted: Set<number>;
  readonly told: Set<number>;
}

interface ItemReading {
  readonly spell: Spell;
  readonly me: Identity;
  readonly period: Frame['period'];
}

function tallyPage(tally: Tally, page: ListPage, terms: Terms, seen: Seen, reading: ItemReading): Tally {
  const whole = takeFresh([...page.issues, ...page.pulls], seen.told).map((answer) =>
    foldWeekItem(answer, reading.spell, reading),
  );
  const glances = page.glances.map(toGlance);
  return tallyGlances(tallyItems(tally, whole, terms), takeFresh([...whole, ...glances], seen.counted), terms);
}

function toGlance(answer: GlanceAnswer): Glance {
  return { ...answer, mergedAt: answer.mergedAt ?? null };
}

function takeFresh<Numbered extends { readonly number: number }>(
  items: readonly Numbered[],
  seen: Set<number>,
): readonly Numbered[] {
  return items.filter(({ number }) => !seen.has(number) && seen.add(number));
}

async function readStories(
  reader: WeekReader,
  ref: RepositoryRef,
  { config, frame }: Terms,
  numbers: readonly number[],
): Promise<readonly ThreadFacts[]> {
  const found: ThreadFacts[] = [];
  for await (const facts of readThreads({ ...reader, config, period: frame.period }, ref, numbers)) {
    found.push(facts);
  }
  return found;
}

function askedIn({ reviews, questions }: Waits, { response }: Config): readonly string[] {
  if (response === null) return [];
  return [...reviews.flatMap((wait) => wait.asked), ...questions].map(({ who }) => who);
}

/** Days off are said in an issue, which takes a request or a few. Null where nobody's matter. */
async function readCalendars(
  { readFacts }: WeekReader,
  ref: RepositoryRef,
  { people }: Config,
  logins: readonly string[],
): Promise<Calendars | null> {
  if (logins.length === 0) return null;
  const countries = logins.flatMap((who) => (who.includes('/') ? people.country : countryOf(people, who)) ?? []);
  const need = timesNeed([...new Set(countries)], people.issue);
  const times = await readFacts({ ...ref, kind: 'item', number: 0 }, need);
  return calendarsOf(people, times, []);
}

/** Returns how many of our weekly pages were created within a period: what a page of a list had, and has no more. */
function countPages(
  all: readonly WholeIssueAnswer[],
  others: readonly WholeIssueAnswer[],
  { fromAt, toAt }: Frame['period'],
): number {
  const numbers = new Set(others.map(({ number }) => number));
  return all.filter(({ number, createdAt }) => !numbers.has(number) && createdAt >= fromAt && createdAt < toAt).length;
}

function factsOf(
  ref: RepositoryRef,
  tally: Tally,
  { response }: Config,
  threads: readonly ThreadFacts[],
  told: TeamTold,
  gaps: readonly Gap[],
): WeekFacts {
  const { inTime, questions } = tally;
  const { counts, countsBefore, shipped, reviews, dated, complete, answeredMs, unanswered, people, hasPast } = tally;
  return {
    repository: `${ref.owner}/${ref.repo}`,
    others: [],
    untold: null,
    unread: [],
    counts,
    countsBefore: hasPast && !gaps.includes('changes') ? countsBefore : null,
    shipped,
    reviews,
    questions,
    dated,
    decisions: threads.flatMap(({ decision }) => decision ?? []),
    projects: threads.flatMap(({ project }) => project ?? []),
    work: { people: [...people], complete, answeredMs, unanswered, told, inTime: response === null ? null : inTime },
    gaps,
  };
}
