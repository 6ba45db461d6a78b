/** A day of the proleptic Gregorian calendar, without a time or a zone. `month` and `day` count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Monday is 1, Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const LAST_YEAR = 9999;

/** 1 January 1970, counted from 1 March of the year 0. */
const EPOCH = 719_468;

/** Returns the day, or null where the calendar has none: 31 February, month 13, a year before 1 or after 9999. */
export function civil(year: number, month: number, day: number): CivilDate | null {
  const isWhole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!isWhole || year < 1 || year > LAST_YEAR || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : null;
}

/** Returns how many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Returns the last day of a month; months beyond December go on into the years after. */
export function endOfMonth(year: number, month: number): CivilDate {
  const months = year * 12 + month - 1;
  const last = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  return { ...last, day: daysInMonth(last.year, last.month) };
}

/** Returns the days since 1 March of the year 0: years that begin in March have their leap day last. */
function dayNumber({ year, month, day }: CivilDate): number {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear;
}

function fromDayNumber(days: number): CivilDate {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Returns the days from 1 January 1970 to a day, negative before it. */
export function epochDay(date: CivilDate): number {
  return dayNumber(date) - EPOCH;
}

/** Returns the day so many days after 1 January 1970. */
export function dateOfEpochDay(days: number): CivilDate {
  return fromDayNumber(days + EPOCH);
}

/** Returns the weekday of the day so many days after 1 January 1970, which was a Thursday. */
export function weekdayOfEpochDay(days: number): Weekday {
  return (((((days + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Returns the day so many days later; earlier where `days` is negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Returns the same day so many months later, or the last day of that month where it is shorter. */
export function addMonths({ year, month, day }: CivilDate, months: number): CivilDate {
  const end = endOfMonth(year, month + months);
  return { ...end, day: Math.min(day, end.day) };
}

/** Returns the day so many Mondays to Fridays later. Public holidays are not known here. */
export function addWorkingDays(date: CivilDate, days: number): CivilDate {
  const weeks = Math.floor(days / 5);
  let result = addDays(date, weeks * 7);
  if (weeks > 0 && days % 5 === 0 && weekdayOf(result) > 5) return addDays(result, 5 - weekdayOf(result));
  for (let left = days % 5; left > 0;) {
    result = addDays(result, 1);
    if (weekdayOf(result) <= 5) left -= 1;
  }
  return result;
}

/** Returns the weekday; 1 March of the year 0 was a Wednesday. */
export function weekdayOf(date: CivilDate): Weekday {
  return (((dayNumber(date) + 2) % 7) + 1) as Weekday;
}

/** Returns the Monday of the ISO week that a day is in. */
export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Returns the Monday of an ISO week, or null where the year has no such week: only some years have a week 53. */
export function mondayOfWeek(year: number, week: number): CivilDate | null {
  if (civil(year, 1, 4) === null || !Number.isInteger(week) || week < 1 || week > 53) return null;
  // The week with 4 January in it is the first.
  const monday = addDays(mondayOf({ year, month: 1, day: 4 }), (week - 1) * 7);
  return week === 53 && addDays(monday, 3).year !== year ? null : monday;
}

/** Returns a negative number when `a` is the earlier day, 0 for the same, a positive one when it is the later. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** Returns the day as ISO 8601 writes it: `2026-12-01`. */
export function isoDate({ year, month, day }: CivilDate): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
