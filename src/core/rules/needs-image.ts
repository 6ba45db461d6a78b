import { needRule } from './need-rule.js';

/** Only this much of a line is looked at. */
const MAX_LENGTH = 2000;

/** An image in Markdown or HTML, or the address of one: GitHub shows an uploaded recording by its bare address. */
const IMAGE =
  /!\[[^\]]{0,500}\]\s*[([]|<(?:img|video|picture)\b|\/user-attachments\/assets\/|\S\.(?:png|jpe?g|gif|webp|svg|mp4|mov|webm)\b/i;

/** A section with that need holds an image or a recording. */
export const needsImage = needRule({
  kind: 'image',
  summary: 'A section with `needs: image` holds an image or a recording.',
  rationale: 'What a page looks like takes a picture a second and words a paragraph.',
  examples: [
    {
      section: '{ heading: Topic, needs: image }',
      body: '## Topic\n\n![the page](https://example.com/page.png)',
      finds: false,
    },
    {
      section: '{ heading: Topic, needs: image }',
      body: '## Topic\n\n<img src="https://example.com/page.png">',
      finds: false,
    },
    { section: '{ heading: Topic, needs: image }', body: '## Topic\n\nthe page is blue', finds: true },
  ],
  isMet: (content) => content.written.some((piece) => IMAGE.test(piece.text.slice(0, MAX_LENGTH))),
});
