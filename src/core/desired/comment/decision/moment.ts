import type { Instant } from '../../../snapshot.js';
import { formatClockTime } from '../../../time/clock-time.js';
import { isoDate, weekdayOf } from '../../../time/civil.js';
import { civilTime } from '../../../time/wall-clock.js';
import type { Words } from '../../../text/en.js';

/** Returns a moment as people of a zone see it, with the zone: `Wed 2026-11-25 16:00 (Europe/Lisbon)`. */
export function renderMoment(instant: Instant, zone: string, words: Words): string {
  const { minute } = civilTime(instant, zone);
  return `${renderDay(instant, zone, words)} ${formatClockTime(minute)} (${zone})`;
}

/** Returns the day that a moment is on in a zone: `Wed 2026-11-25`. */
export function renderDay(instant: Instant, zone: string, words: Words): string {
  const { date } = civilTime(instant, zone);
  return `${words.decisions.weekdays[weekdayOf(date) - 1] ?? ''} ${isoDate(date)}`;
}
