/**
 * People's words made fit for our output. GitHub reads a comment as Markdown, acts on its mentions and references, and
 * sends it as e-mail, where code spans are lost and a quoting reply makes every `@name` live again. So mentions are broken
 * with a zero-width space everywhere, code included, references everywhere but in a fence, and the rest of Markdown is
 * escaped.
 * Every function here is linear in its input and returns one line.
 */

const breakSpace = '\u200B';

/** Bidirectional overrides and marks, invisible operators, tags, soft hyphens: they make text read as what it is not. */
const invisible = /[\u00AD\u061C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
const controls = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;
const loneSurrogates = /\p{Surrogate}/gu;

/** Returns a text as one clean line of at most `max` UTF-16 units, with an ellipsis where it was cut. */
export function plainLine(text: string, max: number): string {
  // Ten times is room for what gets dropped, and keeps a megabyte of configuration from being cleaned to be cut.
  const cleaned = text
    .slice(0, max * 10)
    .replace(loneSurrogates, '\uFFFD')
    .replace(controls, ' ')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (cleaned.length <= max) return cleaned;
  return `${cleaned
    .slice(0, max - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

/**
 * Returns a text as inline Markdown that renders as that very text and as nothing else. Not for a line's first place. A
 * backslash at its end is escaped, too: a mark of ours may follow.
 */
export function quoteInline(text: string, max = 300): string {
  return breakReferences(plainLine(text, max))
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/`/g, "'")
    .replace(/[*[~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=[#a-z])/gi, '&amp;')
    .replace(/<(?=[a-z/!?])/gi, '&lt;');
}

/** Returns a text as a Markdown paragraph of one line: what `quoteInline` gives, and it opens no block and no command. */
export function quoteParagraph(text: string, max = 300): string {
  return quoteInline(text, max)
    .replace(/^[/#>+\-=|:]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Returns a text as a code span. */
export function quoteCode(text: string, max = 300): string {
  const inner = breakReferences(plainLine(text, max)).replace(/`/g, "'");
  return inner === '' ? '` `' : `\`${inner}\``;
}

/**
 * Returns a sentence of ours, in which backticks mark what was quoted, as inline Markdown. Only its pairs of backticks
 * keep their meaning; a stray one inside a quoted word can move the borders of code, but wakes nothing.
 */
export function quoteSentence(text: string, max = 600): string {
  const parts = plainLine(text, max).split('`');
  const isPaired = parts.length % 2 === 1;
  return parts
    .map((part, index) => {
      if (index % 2 === 1 && (isPaired || index < parts.length - 1)) return quoteCode(part, max);
      const text = part.trim() === '' ? part : keepEdges(part, quoteInline(part, max));
      // A stray mark leaves something of its own behind: what it parts could be a reference once it is joined.
      return isPaired || index < parts.length - 1 ? text : `'${text}`;
    })
    .join('');
}

/** Puts back the spaces at both ends that cleaning takes off. */
function keepEdges(before: string, after: string): string {
  return `${before.startsWith(' ') ? ' ' : ''}${after}${before.endsWith(' ') ? ' ' : ''}`;
}

/**
 * Returns a text as it may stand inside a fence that is longer than any run of backticks in it. GitHub links nothing in a
 * fence and no reference there leaves a mark on another thread, so addresses and `#` stay as they are: what is pasted must
 * be the heading that is looked for and an address that opens. Mentions are broken all the same, because an e-mail reply
 * quotes a fence as plain text, and a person who is called by mistake cannot be uncalled.
 */
export function quoteFenced(text: string, max = 300): string {
  return breakMentions(plainLine(text, max));
}

/**
 * Returns lines of text in a fence of their own, to be copied from there: longer than any run of backticks in them. None of our marks
 * can be read out of it.
 */
export function fence(text: string, language: string): string {
  const inner = breakMentions(text)
    .replace(loneSurrogates, '\uFFFD')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(invisible, '')
    .replace(/async-conventions(?=:)/gi, `$&${breakSpace}`);
  const longest = (inner.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${inner}\n${mark}`;
}

/** Returns a text as the inside of an HTML comment, which it cannot end and which is none of our marks. */
export function quoteHidden(text: string, max = 300): string {
  return quoteFenced(text, max)
    .replace(/-{2,}/g, '–')
    .replace(/^async-conventions(?=:)/, `$&${breakSpace}`);
}

/** Returns a text as one line that is no Markdown, such as a title, in which nothing is a mention or a reference. */
export function plainReferences(text: string, max: number): string {
  return breakReferences(plainLine(text, max));
}

/** Takes the life out of mentions, of `#1`, `GH-1` and `owner/repo#1`, and of addresses that GitHub would link. */
function breakReferences(text: string): string {
  return breakMentions(text)
    .replace(/#(?=[\p{L}\p{N}_])/gu, `#${breakSpace}`)
    .replace(/gh-(?=\d)/gi, `$&${breakSpace}`)
    .replace(/:\/\//g, `:${breakSpace}//`)
    .replace(/www(?=\.)/gi, `$&${breakSpace}`);
}

function breakMentions(text: string): string {
  return text.replace(/@/g, `@${breakSpace}`);
}
