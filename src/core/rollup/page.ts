import type { Words } from '../text/en.js';
import type { Piece } from './piece.js';

/** What a page is made of, one line an entry. */
export interface PageParts {
  /** Paragraphs. */
  readonly opening: readonly string[];
  readonly pieces: readonly Piece[];
  readonly closing: readonly string[];
}

/** GitHub takes a body of 65,536. The rest is for what is there for programs, and for the line that leads to the next page. */
export const MOST_PAGE_UNITS = 63_500;

/** What two minutes are enough for. Blank lines are none. */
export const MOST_VISIBLE_LINES = 60;

/** So many rows of a section stand open, whatever the others need. */
const FEWEST_OPEN = 2;

/** How much of a section is shown. */
interface Share {
  readonly piece: Piece;
  /** Rows that stand open, and rows that are there at all. */
  readonly open: number;
  readonly kept: number;
  readonly hasChart: boolean;
}

/**
 * Returns a page that reads in two minutes and that GitHub takes: where there is more, first rows are folded away, from the lowest
 * section up, then charts go; where it is too long, rows of the lowest section are cut, which its last line says.
 */
export function layOut(parts: PageParts, words: Words): string {
  const whole = parts.pieces.map((piece): Share => ({
    piece,
    open: openRows(piece.rows.length, piece.open),
    kept: piece.rows.length,
    hasChart: piece.chart !== null,
  }));
  return cut(parts, fold(parts, whole, words), words);
}

/** A fold with one line in it takes as much room as that line. */
function openRows(rows: number, open: number): number {
  return rows <= open + 1 ? rows : open;
}

function fold(parts: PageParts, shares: readonly Share[], words: Words): readonly Share[] {
  let folded = shares;
  while (visibleLines(render(parts, folded, words)) > MOST_VISIBLE_LINES) {
    const lowest = folded.findLastIndex(({ open }) => open > FEWEST_OPEN);
    const chart = folded.findLastIndex(({ hasChart }) => hasChart);
    if (lowest === -1 && chart === -1) break;
    folded = folded.map((share, index) => {
      if (lowest !== -1) return index === lowest ? { ...share, open: share.open - 1 } : share;
      return index === chart ? { ...share, hasChart: false } : share;
    });
  }
  return folded;
}

/** First what is folded away goes, from the end of the lowest section up; only then what stands open. */
function cut(parts: PageParts, shares: readonly Share[], words: Words): string {
  // What a diagram shows is said in a row, so as many stay as it may have bars.
  const least = shares.map(({ piece, open }) => Math.max(open, piece.open));
  const cutToOpen = cutTo(parts, shares, least, words);
  const cutToNone = cutTo(
    parts,
    cutToOpen,
    least.map(() => 0),
    words,
  );
  return render(parts, cutToNone, words).slice(0, MOST_PAGE_UNITS);
}

/** Cuts rows, section by section from the lowest up and none below its least, until the page fits or there is nothing to cut. */
function cutTo(parts: PageParts, shares: readonly Share[], least: readonly number[], words: Words): readonly Share[] {
  let page = shares;
  for (let index = shares.length - 1; index >= 0 && !fits(parts, page, words); index -= 1) {
    const [from, before] = [Math.min(least[index] ?? 0, page[index]?.kept ?? 0), page];
    const keep = (kept: number): readonly Share[] =>
      before.map((share, each) => (each === index ? keepRows(share, kept) : share));
    let [low, high] = [from, page[index]?.kept ?? 0];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (fits(parts, keep(middle), words)) low = middle;
      else high = middle;
    }
    page = keep(low);
  }
  return page;
}

function keepRows(share: Share, kept: number): Share {
  return { ...share, kept, open: Math.min(share.open, kept), hasChart: share.hasChart && kept > 0 };
}

function fits(parts: PageParts, shares: readonly Share[], words: Words): boolean {
  return render(parts, shares, words).length <= MOST_PAGE_UNITS;
}

function render({ opening, closing }: PageParts, shares: readonly Share[], words: Words): string {
  const sections = shares.map((share) => renderShare(share, words));
  return [...opening, ...sections, closing.join('\n')].filter((block) => block !== '').join('\n\n');
}

function renderShare({ piece, open, kept, hasChart }: Share, words: Words): string {
  const { title, lead, chart, rows } = piece;
  const folded = rows.slice(open, kept);
  return [
    `### ${title}`,
    lead.join('\n'),
    hasChart && chart !== null ? ['```mermaid', ...chart, '```'].join('\n') : '',
    rows.slice(0, open).join('\n'),
    renderFold(folded, rows.length - kept, words),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** One line that stands open, whatever is folded away below it and whatever was cut. */
function renderFold(folded: readonly string[], left: number, words: Words): string {
  const text = words.rollup;
  if (folded.length === 0) return left === 0 ? '' : text.cut(left);
  const summary = left === 0 ? text.folded(folded.length) : text.foldedAndCut(folded.length, left);
  return `<details><summary>${summary}</summary>\n\n${folded.join('\n')}\n\n</details>`;
}

/** Returns how many lines of a page stand open; the line that a fold shows is one. */
export function visibleLines(page: string): number {
  const open = page.replace(/(<details><summary>.*<\/summary>\n)[^]*?<\/details>/g, '$1');
  return open.split('\n').filter((line) => line.trim() !== '').length;
}
