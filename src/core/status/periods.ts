import type { Day } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import { isWorkday, type Calendar } from '../time/calendar.js';
import {
  addDays,
  dateOfEpochDay,
  endOfMonth,
  epochDay,
  weekdayOf,
  type CivilDate,
  type Weekday,
} from '../time/civil.js';
import { stretchesFrom, type Stretch } from '../time/stretches.js';
import { instantAt } from '../time/wall-clock.js';
import { civilDate } from '../time/zone.js';
import { nextClosing } from '../time/working-time.js';
import type { Cadence } from './update.js';

/** When updates are due: how often, on which day and at which minute of it, by the clocks of whoever writes them. */
export interface Rhythm {
  readonly cadence: Cadence;
  readonly day: Day;
  /** Minutes after midnight. */
  readonly at: number;
}

/** Friday afternoon: before the page of Monday morning, and with the week still in mind. */
export const USUAL_RHYTHM: Rhythm = { cadence: 'weekly', day: 'fri', at: 16 * 60 };

/** The periods of an item, numbered in order; each ends when an update is due. */
export interface Periods {
  /** Returns the number of the period that an instant is in; its end is within it. */
  readonly indexAt: (instant: Instant) => number;
  /** Returns when the update of a period is due; null where nobody could write one. */
  readonly dueOf: (index: number) => Instant | null;
}

/**
 * Returns the periods of an item, in the working time of whoever writes its updates.
 *
 * A period ends on the day and at the minute of the rhythm: of every week, of every second week counted from the one in which the item
 * began, of the last such day of a month. An update is due by the last moment of work until then, so on Thursday where Friday is a
 * holiday. Whoever is away just then has until the end of their first day back, unless the next update is nearer: then that one counts
 * for both.
 */
export function periodsOf(rhythm: Rhythm, calendar: Calendar, since: Instant): Periods {
  const { zone } = calendar;
  const endOf = (index: number): Instant =>
    instantAt({ date: lastDayOf(rhythm, index, firstWeek), minute: rhythm.at }, zone, 'opening');
  const firstWeek = weekOf(civilDate(since, zone));
  const regular: Calendar = { ...calendar, away: [] };
  const usual = (index: number): Stretch | null => lastStretch(regular, endOf(index - 1), endOf(index));

  function indexAt(instant: Instant): number {
    let index = roughIndex(rhythm, civilDate(instant, zone), firstWeek);
    while (endOf(index) < instant) index += 1;
    while (endOf(index - 1) >= instant) index -= 1;
    return index;
  }
  function dueOf(index: number): Instant | null {
    const last = usual(index);
    if (last === null) return null;
    if (isWorkday(calendar, last.day)) return last.to;
    const back = nextClosing(calendar, last.to);
    const next = usual(index + 1)?.to ?? endOf(index + 1);
    const half = (endOf(index + 1) - endOf(index)) / 2;
    return back !== null && back <= next - half ? back : null;
  }
  return { indexAt, dueOf };
}

/** The moment at which a day begins belongs to that day: what is due on Friday at nine is not due on Thursday night. */
function lastStretch(calendar: Calendar, from: Instant, to: Instant): Stretch | null {
  let last: Stretch | null = null;
  // What is left of the day on which the last update was due is no time for the next.
  for (const stretch of stretchesFrom(calendar, from, to + 1)) if (stretch.from > from) last = stretch;
  return last === null ? null : { ...last, to: Math.min(last.to, to) };
}

/** Weeks begin on Monday; the one of 1 January 1970, a Thursday, is 0. */
function weekOf(date: CivilDate): number {
  return Math.floor((epochDay(date) + 3) / 7);
}

function roughIndex({ cadence }: Rhythm, date: CivilDate, firstWeek: number): number {
  switch (cadence) {
    case 'weekly':
      return weekOf(date);
    case 'biweekly':
      return Math.floor((weekOf(date) - firstWeek) / 2);
    case 'monthly':
      return date.year * 12 + date.month - 1;
    default:
      return cadence satisfies never;
  }
}

const WEEKDAYS: Readonly<Record<Day, Weekday>> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };

function lastDayOf({ cadence, day }: Rhythm, index: number, firstWeek: number): CivilDate {
  switch (cadence) {
    case 'weekly':
      return dayOfWeek(index, day);
    case 'biweekly':
      return dayOfWeek(firstWeek + 2 * index, day);
    case 'monthly': {
      const end = endOfMonth(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
      return addDays(end, -((weekdayOf(end) - WEEKDAYS[day] + 7) % 7));
    }
    default:
      return cadence satisfies never;
  }
}

function dayOfWeek(week: number, day: Day): CivilDate {
  return dateOfEpochDay(week * 7 - 3 + WEEKDAYS[day] - 1);
}
