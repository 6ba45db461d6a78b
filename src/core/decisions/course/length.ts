import type { Duration } from '../../config/config.js';

/** Days by the clock that a unit takes: a working week of five days, of eight hours each, takes seven. */
const DAYS = { m: 1 / 1440, h: 1 / 24, d: 1, w: 7, wh: 7 / 40, wd: 7 / 5 } as const satisfies Record<
  Duration['unit'],
  number
>;

const YEAR = 366;

/** Returns about how many days by the clock durations take together. */
function daysOf(durations: readonly Duration[]): number {
  return durations.reduce((sum, { amount, unit }) => sum + amount * DAYS[unit], 0);
}

/** Tells whether durations together are of a length that a window can have: something, and no more than a year. */
export function isLength(durations: readonly Duration[]): boolean {
  const days = daysOf(durations);
  return days > 0 && days <= YEAR;
}

/** Returns the configured length, within what a window can have. */
export function lengthOf(window: Duration): Duration {
  if (isLength([window])) return window;
  return daysOf([window]) > 0 ? { amount: 52, unit: 'w' } : { amount: 1, unit: 'wd' };
}

/** Returns durations with one more, still one entry a unit. */
export function addLength(durations: readonly Duration[], { amount, unit }: Duration): readonly Duration[] {
  const sum = amount + (durations.find((duration) => duration.unit === unit)?.amount ?? 0);
  return [...durations.filter((duration) => duration.unit !== unit), { amount: sum, unit }];
}
