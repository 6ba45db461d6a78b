import type { Duration } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import type { Calendar } from '../time/calendar.js';
import { addDuration } from '../time/working-time.js';
import type { Blocker, Health } from './update.js';

/** Why something may stand worse than was said. */
export type HealthReason =
  /** The day it was meant to be done by is over. */
  | { readonly kind: 'past-date'; readonly day: string }
  /** `sinceAt`: when the oldest one first appeared. */
  | { readonly kind: 'old-blocker'; readonly sinceAt: Instant }
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
  /** `YYYY-MM-DD`, by which it was meant to be done; null where none is known. */
  readonly day: string | null;
  /** `YYYY-MM-DD`, by the clocks of the team. */
  readonly today: string;
  /** With their age; what is resolved does not count. */
  readonly blockers: readonly Blocker[];
  /** How many updates were due and not written since the last one; 0 where none is asked for. */
  readonly periodsSilent: number;
  /** By which the age of blockers is counted. */
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
  const { said, day, today, periodsSilent } = facts;
  const oldest = oldestBlocker(facts, oldAfter);
  const isPast = day !== null && day < today;
  const silent = periodsSilent >= SILENT_PERIODS ? periodsSilent : null;
  const worst = isPast ? 'off-track' : oldest !== null || silent !== null ? 'at-risk' : null;
  if (worst === null || RANK[worst] <= RANK[said]) return { said, suggested: null, why: [] };
  const why: HealthReason[] = [];
  if (isPast) why.push({ kind: 'past-date', day });
  if (oldest !== null) why.push(oldest);
  if (silent !== null) why.push({ kind: 'silent', periods: silent });
  return { said, suggested: worst, why };
}

function oldestBlocker({ blockers, calendar, now }: HealthFacts, oldAfter: Duration): HealthReason | null {
  const open = blockers.filter(({ isResolved }) => !isResolved).map(({ since }) => since);
  if (open.length === 0) return null;
  const sinceAt = Math.min(...open);
  const oldAt = addDuration(calendar, sinceAt, oldAfter);
  return oldAt === null || oldAt > now ? null : { kind: 'old-blocker', sinceAt };
}
