import type { Piece } from '../markdown/document.js';
import { isQualifier, readHeadingText, type HeadingText } from './heading-text.js';
import type { Names } from './names.js';
import type { RulesOff } from './rules.js';

/** A line of prose that works as a heading. `bold` ranks above `plain`; `loose` is bold without a mark behind it. */
export interface LineHeading extends HeadingText {
  readonly look: 'bold' | 'loose' | 'plain';
}

/**
 * Returns what a line of prose names when it is used as a heading: only bold text, `**Label:** text`, `Label: text`,
 * `##Label`, or the bare name. Null for every other line.
 *
 * @param before the line above in the same paragraph, null for none
 */
export function readLineHeading(piece: Piece, before: Piece | null, names: Names, off: RulesOff): LineHeading | null {
  if (!mayBeHeading(piece, off)) return null;
  const line = piece.text.replace(/^\[[ xX]\]\s+/, '').slice(0, 300);
  if (!mayNameSection(line, names)) return null;
  return boldHeading(line, names, off) ?? plainHeading(line, piece, before, names, off);
}

/** A line in a list counts when it starts an item, or stands flush left: only the grammar's laziness puts that in the list. */
function mayBeHeading(piece: Piece, off: RulesOff): boolean {
  if (piece.kind !== 'text' || piece.isTable) return false;
  if (piece.listDepth === 0 || (piece.isFlush && !piece.isItem)) return true;
  return piece.listDepth === 1 && piece.isItem && !off.has('list-label');
}

/** Tells whether a line that is not known is bold throughout, such as `**On Linux**`: a heading of the author's own. */
export function isBoldLine(text: string): boolean {
  return splitBold(text)?.rest.replace(/[:：\s]/g, '') === '';
}

/** Numbering by letters, which would hide the first letter of the name. */
const NUMBERED =
  /^[*_]{0,3}(?:[一二三四五六七八九十]{1,3}[、.．)]|[ivx]{1,4}[.)]|[a-h][.)]\s|(?:step|section|part)\s\d)/i;

/** One look at the first letter dismisses most lines of most bodies. */
export function mayNameSection(line: string, names: Names): boolean {
  if (NUMBERED.test(line)) return true;
  const first = /[\p{L}\p{N}]/u.exec(line.length > 40 ? line.slice(0, 40) : line);
  if (first === null) return false;
  const code = line.charCodeAt(0);
  // Behind `<`, `:`, `_` or a number the name begins further on.
  if (code === 60 || code === 58 || code === 95 || /\p{N}/u.test(first[0])) return true;
  return names.mayStartWith(first[0]);
}

function boldHeading(line: string, names: Names, off: RulesOff): LineHeading | null {
  const bold = splitBold(line);
  if (bold === null) return null;
  // "(as precisely as possible)" right behind a label belongs to it; behind its colon it may be the answer.
  const behind = /[:：]\s*$/.test(bold.text) ? bold.rest : bold.rest.replace(/^\s*\([^()]*\)/, '');
  const rest = behind.replace(/^\s*[:：]\s*|^\s+[-–—]\s+/, '').trim();
  if (rest === '') {
    const heading = off.has('bold-line') ? null : readHeadingText(bold.text, names, off);
    return heading === null ? null : { ...heading, look: 'bold' };
  }
  if (off.has('bold-label')) return null;
  const sections = names.sections.get(names.compare(bold.text)) ?? readHeadingText(bold.text, names, off)?.sections;
  if (sections === undefined) return null;
  // "**Context** is what we lack" may be a sentence.
  const isParted = /[:：]\s*$/.test(bold.text) || /^\s*[:：]|^\s+[-–—]\s/.test(behind);
  return { sections, answer: isQualifier(rest, names) ? '' : rest, look: isParted ? 'bold' : 'loose' };
}

/** Splits `**Label:** text` into its bold start and the rest; null when the line does not start bold. */
function splitBold(line: string): { readonly text: string; readonly rest: string } | null {
  if (!/^[*_<]/.test(line)) return null;
  const match =
    /^(\*\*\*|\*\*|___|__|<(?:b|strong)>)\s*(.{1,200}?)\s*(?:\1|<\/(?:b|strong)>)(.*)$/i.exec(line) ??
    /^(\*|_)(?![*_\s])([^*_]{1,200})\1(\s*[:：]?\s*)$/.exec(line);
  if (match === null) return null;
  return { text: match[2] ?? '', rest: match[3] ?? '' };
}

function plainHeading(
  line: string,
  piece: Piece,
  before: Piece | null,
  names: Names,
  off: RulesOff,
): LineHeading | null {
  // With a blank behind them they reach us only out of raw HTML, where Markdown does not look.
  const hashes = /^#{1,6}\s*(?=[^#\s])/.exec(line);
  if (hashes !== null) {
    if (off.has('hash-without-space')) return null;
    const heading = readHeadingText(line.slice(hashes[0].length), names, off);
    return heading === null ? null : { ...heading, look: 'plain' };
  }
  if (!piece.isFirst && !isOwnLine(line, before, off)) return null;
  return labelHeading(line, names, off) ?? bareHeading(line, names, off);
}

function labelHeading(line: string, names: Names, off: RulesOff): LineHeading | null {
  if (off.has('label-line')) return null;
  const colon = line.slice(0, names.longest).search(/[:：]/);
  if (colon < 0) return null;
  const label = line.slice(0, colon);
  if (/https?$/i.test(label)) return null;
  const sections = names.sections.get(names.compare(label)) ?? qualifiedLabel(label, names, off);
  if (sections === undefined) return null;
  const answer = line.slice(colon + 1).trim();
  return { sections, answer: isQualifier(answer, names) ? '' : answer, look: 'plain' };
}

function qualifiedLabel(label: string, names: Names, off: RulesOff): readonly number[] | undefined {
  if (off.has('qualifier')) return undefined;
  return names.sections.get(names.compare(label.normalize('NFKC').replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')));
}

function bareHeading(line: string, names: Names, off: RulesOff): LineHeading | null {
  if (off.has('plain-line') || line.length > names.longest) return null;
  const sections = names.sections.get(names.compare(line));
  return sections === undefined ? null : { sections, answer: '', look: 'plain' };
}

/** A line that the author's editor wrapped is about this long at least. */
const WRAPPED_LENGTH = 60;

/**
 * Tells whether a line inside a paragraph starts something of its own rather than going on with the sentence above it: the
 * line above ended, or is too short to have been wrapped and this one starts with a capital.
 */
export function isOwnLine(line: string, before: Piece | null, off: RulesOff): boolean {
  if (off.has('wrapped-line') || before === null) return true;
  if (/[.!?:;。．！？：)\]>*_|]\s*$/.test(before.text)) return true;
  if (/^\p{Ll}/u.test(line)) return false;
  return before.text.length < WRAPPED_LENGTH || /^[^:：]{1,40}[:：]\s/.test(before.text);
}
