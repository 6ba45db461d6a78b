import type { Actor, Identity, Snapshot, ThreadComment } from '../../snapshot.js';
import { isOurs } from '../../snapshot.js';
import { hasMarker } from '../comment/marker.js';
import { toSecond } from './seconds.js';

/** What somebody did to our comment so that we do not comment on that item again. */
export type Muted = 'deleted' | 'rewritten';

/** Returns whether somebody deleted our comment here, or wrote another text in its place; null when neither. */
export function whyMuted(snapshot: Snapshot): Muted | null {
  const { events, me, thread } = snapshot;
  const isDeleted = events.some(
    (event) => event.type === 'comment-deleted' && isOurs(event.author, me) && !isOurs(event.actor, me),
  );
  if (isDeleted) return 'deleted';
  return thread.some((comment) => isRewritten(comment, me)) ? 'rewritten' : null;
}

/**
 * Tells whether a comment was ours until somebody else took its marker away. An edit that keeps it may be a slip and is
 * undone; one that drops it made the comment that person's. Under a person's account nothing tells such a comment from
 * any other of that person, so there it is never assumed. The editor is null where that account is gone.
 */
function isRewritten({ author, body, editedAt, editor }: ThreadComment, me: Identity): boolean {
  if (me.type !== 'bot' || !isOurs(author, me) || editedAt === null || isOurs(editor, me)) return false;
  return !hasMarker(body);
}

/**
 * Tells whether a person took this label off and the body has not changed since. GitHub lets only people with triage
 * rights do so; it is their word against ours, and theirs holds.
 */
export function isWaived(snapshot: Snapshot, label: string): boolean {
  const name = label.toLowerCase();
  const last = snapshot.events.findLast(
    (event) => (event.type === 'labeled' || event.type === 'unlabeled') && event.label.toLowerCase() === name,
  );
  if (last?.type !== 'unlabeled' || !isPerson(last.actor, snapshot.me)) return false;
  const editedAt = snapshot.item.bodyEditedAt;
  return editedAt === null || toSecond(editedAt) <= toSecond(last.at);
}

/** Tells whether an account is a human being other than the one whose account we may be using. */
export function isPerson(actor: Actor | null, me: Identity): boolean {
  return actor !== null && actor.type === 'user' && !isOurs(actor, me);
}
