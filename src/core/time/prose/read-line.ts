import type { CivilDate } from '../civil.js';
import { isDay, widen } from './beside.js';
import { FIGURES } from './forms/figures.js';
import { TAKEN, type Form, type Hit, type Sense } from './form.js';
import { MONTHS } from './forms/months.js';
import { WEEKS_AND_QUARTERS, YEARS } from './forms/numbered.js';
import { PERIODS } from './forms/periods.js';
import { END_OF_DAY, RELATIVE } from './forms/relative.js';
import { plainFigures, visibleLine, withoutNoise } from './visible-line.js';
import { WEEKDAYS } from './forms/weekdays.js';

/** The order matters: a form takes its words away from those behind it. */
const FORMS: readonly Form[] = [
  ...WEEKS_AND_QUARTERS,
  ...FIGURES,
  ...MONTHS,
  ...RELATIVE,
  ...WEEKDAYS,
  ...PERIODS,
  ...YEARS,
  ...END_OF_DAY,
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
  if (!/[\p{L}\p{N}]/u.test(visible)) return [];
  const hits = mergeRanges(findHits(withoutNoise(plainFigures(visible)), today), visible);
  return hits.flatMap(({ start, end, sense }) =>
    sense === null ? [] : [{ text: visible.slice(start, end).trim(), sense }],
  );
}

/** A line that names more dates than this is a calendar; what stands further on in it is left. */
const MOST_HITS = 20;

function findHits(line: string, today: CivilDate): readonly Hit[] {
  const hits: Hit[] = [];
  let text = line;
  for (const form of FORMS) {
    for (const found of form(text, today)) {
      const hit = widen(text, found);
      text = text.slice(0, hit.start) + TAKEN.repeat(hit.end - hit.start) + text.slice(hit.end);
      if (hits.push(hit) >= MOST_HITS) return inOrder(hits);
    }
  }
  return inOrder(hits);
}

function inOrder(hits: readonly Hit[]): readonly Hit[] {
  return [...hits].sort((a, b) => a.start - b.start);
}

const BETWEEN = /^\s{0,2}(?:[-–—→]|->|\.{2,3}|…|to|until|till|through|thru|bis|au|al|до)\s{0,2}$/iu;

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
