import type { Duration } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import type { Calendar } from '../time/calendar.js';
import { addDuration } from '../time/working-time.js';
import { workingDaysSince } from './age.js';
import type { Due } from './due.js';
import type { Blocker, Health } from './update.js';

/** Why something may stand worse than was said. */
export type HealthReason =
  /** The day it was meant to be done by is over. */
  | { readonly kind: 'past-date'; readonly date: Instant }
  | { readonly kind: 'old-blocker'; readonly blocker: Blocker; readonly workingDays: number }
  | { readonly kind: 'silent'; readonly periods: number };

/** What a person said, and beside it what the facts suggest. Nothing is ever written over the person's word. */
export interface HealthView {
  readonly said: Health;
  /** Worse than what was said; null where there is no reason to think so. */
  readonly suggested: Exclude<Health, 'on-track' | 'unknown'> | null;
  /** What speaks for it, the weightiest first; empty where nothing is suggested. */
  readonly why: readonly HealthReason[];
}

export interface HealthFacts {
  readonly said: Health;
  /** The end of the day by which it was meant to be done; null where none is known. */
  readonly targetDate: Instant | null;
  /** Open blockers, with their age. */
  readonly blockers: readonly Blocker[];
  readonly due: Due | null;
  /** Of whoever writes the updates. */
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** Longer than this nothing should stand in the way. */
export const OLD_BLOCKER: Duration = { amount: 10, unit: 'wd' };

const SILENT_PERIODS = 2;

/** The higher, the worse. `unknown` is no better than anything that can be told. */
const RANK = { unknown: 0, 'on-track': 0, 'at-risk': 1, 'off-track': 2 } as const satisfies Record<Health, number>;

/**
 * Returns what was said of an item, and what speaks for its standing worse: a date that has passed for off track; a blocker as old as
 * `oldAfter` and two updates that were not written for at risk. It is never better, and `unknown` never turns into on track.
 */
export function suggestHealth(facts: HealthFacts, oldAfter: Duration = OLD_BLOCKER): HealthView {
  const { said, targetDate, due, now } = facts;
  const oldest = oldestBlocker(facts, oldAfter);
  const isPast = targetDate !== null && targetDate <= now;
  const silent = due !== null && due.periodsSilent >= SILENT_PERIODS ? due.periodsSilent : null;
  const worst = isPast ? 'off-track' : oldest !== null || silent !== null ? 'at-risk' : null;
  if (worst === null || RANK[worst] <= RANK[said]) return { said, suggested: null, why: [] };
  const why: HealthReason[] = [];
  if (isPast) why.push({ kind: 'past-date', date: targetDate });
  if (oldest !== null) why.push(oldest);
  if (silent !== null) why.push({ kind: 'silent', periods: silent });
  return { said, suggested: worst, why };
}

function oldestBlocker({ blockers, calendar, now }: HealthFacts, oldAfter: Duration): HealthReason | null {
  const open = blockers.filter(({ isResolved }) => !isResolved).toSorted((a, b) => a.since - b.since);
  const [oldest] = open;
  if (oldest === undefined) return null;
  const oldAt = addDuration(calendar, oldest.since, oldAfter);
  if (oldAt === null || oldAt > now) return null;
  return { kind: 'old-blocker', blocker: oldest, workingDays: workingDaysSince(oldest.since, now, calendar) };
}
