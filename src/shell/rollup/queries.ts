import { ACTOR } from '../github/reading/queries/fragments.js';
import { issueFields } from '../github/reading/queries/item.js';
import { COMMENTS } from '../github/reading/queries/item-pages.js';

/** How much is asked of the items of a list; null where the list is at its end. */
export type Depth = 'whole' | 'glance' | null;

export interface ListQuery {
  /** `changed`: whatever changed since a moment, the last first. `waiting`: what is open, the longest unchanged first. */
  readonly list: 'changed' | 'waiting';
  readonly issues: Depth;
  readonly pulls: Depth;
  /** Some templates are chosen by the type of an issue, which older servers do not know. */
  readonly issueTypes: boolean;
  /** Some templates are chosen by changed paths, which cost GitHub a diff each. */
  readonly paths: boolean;
  /** What people say in comments, and who has what: who is asked something is read from that. */
  readonly comments: boolean;
  /** Names of teams take a scope of their own with some tokens. */
  readonly teams: boolean;
}

/** Pages of pull requests are smaller: each of these has lists of its own. */
export const PAGE_SIZES = { issues: 100, pulls: 50, glance: 100 } as const;

function sharedFields({ comments }: ListQuery): string {
  return `
    number
    url
    title
    body
    createdAt
    updatedAt
    closedAt
    authorAssociation
    author { ...Who }
    labels(first: 50) { nodes { name } }
    labelled: timelineItems(first: 10, itemTypes: [LABELED_EVENT]) { nodes { ... on LabeledEvent { label { name } } } }
    recent: comments(last: 5) { nodes { createdAt author { ...Who }${comments ? ' body' : ''} } }
    ${comments ? CONVERSATION : 'comments(first: 10) { nodes { createdAt author { ...Who } } }'}`;
}

const CONVERSATION = `lastEditedAt
    editor { ...Who }
    assignees(first: 10) { nodes { login } }
    comments(first: 10) { totalCount nodes { createdAt author { ...Who } body url lastEditedAt editor { ...Who } } }`;

const GLANCE = 'number createdAt updatedAt closedAt';

const ISSUE_GLANCE = `${GLANCE} author { ...Who } labels(first: 20) { nodes { name } }`;

/**
 * Returns the query for a page of issues and one of pull requests at once. GitHub lists issues since a moment, and pull requests only
 * in the order in which they changed.
 */
export function listQuery(query: ListQuery): string {
  const { list, issues, pulls } = query;
  const direction = list === 'changed' ? 'DESC' : 'ASC';
  const order = `orderBy: { field: UPDATED_AT, direction: ${direction} }`;
  const limits = list === 'changed' ? 'filterBy: { since: $since }' : 'states: [OPEN], labels: $labels';
  const variables = [
    ...(issues === null
      ? []
      : ['$issuesAfter: String', list === 'changed' ? '$since: DateTime!' : '$labels: [String!]!']),
    ...(pulls === null ? [] : ['$pullsAfter: String']),
  ];
  const ofIssues =
    issues === null
      ? ''
      : `
    ${aliasOf('issues', issues)}: issues(first: ${sizeOf('issues', issues)}, after: $issuesAfter, ${order}, ${limits}) {
      pageInfo { hasNextPage endCursor }
      nodes { ${issues === 'glance' ? ISSUE_GLANCE : issueNode(query)} }
    }`;
  const states = list === 'changed' ? '' : ', states: [OPEN]';
  const ofPulls =
    pulls === null
      ? ''
      : `
    ${aliasOf('pulls', pulls)}: pullRequests(first: ${sizeOf('pulls', pulls)}, after: $pullsAfter, ${order}${states}) {
      pageInfo { hasNextPage endCursor }
      nodes { ${pulls === 'glance' ? `${GLANCE} mergedAt` : pullNode(query)} }
    }`;
  const namesPeople = issues !== null || pulls === 'whole';
  return `
query Week${list === 'changed' ? 'Changes' : 'Waiting'}($owner: String!, $name: String!, ${variables.join(', ')}) {
  repository(owner: $owner, name: $name) {
    nameWithOwner${ofIssues}${ofPulls}
  }
}
${namesPeople ? ACTOR : ''}`;
}

/** Returns under which name a list is answered: another one where less is asked, so that neither is taken for the other. */
export function aliasOf<Kind extends 'issues' | 'pulls'>(
  kind: Kind,
  depth: 'whole' | 'glance',
): Kind | `${Kind}Glance` {
  return depth === 'whole' ? kind : `${kind}Glance`;
}

function sizeOf(kind: 'issues' | 'pulls', depth: Depth): number {
  return depth === 'glance' ? PAGE_SIZES.glance : PAGE_SIZES[kind];
}

function issueNode(query: ListQuery): string {
  return `${sharedFields(query)}
    issueState: state
    stateReason${query.issueTypes ? '\n    issueType { name }' : ''}`;
}

function pullNode(query: ListQuery): string {
  const { paths, teams } = query;
  const reviewer = `requestedReviewer { __typename ... on User { login } ... on Bot { login }${teams ? ' ... on Team { combinedSlug }' : ''} }`;
  return `${sharedFields(query)}
    pullState: state
    isDraft
    baseRefName
    mergedAt
    mergedBy { ...Who }${paths ? '\n    files(first: 100) { nodes { path } }' : ''}
    reviews(first: 10) { nodes { submittedAt author { ...Who } } }
    reviewRequests(first: 20) { nodes { ${reviewer} } }
    asked: timelineItems(last: 30, itemTypes: [REVIEW_REQUESTED_EVENT]) {
      nodes { ... on ReviewRequestedEvent { createdAt ${reviewer} } }
    }`;
}

/** So many issues with their threads are asked for at once. */
export const THREADS_AT_ONCE = 10;

/** Returns the query for issues with all that a decision and an update are read from, as `n0`, `n1`, … */
export function threadsQuery(count: number, issueTypes: boolean): string {
  const indices = Array.from({ length: Math.min(count, THREADS_AT_ONCE) }, (_, index) => index);
  return `
query WeekThreads($owner: String!, $name: String!${indices.map((index) => `, $n${index}: Int!`).join('')}) {
  repository(owner: $owner, name: $name) {${indices.map((index) => `\n    n${index}: issue(number: $n${index}) { ...Story }`).join('')}
  }
}
fragment Story on Issue {
  __typename
  number
  url${issueFields(issueTypes)}
}
${COMMENTS}
${ACTOR}`;
}
