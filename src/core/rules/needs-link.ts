import { needRule } from './need-rule.js';

/** Only this much of a line is looked at. */
const MAX_LENGTH = 8000;

/** An address, a Markdown link, or what GitHub itself makes a link: `#12`, `octo/hello#12`, a commit. */
const LINK =
  /https?:\/\/[^\s<>]|\bwww\.\w|\]\(\s*[^)\s]|\[[^\]]{1,100}\]:\s*\S|(?:^|[\s(])(?:[\w.-]{1,60}\/[\w.-]{1,60})?#\d|\bGH-\d|(?:^|\s)[0-9a-f]{40}\b|href\s*=/i;

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
  isMet: (content) => content.written.some((piece) => LINK.test(piece.text.slice(0, MAX_LENGTH))),
});
