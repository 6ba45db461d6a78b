import { expect, it } from 'vitest';
import { parseGrace } from '../../../../src/core/config/values/duration.js';

const cases: readonly (readonly [text: string, expected: number | string])[] = [
  ['0m', 0],
  ['1m', 60_000],
  ['10m', 600_000],
  ['4h', 14_400_000],
  ['2d', 172_800_000],
  ['2w', 1_209_600_000],
  ['4w', 2_419_200_000],
  [' 5m ', 300_000],
  ['5w', 'too-long'],
  ['999999w', 'too-long'],
  ['4wh', 'working-time'],
  ['3wd', 'working-time'],
  ['', 'duration'],
  ['5', 'duration'],
  ['m', 'duration'],
  ['-5m', 'duration'],
  ['1.5h', 'duration'],
  ['5 m', 'duration'],
  ['5M', 'duration'],
  ['1h30m', 'duration'],
  ['٥m', 'duration'],
  ['9'.repeat(400) + 'm', 'duration'],
];

it.each(cases)('%j is %s', (text, expected) => {
  expect(parseGrace(text)).toBe(expected);
});
