import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../../src/core/config/config.js';
import {
  dueAt,
  dueWeek,
  nextDue,
  scheduleOf,
  type RollupSchedule,
} from '../../../../src/core/rollup/publishing/due.js';
import { formatWeek, parseWeek, periodOf, weekAfter } from '../../../../src/core/rollup/week.js';
import { civilTime } from '../../../../src/core/time/wall-clock.js';
import { weekdayOf } from '../../../../src/core/time/civil.js';
import { configOf } from '../../plan/world.js';

const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const HOUR = 3_600_000;

function schedule(text: string, timezone: string, day: Day = 'mon'): RollupSchedule {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return { day, at: hours * 60 + minutes, timezone };
}

function due(week: string, by: RollupSchedule): string {
  const parsed = parseWeek(week);
  if (parsed === null) throw new Error(`no week ${week}`);
  return new Date(dueAt(parsed, by)).toISOString();
}

describe('a page is due', () => {
  test.each([
    ['in winter', '2026-W47', schedule('09:00', 'Europe/Lisbon'), '2026-11-23T09:00:00.000Z'],
    [
      'on the Monday after clocks went forward',
      '2026-W13',
      schedule('09:00', 'Europe/Lisbon'),
      '2026-03-30T08:00:00.000Z',
    ],
    ['on the Monday after they went back', '2026-W43', schedule('09:00', 'Europe/Lisbon'), '2026-10-26T09:00:00.000Z'],
    [
      'in the south, after they went forward',
      '2026-W40',
      schedule('09:00', 'Australia/Sydney'),
      '2026-10-04T22:00:00.000Z',
    ],
    [
      'in the south, after they went back',
      '2026-W14',
      schedule('09:00', 'Australia/Sydney'),
      '2026-04-05T23:00:00.000Z',
    ],
    [
      'when clocks skip its time: as they do',
      '2026-W13',
      schedule('01:30', 'Europe/Lisbon', 'sun'),
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'when clocks show its time twice: the first time',
      '2026-W43',
      schedule('01:30', 'Europe/Lisbon', 'sun'),
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'after the last week of a year that has 53',
      '2026-W53',
      schedule('09:00', 'Asia/Tokyo'),
      '2027-01-04T00:00:00.000Z',
    ],
    ['after the first week of a year', '2027-W01', schedule('09:00', 'America/New_York'), '2027-01-11T14:00:00.000Z'],
    ['on another day', '2026-W47', schedule('17:00', 'Asia/Kolkata', 'fri'), '2026-11-20T11:30:00.000Z'],
  ])('%s', (_name, week, by, expected) => {
    expect(due(week, by)).toBe(expected);
  });
});

test.each([
  ['2026-11-23T08:59:59Z', '2026-W46'],
  ['2026-11-23T09:00:00Z', '2026-W47'],
  // Two weeks later there is only the last of them.
  ['2026-12-09T12:00:00Z', '2026-W49'],
  ['2027-01-04T09:00:00Z', '2026-W53'],
])('at %s the page of %s is the last that is due', (now, week) => {
  expect(formatWeek(dueWeek(Date.parse(now), schedule('09:00', 'Europe/Lisbon')))).toBe(week);
});

describe('whenever it is, wherever', () => {
  const zones = fc.constantFrom(
    ...[
      'Europe/Lisbon',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Cairo',
      'America/New_York',
      'UTC',
    ],
  );
  const schedules = fc.record({
    day: fc.constantFrom(...DAYS),
    at: fc.integer({ min: 0, max: 1439 }),
    timezone: zones,
  });
  const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });

  test('the last page is due and the next is not, and no week is passed over or comes twice', () => {
    fc.assert(
      fc.property(schedules, moments, (by, now) => {
        const week = dueWeek(now, by);
        const next = nextDue(now, by);
        expect(dueAt(week, by)).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(7 * 24 * HOUR + 2 * HOUR);
        expect(dueWeek(next, by)).toEqual(weekAfter(week));
      }),
    );
  });

  test('it is due on its day, once its seven days are over, and at its time where clocks show it', () => {
    fc.assert(
      fc.property(schedules, moments, (by, now) => {
        const week = dueWeek(now, by);
        const at = civilTime(dueAt(week, by), by.timezone);
        expect(DAYS[weekdayOf(at.date) - 1]).toBe(by.day);
        expect(dueAt(week, by)).toBeGreaterThanOrEqual(periodOf(week, by.day, by.timezone).toAt);
        expect(at.minute).toBeGreaterThanOrEqual(by.at);
        expect(at.minute).toBeLessThanOrEqual(by.at + 60);
      }),
    );
  });
});

test('nobody who does not ask has pages due', () => {
  expect(scheduleOf(configOf('version: 1\n'))).toBeNull();
  expect(scheduleOf(configOf('version: 1\nrollup: { share_with: octo/team }\n'))).toBeNull();
  expect(scheduleOf(configOf('version: 1\npeople: { timezone: Asia/Tokyo }\nrollup: { day: fri }\n'))).toEqual({
    day: 'fri',
    at: 540,
    timezone: 'Asia/Tokyo',
  });
});
