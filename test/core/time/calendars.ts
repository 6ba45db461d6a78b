import fc from 'fast-check';
import type { Calendar } from '../../../src/core/time/calendar.js';
import type { Weekday } from '../../../src/core/time/civil.js';

/** A calendar of Monday to Friday, nine to five, but for what is given. */
export function calendarIn(zone: string, given: Partial<Calendar> = {}): Calendar {
  return {
    zone,
    hours: { from: 9 * 60, to: 17 * 60 },
    weekdays: new Set([1, 2, 3, 4, 5]),
    holidays: new Set(),
    shutdown: [],
    away: [],
    ...given,
  };
}

/** Some weeks in which clocks change, each with zones in which they do, and some in which they do not. */
export const SCENES: readonly (readonly [day: string, zones: readonly string[]])[] = [
  [
    '2026-03-18',
    ['Europe/London', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Asia/Kathmandu', 'UTC'],
  ],
  ['2026-02-28', ['America/New_York', 'America/Havana', 'America/St_Johns', 'Asia/Kolkata', 'Australia/Sydney']],
  ['2026-09-20', ['Australia/Lord_Howe', 'Australia/Sydney', 'Pacific/Chatham', 'Asia/Kathmandu', 'Pacific/Auckland']],
  ['2026-10-20', ['Europe/Lisbon', 'America/New_York', 'America/Havana', 'Atlantic/Azores', 'Asia/Tokyo']],
  ['2011-12-20', ['Pacific/Apia', 'Pacific/Fakaofo', 'America/St_Johns', 'Asia/Kolkata']],
  ['2010-10-30', ['America/St_Johns', 'Europe/London', 'Asia/Gaza', 'America/Sao_Paulo']],
  ['2018-10-28', ['America/Sao_Paulo', 'America/New_York', 'Asia/Pyongyang', 'Africa/Casablanca']],
  ['2019-02-08', ['America/Sao_Paulo', 'Africa/Casablanca', 'Pacific/Apia']],
];

/** Days of a scene. */
export const SCENE_DAYS = 28;

export function dayOfScene(day: string, offset: number): string {
  return new Date(Date.parse(day) + offset * 86_400_000).toISOString().slice(0, 10);
}

const weekdays: fc.Arbitrary<ReadonlySet<Weekday>> = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 })
  .map((days) => new Set(days as Weekday[]));

const daytime = fc.constantFrom({ from: 540, to: 1020 }, { from: 480, to: 990 }, { from: 600, to: 1320 });

const anyHours = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from, to }));

const oddHours = fc.constantFrom(
  { from: 0, to: 1440 },
  { from: 90, to: 150 },
  { from: 0, to: 60 },
  { from: 1380, to: 1440 },
);

/** Calendars in one of the zones of a scene; with `hours: 'day'` their hours are clear of those at which clocks change. */
export function calendarsOf(
  day: string,
  zones: readonly string[],
  hours: 'any' | 'day' = 'any',
): fc.Arbitrary<Calendar> {
  const range = fc
    .tuple(fc.nat({ max: SCENE_DAYS - 1 }), fc.nat({ max: 4 }))
    .map(([from, length]) => ({ from: dayOfScene(day, from), to: dayOfScene(day, from + length), cover: null }));
  return fc.record({
    zone: fc.constantFrom(...zones),
    hours: hours === 'day' ? daytime : fc.oneof(daytime, anyHours, oddHours),
    weekdays: fc.oneof(weekdays, fc.constant(new Set<Weekday>([1, 2, 3, 4, 5]))),
    holidays: fc
      .array(fc.nat({ max: SCENE_DAYS - 1 }), { maxLength: 4 })
      .map((days) => new Set(days.map((offset) => dayOfScene(day, offset)))),
    shutdown: fc.array(range, { maxLength: 1 }),
    away: fc.array(range, { maxLength: 2 }),
  });
}
