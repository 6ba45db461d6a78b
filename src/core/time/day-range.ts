import type { DayRange } from '../config/config.js';
import { addMonths, civil, compareDates, isoDate, type CivilDate } from './civil.js';

export const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day, or two with dots between, of which the second may leave out the year, or year and month, of the first. */
export const DAY_RANGE_FORM =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:\s*(?:\.{2,3}|[…–]|\bto\b)\s*(?:(?:(\d{4})-)?(\d{2})-)?(\d{2}))?\s*$/;

/** What is wrong with days: not written as such, not in the calendar, the last before the first, or more than a year. */
export type DayRangeFault = 'form' | 'no-such-day' | 'reversed' | 'too-long';

/** Returns a day of the calendar such as `2026-03-16`; null for what is none, as for any before 1970. */
export function parseDay(text: string): CivilDate | null {
  const parts = DAY_FORM.exec(text);
  return parts === null ? null : dayOf(parts[1], parts[2], parts[3]);
}

/** Returns days such as `2026-03-16`, `2026-03-16..18`, `2026-03-16..04-02` or `2026-12-28..2027-01-05`, or what is wrong with them. */
export function parseDayRange(text: string): DayRange | DayRangeFault {
  const parts = DAY_RANGE_FORM.exec(text);
  if (parts === null) return 'form';
  const [, year, month, day, toYear = year, toMonth = month, toDay = day] = parts;
  const [from, to] = [dayOf(year, month, day), dayOf(toYear, toMonth, toDay)];
  return from === null || to === null ? 'no-such-day' : rangeOf(from, to);
}

/** Returns the days from one to another, both within, or what is wrong with them. */
export function rangeOf(from: CivilDate, to: CivilDate): DayRange | DayRangeFault {
  if (compareDates(to, from) < 0) return 'reversed';
  if (compareDates(to, addMonths(from, 12)) > 0) return 'too-long';
  return { from: isoDate(from), to: isoDate(to) };
}

/** Returns days as `2026-03-16..2026-03-18`, or one day alone. */
export function formatDayRange({ from, to }: DayRange): string {
  return from === to ? from : `${from}..${to}`;
}

function dayOf(year = '', month = '', day = ''): CivilDate | null {
  return Number(year) < 1970 ? null : civil(Number(year), Number(month), Number(day));
}
