import { describe, expect, test } from 'vitest';
import { needOf, type KnownWeek, type NeedInput } from '../../../../src/core/rollup/publishing/need.js';
import { formatWeek } from '../../../../src/core/rollup/week.js';
import { pageOf } from './standing.js';

const at = (text: string): number => Date.parse(`${text}Z`);

/** Monday 23 November 2026, half past nine; week 47 was due at nine. */
const monday: NeedInput = {
  now: at('2026-11-23T09:30'),
  schedule: { day: 'mon', at: 540, timezone: 'UTC' },
  since: at('2026-10-01T12:00'),
  changedAt: at('2026-10-01T12:00'),
  pages: [],
  known: null,
};

function state(given: Partial<NeedInput>): string {
  const need = needOf({ ...monday, ...given });
  return `${formatWeek(need.week)} ${need.state}`;
}

describe('the page that is needed', () => {
  test.each<[string, Partial<NeedInput>, string]>([
    ['is the one that is due', {}, '2026-W47 missing'],
    ['is the one before, until then', { now: at('2026-11-23T08:59') }, '2026-W46 missing'],
    [
      'is the last one only, after three weeks away',
      { now: at('2026-12-16T10:00'), pages: [pageOf(5, '2026-W47')] },
      '2026-W50 missing',
    ],
    ['stands where it was written', { pages: [pageOf(5, '2026-W47')] }, '2026-W47 stands'],
    ['stands where somebody closed it', { pages: [pageOf(5, '2026-W47', { isOpen: false })] }, '2026-W47 stands'],
    ['stands where a later one does', { pages: [pageOf(5, '2026-W48')] }, '2026-W47 stands'],
    ['is missing although the one before stands', { pages: [pageOf(5, '2026-W46')] }, '2026-W47 missing'],
  ])('%s', (_name, given, expected) => {
    expect(state(given)).toBe(expected);
  });
});

describe('what is remembered of a week', () => {
  const known = (how: KnownWeek['how'], week = '2026-W47'): Partial<NeedInput> => ({ known: { week, how } });

  test.each<[KnownWeek['how'], string]>([
    ['written', '2026-W47 over'],
    ['quiet', '2026-W47 over'],
    ['passed', '2026-W47 over'],
    ['observed', '2026-W47 missing'],
    ['refused', '2026-W47 missing'],
  ])('%s', (how, expected) => {
    expect(state(known(how))).toBe(expected);
  });

  test('is of no account for the week after', () => {
    expect(state(known('written', '2026-W46'))).toBe('2026-W47 missing');
  });
});

describe('a week that was due before anybody asked', () => {
  const monday9 = at('2026-11-23T09:00');

  test.each<[string, Partial<NeedInput>, string]>([
    ['is not made up for', { since: monday9 + 1_000 }, '2026-W47 passed'],
    ['is not made up for where the file came to ask later', { changedAt: monday9 + 1_000 }, '2026-W47 passed'],
    [
      'is one of those in which pages were written before, so a change of the file is no beginning',
      { changedAt: monday9 + 1_000, pages: [pageOf(5, '2026-W46')] },
      '2026-W47 missing',
    ],
    ['is none where the file came in time', { since: monday9, changedAt: monday9 }, '2026-W47 missing'],
    ['is none where nobody knows since when the file is there', { since: null, changedAt: null }, '2026-W47 missing'],
  ])('%s', (_name, given, expected) => {
    expect(state(given)).toBe(expected);
  });
});
