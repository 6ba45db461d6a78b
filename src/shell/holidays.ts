import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as DateHolidays from 'date-holidays';
import type { HolidayNote } from '../core/decisions/facts.js';
import type { HolidayTable } from '../core/time/calendar.js';
import { addDays, isoDate } from '../core/time/civil.js';
import { parseDay } from '../core/time/day-range.js';
import type { Instant } from '../core/snapshot.js';
import { LruMap } from './lru.js';

/** Public holidays of countries in the year of an instant and those beside it, and what is not known of them. */
export interface HolidayFinding {
  readonly table: HolidayTable;
  readonly notes: readonly HolidayNote[];
}

/** Where public holidays come from. */
export interface Holidays {
  /** @param countries as a configuration names them: `JP`, `DE-BY`, `US-CA-LA` */
  around(countries: readonly string[], now: Instant): Promise<HolidayFinding>;
}

/** Reckoning a year of a country takes some ten milliseconds, and a configuration may name a country for each of 500 people. */
const MOST_COUNTRIES = 128;

/** Years of countries that are kept, a few hundred bytes each. */
const MOST_KEPT = 2_000;

const DAY_HOURS = 24;

type Library = typeof DateHolidays.default;

function loadLibrary(): Promise<Library> {
  return import('date-holidays').then((module) => module.default);
}

/**
 * Returns the public holidays of the package `date-holidays`, substitute days among them. It and its data are large, so that they are
 * loaded with the first country that is asked for. A holiday of half a day is none.
 */
export function createHolidays(load: () => Promise<Library> = loadLibrary): Holidays {
  const kept = new LruMap<string, Year>(MOST_KEPT);
  let library: Promise<Library> | null = null;

  async function yearOf(country: string, year: number): Promise<Year> {
    const key = `${country} ${year}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    library ??= load();
    const read = readYear(await library, country, year);
    kept.set(key, read);
    // Whoever waits for something else goes first.
    await nextTurn();
    return read;
  }

  return {
    async around(countries, now) {
      const asked = [...new Set(countries)];
      const thisYear = new Date(now).getUTCFullYear();
      const table = new Map<string, ReadonlySet<string>>();
      const notes: HolidayNote[] = [];
      for (const country of asked.slice(0, MOST_COUNTRIES)) {
        const years = [];
        for (const year of [thisYear - 1, thisYear, thisYear + 1]) years.push(await yearOf(country, year));
        table.set(country, new Set(years.flatMap(({ dates }) => dates)));
        const reason = years[0]?.reason ?? null;
        if (reason !== null) notes.push({ country, reason });
      }
      const rest = asked.slice(MOST_COUNTRIES).map((country): HolidayNote => ({ country, reason: 'too-many' }));
      return { table, notes: [...notes, ...rest] };
    },
  };
}

interface Year {
  readonly dates: readonly string[];
  readonly reason: HolidayNote['reason'] | null;
}

function readYear(Library: Library, country: string, year: number): Year {
  const parts = country.split('-');
  const known = knownParts(new Library(), parts);
  const [code = '', state = '', region = ''] = parts.slice(0, known);
  if (known === 0) return { dates: [], reason: 'unknown-country' };
  const holidays = new Library({ country: code, state, region }, { types: ['public'] });
  const dates = holidays.getHolidays(year).flatMap(daysOf);
  return { dates, reason: known < parts.length ? 'unknown-part' : null };
}

/** Returns how many of a country, its state and its region the package has data of. It would pass over the rest in silence. */
function knownParts(library: InstanceType<Library>, [country = '', state, region]: readonly string[]): number {
  const has = (names: Readonly<Record<string, string>> | undefined, code: string): boolean =>
    names !== undefined && Object.hasOwn(names, code);
  if (!has(library.getCountries(), country)) return 0;
  if (state === undefined || !has(library.getStates(country), state)) return 1;
  return region === undefined || !has(library.getRegions(country, state), region) ? 2 : 3;
}

/**
 * Returns the whole days of a holiday. `date` is local time, such as `2026-03-19 00:00:00`; a day on which clocks change has an hour
 * more or less.
 */
function daysOf({ date, start, end }: DateHolidays.HolidaysTypes.Holiday): readonly string[] {
  const first = parseDay(date.slice(0, 10));
  if (first === null) return [];
  const begins = Number(date.slice(11, 13));
  const ends = begins + (end.getTime() - start.getTime()) / 3_600_000;
  const days: string[] = [];
  for (let day = Math.ceil(begins / DAY_HOURS); day < Math.floor((ends + 1) / DAY_HOURS); day += 1) {
    days.push(isoDate(addDays(first, day)));
  }
  return days;
}
