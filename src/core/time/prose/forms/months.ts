import { addDays, civil, daysInMonth, endOfMonth, weekdayOf, type CivilDate } from '../../civil.js';
import { weekdayNamed } from '../words/day-names.js';
import { aroundOf, formOf, type Around, type Form, type Hit } from '../form.js';
import { monthNamed, type MonthName } from '../words/month-names.js';
import { dayOfMonth, nearestYear, readYear } from '../nearest.js';

/** A date that a month's name is part of; `before` and `after` are how many signs it takes around the name. */
interface Reading {
  readonly sense: CivilDate | null;
  readonly before: number;
  readonly after: number;
}

/** "1 Dec 2026", "December 1", "1-5 Dec", "end of March", "in March": around each word that names a month. */
function* named(text: string, today: CivilDate): Iterable<Hit> {
  let from = 0;
  for (const { 0: word, index: start } of text.matchAll(/\p{L}{2,14}/gu)) {
    const name = monthNamed(word);
    const end = start + word.length;
    if (name === null || isPartOfName(text, start, end)) continue;
    const reading = readMonth(name, aroundOf(text, start, end, from), today);
    if (reading === null) continue;
    from = end + reading.after;
    yield { start: start - reading.before, end: from, sense: reading.sense };
  }
}

/** "decision.may", "/dec/" and "x_jan" are names of other things; "Nov/Dec" is two months. */
function isPartOfName(text: string, start: number, end: number): boolean {
  const { before, after } = aroundOf(text, start, end);
  if (/[\p{L}_#@\\]$/u.test(before) || /^(?:[\p{L}_]|\.\p{L})/u.test(after)) return true;
  const inFront = /(\p{L}*)\/$/u.exec(before);
  const behind = /^\/(\p{L}+)/u.exec(after);
  return [inFront, behind].some((match) => match !== null && monthNamed(match[1] ?? '') === null);
}

function readMonth(name: MonthName, around: Around, today: CivilDate): Reading | null {
  return dayBefore(name, around, today) ?? dayBehind(name, around, today) ?? wholeMonth(name, around, today);
}

const DAY_BEFORE =
  /(?<![\p{L}\p{N}_/.:#$€£+-])(?:\d{1,2}(?:st|nd|rd|th|\.|er)?\s{0,2}(?:[-–—/]|to(?:\sthe)?|until|bis|au|al|до)\s{0,2})?(\d{1,2})(st|nd|rd|th|\.|er|º|ª|e)?(?:[\s-]{0,2}|\s(?:day\s)?(of|de|di)\s|\sd['’])$/iu;

const YEAR_BEHIND =
  /^\.?,?(?:[\s-]{1,2}|\s(?:de|of|del)\s)((?:19|20|21)\d{2}|['’]\d{2}|(?<=-)\d{2})(?![\p{L}\p{N}%]|[-/.:]\d)/iu;

function dayBefore(name: MonthName, { before, after }: Around, today: CivilDate): Reading | null {
  const day = DAY_BEFORE.exec(before);
  if (day === null) return null;
  const year = YEAR_BEHIND.exec(after);
  const isSure = year !== null || day[3] !== undefined;
  if (name.isCasual && !isSure) return null;
  if (name.isWord && !isSure && day[2] === undefined && name.month === 5) return null;
  return {
    sense: dayOfMonth(today, readYear(year?.[1]), name.month, Number(day[1])),
    before: day[0].length,
    after: year?.[0].length ?? abbreviated(after),
  };
}

/** The dot of "Dec." belongs to it where the sentence goes on. */
function abbreviated(after: string): number {
  return /^\.\s\p{Ll}/u.test(after) ? 1 : 0;
}

const DAY_BEHIND =
  /^\.?[\s-]{1,2}(?:the\s)?(\d{1,2})(st|nd|rd|th)?(?:\s{0,2}(?:[-–—/]|to|through|thru|until)\s{0,2}(\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}%]|[:.,/-]\d))?(?![\p{L}\p{N}%]|[:.,/-]\d)(?:,?\s{1,2}((?:19|20|21)\d{2}|['’]\d{2})(?![\p{L}\p{N}%]|[-/.:]\d))?/iu;

function dayBehind(name: MonthName, { before, after, isAlone }: Around, today: CivilDate): Reading | null {
  const day = name.isEnglish ? DAY_BEHIND.exec(after) : null;
  if (day === null) return null;
  const [whole, first, ordinal, last, year] = day;
  // "we may 5 or 6 times"
  if (name.isWord && ordinal === undefined && year === undefined && !isAlone && !ON_A_DAY.test(before)) return null;
  const sense = dayOfMonth(today, readYear(year), name.month, Number(last ?? first));
  return { sense, before: 0, after: whole.length };
}

const ON_A_DAY = /(?<!\p{L})(?:by|on|until|till|before|due|from)[:\s]\s?$|^\s*$/iu;

const PARTS: readonly (readonly [days: number, words: RegExp])[] = [
  [1, /^(?:first|1st) day/],
  [7, /^(?:first|1st) week/],
  [10, /^(?:early|beginning|start|anfang|début|principios|inicios|inizio|início|begin|początek)/],
  [14, /^(?:second|2nd) week/],
  [15, /^first half/],
  [20, /^(?:mi|metà|metade|meados|medio|połowa)/],
  [21, /^(?:third|3rd) week/],
  [28, /^(?:fourth|4th) week/],
];

const PART =
  /(?<!\p{L})((?:first|1st|last) day|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) week|(?:first|second) half|early|beginning|start|anfang|début|principios|inicios|inizio|início|begin|początek|mid|middle|mitte|mi|mediados|metà|metade|meados|medio|połowa|late|end|ende|fin|fine|finales|fim|final|eind|einde|koniec|końca|до конца)(?:[\s-](?:of|de|di|do|van|the|des|d['’])){0,2}[\s-]{1,2}$/iu;

const INTRODUCED =
  /(?<!\p{L})(in|by|before|until|till|during|for|this|next|last|due|around|within|through|bis|im|ab|à|en|em|do|do końca|до|в|к)[:\s]\s?$/iu;

/** A month without a day: its last, or the tenth, the twentieth or the last of early, mid and late. */
function wholeMonth(name: MonthName, { before, after, isAlone }: Around, today: CivilDate): Reading | null {
  const year = YEAR_BEHIND.exec(after);
  const part = PART.exec(before);
  const introduced = INTRODUCED.exec(before);
  if (name.isCasual || (name.isWord && year === null)) return null;
  if (year === null && part === null && introduced === null && !isAlone) return null;
  const dayIn = (of: number) => civil(of, name.month, lastDay(part?.[1], of, name.month));
  const written = readYear(year?.[1]);
  const sense = written === null ? monthMeant(name.month, introduced?.[1], today, dayIn) : dayIn(written);
  return { sense, before: part?.[0].length ?? 0, after: year?.[0].length ?? abbreviated(after) };
}

function lastDay(part: string | undefined, year: number, month: number): number {
  const last = daysInMonth(year, month);
  const days = part === undefined ? undefined : PARTS.find(([, words]) => words.test(part.toLowerCase()))?.[0];
  return Math.min(days ?? last, last);
}

/** "Next March", said in March, is that of the next year; "last March" is this year's once it is over. */
function monthMeant(
  month: number,
  introduced: string | undefined,
  today: CivilDate,
  dayIn: (year: number) => CivilDate | null,
): CivilDate | null {
  const word = introduced?.toLowerCase();
  if (word === 'next') return dayIn(today.year + (month > today.month ? 0 : 1));
  if (word === 'last') return dayIn(today.year - (month < today.month ? 0 : 1));
  return nearestYear(today, dayIn);
}

/** "first Monday of December", "last Friday in March 2027". */
const nthWeekday = formOf(
  /(?<!\p{L})(first|second|third|fourth|last|1st|2nd|3rd|4th)\s(\p{L}{3,9})\s(?:of|in)\s(\p{L}{3,9})(?:,?\s(20\d{2}))?(?![\p{L}\p{N}])/giu,
  ([, nth = '', dayName = '', monthName = '', figures], today) => {
    const weekday = weekdayNamed(dayName);
    const month = monthNamed(monthName)?.month;
    if (weekday === null || month === undefined) return 'pass';
    const dayIn = (year: number) => {
      const from = /^last/i.test(nth) ? daysInMonth(year, month) - 6 : NTH.findIndex((name) => name.test(nth)) * 7 + 1;
      const first = { year, month, day: from };
      return addDays(first, (weekday - weekdayOf(first) + 7) % 7);
    };
    const year = readYear(figures);
    return year === null ? nearestYear(today, dayIn) : dayIn(year);
  },
);

const NTH = [/^(?:first|1st)/i, /^(?:second|2nd)/i, /^(?:third|3rd)/i, /^(?:fourth|4th)/i] as const;

/** "by the 5th", "Monday the 7th": the next such day, where nothing is counted by it. */
const dayAlone = formOf(
  /(?<![\p{L}\p{N}_/.-])(\d{1,2})(?:st|nd|rd|th)(?:\s(?:of\s)?(this|next|the)\smonth)?(?=\s*(?:$|[.,;:!?)\]|—–¤]))/giu,
  ([, figures, which], today, { before }) => {
    if (!ON_THE.test(before) && weekdayNamed(/(\p{L}+),?\s(?:the\s)?$/u.exec(before)?.[1] ?? '') === null)
      return 'pass';
    const day = Number(figures);
    const isNext = which === undefined ? day < today.day : /^next$/i.test(which);
    const month = endOfMonth(today.year, today.month + (isNext ? 1 : 0));
    return civil(month.year, month.month, day);
  },
);

const ON_THE = /(?<!\p{L})(?:by|on|before|until|due|due on)\sthe\s$/iu;

/** `12月1日`, `2026年12月1日`, `12月末`, `3月中旬`, `12월 1일`. */
const characters = formOf(
  /(?<!\d)(?:(\d{4})[年년]\s?)?(\d{1,2})[月월]\s?(?:(\d{1,2})[日号號일]|(上旬|中旬|下旬|初|末|초|말))?/gu,
  ([, year, month, day, part], today) => {
    const dayIn = (of: number) => {
      const last = civil(of, Number(month), 1) === null ? 0 : daysInMonth(of, Number(month));
      return civil(of, Number(month), day === undefined ? (THIRDS[part ?? ''] ?? last) : Number(day));
    };
    return year === undefined ? nearestYear(today, dayIn) : dayIn(Number(year));
  },
);

const THIRDS: Readonly<Record<string, number>> = { 初: 10, 上旬: 10, 中旬: 20, 초: 10 };

/** Dates with a month's name, the most exact first. */
export const MONTHS: readonly Form[] = [characters, nthWeekday, named, dayAlone];
