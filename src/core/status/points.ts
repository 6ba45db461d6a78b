import type { Piece } from '../markdown/document.js';
import { readProse, type ProseLine } from '../markdown/prose.js';
import { isTicked } from '../reading/guide.js';
import { isListItem } from '../rules/evidence/count-items.js';
import { plainLine } from '../text/neutralise.js';

/** One point of a section: what it says in Markdown, and the pieces that it says it in. */
export interface Point {
  /** Of one line, without the sign of a list and without a box. */
  readonly text: string;
  readonly isTicked: boolean | null;
  /** The same in prose, for mentions and references: code spans taken out. */
  readonly prose: readonly ProseLine[];
  /** True for an item of a list and a row of a table. */
  readonly isItem: boolean;
}

/** So much of a point is kept, and so many of a section. */
export const MAX_TEXT = 500;
export const MOST_POINTS = 50;

/** A point is looked at only so far. */
const MOST_PIECES = 20;

/**
 * Returns the points of a section in order. Each item of a list is one with what is nested in it, as is a row of a table below its
 * head, a paragraph, and a heading with the paragraph below it; a heading above a list names the list and is none.
 *
 * Where a section has a list, `only: 'items'` leaves out what stands around it: an introduction, a last remark.
 */
export function readPoints(pieces: readonly Piece[], only: 'items' | 'all'): readonly Point[] {
  const groups: Piece[][] = [];
  let kind: 'item' | 'other' = 'other';
  for (const [index, piece] of pieces.entries()) {
    if ((piece.kind !== 'text' && piece.kind !== 'heading') || isHead(pieces, index) || isListName(pieces, index))
      continue;
    const begins = beginsPoint(pieces, index, kind);
    if (begins) groups.push([piece]);
    else groups.at(-1)?.push(piece);
    if (begins) kind = isItem(piece) ? 'item' : 'other';
  }
  const points = groups.slice(0, 2 * MOST_POINTS).map(toPoint);
  const isKept = only === 'items' && points.some((point) => point.isItem) ? (point: Point) => point.isItem : () => true;
  return points.filter((point) => point.text !== '' && isKept(point)).slice(0, MOST_POINTS);
}

function isItem(piece: Piece): boolean {
  return piece.isTable || isListItem(piece);
}

/** The first row of a table names its columns. */
function isHead(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  return pieces[index]?.isTable === true && before?.isTable !== true;
}

function isListName(pieces: readonly Piece[], index: number): boolean {
  const after = pieces[index + 1];
  return pieces[index]?.kind === 'heading' && after !== undefined && isItem(after);
}

function beginsPoint(pieces: readonly Piece[], index: number, kind: 'item' | 'other'): boolean {
  const piece = pieces[index];
  const before = pieces[index - 1];
  if (piece === undefined || before === undefined) return true;
  if (isItem(piece) || piece.kind === 'heading') return true;
  if (piece.isItem || before.kind === 'heading') return false;
  // What is indented below an item belongs to it, another paragraph with it.
  if (kind === 'item') return piece.isFirst && piece.listDepth === 0;
  return piece.isFirst || /[.!?。！？][)"'*_]{0,3}$/.test(before.text);
}

function toPoint(group: readonly Piece[]): Point {
  const pieces = group.slice(0, MOST_PIECES);
  const prose = readProse({ pieces });
  const opening = group[0]?.text ?? '';
  const hasBox = BOX.test(opening);
  const text = pieces.map(({ text, isItem }, index) =>
    index === 0 ? text.replace(BOX, '') : `${isItem ? '; ' : ' '}${text}`,
  );
  return {
    text: plainLine(text.join('').replace(BULLET, ''), MAX_TEXT).replace(/ ; /g, '; '),
    isTicked: hasBox ? isTicked(opening) : null,
    prose,
    isItem: group[0] !== undefined && isItem(group[0]),
  };
}

/** A bullet that Markdown does not know; a number is a word of the point. */
const BULLET = /^[•◦▪–—・]\s*/u;

/** `[x](…)` is a link, `[x]:` names one. */
const BOX = /^[\s*+-]*(?:[[(]\s*[xX✓✔√☑✅]?\s*[\])](?![(:[])|[☑✅🗹☐⬜🔲]\uFE0F?)\s*/u;
