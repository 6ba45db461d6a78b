import type { Config } from '../config/config.js';
import type { Candidate } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { quoteInline } from '../text/neutralise.js';
import type { Verdict } from '../verdict/verdict.js';
import { renderHeading } from './findings.js';

/** More dates than these nobody compares. */
const MOST_DATES = 8;

/**
 * Returns which days dates in words were taken to mean, so that "next Friday" is the same Friday to everybody; empty where
 * each is written out as it is.
 */
export function renderUnderstoodDates(config: Config | null, verdict: Verdict, item: Candidate, words: Words): string {
  if (config === null || verdict.skip !== null) return '';
  const dates = verdict.sections
    .flatMap(({ heading, date }) => (date == null || item.body.includes(date) ? [] : [{ heading, date }]))
    .slice(0, MOST_DATES)
    .map(({ heading, date }) => ({ heading: renderHeading(heading), date }));
  return dates.length === 0 ? '' : words.comment.dates(dates, quoteInline(config.people.timezone, 60));
}
