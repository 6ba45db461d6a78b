import type { Piece } from '../../markdown/document.js';
import type { Content } from '../../reading/content.js';

/** Tells whether a line is a point of a list: to the grammar, or by a bullet that Markdown does not know. */
export function isListItem(piece: Piece): boolean {
  return (
    (piece.isItem && piece.listDepth <= 1) ||
    (piece.kind === 'text' && /^(?:[•◦▪–—・]|\(?\d{1,3}[.)、]|\(?[a-z]\))\s*\S/i.test(piece.text))
  );
}

/**
 * Counts the points a section makes, in whichever way its author set them apart: list items, sub-headings, lines that start
 * bold or as "Option B", table rows below the head. The way with the most points counts.
 */
export function countItems(content: Content): number {
  const pieces = content.written;
  const count = (is: (piece: Piece) => boolean): number => pieces.filter(is).length;
  const rows = new Set(pieces.filter((piece) => piece.isTable).map((piece) => piece.line)).size;
  return Math.max(
    count(isListItem),
    content.headings,
    count((piece) => /^(?:\*\*|__)\S/.test(piece.text)),
    count((piece) =>
      /^(?:option|alternative|variant|choice|choix|opción|opção|variante|вариант|案|方案)\s*[\p{L}\p{N}]{1,4}\b/iu.test(
        piece.text,
      ),
    ),
    rows > 0 ? rows - 1 : 0,
  );
}
