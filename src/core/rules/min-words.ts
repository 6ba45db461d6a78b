import { sectionKeys } from '../config/language/schema-section.js';
import { countWords } from './evidence/count-words.js';
import type { Rule } from './rule.js';

/** A section has at least as many words as asked for, in any script. */
export const minWords: Rule = {
  id: 'min-words',
  key: 'min_words',
  schema: sectionKeys.min_words,
  summary: 'A section has at least `min_words` words; scripts without spaces are counted by their own words.',
  rationale: 'One word is enough for whoever was there. A sentence is the least for whoever was not.',
  examples: [
    { section: '{ heading: Goal, min_words: 4 }', body: '## Goal\n\nReaders find the page.', finds: false },
    { section: '{ heading: Goal, min_words: 4 }', body: '## Goal\n\nA page.', finds: true },
    { section: '{ heading: Goal, min_words: 3 }', body: '## Goal\n\n読者が最初のページから探せる。', finds: false },
  ],
  find({ spec, content }, words) {
    if (spec.min_words === null || content?.state !== 'present') return null;
    if (countWords(content.written, spec.min_words.value) >= spec.min_words.value) return null;
    const { message, remedy } = words.findings['min-words'];
    return { level: spec.min_words.level, message: message(spec.heading, spec.min_words.value), remedy: remedy() };
  },
};
