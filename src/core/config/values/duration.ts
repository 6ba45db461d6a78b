import type { Duration } from '../config.js';

export const DURATION_FORM = /^\s*(\d{1,6})(m|h|d|w|wh|wd)\s*$/;
export const GRACE_FORM = /^\s*\d{1,6}(?:m|h|d|w)\s*$/;

const UNITS: Readonly<Record<Duration['unit'], number | null>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  wh: null,
  wd: null,
};

/** The longest `scope.grace`: four weeks. */
export const LONGEST_GRACE = 4 * 604_800_000;

/** Days by the clock that a unit takes: a working week of five days, of eight hours each, takes seven. */
const DAYS = { m: 1 / 1440, h: 1 / 24, d: 1, w: 7, wh: 7 / 40, wd: 7 / 5 } as const satisfies Record<
  Duration['unit'],
  number
>;

const YEAR = 366;

/** Returns about how many days by the clock durations take together. */
export function daysOf(durations: readonly Duration[]): number {
  return durations.reduce((sum, { amount, unit }) => sum + amount * DAYS[unit], 0);
}

/** Tells whether durations together are of a length that a window can have: something, and no more than a year. */
export function isWindow(durations: readonly Duration[]): boolean {
  const days = daysOf(durations);
  return days > 0 && days <= YEAR;
}

/** What is wrong with a duration: not one at all, counted in working time, or too long. */
export type DurationFault = 'duration' | 'working-time' | 'too-long';

/** Returns a duration such as `10m`, `4h`, `4wh`, `3wd` or `2w`; null for what is none. */
export function parseDuration(text: string): Duration | null {
  const parts = DURATION_FORM.exec(text);
  return parts === null ? null : { amount: Number(parts[1]), unit: parts[2] as Duration['unit'] };
}

/**
 * Returns a grace such as `10m`, `4h`, `2d` or `2w` in milliseconds, or what is wrong with it. Working hours and days
 * (`wh`, `wd`) are durations elsewhere in the language, but grace is counted by the clock.
 */
export function parseGrace(text: string): number | DurationFault {
  const duration = parseDuration(text);
  if (duration === null) return 'duration';
  const unit = UNITS[duration.unit];
  if (unit === null) return 'working-time';
  const length = duration.amount * unit;
  return length <= LONGEST_GRACE ? length : 'too-long';
}

/** Returns milliseconds as a grace is written, in the largest unit that has no rest. */
export function formatGrace(ms: number): string {
  const units = ['w', 'd', 'h', 'm'] as const;
  const unit = ms === 0 ? 'm' : (units.find((name) => ms % (UNITS[name] ?? 1) === 0) ?? 'm');
  return `${ms / (UNITS[unit] ?? 1)}${unit}`;
}
