import { describe, expect, it, test } from 'vitest';
import { createHolidays } from '../../src/shell/holidays.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');

const holidays = createHolidays();

async function datesOf(country: string, year = '2026'): Promise<readonly string[]> {
  const { table, notes } = await holidays.around([country], NOW);
  expect(notes).toEqual([]);
  return [...(table.get(country) ?? [])].filter((date) => date.startsWith(year)).sort();
}

describe('public holidays', () => {
  it('of Portugal', async () => {
    const dates = await datesOf('PT');
    expect(dates).toEqual(
      expect.arrayContaining(['2026-01-01', '2026-04-03', '2026-04-25', '2026-06-10', '2026-12-25']),
    );
    // Carnival is taken by many, and is no public holiday.
    expect(dates).not.toContain('2026-02-17');
  });

  it('of the United Kingdom, with the Monday for a Saturday', async () => {
    const dates = await datesOf('GB');
    expect(dates).toEqual(expect.arrayContaining(['2026-12-25', '2026-12-26', '2026-12-28']));
    // Each part has its own beside these.
    expect(dates).not.toContain('2026-11-30');
    expect(await datesOf('GB-SCT')).toContain('2026-11-30');
  });

  it('of Auckland, with the Monday for Anzac Day and the anniversary that is its own', async () => {
    const auckland = await datesOf('NZ-AUK');
    expect(auckland).toEqual(
      expect.arrayContaining(['2026-01-26', '2026-02-06', '2026-04-25', '2026-04-27', '2026-07-10']),
    );
    expect(await datesOf('NZ')).not.toContain('2026-01-26');
  });

  it('of India, and of a part of it', async () => {
    expect(await datesOf('IN')).toEqual(expect.arrayContaining(['2026-01-26', '2026-08-15', '2026-10-02']));
    expect((await datesOf('IN-KA')).length).toBeGreaterThan((await datesOf('IN')).length);
  });

  it('of Japan, with the days that the sky and the days beside them make', async () => {
    expect(await datesOf('JP')).toEqual(
      expect.arrayContaining(['2026-03-20', '2026-05-06', '2026-09-21', '2026-09-22', '2026-09-23']),
    );
  });

  it('last several days, and are not those of half a day', async () => {
    expect(await datesOf('SA')).toEqual(
      expect.arrayContaining(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22']),
    );
    const chinese = await datesOf('CN');
    expect(chinese).toContain('2026-10-02');
    expect(chinese).not.toContain('2026-03-08');
    // A day of 25 hours is one.
    expect(await datesOf('AU')).toContain('2026-04-05');
    expect(await datesOf('AU')).not.toContain('2026-04-07');
  });

  it('are those of the years around', async () => {
    const { table } = await holidays.around(['PT'], NOW);
    const years = new Set([...(table.get('PT') ?? [])].map((date) => date.slice(0, 4)));
    expect([...years].sort()).toEqual(['2025', '2026', '2027']);
  });
});

describe('what nobody knows the holidays of', () => {
  it('is a country without data, which has none', async () => {
    const { table, notes } = await holidays.around(['AQ', 'PT'], NOW);
    expect([...(table.get('AQ') ?? ['nothing'])]).toEqual([]);
    expect(table.get('PT')?.size).toBeGreaterThan(20);
    expect(notes).toEqual([{ country: 'AQ', reason: 'unknown-country' }]);
  });

  it('is a part of a country, which has those of the whole', async () => {
    const { table, notes } = await holidays.around(['DE-ZZ', 'DE', 'US-CA-ZZ', 'US-CA'], NOW);
    expect(table.get('DE-ZZ')).toEqual(table.get('DE'));
    expect(table.get('US-CA-ZZ')).toEqual(table.get('US-CA'));
    expect(notes).toEqual([
      { country: 'DE-ZZ', reason: 'unknown-part' },
      { country: 'US-CA-ZZ', reason: 'unknown-part' },
    ]);
  });

  it('is what a configuration names beyond all measure', async () => {
    const many = Array.from({ length: 130 }, (_, index) => `AQ-${index}`);
    const { table, notes } = await holidays.around([...many, ...many], NOW);
    expect(table.size).toBe(128);
    expect(notes.filter(({ reason }) => reason === 'too-many').map(({ country }) => country)).toEqual([
      'AQ-128',
      'AQ-129',
    ]);
  });

  it('is nothing where no country is named', async () => {
    expect(await holidays.around([], NOW)).toEqual({ table: new Map(), notes: [] });
  });
});

test('the package is loaded with the first country, once, and a year of a country is reckoned once', async () => {
  const { default: Library } = await import('date-holidays');
  let [loads, years] = [0, 0];
  class Counted extends Library {
    override getHolidays(...given: Parameters<InstanceType<typeof Library>['getHolidays']>) {
      years += 1;
      return super.getHolidays(...given);
    }
  }
  const counted = createHolidays(() => {
    loads += 1;
    return Promise.resolve(Counted);
  });
  await counted.around([], NOW);
  expect([loads, years]).toEqual([0, 0]);
  await counted.around(['PT'], NOW);
  await counted.around(['PT', 'PT'], NOW + 86_400_000);
  expect([loads, years]).toEqual([1, 3]);
  await counted.around(['PT'], Date.parse('2027-02-01T00:00:00Z'));
  expect([loads, years]).toEqual([1, 4]);
});
