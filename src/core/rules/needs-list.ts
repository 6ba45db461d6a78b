import { countItems, isListItem } from './evidence/count-items.js';
import { needRule } from './need-rule.js';

/** A section with that need holds a list. */
export const needsList = needRule({
  kind: 'list',
  summary: 'A section with `needs: list` holds a list.',
  rationale: 'A list can be ticked off, answered point by point, and counted; a paragraph hides its third point.',
  examples: [
    { section: '{ heading: Topic, needs: list }', body: '## Topic\n\n- one point', finds: false },
    { section: '{ heading: Topic, needs: list }', body: '## Topic\n\n1. first\n2. second', finds: false },
    { section: '{ heading: Topic, needs: list }', body: '## Topic\n\none point after the other', finds: true },
  ],
  isMet: (content) => content.written.some(isListItem) || countItems(content) > 1,
});
