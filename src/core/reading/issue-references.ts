import type { ProseLine } from '../markdown/prose.js';

/** An issue that a body names. */
export interface IssueReference {
  /** `owner/name` as written; null for the repository that the body stands in. */
  readonly repository: string | null;
  readonly number: number;
  /** True behind one of GitHub's closing keywords. */
  readonly isClosing: boolean;
  /** True behind the word "Implements": the change carries out what was decided there. */
  readonly isImplementing: boolean;
}

/** What fits GitHub's numbers: a query that asks for a greater one is refused as a whole. */
const MAX_NUMBER = 2 ** 31 - 1;

/** Nobody means more, of those that a change carries out and of all others: a long list of these takes no room from those. */
const MAX_REFERENCES = 100;

/** `#12`, `GH-12`, `octo/hello#12`, and the address of an issue on any host. */
const REFERENCE =
  /(?<![\w/#&.-])(?:https?:\/\/[\w.-]{1,100}(?::\d{1,5})?\/([\w-]{1,100}\/[\w.-]{1,100})\/issues\/([1-9]\d{0,9})|([\w-]{1,100}\/[\w.-]{1,100})#([1-9]\d{0,9})|(?:#|GH-)([1-9]\d{0,9}))(?!\w)/gi;

/** Source: docs.github.com, "Linking a pull request to an issue". A colon may follow, and case does not matter. */
const CLOSING = /(?:^|[^\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\s{0,3}:?\s{1,3}$/i;
const LONGEST_KEYWORD = 16;

/** Our own keyword. A colon may follow, emphasis and the bracket of a link. */
const IMPLEMENTING = /(?:^|[^\w-])implements[*_]{0,3}\s{0,3}:?[*_]{0,3}\s{1,3}\[?$/i;
const LONGEST_OWN_KEYWORD = 28;

/** What stands between two issues of one list. */
const SEPARATOR = /^\]?\s{0,3}(?:,|&|,?\s{1,3}(?:and|und))\s{0,3}\[?$/i;

/** A line with nothing but the keyword: what it is about is listed below. */
const LIST_HEAD = /^[\s>*_#-]{0,12}implements[*_]{0,3}\s{0,3}:?[*_]{0,3}\s{0,3}$/i;

/** What stands in front of the first word of a list item. */
const ITEM_MARK = /^\s{0,12}(?:(?:[-*+]|\d{1,9}[.)])\s{1,4})?(?:\[[ xX]\]\s{1,4})?\[?$/;
const LONGEST_MARK = 40;

/**
 * Returns the issues that lines of prose name, in their order; what stands in a quote is somebody else's.
 *
 * GitHub's keywords are for one issue each. Our own is for a list: in its line, or below it, as long as each line begins with one.
 */
export function findIssueReferences(lines: readonly ProseLine[]): readonly IssueReference[] {
  const found: IssueReference[] = [];
  const room = { implementing: MAX_REFERENCES, other: MAX_REFERENCES };
  let isBelowHead = false;
  for (const { text, isQuote } of lines) {
    if (isQuote) continue;
    const inLine = referencesIn(text, isBelowHead);
    isBelowHead = LIST_HEAD.test(text.slice(0, LONGEST_MARK)) || (isBelowHead && inLine[0]?.isImplementing === true);
    for (const reference of inLine) {
      const kind = reference.isImplementing ? 'implementing' : 'other';
      if (room[kind] > 0) found.push(reference);
      room[kind] -= 1;
    }
  }
  return found;
}

function referencesIn(text: string, isBelowHead: boolean): readonly IssueReference[] {
  const found: IssueReference[] = [];
  let end = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const number = Number(match[2] ?? match[4] ?? match[5]);
    const between = text.slice(end, match.index);
    const isFirst = end === 0;
    end = match.index + match[0].length;
    if (number > MAX_NUMBER) continue;
    const isListed = isFirst
      ? isBelowHead && between.length <= LONGEST_MARK && ITEM_MARK.test(between)
      : found.at(-1)?.isImplementing === true && between.length <= LONGEST_MARK && SEPARATOR.test(between);
    found.push({
      repository: match[1] ?? match[3] ?? null,
      number,
      isClosing: CLOSING.test(between.slice(-LONGEST_KEYWORD)),
      isImplementing: isListed || IMPLEMENTING.test(between.slice(-LONGEST_OWN_KEYWORD)),
    });
  }
  return found;
}
