import type Library from 'date-holidays';
import type { Instant } from '../core/snapshot.js';
import type { HolidayTable } from '../core/time/calendar.js';
import { LruMap } from './lru.js';

/** Returns the public holidays of countries and parts of them, for the years around an instant. */
export type ReadHolidays = (countries: readonly string[], around: Instant) => Promise<HolidayTable>;

/** As many lists of one country and year as the teams of a large company need; each is some twenty dates. */
const MAX_LISTS = 500;

/** A holiday of fewer hours is half a day off at most, and those who answer in the other half are not to be passed over. */
const WHOLE_DAY_MS = 20 * 3_600_000;

/**
 * Returns what reads holidays. The tables are large, so they are loaded with the first country that is asked for and not before. A
 * country, or a part of one, of which nothing is known has no holidays; a part that is not known has those of its country.
 */
export function createHolidays(): ReadHolidays {
  const lists = new LruMap<string, readonly string[]>(MAX_LISTS);
  return async (countries, around) => {
    if (countries.length === 0) return new Map();
    const { default: Holidays } = await import('date-holidays');
    const year = new Date(around).getUTCFullYear();
    const years = [year - 1, year, year + 1];
    return new Map(
      countries.map((country) => [country, new Set(years.flatMap((each) => datesOf(lists, Holidays, country, each)))]),
    );
  };
}

function datesOf(
  lists: LruMap<string, readonly string[]>,
  Holidays: typeof Library,
  country: string,
  year: number,
): readonly string[] {
  const key = `${country} ${year}`;
  const known = lists.get(key);
  if (known !== undefined) return known;
  const [code = '', state, region] = country.split('-');
  const options = { types: ['public' as const] };
  const calendar =
    state === undefined
      ? new Holidays(code, options)
      : region === undefined
        ? new Holidays(code, state, options)
        : new Holidays(code, state, region, options);
  const dates = calendar
    .getHolidays(year)
    .filter(({ start, end }) => end.getTime() - start.getTime() >= WHOLE_DAY_MS)
    .map(({ date }) => date.slice(0, 10));
  lists.set(key, dates);
  return dates;
}
