import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civil, isoDate } from '../../../../src/core/time/civil.js';
import { lastDate, readDates } from '../../../../src/core/time/prose/read-date.js';
import { civilDate } from '../../../../src/core/time/zone.js';
import { TABLE } from './date-table.js';

const NOON = { now: Date.UTC(2026, 10, 24, 12), zone: 'UTC' };

const ZONES = ['UTC', 'Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];

/** Scraps of what dates are written with, and of what only looks like them. */
const scrap = fc.constantFrom(
  ...[
    '1',
    '5',
    '12',
    '31',
    '99',
    '2026',
    '2027',
    '1st',
    '5th',
    "'26",
    '１２',
    '١٢',
    '0',
    '24/7',
    '1/2',
    '9'.repeat(40),
  ],
  ...[
    '-',
    '/',
    '.',
    ',',
    ' ',
    ' ',
    ' ',
    ':',
    '–',
    '(',
    ')',
    '[',
    '](',
    '**',
    '`',
    '_',
    '|',
    '<',
    '>',
    '&nbsp;',
    '\\',
    '¤',
  ],
  ...[
    'Dec',
    'dec',
    'May',
    'may',
    'March',
    'décembre',
    'Dezember',
    'мая',
    '月',
    '日',
    '年',
    'Fri',
    'friday',
    'sun',
    '周五',
  ],
  ...[
    'next',
    'last',
    'this',
    'in',
    'by',
    'of',
    'the',
    'end of',
    'from',
    'after',
    'before',
    'to',
    'until',
    'within',
    'ago',
  ],
  ...[
    'week',
    'weeks',
    'month',
    'quarter',
    'year',
    'days',
    'business days',
    'fortnight',
    'EOD',
    'EOW',
    'Q1',
    'H1',
    'KW',
  ],
  ...[
    'today',
    'tomorrow',
    'two',
    'a',
    'T17:00Z',
    '5pm',
    'W05',
    '+2w',
    'https://example.com/2026/12/01',
    '#12',
    'v1.2.3',
  ],
  ...['\n', '\0', '\ud800', '\u200f', '🎯', 'ﬁ', 'İ', 'e\u0301'],
);

const soup = fc
  .array(scrap, { maxLength: 40 })
  .chain((scraps) => fc.constantFrom('', ' ').map((between) => scraps.join(between)));

const anyText = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...texts()));

function texts(): readonly string[] {
  return Object.values(TABLE).flatMap((rows) => rows.map(([text]) => text));
}

const anyMoment = fc.record({
  now: fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2199, 11, 31) }),
  zone: fc.constantFrom(...ZONES),
});

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && civil(year, month, day) !== null;
}

test('any text is read without an error, and every day is one of the calendar', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 4 }), anyMoment, (lines, moment) => {
      const reading = readDates(lines, moment);
      for (const { text, date } of reading.dates) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(80);
        expect(isDay(date)).toBe(true);
      }
      for (const { readings } of reading.ambiguous) {
        expect(readings.every(isDay)).toBe(true);
        expect(readings[0]).not.toBe(readings[1]);
      }
      const days = reading.dates.map(({ date }) => date).sort();
      expect(lastDate(reading)).toBe(days.at(-1) ?? null);
      if (days.length + reading.ambiguous.length > 0) expect(reading.namesOne).toBe(true);
    }),
    { seed: 20, numRuns: 2000 },
  );
});

test('only the day of the reference matters, not its time nor its zone', () => {
  fc.assert(
    fc.property(anyText, anyMoment, (line, moment) => {
      const { year, month, day } = civilDate(moment.now, moment.zone);
      const noon = { now: Date.UTC(year, month - 1, day, 12), zone: 'UTC' };
      expect(readDates([line], moment)).toEqual(readDates([line], noon));
    }),
    { seed: 21, numRuns: 1500 },
  );
});

/** Any day that people plan for. */
const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a date in ISO 8601 is itself, wherever it stands and whenever it is read', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.constantFrom('%', 'by %.', '**%**', '| % |', '(%)', 'due: %, at 17:00', '%T17:00', '[%](a.md)', '日付は %'),
      anyMoment,
      (date, frame, moment) => {
        expect(readDates([frame.replace('%', date)], moment).dates.map((found) => found.date)).toEqual([date]);
      },
    ),
    { seed: 22, numRuns: 1000 },
  );
});

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

test('a date with its month by name and its year is the same day in every way to write it', () => {
  fc.assert(
    fc.property(anyDay, anyMoment, (date, moment) => {
      const [year = '', month = '', day = ''] = date.split('-');
      const name = MONTHS[Number(month) - 1] ?? '';
      const short = name.slice(0, 3);
      for (const text of [
        `${Number(day)} ${name} ${year}`,
        `${day} ${short} ${year}`,
        `${name} ${Number(day)}, ${year}`,
        `${short}. ${Number(day)}, ${year}`,
        `${day}-${short}-${year}`,
        `${day}.${month}.${year}`,
        `${year}/${month}/${day}`,
        `${year}年${Number(month)}月${Number(day)}日`,
      ]) {
        expect([text, lastDate(readDates([text], moment))]).toEqual([text, date]);
      }
    }),
    { seed: 23, numRuns: 300 },
  );
});

test('a day without a year is at most ten months ahead, and never more than a year ago', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (moment, month, day) => {
      const found = lastDate(readDates([`${day} ${MONTHS[month - 1] ?? ''}`], moment)) ?? '';
      const today = isoDate(civilDate(moment.now, moment.zone));
      const days = (Date.parse(found) - Date.parse(today)) / 86_400_000;
      expect(found.slice(5)).toBe(isoDate({ year: 1, month, day }).slice(5));
      expect(days).toBeLessThanOrEqual(306);
      expect(days).toBeGreaterThan(-93);
    }),
    { seed: 24, numRuns: 500 },
  );
});

test('what was read stays read when words are put around it', () => {
  const rows = Object.values(TABLE).flatMap((group) => group.filter(([, ...days]) => days.length > 0));
  // These are dates by themselves only.
  const alone = /(?:^|\b)(?:2027|March|1\.12\.|24\.11\.26|Sat|sun|may 5)/i;
  for (const [text, ...days] of rows.filter(([text]) => !alone.test(text))) {
    const reading = readDates([`The plan: ${text}, if all goes well`], NOON);
    const read = [
      ...reading.dates.map(({ date }) => date),
      ...reading.ambiguous.map(({ readings }) => readings.join(' or ')),
    ];
    expect([text, ...read]).toEqual([text, ...days]);
  }
});
