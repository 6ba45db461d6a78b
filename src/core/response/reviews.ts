import type { ReviewFacts } from '../snapshot.js';
import { foldLogin } from '../time/login.js';
import type { Conversation, Wait } from './wait.js';

/**
 * Returns the reviews that were asked for and not given, in the order in which they were. A draft asks nobody; when it is ready, the
 * windows begin. What a bot asked for, or is asked for, has no window.
 */
export function openReviews({ isOpen, isDraft, reviews, events, url }: Conversation): readonly Wait[] {
  if (!isOpen || isDraft || reviews === null) return [];
  const readyAt = Math.max(...events.map(({ type, at }) => (type === 'ready-for-review' ? at : 0)), 0);
  return reviews.asked
    .filter(({ kind, by, who, at }) => kind !== 'bot' && by?.type !== 'bot' && !isGiven(who, at, reviews))
    .map(({ who, kind, by, at }): Wait => ({
      kind: 'review',
      who,
      isTeam: kind === 'team',
      asker: by?.login ?? null,
      sinceAt: at,
      fromAt: Math.max(at, readyAt),
      url,
    }))
    .toSorted((a, b) => a.sinceAt - b.sinceAt);
}

/** GitHub takes a request away with the review; it may take a moment. */
function isGiven(who: string, at: number, { given }: ReviewFacts): boolean {
  return given.some((review) => review.by !== null && review.at >= at && foldLogin(review.by.login) === foldLogin(who));
}
