import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/core/time/calendar.js';
import type { Weekday } from '../../../src/core/time/civil.js';
import type { Duration } from '../../../src/core/config/config.js';
import {
  addDuration,
  addWorkingDays,
  addWorkingMs,
  nextClosing,
  nextOpening,
  sharedWorkingTime,
  workingMsBetween,
} from '../../../src/core/time/working-time.js';
import { calendarIn, calendarsOf, SCENE_DAYS, SCENES } from './calendars.js';
import { instantAtPlace, slowClock, slowDays, slowMinutes, type SlowClock } from './slow-clock.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function shown(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString().replace(':00.000Z', 'Z');
}

/** A calendar in a scene, its slow clock, and minutes to ask about in the middle of it. */
const arbitraryCase = fc.constantFrom(...SCENES).chain(([day, zones]) =>
  fc.record({
    calendar: calendarsOf(day, zones),
    from: fc.integer({ min: 4 * 1440, max: 14 * 1440 }),
    length: fc.integer({ min: 0, max: 10 * 1440 }),
    day: fc.constant(day),
  }),
);

describe('working time, as looking at every minute has it', () => {
  const check = (
    law: (given: {
      readonly calendar: Calendar;
      readonly clock: SlowClock;
      readonly from: number;
      readonly length: number;
    }) => void,
  ) => {
    fc.assert(
      fc.property(arbitraryCase, ({ calendar, from, length, day }) => {
        law({ calendar, clock: slowClock(calendar.zone, day, SCENE_DAYS), from, length });
      }),
      { numRuns: 100 },
    );
  };

  it('is measured between two instants', () => {
    check(({ calendar, clock, from, length }) => {
      const minutes = slowMinutes(clock, slowDays(clock, calendar)).slice(from, from + length);
      const between = workingMsBetween(calendar, instantAtPlace(clock, from), instantAtPlace(clock, from + length));
      expect(between).toBe(minutes.filter(Boolean).length * MINUTE);
    });
  });

  it('is added to an instant', () => {
    check(({ calendar, clock, from, length }) => {
      const minutes = slowMinutes(clock, slowDays(clock, calendar));
      let left = Math.floor(length / 4);
      let place = from;
      for (; left > 0 && place < minutes.length; place += 1) if (minutes[place] === true) left -= 1;
      const end = addWorkingMs(calendar, instantAtPlace(clock, from), Math.floor(length / 4) * MINUTE);
      if (left === 0) expect(shown(end)).toBe(shown(instantAtPlace(clock, place)));
      else expect(end === null || end > instantAtPlace(clock, minutes.length - 1440)).toBe(true);
    });
  });

  it('opens and closes', () => {
    check(({ calendar, clock, from }) => {
      const instant = instantAtPlace(clock, from);
      const next = slowDays(clock, calendar).find(({ close }) => close > from);
      if (next === undefined) return;
      expect(shown(nextOpening(calendar, instant))).toBe(shown(instantAtPlace(clock, Math.max(next.open, from))));
      expect(shown(nextClosing(calendar, instant))).toBe(shown(instantAtPlace(clock, next.close)));
    });
  });

  it('is counted in days', () => {
    check(({ calendar, clock, from, length }) => {
      const count = length % 6;
      const days = slowDays(clock, calendar);
      const first = days.findIndex(({ close }) => close > from);
      const [start, end] = [days[first], days[first + count]];
      if (start === undefined || end === undefined) return;
      const begin = Math.max(start.open, from);
      const timeOfDay = (clock.walls[begin] ?? 0) - start.day * 1440;
      const wanted = clock.walls.findIndex((wall) => wall >= end.day * 1440 + timeOfDay);
      const place = count === 0 ? begin : Math.min(Math.max(wanted, end.open), end.close);
      const found = addWorkingDays(calendar, instantAtPlace(clock, from), count);
      expect(shown(found)).toBe(shown(instantAtPlace(clock, place)));
    });
  });

  it('is shared', () => {
    const people = fc
      .constantFrom(...SCENES)
      .chain(([day, zones]) =>
        fc.tuple(fc.constant(day), fc.array(calendarsOf(day, zones), { minLength: 1, maxLength: 3 })),
      );
    const [from, to] = [5 * 1440, 20 * 1440];
    fc.assert(
      fc.property(people, ([day, calendars]) => {
        const clocks = calendars.map(({ zone }) => slowClock(zone, day, SCENE_DAYS));
        const all = calendars.map((calendar, index) => {
          const clock = clocks[index] as SlowClock;
          return slowMinutes(clock, slowDays(clock, calendar));
        });
        const [first] = clocks as [SlowClock];
        const spans = sharedWorkingTime(calendars, instantAtPlace(first, from), instantAtPlace(first, to));
        const minutes = first.walls.map(() => false);
        for (const span of spans) {
          minutes.fill(true, (span.from - first.from) / MINUTE, (span.to - first.from) / MINUTE);
        }
        const expected = first.walls.map((_, at) => at >= from && at < to && all.every((one) => one[at] === true));
        expect(minutes).toEqual(expected);
        expect(spans.every((span, index) => span.from < span.to && span.from >= (spans[index - 1]?.to ?? 0))).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('laws of working time', () => {
  const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
  const calendar = fc.constantFrom(...SCENES).chain(([day, zones]) => calendarsOf(day, zones));
  const ms = fc.integer({ min: 0, max: 60 * HOUR });

  it('what is added is what is between', () => {
    fc.assert(
      fc.property(calendar, instant, ms, (own, from, length) => {
        const end = addWorkingMs(own, from, length);
        if (end !== null) expect(workingMsBetween(own, from, end)).toBe(length);
      }),
    );
  });

  it('adding in two steps is adding in one', () => {
    fc.assert(
      fc.property(calendar, instant, ms, ms, (own, from, a, b) => {
        const half = addWorkingMs(own, from, a);
        const whole = addWorkingMs(own, from, a + b);
        // Two steps may go beyond the forty years that one looks at.
        if (whole !== null) expect(half === null ? null : addWorkingMs(own, half, b)).toBe(whole);
      }),
    );
  });

  it('an opening is its own next opening', () => {
    fc.assert(
      fc.property(calendar, instant, (own, from) => {
        const opening = nextOpening(own, from);
        if (opening !== null) expect(nextOpening(own, opening)).toBe(opening);
      }),
    );
  });
});

describe('a length of time after an instant', () => {
  const FRIDAY = '2026-11-27T16:00Z';
  const holidays = new Set(['2026-11-30']);
  type Row = readonly [what: string, length: string, calendar: Calendar, from: string, to: string | null];
  const rows: readonly Row[] = [
    ['by the clock', '90m', calendarIn('UTC'), FRIDAY, '2026-11-27T17:30Z'],
    ['hours of the clock', '72h', calendarIn('UTC'), FRIDAY, '2026-11-30T16:00Z'],
    ['days of 24 hours', '2d', calendarIn('Europe/Berlin'), '2026-03-28T12:00Z', '2026-03-30T12:00Z'],
    ['weeks', '2w', calendarIn('UTC'), FRIDAY, '2026-12-11T16:00Z'],
    ['working hours over a weekend', '4wh', calendarIn('UTC'), FRIDAY, '2026-11-30T12:00Z'],
    ['working hours over a holiday', '4wh', calendarIn('UTC', { holidays }), FRIDAY, '2026-12-01T12:00Z'],
    ['working hours that end with the day', '1wh', calendarIn('UTC'), FRIDAY, '2026-11-27T17:00Z'],
    ['no working hours', '0wh', calendarIn('UTC'), '2026-11-28T03:00Z', '2026-11-28T03:00Z'],
    ['working days over a weekend', '3wd', calendarIn('UTC'), FRIDAY, '2026-12-02T16:00Z'],
    ['working days over a holiday', '3wd', calendarIn('UTC', { holidays }), FRIDAY, '2026-12-03T16:00Z'],
    ['working days from a Friday night', '3wd', calendarIn('UTC'), '2026-11-27T20:00Z', '2026-12-03T09:00Z'],
    ['working days from the very closing', '1wd', calendarIn('UTC'), '2026-11-27T17:00Z', '2026-12-01T09:00Z'],
    ['working days from a Saturday', '1wd', calendarIn('UTC'), '2026-11-28T12:00Z', '2026-12-01T09:00Z'],
    ['no working days', '0wd', calendarIn('UTC'), '2026-11-28T12:00Z', '2026-11-30T09:00Z'],
    ['days of part-time', '2wd', calendarIn('UTC', { weekdays: new Set([1, 2, 4]) }), FRIDAY, '2026-12-03T09:00Z'],
    // The clock of Lisbon shows 10:00 before and after it is put back, and forward.
    ['working days into winter', '1wd', calendarIn('Europe/Lisbon'), '2026-10-23T09:00Z', '2026-10-26T10:00Z'],
    ['working days into summer', '1wd', calendarIn('Europe/Lisbon'), '2026-03-27T10:00Z', '2026-03-30T09:00Z'],
    ['working days on Lord Howe', '1wd', calendarIn('Australia/Lord_Howe'), '2026-04-02T23:00Z', '2026-04-05T23:30Z'],
    // Samoa went from Thursday to Saturday: there was no Friday to work on.
    ['working days in Samoa', '1wd', calendarIn('Pacific/Apia'), '2011-12-29T20:00Z', '2012-01-01T20:00Z'],
    ['working hours in Samoa', '8wh', calendarIn('Pacific/Apia'), '2011-12-29T20:00Z', '2012-01-01T20:00Z'],
    // At work when clocks are changed.
    [
      'a night in spring',
      '7wh',
      calendarIn('America/New_York', { hours: { from: 0, to: 480 }, weekdays: new Set([7, 1]) }),
      '2026-03-08T05:00Z',
      '2026-03-08T12:00Z',
    ],
    [
      'a night in autumn',
      '9wh',
      calendarIn('America/New_York', { hours: { from: 0, to: 480 }, weekdays: new Set([7, 1]) }),
      '2026-11-01T04:00Z',
      '2026-11-01T13:00Z',
    ],
    ['no days of work', '1wd', calendarIn('UTC', { weekdays: new Set() }), FRIDAY, null],
    ['no days of work, by the clock', '1d', calendarIn('UTC', { weekdays: new Set() }), FRIDAY, '2026-11-28T16:00Z'],
    ['more than there is', '999999wd', calendarIn('UTC'), FRIDAY, null],
  ];

  function duration(text: string): Duration {
    const [, amount, unit] = /^(\d+)(\w+)$/.exec(text) ?? [];
    return { amount: Number(amount), unit: unit as Duration['unit'] };
  }

  it.each(rows)('%s: %s', (_, length, calendar, from, to) => {
    expect(shown(addDuration(calendar, Date.parse(from), duration(length)))).toBe(to);
  });
});

describe('hours up to midnight where midnight comes twice', () => {
  // In St. John's, 00:01 on 7 November 2010, a Sunday, was put back to 23:01 on Saturday: at 02:31 UTC.
  const wholeDays = (...weekdays: Weekday[]) =>
    calendarIn('America/St_Johns', { hours: { from: 0, to: 1440 }, weekdays: new Set(weekdays) });
  const always = wholeDays(1, 2, 3, 4, 5, 6, 7);
  const justBefore = Date.parse('2010-11-07T02:30:30Z');

  it('are counted once', () => {
    const [saturday, monday] = [Date.parse('2010-11-06T02:30Z'), Date.parse('2010-11-08T03:30Z')];
    expect(workingMsBetween(always, saturday, monday)).toBe(49 * HOUR);
  });

  it('go on from the minute that is Sunday already', () => {
    expect(nextOpening(wholeDays(6), justBefore)).toBe(justBefore);
    expect(shown(nextClosing(wholeDays(6), justBefore))).toBe('2010-11-07T03:30Z');
  });

  it('begin with the first of two midnights', () => {
    const from = Date.parse('2010-11-07T02:00Z');
    expect(shown(nextOpening(wholeDays(7), from))).toBe('2010-11-07T02:30Z');
    expect(workingMsBetween(wholeDays(7), from, Date.parse('2010-11-07T02:45Z'))).toBe(15 * MINUTE);
  });

  it('end a day on without going past it', () => {
    expect(shown(addWorkingDays(always, justBefore, 1))).toBe('2010-11-08T03:30Z');
    expect(shown(addWorkingDays(always, Date.parse('2010-11-06T02:30Z'), 1))).toBe('2010-11-07T03:30Z');
  });

  it('end before the hour that is repeated', () => {
    // In Havana 01:00 on Sunday is put back to 00:00, which is Sunday still.
    const saturdays = calendarIn('America/Havana', { hours: { from: 0, to: 1440 }, weekdays: new Set([6]) });
    expect(shown(nextClosing(saturdays, Date.parse('2026-10-31T12:00Z')))).toBe('2026-11-01T04:00Z');
  });
});

describe('a calendar without work', () => {
  const years = (from: string, to: string) => ({ from, to, cover: null });
  const leave = calendarIn('UTC', { away: [years('2026-01-01', '2027-01-15')] });
  const gone = calendarIn('UTC', { away: [years('2026-01-01', '2027-12-31'), years('2028-01-01', '9999-12-31')] });
  const now = Date.UTC(2026, 0, 5);

  it('is waited for over a year', () => {
    expect(shown(nextOpening(leave, now))).toBe('2027-01-18T09:00Z');
    expect(shown(nextClosing(leave, now))).toBe('2027-01-18T17:00Z');
    expect(shown(addWorkingMs(leave, now, HOUR))).toBe('2027-01-18T10:00Z');
    expect(shown(addWorkingDays(leave, now, 1))).toBe('2027-01-19T09:00Z');
  });

  it.each([gone, calendarIn('UTC', { weekdays: new Set() })])('is not waited for without end', (calendar) => {
    const found = [
      nextOpening(calendar, now),
      nextClosing(calendar, now),
      addWorkingMs(calendar, now, 1),
      addWorkingDays(calendar, now, 0),
    ];
    expect(found).toEqual([null, null, null, null]);
  });

  it('is measured across whatever is off', () => {
    const back = calendarIn('UTC', { away: [years('2020-01-06', '2024-12-31')] });
    expect(workingMsBetween(back, Date.UTC(2020, 0, 1), Date.UTC(2025, 0, 2))).toBe((3 + 1) * 8 * HOUR);
    expect(workingMsBetween(gone, now, Date.UTC(2900, 0))).toBe(0);
  });

  it('is shared by nobody', () => {
    expect(sharedWorkingTime([], now, now + HOUR)).toEqual([]);
    expect(sharedWorkingTime([calendarIn('UTC')], now + HOUR, now)).toEqual([]);
  });
});
