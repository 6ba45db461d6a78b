const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** The longest `scope.grace`: four weeks. */
export const LONGEST_GRACE = 4 * 604_800_000;

/** What is wrong with a duration: not one at all, counted in working time, or too long. */
export type DurationFault = 'duration' | 'working-time' | 'too-long';

/**
 * Returns a duration such as `10m`, `4h`, `2d` or `2w` in milliseconds, or what is wrong with it. Working hours and days
 * (`wh`, `wd`) are durations elsewhere in the language, but grace is counted by the clock.
 */
export function parseGrace(text: string): number | DurationFault {
  const parts = /^(\d{1,6})(m|h|d|w|wh|wd)$/.exec(text.trim());
  if (parts === null) return 'duration';
  const unit = UNITS[parts[2] ?? ''];
  if (unit === undefined) return 'working-time';
  const length = Number(parts[1]) * unit;
  return length <= LONGEST_GRACE ? length : 'too-long';
}
