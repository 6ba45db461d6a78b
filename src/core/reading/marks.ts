import type { Document, Piece } from '../markdown/document.js';
import { readHeadingText, readLongerHeading, type HeadingText } from './heading-text.js';
import { isBoldLine, isOwnLine, mayNameSection, readLineHeading } from './line-text.js';
import { isMisspelt, type Names } from './names.js';
import type { RulesOff } from './rules.js';

/** Ranks below the six heading levels of the grammar: what is only bold, what is only a label. */
const SUMMARY_LEVEL = 6;
const BOLD_LEVEL = 7;
const PLAIN_LEVEL = 8;

/** A heading of any look. `sections` is empty for one that no section of the template bears. */
export interface Mark extends HeadingText {
  /** Index of its piece in the document. */
  readonly at: number;
  readonly level: number;
  readonly depth: number;
  readonly look: 'heading' | 'bold' | 'loose' | 'plain';
}

/** Comparing a misspelt heading with all names is dear; this many letters by letters are enough for any honest body. */
const MAX_COMPARED = 1_000_000;
const MAX_MISSPELT_LENGTH = 60;

/** Returns all headings of a document in order: those that name a section, and the unknown ones that may end one. */
export function findMarks(document: Document, names: Names, off: RulesOff): readonly Mark[] {
  const marks: Mark[] = [];
  let before: Piece | null = null;
  for (const [at, piece] of document.pieces.entries()) {
    const mark =
      piece.kind === 'heading' ? headingMark(piece, at, names, off) : lineMark(piece, at, before, names, off);
    if (mark !== null) marks.push(mark);
    before = piece.kind === 'text' ? piece : null;
  }
  return nameTheRest(document, settleSetext(document, settleLoose(marks), off), names, off);
}

/**
 * `Some words` above `---` are a heading to the grammar. Where no section of the template is written that way, they are what
 * their author meant: words, and a line below them.
 */
function settleSetext(document: Document, marks: readonly Mark[], off: RulesOff): readonly Mark[] {
  const isSetext = (mark: Mark) => document.pieces[mark.at]?.style === 'setext';
  if (off.has('setext-sentence') || marks.some((mark) => mark.sections.length > 0 && isSetext(mark))) return marks;
  return marks.filter((mark) => !isSetext(mark));
}

/** A loose label is taken at its word unless a real heading bears the same name. */
function settleLoose(marks: readonly Mark[]): readonly Mark[] {
  if (!marks.some((mark) => mark.look === 'loose')) return marks;
  const named = new Set(marks.flatMap((mark) => (mark.look === 'heading' ? mark.sections : [])));
  return marks.map((mark) => {
    if (mark.look !== 'loose') return mark;
    const isTaken = mark.sections.some((section) => named.has(section));
    return isTaken ? { ...mark, look: 'plain', level: PLAIN_LEVEL } : { ...mark, look: 'bold', level: BOLD_LEVEL };
  });
}

function headingMark(piece: Piece, at: number, names: Names, off: RulesOff): Mark | null {
  if (isHeadingOff(piece, off)) return null;
  const level = piece.level === 0 ? SUMMARY_LEVEL : piece.level;
  const heading = readHeadingText(piece.text, names, off);
  if (heading === null && isSentenceAboveRule(piece, off)) return null;
  return { sections: [], answer: '', ...heading, at, level, depth: piece.depth, look: 'heading' };
}

function isHeadingOff(piece: Piece, off: RulesOff): boolean {
  switch (piece.style) {
    case 'atx':
      return off.has('atx-heading');
    case 'setext':
      return off.has('setext-heading');
    case 'html':
      return off.has(piece.level === 0 ? 'summary-heading' : 'html-heading');
    case 'none':
      return false;
    default:
      return piece.style satisfies never;
  }
}

/** `A sentence.` above `---`: to the grammar a heading, to its author text above a line. */
export function isSentenceAboveRule(piece: Piece, off: RulesOff): boolean {
  if (piece.style !== 'setext' || off.has('setext-sentence')) return false;
  return piece.text.includes('\n') || piece.text.length > 60 || /[.,;!。]$/.test(piece.text);
}

function lineMark(piece: Piece, at: number, before: Piece | null, names: Names, off: RulesOff): Mark | null {
  if (piece.isQuote && !off.has('quoted-heading')) return null;
  const heading = readLineHeading(piece, before, names, off);
  if (heading !== null) {
    const level = heading.look === 'bold' ? BOLD_LEVEL : PLAIN_LEVEL;
    return { ...heading, at, level, depth: piece.depth };
  }
  if (piece.kind !== 'text' || piece.isItem || piece.isTable || !piece.isFirst || !isBoldLine(piece.text)) return null;
  return { sections: [], answer: '', at, level: BOLD_LEVEL, depth: piece.depth, look: 'bold' };
}

/** Gives unknown headings to sections that nothing names so far: a longer heading first, then a misspelt one. */
function nameTheRest(document: Document, marks: readonly Mark[], names: Names, off: RulesOff): readonly Mark[] {
  const found = new Set(marks.flatMap((mark) => mark.sections));
  let compared = 0;

  function misspelt(text: string): HeadingText | null {
    if (found.size === names.count || text.length > MAX_MISSPELT_LENGTH) return null;
    const written = names.compare(text);
    for (const name of names.byInitial.get(written.charAt(0)) ?? []) {
      const sections = names.sections.get(name) ?? [];
      if (sections.some((section) => found.has(section))) continue;
      compared += Math.abs(written.length - name.length) > 2 ? 1 : written.length * name.length;
      if (compared > MAX_COMPARED) return null;
      if (isMisspelt(written, name)) return { sections, answer: '' };
    }
    return null;
  }
  function nameOf(text: string): HeadingText | null {
    const longer = off.has('longer-heading') ? null : readLongerHeading(text, names);
    if (longer !== null && !longer.sections.some((section) => found.has(section))) return longer;
    return off.has('misspelling') ? null : misspelt(text);
  }

  const named = marks.map((mark) => {
    if (mark.sections.length > 0) return mark;
    const heading = nameOf((document.pieces[mark.at]?.text ?? '').replace(/^[*_\s]+|[*_\s:：]+$/g, ''));
    if (heading === null) return mark;
    for (const section of heading.sections) found.add(section);
    return { ...mark, ...heading };
  });
  return off.has('misspelling') || found.size === names.count
    ? named
    : withMisspeltLines(document, named, names, misspelt, off);
}

/** Adds short lines of their own, with or without a colon, that spell the name of a missing section wrongly. */
function withMisspeltLines(
  document: Document,
  marks: readonly Mark[],
  names: Names,
  misspelt: (text: string) => HeadingText | null,
  off: RulesOff,
): readonly Mark[] {
  const taken = new Set(marks.map((mark) => mark.at));
  const added: Mark[] = [];
  for (const [at, piece] of document.pieces.entries()) {
    if (taken.has(at) || piece.kind !== 'text' || piece.isQuote || piece.isTable || !piece.isFlush) continue;
    const before = document.pieces[at - 1] ?? null;
    if (!mayNameSection(piece.text, names) || (!piece.isFirst && !isOwnLine(piece.text, before, off))) continue;
    const line = /^(?:#{1,6})?([^:：]{1,60})(?:[:：](.*))?$/.exec(piece.text);
    const heading = line === null ? null : misspelt(line[1] ?? '');
    if (heading === null) continue;
    const answer = line?.[2]?.trim() ?? '';
    added.push({ ...heading, answer, at, level: PLAIN_LEVEL, depth: piece.depth, look: 'plain' });
  }
  return added.length === 0 ? marks : [...marks, ...added].sort((a, b) => a.at - b.at);
}
