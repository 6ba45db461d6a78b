import { ACTOR } from './fragments.js';
import { REFERENCES } from './record.js';

/** As many issues as a pull request is judged by. */
export const MAX_LINKED = 5;

/** Of the pull requests that name an issue, so many are looked at again when that changes for them. */
export const MAX_NAMING = 10;

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

/** Returns the parts of a query that ask for issues by number, as `n0`, `n1`, …, and the variables that these are given in. */
export function namedParts(count: number): { readonly fields: readonly string[]; readonly variables: string } {
  const indices = Array.from({ length: Math.min(count, MAX_LINKED) }, (_, index) => index);
  return {
    fields: indices.map((index) => `n${index}: issueOrPullRequest(number: $n${index}) { ...Linked }`),
    variables: indices.map((index) => `, $n${index}: Int!`).join(''),
  };
}

/** Returns the numbers as the variables of these parts. */
export function namedVariables(numbers: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(numbers.slice(0, MAX_LINKED).map((number, index) => [`n${index}`, number]));
}

/** Returns the query for issues by number as `n0`, `n1`, …, and for those that a pull request closes where `closing` is set. */
export function linkedQuery(options: {
  readonly issueTypes: boolean;
  readonly closing: boolean;
  readonly named: number;
}): string {
  const { fields, variables } = namedParts(options.named);
  const parts = [...(options.closing ? [`pullRequest(number: $number) { ${CLOSING} }`] : []), ...fields];
  return `
query Linked($owner: String!, $name: String!${options.closing ? ', $number: Int!' : ''}${variables}) {
  repository(owner: $owner, name: $name) {
    ${parts.join('\n    ')}
  }
}
${linkedFragment(options.issueTypes)}
${ACTOR}`;
}

/** The open pull requests that would close an issue, and those that name it: asked for when how far it is has changed. */
export const CLOSERS_QUERY = `
query Closers($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      closers: closedByPullRequestsReferences(first: ${MAX_NAMING}, includeClosedPrs: false) {
        nodes { number repository { nameWithOwner } }
      }${REFERENCES}
    }
  }
}`;
