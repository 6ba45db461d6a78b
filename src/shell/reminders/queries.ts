import { closedItems } from '../github/reading/queries/closed-items.js';
import { ACTOR } from '../github/reading/queries/fragments.js';
import { COMMENTS, issueFields, pullFields, reviewFields } from '../github/reading/queries/index.js';

/** How many of a list are looked at. */
export const LIST_SIZES = { tracked: 100, named: 100, issues: 50, pulls: 50 } as const;

export interface CandidatesQuery {
  /** Issues with one of the labels `$labels`. */
  readonly tracked: boolean;
  /** The newest issues, whatever labels they have. */
  readonly named: boolean;
  /** What changed last, issues and pull requests. */
  readonly waits: boolean;
  readonly issueTypes: boolean;
}

/** Returns the query for the open items of a repository that somebody may be reminded of, at a glance. */
export function candidatesQuery({ tracked, named, waits, issueTypes }: CandidatesQuery): string {
  const issues = (alias: keyof typeof LIST_SIZES, field: string, limits = '') => `
    ${alias}: issues(first: ${LIST_SIZES[alias]}, states: [OPEN], orderBy: { field: ${field}, direction: DESC }${limits}) {
      pageInfo { hasNextPage }
      nodes { ...Candidate${issueTypes ? ' issueType { name }' : ''} }
    }`;
  const pulls = `
    pulls: pullRequests(first: ${LIST_SIZES.pulls}, states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage }
      nodes {
        number title body createdAt updatedAt authorAssociation isDraft baseRefName
        author { ...Who }
        labels(first: 50) { nodes { name } }
        comments(first: 1) { totalCount }
        reviewRequests(first: 1) { totalCount }
      }
    }`;
  const parts = [
    ...(tracked ? [issues('tracked', 'CREATED_AT', ', labels: $labels')] : []),
    ...(named ? [issues('named', 'CREATED_AT')] : []),
    ...(waits ? [issues('issues', 'UPDATED_AT'), pulls] : []),
  ];
  const hasIssues = tracked || named || waits;
  return `
query ReminderCandidates($owner: String!, $name: String!${tracked ? ', $labels: [String!]!' : ''}) {
  repository(owner: $owner, name: $name) {${parts.join('')}
  }
}${hasIssues ? CANDIDATE : ''}
${ACTOR}`;
}

const CANDIDATE = `
fragment Candidate on Issue {
  number title body createdAt updatedAt authorAssociation
  author { ...Who }
  labels(first: 50) { nodes { name } }
  comments(first: 1) { totalCount }
}`;

/** So many items with their threads are asked for at once. */
export const THREADS_AT_ONCE = 10;

export interface ThreadsQuery {
  readonly count: number;
  readonly issueTypes: boolean;
  /** Whether teams may be named whose review is asked for. */
  readonly teams: boolean;
}

/** Returns the query for items with their threads, as `n0`, `n1`, … */
export function threadsQuery({ count, issueTypes, teams }: ThreadsQuery): string {
  const indices = Array.from({ length: Math.min(count, THREADS_AT_ONCE) }, (_, index) => index);
  const items = indices.map(
    (index) => `\n    n${index}: issueOrPullRequest(number: $n${index}) { ...Story ...PullStory }`,
  );
  return `
query ReminderThreads($owner: String!, $name: String!${indices.map((index) => `, $n${index}: Int!`).join('')}) {
  repository(owner: $owner, name: $name) {${items.join('')}
  }
}
fragment Story on Issue {
  __typename
  number${issueFields(issueTypes)}
}
fragment PullStory on PullRequest {
  __typename
  number${pullFields()}${reviewFields(teams)}
}
${COMMENTS}
${ACTOR}`;
}

/** What an issue names is looked at in so many places. */
export const MOST_NAMED = 10;

/**
 * Returns the query for what was finished for an issue: pull requests that close it or name it, its sub-issues, and whether issues that
 * it names are closed, as `n0`, `n1`, …
 *
 * @param newer whether what older servers do not know is asked for, too
 */
export function finishedQuery({ named, newer }: { readonly named: number; readonly newer: boolean }): string {
  const { variables, fields } = closedItems(Math.min(named, MOST_NAMED));
  return `
query ReminderFinished($owner: String!, $name: String!, $number: Int!, $since: DateTime!${variables}) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      references: timelineItems(last: 100, since: $since, itemTypes: [CROSS_REFERENCED_EVENT]) {
        nodes { ... on CrossReferencedEvent { source { __typename ... on PullRequest { ...Finished } } } }
      }${newer ? NEWER : ''}
    }${fields}
  }
}
fragment Finished on PullRequest {
  number title mergedAt
  repository { nameWithOwner }
}`;
}

const NEWER = `
      closers: closedByPullRequestsReferences(first: 50, includeClosedPrs: true) { nodes { ...Finished } }
      subIssues(last: 100) { nodes { number title closedAt stateReason repository { nameWithOwner } } }`;
