import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Duration } from '../../../src/core/config/config.js';
import type { Calendar } from '../../../src/core/time/calendar.js';
import {
  fairWindow,
  objectionEndsFor,
  workingMsHad,
  type FairWindow,
  type WindowTerms,
} from '../../../src/core/time/fair-window.js';
import { addDuration, workingMsBetween } from '../../../src/core/time/working-time.js';
import { calendarIn, calendarsOf, dayOfScene, SCENE_DAYS, SCENES } from './calendars.js';
import { slowClock, slowDays, slowMinutes } from './slow-clock.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EIGHT: Duration = { amount: 8, unit: 'wh' };
const LONDON_HOLIDAY = new Set(['2022-01-03']);

/** New Year's Eve of 2021, a Friday; in the United Kingdom the Monday after it was a holiday. */
const FRIDAY = Date.parse('2021-12-31T16:00Z');

function windowOf(given: Partial<WindowTerms> & { readonly people?: Readonly<Record<string, Calendar>> }): FairWindow {
  const { people = {}, ...terms } = given;
  const window = fairWindow({
    openedAt: FRIDAY,
    length: { amount: 72, unit: 'h' },
    maxExtension: { amount: 5, unit: 'd' },
    calendar: calendarIn('UTC'),
    asked: Object.entries(people).map(([login, calendar]) => ({ login, calendar })),
    minWorkingMs: 8 * HOUR,
    ...terms,
  });
  if (window === null) throw new Error('no window');
  return window;
}

function shown(instant: number | null | undefined): string | null {
  return instant == null ? null : new Date(instant).toISOString().replace(':00.000Z', 'Z');
}

const london = calendarIn('Europe/London', { holidays: LONDON_HOLIDAY });
const bengaluru = calendarIn('Asia/Kolkata');
const sydney = calendarIn('Australia/Sydney');

describe('a window opened on a Friday at 16:00 UTC', () => {
  it('of 72 clock hours gives a Londoner with a holiday on Monday one working hour', () => {
    expect(workingMsBetween(london, FRIDAY, FRIDAY + 72 * HOUR)).toBe(HOUR);
  });

  it.each([
    ['Bengaluru', bengaluru],
    ['Sydney', sydney],
  ])('of 48 clock hours gives %s none', (_, calendar) => {
    expect(workingMsBetween(calendar, FRIDAY, FRIDAY + 48 * HOUR)).toBe(0);
  });

  it('is extended until each of them has had eight', () => {
    const window = windowOf({ people: { london, bengaluru, sydney } });
    expect(shown(window.nominalEnd)).toBe('2022-01-03T16:00Z');
    // Tuesday from nine: seven hours and the one of Friday.
    expect(shown(window.endsAt)).toBe('2022-01-04T16:00Z');
    expect(window).toMatchObject({ isExtended: true, isCapped: false });
    expect(window.shares.map(({ login, reachedAt }) => [login, shown(reachedAt)])).toEqual([
      ['london', '2022-01-04T16:00Z'],
      ['bengaluru', '2022-01-03T11:30Z'],
      ['sydney', '2022-01-03T06:00Z'],
    ]);
  });
});

describe('a fair window', () => {
  it('is as long as asked where everybody has had their time by then', () => {
    const window = windowOf({ people: { bengaluru, sydney } });
    expect(window).toMatchObject({ isExtended: false, isCapped: false, endsAt: window.nominalEnd });
  });

  it('is as long as asked where nobody is asked', () => {
    expect(windowOf({})).toMatchObject({ isExtended: false, isCapped: false, shares: [] });
  });

  it('waits for nobody longer than it may', () => {
    const sundays = calendarIn('UTC', { weekdays: new Set([7]), hours: { from: 600, to: 720 } });
    const window = windowOf({ people: { sundays, sydney } });
    expect(shown(window.endsAt)).toBe('2022-01-08T16:00Z');
    expect(window).toMatchObject({ isExtended: true, isCapped: true });
    expect(window.shares[0]).toMatchObject({ isExcused: false, reachedAt: null });
  });

  it('excuses those who are away throughout, and does not wait for them', () => {
    const away = calendarIn('UTC', { away: [{ from: '2021-12-20', to: '2022-01-09', cover: 'bo' }] });
    const window = windowOf({ people: { away, sydney } });
    expect(window).toMatchObject({ isExtended: false, isCapped: false });
    expect(window.shares[0]).toMatchObject({ login: 'away', isExcused: true, reachedAt: null });
  });

  it('waits for those who come back before it would end at the latest', () => {
    const back = calendarIn('UTC', { away: [{ from: '2021-12-20', to: '2022-01-04', cover: null }] });
    expect(shown(windowOf({ people: { back } }).endsAt)).toBe('2022-01-05T17:00Z');
  });

  it('counts its length and its extension on the calendar of its owner', () => {
    const owner = calendarIn('UTC', { holidays: new Set(['2022-01-03']) });
    const terms = {
      length: { amount: 3, unit: 'wd' },
      maxExtension: { amount: 2, unit: 'wd' },
      calendar: owner,
    } as const;
    const window = windowOf({ ...terms, people: { never: calendarIn('UTC', { hours: { from: 540, to: 541 } }) } });
    expect(shown(window.nominalEnd)).toBe('2022-01-06T16:00Z');
    expect(shown(window.endsAt)).toBe('2022-01-10T16:00Z');
  });

  it('needs no working time of anybody where none is asked for', () => {
    const window = windowOf({ minWorkingMs: 0, people: { sydney } });
    expect(window).toMatchObject({ isExtended: false, shares: [{ isExcused: false, reachedAt: FRIDAY }] });
  });

  it('counts the hours that somebody has had so far, up to its end', () => {
    const window = windowOf({ people: { london } });
    const [share] = window.shares;
    if (share === undefined) throw new Error('nobody was asked');
    const had = [
      '2021-12-30T12:00Z',
      '2021-12-31T16:30Z',
      '2022-01-03T12:00Z',
      '2022-01-04T11:00Z',
      '2022-03-01T00:00Z',
    ];
    expect(had.map((at) => workingMsHad(window, share, Date.parse(at)) / HOUR)).toEqual([0, 0.5, 1, 3, 8]);
  });

  it('is none where the calendar of its owner has no end for it', () => {
    const never = calendarIn('UTC', { weekdays: new Set() });
    const terms: WindowTerms = {
      openedAt: FRIDAY,
      length: EIGHT,
      maxExtension: { amount: 5, unit: 'd' },
      calendar: never,
      asked: [],
      minWorkingMs: 0,
    };
    expect(fairWindow(terms)).toBeNull();
    expect(fairWindow({ ...terms, length: { amount: 3, unit: 'd' }, maxExtension: EIGHT })).toBeNull();
    expect(fairWindow({ ...terms, length: { amount: 999_999, unit: 'wd' }, calendar: calendarIn('UTC') })).toBeNull();
  });
});

describe('somebody who was excused', () => {
  const away = (to: string) => calendarIn('Asia/Tokyo', { away: [{ from: '2021-12-20', to, cover: null }] });

  test('may object for two of their own working days', () => {
    const window = windowOf({ people: { Away: away('2022-01-13'), sydney } });
    // Back on Friday at nine: all of Friday and of Monday.
    expect(shown(objectionEndsFor(window, 'away'))).toBe('2022-01-18T00:00Z');
  });

  test('may not where nobody knows when they are back, and others may not', () => {
    const window = windowOf({ people: { away: away('2024-01-13'), sydney } });
    expect(window.shares[0]?.isExcused).toBe(true);
    expect(objectionEndsFor(window, 'away')).toBeNull();
    expect(objectionEndsFor(window, 'sydney')).toBeNull();
    expect(objectionEndsFor(window, 'stranger')).toBeNull();
  });
});

/** A window somewhere in a scene, whose owner works by day: at night clocks may be put back, and the same time comes earlier. */
const arbitraryTerms = fc.constantFrom(...SCENES).chain(([day, zones]) =>
  fc.record({
    openedAt: fc.integer({ min: 4 * 1440, max: 9 * 1440 }).map((minutes) => Date.parse(day) + minutes * MINUTE),
    length: fc.constantFrom<Duration>(
      { amount: 48, unit: 'h' },
      { amount: 1, unit: 'd' },
      { amount: 12, unit: 'wh' },
      { amount: 3, unit: 'wd' },
      { amount: 0, unit: 'wd' },
    ),
    maxExtension: fc.constantFrom<Duration>(
      { amount: 5, unit: 'd' },
      { amount: 2, unit: 'wd' },
      { amount: 0, unit: 'm' },
    ),
    calendar: calendarsOf(day, zones, 'day'),
    asked: fc
      .array(calendarsOf(day, zones), { maxLength: 4 })
      .map((calendars) => calendars.map((calendar, index) => ({ login: `p${index}`, calendar }))),
    minWorkingMs: fc.integer({ min: 1, max: 900 }).map((minutes) => minutes * MINUTE),
    /** What is not of the window itself. */
    scene: fc.constant(day),
    holiday: fc.integer({ min: 3, max: 20 }).map((offset) => dayOfScene(day, offset)),
    more: calendarsOf(day, zones),
  }),
);

function withHoliday(calendar: Calendar, holiday: string): Calendar {
  return { ...calendar, holidays: new Set([...calendar.holidays, holiday]) };
}

describe('laws of fair windows', () => {
  it('it ends as counting the minutes of everybody has it', () => {
    fc.assert(
      fc.property(arbitraryTerms, (terms) => {
        const window = fairWindow(terms);
        const cap = window === null ? null : addDuration(terms.calendar, window.nominalEnd, terms.maxExtension);
        const last = Date.parse(terms.scene) + (SCENE_DAYS - 2) * 24 * HOUR;
        if (window === null || cap === null || cap > last) return;
        expect(window.nominalEnd).toBe(addDuration(terms.calendar, terms.openedAt, terms.length));
        const reached = terms.asked.map(({ calendar }) => {
          const clock = slowClock(calendar.zone, terms.scene, SCENE_DAYS);
          const minutes = slowMinutes(clock, slowDays(clock, calendar));
          let left = terms.minWorkingMs / MINUTE;
          let had = 0;
          for (let at = terms.openedAt; at < cap; at += MINUTE) {
            if (minutes[(at - clock.from) / MINUTE] !== true) continue;
            had += 1;
            left -= 1;
            if (left === 0) return at + MINUTE;
          }
          return had === 0 ? null : cap;
        });
        expect(window.shares.map(({ isExcused }) => isExcused)).toEqual(reached.map((at) => at === null));
        expect(shown(window.endsAt)).toBe(shown(Math.max(window.nominalEnd, ...reached.map((at) => at ?? 0))));
      }),
      { numRuns: 100 },
    );
  });

  it('one more person asked never makes it shorter', () => {
    fc.assert(
      fc.property(arbitraryTerms, ({ more, ...terms }) => {
        const [before, after] = [
          fairWindow(terms),
          fairWindow({ ...terms, asked: [...terms.asked, { login: 'more', calendar: more }] }),
        ];
        expect(after === null).toBe(before === null);
        if (before !== null && after !== null) expect(after.endsAt).toBeGreaterThanOrEqual(before.endsAt);
      }),
    );
  });

  it('one more holiday never makes it shorter, unless somebody is excused for it', () => {
    fc.assert(
      fc.property(arbitraryTerms, fc.nat({ max: 3 }), ({ holiday, ...terms }, whose) => {
        const before = fairWindow(terms);
        const asked = terms.asked.map(({ login, calendar }, index) => ({
          login,
          calendar: index === whose ? withHoliday(calendar, holiday) : calendar,
        }));
        const after = fairWindow({ ...terms, asked });
        if (before === null || after === null) return;
        const isNewlyExcused = after.shares.some(
          (share, index) => share.isExcused && before.shares[index]?.isExcused === false,
        );
        if (!isNewlyExcused) expect(after.endsAt).toBeGreaterThanOrEqual(before.endsAt);
      }),
    );
  });

  it('one more holiday of its owner never makes it shorter', () => {
    fc.assert(
      fc.property(arbitraryTerms, ({ holiday, ...terms }) => {
        const before = fairWindow(terms);
        const after = fairWindow({ ...terms, calendar: withHoliday(terms.calendar, holiday) });
        if (before === null || after === null) return;
        expect(after.nominalEnd).toBeGreaterThanOrEqual(before.nominalEnd);
        expect(after.endsAt).toBeGreaterThanOrEqual(before.endsAt);
      }),
    );
  });

  it('the order of those asked makes no difference', () => {
    fc.assert(
      fc.property(arbitraryTerms, (terms) => {
        const [one, other] = [fairWindow(terms), fairWindow({ ...terms, asked: terms.asked.toReversed() })];
        expect(other === null ? null : { ...other, shares: other.shares.toReversed() }).toEqual(one);
      }),
    );
  });

  it('it ends between its nominal end and the latest, and says why', () => {
    fc.assert(
      fc.property(arbitraryTerms, (terms) => {
        const window = fairWindow(terms);
        if (window === null) return;
        expect(window.endsAt).toBeGreaterThanOrEqual(window.nominalEnd);
        expect(window.isExtended).toBe(window.endsAt > window.nominalEnd);
        for (const share of window.shares) {
          const had = workingMsHad(window, share, window.endsAt);
          if (share.isExcused) expect(had).toBe(0);
          else if (share.reachedAt !== null) expect(had).toBeGreaterThanOrEqual(terms.minWorkingMs);
          else expect([window.isCapped, had < terms.minWorkingMs]).toEqual([true, true]);
        }
      }),
    );
  });
});
