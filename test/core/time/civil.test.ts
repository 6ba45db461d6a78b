import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  civil,
  compareDates,
  endOfMonth,
  isoDate,
  mondayOf,
  mondayOfWeek,
  weekdayOf,
  type CivilDate,
} from '../../../src/core/time/civil.js';

function day(text: string): CivilDate {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return { year, month, day: date };
}

/** Any day from the year 1 to 9999, as JavaScript's own calendar has it. */
const anyDay = fc
  .date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the calendar', () => {
  it.each([
    [2024, 2, 29, true],
    [2000, 2, 29, true],
    [1900, 2, 29, false],
    [2026, 2, 29, false],
    [2026, 2, 31, false],
    [2026, 4, 31, false],
    [2026, 12, 31, true],
    [2026, 13, 1, false],
    [2026, 0, 1, false],
    [2026, 1, 0, false],
    [0, 1, 1, false],
    [10_000, 1, 1, false],
    [2026, 1.5, 1, false],
    [2026, 1, Number.NaN, false],
  ])('%d-%d-%d is a day: %s', (year, month, date, isDay) => {
    expect(civil(year, month, date) !== null).toBe(isDay);
  });

  it('reckons as JavaScript does in UTC', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (text, days) => {
        const moved = new Date(`${text}T00:00:00Z`);
        expect(weekdayOf(day(text))).toBe(moved.getUTCDay() || 7);
        moved.setUTCDate(moved.getUTCDate() + days);
        fc.pre(moved.getUTCFullYear() >= 1 && moved.getUTCFullYear() <= 9999);
        expect(isoDate(addDays(day(text), days))).toBe(moved.toISOString().slice(0, 10));
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-24', 2, '2027-01-24'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(isoDate(addMonths(day(from), months))).toBe(to);
  });

  it.each([
    ['a Tuesday', '2026-11-24', 3, '2026-11-27'],
    ['over a weekend', '2026-11-24', 4, '2026-11-30'],
    ['a week', '2026-11-24', 5, '2026-12-01'],
    ['from a Friday', '2026-11-27', 1, '2026-11-30'],
    ['from a Saturday', '2026-11-28', 1, '2026-11-30'],
    ['a week from a Saturday', '2026-11-28', 5, '2026-12-04'],
    ['a week from a Sunday', '2026-11-29', 5, '2026-12-04'],
    ['none', '2026-11-28', 0, '2026-11-28'],
  ])('working days: %s, %s and %d is %s', (_, from, days, to) => {
    expect(isoDate(addWorkingDays(day(from), days))).toBe(to);
  });

  it.each([
    [2026, 1, '2025-12-29'],
    [2026, 53, '2026-12-28'],
    [2027, 1, '2027-01-04'],
    [2027, 5, '2027-02-01'],
    [2020, 53, '2020-12-28'],
  ])('week %d-W%d begins on %s', (year, week, monday) => {
    const date = mondayOfWeek(year, week);
    expect(date === null ? null : isoDate(date)).toBe(monday);
  });

  it.each([
    [2027, 53],
    [2025, 53],
    [2026, 54],
    [2026, 0],
    [2026, 1.5],
  ])('there is no week %d-W%d', (year, week) => {
    expect(mondayOfWeek(year, week)).toBe(null);
  });

  it('goes over years by months', () => {
    expect(isoDate(endOfMonth(2026, 12))).toBe('2026-12-31');
    expect(isoDate(endOfMonth(2026, 14))).toBe('2027-02-28');
    expect(isoDate(endOfMonth(2026, 0))).toBe('2025-12-31');
  });

  it('orders days, and knows the Monday of each', () => {
    expect([day('2026-12-01'), day('2026-02-28'), day('2025-12-31')].sort(compareDates).map(isoDate)).toEqual([
      '2025-12-31',
      '2026-02-28',
      '2026-12-01',
    ]);
    expect(isoDate(mondayOf(day('2027-01-03')))).toBe('2026-12-28');
    expect(isoDate(mondayOf(day('2026-11-23')))).toBe('2026-11-23');
  });
});
