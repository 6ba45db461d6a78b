import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/core/config/config.js';
import {
  formatWeek,
  lastWeek,
  parseWeek,
  periodOf,
  weekBefore,
  weekOfDate,
  type Week,
} from '../../../src/core/rollup/week.js';
import { addDays, isoDate } from '../../../src/core/time/civil.js';
import { parseDay } from '../../../src/core/time/day-range.js';

function week(text: string): Week {
  const parsed = parseWeek(text);
  if (parsed === null) throw new Error(`no week ${text}`);
  return parsed;
}

function date(text: string) {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`no day ${text}`);
  return parsed;
}

const HOUR = 3_600_000;

test.each([
  ['2026-W47', '2026-W47'],
  [' 2026w01 ', '2026-W01'],
  ['2026-W53', '2026-W53'],
])('%s is the week %s', (text, expected) => {
  expect(formatWeek(week(text))).toBe(expected);
});

test.each(['2027-W53', '2026-W00', '2026-W54', '2026-47', 'W47', '2026-W7', ''])('%s is no week', (text) => {
  expect(parseWeek(text)).toBeNull();
});

describe('seven days', () => {
  test.each([
    ['2026-W47', 'mon', '2026-11-16', '2026-11-22'],
    ['2026-W47', 'tue', '2026-11-17', '2026-11-23'],
    ['2026-W47', 'thu', '2026-11-19', '2026-11-25'],
    ['2026-W47', 'fri', '2026-11-13', '2026-11-19'],
    ['2026-W47', 'sun', '2026-11-15', '2026-11-21'],
    ['2026-W53', 'mon', '2026-12-28', '2027-01-03'],
  ] as const)('the page of %s, written on a %s, is about %s to %s', (text, day, first, last) => {
    const period = periodOf(week(text), day, 'Europe/Lisbon');
    expect([isoDate(period.first), isoDate(period.last)]).toEqual([first, last]);
  });

  test.each([
    ['2026-W13', 'Europe/Lisbon', 167],
    ['2026-W43', 'Europe/Lisbon', 169],
    ['2026-W47', 'Europe/Lisbon', 168],
    // Midnight itself is skipped on the first day.
    ['2026-W17', 'Africa/Cairo', 167],
  ])('%s in %s has %i hours', (text, zone, hours) => {
    const { fromAt, toAt } = periodOf(week(text), 'mon', zone);
    expect((toAt - fromAt) / HOUR).toBe(hours);
  });
});

describe('the last week', () => {
  test.each([
    ['2026-11-23T09:00Z', 'mon', 'Europe/Lisbon', '2026-W47'],
    ['2026-11-22T23:59Z', 'mon', 'Europe/Lisbon', '2026-W46'],
    // Monday has come in Tokyo.
    ['2026-11-22T23:59Z', 'mon', 'Asia/Tokyo', '2026-W47'],
    ['2026-11-29T12:00Z', 'mon', 'Europe/Lisbon', '2026-W47'],
    ['2026-11-20T07:00Z', 'fri', 'Europe/Lisbon', '2026-W47'],
    ['2026-11-19T23:00Z', 'fri', 'Europe/Lisbon', '2026-W46'],
    ['2027-01-04T09:00Z', 'mon', 'Europe/Lisbon', '2026-W53'],
  ] as const)('at %s, written on a %s in %s, is %s', (now, day, zone, expected) => {
    expect(formatWeek(lastWeek(Date.parse(now), day, zone))).toBe(expected);
  });

  const zones = fc.constantFrom(
    'UTC',
    'Asia/Tokyo',
    'America/Sao_Paulo',
    'Pacific/Apia',
    'Africa/Cairo',
    'Europe/Lisbon',
  );
  const days = fc.constantFrom<Day>('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');

  test('is over, and the one after it is not', () => {
    const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(instants, days, zones, (now, day, zone) => {
        const last = lastWeek(now, day, zone);
        const after = weekOfDate(addDays(periodOf(last, 'mon', zone).last, 1));
        expect(periodOf(last, day, zone).toAt).toBeLessThanOrEqual(now);
        expect(periodOf(after, day, zone).toAt).toBeGreaterThan(now);
      }),
    );
  });

  test('weeks follow one another without a gap', () => {
    const starts = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(starts, days, zones, (start, day, zone) => {
        const one = weekOfDate(addDays({ year: 1990, month: 1, day: 1 }, start));
        expect(periodOf(weekBefore(one), day, zone).toAt).toBe(periodOf(one, day, zone).fromAt);
      }),
    );
  });
});

test.each([
  ['2027-01-01', '2026-W53'],
  ['2025-12-29', '2026-W01'],
  ['2026-11-22', '2026-W47'],
])('%s is in %s', (day, expected) => {
  expect(formatWeek(weekOfDate(date(day)))).toBe(expected);
});
