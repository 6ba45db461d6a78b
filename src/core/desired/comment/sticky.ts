import type { Actor, Identity } from '../../snapshot.js';
import { isOurs } from '../../snapshot.js';
import { beginsWithMarker, hasMarker } from './marker.js';

/**
 * Tells whether a comment is our sticky one: we wrote it *and* it carries the marker. Anybody can paste a marker, and we may
 * one day write other comments. A person whose account we use may quote a sticky, so there the marker must come first.
 */
export function isSticky(comment: { readonly author: Actor | null; readonly body: string }, me: Identity): boolean {
  if (!isOurs(comment.author, me)) return false;
  return me.type === 'bot' ? hasMarker(comment.body) : beginsWithMarker(comment.body);
}
