import { quoteInline } from './neutralise.js';

/** An issue or a pull request as a line of ours names it. The title is as its author wrote it. */
export interface Matter {
  readonly number: number;
  readonly title: string;
  /** The address of its page on GitHub. */
  readonly url: string;
}

const LONGEST_TITLE = 90;

/** Nothing that could end a link or begin anything else. */
const ADDRESS =
  /^https:\/\/[\w.-]{1,255}(?::\d{1,5})?\/[\w./#-]{1,300}$|^http:\/\/[\w.-]{1,255}(?::\d{1,5})?\/[\w./#-]{1,300}$/;

/** Letters that are written from right to left: signs and figures beside them would change places. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Returns a matter as a row names it: its number as a link, and its title. */
export function matterLink(matter: Matter): string {
  return `${numberLink(matter)} ${shownTitle(matter.title)}`;
}

/**
 * Returns a number as a link that leaves no mark on the other thread. GitHub writes "mentioned this" into the thread that a `#212` or
 * an address of its own leads to; `redirect.github.com` is GitHub's own way round that, as Renovate uses it.
 */
export function numberLink({ number, url }: Pick<Matter, 'number' | 'url'>): string {
  const shown = `#\u200B${number}`;
  if (!ADDRESS.test(url)) return shown;
  return `[${shown}](${url.replace(/^https:\/\/github\.com\//, 'https://redirect.github.com/')})`;
}

/** Returns people's words of one line as inline Markdown, kept apart from the signs around them. */
export function shownTitle(text: string, max = LONGEST_TITLE): string {
  const quoted = quoteInline(text, max) || '…';
  return RIGHT_TO_LEFT.test(quoted) ? `\u2068${quoted}\u2069` : quoted;
}
