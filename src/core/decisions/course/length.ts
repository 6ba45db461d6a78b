import type { Duration } from '../../config/config.js';
import { daysOf, isWindow } from '../../config/values/duration.js';

/** Returns the configured length, within what a window can have. */
export function lengthOf(window: Duration): Duration {
  if (isWindow([window])) return window;
  return daysOf([window]) > 0 ? { amount: 52, unit: 'w' } : { amount: 1, unit: 'wd' };
}

/** Returns durations with one more, still one entry a unit. */
export function addLength(durations: readonly Duration[], { amount, unit }: Duration): readonly Duration[] {
  const sum = amount + (durations.find((duration) => duration.unit === unit)?.amount ?? 0);
  return [...durations.filter((duration) => duration.unit !== unit), { amount: sum, unit }];
}
