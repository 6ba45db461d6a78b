import type { Content } from '../reading/content.js';

/** Only this much of a section is shown to a pattern. */
const MAX_LENGTH = 8192;

/** Returns what the author wrote in a section, one line a piece, as far as patterns look. */
export function sectionText(content: Content): string {
  let text = '';
  for (const piece of content.written) {
    text += text === '' ? piece.text : `\n${piece.text}`;
    if (text.length >= MAX_LENGTH) break;
  }
  return text.slice(0, MAX_LENGTH);
}
