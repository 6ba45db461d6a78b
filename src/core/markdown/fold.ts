import { parseInline } from './grammar.js';
import { stripTags } from './html.js';

/** Longest stretch of a heading or line that is folded. */
const MAX_LENGTH = 300;

/**
 * Returns a name as it is compared: without case, accents, width, emoji, punctuation, numbering and inline markup, words
 * parted by one blank. Empty when nothing is left.
 */
export function foldName(text: string): string {
  return dropNumbering(foldWords(plainText(text).replace(/^\s*\(?[a-h][.)]\s+/i, '')));
}

/** Returns text in lower case, without accents, width, emoji and punctuation, words parted by one blank. */
export function foldWords(text: string): string {
  const lower = (text.includes(':') ? text.replace(/:[a-z0-9_+-]{1,40}:/gi, ' ') : text).toLowerCase();
  const folded = isAscii(lower) ? foldAscii(lower) : foldUnicode(lower);
  return folded.includes('our') ? folded.replace(/(behavi|col|fav|hon|lab|neighb)our/g, '$1or') : folded;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function foldAscii(text: string): string {
  return text
    .replaceAll('&', ' and ')
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Letters whose accent Unicode does not take apart. */
const WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};

/** Some letters come apart into eighteen; those that people write, into three at most. */
const MOST_PARTS = 3;

function foldUnicode(text: string): string {
  return (
    text
      .normalize('NFKD')
      .slice(0, text.length * MOST_PARTS + 60)
      .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
      .toLowerCase()
      .replace(/[ßøłđæœıς]/g, (letter) => WITHOUT_DECOMPOSITION[letter] ?? letter)
      .replaceAll('&', ' and ')
      .replace(/['’ʼ`]/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      // Hangul was taken apart above; one of its letters is one character again.
      .normalize('NFC')
  );
}

/** Returns the visible text of one line of Markdown: no markup, tags or images; the words of links and code. */
export function plainText(line: string): string {
  const text = stripTags(line.slice(0, MAX_LENGTH));
  // Marks of emphasis and code are no words; only links and entities need the grammar to be told from their text.
  return /\]\(|\]\[|&[a-z#]/i.test(text) ? inlineText(text) : text;
}

/** Returns the words of one line of Markdown, those of links and code among them, without any markup, tags or images. */
export function inlineText(line: string): string {
  let result = '';
  for (const token of parseInline(line)) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special') result += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') result += ' ';
  }
  return result;
}

/** `1.2) `, `iv. `, `step 3: `, `三、` in front of a name are numbering, as long as a name follows. */
function dropNumbering(folded: string): string {
  if (!/^(?:\d|[ivx]{1,4} |[一二三四五六七八九十]|step |section |part |no |nr )/.test(folded)) return folded;
  return folded
    .replace(/^(?:(?:step|section|part|no|nr) )?(?:\d{1,3} )+(?=\D)/, '')
    .replace(/^(?:[ivx]{1,4} (?=\p{L}{3})|[一二三四五六七八九十]{1,3} )/u, '');
}
