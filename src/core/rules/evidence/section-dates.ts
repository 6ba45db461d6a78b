import type { Content } from '../../reading/content.js';
import { lastDate, readDates, type DateReading } from '../../time/prose/read-date.js';
import type { RuleContext, RuleSubject } from '../rule.js';

const known = new WeakMap<Content, DateReading>();

/** Returns what a section says of when, reckoned from the item's first day in the zone of the team. Read once a section. */
export function readSectionDates(content: Content, { config, item }: RuleContext): DateReading {
  const lines = (): readonly string[] => content.written.map((piece) => piece.text);
  const reading = known.get(content) ?? readDates(lines(), { now: item.createdAt, zone: config.people.timezone });
  known.set(content, reading);
  return reading;
}

/** Returns the last day that meets what a section says, `YYYY-MM-DD`; null where none can be told, undefined where none is asked for. */
export function dateOfSection({ spec, content }: RuleSubject, context: RuleContext): string | null | undefined {
  const isAsked = spec.needs.some(({ value, level }) => value === 'date' && level !== 'off');
  if (!isAsked) return undefined;
  return content?.state === 'present' ? lastDate(readSectionDates(content, context)) : null;
}
