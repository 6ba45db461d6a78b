/** What raw tags take out of their author's own plain words: code, quotes, what is struck out, lists and tables. */
const TAKES_OUT = new Set(['pre', 'code', 'blockquote', 'del', 'ul', 'ol', 'dl', 'table']);

/** `<Table>` is code that somebody forgot to quote. */
const TAG = /^<\/?([a-z][a-z0-9]*|[A-Z][A-Z0-9]*)(?=[\s/>])/;
const LONGEST_TAG = 24;

/** What is open where one stretch of a text ends and the next begins. */
export interface Surroundings {
  /** How many of each such tag. */
  readonly open: Map<string, number>;
  /** True behind a comment that its block did not close: a browser hides all that follows. */
  isInComment: boolean;
}

export function noSurroundings(): Surroundings {
  return { open: new Map(), isInComment: false };
}

/**
 * Returns for each line of a stretch whether its beginning is the author's own words as a reader sees them: in no span of code, no
 * comment, no tag and nothing that a tag takes out. A stretch is a paragraph's inline content, or a block of raw HTML, in which
 * backticks and backslashes mean nothing. What a stretch leaves open is put down in the surroundings, for the stretches below it.
 *
 * One pass, linear. In doubt a line is not seen: a command that was missed is given once more, one that was never given is hard to
 * take back.
 */
export function seenLines(content: string, kind: 'prose' | 'html', around: Surroundings): readonly boolean[] {
  const seen: boolean[] = [];
  let lineEnd = -1;

  /** Puts down the lines that begin up to an offset. */
  function goTo(offset: number, isSpan: boolean): void {
    while (lineEnd < offset) {
      seen.push(!isSpan && !around.isInComment && around.open.size === 0);
      const next = content.indexOf('\n', lineEnd + 1);
      lineEnd = next < 0 ? Infinity : next;
    }
  }

  let from = 0;
  if (around.isInComment) {
    const close = kind === 'html' ? content.indexOf('-->') : -1;
    from = close < 0 ? content.length : close + 3;
    goTo(from, true);
    around.isInComment = close < 0;
  }
  for (const { start, end, tag, isOpenComment } of spansOf(content, kind, from)) {
    goTo(start, false);
    goTo(end, true);
    if (tag !== null) count(around.open, tag.name, tag.closes ? -1 : 1);
    around.isInComment = isOpenComment;
  }
  goTo(content.length, false);
  return seen;
}

/** A stretch of signs that are no words: a span of code, a comment, a tag. */
interface Span {
  readonly start: number;
  readonly end: number;
  /** A tag that takes something out. */
  readonly tag: { readonly name: string; readonly closes: boolean } | null;
  /** True for a comment of raw HTML without an end. */
  readonly isOpenComment: boolean;
}

const IN_PROSE = /\\[^]|`+|<!--|<(?:[!?]|\/?[a-z])/gi;
const IN_HTML = /<!--|<(?:[!?]|\/?[a-z])/gi;

/** Without its end a span is plain text in prose, and all the rest in a block of HTML. */
function* spansOf(content: string, kind: 'prose' | 'html', from: number): Iterable<Span> {
  if (!/[`<]/.test(content)) return;
  const seek = searcher(content);
  const closeOfRun = runCloser(content);
  const sign = kind === 'prose' ? IN_PROSE : IN_HTML;
  let index = from;
  while (index < content.length) {
    sign.lastIndex = index;
    const match = sign.exec(content);
    if (match === null) return;
    const [token] = match;
    const start = match.index;
    index = start + token.length;
    if (token.startsWith('\\')) continue;
    const isRun = token.startsWith('`');
    const isComment = token === '<!--';
    const close = isRun ? closeOfRun(start, token.length) : seek(isComment ? '-->' : '>', index);
    if (close < 0 && kind === 'prose') continue;
    const length = isRun ? token.length : isComment ? 3 : 1;
    index = close < 0 ? content.length : close + length;
    const tag = isRun || isComment ? null : takingTag(content.slice(start, start + LONGEST_TAG));
    yield { start, end: index, tag, isOpenComment: isComment && close < 0 };
  }
}

function takingTag(text: string): Span['tag'] {
  const name = TAG.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && TAKES_OUT.has(name) ? { name, closes: text.startsWith('</') } : null;
}

function count(open: Map<string, number>, name: string, by: 1 | -1): void {
  const left = (open.get(name) ?? 0) + by;
  if (left > 0) open.set(name, left);
  else open.delete(name);
}

/** An `indexOf` for offsets in rising order that never passes over the same signs twice. */
function searcher(content: string): (needle: string, from: number) => number {
  const last = new Map<string, number>();
  return (needle, from) => {
    const known = last.get(needle);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = content.indexOf(needle, from);
    last.set(needle, found);
    return found;
  };
}

/** A span of code ends at the next run of exactly as many backticks. Asked in rising order. */
function runCloser(content: string): (start: number, length: number) => number {
  if (!content.includes('`')) return () => -1;
  const starts = new Map<number, number[]>();
  for (const { index, 0: run } of content.matchAll(/`+/g)) {
    const same = starts.get(run.length);
    if (same === undefined) starts.set(run.length, [index]);
    else same.push(index);
  }
  const next = new Map<number, number>();
  return (start, length) => {
    const same = starts.get(length) ?? [];
    let at = next.get(length) ?? 0;
    while (at < same.length && (same[at] ?? 0) < start + length) at += 1;
    next.set(length, at);
    return same[at] ?? -1;
  };
}
