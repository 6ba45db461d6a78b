import type { CivilDate } from '../civil.js';

/** What words say: a day, or the two days that figures such as `01/12/2026` may be. */
export type Sense = CivilDate | readonly [CivilDate, CivilDate];

/** A stretch of a line that a form took. Its sense is null where it is no date, or one that cannot be told: 31 November. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly sense: Sense | null;
}

/** One way to write a date: its hits in the order of the line. What it takes, no later form reads again. */
export type Form = (text: string, today: CivilDate) => Iterable<Hit>;

/** What was taken is overwritten with this sign, one for one, so that places in the line stay what they are. */
export const TAKEN = '¤';

/** What a pattern's match says; `pass` leaves the words for the forms that follow. */
export type Answer = Sense | null | 'pass';

/** Returns the form that reads each match of a pattern. `parts` are its groups, the whole match first. */
export function formOf(
  pattern: RegExp,
  read: (parts: readonly (string | undefined)[], today: CivilDate, around: Around) => Answer,
): Form {
  return function* (text, today) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const sense = read(match, today, aroundOf(text, span.start, span.end));
      if (sense !== 'pass') yield { ...span, sense };
    }
  };
}

/** What stands before and behind a stretch of a line. */
export interface Around {
  readonly before: string;
  readonly after: string;
  /** There is nothing else on the line but marks. */
  readonly isAlone: boolean;
}

/** No context that a form looks at is longer. */
const CONTEXT = 40;

/** Returns what stands around a stretch of a line; nothing in front of `from` is looked at. */
export function aroundOf(text: string, start: number, end: number, from = 0): Around {
  const before = text.slice(Math.max(from, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  return { before, after, isAlone: !isWritten(text.slice(0, start)) && !isWritten(text.slice(end)) };
}

function isWritten(text: string): boolean {
  return /[\p{L}\p{N}¤]/u.test(text);
}
