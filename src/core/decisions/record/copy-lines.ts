import { parseDocument, type Document, type Piece } from '../../markdown/document.js';
import { blankComments } from '../../markdown/html.js';

/** Below these levels are headings of the record itself. */
const HIGHEST = 3;

/**
 * Returns lines of a body as they were written, but for three things: comments that nobody sees are left out, headings are made lower
 * than those of a record, and what would swallow whatever stands below it, such as a fence that is never closed, stands in a fence.
 *
 * @param from the first line, 0-based
 * @param to behind the last one
 */
export function copyLines(document: Document, from: number, to: number): string {
  const text = trimLines(withoutComments(document, from, to));
  return text === '' || isClosed(text) ? text : fence(text);
}

/** A stretch of lines that is code, or that is none. */
interface Stretch {
  readonly isCode: boolean;
  readonly lines: readonly string[];
}

/** Comments are looked for where there is no code: there they are what is shown. */
function withoutComments(document: Document, from: number, to: number): readonly string[] {
  return stretchesOf(document, from, to).flatMap(({ isCode, lines }) => {
    if (isCode || !lines.some((line) => line.includes('<!--'))) return lines;
    const blanked = blankComments(lines.join('\n')).text.split('\n');
    return blanked.filter((line, index) => line.trim() !== '' || lines[index]?.trim() === '');
  });
}

function stretchesOf({ pieces, lines }: Document, from: number, to: number): readonly Stretch[] {
  const own = pieces.filter(({ line }) => line >= from && line < to);
  const headings = new Map(own.filter(({ kind }) => kind === 'heading').map((piece) => [piece.line, piece]));
  const stretches: { isCode: boolean; lines: string[] }[] = [];
  let isCode = false;
  let at = 0;
  for (let line = from; line < to; line += 1) {
    for (; at < own.length && (own[at]?.line ?? 0) <= line; at += 1) isCode = own[at]?.kind === 'code';
    const last = stretches.at(-1);
    const heading = headings.get(line);
    const written = heading === undefined ? [lines[line] ?? ''] : lower(heading, lines[line] ?? '');
    if (last?.isCode === isCode) last.lines.push(...written);
    else stretches.push({ isCode, lines: [...written] });
    // The lines of an underlined heading are one piece.
    if (heading?.style === 'setext') line += heading.text.split('\n').length;
  }
  return stretches;
}

function lower({ style, level, text }: Piece, line: string): readonly string[] {
  if (style === 'setext') return [`${'#'.repeat(HIGHEST)} ${text.replaceAll('\n', ' ')}`];
  if (style !== 'atx' || level >= HIGHEST) return [line];
  return [line.replace(/^(\s{0,3})#{1,2}(?!#)/, `$1${'#'.repeat(HIGHEST)}`)];
}

function trimLines(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0
    ? ''
    : lines
        .slice(first, last + 1)
        .join('\n')
        .trimEnd();
}

/** Tells whether a heading below a text is still one. */
function isClosed(text: string): boolean {
  const last = parseDocument(`# A\n\n${text}\n\n## B\n`).pieces.at(-1);
  return last?.kind === 'heading' && last.level === 2 && last.text === 'B' && last.depth === 0;
}

function fence(text: string): string {
  const longest = [...text.matchAll(/`{3,}/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const mark = '`'.repeat(longest + 1);
  return `${mark}markdown\n${text}\n${mark}`;
}
