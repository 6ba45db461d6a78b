import type { Day } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import { addDays, epochDay, mondayOf, mondayOfWeek, weekdayOf, type CivilDate } from '../time/civil.js';
import { instantAt } from '../time/wall-clock.js';
import { civilDate } from '../time/zone.js';

/** A week of ISO 8601: it begins on Monday, and the first of a year is the one with 4 January in it. */
export interface Week {
  readonly year: number;
  readonly number: number;
}

/** Seven whole days of a zone. */
export interface Period {
  readonly first: CivilDate;
  readonly last: CivilDate;
  /** When the first day begins; 167, 168 or 169 hours before `toAt`, since clocks are put forward and back. */
  readonly fromAt: Instant;
  /** When the last day ends; it is not within. */
  readonly toAt: Instant;
}

const FORM = /^\s*(\d{4})-?W(\d{2})\s*$/i;

const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Returns a week written as `2026-W47`; null for what is none, as the 53rd of most years. */
export function parseWeek(text: string): Week | null {
  const parts = FORM.exec(text);
  if (parts === null) return null;
  const week = { year: Number(parts[1]), number: Number(parts[2]) };
  return mondayOfWeek(week.year, week.number) === null ? null : week;
}

/** Returns a week as ISO 8601 writes it: `2026-W47`. */
export function formatWeek({ year, number }: Week): string {
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
}

/**
 * Returns the seven days that the page of a week is about: those before the day on which it is written. Written on Mondays they are
 * Monday to Sunday of that very week; on another day those seven of which most are in it.
 *
 * @param zone an IANA zone
 */
export function periodOf(week: Week, day: Day, zone: string): Period {
  const first = addDays(requireMonday(week), shiftOf(day));
  const after = addDays(first, 7);
  return {
    first,
    last: addDays(first, 6),
    fromAt: instantAt({ date: first, minute: 0 }, zone, 'opening'),
    toAt: instantAt({ date: after, minute: 0 }, zone, 'opening'),
  };
}

/** From Monday to Thursday days are moved on, from Friday to Sunday back, so that more than half of them stay. */
function shiftOf(day: Day): number {
  const index = DAYS.indexOf(day);
  return index <= 3 ? index : index - 7;
}

/** Returns the last week whose seven days are over at an instant. */
export function lastWeek(now: Instant, day: Day, zone: string): Week {
  const today = civilDate(now, zone);
  const sinceDay = (weekdayOf(today) - 1 - DAYS.indexOf(day) + 7) % 7;
  // The day in the middle of the seven before the last day of writing says which week most of them are in.
  return weekOfDate(addDays(today, -sinceDay - 4));
}

/** Returns the ISO week that a day is in. */
export function weekOfDate(date: CivilDate): Week {
  const monday = mondayOf(date);
  const { year } = addDays(monday, 3);
  const first = mondayOfWeek(year, 1) ?? monday;
  return { year, number: (epochDay(monday) - epochDay(first)) / 7 + 1 };
}

/** Returns the week before. */
export function weekBefore(week: Week): Week {
  return weekOfDate(addDays(requireMonday(week), -7));
}

/** Returns the week after. */
export function weekAfter(week: Week): Week {
  return weekOfDate(addDays(requireMonday(week), 7));
}

function requireMonday(week: Week): CivilDate {
  const monday = mondayOfWeek(week.year, week.number);
  if (monday === null) throw new RangeError(`no week ${formatWeek(week)}`);
  return monday;
}
