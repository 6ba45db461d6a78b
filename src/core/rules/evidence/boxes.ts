import type { Piece } from '../../markdown/document.js';
import { isBox, isTicked } from '../../reading/guide.js';

/** How many boxes there are, and how many of them are ticked. */
export interface BoxCount {
  readonly ticked: number;
  readonly all: number;
}

/** More boxes than these in one section are not told apart. */
const MAX_BOXES = 1000;

/** Only this much of a line is looked at. */
const MAX_LENGTH = 2000;

/**
 * Counts the boxes among the pieces of a section: `content.pieces`, since the template's own unticked ones are not among what
 * is `written`. A box without words is none to GitHub either; one whose words are struck out is no longer asked for.
 */
export function countBoxes(pieces: readonly Piece[]): BoxCount {
  let ticked = 0;
  let all = 0;
  for (const piece of pieces) {
    if (piece.kind !== 'text' || all >= MAX_BOXES) continue;
    for (const { isChosen, label } of readBoxes(piece.text)) {
      if (isChosen) ticked += 1;
      if (isChosen || isAsked(label)) all += 1;
    }
  }
  return { ticked, all };
}

/** A box of a line with the words behind it. */
export interface Box {
  readonly isChosen: boolean;
  readonly label: string;
}

/** Returns the boxes of one line: that at its start, and those that follow it there or in the cells of a table. */
export function readBoxes(line: string): readonly Box[] {
  return line
    .slice(0, MAX_LENGTH)
    .split(NEXT_BOX)
    .map((part) => part.replace(/^[\s|]+/, ''))
    .filter((part) => isBox(part) || isTicked(part) || OPEN_SIGN.test(part))
    .map((part) => ({ isChosen: isTicked(part), label: part.replace(MARK, '').replace(/[\s|]+$/, '') }));
}

/** Before a box inside a line. `[x](…)` is a link and `[x]:` names one. */
const NEXT_BOX = /(?<=[\s|])(?=\[(?:[ xX✓✔]?)\](?![(:[]))|(?=[☐☑⬜✅])/u;

const OPEN_SIGN = /^(?:[-*+]\s+)?(?:[☐⬜🔲]|\(\s\)\s)/u;

const MARK = /^[\s>*+-]*(?:\d{1,3}[.)]\s*)?(?:\[[^\]]{0,3}\]|\([^)]{0,3}\)|[☐⬜🔲☑✅🗹])\s*/u;

function isAsked(label: string): boolean {
  return label !== '' && !/^(?:~~.+~~|<(?:s|del|strike)>.+<\/(?:s|del|strike)>)$/i.test(label);
}
