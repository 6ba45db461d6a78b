import { sectionKeys } from '../config/language/schema-section.js';
import type { Rule } from './rule.js';

/** A configured section stands in the body and holds something its author wrote. */
export const sectionFilled: Rule = {
  id: 'section-filled',
  key: 'level',
  schema: sectionKeys.level,
  summary: 'Each section of the template stands in the body and holds something the author wrote.',
  rationale: 'Whoever reads it while its author sleeps finds the answer, or asks and waits a day.',
  examples: [
    { section: 'Goal', body: '## Goal\n\nReaders find the page from the front page.', finds: false },
    { section: 'Goal', body: '**Goal:** readers find the page', finds: false },
    { section: 'Goal', body: 'We should do something about the page.', finds: true },
    { section: 'Goal', body: '## Goal\n\n## Timeline\n\nIn March.', finds: true },
    { section: 'Goal', body: '## Goal\n\n<!-- What is it for? -->', finds: true },
    { section: 'Goal', body: '## Goal\n\nTBD', finds: true },
    { section: '{ heading: Goal, prompt: What is it for? }', body: '## Goal\n\nWhat is it for?', finds: true },
  ],
  find({ spec, state }, words) {
    if (state === 'present' || state === 'too-short') return null;
    const { message, remedy } = words.findings[state];
    return { level: spec.level, message: message(spec.heading), remedy: remedy(spec.heading) };
  },
};
