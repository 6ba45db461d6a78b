import { ACTOR } from './fragments.js';

/**
 * Returns who a review is asked of.
 *
 * @param teams whether teams are named: their names take a scope of their own with some tokens
 */
export function reviewerFields(teams: boolean): string {
  return `requestedReviewer { __typename ... on User { login } ... on Bot { login }${teams ? ' ... on Team { combinedSlug }' : ''} }`;
}

/** Returns what is asked of a pull request's reviews: whose is waited for, since when, and the last that were given. */
export function reviewFields(teams: boolean): string {
  const reviewer = reviewerFields(teams);
  return `
        reviews(last: 50) { nodes { submittedAt author { ...Who } } }
        reviewRequests(first: 50) { nodes { ${reviewer} } }
        asked: timelineItems(last: 100, itemTypes: [REVIEW_REQUESTED_EVENT]) {
          nodes { ... on ReviewRequestedEvent { createdAt actor { ...Who } ${reviewer} } }
        }`;
}

/** Returns the query for the reviews of one pull request, where they did not come with it. */
export function reviewsQuery(teams: boolean): string {
  return `
query Reviews($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {${reviewFields(teams)}
    }
  }
}
${ACTOR}`;
}
