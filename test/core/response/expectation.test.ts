import { describe, expect, it } from 'vitest';
import type { Duration, ResponseOptions } from '../../../src/core/config/config.js';
import { earliestReply, expectationOf, isLate, loginOf } from '../../../src/core/response/expectation.js';
import type { Wait } from '../../../src/core/response/wait.js';
import { calendarIn } from '../time/calendars.js';

const TOKYO = calendarIn('Asia/Tokyo');

const wait: Wait = { kind: 'question', who: 'ben', isTeam: false, asker: 'ana', sinceAt: 0, fromAt: 0, url: '' };

function at(text: string): number {
  return Date.parse(`${text}:00Z`);
}

function options(question: Duration): ResponseOptions {
  return { review: { amount: 1, unit: 'wd' }, question, remind: true };
}

const ONE_DAY = options({ amount: 1, unit: 'wd' });

describe('an answer can be expected', () => {
  it.each([
    ['in their hours', '2026-11-24T02:00', '2026-11-24T02:00', '2026-11-25T02:00', false],
    ['from the next morning on where they had gone', '2026-11-24T12:00', '2026-11-25T00:00', '2026-11-26T00:00', true],
    ['after the weekend', '2026-11-27T12:00', '2026-11-30T00:00', '2026-12-01T00:00', true],
  ])('%s', (_, asked, opens, due, isAtRest) => {
    expect(expectationOf({ ...wait, fromAt: at(asked) }, ONE_DAY, TOKYO)).toMatchObject({
      zone: 'Asia/Tokyo',
      opensAt: at(opens),
      dueAt: at(due),
      isAtRest,
    });
  });

  it('after days off', () => {
    const away = calendarIn('Asia/Tokyo', { away: [{ from: '2026-11-25', to: '2026-11-26', cover: null }] });
    expect(expectationOf({ ...wait, fromAt: at('2026-11-24T12:00') }, ONE_DAY, away)).toMatchObject({
      opensAt: at('2026-11-27T00:00'),
      dueAt: at('2026-11-30T00:00'),
    });
  });

  it('by the window of its kind', () => {
    const asked = { ...wait, fromAt: at('2026-11-24T02:00') };
    const hours = options({ amount: 2, unit: 'wh' });
    expect(expectationOf(asked, hours, TOKYO).dueAt).toBe(at('2026-11-24T04:00'));
    expect(expectationOf({ ...asked, kind: 'review' }, hours, TOKYO).dueAt).toBe(at('2026-11-25T02:00'));
  });

  it('never of somebody who never works', () => {
    const never = calendarIn('Asia/Tokyo', { weekdays: new Set() });
    expect(expectationOf(wait, ONE_DAY, never)).toMatchObject({ opensAt: null, dueAt: null, isAtRest: false });
    expect(isLate({ dueAt: null }, Infinity)).toBe(false);
    expect(earliestReply(never, 0)).toBeNull();
  });
});

describe('an answer is late', () => {
  it('from the end of its window on', () => {
    expect([9, 10, 11].map((now) => isLate({ dueAt: 10 }, now))).toEqual([false, true, true]);
  });
});

describe('the earliest reply', () => {
  it('is now while they are at work, else their next opening', () => {
    const work = at('2026-11-24T02:00');
    expect(earliestReply(TOKYO, work)).toEqual({ at: work, zone: 'Asia/Tokyo', isNow: true });
    expect(earliestReply(TOKYO, at('2026-11-27T12:00'))).toEqual({
      at: at('2026-11-30T00:00'),
      zone: 'Asia/Tokyo',
      isNow: false,
    });
  });
});

describe('whose calendar counts', () => {
  it('is theirs, and everybody’s for a team', () => {
    expect([loginOf(wait), loginOf({ ...wait, isTeam: true })]).toEqual(['ben', null]);
  });
});
