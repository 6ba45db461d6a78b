import { namesDate } from './names-date.js';
import { needRule } from './need-rule.js';

/** Dates are looked for in this many lines. */
const MAX_LINES = 60;

/** A section with that need names a date. */
export const needsDate = needRule({
  kind: 'date',
  summary: 'A section with `needs: date` names a date.',
  rationale: 'A date turns "soon" into something that a colleague in another zone can plan around.',
  examples: [
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\n2027-03-12', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\ndone by next Friday', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\nQ2 2027', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\nas soon as possible', finds: true },
  ],
  isMet: (content) => content.written.slice(0, MAX_LINES).some((piece) => namesDate(piece.text)),
});
