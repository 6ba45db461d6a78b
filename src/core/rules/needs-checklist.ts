import { needRule } from './need-rule.js';

/** A section with that need holds check boxes. */
export const needsChecklist = needRule({
  kind: 'checklist',
  summary: 'A section with `needs: checklist` holds check boxes.',
  rationale: 'Boxes show from afar how far something is.',
  examples: [
    { section: '{ heading: Topic, needs: checklist }', body: '## Topic\n\n- [ ] tested on a phone', finds: false },
    { section: '{ heading: Topic, needs: checklist }', body: '## Topic\n\n- tested on a phone', finds: true },
  ],
  isMet: (content) => content.written.some((piece) => /^(?:[-*+]\s*)?\[[ xX]?\]/.test(piece.text)),
});
