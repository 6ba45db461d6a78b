import type { Config } from '../config/config.js';
import { stateOfLabel } from '../decisions/labels.js';
import { isDecision } from '../decisions/state.js';
import type { Actor, Candidate, Instant } from '../snapshot.js';
import { isTracked } from '../status/tracked.js';
import { selectTemplate } from '../templates/match.js';
import { en } from '../text/en.js';
import type { Conversation } from '../response/wait.js';
import { addDuration, workingMsBetween } from '../time/working-time.js';
import { evaluate } from '../verdict/evaluate.js';
import { questionsIn } from './asked-by-name.js';
import { dayNamedBy } from './day-named.js';
import type { Counts, DatedItem, Matter, QuestionWait, ReviewWait, ShippedPull, WeekFacts } from './facts.js';
import { isWithin, type Frame } from './frame.js';
import type { OwnComment } from './told.js';
import type { Period } from './week.js';

/** When an item was opened and ended: enough to be counted. */
export interface Glance {
  readonly number: number;
  readonly createdAt: Instant;
  /** Null while open; for a merged pull request when it was merged. */
  readonly closedAt: Instant | null;
  readonly mergedAt: Instant | null;
}

/** An item with what a page is made from, before its thread is known. */
export interface WeekItem extends Candidate, Glance {
  readonly url: string;
  /** Labels it was given, as far as the first of them show it. */
  readonly labelled: readonly string[];
  /** First comments and reviews, by anybody. */
  readonly answers: readonly { readonly by: Actor | null; readonly at: Instant }[];
  /** Our comments within the seven days, as far as its first and last comments show them. */
  readonly own: readonly OwnComment[];
  /** Whose review is asked for and did not come: logins and teams. */
  readonly asked: readonly Omit<ReviewWait['asked'][number], 'dueAt'>[];
  /** Null where its comments were not read, or not all of them. */
  readonly conversation: Conversation | null;
  readonly mergedBy: Actor | null;
}

/** What items are counted by. */
export interface Terms {
  /** `owner/name`. */
  readonly repository: string;
  readonly frame: Frame;
  readonly before: Period;
  readonly config: Config;
}

/** What was counted so far. It grows by what is listed, not by how many items there are. */
export interface Tally {
  readonly counts: Counts;
  readonly countsBefore: Counts;
  readonly shipped: readonly ShippedPull[];
  readonly reviews: readonly ReviewWait[];
  /** Those whose items' threads are not to be read. */
  readonly questions: readonly QuestionWait[];
  readonly dated: readonly DatedItem[];
  /** Those of items whose threads are not to be read. */
  readonly own: readonly OwnComment[];
  readonly complete: WeekFacts['work']['complete'];
  readonly answeredMs: readonly number[];
  readonly unanswered: number;
  readonly inTime: { readonly within: number; readonly all: number };
  /** True once something older than the seven days was seen: then this is not the first week. */
  readonly hasPast: boolean;
  /** Logins in lower case. */
  readonly people: ReadonlySet<string>;
  /** Issues whose threads have to be read: decisions and tracked items. */
  readonly threads: readonly number[];
}

export const NO_COUNTS: Counts = { opened: 0, closed: 0, merged: 0 };

export const EMPTY_TALLY: Tally = {
  counts: NO_COUNTS,
  countsBefore: NO_COUNTS,
  shipped: [],
  reviews: [],
  questions: [],
  dated: [],
  own: [],
  complete: { first: 0, all: 0 },
  answeredMs: [],
  unanswered: 0,
  inTime: { within: 0, all: 0 },
  hasPast: false,
  people: new Set(),
  threads: [],
};

/** Nobody reads further; `counts` says how many there were. */
const MOST_SHIPPED = 300;

/** The oldest are late, if any is. */
const MOST_QUESTIONS = 300;

/** Returns the tally after all that some more items tell but for what they count, none of which it has seen so. */
export function tallyItems(tally: Tally, items: readonly WeekItem[], terms: Terms): Tally {
  const shipped = [...tally.shipped, ...items.flatMap((item) => shippedFrom(item, terms))];
  const opened = items.filter(({ createdAt }) => isWithin(terms.frame.period, createdAt));
  return {
    ...tallyOpened(tally, opened, terms),
    shipped: shipped.toSorted((a, b) => b.mergedAt - a.mergedAt).slice(0, MOST_SHIPPED),
    reviews: [...tally.reviews, ...items.flatMap((item) => reviewsFrom(item, terms))],
    questions: [...tally.questions, ...items.flatMap((item) => questionsFrom(item, terms))]
      .toSorted((a, b) => a.sinceAt - b.sinceAt)
      .slice(0, MOST_QUESTIONS),
    dated: [...tally.dated, ...items.flatMap((item) => datedFrom(item, terms))],
    own: [...tally.own, ...items.filter((item) => !hasThread(item, terms)).flatMap((item) => item.own)],
    people: new Set([...tally.people, ...items.flatMap((item) => peopleIn(item, terms))]),
    threads: [...tally.threads, ...items.filter((item) => hasThread(item, terms)).map(({ number }) => number)],
  };
}

/** Returns the tally after some more items were counted, none of which it has counted. */
export function tallyGlances(tally: Tally, items: readonly Glance[], { frame, before }: Terms): Tally {
  return {
    ...tally,
    counts: countIn(tally.counts, items, frame.period),
    countsBefore: countIn(tally.countsBefore, items, before),
    hasPast: tally.hasPast || items.some(({ createdAt }) => createdAt < frame.period.fromAt),
  };
}

/** Returns the numbers after some more items were counted in, none of which they hold. */
export function countIn(counts: Counts, items: readonly Glance[], period: Period): Counts {
  const number = (is: (item: Glance) => boolean): number => items.filter(is).length;
  return {
    opened: counts.opened + number(({ createdAt }) => isWithin(period, createdAt)),
    closed: counts.closed + number(({ closedAt, mergedAt }) => mergedAt === null && isWithin(period, closedAt)),
    merged: counts.merged + number(({ mergedAt }) => isWithin(period, mergedAt)),
  };
}

function matterOf({ number, title, url }: WeekItem, { repository }: Terms): Matter {
  return { repository, number, title, url };
}

function isBot(actor: Actor | null): boolean {
  return actor?.type === 'bot';
}

function shippedFrom(item: WeekItem, terms: Terms): readonly ShippedPull[] {
  if (!isWithin(terms.frame.period, item.mergedAt)) return [];
  const { author, mergedAt } = item;
  return [{ ...matterOf(item, terms), author: author?.login ?? null, isByBot: isBot(author), mergedAt }];
}

/** A draft asks nobody yet. */
function reviewsFrom(item: WeekItem, terms: Terms): readonly ReviewWait[] {
  const isWaiting = item.state === 'open' && item.pull?.isDraft === false && item.asked.length > 0;
  return isWaiting
    ? [{ matter: matterOf(item, terms), asked: item.asked.map((one) => ({ ...one, dueAt: null })) }]
    : [];
}

/** A thread that is read whole tells of its own. */
function questionsFrom(item: WeekItem, terms: Terms): readonly QuestionWait[] {
  if (item.conversation === null || hasThread(item, terms)) return [];
  return questionsIn(item.conversation, terms.config, matterOf(item, terms));
}

/** A decision has a window of its own. */
function datedFrom(item: WeekItem, terms: Terms): readonly DatedItem[] {
  const { config } = terms;
  const template = item.state === 'open' ? selectTemplate(config, item) : null;
  if (template === null || isDecision(template, item)) return [];
  const day = dayNamedBy(config, item);
  return day === null ? [] : [{ matter: matterOf(item, terms), day }];
}

function peopleIn({ author, createdAt, answers, mergedAt, mergedBy }: WeekItem, { frame }: Terms): readonly string[] {
  const { period } = frame;
  const acted = [
    ...(isWithin(period, createdAt) || isWithin(period, mergedAt) ? [author] : []),
    ...(isWithin(period, mergedAt) ? [mergedBy] : []),
    ...answers.filter(({ at }) => isWithin(period, at)).map(({ by }) => by),
  ];
  return acted.flatMap((actor) => (actor?.type === 'user' ? [actor.login.toLowerCase()] : []));
}

/** A closed decision is on the page of the week in which it was closed; what is open may close soon. */
function hasThread(item: WeekItem, { frame, config }: Terms): boolean {
  if (item.kind !== 'issue') return false;
  if (item.state === 'open' && isTracked(config, item)) return true;
  const template = selectTemplate(config, item);
  const isOne = item.labels.some((label) => stateOfLabel(label, config.labels) !== null);
  if (!isOne && (template === null || !isDecision(template, item))) return false;
  return item.state === 'open' || (item.closedAt ?? 0) >= frame.period.fromAt;
}

/** What bots open is answered and completed by nobody. */
function tallyOpened(tally: Tally, opened: readonly WeekItem[], terms: Terms): Tally {
  const { frame, config } = terms;
  const own = opened.filter(({ author }) => !isBot(author));
  const checked = own
    .map((item) => ({ item, outcome: evaluate(config, item, en).outcome }))
    .filter(({ outcome }) => outcome !== 'skip');
  const atFirst = checked.filter(({ item, outcome }) => outcome === 'pass' && !wasIncomplete(item, config));
  const answers = own.map((item) => ({ item, at: answerAt(item) }));
  const answered = answers.flatMap(({ item, at }) =>
    at === null ? [] : [workingMsBetween(frame.team, item.createdAt, at)],
  );
  const waiting = answers.filter(({ item, at }) => at === null && item.state === 'open');
  return {
    ...tally,
    complete: { first: tally.complete.first + atFirst.length, all: tally.complete.all + checked.length },
    answeredMs: [...tally.answeredMs, ...answered],
    unanswered: tally.unanswered + waiting.length,
    inTime: addInTime(tally.inTime, answers, terms),
  };
}

/** What nobody answered counts once its window is over. */
function addInTime(
  before: Tally['inTime'],
  answers: readonly { readonly item: WeekItem; readonly at: Instant | null }[],
  { frame, config: { response } }: Terms,
): Tally['inTime'] {
  if (response === null) return before;
  const ends = answers.flatMap(({ item, at }) => {
    const dueAt = addDuration(frame.team, item.createdAt, response.question);
    const isDue = at !== null || (item.state === 'open' && dueAt !== null && dueAt <= frame.now);
    return isDue ? [at !== null && dueAt !== null && at <= dueAt] : [];
  });
  return { within: before.within + ends.filter((isWithin) => isWithin).length, all: before.all + ends.length };
}

/** Our own label is the trace of something that was missing, also once it is there. */
function wasIncomplete({ labelled }: WeekItem, { labels }: Config): boolean {
  return labelled.some((label) => label.toLowerCase() === labels.incomplete.toLowerCase());
}

function answerAt({ author, answers }: WeekItem): Instant | null {
  const others = answers.filter(({ by }) => by?.type === 'user' && by.login !== author?.login);
  return others.length === 0 ? null : Math.min(...others.map(({ at }) => at));
}
