import type { Piece } from '../markdown/document.js';
import { findMentions } from '../reading/mentions.js';
import type { Instant } from '../snapshot.js';
import { linksOf } from './links.js';
import { saysNoBlockers } from './no-blockers.js';
import { readPoints, type Point } from './points.js';
import type { Blocker } from './update.js';

/** Nobody is held up by more. */
export const MOST_BLOCKERS = 30;

const MOST_UNBLOCKERS = 10;

/**
 * Returns the blockers of a section, at most thirty, each with the moment of its update: how old it is, only the updates before can
 * tell. A point that says there are none is none.
 *
 * @param own `owner/name` of the repository
 */
export function readBlockers(pieces: readonly Piece[], at: Instant, own: string | null): readonly Blocker[] {
  return readPoints(pieces, 'items')
    .filter(({ text }) => !saysNoBlockers(text))
    .slice(0, MOST_BLOCKERS)
    .map((point) => toBlocker(point, at, own));
}

function toBlocker({ text, isTicked, prose }: Point, since: Instant, own: string | null): Blocker {
  const struck = STRUCK.exec(text)?.[1];
  return {
    text: struck ?? text,
    unblockers: [...findMentions(prose)].slice(0, MOST_UNBLOCKERS),
    links: linksOf(prose.map((line) => line.text).join(' '), own),
    since,
    isResolved: isTicked === true || struck !== undefined || RESOLVED.test(text),
  };
}

const DONE =
  'resolved|unblocked|done|fixed|cleared|gelöst|erledigt|behoben|résolu|resuelto|resolvido|risolto|opgelost|rozwiązane|решено|вирішено|解決済み?|已解决|해결됨?';

/** Struck out as a whole; a word for done may follow. */
const STRUCK = new RegExp(`^~~(?!~)([^~]{1,490})~~[\\s.,:;!()–—-]{0,5}(?:${DONE})?[\\s.!)]{0,3}$`, 'iu');

/** `Resolved: …`, `… (resolved)`. */
const RESOLVED = new RegExp(
  `^(?:\\*\\*|__)?(?:${DONE})(?:\\*\\*|__)?\\s{0,3}[:：–—]|[([](?:now )?(?:${DONE})[)\\]]\\.?$`,
  'iu',
);
