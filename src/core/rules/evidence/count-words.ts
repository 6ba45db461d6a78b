import type { Piece } from '../../markdown/document.js';

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Longest stretch that is segmented at once; the segmenter is the dearest thing a rule does. */
const SLICE = 1000;

/** Counts words, in any script, and stops at `enough`: nobody asks by how much a limit is passed. */
export function countWords(pieces: readonly Piece[], enough: number): number {
  let count = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.text.length; from += SLICE) {
      for (const segment of segmenter.segment(piece.text.slice(from, from + SLICE))) {
        if (segment.isWordLike === true) count += 1;
        if (count >= enough) return count;
      }
    }
  }
  return count;
}
