import { ACTOR } from './fragments.js';

/** As many of those that refer to an issue as are looked at, the newest. */
const MAX_REFERENCES = 100;

/**
 * Comments of a superseded decision in which ours is looked for, from either end: it is among the first, or, where it was begun anew or
 * the talk came first, among the last.
 */
const MAX_COMMENTS = 100;

/** What is asked of a repository: its default branch and the files beside a record. `$records` is `HEAD:` and a folder. */
export const RECORD_FOLDER = `
    defaultBranchRef { name }
    records: object(expression: $records) { ... on Tree { entries { name } } }`;

/** What is asked of an issue: which issues and pull requests refer to it. */
export const REFERENCES = `
        references: timelineItems(last: ${MAX_REFERENCES}, itemTypes: [CROSS_REFERENCED_EVENT]) {
          nodes {
            __typename
            ... on CrossReferencedEvent {
              isCrossRepository
              source {
                __typename
                ... on Issue { number url updatedAt labels(first: 20) { nodes { name } } }
                ... on PullRequest { number url merged pullState: state headRefName isCrossRepository }
              }
            }
          }
        }`;

/** The same where it did not come with the item. */
export const RECORD_QUERY = `
query Record($owner: String!, $name: String!, $number: Int!, $records: String!) {
  repository(owner: $owner, name: $name) {${RECORD_FOLDER}
    issue(number: $number) {${REFERENCES}
    }
  }
}`;

/** Returns the query for the comments of issues by number as `n0`, `n1`, … */
export function supersededQuery(count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index);
  const nodes = '{ nodes { body author { ...Who } lastEditedAt editor { ...Who } } }';
  const comments = `comments(first: ${MAX_COMMENTS}) ${nodes} latest: comments(last: ${MAX_COMMENTS}) ${nodes}`;
  return `
query Superseded($owner: String!, $name: String!${indices.map((index) => `, $n${index}: Int!`).join('')}) {
  repository(owner: $owner, name: $name) {
    ${indices.map((index) => `n${index}: issue(number: $n${index}) { number ${comments} }`).join('\n    ')}
  }
}
${ACTOR}`;
}
