import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/core/time/civil.js';
import { civilDate, isZone, zoneNames } from '../../../src/core/time/zone.js';

describe('the day in a zone', () => {
  it.each([
    ['2026-11-24T23:30:00Z', 'UTC', '2026-11-24'],
    ['2026-11-24T23:30:00Z', 'Asia/Tokyo', '2026-11-25'],
    ['2026-11-24T23:30:00Z', 'America/Los_Angeles', '2026-11-24'],
    ['2026-11-25T07:59:59Z', 'America/Los_Angeles', '2026-11-24'],
    ['2026-11-25T08:00:00Z', 'America/Los_Angeles', '2026-11-25'],
    // Kiritimati is a day ahead of Pago Pago and more.
    ['2026-11-24T10:30:00Z', 'Pacific/Kiritimati', '2026-11-25'],
    ['2026-11-24T10:30:00Z', 'Pacific/Pago_Pago', '2026-11-23'],
    // The clocks go forward at 01:00 UTC and back at 01:00 UTC.
    ['2026-03-28T22:59:59Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    // Midnight itself is skipped there.
    ['2026-09-06T03:59:59Z', 'America/Santiago', '2026-09-05'],
    ['2026-09-06T04:00:00Z', 'America/Santiago', '2026-09-06'],
    // Samoa went over the date line: it had no 30 December.
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['2026-11-24T18:29:59Z', 'Asia/Kolkata', '2026-11-24'],
    ['2026-11-24T18:30:00Z', 'Asia/Kolkata', '2026-11-25'],
    ['1969-12-31T23:59:59Z', 'UTC', '1969-12-31'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(isoDate(civilDate(Date.parse(instant), zone))).toBe(date);
  });

  it('stays right when more zones are asked for than are kept', () => {
    const zones = zoneNames();
    const read = () => zones.map((zone) => isoDate(civilDate(Date.UTC(2026, 10, 24, 12), zone)));
    const once = read();
    expect(read()).toEqual(once);
    expect(new Set(once)).toEqual(new Set(['2026-11-24', '2026-11-25']));
  });
});

describe('the name of a zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'europe/berlin', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'Etc/GMT+5'])(
    '%s is one',
    (name) => {
      expect(isZone(name)).toBe(true);
    },
  );

  it.each([
    ...['', ' ', 'Berlin', 'Europe/Berln', 'Europe', '+01:00', '-0800', '+01', 'UTC+1', 'GMT+1', 'local', 'Z'],
    ...['Europe/Berlin ', ' UTC', 'Europe/Berlin\n', `Europe/${'x'.repeat(10_000)}`],
  ])('%j is none', (name) => {
    expect(isZone(name)).toBe(false);
  });

  it('is known for did-you-mean, and each that is known is one', () => {
    const names = zoneNames();
    expect(names).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin', 'Asia/Tokyo', 'America/New_York']));
    expect(names.filter((name) => !isZone(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
