import type { Config, RollupOptions } from '../../config/config.js';
import type { Instant } from '../../snapshot.js';
import { addDays } from '../../time/civil.js';
import { instantAt } from '../../time/wall-clock.js';
import { lastWeek, periodOf, weekAfter, weekBefore, type Week } from '../week.js';

/** When the pages of a repository are due: a day, minutes after midnight on it, and the IANA zone of both. */
export type RollupSchedule = Pick<RollupOptions, 'day' | 'at' | 'timezone'>;

/** Returns when the pages are due by a configuration; null where it asks for none. */
export function scheduleOf({ rollup }: Config): RollupSchedule | null {
  return rollup === null ? null : { day: rollup.day, at: rollup.at, timezone: rollup.timezone };
}

/** Returns when the page of a week is due: at its time on the day after its seven days. */
export function dueAt(week: Week, { day, at, timezone }: RollupSchedule): Instant {
  const { last } = periodOf(week, day, timezone);
  return instantAt({ date: addDays(last, 1), minute: at }, timezone, 'opening');
}

/** Returns the last week whose page is due by now. Those before it are never written. */
export function dueWeek(now: Instant, schedule: RollupSchedule): Week {
  const over = lastWeek(now, schedule.day, schedule.timezone);
  return dueAt(over, schedule) <= now ? over : weekBefore(over);
}

/** Returns when the next page is due. */
export function nextDue(now: Instant, schedule: RollupSchedule): Instant {
  return dueAt(weekAfter(dueWeek(now, schedule)), schedule);
}
