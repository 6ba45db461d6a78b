import { compilePattern } from '../../config/values/pattern.js';
import type { ReadSection } from '../../reading/sections.js';
import { MAX_WRITTEN, type Content } from '../../reading/content.js';

/** Only this much of a section is shown to a pattern. */
const MAX_LENGTH = 8192;

/** So many characters times the weights of the patterns that read them are a tenth of a second at worst. */
const MAX_WORK = 1_000_000;

/**
 * Returns what the author wrote in a section, one line a piece, as far as patterns look: its first 8 KB, or `share` of what there
 * is where all that patterns are asked to read in this body would take too long.
 */
export function sectionText(content: Content, share: number): string {
  const text = textOf(content);
  return share < 1 ? text.slice(0, Math.floor(text.length * share)) : text;
}

/** Returns how much of each section its patterns are shown: all, 1, unless many heavy ones meet long sections. */
export function patternShare(sections: readonly ReadSection[]): number {
  let work = 0;
  for (const { spec, content } of sections) {
    if (content?.state !== 'present' || (spec.pattern === null && spec.forbid === null)) continue;
    const sources = [...(spec.pattern === null ? [] : [spec.pattern.value]), ...(spec.forbid?.value ?? [])];
    const weight = sources.reduce((sum, source) => sum + (compilePattern(source)?.weight ?? 0), 0);
    work += textOf(content).length * weight;
  }
  return Math.min(1, MAX_WORK / work);
}

function textOf({ written, pieces }: Content): string {
  const last = written.at(-1);
  const rest = written.length < MAX_WRITTEN || last === undefined ? [] : pieces.slice(pieces.lastIndexOf(last) + 1);
  let text = '';
  for (const piece of [...written, ...rest.filter(({ kind }) => kind !== 'comment')]) {
    text += text === '' ? piece.text : `\n${piece.text}`;
    if (text.length >= MAX_LENGTH) break;
  }
  return text.slice(0, MAX_LENGTH);
}
