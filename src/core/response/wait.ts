import type { Actor, Instant, ReviewFacts, Snapshot, ThreadComment, ThreadEvent } from '../snapshot.js';

/** Somebody is waited for: for a review that was asked of them, or for the answer to a question. */
export interface Wait {
  readonly kind: 'review' | 'question';
  /** A login as written where it is known from more than a mention, else in lower case; a team as `org/team`. */
  readonly who: string;
  readonly isTeam: boolean;
  /** Who asked; null where nobody knows. */
  readonly asker: string | null;
  /** When they were asked. */
  readonly sinceAt: Instant;
  /** When their window began: later than that where the question was edited, or the pull request was a draft. */
  readonly fromAt: Instant;
  /** Where they were asked: a comment, or the item itself. */
  readonly url: string;
}

/** What is looked at to tell who is waited for: an item with its thread, however it was read. */
export interface Conversation {
  readonly url: string;
  readonly isOpen: boolean;
  readonly isDraft: boolean;
  readonly author: Actor | null;
  readonly assignees: readonly Actor[];
  readonly body: string;
  readonly createdAt: Instant;
  readonly bodyEditedAt: Instant | null;
  /** When its author last edited the body. */
  readonly authorEditedAt: Instant | null;
  readonly thread: readonly Pick<ThreadComment, 'author' | 'editor' | 'body' | 'createdAt' | 'editedAt' | 'url'>[];
  readonly events: readonly Pick<ThreadEvent, 'type' | 'actor' | 'at'>[];
  readonly reviews: ReviewFacts | null;
}

/** Returns a snapshot as a conversation. */
export function conversationOf({
  item,
  thread,
  events,
  reviews,
}: Pick<Snapshot, 'item' | 'thread' | 'events' | 'reviews'>): Conversation {
  const { url, author, assignees, body, createdAt, bodyEditedAt, authorEditedAt } = item;
  const isOpen = item.state === 'open';
  const isDraft = item.pull?.isDraft === true;
  return {
    url,
    isOpen,
    isDraft,
    author,
    assignees,
    body,
    createdAt,
    bodyEditedAt,
    authorEditedAt,
    thread,
    events,
    reviews,
  };
}
