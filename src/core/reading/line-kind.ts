import type { SectionSpec } from '../config/config.js';
import { foldWords, plainText } from '../markdown/fold.js';
import { blankComments, stripTags } from '../markdown/html.js';
import { foldLine, guideOf, isBox, isTicked, type Guide } from './guide.js';
import { isOption } from './options.js';
import { isLoneVerb, isNone, isPlaceholder, isStub } from './placeholders.js';
import type { RulesOff } from './rules.js';

/**
 * What one line of a section is. `blank` says nothing at all, not even that somebody was here; an `echo` is a short line that
 * also stands in the hidden part of the template's text.
 */
export type LineKind = 'blank' | 'comment' | 'residue' | 'echo' | 'placeholder' | 'written';

const LINE_LIMIT = 2000;

/** Tells whether a line stands in the template. */
export function isTemplateLine(line: string, guide: Guide): boolean {
  const folded = foldLine(line);
  return guide.compareWhole(folded, line) === 'residue' || guide.isPart(folded, line);
}

/** Tells what one line of content is, judged by itself. */
export function classifyLine(text: string, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind {
  const line = text.slice(0, LINE_LIMIT).trim();
  if (line === '') return 'blank';
  return againstTemplate(line, spec, guide, off) ?? byItself(line, spec, off);
}

/** Tells what one line inside a code block is: tags and comments are code there. */
export function classifyCodeLine(text: string, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind {
  const line = text.slice(0, LINE_LIMIT).trim();
  if (line === '') return 'blank';
  return againstTemplate(line, spec, guide, off) ?? wordsKind(foldWords(line), line, spec, off);
}

/** Tells what an answer in the line of its heading is: one word of the template's may well be the one chosen. */
export function classifyAnswer(answer: string, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind {
  const line = answer.slice(0, LINE_LIMIT).trim();
  if (guide.isExample(line) && !off.has('residue')) return 'residue';
  if (foldLine(line).split(' ').length < 4) return byItself(line, spec, off);
  return classifyLine(line, spec, guide, off);
}

function againstTemplate(line: string, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind | null {
  if (!guide.hasText || off.has('residue')) return null;
  const folded = foldLine(line);
  const whole = guide.compareWhole(folded, line);
  if (whole !== null) return isTicked(line) && !guide.isTicked(folded) && !off.has('template-box') ? 'written' : whole;
  return afterLabel(line, spec, guide, off) ?? (isPart(folded, line, guide, off) ? 'residue' : null);
}

/** Judges what stands behind a label of the template's; null where there is none. */
function afterLabel(line: string, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind | null {
  const bare = line.replace(/^[-+*•]\s+/, '');
  const colon = bare.search(/[:：]|[?？](?=\s)|[?？]$/);
  if (colon < 0 && guide.isLabel(foldLine(bare))) return 'residue';
  if (colon <= 0 || !guide.isLabel(foldLine(bare.slice(0, colon)))) return null;
  const rest = bare.slice(colon + 1).trim();
  return rest === '' || isPart(foldLine(rest), rest, guide, off) ? 'residue' : byItself(rest, spec, off);
}

function isPart(folded: string, line: string, guide: Guide, off: RulesOff): boolean {
  return !off.has('residue-part') && !isTicked(line) && guide.isPart(folded, line);
}

/** No placeholder and no stub has this many words. Tried from the beginning of words only, since a line may be one long word. */
const SENTENCE = /(?<!\p{L})(?:\p{L}{2,}[^\p{L}<]{1,8}){7}\p{L}/u;

function byItself(line: string, spec: SectionSpec, off: RulesOff): LineKind {
  if (SENTENCE.test(line) && !line.includes('<')) return 'written';
  const visible = stripTags(blankComments(line).text)
    .replace(/&(?:nbsp|#160|zwnj|#8203);/gi, ' ')
    .replace(/[\p{Cf}\p{Zs}]/gu, ' ')
    .trim();
  if (visible === '') return 'blank';
  if (isBox(line) && !isTicked(line)) return wordsKind(foldLine(line), visible, spec, off);
  return wordsKind(foldWords(plainText(visible)), visible, spec, off);
}

function wordsKind(folded: string, visible: string, spec: SectionSpec, off: RulesOff): LineKind {
  if (folded === '') return isVisible(visible) ? 'written' : placeholder(off);
  if (!off.has('offered-choice') && isOption(folded, spec)) return 'written';
  if (!off.has('stub') && (isStub(visible) || isLoneVerb(folded))) return 'placeholder';
  if (isNone(folded)) return mayBeNone(spec, off) ? 'written' : placeholder(off);
  return isPlaceholder(folded) ? placeholder(off) : 'written';
}

/** "No" answers a section that may be empty, a question that asks for yes or no, and one whose template offers it. */
function mayBeNone(spec: SectionSpec, off: RulesOff): boolean {
  if (spec.none) return !off.has('none-answer');
  if (guideOf(spec).offersNone) return !off.has('offered-none');
  return [spec.heading, ...spec.aliases].some(asksYesOrNo) && !off.has('yes-no-question');
}

/** Tells whether a heading asks for yes or no. */
export function asksYesOrNo(heading: string): boolean {
  const text = heading
    .slice(0, 300)
    .replace(/[*_`#]/g, '')
    .trim();
  return QUESTION.test(text) || AUXILIARY.test(text);
}

const AUXILIARY = /^(?:is|are|was|were|did|does|do you|has|have you|can you|could|will|would|should)\b/i;

/** A question that does not begin with a question word asks for yes or no. */
const QUESTION =
  /^(?!.*(?:什么|什麼|怎么|如何|哪|谁|何|どう|なぜ|いつ|だれ|誰|무엇|왜|어떻게|언제|누가))(?!(?:any\w*|what|which|how|why|when|where|who|whose|was|welche\S*|wie|warum|wann|wo|wer|que|quoi|quel\S*|comment|pourquoi|où|qui|¿?qué|¿?cuál|¿?cómo|¿?por|o que|qual|como|cosa|quale|perché|что|как\S*|почему|где|кто|когда|zachem)\b).*[?？]\s*$/i;

/** A picture says something without a word; `-`, `…`, `???` say that somebody was here and wrote nothing. */
function isVisible(text: string): boolean {
  return /[^\p{P}\p{S}\s]|\p{Extended_Pictographic}|!\[|<(?:img|video|picture|source|iframe)/iu.test(text);
}

function placeholder(off: RulesOff): LineKind {
  return off.has('placeholder') ? 'written' : 'placeholder';
}
