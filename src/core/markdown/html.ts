/** What a stretch of raw HTML holds, in order. `line` counts from the start of the stretch. */
export type HtmlPart =
  | { readonly kind: 'comment'; readonly line: number; readonly text: string }
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  /** `level` is 1 to 6 for `<h1>` to `<h6>`, 0 for `<summary>`. */
  | { readonly kind: 'heading'; readonly line: number; readonly text: string; readonly level: number }
  | { readonly kind: 'details-open' | 'details-close'; readonly line: number };

/** The most characters between a tag and its end that make up a heading. */
const MAX_HEADING_LENGTH = 300;

/**
 * Splits raw HTML into comments, headings, `<details>` borders and text without tags.
 *
 * One pass, linear: a comment or heading that is never closed is searched for once.
 */
export function scanHtml(html: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = [];
  const position = lineCounter(html);
  const seek = rememberingIndexOf(html);
  let text = '';
  let textLine = 0;
  let index = 0;

  function flush(): void {
    for (const [offset, line] of text.split('\n').entries()) {
      if (line.trim() !== '') parts.push({ kind: 'text', line: textLine + offset, text: line });
    }
    text = '';
  }
  function take(part: string): void {
    if (text === '') textLine = position(index);
    text += part;
  }

  while (index < html.length) {
    const open = html.indexOf('<', index);
    if (open < 0) {
      take(html.slice(index));
      break;
    }
    take(html.slice(index, open));
    index = open;
    if (html.startsWith('<!--', open)) {
      flush();
      const close = seek('-->', open + 4);
      parts.push({
        kind: 'comment',
        line: position(open),
        text: html.slice(open + 4, close < 0 ? html.length : close),
      });
      index = close < 0 ? html.length : close + 3;
      continue;
    }
    const tag = readTag(html, open);
    if (tag === null) {
      take('<');
      index = open + 1;
      continue;
    }
    if (tag.name === 'details') {
      flush();
      parts.push({ kind: tag.closes ? 'details-close' : 'details-open', line: position(open) });
    } else if (!tag.closes && isHeadingTag(tag.name)) {
      const close = seek(`</${tag.name}`, tag.end);
      if (close >= 0 && close - tag.end <= MAX_HEADING_LENGTH) {
        flush();
        const level = tag.name === 'summary' ? 0 : Number(tag.name[1]);
        parts.push({ kind: 'heading', line: position(open), text: stripTags(html.slice(tag.end, close)), level });
        index = close;
        continue;
      }
    } else if (isContentTag(tag.name) && !tag.closes) {
      take(html.slice(open, tag.end));
    } else if (isBreakingTag(tag.name)) {
      take(' ');
    }
    index = tag.end;
  }
  flush();
  return parts;
}

/** An HTML comment: the line it begins on and what stands in it. */
export interface Comment {
  readonly line: number;
  readonly text: string;
}

/** Returns the text with its HTML comments blanked, newlines kept, and those comments. */
export function blankComments(text: string): { readonly text: string; readonly comments: readonly Comment[] } {
  if (!text.includes('<!--')) return { text, comments: [] };
  const position = lineCounter(text);
  const seek = rememberingIndexOf(text);
  const comments: Comment[] = [];
  let result = '';
  let index = 0;
  let comment = text.indexOf('<!--');
  let tick = text.indexOf('`');
  while (comment >= 0) {
    if (tick >= 0 && tick < comment) {
      const end = endOfCodeSpan(text, tick, seek);
      result += text.slice(index, end);
      index = end;
    } else {
      const close = seek('-->', comment + 4);
      if (close < 0) break;
      comments.push({ line: position(comment), text: text.slice(comment + 4, close) });
      result += text.slice(index, comment) + text.slice(comment, close + 3).replace(/[^\n]+/g, '');
      index = close + 3;
    }
    if (comment < index) comment = text.indexOf('<!--', index);
    if (tick >= 0 && tick < index) tick = text.indexOf('`', index);
  }
  return { text: result + text.slice(index), comments };
}

/** Returns the text with its tags removed, images and other media kept. */
export function stripTags(text: string): string {
  if (!text.includes('<')) return text;
  let result = '';
  let index = 0;
  while (index < text.length) {
    const open = text.indexOf('<', index);
    if (open < 0) break;
    result += text.slice(index, open);
    const tag = readTag(text, open);
    if (tag === null) {
      result += '<';
      index = open + 1;
    } else {
      if (isContentTag(tag.name) && !tag.closes) result += text.slice(open, tag.end);
      index = tag.end;
    }
  }
  return result + text.slice(index);
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** Just behind the `>`. */
  readonly end: number;
}

const MAX_TAG_LENGTH = 2000;

function readTag(html: string, open: number): Tag | null {
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9-]{0,30})(?=[\s/>])/.exec(html.slice(open, open + 40));
  // `<Button>` and `<my-part>` are code that somebody forgot to quote, not tags of a text.
  if (match === null || /^[A-Z][a-z]|-/.test(match[2] ?? '')) return null;
  const close = html.slice(open, open + MAX_TAG_LENGTH).indexOf('>');
  if (close < 0) return null;
  return { name: (match[2] ?? '').toLowerCase(), closes: match[1] === '/', end: open + close + 1 };
}

function isHeadingTag(name: string): boolean {
  return name === 'summary' || /^h[1-6]$/.test(name);
}

function isContentTag(name: string): boolean {
  return (
    name === 'img' ||
    name === 'video' ||
    name === 'audio' ||
    name === 'picture' ||
    name === 'source' ||
    name === 'iframe'
  );
}

function isBreakingTag(name: string): boolean {
  return name === 'br' || name === 'p' || name === 'td' || name === 'th' || name === 'li' || name === 'div';
}

/** A run of backticks is closed by an equal run; one that is not closed is just text. */
function endOfCodeSpan(text: string, start: number, seek: (needle: string, from: number) => number): number {
  let end = start;
  while (text[end] === '`') end += 1;
  if (end - start > 10) return end;
  const close = seek(text.slice(start, end), end);
  return close < 0 ? end : close + (end - start);
}

/** An `indexOf` that never looks twice for what is not there. */
function rememberingIndexOf(text: string): (needle: string, from: number) => number {
  const absent = new Set<string>();
  return (needle, from) => {
    if (absent.has(needle)) return -1;
    const index = text.indexOf(needle, from);
    if (index < 0) absent.add(needle);
    return index;
  };
}

/** Returns the line of an offset; offsets must be asked in rising order. */
function lineCounter(text: string): (offset: number) => number {
  let line = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
