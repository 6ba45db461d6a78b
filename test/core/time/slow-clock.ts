import type { Calendar } from '../../../src/core/time/calendar.js';
import type { Instant } from '../../../src/core/snapshot.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_MINUTES = 1440;

/** What the clocks of a zone show at each minute of some days, in minutes from 00:00 on 1 January 1970 on those clocks. */
export interface SlowClock {
  readonly from: Instant;
  readonly walls: readonly number[];
}

const clocks = new Map<string, SlowClock>();

/** Returns the clock of a zone from 00:00 UTC on a day on, as the platform's own fields of date and time have it. */
export function slowClock(zone: string, day: string, days: number): SlowClock {
  const key = `${zone} ${day} ${days}`;
  const known = clocks.get(key) ?? readClock(zone, Date.parse(day), days);
  clocks.set(key, known);
  return known;
}

/** No hour has seen two changes: where the ends of one agree, so do its minutes. */
function readClock(zone: string, from: Instant, days: number): SlowClock {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const read = (instant: Instant): number => {
    const field = (type: string) => Number(format.formatToParts(instant).find((part) => part.type === type)?.value);
    const wall = Date.UTC(field('year'), field('month') - 1, field('day'), field('hour'), field('minute'));
    return wall / MINUTE;
  };
  const walls: number[] = [];
  for (let hour = from; hour < from + days * 24 * HOUR; hour += HOUR) {
    const [first, next] = [read(hour), read(hour + HOUR)];
    for (let minute = 0; minute < 60; minute += 1) {
      walls.push(next - first === 60 ? first + minute : read(hour + minute * MINUTE));
    }
  }
  return { from, walls };
}

/** The hours of a day of work as they come out of looking at every minute: `[open, close)` as places in the clock. */
export interface SlowDay {
  readonly day: number;
  readonly open: number;
  readonly close: number;
}

/**
 * Returns the days of work that lie within a clock. A day opens at the first minute that shows its opening or later, and closes after
 * the last that shows less than its closing. What a day shares with the one before it is not its own.
 */
export function slowDays({ walls }: SlowClock, calendar: Calendar): readonly SlowDay[] {
  const [first = 0, last = 0] = [walls[0], walls.at(-1)].map((wall = 0) => Math.floor(wall / DAY_MINUTES));
  const days: SlowDay[] = [];
  let closed = 0;
  for (let day = first + 1; day < last; day += 1) {
    if (!isSlowWorkday(calendar, day)) continue;
    const opening = walls.findIndex((wall) => wall >= day * DAY_MINUTES + calendar.hours.from);
    const open = Math.max(opening, closed);
    const close = walls.findLastIndex((wall) => wall < day * DAY_MINUTES + calendar.hours.to) + 1;
    if (close > open) days.push({ day, open, close });
    closed = Math.max(closed, close);
  }
  return days;
}

function isSlowWorkday({ weekdays, holidays, shutdown, away }: Calendar, day: number): boolean {
  const date = new Date(day * DAY_MINUTES * MINUTE);
  const text = date.toISOString().slice(0, 10);
  const isWeekday = [...weekdays].some((weekday) => weekday % 7 === date.getUTCDay());
  return isWeekday && !holidays.has(text) && ![...shutdown, ...away].some(({ from, to }) => from <= text && text <= to);
}

/** Returns for each minute of a clock whether it is working time. */
export function slowMinutes(clock: SlowClock, days: readonly SlowDay[]): readonly boolean[] {
  const minutes = clock.walls.map(() => false);
  for (const { open, close } of days) minutes.fill(true, open, close);
  return minutes;
}

/** Returns the instant of a place in a clock. */
export function instantAtPlace({ from }: SlowClock, place: number): Instant {
  return from + place * MINUTE;
}
