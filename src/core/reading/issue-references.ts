import type { ProseLine } from '../markdown/prose.js';

/** An issue that a body names. */
export interface IssueReference {
  /** `owner/name` as written; null for the repository that the body stands in. */
  readonly repository: string | null;
  readonly number: number;
  /** True behind one of GitHub's closing keywords. */
  readonly isClosing: boolean;
}

/** What fits GitHub's numbers: a query that asks for a greater one is refused as a whole. */
const MAX_NUMBER = 2 ** 31 - 1;

/** Nobody means more. */
const MAX_REFERENCES = 100;

/** `#12`, `GH-12`, `octo/hello#12`, and the address of an issue on any host. */
const REFERENCE =
  /(?<![\w/#&.-])(?:https?:\/\/[\w.-]{1,100}(?::\d{1,5})?\/([\w-]{1,100}\/[\w.-]{1,100})\/issues\/([1-9]\d{0,9})|([\w-]{1,100}\/[\w.-]{1,100})#([1-9]\d{0,9})|(?:#|GH-)([1-9]\d{0,9}))(?!\w)/gi;

/** Source: docs.github.com, "Linking a pull request to an issue". A colon may follow, and case does not matter. */
const CLOSING = /(?:^|[^\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\s{0,3}:?\s{1,3}$/i;
const LONGEST_KEYWORD = 16;

/** Returns the issues that lines of prose name, in their order; what stands in a quote is somebody else's. */
export function findIssueReferences(lines: readonly ProseLine[]): readonly IssueReference[] {
  const found: IssueReference[] = [];
  for (const { text, isQuote } of lines) {
    if (isQuote || found.length >= MAX_REFERENCES) continue;
    for (const match of text.matchAll(REFERENCE)) {
      const number = Number(match[2] ?? match[4] ?? match[5]);
      if (number > MAX_NUMBER) continue;
      const before = text.slice(Math.max(0, match.index - LONGEST_KEYWORD), match.index);
      found.push({
        repository: match[1] ?? match[3] ?? null,
        number,
        isClosing: CLOSING.test(before),
      });
      if (found.length >= MAX_REFERENCES) break;
    }
  }
  return found;
}
