import { addDays, addMonths, weekdayOf, type CivilDate } from './civil.js';
import { weekdayNamed } from './day-names.js';
import { FIGURES } from './figures.js';
import { aroundOf, TAKEN, type Form, type Hit, type Sense } from './form.js';
import { MONTHS } from './months.js';
import { WEEKS_AND_QUARTERS, YEARS } from './numbered.js';
import { PERIODS } from './periods.js';
import { readNumber, RELATIVE } from './relative.js';
import { plainFigures, visibleLine, withoutNoise } from './visible-line.js';
import { WEEKDAYS } from './weekdays.js';

/** The order matters: a form takes its words away from those behind it. */
const FORMS: readonly Form[] = [
  ...WEEKS_AND_QUARTERS,
  ...FIGURES,
  ...MONTHS,
  ...WEEKDAYS,
  ...PERIODS,
  ...YEARS,
  ...RELATIVE,
];

/** A date as it stands in a line. */
export interface FoundDate {
  /** The words as a reader sees them, without Markdown. */
  readonly text: string;
  readonly sense: Sense;
}

/** Returns the dates that a line of Markdown names, in the order of the line. */
export function readLine(line: string, today: CivilDate): readonly FoundDate[] {
  const visible = visibleLine(line);
  const hits = mergeRanges(findHits(withoutNoise(plainFigures(visible)), today), visible);
  return hits.flatMap(({ start, end, sense }) =>
    sense === null ? [] : [{ text: visible.slice(start, end).trim(), sense }],
  );
}

function findHits(line: string, today: CivilDate): readonly Hit[] {
  if (!/[\p{L}\p{N}]/u.test(line)) return [];
  const hits: Hit[] = [];
  let text = line;
  for (const form of FORMS) {
    for (const found of form(text, today)) {
      const hit = widen(text, found);
      hits.push(hit);
      text = text.slice(0, hit.start) + TAKEN.repeat(hit.end - hit.start) + text.slice(hit.end);
    }
  }
  return hits.sort((a, b) => a.start - b.start);
}

/** Takes a weekday into the date that it stands beside, and reckons "two weeks after" it. */
function widen(text: string, hit: Hit): Hit {
  if (!isDay(hit.sense)) return hit;
  return shift(text, absorbWeekday(text, hit, hit.sense));
}

function isDay(sense: Sense | null): sense is CivilDate {
  return sense !== null && 'year' in sense;
}

/** "Fri 4 Dec", "Friday, 4 December", "4 December (Friday)" are one date each; the weekday does not change it. */
function absorbWeekday(text: string, hit: Hit, date: CivilDate): Hit {
  const { before, after } = aroundOf(text, hit.start, hit.end);
  const inFront = /(?<![\p{L}\p{N}_#@/-])(\p{L}{2,14}(?:-feira)?)[.,]?\s{0,2}(?:the\s|den\s|dem\s|,\s)?\(?$/iu.exec(
    before,
  );
  if (inFront !== null && weekdayNamed(inFront[1] ?? '') !== null)
    return { ...hit, start: hit.start - inFront[0].length };
  const behind = /^(,?\s{0,2}\(?)(\p{L}{2,14}(?:-feira)?)(\)?)/iu.exec(after);
  const weekday = behind === null ? null : weekdayNamed(behind[2] ?? '');
  if (behind === null || weekday === null) return hit;
  const isSame = /\($/.test(behind[1] ?? '') || (/,/.test(behind[1] ?? '') && weekday === weekdayOf(date));
  return isSame ? { ...hit, end: hit.end + behind[0].length } : hit;
}

const OFFSET =
  /(?<![\p{L}\p{N}_-])(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of)\s(days?|weeks?|months?)\s(from|after|before)\s(?:the\s)?$/iu;

/** "a week from Friday", "two weeks after 1 Dec", "3 days before the 5th". */
function shift(text: string, hit: Hit): Hit {
  const offset = OFFSET.exec(text.slice(Math.max(0, hit.start - 40), hit.start));
  if (offset === null || !isDay(hit.sense)) return hit;
  const [whole, number = '', unit = '', word = ''] = offset;
  const length = readNumber(number) * (/^before$/i.test(word) ? -1 : 1);
  const sense = /^month/i.test(unit)
    ? addMonths(hit.sense, length)
    : addDays(hit.sense, length * (/^week/i.test(unit) ? 7 : 1));
  return { start: hit.start - whole.length, end: hit.end, sense };
}

const BETWEEN = /^\s{0,2}(?:[-–—]|to|until|till|through|thru|bis|au|al|до)\s{0,2}$/iu;

/** Of a range, "1 Dec – 5 Dec", the last day is the one that counts. */
function mergeRanges(hits: readonly Hit[], visible: string): readonly Hit[] {
  const merged: Hit[] = [];
  for (const hit of hits) {
    const before = merged.at(-1);
    const isRange =
      before !== undefined &&
      isDay(before.sense) &&
      isDay(hit.sense) &&
      BETWEEN.test(visible.slice(before.end, hit.start));
    if (isRange) merged[merged.length - 1] = { ...hit, start: before.start };
    else merged.push(hit);
  }
  return merged;
}
