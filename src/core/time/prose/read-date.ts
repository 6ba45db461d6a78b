import type { Instant } from '../../snapshot.js';
import { isoDate, type CivilDate } from '../civil.js';
import { civilDate } from '../zone.js';
import { namesDate } from './names-date.js';
import { readLine, type FoundDate } from './read-line.js';

/** A date that was understood. */
export interface UnderstoodDate {
  /** The words as a reader sees them, at most 80 characters. They are the author's: neutralise them before they are shown. */
  readonly text: string;
  /** `YYYY-MM-DD`: the last day that meets it, such as the Sunday of "next week". */
  readonly date: string;
}

/** Figures that are one day to some readers and another to others. */
export interface AmbiguousDate {
  readonly text: string;
  /** `YYYY-MM-DD` twice: read with the day first, then with the month first. */
  readonly readings: readonly [dayFirst: string, monthFirst: string];
}

/** What a text says of when. */
export interface DateReading {
  /** In the order of the text. */
  readonly dates: readonly UnderstoodDate[];
  readonly ambiguous: readonly AmbiguousDate[];
  /** Also where no day can be told from it, as of "next sprint", and in ways to write that only their presence is known of. */
  readonly namesOne: boolean;
}

/** What relative dates are reckoned from. */
export interface DateReference {
  readonly now: Instant;
  /** An IANA name that `isZone` takes: in it, it is one day or the next. */
  readonly zone: string;
}

/** Dates are looked for in this many lines, and no more of them than this. */
const MAX_LINES = 60;
const MOST_DATES = 100;

const LONGEST_TEXT = 80;

/**
 * Returns the dates that lines of Markdown name. Only the day of the reference in its zone matters, not the time of the day.
 *
 * A moment with its offset is the day that it is in the zone. Words in front of a date do not move it: "by 1 Dec" and "before 1 Dec" are both 1 December. Without a year it is the next such
 * day, today counted, at most ten months ahead, else the one just past. Of a range it is the end.
 */
export function readDates(lines: readonly string[], reference: DateReference): DateReading {
  const read = lines.slice(0, MAX_LINES).map((line) => withLocalDays(line, reference.zone));
  const today = civilDate(reference.now, reference.zone);
  const found: FoundDate[] = [];
  for (const line of read) {
    if (found.length >= MOST_DATES) break;
    found.push(...readLine(line, today));
  }
  const dates = found.flatMap(understood);
  const ambiguous = found.flatMap(doubtful);
  const isUnderstood = dates.length > 0 || ambiguous.length > 0;
  return { dates, ambiguous, namesOne: isUnderstood || namesDate(read) };
}

/** ISO 8601 with a time and an offset: a moment, whatever day it is where it was written. */
const MOMENT = /(?<![\w.:-])\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})(?![\w:])/g;

/** Puts the day that it is in the zone in the place of each moment. */
function withLocalDays(line: string, zone: string): string {
  if (!line.includes('T')) return line;
  return line.replace(MOMENT, (moment) => {
    const instant = Date.parse(moment);
    return Number.isNaN(instant) ? moment : isoDate(civilDate(instant, zone));
  });
}

/** Returns the latest of the dates that were understood, `YYYY-MM-DD`; null where none was. */
export function lastDate(reading: DateReading): string | null {
  return reading.dates.reduce<string | null>((last, { date }) => (last === null || date > last ? date : last), null);
}

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

function understood({ text, sense }: FoundDate): readonly UnderstoodDate[] {
  return 'year' in sense && isWritable(sense) ? [{ text: shorten(text), date: isoDate(sense) }] : [];
}

function doubtful({ text, sense }: FoundDate): readonly AmbiguousDate[] {
  if ('year' in sense) return [];
  const [dayFirst, monthFirst] = sense;
  return [{ text: shorten(text), readings: [isoDate(dayFirst), isoDate(monthFirst)] }];
}

/** "+900w" in the year 9999 would need a fifth figure. */
function isWritable({ year }: CivilDate): boolean {
  return year >= 1 && year <= 9999;
}
