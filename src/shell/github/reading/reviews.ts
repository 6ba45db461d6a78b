import type { Config } from '../../../core/config/config.js';
import type { Item, ReviewFacts } from '../../../core/snapshot.js';
import type { ItemSubject } from '../../../core/subject.js';
import type { Ask } from '../client/ask.js';
import * as answers from './answers/index.js';
import type { ItemAnswer } from './answers/index.js';
import { foldReviews } from './fold-reviews.js';
import { reviewsQuery } from './queries/index.js';

/**
 * Returns the reviews of a pull request, where the configuration asks for windows of answers; null for all else. They come with the item
 * but for the first time, when nobody knew that they are wanted: then they take one request.
 */
export async function readReviews(
  ask: Ask,
  subject: ItemSubject,
  { response }: Config,
  item: Item,
  came: ItemAnswer,
  teams: boolean,
): Promise<ReviewFacts | null> {
  if (response === null || came.__typename !== 'PullRequest' || item.state === 'closed') return null;
  const { reviews, reviewRequests, asked } = came;
  if (reviews !== undefined && reviewRequests !== undefined && asked !== undefined) {
    return foldReviews({ reviews, reviewRequests, asked }, item.createdAt);
  }
  const answer = await ask(subject, reviewsQuery(teams), { number: subject.number }, answers.reviewsAnswer);
  return foldReviews(answer.repository.pullRequest, item.createdAt);
}
