import type { Actor, Identity, Snapshot } from '../../snapshot.js';
import { isOurs } from '../../snapshot.js';
import { toSecond } from './seconds.js';

/** Tells whether somebody deleted a comment of ours here. We then do not comment on this item again. */
export function isMuted(snapshot: Snapshot): boolean {
  return snapshot.events.some(
    (event) =>
      event.type === 'comment-deleted' && isOurs(event.author, snapshot.me) && !isOurs(event.actor, snapshot.me),
  );
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
