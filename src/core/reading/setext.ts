import { toDocument, type Document, type Piece } from '../markdown/document.js';
import type { Names } from './names.js';

/**
 * Returns the document with each underlined name of a section parted from the lines above it: without a blank line between
 * them the grammar takes the whole paragraph for the heading.
 */
export function partSetext(document: Document, names: Names): Document {
  if (!document.pieces.some((piece) => isParagraphAboveName(piece, names))) return document;
  const pieces = document.pieces.flatMap((piece) => {
    return isParagraphAboveName(piece, names) ? partPiece(piece) : [piece];
  });
  return toDocument(pieces, document.lines);
}

function isParagraphAboveName(piece: Piece, names: Names): boolean {
  if (piece.style !== 'setext') return false;
  const from = piece.text.lastIndexOf('\n');
  return from > 0 && names.sections.has(names.compare(piece.text.slice(from)));
}

function partPiece(piece: Piece): readonly Piece[] {
  const lines = piece.text.split('\n');
  return lines.map((text, index) => {
    const line = piece.line + index;
    if (index === lines.length - 1) return { ...piece, line, text: text.trim() };
    return { ...piece, kind: 'text', line, text: text.trim(), level: 0, style: 'none', isFirst: index === 0 };
  });
}
