import { sectionKeys } from '../config/language/schema-section.js';
import { soften } from '../config/resolve/soften.js';
import type { Rule } from './rule.js';
import { readSectionDates } from './evidence/section-dates.js';

/** A section with that need names a date, and one that means the same day to every reader. */
export const needsDate: Rule = {
  id: 'needs-date',
  key: 'needs.date',
  schema: sectionKeys.needs,
  summary:
    'A section with `needs: date` names a date. Figures that are one day to some readers and another to others are said to be so, one level softer.',
  rationale: 'A date turns "soon" into something that a colleague in another zone can plan around.',
  examples: [
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\n2027-03-12', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\ndone by next Friday', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\nQ2 2027', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\n13/12/2026', finds: false },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\nas soon as possible', finds: true },
    { section: '{ heading: Topic, needs: date }', body: '## Topic\n\n01/12/2026', finds: true },
  ],
  find({ spec, content }, words, context) {
    const need = spec.needs.find(({ value }) => value === 'date');
    if (need === undefined || content?.state !== 'present') return null;
    const { dates, ambiguous, namesOne } = readSectionDates(content, context);
    const { message, remedy, ambiguous: doubt } = words.findings['needs-date'];
    if (!namesOne) return { level: need.level, message: message(spec.heading), remedy: remedy() };
    const first = ambiguous[0];
    if (dates.length > 0 || first === undefined) return null;
    const [dayFirst, monthFirst] = first.readings;
    return {
      level: soften(need.level),
      message: doubt.message(spec.heading, first.text),
      remedy: doubt.remedy(dayFirst, monthFirst),
    };
  },
};
