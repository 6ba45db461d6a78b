import type { SectionSpec } from '../config/config.js';
import { foldWords, plainText } from '../markdown/fold.js';
import { blankComments, stripTags } from '../markdown/html.js';
import { isLoneVerb, isNone, isPlaceholder, isStub } from './placeholders.js';
import type { RulesOff } from './rules.js';

/** What one line of a section is. `blank` says nothing at all, not even that somebody was here. */
export type LineKind = 'blank' | 'comment' | 'residue' | 'placeholder' | 'written';

/** A template's own text for one section, made ready for comparing. */
export interface Guide {
  readonly hasText: boolean;
  /** True for text that stands in the template word by word: a whole line of it, or enough of one. */
  readonly isResidue: (text: string) => boolean;
  /** True for a whole line of the template only. */
  readonly isWholeLine: (text: string) => boolean;
  /** True for a box that the template brings along already ticked. */
  readonly isTickedByTemplate: (text: string) => boolean;
  /** True for the part before a colon, such as `OS` of `- OS: [e.g. iOS]`. */
  readonly isLabel: (text: string) => boolean;
}

const LINE_LIMIT = 2000;

/** Fewer words than these prove nothing: "Linux" may be an answer although the template names it as an example. */
const MIN_WORDS_IN_A_ROW = 4;
const MIN_WORDS_IN_ORDER = 5;
const MIN_UNSPACED_LENGTH = 8;

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
  const raw = prompts.flatMap((prompt) => promptLines(prompt));
  const lines = raw.map((line) => foldLine(line)).filter((line) => line !== '');
  const whole = new Set(lines);
  const labels = new Set(raw.map((line) => foldLine(labelPart(line))).filter((label) => label !== ''));
  const ticked = new Set(raw.filter((line) => isTicked(line)).map((line) => foldLine(line)));
  const running = ` ${lines.join(' ')} `;
  const inOrder = lines.map((line) => line.split(' '));

  return {
    hasText: raw.length > 0,
    isWholeLine: (text) => whole.has(text),
    isTickedByTemplate: (text) => ticked.has(text),
    isLabel: (text) => labels.has(text),
    isResidue: (text) => {
      if (whole.has(text)) return true;
      const words = text.split(' ');
      if (words.length >= MIN_WORDS_IN_A_ROW && running.includes(` ${text} `)) return true;
      if (words.length === 1 && isUnspaced(text) && text.length >= MIN_UNSPACED_LENGTH) return running.includes(text);
      return words.length >= MIN_WORDS_IN_ORDER && inOrder.some((line) => isSubsequence(words, line));
    },
  };
}

/** A prompt is looked at with and without its comment marks: people delete the marks and leave the words. */
function promptLines(prompt: string): readonly string[] {
  const text = prompt.replace(/\r\n?/g, '\n').replace(/<!--|-->/g, '\n');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function labelPart(line: string): string {
  const colon = line.search(/[:：?？[(]/);
  return colon < 0 ? '' : line.slice(0, colon);
}

/** Folds one line of content, list marks, boxes and numbering gone. */
function foldLine(line: string): string {
  const bare = line
    .slice(0, LINE_LIMIT)
    .replace(/^[\s>]*(?:#{1,6}\s)?(?:[-+*•–]\s+|\d{1,3}[.)]\s*)?(?:\[\s*[xX✓✔]?\s*\]\s*)?/, '')
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,500}\)/g, '$1 ');
  return foldWords(stripTags(bare));
}

function isTicked(line: string): boolean {
  return /^[\s>*+-]*(?:\d{1,3}[.)]\s*)?[[(]\s*[xX✓✔√☑✅]\s*[\])]|^[\s>*+-]*[☑✅🗹]/u.test(line);
}

function isBox(line: string): boolean {
  return /^[\s>*+-]*(?:\d{1,3}[.)]\s*)?\[\s*[xX✓✔]?\s*\]/.test(line);
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

/** Tells whether a line stands in the template. */
export function isTemplateLine(line: string, guide: Guide): boolean {
  return guide.hasText && guide.isResidue(foldLine(line));
}

/** Tells what one line of content is, judged by itself. */
export function classifyLine(text: string, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind {
  const line = text.slice(0, LINE_LIMIT).trim();
  if (line === '') return 'blank';
  if (guide.hasText) {
    const kind = againstTemplate(line, spec, guide, off);
    if (kind !== null) return kind;
  }
  return byItself(line, spec, off);
}

function againstTemplate(line: string, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind | null {
  if (off.has('residue')) return null;
  const folded = foldLine(line);
  if (folded === '') return null;
  const isOwn = off.has('residue-part') ? guide.isWholeLine(folded) : guide.isResidue(folded);
  if (isOwn) {
    if (isTicked(line) && !guide.isTickedByTemplate(folded) && !off.has('template-box')) return 'written';
    return 'residue';
  }
  const colon = line.search(/[:：?？]/);
  if (colon > 0 && guide.isLabel(foldLine(line.slice(0, colon)))) {
    const rest = line.slice(colon + 1).trim();
    return rest === '' ? 'residue' : byItself(rest, spec, off);
  }
  return null;
}

function byItself(line: string, spec: SectionSpec, off: RulesOff): LineKind {
  const visible = stripTags(blankComments(line).text)
    .replace(/&(?:nbsp|#160|zwnj|#8203);/gi, ' ')
    .replace(/[\p{Cf}\p{Zs}]/gu, ' ')
    .trim();
  if (visible === '' || /^[-=*_|:\s]+$/.test(visible))
    return visible === '' || isTableRule(visible) ? 'blank' : punctuation(off);
  if (isBox(line) && !isTicked(line)) return wordsKind(foldLine(line), visible, spec, off);
  return wordsKind(foldWords(plainText(visible)), visible, spec, off);
}

function wordsKind(folded: string, visible: string, spec: SectionSpec, off: RulesOff): LineKind {
  if (folded === '')
    return /[^\p{P}\p{S}\s]|\p{Extended_Pictographic}|!\[|<img/u.test(visible) ? 'written' : punctuation(off);
  if (!off.has('stub') && (isStub(visible) || isLoneVerb(folded))) return 'placeholder';
  if (isNone(folded)) return spec.none && !off.has('none-answer') ? 'written' : placeholder(off);
  return isPlaceholder(folded) ? placeholder(off) : 'written';
}

function isTableRule(line: string): boolean {
  return line.includes('|');
}

/** `-`, `.`, `…`, `???`: somebody was here and wrote nothing. */
function punctuation(off: RulesOff): LineKind {
  return placeholder(off);
}

function placeholder(off: RulesOff): LineKind {
  return off.has('placeholder') ? 'written' : 'placeholder';
}
