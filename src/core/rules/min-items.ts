import { sectionKeys } from '../config/language/schema-section.js';
import { countItems } from './evidence/count-items.js';
import type { Rule } from './rule.js';

/** A section lists at least as many points as asked for. */
export const minItems: Rule = {
  id: 'min-items',
  key: 'min_items',
  schema: sectionKeys.min_items,
  summary: 'A section has at least `min_items` points: list items, sub-headings, bold starts or table rows.',
  rationale: 'A choice with one option is no choice: readers want to see what else was thought of.',
  examples: [
    { section: '{ heading: Options, min_items: 2 }', body: '## Options\n\n- Keep it\n- Replace it', finds: false },
    {
      section: '{ heading: Options, min_items: 2 }',
      body: '## Options\n\n### A\n\nKeep.\n\n### B\n\nReplace.',
      finds: false,
    },
    {
      section: '{ heading: Options, min_items: 2 }',
      body: '## Options\n\nOption A: keep it\nOption B: replace it',
      finds: false,
    },
    { section: '{ heading: Options, min_items: 2 }', body: '## Options\n\nWe replace it.', finds: true },
  ],
  find({ spec, content }, words) {
    if (spec.min_items === null || content?.state !== 'present') return null;
    const found = countItems(content);
    if (found >= spec.min_items.value) return null;
    const { message, remedy } = words.findings['min-items'];
    return {
      level: spec.min_items.level,
      message: message(spec.heading, spec.min_items.value, found),
      remedy: remedy(),
    };
  },
};
