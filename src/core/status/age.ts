import type { Instant } from '../snapshot.js';
import type { Calendar } from '../time/calendar.js';
import { stretchesFrom } from '../time/stretches.js';

/**
 * Returns how many days of work something has stood, by a calendar: 0 on the day on which it began, or on the next day of work where it
 * began outside working hours.
 */
export function workingDaysSince(since: Instant, now: Instant, calendar: Calendar): number {
  let days = 0;
  if (now > since) for (const stretch of stretchesFrom(calendar, since, now)) if (stretch.to > stretch.from) days += 1;
  return Math.max(0, days - 1);
}
