import { describe, expect, it } from 'vitest';
import { lastDate, readDates, type DateReading } from '../../../../src/core/time/prose/read-date.js';
import { TABLE } from './date-table.js';

const TUESDAY = { now: Date.UTC(2026, 10, 24, 12), zone: 'UTC' };

function daysOf({ dates, ambiguous }: DateReading): readonly string[] {
  return [...dates.map(({ date }) => date), ...ambiguous.map(({ readings }) => readings.join(' or '))];
}

describe.each(Object.entries(TABLE))('%s', (_, rows) => {
  it.each(rows.map(([text, ...days]) => ({ text, days })))('$text: $days', ({ text, days }) => {
    const reading = readDates([text], TUESDAY);
    expect(daysOf(reading)).toEqual(days);
    if (days.length > 0) expect(reading.namesOne).toBe(true);
  });
});

describe('what is relative to today', () => {
  it.each([
    ['on a Friday, Friday is today', '2026-11-27', 'Friday', '2026-11-27'],
    ['on a Friday, next Friday is a week off', '2026-11-27', 'next Friday', '2026-12-04'],
    ['on a Friday, the week ends today', '2026-11-27', 'EOW', '2026-11-27'],
    ['on a Saturday, next Friday is the coming one', '2026-11-28', 'next Friday', '2026-12-04'],
    ['on a Saturday, the end of the week is the next one', '2026-11-28', 'EOW', '2026-12-04'],
    ['on a Sunday, this week is over tonight', '2026-11-29', 'this week', '2026-11-29'],
    ['on a Sunday, next week ends a week later', '2026-11-29', 'next week', '2026-12-06'],
    ['on a Sunday, next Monday is tomorrow', '2026-11-29', 'next Monday', '2026-11-30'],
    ['on a Sunday, last Friday was two days ago', '2026-11-29', 'last Friday', '2026-11-27'],
    ['on a Monday, last Monday was a week ago', '2026-11-30', 'last Monday', '2026-11-23'],
    ['at the end of a year, tomorrow is in the next', '2026-12-31', 'tomorrow', '2027-01-01'],
    ['at the end of a year, this week goes over it', '2026-12-31', 'this week', '2027-01-03'],
    ['in December, next month is in the next year', '2026-12-15', 'end of next month', '2027-01-31'],
    ['in December, next quarter is in the next year', '2026-12-15', 'next quarter', '2027-03-31'],
    ['in a leap year, February has a day more', '2028-02-10', 'EOM', '2028-02-29'],
    ['in a leap year, 29 February is a day', '2027-06-01', '29 Feb', '2028-02-29'],
    ['on the day itself, it is today', '2026-12-01', 'Dec 1', '2026-12-01'],
    ['a day after, it is just past', '2026-12-02', 'Dec 1', '2026-12-01'],
    ['two months after, it is the next', '2027-02-02', 'Dec 1', '2027-12-01'],
    ['a quarter that ends today is this one', '2026-09-30', 'Q3', '2026-09-30'],
    ['a quarter that ended yesterday is the next year’s', '2026-10-01', 'Q3', '2027-09-30'],
    ['from the 31st, a month goes to the last day', '2027-01-31', 'in a month', '2027-02-28'],
    ['in March, next March is a year off', '2027-03-05', 'next March', '2028-03-31'],
    ['in March, last March was a year ago', '2027-03-05', 'last March', '2026-03-31'],
    ['in April, last March is just over', '2027-04-05', 'last March', '2027-03-31'],
    ['by the 31st, in a month that has none, is no day', '2026-11-24', 'by the 31st', null],
    ['from a Friday, three business days skip the weekend', '2026-11-27', 'in 3 business days', '2026-12-02'],
    ['from a Saturday, a business day is Monday', '2026-11-28', 'in 1 business day', '2026-11-30'],
  ])('%s', (_, today, text, expected) => {
    expect(lastDate(readDates([text], { now: Date.parse(`${today}T12:00:00Z`), zone: 'UTC' }))).toBe(expected);
  });

  it.each([
    ['2026-11-24T23:30:00Z', 'UTC', 'today', '2026-11-24'],
    ['2026-11-24T23:30:00Z', 'Asia/Tokyo', 'today', '2026-11-25'],
    ['2026-11-24T23:30:00Z', 'Asia/Tokyo', 'tomorrow', '2026-11-26'],
    ['2026-11-24T23:30:00Z', 'Asia/Tokyo', 'in two weeks', '2026-12-09'],
    ['2026-11-24T23:30:00Z', 'Asia/Tokyo', 'EOD', '2026-11-25'],
    ['2026-11-24T23:30:00Z', 'Asia/Tokyo', '2026-11-24T23:30Z', '2026-11-25'],
    ['2026-11-24T23:30:00Z', 'Asia/Tokyo', 'by 2026-12-01T23:30:00-05:00.', '2026-12-02'],
    ['2026-11-24T23:30:00Z', 'Asia/Tokyo', '2026-12-01T23:30', '2026-12-01'],
    ['2026-11-30T23:30:00Z', 'Asia/Tokyo', 'EOM', '2026-12-31'],
    ['2026-12-31T23:30:00Z', 'Asia/Tokyo', 'EOY', '2027-12-31'],
    ['2026-11-29T23:30:00Z', 'Asia/Tokyo', 'this week', '2026-12-06'],
    ['2026-11-25T03:00:00Z', 'America/Los_Angeles', 'today', '2026-11-24'],
    ['2026-11-25T03:00:00Z', 'America/Los_Angeles', 'Tuesday', '2026-11-24'],
    // A day of 23 hours, one of 25, and a midnight that is none.
    ['2026-03-28T23:30:00Z', 'Europe/Berlin', 'tomorrow', '2026-03-30'],
    ['2026-03-28T12:00:00Z', 'Europe/Berlin', 'in 2 days', '2026-03-30'],
    ['2026-10-24T22:30:00Z', 'Europe/Berlin', 'tomorrow', '2026-10-26'],
    ['2026-10-24T12:00:00Z', 'Europe/Berlin', 'in a week', '2026-10-31'],
    ['2026-09-06T03:30:00Z', 'America/Santiago', 'tomorrow', '2026-09-06'],
  ])('at %s in %s, %s is %s', (now, zone, text, expected) => {
    expect(lastDate(readDates([text], { now: Date.parse(now), zone }))).toBe(expected);
  });
});

describe('the words that were understood', () => {
  it.each([
    ['Done by **next Friday**, I hope', 'next Friday'],
    ['Fri 4 Dec at noon', 'Fri 4 Dec'],
    ['between Dec 1 – Dec 5, 2026', 'Dec 1 – Dec 5, 2026'],
    ['EOD Thursday', 'Thursday'],
    ['１２月１日 at last', '１２月１日'],
    ['two weeks after 1 Dec', 'two weeks after 1 Dec'],
    ['see [4 December](https://example.com)', '4 December'],
    ['by the end of March 2027.', 'end of March 2027'],
  ])('%s', (text, words) => {
    expect(readDates([text], TUESDAY).dates.map((date) => date.text)).toEqual([words]);
  });
});

describe('several lines', () => {
  it('are read in their order, and the latest day counts', () => {
    const reading = readDates(['build until 11 Dec', 'start on 30 Nov', '', 'maybe 01/12/2026'], TUESDAY);
    expect(reading).toEqual({
      dates: [
        { text: '11 Dec', date: '2026-12-11' },
        { text: '30 Nov', date: '2026-11-30' },
      ],
      ambiguous: [{ text: '01/12/2026', readings: ['2026-12-01', '2026-01-12'] }],
      namesOne: true,
    });
    expect(lastDate(reading)).toBe('2026-12-11');
  });

  it('without a date have no last one', () => {
    const reading = readDates(['as soon as possible', ''], TUESDAY);
    expect(reading).toEqual({ dates: [], ambiguous: [], namesOne: false });
    expect(lastDate(reading)).toBe(null);
    expect(readDates([], TUESDAY)).toEqual({ dates: [], ambiguous: [], namesOne: false });
  });

  it('may name a date of which no day can be told', () => {
    for (const text of ['next sprint', '3 sprints', 'summer 2027', '2026-02-30', 'in a few days']) {
      expect(readDates([text], TUESDAY)).toEqual({ dates: [], ambiguous: [], namesOne: true });
    }
  });

  it('are read to the sixtieth, each to its two hundredth sign', () => {
    const lines = [...Array<string>(60).fill('a line'), '2026-12-01'];
    expect(readDates(lines, TUESDAY).namesOne).toBe(false);
    expect(readDates(lines.slice(1), TUESDAY).dates).toHaveLength(1);
    expect(readDates([`${'word '.repeat(40)}2026-12-01`], TUESDAY).dates).toEqual([]);
  });
});

describe('a text that nobody wrote by hand', () => {
  const fill = (scrap: string) => Array<string>(60).fill(scrap.repeat(300).slice(0, 300));

  it.each([
    'a ',
    '1 ',
    '1.',
    '1/',
    '12:',
    '-',
    '(',
    '[',
    '](',
    '<',
    '&',
    '*',
    '_',
    '\\',
    '¤',
    'ab1',
    'a@',
    'a://',
    'of the ',
  ])('of nothing but %j holds no date', (scrap) => {
    expect(readDates(fill(scrap), TUESDAY)).toMatchObject({ dates: [], ambiguous: [] });
  });

  it.each(['Dec 1 ', 'in 2 days ', '2026-12-01 ', '1月', 'Mon ', 'EOD ', 'Q1 ', '01/12/2026 ', 'tomorrow '])(
    'of nothing but %j is read until it is enough',
    (scrap) => {
      const { dates, ambiguous, namesOne } = readDates(fill(scrap), TUESDAY);
      expect(namesOne).toBe(true);
      expect(dates.length + ambiguous.length).toBeGreaterThanOrEqual(60);
      expect(dates.length + ambiguous.length).toBeLessThan(120);
    },
  );
});
