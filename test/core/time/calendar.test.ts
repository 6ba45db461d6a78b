import { describe, expect, it } from 'vitest';
import type { People } from '../../../src/core/config/config.js';
import { absenceAt, calendarOf, isWorkday, type HolidayTable } from '../../../src/core/time/calendar.js';
import { epochDay } from '../../../src/core/time/civil.js';
import { parseDay } from '../../../src/core/time/day-range.js';
import type { Spoken } from '../../../src/core/time/spoken.js';

const everybody = {
  timezone: 'Europe/Lisbon',
  hours: { from: 540, to: 1020 },
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  country: 'PT',
} as const;

const people: People = {
  ...everybody,
  shutdown: [{ from: '2026-12-24', to: '2027-01-01' }],
  issue: null,
  members: {
    Ana: { ...everybody, away: [] },
    '@bo': {
      timezone: 'Asia/Tokyo',
      hours: { from: 600, to: 1080 },
      days: ['mon', 'tue', 'thu'],
      country: 'JP',
      away: [
        { from: '2026-03-16', to: '2026-03-18', cover: 'ana' },
        { from: '2026-08-03', to: '2026-08-14', cover: null },
      ],
    },
    constructor: { ...everybody, timezone: 'UTC', country: null, away: [] },
  },
};

const holidays: HolidayTable = new Map([
  ['PT', new Set(['2026-06-10'])],
  ['JP', new Set(['2026-05-04', '2026-05-05'])],
]);

function workdays(login: string | null, dates: readonly string[], spoken: readonly Spoken[] = []): readonly string[] {
  const calendar = calendarOf(people, login, holidays, spoken);
  return dates.filter((date) => isWorkday(calendar, epochDay(parseDay(date) ?? { year: 1970, month: 1, day: 1 })));
}

describe('the calendar of somebody', () => {
  it('is what the configuration says of them, whatever the case of their name', () => {
    const own = calendarOf(people, 'BO', holidays);
    expect(own).toMatchObject({ zone: 'Asia/Tokyo', hours: { from: 600, to: 1080 }, weekdays: new Set([1, 2, 4]) });
    expect(own.away).toHaveLength(2);
    expect(calendarOf(people, '@ana', holidays).zone).toBe('Europe/Lisbon');
  });

  it.each([null, 'stranger', 'toString', ''])('is that of everybody for %j', (login) => {
    const own = calendarOf(people, login, holidays);
    expect(own).toMatchObject({ zone: 'Europe/Lisbon', hours: everybody.hours, away: [] });
    expect(own.holidays.has('2026-06-10')).toBe(true);
  });

  it('knows a name that JavaScript has of its own', () => {
    expect(calendarOf(people, 'constructor', holidays)).toMatchObject({ zone: 'UTC', holidays: new Set() });
  });

  it('has the days of the week, less holidays, shutdown and days away', () => {
    // From Monday to Friday.
    const week = ['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12', '2026-06-13', '2026-06-14'];
    expect(workdays('ana', week)).toEqual(['2026-06-08', '2026-06-09', '2026-06-11', '2026-06-12']);
    expect(workdays('ana', ['2026-12-23', '2026-12-24', '2026-12-31', '2027-01-01', '2027-01-04'])).toEqual([
      '2026-12-23',
      '2027-01-04',
    ]);
    expect(
      workdays('bo', ['2026-03-12', '2026-03-16', '2026-03-17', '2026-03-19', '2026-05-04', '2026-05-07']),
    ).toEqual(['2026-03-12', '2026-03-19', '2026-05-07']);
  });

  it('has no holidays where the table has none of that country', () => {
    expect(calendarOf(people, 'bo', new Map()).holidays.size).toBe(0);
  });
});

describe('what somebody says of themselves', () => {
  const at = Date.parse('2026-03-10T12:00Z');
  const away = (from: string, to: string) => ({ from, to, cover: 'bo' });
  const days = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'];

  it('holds for themselves', () => {
    const said: Spoken = { login: 'ANA', at, away: away('2026-03-11', '2026-03-12') };
    expect(workdays('ana', days, [said])).toEqual(['2026-03-09', '2026-03-10', '2026-03-13']);
    expect(workdays('dora', days, [said])).toEqual(days);
    expect(workdays(null, days, [said])).toEqual(days);
  });

  it('holds for somebody whom the configuration does not know', () => {
    const said: Spoken = { login: 'dora', at, away: away('2026-03-11', '2026-03-12') };
    expect(workdays('dora', days, [said])).toEqual(['2026-03-09', '2026-03-10', '2026-03-13']);
  });

  it('is nothing for days that were past', () => {
    const past: Spoken = { login: 'ana', at, away: away('2026-03-02', '2026-03-09') };
    const half: Spoken = { login: 'ana', at, away: away('2026-03-02', '2026-03-11') };
    expect(calendarOf(people, 'ana', holidays, [past]).away).toEqual([]);
    expect(calendarOf(people, 'ana', holidays, [half]).away).toEqual([away('2026-03-10', '2026-03-11')]);
  });

  it('has the day of their own zone', () => {
    // Half past eleven at night in Lisbon is the next day in Tokyo.
    const night = Date.parse('2026-03-10T23:30Z');
    const until = away('2026-03-01', '2026-03-12');
    expect(calendarOf(people, 'ana', holidays, [{ login: 'ana', at: night, away: until }]).away[0]?.from).toBe(
      '2026-03-10',
    );
    expect(calendarOf(people, 'bo', holidays, [{ login: 'bo', at: night, away: until }]).away.at(-1)?.from).toBe(
      '2026-03-11',
    );
  });

  it('ends with being back, days to come with it', () => {
    const said: readonly Spoken[] = [
      { login: 'ana', at: at + 2 * 86_400_000, away: 'back' },
      { login: 'ana', at, away: away('2026-03-10', '2026-03-20') },
      { login: 'ana', at, away: away('2026-04-01', '2026-04-03') },
    ];
    expect(calendarOf(people, 'ana', holidays, said).away).toEqual([away('2026-03-10', '2026-03-11')]);
    const again: Spoken = { login: 'ana', at: at + 3 * 86_400_000, away: away('2026-04-02', '2026-04-02') };
    expect(calendarOf(people, 'ana', holidays, [...said, again]).away).toHaveLength(2);
  });

  it('is forgotten when they are back the same day', () => {
    const said: readonly Spoken[] = [
      { login: 'ana', at, away: away('2026-03-10', '2026-03-20') },
      { login: 'ana', at: at + 1, away: 'back' },
    ];
    expect(calendarOf(people, 'ana', holidays, said).away).toEqual([]);
  });

  it('ends what the configuration says where that has begun, and leaves what is to come', () => {
    const said: Spoken = { login: 'bo', at: Date.parse('2026-03-17T03:00Z'), away: 'back' };
    expect(calendarOf(people, 'bo', holidays, [said]).away).toEqual([
      { from: '2026-03-16', to: '2026-03-16', cover: 'ana' },
      { from: '2026-08-03', to: '2026-08-14', cover: null },
    ]);
  });

  it('adds up, the later over the earlier, until the usual is back', () => {
    const said: readonly Spoken[] = [
      { login: 'bo', at: at + 1, hours: { timezone: 'Asia/Seoul', days: ['fri'] } },
      { login: 'bo', at, hours: { hours: { from: 60, to: 120 }, days: ['wed'] } },
    ];
    expect(calendarOf(people, 'bo', holidays, said)).toMatchObject({
      zone: 'Asia/Seoul',
      hours: { from: 60, to: 120 },
      weekdays: new Set([5]),
    });
    expect(calendarOf(people, 'bo', holidays, said).holidays.has('2026-05-04')).toBe(true);
    const usual: Spoken = { login: 'bo', at: at + 2, hours: 'usual' };
    expect(calendarOf(people, 'bo', holidays, [...said, usual])).toEqual(calendarOf(people, 'bo', holidays));
  });
});

describe('the absence that somebody is in', () => {
  it('is by the days of their zone, and the one that ends last', () => {
    const said: Spoken = {
      login: 'bo',
      at: Date.parse('2026-03-01T00:00Z'),
      away: { from: '2026-03-17', to: '2026-03-20', cover: null },
    };
    const own = calendarOf(people, 'bo', holidays, [said]);
    expect(absenceAt(own, Date.parse('2026-03-15T14:59Z'))).toBeNull();
    expect(absenceAt(own, Date.parse('2026-03-15T15:00Z'))).toMatchObject({ to: '2026-03-18', cover: 'ana' });
    expect(absenceAt(own, Date.parse('2026-03-17T15:00Z'))).toMatchObject({ to: '2026-03-20', cover: null });
    expect(absenceAt(own, Date.parse('2026-03-20T15:00Z'))).toBeNull();
  });
});
