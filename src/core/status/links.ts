import { findLinks } from '../links/find-links.js';
import { parseUrl } from '../links/parse-url.js';
import type { StatusLink } from './update.js';

/** More in one point are not looked at. */
const MOST_LINKS = 10;

const LONGEST_URL = 500;

/** What fits GitHub's numbers: a query that asks for a greater one is refused as a whole. */
const MAX_NUMBER = 2 ** 31 - 1;

const REFERENCE = /^(?:([\w.-]{1,100}\/[\w.-]{1,100})?#|GH-)([1-9]\d{0,9})$/i;

/** The page of an issue or pull request, on any host: which one GitHub answers under is not known here. */
const PAGE = /^\/([\w-]{1,100}\/[\w.-]{1,100})\/(?:issues|pull)\/([1-9]\d{0,9})(?:\/[\w/-]{0,100})?$/;

/**
 * Returns what a text points to, each once: issues and pull requests by number or address, and other pages. Pictures and paths
 * within the repository are none.
 *
 * @param prose Markdown without its code spans
 * @param own `owner/name` of the repository that the text stands in; null where it is not known
 */
export function linksOf(prose: string, own: string | null): readonly StatusLink[] {
  const links = new Map<string, StatusLink>();
  for (const found of findLinks(prose)) {
    if (links.size >= MOST_LINKS) break;
    const link = found.kind === 'reference' ? readReference(found.text, own) : null;
    const page = found.kind === 'url' && !found.isImage && found.host !== '' ? readPage(found.url, own) : null;
    for (const one of [link, page]) if (one !== null) links.set(linkKey(one), one);
  }
  return [...links.values()];
}

function readReference(text: string, own: string | null): StatusLink | null {
  const [, repository, number] = REFERENCE.exec(text) ?? [];
  return number === undefined ? null : issue(repository ?? null, Number(number), own);
}

function readPage(url: string, own: string | null): StatusLink | null {
  const [, repository, number] = PAGE.exec(parseUrl(url).path) ?? [];
  if (repository !== undefined && number !== undefined) return issue(repository, Number(number), own);
  return url.length <= LONGEST_URL ? { kind: 'address', url } : null;
}

function issue(named: string | null, number: number, own: string | null): StatusLink | null {
  if (number > MAX_NUMBER) return null;
  const repository = named === null || named.toLowerCase() === own?.toLowerCase() ? null : named.toLowerCase();
  return { kind: 'issue', repository, number };
}

/** Returns what tells one link from another: `#12`, `octo/hello#12`, an address. */
export function linkKey(link: StatusLink): string {
  return link.kind === 'issue' ? `${link.repository ?? ''}#${link.number}` : link.url;
}

/** Returns `owner/name` of the repository that an address of an issue, a pull request or a comment on one belongs to; null for others. */
export function repositoryOf(address: string): string | null {
  return PAGE.exec(parseUrl(address).path)?.[1]?.toLowerCase() ?? null;
}
