import type { Instant } from '../snapshot.js';
import { dateOfEpochDay, type CivilDate } from './civil.js';
import { DAY, wallTime } from './wall-clock.js';

const LONGEST_NAME = 64;

/**
 * Returns the day that it is in a zone at an instant.
 *
 * @param zone an IANA name, such as `Europe/Berlin`; a name that `isZone` refuses throws
 */
export function civilDate(instant: Instant, zone: string): CivilDate {
  return dateOfEpochDay(Math.floor(wallTime(instant, zone) / DAY));
}

/**
 * Tells whether text is the name of an IANA zone that this platform knows, in any case. Offsets such as `+01:00` are none:
 * newer engines take them, and they know nothing of summer time.
 */
export function isZone(text: string): boolean {
  if (text.length > LONGEST_NAME || !/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Returns the names of the zones, for did-you-mean. `isZone` takes more: old names, such as `Asia/Calcutta`, among them. */
export function zoneNames(): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}
