import { plainLine } from '../../text/neutralise.js';

const MOST_LINE = 300;

/** What Markdown reads as more than text: anywhere, at the edge of a word, before an entity, at the beginning, at the end of a heading. */
const MARKS = /[\\`*[\]<~$|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#a-z])|^[#>+=:-]|#(?=#*$)|(?<=^\d{1,9})[.)]/giu;

/**
 * Returns people's words as one line of Markdown in a file, where they read as they were written and mean nothing else. Nobody is
 * called from a file, so that mentions stay as they are.
 */
export function escapeLine(text: string, max = MOST_LINE): string {
  return plainLine(text, max).replace(MARKS, '\\$&');
}

/** Returns a line of Markdown without its backslashes: what `escapeLine` was given. */
export function unescapeLine(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
