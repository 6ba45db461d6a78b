import type { Content } from '../../reading/content.js';
import { lastDate, readDates, type DateReading } from '../../time/prose/read-date.js';
import type { RuleContext, RuleSubject } from '../rule.js';

const known = new WeakMap<Content, DateReading>();

/** Returns what a section says of when, reckoned from the item's first day in the zone of the team. Read once a section. */
export function readSectionDates(content: Content, { config, item }: RuleContext): DateReading {
  const reading =
    known.get(content) ?? readDates(linesOf(content), { now: item.createdAt, zone: config.people.timezone });
  known.set(content, reading);
  return reading;
}

/** To Markdown "15. Dezember" is a numbered list; its number is put back where it does not count. */
function linesOf({ written }: Content): readonly string[] {
  const counts = isCounted(written.flatMap(({ number }) => (number === '' ? [] : [parseInt(number, 10)])));
  return written.map(({ number, text }) => (number === '' || counts ? text : `${number} ${text}`));
}

/** Numbers that all are the same, or follow each other, count the points of a list. One alone does not. */
function isCounted(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  return steps.length > 0 && (steps.every((step) => step === 0) || steps.every((step) => step === 1));
}

/** Returns the last day that meets what a section says, `YYYY-MM-DD`; null where none can be told, undefined where none is asked for. */
export function dateOfSection({ spec, content }: RuleSubject, context: RuleContext): string | null | undefined {
  const isAsked = spec.needs.some(({ value, level }) => value === 'date' && level !== 'off');
  if (!isAsked) return undefined;
  return content?.state === 'present' ? lastDate(readSectionDates(content, context)) : null;
}
