import type { Instant } from '../snapshot.js';
import type { Calendar } from '../time/calendar.js';
import { workingMsBetween } from '../time/working-time.js';
import type { Period, Week } from './week.js';

/** What a page is looked at by: whose days it counts in, and from when. */
export interface Frame {
  readonly week: Week;
  readonly period: Period;
  readonly now: Instant;
  /** The IANA zone of all days and hours. */
  readonly zone: string;
  /** When the team works, which waits are counted in. */
  readonly team: Calendar;
}

const MINUTE = 60_000;

/** Longer waits are shown as this long: they are reckoned day by day. */
const LONGEST_WAIT = 3 * 366 * 24 * 60 * MINUTE;

/** Returns the whole days of the team's work from a moment until now. */
export function workingDaysSince({ now, team }: Frame, since: Instant): number {
  return toWorkingDays(team, workingMsBetween(team, Math.max(since, now - LONGEST_WAIT), now));
}

/** Returns working time as whole days of a team's work. */
export function toWorkingDays({ hours }: Calendar, ms: number): number {
  return Math.floor(ms / ((hours.to - hours.from) * MINUTE));
}

/** Tells whether a moment is within the seven days. */
export function isWithin({ fromAt, toAt }: Pick<Period, 'fromAt' | 'toAt'>, at: Instant | null): at is Instant {
  return at !== null && at >= fromAt && at < toAt;
}

/** Returns the number in the middle of several, the lower one of two; null for none. */
export function median(numbers: readonly number[]): number | null {
  return [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null;
}
