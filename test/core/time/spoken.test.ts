import { describe, expect, it } from 'vitest';
import { parseAway, parseSpokenHours } from '../../../src/core/time/spoken.js';

const TODAY = { year: 2026, month: 3, day: 10 };

function away(from: string, to: string, cover: string | null = null) {
  return { away: { from, to, cover } };
}

describe('what is said of days off', () => {
  it.each([
    ['2026-03-16', away('2026-03-16', '2026-03-16')],
    ['2026-03-16..18', away('2026-03-16', '2026-03-18')],
    ['  2026-03-16 .. 04-02  ', away('2026-03-16', '2026-04-02')],
    ['2026-12-28..2027-01-05', away('2026-12-28', '2027-01-05')],
    ['2026-03-16..18 cover @ana', away('2026-03-16', '2026-03-18', 'ana')],
    ['2026-03-16 to 18 Cover: Ana-Lu_corp', away('2026-03-16', '2026-03-18', 'Ana-Lu_corp')],
    ['until 2026-03-18', away('2026-03-10', '2026-03-18')],
    ['Until 2026-03-10 cover @ana', away('2026-03-10', '2026-03-10', 'ana')],
    ['until 2027-03-10', away('2026-03-10', '2027-03-10')],
    ['off', { away: 'back' }],
    [' Back ', { away: 'back' }],
    // Days that are past are days; the calendar makes nothing of them.
    ['2020-03-16..18', away('2020-03-16', '2020-03-18')],
    ['until 2026-03-09', away('2026-03-09', '2026-03-09')],
  ])('%j', (text, said) => {
    expect(parseAway(text, TODAY)).toEqual(said);
  });

  it.each([
    ['', 'form'],
    ['soon', 'form'],
    ['until', 'form'],
    ['until Friday', 'form'],
    ['until 2026-03-18..20', 'no-such-day'],
    ['until 2026-02-30', 'no-such-day'],
    ['until 2026-03-18 or so', 'form'],
    ['2026-03-16..18 and 2026-03-20', 'form'],
    ['2026-03-16..18 @ana', 'form'],
    ['cover @ana', 'form'],
    ['back cover @ana', 'form'],
    ['2026-02-30', 'no-such-day'],
    ['2026-03-18..16', 'reversed'],
    ['2026-03-16..2027-03-17', 'too-long'],
    ['until 2027-03-11', 'too-long'],
    ['2026-03-16 cover', 'cover'],
    ['2026-03-16 cover @ana @bo', 'cover'],
    ['2026-03-16 cover the-team!', 'cover'],
    ['2026-03-16 cover @octo/team', 'cover'],
    [`2026-03-16 ${' '.repeat(300)}`, 'form'],
  ])('%j is not understood: %s', (text, fault) => {
    expect(parseAway(text, TODAY)).toEqual({ fault });
  });
});

describe('what is said of hours', () => {
  const nine = { from: 540, to: 1020 };
  it.each([
    ['09:00-17:00', { hours: nine }],
    ['9:00 – 17:00', { hours: nine }],
    ['00:00-24:00', { hours: { from: 0, to: 1440 } }],
    ['Europe/Lisbon', { timezone: 'Europe/Lisbon' }],
    ['europe/lisbon', { timezone: 'europe/lisbon' }],
    ['America/Port-au-Prince', { timezone: 'America/Port-au-Prince' }],
    ['mon,tue', { days: ['mon', 'tue'] }],
    ['tue, Monday', { days: ['mon', 'tue'] }],
    ['mon-thu', { days: ['mon', 'tue', 'wed', 'thu'] }],
    ['sat..mon wed', { days: ['mon', 'wed', 'sat', 'sun'] }],
    ['09:00-17:00 Europe/Lisbon mon,tue', { hours: nine, timezone: 'Europe/Lisbon', days: ['mon', 'tue'] }],
    [
      'mon-fri Asia/Kolkata 09:00-17:00',
      { hours: nine, timezone: 'Asia/Kolkata', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    ],
    ['off', 'usual'],
    [' usual', 'usual'],
  ])('%j', (text, hours) => {
    expect(parseSpokenHours(text)).toEqual({ hours });
  });

  it.each([
    ['', 'form'],
    [' , ', 'form'],
    ['UTC Europe/Lisbon', 'form'],
    ['flexible these days', 'form'],
    ['17:00-09:00', 'hours'],
    ['09:00-09:00', 'hours'],
    ['25:00-26:00', 'hours'],
    ['9-17', 'hours'],
    ['09:00', 'hours'],
    ['Lisbon', 'zone'],
    ['09:00-17:00 CEST', 'zone'],
    ['09:00-17:00 +01:00', 'zone'],
    ['mon-someday', 'zone'],
    ['mo', 'zone'],
    [`09:00-17:00${' '.repeat(300)}`, 'form'],
  ])('%j is not understood: %s', (text, fault) => {
    expect(parseSpokenHours(text)).toMatchObject({ fault });
  });

  it('names what was taken for a zone', () => {
    expect(parseSpokenHours('09:00-17:00 Europe/Lisbonne mon')).toEqual({ fault: 'zone', zone: 'Europe/Lisbonne' });
  });
});
