import type { Instant } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { quoteCode } from '../text/neutralise.js';

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

const MOST_NAMES = 4;

/** Returns logins and teams as code, which calls nobody; of many the first, and how many more. */
export function names(logins: readonly string[], { words }: Look): string {
  const shown = logins
    .slice(0, logins.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES)
    .map((login) => quoteCode(login));
  return words.rollup.people(shown, logins.length - shown.length);
}
