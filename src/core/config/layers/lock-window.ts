import type { Duration } from '../config.js';

const CLOCK_HOURS = { m: 1 / 60, h: 1, d: 24, w: 168 } as const;
/** Of a day of work. */
const DAY_HOURS = 8;
/** Of a week of work. */
const WEEK_DAYS = 5;

/**
 * Tells whether a length of time is surely no shorter than another. Of one kind the amounts decide; between the clock and
 * working time the shortest that the one can be is held against the longest that the other can: three working days are at least
 * three days, and five with a weekend between them. A day of work is taken to have eight hours, a week five days.
 */
export function isNoShorter(after: Duration, before: Duration): boolean {
  if (isWork(after.unit) && isWork(before.unit)) return workHours(after) >= workHours(before);
  return spanHours(after, Math.floor) >= spanHours(before, Math.ceil);
}

function isWork(unit: Duration['unit']): boolean {
  return unit === 'wh' || unit === 'wd';
}

function workHours({ amount, unit }: Duration): number {
  return unit === 'wd' ? amount * DAY_HOURS : amount;
}

/** Returns hours by the clock: with `Math.floor` the least that working time can take, with `Math.ceil` the most but for holidays. */
function spanHours(duration: Duration, round: (value: number) => number): number {
  const { amount, unit } = duration;
  if (unit !== 'wh' && unit !== 'wd') return amount * CLOCK_HOURS[unit];
  const days = workHours(duration) / DAY_HOURS;
  const whole = round(days);
  return (whole + 2 * round(whole / WEEK_DAYS)) * 24 + Math.max(0, days - whole) * DAY_HOURS;
}
