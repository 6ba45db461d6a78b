import { addMonths, civil, compareDates, endOfMonth, type CivilDate } from '../civil.js';

/** What was written without a year lies at most so many months ahead. */
const MONTHS_AHEAD = 10;

/**
 * Returns which year's day is meant where none is written: the next one from today on, today counted, unless it is more
 * than ten months ahead. Then it is the one just past: "Nov 3" on 24 November was three weeks ago.
 *
 * @param dayOf the day in a year, null where that year has none
 */
export function nearestYear(today: CivilDate, dayOf: (year: number) => CivilDate | null): CivilDate | null {
  const limit = addMonths(today, MONTHS_AHEAD);
  const days = [-4, -3, -2, -1, 0, 1].map((years) => dayOf(today.year + years)).filter((day) => day !== null);
  const next = days.find((day) => compareDates(day, today) >= 0 && compareDates(day, limit) <= 0);
  return next ?? days.findLast((day) => compareDates(day, today) < 0) ?? null;
}

/** Returns a day of a month, in the year that is written or else the nearest; null for 31 November. */
export function dayOfMonth(today: CivilDate, year: number | null, month: number, day: number): CivilDate | null {
  return year === null ? nearestYear(today, (near) => civil(near, month, day)) : civil(year, month, day);
}

/** Returns the last day of a month, in the year that is written or else the nearest. */
export function lastOfMonth(today: CivilDate, year: number | null, month: number): CivilDate | null {
  return year === null ? nearestYear(today, (near) => endOfMonth(near, month)) : endOfMonth(year, month);
}

/** Returns the year that two or four figures mean, `26` or `'26` or `2026`; null where there are none. */
export function readYear(figures: string | undefined): number | null {
  const digits = figures?.replace(/\D/g, '') ?? '';
  if (digits === '') return null;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
