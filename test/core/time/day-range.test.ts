import { describe, expect, it } from 'vitest';
import { formatDayRange, parseDay, parseDayRange } from '../../../src/core/time/day-range.js';

describe('days', () => {
  it.each([
    ['2026-03-16', '2026-03-16'],
    [' 2026-03-16 ', '2026-03-16'],
    ['2026-03-16..18', '2026-03-16..2026-03-18'],
    ['2026-03-16..04-02', '2026-03-16..2026-04-02'],
    ['2026-12-28..2027-01-05', '2026-12-28..2027-01-05'],
    ['2026-03-16..16', '2026-03-16'],
    ['2026-03-16 .. 18', '2026-03-16..2026-03-18'],
    ['2026-03-16...18', '2026-03-16..2026-03-18'],
    ['2026-03-16…18', '2026-03-16..2026-03-18'],
    ['2026-03-16–18', '2026-03-16..2026-03-18'],
    ['2026-03-16 to 2026-03-18', '2026-03-16..2026-03-18'],
    ['2028-02-27..29', '2028-02-27..2028-02-29'],
    // A year, and one that begins on a leap day.
    ['2026-03-16..2027-03-16', '2026-03-16..2027-03-16'],
    ['2028-02-29..2029-02-28', '2028-02-29..2029-02-28'],
  ])('%s is %s', (text, days) => {
    const found = parseDayRange(text);
    expect(typeof found === 'string' ? found : formatDayRange(found)).toBe(days);
  });

  it.each([
    ['', 'form'],
    ['tomorrow', 'form'],
    ['16.03.2026', 'form'],
    ['2026-3-16', 'form'],
    ['2026-03-16..', 'form'],
    ['..2026-03-16', 'form'],
    ['2026-03-16-18', 'form'],
    ['2026-03-16to18', 'form'],
    ['2026-03-16..18..20', 'form'],
    ['2026-03-16, 2026-03-18', 'form'],
    ['2026-02-29', 'no-such-day'],
    ['2026-02-27..29', 'no-such-day'],
    ['2026-13-01', 'no-such-day'],
    ['2026-03-00', 'no-such-day'],
    ['1969-12-31', 'no-such-day'],
    ['2026-03-18..16', 'reversed'],
    ['2026-12-28..01-05', 'reversed'],
    ['2026-03-16..2027-03-17', 'too-long'],
    ['2026-03-16..9999-12-31', 'too-long'],
  ])('%j is none: %s', (text, fault) => {
    expect(parseDayRange(text)).toBe(fault);
  });

  it('are read one at a time, too', () => {
    expect(parseDay('2026-03-16')).toEqual({ year: 2026, month: 3, day: 16 });
    expect([parseDay('2026-02-30'), parseDay(' 2026-03-16'), parseDay('2026-03-16..18')]).toEqual([null, null, null]);
  });

  it('are refused soon, however long the text', () => {
    expect(parseDayRange(`2026-03-16${' '.repeat(100_000)}x`)).toBe('form');
    expect(parseDayRange(`2026-03-16..${'.'.repeat(100_000)}`)).toBe('form');
  });
});
