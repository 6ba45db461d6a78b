import { CONFIG_PATH } from '../../../../core/config/config-path.js';
import { MAX_TEMPLATES } from '../../../../core/loading/load-config.js';

/** Texts asked for at once: a configuration, its organisation's, a pull request's, and all templates. */
export const MAX_TEXTS = 3 + MAX_TEMPLATES;

const HISTORY = `
fragment ConfigHistory on Repository {
  defaultBranchRef {
    name
    target {
      ... on Commit {
        history(path: "${CONFIG_PATH}", first: 100) {
          pageInfo { hasNextPage endCursor }
          nodes { oid committedDate associatedPullRequests(first: 1) { nodes { mergedAt baseRefName } } }
        }
      }
    }
  }
}`;

/**
 * Returns the query for texts by blob id: `own` of the repository as `b0`, `b1`, …, and of the organisation's `.github`
 * as `organisation.b0` where `organisation` is set, each with the history of its configuration file.
 */
export function textsQuery(own: number, organisation: boolean): string {
  const indices = Array.from({ length: Math.min(own, MAX_TEXTS) }, (_, index) => index);
  const variables = indices.map((index) => `, $b${index}: GitObjectID!`).join('');
  const blobs = indices.map((index) => `\n    b${index}: object(oid: $b${index}) { ...Text }`).join('');
  const other = `
  organisation: repository(owner: $owner, name: ".github") {
    ...ConfigHistory
    b0: object(oid: $organisationBlob) { ...Text }
  }`;
  return `
query Texts($owner: String!, $name: String!${variables}${organisation ? ', $organisationBlob: GitObjectID!' : ''}) {
  repository(owner: $owner, name: $name) {
    ...ConfigHistory${blobs}
  }${organisation ? other : ''}
}
${HISTORY}${own > 0 || organisation ? '\nfragment Text on Blob { oid byteSize isBinary isTruncated text }' : ''}`;
}

/** The configuration file of a repository that another builds on, with its latest change. */
export const EXTENDED_QUERY = `
query Extended($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    isPrivate
    ...ConfigHistory
    config: object(expression: "HEAD:${CONFIG_PATH}") { ... on Blob { oid byteSize isBinary isTruncated text } }
  }
}
${HISTORY}`;

/** Older commits of the configuration file. `name` is `.github` for the organisation's. */
export const HISTORY_PAGE_QUERY = `
query History($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      name
      target {
        ... on Commit {
          history(path: "${CONFIG_PATH}", first: 100, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes { oid committedDate associatedPullRequests(first: 1) { nodes { mergedAt baseRefName } } }
          }
        }
      }
    }
  }
}`;
