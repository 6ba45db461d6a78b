import type { Candidate, Instant } from '../../core/snapshot.js';

/** What a terminal knows of an item that may not exist yet. */
export interface Draft {
  readonly body: string;
  readonly title?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly kind?: 'issue' | 'pull_request' | undefined;
  readonly author?: string | undefined;
  /** The moment it is taken to be opened: "next Friday" is meant from there. */
  readonly now: Instant;
}

/** Returns the item as the app would see it the moment it is opened. */
export function toCandidate({ body, title, labels, kind, author, now }: Draft): Candidate {
  return {
    kind: kind ?? 'issue',
    title: title ?? '',
    body,
    labels: labels ?? [],
    author: author === undefined ? null : toActor(author),
    association: null,
    issueType: null,
    state: 'open',
    closedAs: null,
    pull: null,
    createdAt: now,
  };
}

function toActor(login: string): Candidate['author'] {
  const name = login.replace(/^@/, '');
  return name.endsWith('[bot]') ? { login: name.slice(0, -5), type: 'bot' } : { login: name, type: 'user' };
}

/** Returns the moment that a date or a date with a time names, in UTC where no zone is given; null for anything else. */
export function parseNow(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text)) return null;
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(text.slice(10));
  const time = Date.parse(text.length === 10 || hasZone ? text : `${text}Z`);
  return Number.isNaN(time) ? null : time;
}
