import { sectionKeys } from '../config/language/schema-section.js';
import type { SectionSpec } from '../config/config.js';
import type { Content } from '../reading/content.js';
import { foldLine, guideOf } from '../reading/guide.js';
import { readBoxes } from './evidence/boxes.js';
import { chosenOptions } from './evidence/choices.js';
import type { Rule } from './rule.js';

/** A section names one of the answers that its template offers. */
export const oneOf: Rule = {
  id: 'one-of',
  key: 'one_of',
  schema: sectionKeys.one_of,
  summary:
    'A section names one of the answers listed in `one_of`, as the dropdown of an issue form does; of answers offered as boxes or lines, one is left or ticked.',
  rationale: 'What is named in the same words everywhere can be searched, counted and put in order.',
  examples: [
    {
      section: '{ heading: Severity, one_of: [low, medium, high] }',
      body: '## Severity\n\nHigh',
      finds: false,
    },
    {
      section: '{ heading: Severity, one_of: [low, medium, high] }',
      body: '## Severity\n\n- [ ] low\n- [x] medium\n- [ ] high',
      finds: false,
    },
    {
      section: '{ heading: Severity, one_of: [None, low, high] }',
      body: '### Severity\n\nNone',
      finds: false,
    },
    {
      section: '{ heading: Severity, one_of: [low, medium, high] }',
      body: '## Severity\n\nRather bad',
      finds: true,
    },
    {
      section: '{ heading: Severity, one_of: [low, medium, high] }',
      body: '## Severity\n\nlow / medium / high',
      finds: true,
    },
    {
      section: '{ heading: Severity, one_of: [low, medium, high] }',
      body: '## Severity\n\n- [x] low\n- [x] medium\n- [ ] high',
      finds: true,
    },
  ],
  find({ spec, content }, words) {
    if (spec.one_of === null || content?.state !== 'present') return null;
    const { value: options, level } = spec.one_of;
    const chosen = chosenOptions(
      content.written.map((piece) => piece.text),
      options,
    );
    if (chosen.length === 1) return null;
    if (chosen.length > 1 && !isLeftOpen(content, spec, options)) return null;
    const { message, remedy } = words.findings['one-of'][chosen.length === 0 ? 'none' : 'several'];
    return { level, message: message(spec.heading, options), remedy: remedy() };
  },
};

/** A sentence may well speak of several; two boxes ticked, or two of the template's lines left, are a choice not made. */
function isLeftOpen({ written }: Content, spec: SectionSpec, options: readonly string[]): boolean {
  const ticked = written.flatMap(({ text }) => readBoxes(text)).filter(({ isChosen }) => isChosen);
  if (ticked.length > 0) return ticked.length > 1;
  if (guideOf(spec).choices < 2) return false;
  const names = new Set(options.map((option) => foldLine(option)));
  return new Set(written.map(({ text }) => foldLine(text)).filter((line) => names.has(line))).size > 1;
}
