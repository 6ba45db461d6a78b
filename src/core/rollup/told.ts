import type { Calendar } from '../time/calendar.js';
import { parseLedger } from '../reminders/ledger.js';
import { workdayAt } from '../reminders/workday.js';
import { isOurs, type Identity, type Instant, type ThreadComment } from '../snapshot.js';
import type { TeamTold } from './facts.js';
import { isWithin } from './frame.js';
import type { Period } from './week.js';

/** A comment of ours, of whose creation GitHub told people. */
export interface OwnComment {
  readonly at: Instant;
  /** Whom it called, by login; null for a comment that calls nobody. */
  readonly called: string | null;
}

type Comment = Pick<ThreadComment, 'author' | 'body' | 'createdAt'>;

/** Returns our comments among those of one thread that were created within a period. One that comes twice is one. */
export function ownCommentsIn(thread: readonly Comment[], me: Identity, period: Period): readonly OwnComment[] {
  const own = thread.filter(({ author, createdAt }) => isOurs(author, me) && isWithin(period, createdAt));
  const byTime = new Map(own.map((comment) => [comment.createdAt, comment] as const));
  return [...byTime.values()].map((comment) => ({
    at: comment.createdAt,
    called: parseLedger(comment, me)?.to ?? null,
  }));
}

/**
 * Returns in numbers what people were told of by us.
 *
 * @param pages how many weekly pages were created
 */
export function toldBy(
  comments: readonly OwnComment[],
  pages: number,
  calendarOf: (login: string) => Calendar,
): TeamTold {
  const calls = comments.flatMap(({ at, called }) => (called === null ? [] : [{ at, called }]));
  return {
    all: comments.length + pages,
    reminders: calls.length,
    outOfHours: calls.filter(({ at, called }) => workdayAt(calendarOf(called), at) === null).length,
  };
}
