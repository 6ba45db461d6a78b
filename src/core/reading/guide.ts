import type { SectionSpec } from '../config/config.js';
import { foldWords } from '../markdown/fold.js';
import { stripTags } from '../markdown/html.js';

/** How a line stands in the template's text: shown to readers there, or a short line of what it hides in comments. */
export type Likeness = 'residue' | 'echo' | null;

/** A template's own text for one section, made ready for comparing. Lines come folded and as written. */
export interface Guide {
  readonly hasText: boolean;
  /** Of how many short lines an author may have kept some as the answer. */
  readonly choices: number;
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

const YES_NO_QUESTION = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b[^.]*[?？]/i;

const OFFERED_NONE = /\byes\s*\/\s*no\b|["'`“«]\s*(?:none|no|n\/a|not applicable)\s*["'`”»]/i;

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
  const options = optionsOf(shown);
  const ticked = new Set(all.filter((line) => isTicked(line)).map((line) => foldLine(line)));
  const sentences = all.flatMap((line) => line.split(SENTENCE_END).map(foldLine)).filter((line) => line !== '');
  const running = ` ${sentences.join(' ')} `;
  const borders = bordersOf(sentences);
  const wordLists = [...new Set([...folded, ...sentences])].map((line) => line.split(' '));
  const wordSets = wordLists.map((words) => new Set(words));
  const raw = all.join('\n');

  function compareWhole(text: string, line: string): Likeness {
    if (hasOtherAddress(line, raw)) return null;
    // An option without its box is the one that was kept.
    if (boxes.has(text) && !isBox(line)) return 'echo';
    if (options.has(text) && !isBox(line)) return 'echo';
    if (shownLines.has(text === '' ? bareOf(line) : text)) return 'residue';
    if (text === '' || !wholeLines.has(text)) return null;
    const isChoice = text.split(' ').length < MIN_WORDS_IN_A_ROW && !isBox(line) && !/[?？]\s*$/.test(line);
    return isChoice ? 'echo' : 'residue';
  }

  function isPart(text: string, line: string): boolean {
    if (text === '' || hasOtherAddress(line, raw)) return false;
    const words = text.split(' ');
    if (words.length >= MIN_WORDS_IN_A_ROW && isRun(text, running, borders)) return true;
    if (words.length === 1) return isUnspaced(text) && text.length >= MIN_UNSPACED_LENGTH && running.includes(text);
    if (words.length >= MIN_WORDS_IN_ORDER && wordLists.some((other) => isSubsequence(words, other))) return true;
    return words.length >= MIN_WORDS_NEARLY && wordSets.some((other) => isNearly(words, other));
  }

  return {
    hasText: all.length > 0,
    choices: Math.max(options.size, boxes.size, hiddenChoices(all, shown)),
    hasEmptyItem: shown.some((line) => /^(?:[-*+]|\d{1,3}[.)])$/.test(line)),
    hasFence: shown.some((line) => /^(?:```|~~~)/.test(line)),
    compareWhole,
    isPart,
    offersNone: OFFERED_NONE.test(raw) || shown.some((line) => YES_NO_QUESTION.test(line)),
    isExample: (line) => shownLines.has(keyOf(line)) && !boxes.has(keyOf(line)),
    isTicked: (text) => ticked.has(text),
    isLabel: (text) => labels.has(text),
  };
}

/** Short lines that a template offers to choose from: two or more, none of them a label, a question or an example. */
function optionsOf(shown: readonly string[]): ReadonlySet<string> {
  const short = shown.filter((line) => isOption(line)).map((line) => foldLine(line));
  const options = new Set(short.filter((line) => line !== '' && line.split(' ').length < MIN_WORDS_IN_A_ROW));
  return options.size > 1 ? options : new Set();
}

function isOption(line: string): boolean {
  return !isBox(line) && !/[:：?？[\]<>{}'"“”`…|*_]|\.\.|^#/.test(line.replace(/^[\s>]*[-+*•]\s+/, ''));
}

function hiddenChoices(all: readonly string[], shown: readonly string[]): number {
  const visible = new Set(shown);
  return all.filter((line) => !visible.has(line) && foldLine(line).split(' ').length < MIN_WORDS_IN_A_ROW).length;
}

const SENTENCE_END = /[.!?:;。！？：；]+(?:\s|$)/;

/** Returns the places in the running text at which a sentence begins or ends. */
function bordersOf(sentences: readonly string[]): ReadonlySet<number> {
  const borders = new Set<number>();
  let at = 1;
  for (const sentence of sentences) {
    borders.add(at);
    borders.add(at + sentence.length);
    at += sentence.length + 1;
  }
  return borders;
}

/** A run of words counts from the beginning or to the end of a sentence: words out of its middle may be the answer. */
function isRun(text: string, running: string, borders: ReadonlySet<number>): boolean {
  let at = running.indexOf(` ${text} `);
  for (let tries = 0; at >= 0 && tries < 5; tries += 1) {
    if (borders.has(at + 1) || borders.has(at + 1 + text.length)) return true;
    at = running.indexOf(` ${text} `, at + 1);
  }
  return false;
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

/** Folds one line of content; list marks, boxes, numbering and addresses are gone. */
export function foldLine(line: string): string {
  const bare = line
    .slice(0, LINE_LIMIT)
    .replace(LINE_START, '')
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,500}\)/g, '$1 ')
    .replace(/https?:\/\/[^\s<>()]+/g, ' ');
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
  if (words[0] !== line[0] && words.at(-1) !== line.at(-1)) return false;
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
