import type { Instant } from '../../snapshot.js';
import { formatWeek, type Week } from '../week.js';
import { dueAt, dueWeek, type RollupSchedule } from './due.js';
import type { StandingPage } from './page.js';

/** What became of a week, as far as it is remembered. */
export interface KnownWeek {
  /** `2026-W47`. */
  readonly week: string;
  readonly how: WeekEnd;
}

export type WeekEnd =
  /** Its page was written. It may be gone since. */
  | 'written'
  /** There was nothing to say. */
  | 'quiet'
  /** It was due before anybody asked for pages. */
  | 'passed'
  /** It would have been written, but for the mode. */
  | 'observed'
  /** GitHub refused it. */
  | 'refused';

export interface NeedInput {
  readonly now: Instant;
  readonly schedule: RollupSchedule;
  /** When a configuration first applied, and when it last changed; null where that is not known. */
  readonly since: Instant | null;
  readonly changedAt: Instant | null;
  readonly pages: readonly StandingPage[];
  /** Null where nothing is remembered. */
  readonly known: KnownWeek | null;
}

/** Whether the page of the last week that is due is still to be written. */
export interface Need {
  readonly week: Week;
  readonly dueAt: Instant;
  /** `stands`: it is there, or a later one is. `over`: nothing is to be written any more. */
  readonly state: 'missing' | 'stands' | 'over' | 'passed';
}

/**
 * Returns what is needed now. Only the last week that is due is ever written, and none that was due before a configuration applied:
 * where no page was ever written, before the configuration last changed, since that may be what asked for pages.
 */
export function needOf({ now, schedule, since, changedAt, pages, known }: NeedInput): Need {
  const week = dueWeek(now, schedule);
  const due = dueAt(week, schedule);
  const name = formatWeek(week);
  const need = (state: Need['state']): Need => ({ week, dueAt: due, state });
  if (pages.some((page) => page.week >= name)) return need('stands');
  if (known !== null && known.week >= name && isOver(known.how)) return need('over');
  const begins = Math.max(since ?? -Infinity, pages.length === 0 ? (changedAt ?? -Infinity) : -Infinity);
  return need(due < begins ? 'passed' : 'missing');
}

/** What the mode held back, and what GitHub refused, may be written once that is another. */
function isOver(how: WeekEnd): boolean {
  return how === 'written' || how === 'quiet' || how === 'passed';
}
