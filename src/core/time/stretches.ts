import type { Instant } from '../snapshot.js';
import { isWorkday, type Calendar } from './calendar.js';
import { DAY, instantOf, wallTime } from './wall-clock.js';

const MINUTE = 60_000;

/** Days without work after which nobody is waited for: a leave of a year and what is around it is shorter. */
const MOST_DAYS_OFF = 400;

/** Forty years. Nothing is looked at beyond, so that a day takes microseconds and all of them milliseconds. */
const MOST_DAYS = 14_610;

/** A time, `to` not within. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** What is left of the hours of a day from an instant on; never empty. */
export interface Stretch extends Span {
  /** The day whose hours these are, counted from 1970. */
  readonly day: number;
}

/**
 * Yields the working time from an instant on, a stretch a day, in order and disjoint. A day begins at the first moment at which clocks
 * show its opening and ends at the last at which they come to its closing. One whose hours the clocks skip is none.
 *
 * It ends after 400 days in a row without work; where `until` is given, with that instant instead, through however many days off;
 * and after forty years in any case.
 */
export function* stretchesFrom(
  calendar: Calendar,
  instant: Instant,
  until: Instant | null = null,
): Generator<Stretch, void, undefined> {
  // The hours of the day before may reach past midnight where clocks are put back just then.
  const first = dayAt(calendar, instant) - 1;
  const last = Math.min(first + MOST_DAYS, until === null ? Infinity : dayAt(calendar, until) + 1);
  let begin = instant;
  let daysOff = 0;
  for (let day = first; day <= last; day += 1) {
    const hours = isWorkday(calendar, day) ? hoursOf(calendar, day) : null;
    const from = Math.max(hours?.from ?? begin, begin);
    const to = Math.min(hours?.to ?? begin, until ?? Infinity);
    if (to > from) {
      yield { day, from, to };
      begin = to;
      daysOff = 0;
    } else if (until === null && ++daysOff > MOST_DAYS_OFF) return;
  }
}

function dayAt(calendar: Calendar, instant: Instant): number {
  return Math.floor(wallTime(instant, calendar.zone) / DAY);
}

function hoursOf({ zone, hours }: Calendar, day: number): Span {
  return {
    from: instantOf(day * DAY + hours.from * MINUTE, zone, 'opening'),
    to: instantOf(day * DAY + hours.to * MINUTE, zone, 'closing'),
  };
}
