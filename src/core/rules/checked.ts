import { sectionKeys } from '../config/language/schema-section.js';
import { countBoxes } from './evidence/boxes.js';
import type { Rule } from './rule.js';

/** The check boxes of a section are ticked: all of them, or at least one. */
export const checked: Rule = {
  id: 'checked',
  key: 'checked',
  schema: sectionKeys.checked,
  summary:
    "The check boxes of a section are ticked, the template's own among them: all (`checked: all`) or at least one (`checked: some`). One whose words are struck out is not asked for.",
  rationale: 'An open box says "not yet" to whoever reads it hours later, whether it was done or forgotten.',
  examples: [
    { section: '{ heading: Before merge, checked: all }', body: '## Before merge\n\n- [x] tested', finds: false },
    {
      section: '{ heading: Before merge, checked: all }',
      body: '## Before merge\n\n- [x] tested\n- [ ] ~~translated~~',
      finds: false,
    },
    {
      section: '{ heading: Kind, checked: some }',
      body: '## Kind\n\n- [x] mends something\n- [ ] adds something',
      finds: false,
    },
    {
      section: "{ heading: Before merge, checked: all, prompt: '- [ ] tested\n\n- [ ] documented' }",
      body: '## Before merge\n\n- [x] tested\n- [ ] documented',
      finds: true,
    },
    {
      section: '{ heading: Kind, checked: some }',
      body: '## Kind\n\n- [ ] mends something\n- [ ] adds something',
      finds: true,
    },
    { section: '{ heading: Before merge, checked: all }', body: '## Before merge\n\nAll is well.', finds: true },
  ],
  find({ spec, content }, words) {
    if (spec.checked === null || content?.state !== 'present') return null;
    const { value, level } = spec.checked;
    const { ticked, all } = countBoxes(content.pieces);
    if (value === 'all' ? ticked === all && all > 0 : ticked > 0) return null;
    const { checked: said } = words.findings;
    const { message, remedy } = all === 0 ? said.none : value === 'all' ? said.open : said.unticked;
    return { level, message: message(spec.heading, all - ticked, all), remedy: remedy() };
  },
};
