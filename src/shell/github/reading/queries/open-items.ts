import { ACTOR } from './fragments.js';

/** Fifty bodies of 64 KB are what GitHub hands out well within its ten seconds. */
const OPEN_PAGE = 'first: 50, after: $after, states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }';

/**
 * Returns the query for a page of open issues, or of open pull requests, the last changed first, with what a verdict needs.
 * Paths cost GitHub a diff each, and the first hundred of them have to do.
 */
export function openItemsQuery(
  kind: 'issues' | 'pullRequests',
  options: { readonly issueTypes: boolean; readonly paths: boolean },
): string {
  const own = {
    issues: options.issueTypes ? 'issueType { name }' : '',
    pullRequests: `isDraft baseRefName ${options.paths ? 'files(first: 100) { nodes { path } }' : ''}`,
  };
  return `
query Open${kind === 'issues' ? 'Issues' : 'Pulls'}($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    items: ${kind}(${OPEN_PAGE}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        __typename
        number
        url
        title
        body
        createdAt
        updatedAt
        authorAssociation
        author { ...Who }
        labels(first: 100) { nodes { name } }
        ${own[kind]}
      }
    }
  }
}
${ACTOR}`;
}
