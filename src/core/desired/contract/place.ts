import { quoteCode } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';

/** The first and the last line of the managed block. */
export const BEGIN = '<!-- async-conventions:contract:begin v1 -->';
export const END = '<!-- async-conventions:contract:end -->';

/** Either mark, alone on its line, of any version: a later one takes the place of an earlier one. */
const MARK = /(?<=^\uFEFF?)<!-- async-conventions:contract:(begin v\d{1,4}|end) -->(?=[ \t]*$)/gm;

const MOST_MARKS = 6;

export type Placed =
  | { readonly status: 'placed'; readonly text: string }
  /** `reason` is a sentence that says what to mend. */
  | { readonly status: 'refused'; readonly reason: string };

/**
 * Returns a file with the block in it: in the place of the one that is there, else at the end. All else stays as it is to
 * the byte, and the block takes the line ends of the file. A file whose marks do not make one block is refused.
 *
 * @param text null where there is no file
 * @param block begins with `BEGIN` and ends with `END`
 */
export function placeContract(text: string | null, block: string, words: Words): Placed {
  if (text === null || text === '') return { status: 'placed', text: `${block}\n` };
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const own = block.replaceAll('\n', lineEnd);
  const marks = marksOf(text);
  const [first, second] = marks;
  if (first === undefined) return { status: 'placed', text: `${text}${gapAfter(text, lineEnd)}${own}${lineEnd}` };
  const { refused } = words.contract;
  if (!first.isBegin) return refuse(refused.noBegin(first.line));
  if (second === undefined || second.isBegin) return refuse(refused.noEnd(first.line, quoteCode(END)));
  if (marks.length > 2) return refuse(refused.several(marks.map(({ line }) => String(line))));
  return { status: 'placed', text: text.slice(0, first.from) + own + text.slice(second.to) };
}

function refuse(reason: string): Placed {
  return { status: 'refused', reason };
}

interface Mark {
  readonly isBegin: boolean;
  readonly from: number;
  readonly to: number;
  /** 1-based. */
  readonly line: number;
}

/** Two make a block, and a few more say what is wrong. */
function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { 0: whole, 1: kind, index } of text.matchAll(MARK)) {
    const line = text.slice(0, index).split('\n').length;
    marks.push({ isBegin: kind !== 'end', from: index, to: index + whole.length, line });
    if (marks.length === MOST_MARKS) break;
  }
  return marks;
}

function gapAfter(text: string, lineEnd: string): string {
  return text.endsWith('\n') ? lineEnd : `${lineEnd}${lineEnd}`;
}
