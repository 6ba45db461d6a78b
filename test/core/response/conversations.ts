import type { Conversation } from '../../../src/core/response/wait.js';
import type { Actor, Instant } from '../../../src/core/snapshot.js';

export const ITEM = 'https://github.com/octo/hello/pull/7';

export function user(login: string): Actor {
  return { login, type: 'user' };
}

export function bot(login: string): Actor {
  return { login, type: 'bot' };
}

/** An open item of Ana's, opened at 0. */
export function conversation(given: Partial<Conversation> = {}): Conversation {
  return {
    url: ITEM,
    isOpen: true,
    isDraft: false,
    author: user('ana'),
    assignees: [],
    body: '',
    createdAt: 0,
    bodyEditedAt: null,
    authorEditedAt: null,
    thread: [],
    events: [],
    reviews: null,
    ...given,
  };
}

/** A comment that its author never edited, unless something else is given. */
export function said(
  login: string,
  at: Instant,
  body: string,
  given: Partial<Conversation['thread'][number]> = {},
): Conversation['thread'][number] {
  return {
    author: user(login),
    editor: null,
    body,
    createdAt: at,
    editedAt: null,
    url: `${ITEM}#issuecomment-${at}`,
    ...given,
  };
}
