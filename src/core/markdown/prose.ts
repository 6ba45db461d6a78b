import type { Document } from './document.js';

/** One line of what a body says in words, its code spans blanked. */
export interface ProseLine {
  readonly text: string;
  /** True for what somebody else said. */
  readonly isQuote: boolean;
}

/** Of one line so many characters are looked at. */
const MAX_LENGTH = 20_000;

/**
 * Returns the lines of a parsed body in which GitHub takes a mention or a reference at its word: no code, no comments. Where a line
 * was wrapped inside a code span, both halves are prose.
 */
export function readProse({ pieces }: Pick<Document, 'pieces'>): readonly ProseLine[] {
  return pieces.flatMap(({ kind, text, isQuote }) =>
    kind === 'text' || kind === 'heading' ? [{ text: blankCode(text.slice(0, MAX_LENGTH)), isQuote }] : [],
  );
}

/** A code span ends at the next run of as many backticks as began it; a run without its like is text. */
function blankCode(line: string): string {
  if (!line.includes('`')) return line;
  const runs = [...line.matchAll(/`+/g)].map(({ index, 0: run }) => ({ index, length: run.length }));
  const closers = new Map<number, number>();
  const ends = new Array<number>(runs.length);
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const length = runs[at]?.length ?? 0;
    ends[at] = closers.get(length) ?? -1;
    closers.set(length, at);
  }
  let text = '';
  let from = 0;
  for (let at = 0; at < runs.length; at += 1) {
    const [open, close] = [runs[at], runs[ends[at] ?? -1]];
    if (open === undefined || close === undefined) continue;
    text += `${line.slice(from, open.index)} `;
    from = close.index + close.length;
    at = ends[at] ?? at;
  }
  return text + line.slice(from);
}
