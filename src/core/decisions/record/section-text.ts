import type { Document, Piece } from '../../markdown/document.js';
import type { ReadSection } from '../../reading/sections.js';
import { copyLines } from './copy-lines.js';

/**
 * Returns what somebody wrote in each section of a body, as Markdown that can stand below a heading of a record; empty for what is not
 * filled.
 *
 * @param document the body that the sections were read from
 */
export function sectionTexts(sections: readonly ReadSection[], document: Document): readonly string[] {
  const starts = sections.flatMap(({ line }) => (line === null ? [] : [line - 1]));
  return sections.map((section) => {
    const { content, line } = section;
    if (content?.state !== 'present' || line === null) return '';
    const heading = line - 1;
    const below = content.pieces.filter((piece) => piece.line > heading);
    // An answer in the line of the heading itself has no line of its own.
    const beside = content.pieces.filter((piece) => piece.line === heading && piece.kind !== 'comment');
    const first = beside.map(({ text }) => text).join(' ');
    const last = below.at(-1);
    const copied =
      last === undefined ? '' : copyLines(document, startOf(document, heading), endOf(document, last, starts));
    return [first, copied].filter((text) => text !== '').join('\n');
  });
}

/** Below a line that is a heading for what underlines it, the underline belongs to it. */
function startOf({ lines, pieces }: Document, heading: number): number {
  const isSetext = pieces.some((piece) => piece.style === 'setext' && isWithin(piece, heading));
  return isSetext && /^ {0,3}(?:=+|-+)\s*$/.test(lines[heading + 1] ?? '') ? heading + 2 : heading + 1;
}

function isWithin({ line, text }: Piece, at: number): boolean {
  return line <= at && at < line + text.split('\n').length;
}

/** What follows the last piece up to the next one belongs to it: the end of a fence, the tag that ends a `<details>`. */
function endOf({ lines, pieces }: Document, last: Piece, starts: readonly number[]): number {
  const next = pieces.find(({ line }) => line > last.line)?.line ?? lines.length;
  return Math.min(next, ...starts.filter((line) => line > last.line));
}
