import { ACTOR, FACTS, LABELS, LABEL_VARIABLES, ORGANISATION } from './fragments.js';
import { COMMENTS } from './item-pages.js';

const NEWEST = 'orderBy: { field: CREATED_AT, direction: DESC }';

/**
 * Returns the query for the weekly pages of a repository with its configuration. Issues are asked for by their label and by their author:
 * anybody may take the one off, and how a bot is named in the other is not documented. `discussions` need a permission of their own.
 */
export function rollupPagesQuery(discussions: boolean): string {
  const variables = discussions ? ', $category: String!, $categoryId: ID' : '';
  const ofDiscussions = `
    category: discussionCategory(slug: $category) { id }
    discussions(first: 25, categoryId: $categoryId, ${NEWEST}) {
      nodes { id number url title body closed createdAt updatedAt author { ...Who } }
    }`;
  return `
query RollupPages($owner: String!, $name: String!, ${LABEL_VARIABLES}, $rollup: String!, $me: String!${variables}) {
  repository(owner: $owner, name: $name) {
    ...Facts
    id
    databaseId
    hasIssuesEnabled
    rollupLabel: label(name: $rollup) { name }
    labelled: issues(first: 5, labels: [$rollup], ${NEWEST}) { nodes { ...RollupPage } }
    written: issues(first: 5, filterBy: { createdBy: $me }, ${NEWEST}) { nodes { ...RollupPage } }
    pinnedIssues(first: 3) { nodes { issue { number } } }${discussions ? ofDiscussions : ''}
  }${ORGANISATION}
}
fragment RollupPage on Issue {
  id
  number
  url
  title
  body
  issueState: state
  createdAt
  updatedAt
  author { ...Who }
  pins: timelineItems(first: 1, itemTypes: [PINNED_EVENT]) { nodes { __typename } }
  comments(last: 30) { ...Thread }
}
${FACTS}${LABELS}${COMMENTS}
${ACTOR}`;
}
