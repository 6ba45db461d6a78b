import type { Path } from '../yaml/locate.js';
import type { Fault, ProblemWords } from './problems.js';

const LONGEST_QUOTE = 60;

/**
 * Returns a file's own text fit to stand in a message: one line, short, without backticks that would end the code span it
 * stands in, and mentioning nobody (a zero-width space after `@`, for e-mail shows no code spans).
 */
export function quoteBriefly(text: string): string {
  const line = text
    .slice(0, LONGEST_QUOTE + 1)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replaceAll('`', "'")
    .replaceAll('@', '@\u200B');
  return text.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

/** Returns a path as people write it: `templates.brief.sections[0].heading`. */
export function formatPath(path: Path): string {
  return path
    .slice(0, 20)
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : (at === 0 ? '' : '.') + quoteBriefly(step)))
    .join('');
}

/** Returns what stands at a path of a value, `undefined` where nothing does. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** What YAML 1.2 reads as a boolean, as nothing or as a number. Dates and times are texts. */
const OTHER_KINDS =
  /^(?:true|false|null|~|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|[-+]?\.inf|\.nan)$/i;

/** Returns a value in words, to follow "found". A text that YAML would read otherwise unquoted is shown in its quotes. */
export function describeFound(value: unknown, words: ProblemWords): string {
  if (value === null || value === undefined) return words.found.nothing;
  if (Array.isArray(value)) return words.found.list;
  if (typeof value === 'object') return words.found.mapping;
  if (typeof value === 'string') {
    const looksOtherwise = value.trim() === '' || OTHER_KINDS.test(value);
    return words.found.value(looksOtherwise ? `"${quoteBriefly(value)}"` : quoteBriefly(value));
  }
  return words.found.value(typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value);
}

/** Returns the entries of the mapping at a path; none where there is no mapping. */
export function entriesAt(root: unknown, path: Path): readonly (readonly [string, unknown])[] {
  const value = valueAt(root, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** Returns the sections of a template that ask something beyond their presence, with where they are in it. */
export function sectionsOf(template: unknown): readonly { readonly section: object; readonly at: Path }[] {
  const sections = valueAt(template, ['sections']);
  if (!Array.isArray(sections)) return [];
  return sections.flatMap((section: unknown, index) =>
    typeof section === 'object' && section !== null ? [{ section, at: ['sections', index] }] : [],
  );
}

/** Returns a fault at a path, with the eye on its value unless said otherwise. */
export function fault(path: Path, message: string, part: Fault['part'] = 'value'): Fault {
  return { path, part, message };
}
