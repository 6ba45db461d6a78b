import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  civil,
  dateOfEpochDay,
  epochDay,
  isoDate,
  weekdayOf,
  weekdayOfEpochDay,
} from '../../../src/core/time/civil.js';
import { pieceAt } from '../../../src/core/time/offsets.js';
import { civilTime, instantAt, instantOf, wallTime, type Edge } from '../../../src/core/time/wall-clock.js';
import { zoneNames } from '../../../src/core/time/zone.js';

function at(day: string, time: string, zone: string, edge: Edge): string {
  const [year = 0, month = 0, of = 0] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const date = civil(year, month, of);
  if (date === null) throw new Error(`no such day: ${day}`);
  return new Date(instantAt({ date, minute: hours * 60 + minutes }, zone, edge)).toISOString().replace(':00.000Z', 'Z');
}

describe('the moment of a time of day', () => {
  it.each([
    ['2026-11-24', '09:00', 'UTC', '2026-11-24T09:00Z', '2026-11-24T09:00Z'],
    ['2026-11-24', '09:00', 'Asia/Kathmandu', '2026-11-24T03:15Z', '2026-11-24T03:15Z'],
    ['2026-11-24', '24:00', 'Asia/Kolkata', '2026-11-24T18:30Z', '2026-11-24T18:30Z'],
    // Berlin: 02:00 is put forward to 03:00, and in October 03:00 back to 02:00.
    ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59Z', '2026-03-29T00:59Z'],
    ['2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['2026-03-29', '03:01', 'Europe/Berlin', '2026-03-29T01:01Z', '2026-03-29T01:01Z'],
    ['2026-10-25', '01:59', 'Europe/Berlin', '2026-10-24T23:59Z', '2026-10-24T23:59Z'],
    ['2026-10-25', '02:00', 'Europe/Berlin', '2026-10-25T00:00Z', '2026-10-25T00:00Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00Z', '2026-10-25T02:00Z'],
    ['2026-10-25', '03:01', 'Europe/Berlin', '2026-10-25T02:01Z', '2026-10-25T02:01Z'],
    // The south has its summer then: Sydney, and half an hour on Lord Howe.
    ['2026-04-05', '02:30', 'Australia/Sydney', '2026-04-04T15:30Z', '2026-04-04T16:30Z'],
    ['2026-10-04', '02:30', 'Australia/Sydney', '2026-10-03T16:00Z', '2026-10-03T16:00Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z', '2026-04-04T15:15Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30Z', '2026-10-03T15:30Z'],
    ['2026-04-05', '03:00', 'Pacific/Chatham', '2026-04-04T13:15Z', '2026-04-04T14:15Z'],
    ['2026-09-27', '03:00', 'Pacific/Chatham', '2026-09-26T14:00Z', '2026-09-26T14:00Z'],
    // Midnight itself is skipped or comes twice.
    ['2018-11-04', '00:00', 'America/Sao_Paulo', '2018-11-04T03:00Z', '2018-11-04T03:00Z'],
    ['2018-11-03', '24:00', 'America/Sao_Paulo', '2018-11-04T03:00Z', '2018-11-04T03:00Z'],
    ['2019-02-16', '23:30', 'America/Sao_Paulo', '2019-02-17T01:30Z', '2019-02-17T02:30Z'],
    ['2019-02-16', '24:00', 'America/Sao_Paulo', '2019-02-17T03:00Z', '2019-02-17T03:00Z'],
    ['2026-11-01', '00:00', 'America/Havana', '2026-11-01T04:00Z', '2026-11-01T04:00Z'],
    ['2026-11-01', '00:30', 'America/Havana', '2026-11-01T04:30Z', '2026-11-01T05:30Z'],
    ['2010-11-06', '24:00', 'America/St_Johns', '2010-11-07T02:30Z', '2010-11-07T03:30Z'],
    // Morocco leaves summer time for Ramadan.
    ['2026-02-15', '02:30', 'Africa/Casablanca', '2026-02-15T01:30Z', '2026-02-15T02:30Z'],
    ['2026-03-22', '02:30', 'Africa/Casablanca', '2026-03-22T02:00Z', '2026-03-22T02:00Z'],
    // Samoa had no 30 December in 2011.
    ['2011-12-29', '24:00', 'Pacific/Apia', '2011-12-30T10:00Z', '2011-12-30T10:00Z'],
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00Z', '2011-12-30T10:00Z'],
    ['2011-12-31', '09:00', 'Pacific/Apia', '2011-12-30T19:00Z', '2011-12-30T19:00Z'],
    // Turkey stayed in summer time, and North Korea changed by half an hour.
    ['2016-11-07', '09:00', 'Europe/Istanbul', '2016-11-07T06:00Z', '2016-11-07T06:00Z'],
    ['2018-05-04', '23:45', 'Asia/Pyongyang', '2018-05-04T15:00Z', '2018-05-04T15:00Z'],
  ])('%s %s in %s', (day, time, zone, opening, closing) => {
    expect([at(day, time, zone, 'opening'), at(day, time, zone, 'closing')]).toEqual([opening, closing]);
  });

  it('comes back as the day and the minute', () => {
    const civilIn = (zone: string) => {
      const { date, minute } = civilTime(Date.UTC(2026, 10, 24, 18, 29, 59), zone);
      return [isoDate(date), minute];
    };
    expect(civilIn('Asia/Kolkata')).toEqual(['2026-11-24', 23 * 60 + 59]);
    expect(civilIn('Pacific/Chatham')).toEqual(['2026-11-25', 8 * 60 + 14]);
  });
});

describe('instants and clocks', () => {
  const zone = fc.constantFrom(...zoneNames());
  const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0) / 1000 }).map((seconds) => seconds * 1000);

  it('are as Temporal has them', () => {
    fc.assert(
      fc.property(instant, zone, (moment, name) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(name);
        expect(wallTime(moment, name) - moment).toBe(zoned.offsetNanoseconds / 1e6);
      }),
      { numRuns: 800 },
    );
  });

  it('are as Temporal has them on the days around a change', () => {
    const hours = fc.integer({ min: -36 * 60, max: 36 * 60 });
    fc.assert(
      fc.property(instant, zone, hours, (moment, name, minutes) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(name);
        const change = zoned.getTimeZoneTransition('next');
        const wall = (change ?? zoned).toPlainDateTime().add({ minutes });
        const both = (['earlier', 'later'] as const).map((disambiguation) =>
          wall.toZonedDateTime(name, { disambiguation }),
        );
        const [earlier, later] = both.map(({ epochMilliseconds }) => epochMilliseconds) as [number, number];
        const isSkipped = both.every((one) => !one.toPlainDateTime().equals(wall));
        const shown = wall.toZonedDateTime('UTC').epochMilliseconds;
        const [opening, closing] = [instantOf(shown, name, 'opening'), instantOf(shown, name, 'closing')];
        if (isSkipped) {
          expect([opening, closing]).toEqual([change?.epochMilliseconds, change?.epochMilliseconds]);
        } else {
          expect(opening).toBe(earlier);
          // The time to which clocks are put back is come to once.
          expect(closing).toBe(later === change?.epochMilliseconds ? earlier : later);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('are looked up in pieces that join', () => {
    fc.assert(
      fc.property(instant, zone, (moment, name) => {
        const piece = pieceAt(moment, name);
        expect(piece.from <= moment && moment < piece.to).toBe(true);
        expect(pieceAt(piece.to - 1, name)).toEqual(piece);
        expect(pieceAt(piece.to, name).from).toBe(piece.to);
      }),
    );
  });

  it.each([NaN, Infinity, 8.64e15 + 1])('%s is no instant', (moment) => {
    expect(() => wallTime(moment, 'Europe/Berlin')).toThrow(RangeError);
  });

  it('refuse a zone that is none', () => {
    expect(() => wallTime(0, 'Europe/Berln')).toThrow(RangeError);
  });
});

describe('days by number', () => {
  it('count from 1970, both ways', () => {
    expect(epochDay({ year: 1970, month: 1, day: 1 })).toBe(0);
    expect(isoDate(dateOfEpochDay(-1))).toBe('1969-12-31');
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 1_000_000 }), (days) => {
        const date = dateOfEpochDay(days);
        expect(epochDay(date)).toBe(days);
        expect(new Date(days * 86_400_000).toISOString()).toBe(`${isoDate(date)}T00:00:00.000Z`);
        expect(weekdayOfEpochDay(days)).toBe(weekdayOf(date));
      }),
    );
  });
});
