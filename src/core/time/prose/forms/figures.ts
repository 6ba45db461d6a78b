import { addDays, civil, compareDates, endOfMonth, mondayOfWeek, type CivilDate } from '../../civil.js';
import { formOf, type Answer, type Form } from '../form.js';
import { dayOfMonth, readYear } from '../nearest.js';

/** Years that people plan in; other figures are numbers. */
function plannedYear(year: number): boolean {
  return year >= 1900 && year < 2200;
}

/** `2026-12-01`, `2026/12/01`, `2026.12.01`, with a time or without: the day as it is written, whatever the zone. */
const yearFirst = formOf(
  /(?<![\p{L}\p{N}_/.#$€£-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[Tt]\d{2}(?::?\d{2}){0,2}(?:[.,]\d{1,9})?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?)?(?![\p{L}\p{N}_/]|[-.:]\w)/gu,
  ([, year, , month, day]) => numbered(Number(year), Number(month), Number(day)),
);

/** `2026-12-01/2026-12-05` and `2026-12-01..2026-12-05`, as ISO 8601 and others write a range. */
const yearFirstRange = formOf(
  /(?<![\p{L}\p{N}_/.#$€£-])\d{4}-\d{2}-\d{2}(?:\/|--|\.{2,3})(\d{4})-(\d{2})-(\d{2})(?![\p{L}\p{N}_/]|[-.]\w)/gu,
  ([, year, month, day]) => numbered(Number(year), Number(month), Number(day)),
);

function numbered(year: number, month: number, day: number): CivilDate | null {
  return plannedYear(year) ? civil(year, month, day) : null;
}

/**
 * `01.12.2026` puts the day first wherever it is written. `01/12/2026` and `01-12-2026` are the first of December to some and
 * 12 January to others: both where both are possible.
 */
const yearLast = formOf(
  /(?<![\p{L}\p{N}_/.#$€£-])(\d{1,2})([-/.])(\s?)(\d{1,2})\2\3(\d{4}|\d{2})(?![\p{L}\p{N}_/%]|[-.:,]\w)/gu,
  ([, first, mark, , second, figures = ''], today, { before, isAlone }) => {
    if (figures.length === 2 && !isShortYear(mark, first, second, isAlone || INTRODUCED.test(before))) return null;
    const year = readYear(figures) ?? 0;
    if (!plannedYear(year)) return null;
    return mark === '.' ? civil(year, Number(second), Number(first)) : eitherOrder(first, second, year, today);
  },
);

/** `05.12.-07.12.2026`, `5.-7.12.2026`, `01/12/2026-05/12/2026`: the end. */
const yearLastRange = formOf(
  /(?<![\p{L}\p{N}_/.#$€£-])(?:\d{1,2}\.(?:\d{1,2}\.(?:\d{4})?)?\s?[-–—]\s?(\d{1,2})\.(\d{1,2})\.(\d{4})|\d{1,2}\/\d{1,2}\/\d{4}\s?[-–—]\s?(\d{1,2})\/(\d{1,2})\/(\d{4}))(?![\p{L}\p{N}_/%]|[-.:,]\w)/gu,
  ([, day, month, year, first, second, slashedYear], today) => {
    const of = Number(year ?? slashedYear);
    if (!plannedYear(of)) return null;
    return year === undefined ? eitherOrder(first, second, of, today) : civil(of, Number(month), Number(day));
  },
);

/** `01.12.26` is no version; `13.1.26` may be one, unless something introduces it or it is all there is. */
function isShortYear(mark = '', first = '', second = '', isExpected: boolean): boolean {
  if (mark === '/') return true;
  return mark === '.' && (/^0/.test(first) || /^0/.test(second) || isExpected);
}

const INTRODUCED = /(?<!\p{L})(?:by|due|until|till|before|on|am|bis|bis zum|zum|ab|vom|dem|den|le|do|до)[:\s]\s?$/iu;

/** Returns the day that two figures mean in either order, day first; both where they differ. */
function eitherOrder(first = '', second = '', year: number | null, today: CivilDate): Answer {
  const dayFirst = dayOfMonth(today, year, Number(second), Number(first));
  const monthFirst = dayOfMonth(today, year, Number(first), Number(second));
  if (dayFirst === null || monthFirst === null) return dayFirst ?? monthFirst;
  return compareDates(dayFirst, monthFirst) === 0 ? dayFirst : [dayFirst, monthFirst];
}

/** "by 12/15", "due 1/12": without a year only where something introduces it; `1/2` may be a half. */
const slashed = formOf(
  /(?<![\p{L}\p{N}_/.#$€£-])(\d{1,2})\/(\d{1,2})(?![\p{L}\p{N}_/%]|[-.:,]\w|\s(?:of|the|a)(?!\p{L}))/gu,
  ([whole, first, second], today, { before }) =>
    whole !== '24/7' && INTRODUCED.test(before) ? eitherOrder(first, second, null, today) : null,
);

/** "bis 12.03.", "am 1.12.": day first, without a year, where something introduces it or nothing else is on the line. */
const dotted = formOf(
  /(?<![\p{L}\p{N}_/.#$€£-])(\d{1,2})\.\s?(\d{1,2})\.(?![\p{L}\p{N}_])/gu,
  ([, day, month], today, { before, isAlone }) =>
    isAlone || INTRODUCED.test(before) ? dayOfMonth(today, null, Number(month), Number(day)) : null,
);

/** `2026-12`, `2026/12` and `12/2026`: the last day of the month. */
const month = formOf(
  /(?<![\p{L}\p{N}_/.#$€£-])(?:(20\d{2})[-/](\d{2})|(\d{1,2})\/(20\d{2}))(?![\p{L}\p{N}_/%]|[-.:,]\w)/gu,
  ([, yearBefore, monthAfter, monthBefore, yearAfter]) => {
    const date = civil(Number(yearBefore ?? yearAfter), Number(monthAfter ?? monthBefore), 1);
    return date === null ? null : endOfMonth(date.year, date.month);
  },
);

/** `2027-W05`, `2027-W05-3`: the week's Sunday, or the day of it. */
const isoWeek = formOf(
  /(?<![\p{L}\p{N}_/.#-])(\d{4})[-\s]?W(\d{1,2})(?:-([1-7]))?(?![\p{L}\p{N}_]|[-.]\w)/gu,
  ([, year, week, day]) => {
    const monday = plannedYear(Number(year)) ? mondayOfWeek(Number(year), Number(week)) : null;
    return monday === null ? null : addDays(monday, Number(day ?? 7) - 1);
  },
);

/** Versions, addresses of machines and other figures parted by dots, and what is left of figures parted by slashes. */
const numbers = formOf(/(?<![\p{L}\p{N}])\d{1,9}(?:[./]\d{1,9}){1,9}(?![\p{L}\p{N}])/gu, () => null);

/** Dates in figures, the most exact first. */
export const FIGURES: readonly Form[] = [
  yearFirstRange,
  yearFirst,
  isoWeek,
  yearLastRange,
  yearLast,
  month,
  slashed,
  dotted,
  numbers,
];
