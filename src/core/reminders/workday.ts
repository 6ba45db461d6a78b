import type { Instant } from '../snapshot.js';
import type { Calendar } from '../time/calendar.js';
import { dateOfEpochDay, isoDate } from '../time/civil.js';
import { stretchesFrom, type Span } from '../time/stretches.js';
import { DAY } from '../time/wall-clock.js';

/** The hours of one day of somebody's work, whole. */
export interface Workday extends Span {
  /** `YYYY-MM-DD`, by their clocks. */
  readonly day: string;
}

/** Returns the day of work that somebody is in just now; null outside of their hours. */
export function workdayAt(calendar: Calendar, now: Instant): Workday | null {
  for (const { day, from, to } of stretchesFrom(calendar, now - 2 * DAY, now + 2 * DAY)) {
    if (from > now) return null;
    if (now < to) return { day: isoDate(dateOfEpochDay(day)), from, to };
  }
  return null;
}

/** Returns the day of work that begins next; null where nobody knows of one. */
export function workdayAfter(calendar: Calendar, now: Instant): Workday | null {
  for (const { day, from, to } of stretchesFrom(calendar, now - 2 * DAY)) {
    if (from > now) return { day: isoDate(dateOfEpochDay(day)), from, to };
  }
  return null;
}
