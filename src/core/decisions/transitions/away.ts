import type { RefusalReason } from '../decision.js';
import { parseDay } from '../../time/day-range.js';
import { parseAway } from '../../time/spoken.js';
import type { Act } from '../log/happening.js';
import { done, refuse, type Answer, type Course } from '../course/course.js';
import type { Terms } from '../course/terms.js';

/** Changes nothing here: who is away is for the calendars. Where those can make nothing of it, one is told. */
export function away(course: Course, { by, at }: Act, text: string, { clockwork }: Terms): Answer {
  const reason = whyNotAway(text, clockwork.today(by, at));
  return reason === null ? done(course) : refuse(reason);
}

/**
 * Returns why nobody is away for what was said behind `/away`; null where somebody is, or is back.
 *
 * @param today the day on which it was said, there, as `YYYY-MM-DD`
 */
export function whyNotAway(text: string, today: string): RefusalReason | null {
  const date = parseDay(today);
  if (date === null) return null;
  const said = parseAway(text, date);
  // A day that is written well may still be more than a year from the one on which it is said.
  if ('fault' in said) return { kind: 'fault', fault: { kind: 'away', fault: said.fault } };
  return said.away !== 'back' && said.away.to < today ? { kind: 'in-the-past' } : null;
}
