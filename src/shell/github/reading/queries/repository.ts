import { CONFIG_PATH } from '../../../../core/config/config-path.js';
import { CHECK, CHECK_VARIABLES, FACTS, LABELS, LABEL_VARIABLES, ORGANISATION } from './fragments.js';

/** Which of our labels exist: asked again only where a configuration just learnt has other names for them. */
export const LABELS_QUERY = `
query Labels($owner: String!, $name: String!, ${LABEL_VARIABLES}) {
  repository(owner: $owner, name: $name) { ...OwnLabels }
}
${LABELS}`;

/**
 * A repository's configuration, the commit that last touched it, the open items that carry our mark, and how our check
 * ended on the pull requests that changed last. An app has one suite a commit; a second is room to spare, at a point each.
 */
export const REPOSITORY_QUERY = `
query Repository($owner: String!, $name: String!, ${CHECK_VARIABLES}, ${LABEL_VARIABLES}) {
  repository(owner: $owner, name: $name) {
    ...Facts
    issues(first: 100, states: [OPEN], labels: [$incomplete]) { nodes { number } }
    pullRequests(first: 100, states: [OPEN], labels: [$incomplete]) { nodes { number } }
    recentPulls: pullRequests(first: 100, states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes {
        number
        commits(last: 1) {
          nodes {
            commit {
              checkSuites(first: 2, filterBy: { appId: $appId, checkName: $checkName }) {
                nodes {
                  app { slug databaseId }
                  checkRuns(first: 1, filterBy: { checkName: $checkName, checkType: LATEST }) {
                    nodes { databaseId conclusion }
                  }
                }
              }
            }
          }
        }
      }
    }
    defaultBranchRef {
      name
      target {
        ... on Commit {
          history(path: "${CONFIG_PATH}", first: 1) { nodes { oid ...Checks } }
        }
      }
    }
  }${ORGANISATION}
}
${FACTS}${LABELS}${CHECK}`;

/** The open items that carry our mark, by the name a configuration just learnt has for it. */
export const MARKED_QUERY = `
query Marked($owner: String!, $name: String!, $incomplete: String!) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, states: [OPEN], labels: [$incomplete]) { nodes { number } }
    pullRequests(first: 100, states: [OPEN], labels: [$incomplete]) { nodes { number } }
  }
}`;

/** What makes up a repository's configuration, and nothing else. */
export const FACTS_QUERY = `
query Facts($owner: String!, $name: String!, ${LABEL_VARIABLES}) {
  repository(owner: $owner, name: $name) { ...Facts }${ORGANISATION}
}
${FACTS}${LABELS}`;

/** One commit with our check on it. */
export const COMMIT_QUERY = `
query Commit($owner: String!, $name: String!, $sha: GitObjectID!, ${CHECK_VARIABLES}, ${LABEL_VARIABLES}) {
  repository(owner: $owner, name: $name) {
    ...Facts
    commit: object(oid: $sha) {
      ... on Commit { oid file(path: "${CONFIG_PATH}") { oid } ...Checks }
    }
  }${ORGANISATION}
}
${FACTS}${LABELS}${CHECK}`;
