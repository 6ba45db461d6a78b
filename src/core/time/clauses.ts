import * as chrono from 'chrono-node/en';
import { civil, type CivilDate } from './civil.js';
import { formOf } from './form.js';

const NUMBER = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\scouple\sof|half\san?)`;
const UNIT = String.raw`(?:hours?|hrs?|days?|weeks?|months?|years?)`;
const LENGTH = String.raw`(?:${NUMBER}\s{0,2}(?:-|–|to|or)\s{0,2})?${NUMBER}[\s-]{1,2}${UNIT}(?:\s(?:and\s)?${NUMBER}\s${UNIT})?`;

/**
 * The clauses that tell how far off a day is. Chrono reads them well and sees them in far more words than these ("took 3
 * days"), so it is given nothing else; what happens three days after or before something is no day that we can tell.
 */
const CLAUSE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_#@/.-])(?:today|tonight|tomorrow|tmrw?|yesterday|(?:with)?in\s(?:about\s|around\s|at\smost\s|the\s)?(?:next\s|coming\s)?${LENGTH}(?:['’]?s?\stime)?|(?:the\s)?next\s${LENGTH}|${LENGTH}\s(?:from\s(?:now|today)|ago))(?![\p{L}\p{N}_]|\s(?:of|after|before|prior|later|earlier|old)(?!\p{L}))`,
  'giu',
);

/** A reading of sixty lines asks for few clauses; a hostile one for thousands. The same words are asked for once. */
const MOST_CLAUSES = 400;

const LONGEST_CLAUSE = 60;

const known = new Map<string, CivilDate | null>();

/** "in two weeks", "within 10 days", "two weeks from now", "tomorrow", "3 days ago". */
export const clauses = formOf(CLAUSE, ([clause = ''], today) => {
  const words = clause.toLowerCase().slice(0, LONGEST_CLAUSE);
  const key = `${today.year}-${today.month}-${today.day} ${words}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const date = ask(words, today);
  if (known.size >= MOST_CLAUSES) known.clear();
  known.set(key, date);
  return date;
});

/** Noon in UTC stands for the day, so that no zone and no change of the clock can move it. */
function ask(words: string, today: CivilDate): CivilDate | null {
  const noon = new Date(Date.UTC(today.year, today.month - 1, today.day, 12));
  const found = chrono.parse(words, { instant: noon, timezone: 0 }, { forwardDate: true })[0]?.start;
  if (found === undefined) return null;
  return civil(found.get('year') ?? 0, found.get('month') ?? 0, found.get('day') ?? 0);
}
