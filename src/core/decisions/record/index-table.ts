import { escapeLine } from './escape-line.js';
import { numberOfRecord } from './record-path.js';

/** One line of the index. */
export interface IndexRow {
  readonly number: number;
  /** The file's name in the folder that the index is in. */
  readonly file: string;
  readonly title: string;
  readonly status: string;
  readonly date: string;
}

/**
 * The index is the page that GitHub shows below a folder. log4brains passes over it, and has its own front page in `index.md`
 * (`reservedFilenames` in its `AdrFile.ts`).
 */
export const INDEX_NAME = 'README.md';

const BEGIN = '<!-- async-conventions:decisions:begin v1 -->';
const END = '<!-- async-conventions:decisions:end -->';

/** Either of them, at a line's begin and with nothing but spaces behind it. */
const MARK = /(?<=^\uFEFF?)<!-- async-conventions:decisions:(?:begin v1|end) -->(?=[ \t]*$)/gm;

const HEAD = ['| Number | Decision | State | Date |', '|---|---|---|---|'];

/** A page of more lines is no index any more. */
const MOST_ROWS = 5_000;

/** Returns the index with these lines, and all that people wrote around it. One that is there keeps the lines of other decisions. */
export function renderIndex(rows: readonly IndexRow[], standing: string | null = null): string {
  const given = new Map(rows.map((row) => [row.number, renderRow(row)]));
  if (standing === null || standing.trim() === '') return `# Decisions\n\n${renderBlock(given, '\n')}\n`;
  const lineEnd = /\r?\n/.exec(standing)?.[0] ?? '\n';
  const place = placeOf(standing);
  if (place === 'broken') return standing;
  if (place === null) return `${standing.trimEnd()}${lineEnd}${lineEnd}${renderBlock(given, lineEnd)}${lineEnd}`;
  const known = knownRows(standing.slice(place.from, place.to));
  return standing.slice(0, place.from) + renderBlock(new Map([...known, ...given]), lineEnd) + standing.slice(place.to);
}

function renderBlock(rows: ReadonlyMap<number, string>, lineEnd: string): string {
  const sorted = [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
  return [BEGIN, '', ...HEAD, ...sorted.slice(-MOST_ROWS), '', END].join(lineEnd);
}

function renderRow({ number, file, title, status, date }: IndexRow): string {
  return `| ${number} | [${escapeLine(title)}](${encodeName(file)}) | ${escapeLine(status)} | ${date} |`;
}

/** Parentheses would end a link. */
function encodeName(file: string): string {
  return encodeURIComponent(file).replaceAll('(', '%28').replaceAll(')', '%29');
}

/**
 * Where the block stands, marks included; null where there is none, and `broken` where its marks make none. A mark is a line of its
 * own: a title may hold its words.
 */
function placeOf(text: string): { readonly from: number; readonly to: number } | 'broken' | null {
  const [begin, end, ...more] = [...text.matchAll(MARK)];
  if (begin === undefined) return null;
  if (begin[0] !== BEGIN || end?.[0] !== END || more.length > 0) return 'broken';
  return { from: begin.index, to: end.index + END.length };
}

/** A line as it stands, by the number in the name of the file that it leads to. */
function knownRows(block: string): ReadonlyMap<number, string> {
  const rows = new Map<number, string>();
  for (const line of block.split(/\r?\n/).slice(0, MOST_ROWS * 2)) {
    const file = /\]\(([^()\s]{1,300})\) \|/.exec(line.slice(0, 2_000))?.[1];
    const number = file === undefined || !line.startsWith('|') ? null : numberOfRecord(file);
    if (number !== null) rows.set(number, line.trimEnd());
  }
  return rows;
}
