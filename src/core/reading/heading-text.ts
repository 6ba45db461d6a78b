import { plainText } from '../markdown/fold.js';
import type { Names } from './names.js';
import type { RulesOff } from './rules.js';

/** What a heading says: the sections it names and, where it goes on, the answer in its own line. */
export interface HeadingText {
  readonly sections: readonly number[];
  readonly answer: string;
}

const MAX_LENGTH = 300;
const MAX_PARTS = 10;

/** Returns what a heading names exactly, by qualifier, with an answer, or jointly; null when nothing that is known. */
export function readHeadingText(text: string, names: Names, off: RulesOff): HeadingText | null {
  const line = text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .replace(/[【〔]/g, '[')
    .replace(/[】〕]/g, ']');
  const whole = names.sections.get(names.compare(line));
  if (whole !== undefined) return { sections: whole, answer: '' };
  return qualified(line, names, off) ?? withAnswer(line, names, off) ?? joint(line, names, off);
}

/** Returns the sections whose name of several words begins this heading: "Steps to reproduce the crash". */
export function readLongerHeading(text: string, names: Names): HeadingText | null {
  const words = names.compare(text.slice(0, MAX_LENGTH)).split(' ');
  for (let count = Math.min(words.length - 1, 12); count >= 2; count -= 1) {
    if (words.length - count > 4) break;
    const sections = names.sections.get(words.slice(0, count).join(' '));
    if (sections !== undefined) return { sections, answer: '' };
  }
  return null;
}

/** "Environment (please complete)", "[Optional] Notes", "The goal": the name with what does not belong to it. */
function qualified(line: string, names: Names, off: RulesOff): HeadingText | null {
  if (off.has('qualifier')) return null;
  const bare = line.replace(/\([^()]*\)|\[[^[\]]*\](?!\()|\{[^{}]*\}/g, ' ');
  const folded = names.compare(bare);
  const sections = names.sections.get(folded) ?? names.sections.get(folded.replace(/^(?:the|my|our|your|a|an) /, ''));
  return sections === undefined ? null : { sections, answer: '' };
}

/** Words after a name that say something about the field and answer nothing. */
const QUALIFIERS =
  /^(?:required|optional|mandatory|if (?:applicable|any|relevant|known|possible|needed)|when applicable|recommended|pflicht|optionnel|obligatoire|opcional|obligatorio|必須|任意|必填|选填)$/;

function withAnswer(line: string, names: Names, off: RulesOff): HeadingText | null {
  if (off.has('heading-answer')) return null;
  let tries = 0;
  for (const separator of line.matchAll(/[:：?？=]|\s[-–—]\s/g)) {
    if (++tries > MAX_PARTS) break;
    const sections = names.sections.get(names.compare(line.slice(0, separator.index)));
    if (sections === undefined) continue;
    const answer = line.slice(separator.index + separator[0].length).trim();
    return { sections, answer: isQualifier(answer, names) ? '' : answer };
  }
  return null;
}

export function isQualifier(answer: string, names: Names): boolean {
  return QUALIFIERS.test(names.compare(answer));
}

function joint(line: string, names: Names, off: RulesOff): HeadingText | null {
  if (off.has('joint-heading')) return null;
  const parts = plainText(line)
    .split(/\s*[/|&+,、・]\s*|\s(?:and|und|et|y|e|or|vs\.?|versus)\s/i)
    .slice(0, MAX_PARTS);
  if (parts.length < 2) return null;
  // "Expected / actual behavior" shares its noun.
  const noun = parts.at(-1)?.trim().split(/\s+/).at(-1) ?? '';
  const sectionsOf = (part: string) =>
    names.sections.get(names.compare(part)) ?? names.sections.get(names.compare(`${part} ${noun}`)) ?? [];
  const sections = parts.flatMap(sectionsOf);
  return sections.length === 0 ? null : { sections: [...new Set(sections)], answer: '' };
}
