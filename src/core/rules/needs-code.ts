import { needRule } from './need-rule.js';

/** A section with that need holds code. */
export const needsCode = needRule({
  kind: 'code',
  summary: 'A section with `needs: code` holds code.',
  rationale: 'The exact command or log can be run and searched; a description of it cannot.',
  examples: [
    { section: '{ heading: Topic, needs: code }', body: '## Topic\n\n```\nnpm test\n```', finds: false },
    { section: '{ heading: Topic, needs: code }', body: '## Topic\n\nrun `npm test`', finds: false },
    { section: '{ heading: Topic, needs: code }', body: '## Topic\n\nrun the tests', finds: true },
  ],
  isMet: (content) => content.written.some((piece) => piece.kind === 'code' || /`[^`\s][^`]*`/.test(piece.text)),
});
