import { describe, expect, test } from 'vitest';
import { createHolidays } from '../../src/shell/holidays.js';

const readHolidays = createHolidays();
const IN_2026 = Date.UTC(2026, 5, 1);

async function datesOf(country: string): Promise<ReadonlySet<string>> {
  return (await readHolidays([country], IN_2026)).get(country) ?? new Set();
}

describe('public holidays', () => {
  test.each([
    ['PT', '2026-06-10', 'the day of Portugal'],
    ['IN', '2026-01-26', 'the day of the republic'],
    ['IN-KA', '2026-11-01', 'the founding of Karnataka'],
    ['NZ', '2026-04-27', 'the Monday after an Anzac Day on a Saturday'],
    ['NZ-AUK', '2026-01-26', 'the anniversary of Auckland'],
    ['GB-ENG', '2026-12-28', 'the Monday after a Boxing Day on a Saturday'],
    ['JP', '2026-11-03', 'the day of culture'],
    ['DE-BY', '2026-01-06', 'Epiphany in Bavaria'],
    ['JP', '2027-01-01', 'one of the year to come'],
    ['JP', '2025-11-03', 'one of the year before'],
  ])('of %s are %s, %s', async (country, date) => {
    expect(await datesOf(country)).toContain(date);
  });

  test('of a part of a country are not those of another part', async () => {
    expect(await datesOf('DE-HH')).not.toContain('2026-01-06');
  });

  test('are no days that people only observe', async () => {
    expect(await datesOf('DE')).not.toContain('2026-12-24');
  });

  test('are none where nothing is known of a country', async () => {
    expect((await datesOf('AQ')).size).toBe(0);
  });

  test('are those of the country where its part is not known', async () => {
    expect(await datesOf('PT-ZZ')).toContain('2026-06-10');
  });

  test('are asked for by country, and none without one', async () => {
    expect([...(await readHolidays([], IN_2026)).keys()]).toEqual([]);
    expect([...(await readHolidays(['PT', 'JP'], IN_2026)).keys()]).toEqual(['PT', 'JP']);
  });
});
