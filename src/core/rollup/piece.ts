import type { Instant } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { keepApart } from '../text/quiet-link.js';
import type { Matter } from './facts.js';

/** How a rendering writes what sections are made of. People's words go through `quote`, and mean nothing but themselves then. */
export interface Style {
  /** What is shown is no more than the name of a repository and a number. */
  readonly link: (shown: string, url: string) => string;
  /** Of our own words. */
  readonly strong: (text: string) => string;
  /** Logins, teams and names of repositories: none of them calls anybody. */
  readonly code: (name: string) => string;
  /** At most `max` UTF-16 units of people's words, in one line. */
  readonly quote: (text: string, max: number) => string;
  /** Whether diagrams are drawn. */
  readonly hasCharts: boolean;
}

/** What a rendering is given beside the value: a language, and how moments look to the team. */
export interface Look {
  readonly words: Words;
  readonly style: Style;
  /** `owner/name` of the page: what is in it is named by its number alone. */
  readonly home: string;
  /** An IANA zone. */
  readonly zone: string;
  /** `Wed 2026-11-25`. */
  readonly day: (at: Instant) => string;
  /** `Wed 2026-11-25 16:00`; the zone is said once on the page. */
  readonly moment: (at: Instant) => string;
}

/** A section in words, before the page decides how much of it stands open. Each entry is one line. */
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

/** Returns a matter as a row names it: its number as a link, and its title. */
export function matterLink(matter: Matter, look: Pick<Look, 'home' | 'style'>): string {
  return `${numberLink(matter, look)} ${shownTitle(matter.title, look)}`;
}

/** Returns the number of a matter as a link, with the name of its repository where that is another. */
export function numberLink(
  { repository, number, url }: Omit<Matter, 'title'>,
  { home, style }: Pick<Look, 'home' | 'style'>,
): string {
  return style.link(`${prefixOf(repository, home)}#${number}`, url);
}

/** Returns what another repository is called here: without its owner where that is the same. */
function prefixOf(repository: string, home: string): string {
  if (repository.toLowerCase() === home.toLowerCase()) return '';
  const [owner = '', name = ''] = repository.split('/');
  return owner.toLowerCase() === home.split('/')[0]?.toLowerCase() ? name : repository;
}

/** Returns people's words of one line, kept apart from the signs around them. */
export function shownTitle(text: string, { style }: Pick<Look, 'style'>, max = LONGEST_TITLE): string {
  return keepApart(style.quote(text, max) || '…');
}

const MOST_NAMES = 4;

/** Returns logins and teams as code, which calls nobody; of many the first, and how many more. */
export function names(logins: readonly string[], { words, style }: Look): string {
  const shown = logins.slice(0, logins.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES).map(style.code);
  return words.rollup.people(shown, logins.length - shown.length);
}
