import type { SectionSpec } from '../config/config.js';
import { foldWords } from '../markdown/fold.js';
import { stripTags } from '../markdown/html.js';

/** How a line stands in the template's text: shown to readers there, or a short line of what it hides in comments. */
export type Likeness = 'residue' | 'echo' | null;

/** A template's own text for one section, made ready for comparing. Lines come folded and as written. */
export interface Guide {
  readonly hasText: boolean;
  /** True when the text brings an empty list item or an empty fence along. */
  readonly hasEmptyItem: boolean;
  readonly hasFence: boolean;
  /** True for a run of words within its lines, or a near copy of one. */
  readonly isPart: (folded: string, line: string) => boolean;
  /** Compares with whole lines. */
  readonly compareWhole: (folded: string, line: string) => Likeness;
  /** True for a whole line, shown in the template, that is not one of the choices it offers as boxes. */
  readonly isExample: (line: string) => boolean;
  /** True where "None" is an answer that the template itself offers: `if not, write "NONE"`. */
  readonly offersNone: boolean;
  /** True for a box that the template brings along already ticked. */
  readonly isTicked: (folded: string) => boolean;
  /** True for the part before a colon, such as `OS` of `- OS: [e.g. iOS]`. */
  readonly isLabel: (folded: string) => boolean;
}

/** Fewer words than these prove nothing: "Linux" may be an answer although the template names it as an example. */
const MIN_WORDS_IN_A_ROW = 4;
const MIN_WORDS_IN_ORDER = 5;
const MIN_WORDS_NEARLY = 8;
const MIN_UNSPACED_LENGTH = 8;
/** Share of a line's words that must stand in one line of the template for a near copy. */
const NEARLY = 0.85;

const OFFERED_NONE = /["'`“«]\s*(?:none|no|n\/a|not applicable)\s*["'`”»]/i;

const LINE_LIMIT = 2000;
const MAX_PROMPT_LINES = 300;

const guides = new WeakMap<SectionSpec, Guide>();

/** Returns the guide of a section; the same spec gives the same one. */
export function guideOf(spec: SectionSpec): Guide {
  const known = guides.get(spec);
  if (known !== undefined) return known;
  const guide = makeGuide(spec.prompts);
  guides.set(spec, guide);
  return guide;
}

function makeGuide(prompts: readonly string[]): Guide {
  const shown = prompts.flatMap((prompt) => linesOf(prompt.replace(/<!--[\s\S]*?(?:-->|$)/g, '\n')));
  const all = prompts.flatMap((prompt) => linesOf(prompt.replace(/<!--+|--+>/g, '\n')));
  const shownLines = new Set(shown.map((line) => keyOf(line)));
  const folded = all.map((line) => foldLine(line)).filter((line) => line !== '');
  const wholeLines = new Set(folded);
  const labels = new Set(all.flatMap((line) => labelsOf(line)).filter((label) => label !== ''));
  const boxes = new Set(shown.filter((line) => isBox(line)).map((line) => keyOf(line)));
  const ticked = new Set(all.filter((line) => isTicked(line)).map((line) => foldLine(line)));
  const running = ` ${folded.join(' ')} `;
  const wordLists = folded.map((line) => line.split(' '));
  const wordSets = wordLists.map((words) => new Set(words));
  const raw = all.join('\n');

  function compareWhole(text: string, line: string): Likeness {
    if (hasOtherAddress(line, raw)) return null;
    if (shownLines.has(text === '' ? bareOf(line) : text)) return 'residue';
    if (text === '' || !wholeLines.has(text)) return null;
    return text.split(' ').length < MIN_WORDS_IN_A_ROW && !isBox(line) ? 'echo' : 'residue';
  }

  function isPart(text: string, line: string): boolean {
    if (text === '' || hasOtherAddress(line, raw)) return false;
    const words = text.split(' ');
    if (words.length >= MIN_WORDS_IN_A_ROW && running.includes(` ${text} `)) return true;
    if (words.length === 1) return isUnspaced(text) && text.length >= MIN_UNSPACED_LENGTH && running.includes(text);
    if (words.length >= MIN_WORDS_IN_ORDER && wordLists.some((other) => isSubsequence(words, other))) return true;
    return words.length >= MIN_WORDS_NEARLY && wordSets.some((other) => isNearly(words, other));
  }

  return {
    hasText: all.length > 0,
    hasEmptyItem: shown.some((line) => /^(?:[-*+]|\d{1,3}[.)])$/.test(line)),
    hasFence: shown.some((line) => /^(?:```|~~~)/.test(line)),
    compareWhole,
    isPart,
    offersNone: OFFERED_NONE.test(raw),
    isExample: (line) => shownLines.has(keyOf(line)) && !boxes.has(keyOf(line)),
    isTicked: (text) => ticked.has(text),
    isLabel: (text) => labels.has(text),
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n', MAX_PROMPT_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `OS (e.g. Linux): [please fill in]` is labelled "OS (e.g. Linux)" and "OS". */
function labelsOf(line: string): readonly string[] {
  return [/[:：]/, /[:：?？[(]/]
    .map((end) => line.replace(LINE_START, '').search(end))
    .map((end) => (end < 0 ? '' : foldLine(line.replace(LINE_START, '').slice(0, end))));
}

/** Lines without a word, such as `1. ...`, are compared by their marks. */
function keyOf(line: string): string {
  const folded = foldLine(line);
  return folded === '' ? bareOf(line) : folded;
}

function bareOf(line: string): string {
  return line.replace(LINE_START, '').replace(/\s+/g, '');
}

const LINE_START = /^[\s>]*(?:#{1,6}\s)?(?:[-+*•–]\s+|\d{1,3}[.)]\s+)?(?:\[\s*[xX✓✔]?\s*\]\s*)?/;

/** Folds one line of content; list marks, boxes, numbering and the targets of links are gone. */
export function foldLine(line: string): string {
  const bare = line
    .slice(0, LINE_LIMIT)
    .replace(LINE_START, '')
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,500}\)/g, '$1 ');
  return foldWords(stripTags(bare));
}

/** An address that is not the template's own is an answer, whatever words stand around it. */
function hasOtherAddress(line: string, raw: string): boolean {
  if (isBox(line) && !isTicked(line)) return false;
  for (const address of line.matchAll(/https?:\/\/[^\s<>()[\]"']{1,300}/g)) {
    if (!raw.includes(address[0])) return true;
  }
  return false;
}

/** Tells whether a line is a ticked box. */
export function isTicked(line: string): boolean {
  return /^[\s>*+-]*(?:\d{1,3}[.)]\s*)?[[(]\s*[xX✓✔√☑✅]\s*[\])]|^[\s>*+-]*[☑✅🗹]/u.test(line);
}

/** Tells whether a line is a box, ticked or not. */
export function isBox(line: string): boolean {
  return /^[\s>*+-]*(?:\d{1,3}[.)]\s*)?\[\s*[xX✓✔]?\s*\](?!\()/.test(line);
}

/** Han, kana, Thai and such: one "word" is a whole line. */
function isUnspaced(text: string): boolean {
  return /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/u.test(text);
}

function isSubsequence(words: readonly string[], line: readonly string[]): boolean {
  let next = 0;
  for (const word of line) {
    if (word === words[next]) next += 1;
    if (next === words.length) return true;
  }
  return false;
}

/** A near copy differs in its wording. What is added at the end, or is a number, was filled in. */
function isNearly(words: readonly string[], line: ReadonlySet<string>): boolean {
  if (!line.has(words.at(-1) ?? '')) return false;
  if (words.some((word) => /\d/.test(word) && !line.has(word))) return false;
  const known = words.filter((word) => line.has(word)).length;
  return known / words.length >= NEARLY;
}
