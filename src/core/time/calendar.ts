import type { Absence, Day, DayRange, People, WorkingTime } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import { addDays, dateOfEpochDay, isoDate, weekdayOfEpochDay, type Weekday } from './civil.js';
import { parseDay } from './day-range.js';
import { foldLogin } from './login.js';
import type { Spoken, SpokenHours } from './spoken.js';
import { civilDate } from './zone.js';

/** When somebody works: all that is known of it in one value, so that what is reckoned with it needs nothing else. */
export interface Calendar {
  /** An IANA zone. */
  readonly zone: string;
  /** Minutes after midnight there, within one day. */
  readonly hours: { readonly from: number; readonly to: number };
  readonly weekdays: ReadonlySet<Weekday>;
  /** Public holidays, `YYYY-MM-DD`. */
  readonly holidays: ReadonlySet<string>;
  readonly shutdown: readonly DayRange[];
  readonly away: readonly Absence[];
}

/** Public holidays, `YYYY-MM-DD`, of countries and parts of them, such as `JP` and `DE-BY`, for the years that were asked for. */
export type HolidayTable = ReadonlyMap<string, ReadonlySet<string>>;

const WEEKDAYS: Readonly<Record<Day, Weekday>> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };

const NO_HOLIDAYS: ReadonlySet<string> = new Set();

/**
 * Returns the calendar of somebody: as for everybody, but for what the configuration says of them, but for what they say of
 * themselves. For a login that the configuration does not know, as for null, it is that of everybody. Logins are compared without case.
 *
 * @param spoken what was said where it counts, by anybody and in any order; of two, the later counts
 */
export function calendarOf(
  people: People,
  login: string | null,
  holidays: HolidayTable,
  spoken: readonly Spoken[] = [],
): Calendar {
  const name = login === null ? null : foldLogin(login);
  const member = Object.entries(people.members).find(([other]) => foldLogin(other) === name)?.[1];
  const own = spoken.filter((said) => foldLogin(said.login) === name).toSorted((a, b) => a.at - b.at);
  const { timezone, hours, days, country } = applyHours(member ?? people, own);
  return {
    zone: timezone,
    hours,
    weekdays: new Set(days.map((day) => WEEKDAYS[day])),
    holidays: (country === null ? undefined : holidays.get(country)) ?? NO_HOLIDAYS,
    shutdown: people.shutdown,
    away: applyAway(member?.away ?? [], own, timezone),
  };
}

/** Returns the country whose public holidays count for somebody; null where none do. */
export function countryOf(people: People, login: string): string | null {
  const name = foldLogin(login);
  const member = Object.entries(people.members).find(([other]) => foldLogin(other) === name)?.[1];
  return (member ?? people).country;
}

function applyHours(configured: WorkingTime, own: readonly Spoken[]): WorkingTime {
  const apply = (time: WorkingTime, said: SpokenHours | undefined): WorkingTime =>
    said === 'usual' ? configured : { ...time, ...said };
  return own.reduce((time, { hours }) => apply(time, hours), configured);
}

/**
 * Nobody was away before they said so. Who says that they are back is from that day on: what they said of days to come is taken
 * back, and what the configuration says ends where it has begun.
 */
function applyAway(configured: readonly Absence[], own: readonly Spoken[], zone: string): readonly Absence[] {
  let [written, said]: [readonly Absence[], readonly Absence[]] = [configured, []];
  for (const { at, away } of own) {
    if (away === undefined) continue;
    const today = isoDate(civilDate(at, zone));
    if (away === 'back') {
      written = written.flatMap((absence) => (absence.from > today ? [absence] : endBefore(absence, today)));
      said = said.flatMap((absence) => endBefore(absence, today));
    } else if (away.to >= today) {
      said = [...said, { ...away, from: away.from < today ? today : away.from }];
    }
  }
  return [...written, ...said];
}

function endBefore(absence: Absence, today: string): readonly Absence[] {
  if (absence.to < today) return [absence];
  const date = parseDay(today);
  if (absence.from >= today || date === null) return [];
  return [{ ...absence, to: isoDate(addDays(date, -1)) }];
}

/** Tells whether it is a day of work. Days are counted from 1970. */
export function isWorkday(calendar: Calendar, day: number): boolean {
  if (!calendar.weekdays.has(weekdayOfEpochDay(day))) return false;
  const date = isoDate(dateOfEpochDay(day));
  return !calendar.holidays.has(date) && !isWithin(calendar.shutdown, date) && !isWithin(calendar.away, date);
}

function isWithin(ranges: readonly DayRange[], date: string): boolean {
  return ranges.some(({ from, to }) => from <= date && date <= to);
}

/** Returns the absence that somebody is in at an instant; of several the one that ends last, null for none. */
export function absenceAt(calendar: Calendar, instant: Instant): Absence | null {
  const date = isoDate(civilDate(instant, calendar.zone));
  const found = calendar.away.filter(({ from, to }) => from <= date && date <= to);
  return found.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0] ?? null;
}
