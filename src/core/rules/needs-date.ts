import { readDates } from '../time/read-date.js';
import { needRule } from './need-rule.js';

/** Only presence is asked here, so any fixed moment serves. */
const REFERENCE = { now: 0, zone: 'UTC' };

/** A section with that need names a date. */
export const needsDate = needRule({
  kind: 'date',
  summary: 'A section with `needs: date` names a date.',
  examples: [
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\n2027-03-12', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\ndone by next Friday', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\nQ2 2027', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\nas soon as possible', finds: true },
  ],
  isMet: (content) =>
    readDates(
      content.written.map((piece) => piece.text),
      REFERENCE,
    ).namesOne,
});
