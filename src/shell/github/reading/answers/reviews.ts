import * as z from 'zod';
import type { ReviewRequest } from '../../../../core/snapshot.js';
import { actor, instant } from './parts.js';

const KINDS: Readonly<Record<string, ReviewRequest['kind']>> = { User: 'user', Bot: 'bot', Team: 'team' };

/** Somebody asked for a review; null for who is gone, and a team without a name where it may not be read. */
export const reviewer = z
  .object({ __typename: z.string(), login: z.string().optional(), combinedSlug: z.string().optional() })
  .nullable()
  .transform((asked): Pick<ReviewRequest, 'who' | 'kind'> | null => {
    const who = asked?.login ?? asked?.combinedSlug;
    return asked === null || who === undefined ? null : { who, kind: KINDS[asked.__typename] ?? 'bot' };
  });

/** What `reviewFields` asks for. Null where a server keeps no reviews. */
export const reviewsShape = {
  reviews: z.object({ nodes: z.array(z.object({ submittedAt: instant.nullable(), author: actor })) }).nullable(),
  reviewRequests: z.object({ nodes: z.array(z.object({ requestedReviewer: reviewer })) }).nullable(),
  asked: z.object({
    nodes: z.array(z.object({ createdAt: instant, actor, requestedReviewer: reviewer })),
  }),
};

const reviews = z.object(reviewsShape);

export const reviewsAnswer = z.object({ repository: z.object({ pullRequest: reviews }) });

export type ReviewsAnswer = z.infer<typeof reviews>;
