import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf, type Due } from '../../../src/core/status/due.js';
import { USUAL_RHYTHM, type Rhythm } from '../../../src/core/status/periods.js';
import { cadenceOfLabels, isTracked } from '../../../src/core/status/tracked.js';
import type { Calendar } from '../../../src/core/time/calendar.js';
import { stretchesFrom } from '../../../src/core/time/stretches.js';
import { weekdayOf } from '../../../src/core/time/civil.js';
import { civilTime } from '../../../src/core/time/wall-clock.js';
import { configOf } from '../plan/world.js';
import { calendarIn, calendarsOf, SCENES } from '../time/calendars.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const at = (text: string): number => Date.parse(`${text}Z`.replace(' ', 'T'));
const shown = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16).replace('T', ' ');

/** Due dates as they read in UTC. The rhythm is Friday, 16:00. */
function due(
  since: string,
  updates: readonly string[],
  now: string,
  calendar: Partial<Calendar> = {},
  rhythm: Partial<Rhythm> = {},
) {
  const found = dueOf(
    { since: at(since), isOpen: true },
    updates.map((text) => ({ at: at(text) })),
    { ...USUAL_RHYTHM, ...rhythm },
    calendarIn(calendar.zone ?? 'UTC', calendar),
    at(now),
  );
  if (found === null) throw new Error('closed');
  return { next: shown(found.next), overdue: shown(found.overdueSince), silent: found.periodsSilent };
}

// March 2026: the 2nd, 9th, 16th, 23rd and 30th are Mondays; Fridays are the 6th, 13th, 20th and 27th.
describe('an update a week', () => {
  it.each<
    readonly [
      why: string,
      since: string,
      updates: readonly string[],
      now: string,
      next: string,
      overdue: string | null,
      silent: number,
    ]
  >([
    ['opened on Monday, it is due on Friday', '2026-03-02 10:00', [], '2026-03-03 09:00', '2026-03-06 16:00', null, 0],
    [
      'opened on Wednesday, it is due a week later',
      '2026-03-04 10:00',
      [],
      '2026-03-04 11:00',
      '2026-03-13 16:00',
      null,
      0,
    ],
    ['once due, it is overdue', '2026-03-02 10:00', [], '2026-03-06 16:00', '2026-03-13 16:00', '2026-03-06 16:00', 1],
    ['a second one is missed', '2026-03-02 10:00', [], '2026-03-16 09:00', '2026-03-20 16:00', '2026-03-06 16:00', 2],
    [
      'an hour early is in time',
      '2026-02-02 10:00',
      ['2026-03-06 15:00'],
      '2026-03-06 17:00',
      '2026-03-13 16:00',
      null,
      0,
    ],
    [
      'an hour late mends it',
      '2026-02-02 10:00',
      ['2026-03-06 17:00'],
      '2026-03-09 09:00',
      '2026-03-13 16:00',
      null,
      0,
    ],
    [
      'on Monday it is the late one of last week',
      '2026-02-02 10:00',
      ['2026-03-09 09:00'],
      '2026-03-10 09:00',
      '2026-03-13 16:00',
      null,
      0,
    ],
    [
      'on Wednesday it is the early one of this week',
      '2026-02-02 10:00',
      ['2026-03-11 09:00'],
      '2026-03-13 17:00',
      '2026-03-20 16:00',
      null,
      0,
    ],
    [
      'two in a week are no more than one',
      '2026-02-02 10:00',
      ['2026-03-11 09:00', '2026-03-12 09:00'],
      '2026-03-13 17:00',
      '2026-03-20 16:00',
      null,
      0,
    ],
    [
      'one that is yet to come is not known',
      '2026-02-02 10:00',
      ['2026-03-06 15:00', '2026-03-20 15:00'],
      '2026-03-16 09:00',
      '2026-03-20 16:00',
      '2026-03-13 16:00',
      1,
    ],
  ])('%s', (_, since, updates, now, next, overdue, silent) => {
    expect(due(since, updates, now)).toEqual({ next, overdue, silent });
  });

  it('is never due on a closed item', () => {
    expect(dueOf({ since: 0, isOpen: false }, [], USUAL_RHYTHM, calendarIn('UTC'), DAY)).toBeNull();
  });

  it('is not counted for longer than anybody looks back', () => {
    expect(due('2020-01-06 10:00', [], '2026-03-03 09:00')).toMatchObject({ next: '2026-03-06 16:00', silent: 60 });
  });
});

describe('whoever is not at work when it is due', () => {
  const since = '2026-02-02 09:00';
  const updates = ['2026-02-24 15:00'];
  const now = '2026-03-02 10:00';
  const away = (from: string, to: string) => ({ away: [{ from, to, cover: null }] });

  it.each<readonly [why: string, calendar: Partial<Calendar>, next: string | null]>([
    ['on a holiday, the day before', { holidays: new Set(['2026-03-06']) }, '2026-03-05 17:00'],
    ['on a day that is none of theirs, the last before', { weekdays: new Set([1, 2, 3]) }, '2026-03-04 17:00'],
    ['with one day of work, on that day', { weekdays: new Set([1]) }, '2026-03-02 17:00'],
    ['when work ends early, as it ends', { hours: { from: 360, to: 840 } }, '2026-03-06 14:00'],
    ['when work begins late, the day before', { hours: { from: 1020, to: 1260 } }, '2026-03-05 21:00'],
    ['away on that day, once they are back', away('2026-03-06', '2026-03-06'), '2026-03-09 17:00'],
    ['away until the middle of the next week, with the next', away('2026-03-05', '2026-03-10'), '2026-03-13 16:00'],
    ['away for weeks, with the first one after', away('2026-03-03', '2026-03-31'), '2026-04-03 16:00'],
    ['away without work to come, never', { weekdays: new Set() }, null],
    [
      'in a shutdown of a week, not at all',
      { shutdown: [{ from: '2026-03-02', to: '2026-03-08' }] },
      '2026-03-13 16:00',
    ],
  ])('%s', (_, calendar, next) => {
    expect(due(since, updates, now, calendar)).toEqual({ next, overdue: null, silent: 0 });
  });

  it('owes nothing for the time away, even where it was said late', () => {
    const calendar = away('2026-03-03', '2026-03-13');
    expect(due(since, updates, '2026-03-16 12:00', calendar)).toEqual({
      next: '2026-03-16 17:00',
      overdue: null,
      silent: 0,
    });
  });
});

describe('other cadences', () => {
  it('every second week counts from the week in which the item began', () => {
    const every = { cadence: 'biweekly' } as const;
    expect(due('2026-03-02 10:00', [], '2026-03-02 11:00', {}, every).next).toBe('2026-03-20 16:00');
    expect(due('2026-03-02 10:00', ['2026-03-20 15:00'], '2026-03-21 11:00', {}, every).next).toBe('2026-04-03 16:00');
    expect(due('2026-03-09 10:00', [], '2026-03-09 11:00', {}, every).next).toBe('2026-03-27 16:00');
  });

  it('every month ends with the last such day', () => {
    const every = { cadence: 'monthly' } as const;
    expect(due('2026-03-02 10:00', [], '2026-03-02 11:00', {}, every).next).toBe('2026-03-27 16:00');
    expect(due('2026-03-20 10:00', [], '2026-03-20 11:00', {}, every).next).toBe('2026-04-24 16:00');
    expect(due('2026-11-02 10:00', ['2026-12-24 10:00'], '2026-12-26 11:00', {}, every).next).toBe('2027-01-29 16:00');
  });

  it.each([
    [['update: weekly'], 'weekly'],
    [['bug', 'Update: Monthly'], 'monthly'],
    [['update:biweekly'], 'biweekly'],
    [['update: fortnightly'], 'biweekly'],
    [['update: monthly', 'update: weekly'], 'weekly'],
    [['update: never', 'updates: weekly', 'weekly'], null],
    [[], null],
  ])('%j: %s', (labels, cadence) => {
    expect(cadenceOfLabels(labels)).toBe(cadence);
  });
});

describe('an item that is followed', () => {
  const item = {
    kind: 'issue',
    title: 'Pump',
    body: '',
    labels: [] as string[],
    author: null,
    association: null,
    issueType: null,
    state: 'open',
    closedAs: null,
    pull: null,
    createdAt: 0,
  } as const;
  const config = configOf('version: 1');

  it.each([
    ['its title says so', { title: 'Status: pump' }, true],
    ['its label says so', { labels: ['status'] }, true],
    ['a label says how often', { labels: ['update: monthly'] }, true],
    ['nothing says so', {}, false],
    ['it is a pull request', { kind: 'pull_request', labels: ['update: monthly'] }, false],
  ] as const)('%s: %o', (_, given, tracked) => {
    expect(isTracked(config, { ...item, ...given })).toBe(tracked);
  });
});

const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  cadence: fc.constantFrom('weekly', 'biweekly', 'monthly'),
  day: fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'),
  at: fc.integer({ min: 0, max: 1439 }),
});

/** Somebody's calendar in weeks in which clocks change, and moments within them. */
const scene = fc.constantFrom(...SCENES).chain(([day, zones]) => {
  const begin = Date.parse(day);
  const moment = fc.integer({ min: 0, max: 28 * 24 * 60 }).map((minutes) => begin + minutes * 60_000);
  return fc.record({
    calendar: calendarsOf(day, zones),
    since: moment.map((instant) => instant - 40 * DAY),
    updates: fc.array(moment, { maxLength: 4 }),
    now: moment,
    rhythm,
  });
});

function dueIn(
  { calendar, since, rhythm }: { readonly calendar: Calendar; readonly since: number; readonly rhythm: Rhythm },
  updates: readonly number[],
  now: number,
): Due {
  const found = dueOf(
    { since, isOpen: true },
    updates.map((instant) => ({ at: instant })),
    rhythm,
    calendar,
    now,
  );
  if (found === null) throw new Error('closed');
  return found;
}

describe('in any zone, with any hours, holidays and absences', () => {
  it('is due within working time', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { next, overdueSince } = dueIn(given, given.updates, given.now);
        for (const instant of [next, overdueSince]) {
          if (instant === null) continue;
          const around = [...stretchesFrom(given.calendar, instant - 2 * DAY, instant + 1)];
          expect(around.some(({ from, to }) => from <= instant && instant <= to)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is next after now, overdue by now, and silent as long as it is overdue', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { next, overdueSince, periodsSilent } = dueIn(given, given.updates, given.now);
        if (next !== null) expect(next).toBeGreaterThan(given.now);
        if (overdueSince !== null) expect(overdueSince).toBeLessThanOrEqual(given.now);
        expect(periodsSilent > 0).toBe(overdueSince !== null);
      }),
      { numRuns: 300 },
    );
  });

  it('is mended by an update, and never made worse by one', () => {
    fc.assert(
      fc.property(scene, fc.nat(), (given, pick) => {
        const { now, updates, since } = given;
        expect(dueIn(given, [...updates, now], now)).toMatchObject({ overdueSince: null, periodsSilent: 0 });
        const another = since + (pick % (now - since));
        const before = dueIn(given, updates, now);
        expect(dueIn(given, [...updates, another], now).periodsSilent).toBeLessThanOrEqual(before.periodsSilent);
      }),
      { numRuns: 300 },
    );
  });

  it('only grows while nobody writes', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 60 }), (given, days) => {
        const updates = given.updates.filter((instant) => instant <= given.now);
        const before = dueIn(given, updates, given.now);
        const after = dueIn(given, updates, given.now + days * DAY);
        expect(after.periodsSilent).toBeGreaterThanOrEqual(before.periodsSilent);
        if (before.overdueSince !== null) expect(after.overdueSince).toBe(before.overdueSince);
        else if (after.overdueSince !== null) expect(after.overdueSince).toBe(before.next);
      }),
      { numRuns: 300 },
    );
  });

  it('comes at the same time of the clock, once a week, whatever clocks do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCENES),
        fc.nat(5),
        fc.integer({ min: 9 * 60, max: 17 * 60 }),
        (scene, pick, minute) => {
          const [day, zones] = scene;
          const zone = zones[pick % zones.length] ?? 'UTC';
          const calendar = calendarIn(zone);
          const since = Date.parse(day) - 10 * DAY;
          const given = { calendar, since, rhythm: { cadence: 'weekly', day: 'thu', at: minute } as const };
          let now = since + 4 * DAY;
          for (let week = 0; week < 6; week += 1) {
            const next = dueIn(given, [now], now).next ?? 0;
            const { date, minute: shows } = civilTime(next, zone);
            // Apia had no 30 December 2011; it was a Friday.
            expect({ weekday: weekdayOf(date), shows }).toEqual({ weekday: 4, shows: minute });
            if (week > 0) expect(Math.abs(next - now - 7 * DAY)).toBeLessThanOrEqual(25 * HOUR);
            now = next;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
