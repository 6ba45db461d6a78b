import type { Instant } from '../snapshot.js';
import type { CivilDate } from './civil.js';

/** A formatter is slow to make and asked for over and over; a process that serves many teams meets more zones than it keeps. */
const MOST_FORMATTERS = 64;

const LONGEST_NAME = 64;

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns the day that it is in a zone at an instant.
 *
 * @param zone an IANA name, such as `Europe/Berlin`; a name that `isZone` refuses throws
 */
export function civilDate(instant: Instant, zone: string): CivilDate {
  const parts = formatterOf(zone).formatToParts(new Date(instant));
  const valueOf = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return { year: valueOf('year'), month: valueOf('month'), day: valueOf('day') };
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const formatter = makeFormatter(zone);
  const oldest = formatters.keys().next();
  if (formatters.size >= MOST_FORMATTERS && oldest.done !== true) formatters.delete(oldest.value);
  formatters.set(zone, formatter);
  return formatter;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
}

/**
 * Tells whether text is the name of an IANA zone that this platform knows, in any case. Offsets such as `+01:00` are none:
 * newer engines take them, and they know nothing of summer time.
 */
export function isZone(text: string): boolean {
  if (text.length > LONGEST_NAME || !/^[A-Za-z]/.test(text)) return false;
  try {
    makeFormatter(text);
    return true;
  } catch {
    return false;
  }
}

/** Returns the names of the zones, for did-you-mean. `isZone` takes more: old names, such as `Asia/Calcutta`, among them. */
export function zoneNames(): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}
