import type { AwayFault, HoursFault } from '../commands/command.js';
import type { Absence, Day, DayRange, WorkingTime } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import type { CivilDate } from './civil.js';
import { parseHours } from './clock-time.js';
import { parseDay, parseDayRange, rangeOf, type DayRangeFault } from './day-range.js';
import { LOGIN_FORM } from './login.js';
import { isZone } from './zone.js';

/** What somebody says of their own working time in a thread, and when. */
export interface Spoken {
  readonly login: string;
  readonly at: Instant;
  readonly away?: SpokenAway;
  readonly hours?: SpokenHours;
}

/** Days off, or being back from them. */
export type SpokenAway = Absence | 'back';

/** What differs from the configuration; `usual` takes back what was said before. */
export type SpokenHours = Partial<Pick<WorkingTime, 'timezone' | 'hours' | 'days'>> | 'usual';

/** Whatever people write on one line of a command. Longer is no command of ours. */
const LONGEST = 300;

const DAYS: readonly (readonly [Day, string])[] = [
  ['mon', 'monday'],
  ['tue', 'tuesday'],
  ['wed', 'wednesday'],
  ['thu', 'thursday'],
  ['fri', 'friday'],
  ['sat', 'saturday'],
  ['sun', 'sunday'],
];

/**
 * Returns what follows `/away`: days such as `2026-03-16..18` or `until 2026-03-18`, with `cover @x` behind them; or `off` or `back`,
 * which ends it. Days that are past are days as well: it is for the calendar to make nothing of them.
 *
 * @param today the day on which it was said, there
 */
export function parseAway(
  text: string,
  today: CivilDate,
): { readonly away: SpokenAway } | { readonly fault: AwayFault } {
  if (text.length > LONGEST) return { fault: 'form' };
  const words = text.trim().split(/\s+/);
  if (words.length === 1 && /^(?:off|back)$/i.test(words[0] ?? '')) return { away: 'back' };
  const at = words.findIndex((word) => /^cover:?$/i.test(word));
  const [when, cover] = at < 0 ? [words, null] : [words.slice(0, at), words.slice(at + 1)];
  const days = parseDays(when, today);
  if (typeof days === 'string') return { fault: days };
  if (cover === null) return { away: { ...days, cover: null } };
  const [login = ''] = cover;
  if (cover.length !== 1 || !LOGIN_FORM.test(login)) return { fault: 'cover' };
  return { away: { ...days, cover: login.replace(/^@/, '') } };
}

function parseDays(words: readonly string[], today: CivilDate): DayRange | DayRangeFault {
  const [first = '', second = ''] = words;
  if (first.toLowerCase() !== 'until') return parseDayRange(words.join(' '));
  if (words.length !== 2) return 'form';
  const last = parseDay(second);
  if (last === null) return parseDayRange(second) === 'form' ? 'form' : 'no-such-day';
  const days = rangeOf(today, last);
  return days === 'reversed' ? rangeOf(last, last) : days;
}

/**
 * Returns what follows `/hours`: hours, a zone and days in any order, each of which may be left out, such as
 * `09:00-17:00 Europe/Lisbon mon,tue` or `mon-thu`; or `off`, after which the configuration holds again.
 */
export function parseSpokenHours(
  text: string,
): { readonly hours: SpokenHours } | { readonly fault: HoursFault; readonly zone?: string } {
  if (text.length > LONGEST) return { fault: 'form' };
  if (/^\s*(?:off|usual)\s*$/i.test(text)) return { hours: 'usual' };
  const [written] = /\d{1,2}:\d{2}\s{0,3}[-–]\s{0,3}\d{1,2}:\d{2}/.exec(text) ?? [];
  const hours = written === undefined ? null : parseHours(written);
  if (written !== undefined && hours === null) return { fault: 'hours' };
  const words = text
    .replace(written ?? '', ' ')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const days = words.map(parseSpokenDays);
  const zones = words.filter((_, index) => days[index] === null);
  const named = new Set(days.flatMap((some) => some ?? []));
  const [timezone] = zones;
  if (zones.length > 1 || words.length + (hours === null ? 0 : 1) === 0) return { fault: 'form' };
  if (timezone !== undefined && !isZone(timezone)) {
    return /^\d/.test(timezone) ? { fault: 'hours' } : { fault: 'zone', zone: timezone };
  }
  return {
    hours: {
      ...(timezone === undefined ? {} : { timezone }),
      ...(hours === null ? {} : { hours }),
      ...(named.size === 0 ? {} : { days: DAYS.map(([day]) => day).filter((day) => named.has(day)) }),
    },
  };
}

/** Returns the days of a word such as `mon`, `Monday`, `mon-thu` or `sat..mon`; null where it names none. */
function parseSpokenDays(word: string): readonly Day[] | null {
  const ends = word.toLowerCase().split(/-|–|\.\./);
  const [first, last = first] = ends.map((name) =>
    DAYS.findIndex(([, whole]) => name.length >= 3 && whole.startsWith(name)),
  );
  if (first === undefined || last === undefined || ends.length > 2 || first < 0 || last < 0) return null;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, step) => DAYS[(first + step) % 7]?.[0] ?? 'mon');
}
