import type { Instant, ReviewFacts, ReviewRequest } from '../../../core/snapshot.js';
import type { ReviewsAnswer } from './answers/index.js';

/**
 * Returns reviews as they were answered. Who is waited for says GitHub's list of requests; who asked, and when, the last event of that
 * kind. Where that is too far back, it is nobody and the moment that is given.
 */
export function foldReviews({ reviews, reviewRequests, asked }: ReviewsAnswer, openedAt: Instant): ReviewFacts {
  const last = new Map(
    asked.nodes.flatMap(({ createdAt, actor, requestedReviewer }) =>
      requestedReviewer === null ? [] : [[keyOf(requestedReviewer), { by: actor, at: createdAt }] as const],
    ),
  );
  const requests = (reviewRequests?.nodes ?? []).flatMap(({ requestedReviewer }) => requestedReviewer ?? []);
  const each = new Map(requests.map((reviewer) => [keyOf(reviewer), reviewer]));
  return {
    asked: [...each].map(([key, reviewer]) => ({ ...reviewer, ...(last.get(key) ?? { by: null, at: openedAt }) })),
    given: (reviews?.nodes ?? []).flatMap(({ submittedAt, author }) =>
      submittedAt === null ? [] : [{ by: author, at: submittedAt }],
    ),
  };
}

function keyOf({ who, kind }: Pick<ReviewRequest, 'who' | 'kind'>): string {
  return `${kind} ${who.toLowerCase()}`;
}
