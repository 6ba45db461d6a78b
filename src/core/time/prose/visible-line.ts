import { TAKEN } from './form.js';

/** No more of a line is looked at, and no more of what is seen of it is read for dates. */
const MAX_LENGTH = 300;
const MAX_VISIBLE = 200;

const LINK = /!?\[([^[\]]{0,200})\]\([^()\s]{0,200}(?:\s[^()]{0,100})?\)/g;

const TAG = /<[a-z/!][^<>]{0,200}>/gi;

/** What is struck out holds no more; a single tilde between figures is a range. */
const STRUCK = /~~[^~]{1,200}~~/g;
const RANGE = /(?<=\d)~(?=\d)/g;

/** Signs in front of which a backslash is Markdown, emphasis and code. */
const MARKS = /\\(?=[!-/:-@[-`{-~])|[*`~]{1,3}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu;

/** Returns what holds of a line of Markdown as a reader sees it: the words of links and code, without marks and what is struck out. */
export function visibleLine(line: string): string {
  return line
    .slice(0, MAX_LENGTH)
    .replace(LINK, '$1')
    .replace(TAG, '')
    .replace(STRUCK, ' ')
    .replace(RANGE, '–')
    .replace(/&nbsp;/g, ' ')
    .replace(/&[nm]dash;/g, '–')
    .replace(MARKS, '')
    .normalize('NFC')
    .slice(0, MAX_VISIBLE);
}

/** Figures of other scripts, in the order of their values. */
const FIGURES = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'] as const;

/** Returns a line with figures, letters and blanks in their plain width and script, sign for sign. */
export function plainFigures(line: string): string {
  if (/^[\x20-\x7e]*$/.test(line)) return line;
  return line
    .replaceAll(TAKEN, ' ')
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[٠-٩۰-۹]/g, (sign) => String(FIGURES.map((figures) => figures.indexOf(sign)).find((value) => value >= 0)))
    .replace(/[\s\u3000\x00-\x1f\u200b-\u200f\ufeff]/g, ' ');
}

/** What holds figures and words that are no dates: addresses, mentions, references, versions, hashes, habits. */
const NO_DATES =
  /[a-z][a-z0-9+.-]{1,15}:\/\/[^\s¤]{1,200}|www\.[^\s¤]{1,200}|[\w.+-]{1,64}@[\w.-]{1,100}|@[\w-]{1,39}|#\w{1,40}|(?<![\w.])v\.?\s?\d{1,6}(?:\.\d{1,6}){1,4}[\w.-]{0,40}|(?<!\w)(?:version|release|build|tag|node|python)\s\d{1,4}(?:\.\d{1,4}){1,3}|(?<!\w)(?=[0-9a-f]{0,39}[a-f])(?=[0-9a-f]{0,39}\d)[0-9a-f]{7,40}(?!\w)/giu;

/** Returns a line in which such stretches are overwritten by blanks, sign for sign. */
export function withoutNoise(line: string): string {
  return line.replace(NO_DATES, (noise) => '_'.repeat(noise.length));
}
