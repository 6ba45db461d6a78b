import type { Instant } from '../snapshot.js';
import type { Calendar } from '../time/calendar.js';
import { periodsOf, type Periods, type Rhythm } from './periods.js';
import type { StatusUpdate } from './update.js';

/** When the next update of an item is due, and since when one is overdue. */
export interface Due {
  /** Null where nobody knows: whoever writes it has no working time to come. */
  readonly next: Instant | null;
  /** The first that was due and not written; null where none is. */
  readonly overdueSince: Instant | null;
  /** How many were due and not written since the last update, at most 60. */
  readonly periodsSilent: number;
}

/** An update that is due, or will be. */
export interface Owed {
  /** The number of its period, which stays the same when the day moves: see `periodsOf`. */
  readonly period: number;
  readonly due: Instant;
}

/** What of an item its updates are due by. */
export interface DueItem {
  /** When it was opened, or tracked from. */
  readonly since: Instant;
  readonly isOpen: boolean;
}

/** Who has been silent for longer has been silent for long. */
const MOST_PERIODS = 60;

/** Periods to come in which nobody works, one after another. */
const MOST_AHEAD = 60;

/**
 * Returns when updates of an item are due; null where it is closed.
 *
 * An update counts for the due date that it is nearest to: on Monday it is a late one of last week, on Wednesday an early one of this
 * week. Opening the item counts like an update, so that a new item owes nothing for half a period. "No change" is an update,
 * what is incomplete is none, and what is later than `now` is not known yet.
 *
 * @param calendar of whoever is to write the updates
 */
export function dueOf(
  item: DueItem,
  updates: readonly Pick<StatusUpdate, 'at'>[],
  rhythm: Rhythm,
  calendar: Calendar,
  now: Instant,
): Due | null {
  if (!item.isOpen) return null;
  const owed = owedOf(item.since, updates, rhythm, calendar, now).map(({ due }) => due);
  const missed = owed.filter((due) => due <= now);
  return {
    next: owed.find((due) => due > now) ?? null,
    overdueSince: missed[0] ?? null,
    periodsSilent: Math.min(missed.length, MOST_PERIODS),
  };
}

/** Returns the updates that are owed since the last one, in order, and those to come up to two periods in which somebody works. */
export function owedOf(
  since: Instant,
  updates: readonly Pick<StatusUpdate, 'at'>[],
  rhythm: Rhythm,
  calendar: Calendar,
  now: Instant,
): readonly Owed[] {
  const known = updates.filter(({ at }) => at <= now).map(({ at }) => at);
  const last = known.reduce((latest, at) => Math.max(latest, at), since);
  return owedAfter(last, duesAround(periodsOf(rhythm, calendar, since), last, now));
}

/** Returns the due dates from one before the last update to two behind now, in order. */
function duesAround({ indexAt, dueOf }: Periods, last: Instant, now: Instant): readonly Owed[] {
  const present = indexAt(Math.max(last, now));
  const first = Math.max(indexAt(last) - 2, present - MOST_PERIODS);
  const dues: Owed[] = [];
  let ahead = 0;
  for (let index = first; index <= present + MOST_AHEAD && ahead < 2; index += 1) {
    const due = dueOf(index);
    if (due === null) continue;
    dues.push({ period: index, due });
    if (due > Math.max(last, now)) ahead += 1;
  }
  return dues;
}

/** Returns the due dates that are left behind an update: those after it, but for one that it is nearer to than to the one before. */
function owedAfter(last: Instant, dues: readonly Owed[]): readonly Owed[] {
  const next = dues.findIndex(({ due }) => due > last);
  if (next < 0) return [];
  const [before, after] = [dues[next - 1]?.due, dues[next]?.due];
  const isEarly = before !== undefined && after !== undefined && last - before > after - last;
  return dues.slice(isEarly ? next + 1 : next);
}
