import { addDays, addMonths, mondayOf, weekdayOf, type CivilDate } from '../civil.js';
import { weekdayNamed } from './words/day-names.js';
import { aroundOf, type Hit, type Sense } from './form.js';
import { readNumber } from './words/number-words.js';

/** Tells whether a sense is one day. */
export function isDay(sense: Sense | null): sense is CivilDate {
  return sense !== null && 'year' in sense;
}

/** Returns a hit with what stands beside it: its weekday, and "two weeks after", "week of", "the Monday after" in front of it. */
export function widen(text: string, hit: Hit): Hit {
  if (!isDay(hit.sense)) return hit;
  const wide = absorbWeekday(text, hit, hit.sense);
  const before = text.slice(Math.max(0, wide.start - LONGEST_BEFORE), wide.start);
  for (const read of [offset, weekOf, weekdayBeside]) {
    const found = read(before, hit.sense);
    if (found !== null) return { start: wide.start - found.length, end: wide.end, sense: found.date };
  }
  return wide;
}

const LONGEST_BEFORE = 40;

const WEEKDAY_BEFORE = /(?<![\p{L}\p{N}_#@/-])(\p{L}{2,14}(?:-feira)?)[.,]?\s{0,2}(?:the\s|den\s|dem\s|,\s)?\(?$/iu;

const WEEKDAY_BEHIND = /^(,?\s{0,2}\(?)(\p{L}{2,14}(?:-feira)?)(\)?)/iu;

/** "Fri 4 Dec", "Friday, 4 December", "4 December (Friday)" are one date each; the weekday does not change it. */
function absorbWeekday(text: string, hit: Hit, date: CivilDate): Hit {
  const { before, after } = aroundOf(text, hit.start, hit.end);
  const inFront = WEEKDAY_BEFORE.exec(before);
  if (inFront !== null && weekdayNamed(inFront[1] ?? '') !== null) {
    return { ...hit, start: hit.start - inFront[0].length };
  }
  const behind = WEEKDAY_BEHIND.exec(after);
  const weekday = weekdayNamed(behind?.[2] ?? '');
  if (behind === null || weekday === null) return hit;
  const mark = behind[1] ?? '';
  // "Dec 4, Monday" is two days, unless the fourth is a Monday.
  const isSame = mark.endsWith('(') || (mark.startsWith(',') && weekday === weekdayOf(date));
  return isSame ? { ...hit, end: hit.end + behind[0].length } : hit;
}

/** The day that words in front of another day make of it, and how long they are. */
interface Before {
  readonly date: CivilDate;
  readonly length: number;
}

const OFFSET =
  /(?<![\p{L}\p{N}_-])(?:(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of)\s(days?|weeks?|months?)\s(from|after|before|of)|(a)\s(week)\s(on))\s(?:the\s)?$/iu;

/** "a week from Friday", "two weeks after 1 Dec", "3 days before the 5th". */
function offset(before: string, date: CivilDate): Before | null {
  const match = OFFSET.exec(before);
  if (match === null) return null;
  const [number = '', unit = '', word = ''] = match.slice(1).filter((part) => part !== undefined);
  const length = readNumber(number) * (/^before$/i.test(word) ? -1 : 1);
  const moved = /^month/i.test(unit) ? addMonths(date, length) : addDays(date, length * (/^week/i.test(unit) ? 7 : 1));
  return { date: moved, length: match[0].length };
}

const WEEK_OF = /(?<![\p{L}\p{N}_])(?:week\s(?:of|commencing|beginning|starting)|w\/c)\s(?:the\s)?$/iu;

/** "week of 7 Dec": its Sunday. */
function weekOf(before: string, date: CivilDate): Before | null {
  const match = WEEK_OF.exec(before);
  return match === null ? null : { date: addDays(mondayOf(date), 6), length: match[0].length };
}

const WEEKDAY_BESIDE = /(?<!\p{L})(\p{L}{3,9})\s(after|following|before)\s(?:the\s)?$/iu;

/** "the Monday after 1 Dec". */
function weekdayBeside(before: string, date: CivilDate): Before | null {
  const match = WEEKDAY_BESIDE.exec(before);
  const weekday = weekdayNamed(match?.[1] ?? '');
  if (match === null || weekday === null) return null;
  const days = (weekday - weekdayOf(date) + 7) % 7;
  const isBefore = /^before$/i.test(match[2] ?? '');
  return { date: addDays(date, isBefore ? days - 7 : days || 7), length: match[0].length };
}
