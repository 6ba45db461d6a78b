import { findLinks } from '../links/find-links.js';
import { needRule } from './need-rule.js';

/** A section with that need holds an address or a reference to an issue. */
export const needsLink = needRule({
  kind: 'link',
  summary: 'A section with `needs: link` holds an address or a reference to an issue.',
  rationale: 'A reader hours away cannot ask where the draft is. The address saves a round trip of a day.',
  examples: [
    { section: '{ heading: Topic, needs: link }', body: '## Topic\n\nhttps://example.com/design', finds: false },
    { section: '{ heading: Topic, needs: link }', body: '## Topic\n\n[the design](docs/design.md)', finds: false },
    { section: '{ heading: Topic, needs: link }', body: '## Topic\n\nsee #12', finds: false },
    { section: '{ heading: Topic, needs: link }', body: '## Topic\n\nthe design page', finds: true },
  ],
  isMet: (content) => content.written.some((piece) => findLinks(piece.text).length > 0),
});
