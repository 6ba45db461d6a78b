import type { Token } from 'markdown-it';
import { MAX_NESTING, parseBlocks } from './grammar.js';
import { blankComments, scanHtml, type Comment } from './html.js';
import { normaliseBody } from './normalise.js';

/** `<details>` nested deeper than this count as one: nobody reads that deep, and reading stays linear. */
const MAX_DETAILS_DEPTH = 4;

/** Of a comment only its beginning is kept: enough to tell whose it is. */
const MAX_COMMENT_TEXT = 120;

/**
 * The smallest thing a reader of sections looks at. A body is a flat list of them, in order.
 *
 * - `heading`: a heading of the grammar or of HTML; `level` 1 to 6, 0 for `<summary>`
 * - `text`: one line of a paragraph, list item, quote, table row or HTML, comments blanked
 * - `code`: a fence or an indented block, whole
 * - `comment`: an HTML comment, or the `[//]: # (…)` idiom for one
 * - `item`: a list item without any content
 */
export interface Piece {
  readonly kind: 'heading' | 'text' | 'code' | 'comment' | 'item';
  /** 0-based line in the body. */
  readonly line: number;
  readonly text: string;
  readonly level: number;
  readonly style: 'atx' | 'setext' | 'html' | 'none';
  /** True for the first line of its paragraph or list item. */
  readonly isFirst: boolean;
  /** True for the first line of a list item. */
  readonly isItem: boolean;
  /** What numbers a list item, such as `15.` or `2)`, on its first line; empty for all else. */
  readonly number: string;
  readonly isQuote: boolean;
  readonly isTable: boolean;
  /** True for a line without indentation, which may yet belong to a list to the grammar. */
  readonly isFlush: boolean;
  /** How many lists it stands in. */
  readonly listDepth: number;
  /** How many `<details>` it stands in. */
  readonly depth: number;
}

/** A body read by the grammar. */
export interface Document {
  readonly pieces: readonly Piece[];
  /** The normalised lines. */
  readonly lines: readonly string[];
  /** For each piece the index of the first later one that stands in fewer `<details>`, or the number of pieces. */
  readonly detailsEnds: readonly number[];
}

/** Returns the 0-based line of a fence that is never closed, which makes all the rest code; null when there is none. */
export function findUnclosedFence(document: Document): number | null {
  const last = document.pieces.at(-1);
  if (last?.kind !== 'code') return null;
  const opening = /^\s*(`{3,}|~{3,})/.exec(document.lines[last.line] ?? '')?.[1];
  if (opening === undefined) return null;
  const end = document.lines.findLast((line) => line.trim() !== '')?.trim() ?? '';
  const isClosed = end.startsWith(opening) && end.replaceAll(opening[0] ?? '', '') === '';
  return isClosed && document.lines.length - 1 > last.line ? null : last.line;
}

/** Reads a body of any content whatever, in time linear in its length. */
export function parseDocument(body: string): Document {
  const text = normaliseBody(body);
  const lines = text.split('\n');
  const place: Place = {
    lines,
    pieces: [],
    lists: 0,
    quotes: 0,
    details: 0,
    heading: null,
    itemLine: -1,
    itemNumber: '',
    isTable: false,
    cells: [],
    rowLine: 0,
  };
  for (const token of parseBlocks(text)) readToken(token, place);
  return toDocument(place.pieces, lines);
}

/** Returns the document of these pieces, which must be in order. */
export function toDocument(pieces: readonly Piece[], lines: readonly string[]): Document {
  const nearest = new Array<number>(MAX_DETAILS_DEPTH + 1).fill(pieces.length);
  const detailsEnds = new Array<number>(pieces.length).fill(pieces.length);
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const depth = pieces[index]?.depth ?? 0;
    detailsEnds[index] = nearest[depth] ?? pieces.length;
    nearest.fill(index, depth + 1);
  }
  return { pieces, lines, detailsEnds };
}

/** Where the walk over the tokens stands. */
interface Place {
  readonly lines: readonly string[];
  readonly pieces: Piece[];
  lists: number;
  quotes: number;
  details: number;
  heading: { readonly level: number; readonly style: 'atx' | 'setext' } | null;
  /** Line of a list item that has shown no content yet; -1 for none. */
  itemLine: number;
  /** What numbers that item. */
  itemNumber: string;
  isTable: boolean;
  /** Cells of the table row being read, and its line. */
  readonly cells: string[];
  rowLine: number;
}

function readToken(token: Token, place: Place): void {
  const line = token.map?.[0] ?? 0;
  switch (token.type) {
    case 'bullet_list_open':
    case 'ordered_list_open':
      place.lists += 1;
      break;
    case 'bullet_list_close':
    case 'ordered_list_close':
      place.lists -= 1;
      break;
    case 'list_item_open':
      endItem(place);
      place.itemLine = line;
      place.itemNumber = token.info === '' ? '' : `${token.info}${token.markup}`;
      addUnread(token, place);
      break;
    case 'list_item_close':
      endItem(place);
      break;
    case 'blockquote_open':
      place.quotes += 1;
      addUnread(token, place);
      break;
    case 'blockquote_close':
      place.quotes -= 1;
      break;
    case 'heading_open': {
      const style = token.markup.startsWith('#') ? 'atx' : 'setext';
      place.heading = { level: Number(token.tag.slice(1)), style };
      break;
    }
    case 'heading_close':
      place.heading = null;
      break;
    case 'table_open':
      place.isTable = true;
      place.rowLine = line;
      break;
    case 'tbody_open':
      place.rowLine = line;
      break;
    case 'table_close':
      place.isTable = false;
      break;
    case 'tr_close':
      addRow(place);
      break;
    case 'inline':
      // Cells carry no line of their own.
      readInline(token.content, place.isTable ? place.rowLine : line, place);
      break;
    case 'fence':
    case 'code_block':
      add(place, 'code', line, token.content);
      break;
    case 'html_block':
      readHtml(token.content, line, place);
      break;
    default:
      break;
  }
}

function readInline(content: string, line: number, place: Place): void {
  const { text, comments } = blankComments(content);
  const addComments = (isDue: (comment: Comment) => boolean): void => {
    for (const comment of comments.filter(isDue)) {
      add(place, 'comment', line + comment.line, comment.text.slice(0, MAX_COMMENT_TEXT));
    }
  };
  if (place.heading !== null) {
    // A heading in a quote is somebody else's.
    if (place.quotes > 0) add(place, 'text', line, text);
    else add(place, 'heading', line, text, place.heading);
    addComments(() => true);
  } else if (place.isTable) {
    place.cells.push(text);
    addComments(() => true);
  } else if (/<\/?(?:details|summary|h[1-6])\b/i.test(text)) {
    addComments(() => true);
    readHtml(text, line, place);
  } else {
    addLines(
      text,
      line,
      place,
      comments.length === 0 ? null : (offset) => addComments((comment) => comment.line === offset),
    );
  }
}

/** Adds the lines of a paragraph, each before the comments on it: behind a label they belong to what it begins. */
function addLines(text: string, line: number, place: Place, addComments: ((offset: number) => void) | null): void {
  let isFirst = true;
  for (const [offset, part] of text.split('\n').entries()) {
    if (part.trim() !== '') {
      if (isCommentDefinition(part)) add(place, 'comment', line + offset, '');
      else add(place, 'text', line + offset, part, { isFirst });
      isFirst = false;
    }
    addComments?.(offset);
  }
}

/** The parser passes over what stands too deep; its first line is kept, so that a section that holds it is not called empty. */
function addUnread(token: Token, place: Place): void {
  const line = token.map?.[0] ?? 0;
  if (token.level + 1 < MAX_NESTING) return;
  add(place, 'text', line, (place.lines[line] ?? '').replace(/^[\s>]+/, ''), { isFirst: true });
}

/** A table row is one line, however many cells it has. */
function addRow(place: Place): void {
  if (place.cells.some((cell) => cell.trim() !== '')) {
    add(place, 'text', place.rowLine, place.cells.join(' | '), { isFirst: true });
  }
  place.cells.length = 0;
  place.rowLine += 1;
}

/** `[//]: # (text)` and its like render as nothing: Markdown's oldest idiom for a comment. */
function isCommentDefinition(line: string): boolean {
  return /^\s{0,3}\[[^\]]{1,50}\]:\s*(?:#|<>)\s*(?:$|["'(])/.test(line);
}

function readHtml(html: string, line: number, place: Place): void {
  for (const part of scanHtml(html)) {
    const at = line + part.line;
    switch (part.kind) {
      case 'details-open':
        place.details = Math.min(place.details + 1, MAX_DETAILS_DEPTH);
        break;
      case 'details-close':
        place.details = Math.max(place.details - 1, 0);
        break;
      case 'comment':
        add(place, 'comment', at, part.text.slice(0, MAX_COMMENT_TEXT));
        break;
      case 'heading':
        if (place.quotes > 0) add(place, 'text', at, part.text);
        else add(place, 'heading', at, part.text, { level: part.level, style: 'html' });
        break;
      case 'text':
        add(place, 'text', at, part.text, { isFirst: true });
        break;
      default:
        part satisfies never;
    }
  }
}

interface Traits {
  readonly level?: number;
  readonly style?: Piece['style'];
  readonly isFirst?: boolean;
}

function add(place: Place, kind: Piece['kind'], line: number, text: string, traits: Traits = {}): void {
  const isItem = place.itemLine >= 0 && kind !== 'comment';
  if (isItem || kind === 'comment') place.itemLine = -1;
  place.pieces.push({
    kind,
    line,
    text: text.trim(),
    level: traits.level ?? 0,
    style: traits.style ?? 'none',
    isFirst: traits.isFirst ?? false,
    isItem,
    number: isItem ? place.itemNumber : '',
    isQuote: place.quotes > 0,
    isTable: place.isTable,
    isFlush: !/^\s/.test(place.lines[line] ?? ''),
    listDepth: place.lists,
    depth: place.details,
  });
}

/** A list item that closes, or gives way to a nested one, without content of its own leaves a mark. */
function endItem(place: Place): void {
  if (place.itemLine >= 0) add(place, 'item', place.itemLine, '');
  place.itemLine = -1;
}
