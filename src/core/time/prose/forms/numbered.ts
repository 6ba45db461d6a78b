import { addDays, compareDates, endOfMonth, mondayOfWeek, type CivilDate } from '../../civil.js';
import { formOf, type Form } from '../form.js';
import { nearestYear, readYear } from '../nearest.js';

/** `week 5`, `KW 5`, `KW05/2027`, `W05 2027`: the Sunday of the ISO week. */
const week = formOf(
  /(?<![\p{L}\p{N}_/.#-])(?:(?:calendar\s)?week|wk\.?|KW|CW|W(?=\d{2})|Kalenderwoche|semaine|semana|settimana)\s?(\d{1,2})(?:[\s/-]{1,2}(?:of\s)?(20\d{2}|(?<=\/)\d{2}))?(?![\p{L}\p{N}_%]|[-.:/]\w)/giu,
  ([whole = '', figures, year], today, { after }) => {
    // "Week 2: build" and "week 2 of 6" count the weeks of a plan.
    if (/^week/i.test(whole) && /^(?:\s?[:：]|\sof\s)/.test(after)) return null;
    const sundayOf = (of: number) => {
      const monday = mondayOfWeek(of, Number(figures));
      return monday === null ? null : addDays(monday, 6);
    };
    return year === undefined ? nearestYear(today, sundayOf) : sundayOf(readYear(year) ?? today.year);
  },
);

/** Returns the number of the first letter of "first" or "1st", and of the others to the fourth. */
function ordinal(word = ''): number {
  return ORDINALS.findIndex((name) => name.test(word)) + 1;
}

const ORDINALS = [/^(?:first|1)/i, /^(?:second|2)/i, /^(?:third|3)/i, /^(?:fourth|4)/i] as const;

/** A company's year begins when it likes. */
const FISCAL = /(?<!\p{L})FY[\s'’]{0,2}(?:\d{2}|\d{4})[\s/-]{1,2}$/iu;
const FISCAL_BEHIND = /^[\s/-]{0,2}(?:of\s)?FY[\s'’]{0,2}\d{2}/i;

/** What part of a period is asked for: the first third, the second, or the whole of it. */
function thirdOf(part: string | undefined): number {
  if (part === undefined) return 3;
  if (/^(?:early|beginning|start|anfang|début)/i.test(part)) return 1;
  return /^mi/i.test(part) ? 2 : 3;
}

const PART = String.raw`(?:(early|beginning of|start of|mid|mid of|middle of|mitte|late|end(?:\sof)?|anfang|ende|début|fin)[\s-](?:the\s)?)?`;
const YEAR = String.raw`(?:[\s/-]{0,2}(?:of\s|in\s)?(20\d{2}|['’]\d{2}|(?<=[/-]|\d[QH])\d{2}|(?:this|next|last)\syear))?`;
const END = String.raw`(?![\p{L}\p{N}_%=]|[-.:/]\d)`;
/** `1Q27` and `2H 2027` put the figure first; without a year they are a size. */
const YEAR_FOLLOWS = String.raw`\s?(?:['’]?\d{2}|20\d{2})(?!\d)`;
/** `Q3/Q4` and `Q3-Q4` are two of them, `docs/Q4` is a path. */
const START = String.raw`(?<![\p{L}\p{N}_.#]|(?<!\d)[/-])`;

/** `Q1 2027`, `2027-Q1`, `Q3`, `late Q1`, "third quarter of 2027": the last day of the quarter. */
const quarter = formOf(
  new RegExp(
    `${START}${PART}(?:(20\\d{2})[\\s-]?)?(?:Q([1-4])|([1-4])Q(?=${YEAR_FOLLOWS})|(first|second|third|fourth|1st|2nd|3rd|4th)\\squarter)${YEAR}${END}`,
    'giu',
  ),
  ([, part, yearBefore, figure, turned, word, yearBehind], today, { before, after }) => {
    if (FISCAL.test(before) || FISCAL_BEHIND.test(after)) return null;
    const number = Number(figure ?? turned ?? ordinal(word));
    const last = number * 3 - 3 + thirdOf(part);
    return inYear(today, yearBefore ?? yearBehind, (year) => endOfMonth(year, last));
  },
);

/** `H1 2027`, "second half of 2027": the last day of the half year. `H1` by itself may be a heading. */
const half = formOf(
  new RegExp(
    `${START}(?:(20\\d{2})[\\s-]?)?(?:H([12])|([12])H(?=${YEAR_FOLLOWS})|(first|second)\\shalf)${YEAR}${END}`,
    'giu',
  ),
  ([, yearBefore, figure, turned, word, yearBehind], today, { before, after }) => {
    if (FISCAL.test(before) || FISCAL_BEHIND.test(after)) return null;
    const year = yearBefore ?? yearBehind;
    if (year === undefined && (figure === undefined || !INTRODUCED.test(before))) return 'pass';
    const number = Number(figure ?? turned ?? ordinal(word));
    return inYear(today, year, (of) => endOfMonth(of, number * 6));
  },
);

/** Returns the day in the year that is written; without one, in this year, or the next where it is past. */
function inYear(today: CivilDate, year: string | undefined, dayIn: (year: number) => CivilDate): CivilDate {
  if (/^this/i.test(year ?? '')) return dayIn(today.year);
  if (/^next/i.test(year ?? '')) return dayIn(today.year + 1);
  if (/^last/i.test(year ?? '')) return dayIn(today.year - 1);
  const written = readYear(year);
  if (written !== null) return dayIn(written);
  const day = dayIn(today.year);
  return compareDates(day, today) < 0 ? dayIn(today.year + 1) : day;
}

const INTRODUCED = /(?<!\p{L})(?:by|in|before|until|till|during|end of|for|bis|im)\s(?:the\s)?(?:end of\s)?$/iu;

/** A number of a year that a noun follows is a count: "in 2027 cases". */
const GOES_ON =
  /^\s*(?:$|[.,;:!?)\]|—–¤-]|(?:we|i|it|they|the|at|and|or|but|if|with|for|to|when|then|latest|spätestens)(?!\p{L}))/iu;

const YEAR_INTRODUCED =
  /(?<!\p{L})(by|in|before|until|till|during|(?:by\s)?(?:the\s)?end of|early|mid|middle of|late|bis|anfang|mitte|ende|fin|fin de|finales de|до)(?:\sthe\syear)?[\s-]$/iu;

/** "2027" as the whole line, "by 2028", "end of 2026", "mid 2027": the last day of the year or of its third. */
const year = formOf(
  /(?<![\p{L}\p{N}_/.#$€£+])20\d{2}(?![\p{L}\p{N}_/]|\s?[%$€£]|[-.:,]\d)/gu,
  ([figures], _, { before, after, isAlone }) => {
    const part = YEAR_INTRODUCED.exec(before)?.[1];
    if (!isAlone && (part === undefined || !GOES_ON.test(after))) return 'pass';
    return endOfMonth(Number(figures), thirdOf(part) * 4);
  },
);

export const WEEKS_AND_QUARTERS: readonly Form[] = [week, quarter, half];

export const YEARS: readonly Form[] = [year];
