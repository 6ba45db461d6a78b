import * as chrono from 'chrono-node/en';
import { addMonths, civil, type CivilDate } from '../../civil.js';
import { formOf } from '../form.js';
import { readNumber } from '../words/number-words.js';

/**
 * The clauses that tell how far off a day is. Chrono reads them well and sees them in far more words than these ("took 3
 * days"), so it is given nothing else; what happens three days after or before something is no day that we can tell.
 */
const CLAUSE = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}_#@/.-])(?:today|tonight|tomorrow|tmrw?|yesterday|`,
    String.raw`((?:with)?in\s(?:about\s|around\s|at\smost\s|the\s)?(?:next\s|coming\s)?|next\s)?`,
    String.raw`(?:[a-z0-9]{1,6}\s?(?:-|–|to|or)\s?)?`,
    String.raw`(?:\d{1,3}\s?[hdw]|(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\scouple\sof|half\san?)[\s-]{1,2}(?:hour|hr|day|week|month|year)s?)`,
    String.raw`(?:\s(?:and\s)?(?:\d{1,3}|an?|one|two|three|four|five|six)\s(?:hour|day|week|month)s?)?`,
    String.raw`(?:(\sfrom\s(?:now|today)|\sago)|['’]?s?\stime)?)`,
    String.raw`(?![\p{L}\p{N}_]|\s(?:of|after|before|prior|later|earlier|old)(?!\p{L}))`,
  ].join(''),
  'giu',
);

/** "in two weeks", "within 10 days", "two weeks from now", "tomorrow", "3 days ago". */
export const clauses = formOf(CLAUSE, ([clause = '', inFront, behind], today) => {
  const words = clause.toLowerCase();
  const isLength = inFront === undefined && behind === undefined && !DAY.test(words);
  if (isLength) return 'pass';
  return byMonths(words, today) ?? byChrono(words, today);
});

const DAY = /^(?:today|tonight|tomorrow|tmrw?|yesterday)$/;

const LAST_LENGTH = /(\d{1,3}|a couple of|[a-z]+)[\s-]{1,2}(month|year)s?/;

/** A month from 31 January is the last of February; chrono goes on into March. */
function byMonths(words: string, today: CivilDate): CivilDate | null {
  const length = /half|hour|hr|day|week/.test(words) ? null : LAST_LENGTH.exec(words);
  if (length === null || /month.*year|year.*month/.test(words)) return null;
  const months = readNumber(length[1] ?? '') * (length[2] === 'year' ? 12 : 1);
  return addMonths(today, words.endsWith('ago') ? -months : months);
}

/** Noon in UTC stands for the day, so that no zone and no change of the clock can move it. */
function byChrono(words: string, today: CivilDate): CivilDate | null {
  const noon = new Date(Date.UTC(today.year, today.month - 1, today.day, 12));
  const found = chrono.parse(words, { instant: noon, timezone: 0 }, { forwardDate: true })[0]?.start;
  if (found === undefined) return null;
  return civil(found.get('year') ?? 0, found.get('month') ?? 0, found.get('day') ?? 0);
}
