import type { Candidate } from '../../core/snapshot.js';

/** What a terminal knows of an item that may not exist yet. */
export interface Draft {
  readonly body: string;
  readonly title?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly kind?: 'issue' | 'pull_request' | undefined;
  readonly author?: string | undefined;
}

/** Returns the item as the app would see it the moment it is opened. */
export function toCandidate({ body, title, labels, kind, author }: Draft): Candidate {
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
  };
}

function toActor(login: string): Candidate['author'] {
  const name = login.replace(/^@/, '');
  return name.endsWith('[bot]') ? { login: name.slice(0, -5), type: 'bot' } : { login: name, type: 'user' };
}
