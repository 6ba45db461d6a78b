import { parseDocument, type Document, type Piece } from '../markdown/document.js';
import { readProse } from '../markdown/prose.js';

/** What somebody wrote without a blank line between: a paragraph, or an item of a list. */
export interface Block {
  /** Each a whole line as its author meant it: what an editor wrapped is one. */
  readonly lines: readonly string[];
  readonly isItem: boolean;
}

/** Raw HTML that takes something out of its author's own words, or makes a link of it. */
const TAKES_OUT = /<(\/?)(?:pre|code|blockquote|q|a|del|s|kbd|samp|table)(?=[\s>])/gi;

/** A line for a program, ours or another. */
const COMMAND = /^\/[a-z]/i;

const TICKED = /^\[[xX]\]\s/;
const BOX = /^\[ \]\s+/;

/** An editor wraps lines at some such length. */
const WRAPPED_LENGTH = 60;

/**
 * Returns what somebody says in their own words, without code, quotes, tables, folds, comments, links, commands, and points that are
 * ticked off. In time linear in the length of the text.
 */
export function readOwnWords(text: string): readonly Block[] {
  const document = parseDocument(text);
  const hidden = linesTakenOut(document);
  const blocks: { readonly lines: string[]; readonly isItem: boolean }[] = [];
  let isTicked = false;
  let isApart = true;
  for (const piece of document.pieces) {
    if (piece.kind === 'comment') continue;
    if (piece.isItem || piece.isFirst) isTicked = TICKED.test(piece.text);
    if (isTicked || !isOwn(piece) || hidden.has(piece.line) || COMMAND.test(piece.text)) {
      isApart = true;
      continue;
    }
    const line = plain(piece);
    const last = blocks.at(-1);
    if (last === undefined || isApart || piece.isFirst || piece.kind === 'heading') {
      blocks.push({ lines: [line], isItem: piece.listDepth > 0 });
    } else addLine(last.lines, line);
    isApart = piece.kind === 'heading';
  }
  return blocks;
}

function isOwn({ kind, isQuote, isTable, depth }: Piece): boolean {
  return (kind === 'text' || kind === 'heading') && !isQuote && !isTable && depth === 0;
}

function addLine(lines: string[], line: string): void {
  const before = lines.at(-1) ?? '';
  const goesOn = /^\p{Ll}/u.test(line) || (before.length >= WRAPPED_LENGTH && !/[.!?:;…。！？]/.test(before.slice(-1)));
  if (goesOn) lines[lines.length - 1] = `${before} ${line}`;
  else lines.push(line);
}

/** Code behind the opening of a fence is none of these lines; a tag that nobody closed takes out all below it. */
function linesTakenOut({ lines, pieces }: Document): ReadonlySet<number> {
  const text = lines.join('\n');
  if (!text.includes('<')) return new Set();
  const code = codeLines(pieces);
  const found = new Set<number>();
  let open = 0;
  for (const [index, line] of lines.entries()) {
    if (code.has(index)) continue;
    const before = open;
    let hasTag = false;
    for (const [, close] of line.matchAll(TAKES_OUT)) {
      hasTag = true;
      open = Math.max(0, open + (close === '' ? 1 : -1));
    }
    if (hasTag || before > 0) found.add(index);
  }
  return found;
}

function codeLines(pieces: readonly Piece[]): ReadonlySet<number> {
  const code = new Set<number>();
  for (const { kind, line, text } of pieces) {
    if (kind !== 'code') continue;
    for (let at = line; at <= line + text.split('\n').length; at += 1) code.add(at);
  }
  return code;
}

/** Links, what is struck out and signs of emphasis say nothing here; a question mark behind an address is the sentence's. */
function plain(piece: Piece): string {
  const text = readProse({ pieces: [piece] })
    .map((line) => line.text)
    .join(' ');
  return text
    .replace(BOX, '')
    .replace(/\\./g, ' ')
    .replace(/~~[^~]{1,500}~~/g, ' ')
    .replace(/!?\[[^[\]]{0,300}\](?:\([^()]{0,1000}\)|\[[^[\]]{0,100}\])/g, ' ')
    .replace(/<[^<>\s]{1,1000}>/g, ' ')
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, (address) => ` ${endMarks(address)}`)
    .replace(/\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function endMarks(address: string): string {
  let from = address.length;
  while (from > 0 && '?!.,:;'.includes(address[from - 1] ?? ' ')) from -= 1;
  return address.slice(from, from + 3);
}
