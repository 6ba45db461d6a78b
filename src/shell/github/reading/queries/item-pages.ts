import { ACTOR } from './fragments.js';

export const COMMENTS = `
fragment Thread on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    fullDatabaseId
    body
    url
    createdAt
    lastEditedAt
    author { ...Who }
    editor { ...Who }
    reactionGroups { content viewerHasReacted }
  }
}`;

export const LABELLING = `
    pageInfo { hasPreviousPage startCursor }
    nodes {
      __typename
      ... on LabeledEvent { createdAt actor { ...Who } label { name } }
      ... on UnlabeledEvent { createdAt actor { ...Who } label { name } }
    }`;

/** Further comments of a thread longer than one page. */
export const COMMENTS_PAGE_QUERY = `
query Comments($owner: String!, $name: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $name) {
    item: issueOrPullRequest(number: $number) {
      ... on Issue { comments(first: 100, after: $after) { ...Thread } }
      ... on PullRequest { comments(first: 100, after: $after) { ...Thread } }
    }
  }
}
${COMMENTS}
${ACTOR}`;

/** Earlier label events, newest page first. */
export const LABELLING_PAGE_QUERY = `
query Labelling($owner: String!, $name: String!, $number: Int!, $before: String!) {
  repository(owner: $owner, name: $name) {
    item: issueOrPullRequest(number: $number) {
      ... on Issue {
        labelling: timelineItems(last: 100, before: $before, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) {${LABELLING}
        }
      }
      ... on PullRequest {
        labelling: timelineItems(last: 100, before: $before, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) {${LABELLING}
        }
      }
    }
  }
}
${ACTOR}`;

/** Further changed paths of a pull request. */
export const FILES_PAGE_QUERY = `
query Files($owner: String!, $name: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      files(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { path } }
    }
  }
}`;
