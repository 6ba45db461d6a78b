import { compilePattern, testPattern } from '../config/values/pattern.js';
import { sectionKeys } from '../config/language/schema-section.js';
import type { Rule } from './rule.js';
import { sectionText } from './evidence/section-text.js';

/** A section matches the pattern of its template. */
export const pattern: Rule = {
  id: 'pattern',
  key: 'pattern',
  schema: sectionKeys.pattern,
  summary: 'What is written in a section matches `pattern`, in RE2 syntax.',
  rationale: 'For what has a form of its own, such as a ticket number or a version.',
  examples: [
    { section: "{ heading: Ticket, pattern: '[A-Z]+-[0-9]+' }", body: '## Ticket\n\nABC-12', finds: false },
    { section: "{ heading: Ticket, pattern: '[A-Z]+-[0-9]+' }", body: '## Ticket\n\nthe one from Monday', finds: true },
  ],
  find({ spec, content }, words, { patternShare }) {
    if (spec.pattern === null || content?.state !== 'present') return null;
    if (testPattern(compilePattern(spec.pattern.value), sectionText(content, patternShare))) return null;
    const { message, remedy } = words.findings.pattern;
    return {
      level: spec.pattern.level,
      message: message(spec.heading),
      remedy: remedy(spec.heading, spec.pattern.value),
    };
  },
};
