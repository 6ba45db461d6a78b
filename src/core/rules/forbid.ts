import { compilePattern, testPattern } from '../config/values/pattern.js';
import { sectionKeys } from '../config/language/schema-section.js';
import type { Rule } from './rule.js';
import { sectionText } from './evidence/section-text.js';

/** A section matches none of the patterns that its template forbids. */
export const forbid: Rule = {
  id: 'forbid',
  key: 'forbid',
  schema: sectionKeys.forbid,
  summary: 'What is written in a section matches none of the patterns of `forbid`, in RE2 syntax.',
  rationale: 'Some words look like an answer and are none: "ASAP" tells a reader in another time zone nothing.',
  examples: [
    {
      section: "{ heading: Timeline, forbid: '(?i)\\basap\\b' }",
      body: '## Timeline\n\nBy 12 March 2027.',
      finds: false,
    },
    { section: "{ heading: Timeline, forbid: '(?i)\\basap\\b' }", body: '## Timeline\n\nASAP, please.', finds: true },
    {
      section: "{ heading: Risks, forbid: ['(?i)^none$', '(?i)should be fine'] }",
      body: '## Risks\n\nIt should be fine.',
      finds: true,
    },
  ],
  find({ spec, content }, words, { patternShare }) {
    if (spec.forbid === null || content?.state !== 'present') return null;
    const text = sectionText(content, patternShare);
    const hit = spec.forbid.value.find((source) => testPattern(compilePattern(source), text));
    if (hit === undefined) return null;
    const { message, remedy } = words.findings.forbid;
    return { level: spec.forbid.level, message: message(spec.heading), remedy: remedy(hit) };
  },
};
