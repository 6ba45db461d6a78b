import { ACTOR } from './fragments.js';

/** As many issues as a pull request is judged by. */
export const MAX_LINKED = 5;

export function linkedFragment(issueTypes: boolean): string {
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

export const CLOSING = `closing: closingIssuesReferences(first: ${MAX_LINKED}) { nodes { ...Linked } }`;

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
