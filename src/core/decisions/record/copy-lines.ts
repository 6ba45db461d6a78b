import { parseDocument, type Document, type Piece } from '../../markdown/document.js';
import { blankComments } from '../../markdown/html.js';

/** Above these levels are headings of the record itself. */
const HIGHEST = 3;

/** Below a paragraph indentation is code, and `---` begins no front matter. */
const ABOVE = 'A\n\n';

/**
 * Returns lines of a body as they were written, but for three things: comments that nobody sees are left out, headings are made lower
 * than those of a record, and what would swallow whatever stands below it, such as a fence that is never closed, stands in a fence.
 *
 * @param from the first line, 0-based
 * @param to behind the last one
 */
export function copyLines(document: Document, from: number, to: number): string {
  // Behind a comment that is left out a heading can come to light.
  const shown = parseDocument(`${ABOVE}${withoutComments(document, from, to).join('\n')}`);
  const text = trimLines(withLowHeadings(shown).slice(2));
  return text === '' || isClosed(text) ? text : fence(text);
}

/** Comments are looked for where there is no code: there they are what is shown. */
function withoutComments(document: Document, from: number, to: number): readonly string[] {
  return stretchesOf(document, from, to).flatMap(({ isCode, lines }) => {
    if (isCode || !lines.some((line) => line.includes('<!--'))) return lines;
    const blanked = blankComments(lines.join('\n')).text.split('\n');
    return blanked.filter((line, index) => line.trim() !== '' || lines[index]?.trim() === '');
  });
}

/** Lines that are code, or that are none. */
interface Stretch {
  readonly isCode: boolean;
  readonly lines: string[];
}

function stretchesOf({ pieces, lines }: Document, from: number, to: number): readonly Stretch[] {
  const own = pieces.filter(({ line }) => line >= from && line < to);
  const stretches: Stretch[] = [];
  let isCode = false;
  let at = 0;
  for (let line = from; line < to; line += 1) {
    for (; at < own.length && (own[at]?.line ?? 0) <= line; at += 1) isCode = own[at]?.kind === 'code';
    const last = stretches.at(-1);
    if (last?.isCode === isCode) last.lines.push(lines[line] ?? '');
    else stretches.push({ isCode, lines: [lines[line] ?? ''] });
  }
  return stretches;
}

function withLowHeadings({ pieces, lines }: Document): readonly string[] {
  const written: (string | null)[] = [...lines];
  for (const { kind, style, level, line, text } of pieces) {
    if (kind !== 'heading' || level >= HIGHEST) continue;
    if (style === 'atx') written[line] = (lines[line] ?? '').replace(/#{1,2}(?!#)/, '#'.repeat(HIGHEST));
    if (style !== 'setext') continue;
    // The lines of an underlined heading are one, and its underline is none.
    const height = text.split('\n').length;
    written.fill(null, line, line + height + 1);
    written[line] = `${'#'.repeat(HIGHEST)} ${text.replaceAll('\n', ' ')}`;
  }
  return written.filter((line) => line !== null);
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

/** Tells whether a text holds no heading as high as those of a record, and one below it is still a heading. */
function isClosed(text: string): boolean {
  const { pieces } = parseDocument(`${ABOVE}${text}\n\n## B\n`);
  const high = pieces.filter((piece) => isHigh(piece));
  const last = pieces.at(-1);
  return high.length === 1 && last?.kind === 'heading' && last.text === 'B' && last.depth === 0;
}

function isHigh({ kind, style, level }: Piece): boolean {
  return kind === 'heading' && style !== 'html' && level < HIGHEST;
}

function fence(text: string): string {
  const longest = [...text.matchAll(/`{3,}/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const mark = '`'.repeat(longest + 1);
  return `${mark}markdown\n${text}\n${mark}`;
}
