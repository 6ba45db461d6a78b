import type { SectionSpec } from '../config/config.js';
import { foldWords } from '../markdown/fold.js';

const folded = new WeakMap<SectionSpec, ReadonlySet<string>>();

/** Tells whether folded words are one of the answers that a section offers: chosen, even "N/A" is an answer. */
export function isOption(words: string, spec: SectionSpec): boolean {
  if (spec.one_of === null) return false;
  const options = folded.get(spec) ?? new Set(spec.one_of.value.map((option) => foldWords(option)));
  folded.set(spec, options);
  return options.has(words);
}
