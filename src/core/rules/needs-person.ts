import { namesPerson } from './evidence/names-person.js';
import { needRule } from './need-rule.js';

/** People are looked for in this many lines. */
const MAX_LINES = 60;

/** A section with that need names a person. */
export const needsPerson = needRule({
  kind: 'person',
  summary: 'A section with `needs: person` names a person.',
  rationale: 'Work that belongs to everybody waits for somebody. One name says whom to ask.',
  examples: [
    { section: '{ heading: Topic, needs: person }', body: '## Topic\n\n@octocat', finds: false },
    { section: '{ heading: Topic, needs: person }', body: '## Topic\n\nAna Silva', finds: false },
    { section: '{ heading: Topic, needs: person }', body: '## Topic\n\nme', finds: false },
    { section: '{ heading: Topic, needs: person }', body: '## Topic\n\nthe team', finds: true },
    {
      section: '{ heading: Topic, needs: person }',
      body: '## Topic\n\nsomebody from the office will look after it',
      finds: true,
    },
  ],
  isMet: (content) => content.written.slice(0, MAX_LINES).some((piece) => namesPerson(piece.text)),
});
