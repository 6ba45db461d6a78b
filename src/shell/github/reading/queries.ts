import { CONFIG_PATH } from '../../../core/config/config-path.js';
import { MAX_TEMPLATES } from '../../../core/loading/load-config.js';

/** Texts asked for at once: a configuration, its organisation's, a pull request's, and all templates. */
export const MAX_TEXTS = 3 + MAX_TEMPLATES;

const ACTOR = 'fragment Who on Actor { __typename login }';

const CHECK = `
fragment Checks on Commit {
  checkSuites(first: 10, filterBy: { appId: $appId, checkName: $checkName }) {
    nodes {
      status
      app { slug databaseId }
      checkRuns(first: 1, filterBy: { checkName: $checkName, checkType: LATEST }) {
        nodes {
          databaseId
          status
          conclusion
          title
          summary
          externalId
          annotations(first: 50) { nodes { path location { start { line } } annotationLevel title message } }
        }
      }
    }
  }
}`;

/** Which of our labels exist, by the names they carry here. */
const LABELS = `
fragment OwnLabels on Repository {
  incomplete: label(name: $incomplete) { name }
  skip: label(name: $skip) { name }
  decision_draft: label(name: $decision_draft) { name }
  decision_proposed: label(name: $decision_proposed) { name }
  decision_accepted: label(name: $decision_accepted) { name }
}`;

/** Ids of every text the configuration is made of. The texts themselves are read once per new id. */
const FACTS = `
fragment Facts on Repository {
  name
  owner { login }
  isArchived
  isPrivate
  ...OwnLabels
  config: object(expression: "HEAD:${CONFIG_PATH}") { ... on Blob { oid byteSize } }
  issueTemplates: object(expression: "HEAD:.github/ISSUE_TEMPLATE") { ... on Tree { entries { name type oid size } } }
  pullTemplates: object(expression: "HEAD:.github") { ... on Tree { entries { name type oid size } } }
}`;

const ORGANISATION = `
  organisation: repository(owner: $owner, name: ".github") {
    config: object(expression: "HEAD:${CONFIG_PATH}") { ... on Blob { oid byteSize } }
  }`;

const LABEL_VARIABLES =
  '$incomplete: String!, $skip: String!, $decision_draft: String!, $decision_proposed: String!, $decision_accepted: String!';

const CHECK_VARIABLES = '$appId: Int, $checkName: String!';

const COMMENTS = `
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
  }
}`;

const LABELLING = `
    pageInfo { hasPreviousPage startCursor }
    nodes {
      __typename
      ... on LabeledEvent { createdAt actor { ...Who } label { name } }
      ... on UnlabeledEvent { createdAt actor { ...Who } label { name } }
    }`;

/** Whether somebody deleted our comment decides if we speak again; kept apart so that nothing else can push it out of sight. */
const DELETIONS = `
    deletions: timelineItems(last: 100, itemTypes: [COMMENT_DELETED_EVENT]) {
      nodes {
        __typename
        ... on CommentDeletedEvent { createdAt actor { ...Who } deletedCommentAuthor { ...Who } }
      }
    }`;

/** What is rare enough that the last fifty are all of them; kept apart so that busy labels cannot push it out of sight. */
const MARKS = `
    nodes {
      __typename
      ... on RenamedTitleEvent { createdAt actor { ...Who } }
      ... on ClosedEvent { createdAt actor { ...Who } }
      ... on ReopenedEvent { createdAt actor { ...Who } }`;

const MARK_TYPES = 'RENAMED_TITLE_EVENT, CLOSED_EVENT, REOPENED_EVENT';

const SHARED_ITEM_FIELDS = `
    title
    body
    createdAt
    updatedAt
    lastEditedAt
    editor { ...Who }
    userContentEdits(first: 20) { nodes { editedAt editor { ...Who } } }
    locked
    authorAssociation
    author { ...Who }
    labels(first: 100) { nodes { name } }
    assignees(first: 50) { nodes { login } }
    comments(first: 100) { ...Thread }
    labelling: timelineItems(last: 100, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) {${LABELLING}
    }${DELETIONS}`;

/** As many issues as a pull request is judged by. */
export const MAX_LINKED = 5;

function linkedFragment(issueTypes: boolean): string {
  return `
fragment Linked on Issue {
  number
  repository { nameWithOwner }
  title
  body
  createdAt
  authorAssociation
  author { ...Who }
  labels(first: 100) { nodes { name } }
  issueState: state
  stateReason${issueTypes ? '\n  issueType { name }' : ''}
}`;
}

const CLOSING = `closing: closingIssuesReferences(first: ${MAX_LINKED}) { nodes { ...Linked } }`;

/**
 * Returns the query for one issue or pull request with all that a verdict needs: one request, one point.
 *
 * `issueType` is newer than some GitHub Enterprise Servers, where a query that names it is refused as a whole.
 * `linked` asks for the issues that a pull request closes, too.
 */
export function itemQuery(options: { readonly issueTypes: boolean; readonly linked: boolean }): string {
  return `
query Item($owner: String!, $name: String!, $number: Int!, ${CHECK_VARIABLES}, ${LABEL_VARIABLES}) {
  repository(owner: $owner, name: $name) {
    ...Facts
    item: issueOrPullRequest(number: $number) {
      __typename
      ... on Issue {${SHARED_ITEM_FIELDS}
        issueState: state
        stateReason${options.issueTypes ? '\n        issueType { name }' : ''}
        marks: timelineItems(last: 50, itemTypes: [${MARK_TYPES}]) {${MARKS}
          }
        }
      }
      ... on PullRequest {${SHARED_ITEM_FIELDS}
        pullState: state
        isDraft
        baseRefName${options.linked ? `\n        ${CLOSING}` : ''}
        files(first: 100) { pageInfo { hasNextPage endCursor } nodes { path } }
        commits(last: 1) {
          nodes {
            commit {
              oid
              file(path: "${CONFIG_PATH}") { oid object { ... on Blob { byteSize } } }
              ...Checks
            }
          }
        }
        marks: timelineItems(last: 50, itemTypes: [${MARK_TYPES}, READY_FOR_REVIEW_EVENT]) {${MARKS}
            ... on ReadyForReviewEvent { createdAt actor { ...Who } }
          }
        }
      }
    }
  }${ORGANISATION}
}
${FACTS}${LABELS}${CHECK}${COMMENTS}${options.linked ? linkedFragment(options.issueTypes) : ''}
${ACTOR}`;
}

/** Returns the query for issues by number as `n0`, `n1`, …, and for those that a pull request closes where `closing` is set. */
export function linkedQuery(options: {
  readonly issueTypes: boolean;
  readonly closing: boolean;
  readonly named: number;
}): string {
  const indices = Array.from({ length: Math.min(options.named, MAX_LINKED) }, (_, index) => index);
  const variables = [...(options.closing ? ['number'] : []), ...indices.map((index) => `n${index}`)];
  const parts = [
    ...(options.closing ? [`pullRequest(number: $number) { ${CLOSING} }`] : []),
    ...indices.map((index) => `n${index}: issueOrPullRequest(number: $n${index}) { ...Linked }`),
  ];
  return `
query Linked($owner: String!, $name: String!${variables.map((name) => `, $${name}: Int!`).join('')}) {
  repository(owner: $owner, name: $name) {
    ${parts.join('\n    ')}
  }
}
${linkedFragment(options.issueTypes)}
${ACTOR}`;
}

/** The open pull requests that would close an issue: asked for when how far it is has changed. */
export const CLOSERS_QUERY = `
query Closers($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      closers: closedByPullRequestsReferences(first: 10, includeClosedPrs: false) {
        nodes { number repository { nameWithOwner } }
      }
    }
  }
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

/** Which of our labels exist: asked again only where a configuration just learnt has other names for them. */
export const LABELS_QUERY = `
query Labels($owner: String!, $name: String!, ${LABEL_VARIABLES}) {
  repository(owner: $owner, name: $name) { ...OwnLabels }
}
${LABELS}`;

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
