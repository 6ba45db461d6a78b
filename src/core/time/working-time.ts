import type { Duration } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import type { Calendar } from './calendar.js';
import { stretchesFrom, type Span, type Stretch } from './stretches.js';
import { DAY, instantOf, wallTime } from './wall-clock.js';

const HOUR = 3_600_000;

const CLOCK = { m: 60_000, h: HOUR, d: DAY, w: 7 * DAY } as const;

/** Returns when work begins at an instant or after it; during working hours that is at once. Null after 400 days without any. */
export function nextOpening(calendar: Calendar, instant: Instant): Instant | null {
  return firstStretch(calendar, instant)?.from ?? null;
}

/** Returns when the working hours end that an instant is in, or those that come next. Null after 400 days without any. */
export function nextClosing(calendar: Calendar, instant: Instant): Instant | null {
  return firstStretch(calendar, instant)?.to ?? null;
}

function firstStretch(calendar: Calendar, instant: Instant): Stretch | null {
  for (const stretch of stretchesFrom(calendar, instant)) return stretch;
  return null;
}

/**
 * Returns the instant that is a length of time after another; null where the calendar has none: after 400 days without work, or after
 * forty years of working time.
 *
 * `m`, `h`, `d` and `w` go by the clock: a day is 24 hours, whatever clocks do meanwhile. `wh` is hours of work, and ends as soon as
 * they are had: eight from nine o'clock end at the closing, not at the next opening. For `wd` see `addWorkingDays`.
 */
export function addDuration(calendar: Calendar, instant: Instant, { amount, unit }: Duration): Instant | null {
  switch (unit) {
    case 'm':
    case 'h':
    case 'd':
    case 'w':
      return instant + amount * CLOCK[unit];
    case 'wh':
      return addWorkingMs(calendar, instant, amount * HOUR);
    case 'wd':
      return addWorkingDays(calendar, instant, amount);
    default:
      return unit satisfies never;
  }
}

/** Returns the first instant by which somebody has had so many milliseconds of working time since another. */
export function addWorkingMs(calendar: Calendar, instant: Instant, ms: number): Instant | null {
  if (ms <= 0) return instant;
  let left = ms;
  for (const { from, to } of stretchesFrom(calendar, instant)) {
    if (to - from >= left) return from + left;
    left -= to - from;
  }
  return null;
}

/**
 * Returns the same time of the clock so many days of work later. It counts from the next opening where work is not going on, so that a
 * window opened on Friday night is as long as one opened on Monday morning: `3wd` from Friday 16:00 end on Wednesday 16:00, from
 * Friday 20:00 on Thursday 9:00. A time that clocks skip on the last day is the moment at which they skip it, and none is outside
 * that day's hours.
 */
export function addWorkingDays(calendar: Calendar, instant: Instant, days: number): Instant | null {
  let start: Stretch | null = null;
  let left = days;
  for (const stretch of stretchesFrom(calendar, instant)) {
    start ??= stretch;
    if (left === 0) {
      const timeOfDay = wallTime(start.from, calendar.zone) - start.day * DAY;
      const wanted = instantOf(stretch.day * DAY + timeOfDay, calendar.zone, 'opening');
      return start === stretch ? start.from : Math.min(Math.max(wanted, stretch.from), stretch.to);
    }
    left -= 1;
  }
  return null;
}

/** Returns the milliseconds of working time between two instants; 0 where the second is not the later. */
export function workingMsBetween(calendar: Calendar, from: Instant, to: Instant): number {
  let ms = 0;
  if (to > from) for (const stretch of stretchesFrom(calendar, from, to)) ms += stretch.to - stretch.from;
  return ms;
}

/** Returns when several people are at work at once between two instants, in order. Nobody is at work with nobody. */
export function sharedWorkingTime(calendars: readonly Calendar[], from: Instant, to: Instant): readonly Span[] {
  const all = calendars.map((calendar) => (to > from ? [...stretchesFrom(calendar, from, to)] : []));
  return all.length === 0 ? [] : all.reduce<readonly Span[]>(intersect, [{ from, to }]);
}

/** Both are in order, and each is disjoint. */
function intersect(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  const shared: Span[] = [];
  let [a, b] = [0, 0];
  for (let [one, other] = [some[a], others[b]]; one !== undefined && other !== undefined;) {
    const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
    if (to > from) shared.push({ from, to });
    if (one.to <= other.to) a += 1;
    else b += 1;
    [one, other] = [some[a], others[b]];
  }
  return shared;
}
