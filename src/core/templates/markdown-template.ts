import { parseDocument, type Piece } from '../markdown/document.js';
import type { Guidance } from './guidance.js';

/** Deeper than any heading: GitHub's own starter templates use lines of bold text for headings. */
const BOLD_LINE_LEVEL = 7;

/** Reads a Markdown template: its headings, and under each the text that guides the author. Front matter is passed over. */
export function readMarkdownTemplate(text: string): Guidance {
  const { pieces, lines } = parseDocument(text);
  const headings = pieces.flatMap((piece) => {
    const heading = readHeading(piece);
    return heading === null ? [] : [heading];
  });
  const prompts = headings.map((heading, index) => {
    const end = headings.slice(index + 1).find((later) => later.level <= heading.level)?.line ?? lines.length;
    return {
      label: heading.label,
      prompt: lines
        .slice(heading.line + 1, end)
        .join('\n')
        .trim(),
    };
  });
  return { labels: headings.map(({ label }) => label), prompts };
}

interface Heading {
  readonly label: string;
  readonly line: number;
  readonly level: number;
}

function readHeading(piece: Piece): Heading | null {
  if (piece.kind === 'heading') {
    return piece.text === '' ? null : { label: piece.text, line: piece.line, level: piece.level };
  }
  if (piece.kind !== 'text' || piece.isItem || piece.isQuote || piece.isTable) return null;
  const label = /^(?:\*\*([^*]+)\*\*|__([^_]+)__):?$/.exec(piece.text.slice(0, 300));
  return label === null ? null : { label: label[1] ?? label[2] ?? '', line: piece.line, level: BOLD_LINE_LEVEL };
}
