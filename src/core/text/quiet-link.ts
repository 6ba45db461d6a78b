import { plainReferences, quoteInline } from './neutralise.js';

/** Nothing that could end a link or begin anything else. */
const ADDRESS =
  /^https:\/\/[\w.-]{1,255}(?::\d{1,5})?\/[\w./#-]{1,300}$|^http:\/\/[\w.-]{1,255}(?::\d{1,5})?\/[\w./#-]{1,300}$/;

/**
 * Returns a link in Markdown that leaves no mark on the other thread. GitHub writes "mentioned this" into the thread that a `#212` or an
 * address of its own leads to; `redirect.github.com` is GitHub's own way round that, as Renovate uses it.
 */
export function quietLink(shown: string, url: string): string {
  const text = plainReferences(shown, 200);
  if (!ADDRESS.test(url)) return text;
  return `[${text}](${url.replace(/^https:\/\/github\.com\//, 'https://redirect.github.com/')})`;
}

/** Letters that are written from right to left: signs and figures beside them would change places. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Returns people's words that were quoted, kept apart from the signs around them. */
export function keepApart(quoted: string): string {
  return RIGHT_TO_LEFT.test(quoted) ? `\u2068${quoted}\u2069` : quoted;
}

/** Returns an issue or a pull request of the same repository as a line names it: its number as a link, and its title, at most 90 units. */
export function matterLink({
  number,
  title,
  url,
}: {
  readonly number: number;
  readonly title: string;
  readonly url: string;
}): string {
  return `${quietLink(`#${number}`, url)} ${keepApart(quoteInline(title, 90) || '…')}`;
}
