import { inlineText } from '../../markdown/fold.js';
import { plainLine } from '../../text/neutralise.js';

/** The most characters of a title, an option or a reason that are kept. */
export const MAX_WORDS = 300;

/** Of so much Markdown the words are looked for. */
const MAX_MARKDOWN = 2 * MAX_WORDS;

/**
 * Returns what a stretch of one line says as plain text of at most 300 characters, without markup, images and controls; null
 * where it holds neither a letter nor a figure. Mentions stay as they were typed: neutralise them before they are shown.
 */
export function readWords(markdown: string): string | null {
  const words = plainLine(inlineText(markdown.slice(0, MAX_MARKDOWN)), MAX_WORDS);
  return /[\p{L}\p{N}]/u.test(words) ? words : null;
}

/** The same for what is named rather than said: without the comma or period behind it. */
export function readName(markdown: string): string | null {
  return readWords(markdown)?.replace(/[\s,;:.]+$/, '') ?? null;
}

/** The same for a reason, with or without "because" in front of it. */
export function readReason(markdown: string): string | null {
  return readWords(markdown.replace(/^because(?![\p{L}\p{N}])/iu, ''));
}
