import type { Instant } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { quoteCode, quoteInline } from '../text/neutralise.js';
import type { Matter } from './facts.js';

/** What a rendering is given beside the value: a language, and how moments look to the team. */
export interface Look {
  readonly words: Words;
  /** An IANA zone. */
  readonly zone: string;
  /** `Wed 2026-11-25`. */
  readonly day: (at: Instant) => string;
  /** `Wed 2026-11-25 16:00`; the zone is said once on the page. */
  readonly moment: (at: Instant) => string;
}

/** A section as Markdown, before the page decides how much of it stands open. Each entry is one line. */
export interface Piece {
  readonly title: string;
  /** Lines that always stand open. */
  readonly lead: readonly string[];
  /** A Mermaid diagram, without its fence; null for none. What it shows is in `lead` or `rows`, too. */
  readonly chart: readonly string[] | null;
  /** What matters most first. */
  readonly rows: readonly string[];
  /** How many of the rows stand open where there is room. */
  readonly open: number;
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

const MOST_NAMES = 4;

/** Returns logins and teams as code, which calls nobody; of many the first, and how many more. */
export function names(logins: readonly string[], { words }: Look): string {
  const shown = logins
    .slice(0, logins.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES)
    .map((login) => quoteCode(login));
  return words.rollup.people(shown, logins.length - shown.length);
}
