/** The part of a query that asks which of some issues and pull requests are closed, as `n0`, `n1`, … */
export interface ClosedItems {
  /** To follow other variables in the head of the query. */
  readonly variables: string;
  /** Fields of a repository. */
  readonly fields: string;
}

/** Returns the part of a query for so many numbers. */
export function closedItems(count: number): ClosedItems {
  const indices = Array.from({ length: count }, (_, index) => index);
  return {
    variables: indices.map((index) => `, $n${index}: Int!`).join(''),
    fields: indices
      .map(
        (index) => `
    n${index}: issueOrPullRequest(number: $n${index}) {
      ... on Issue { number closed }
      ... on PullRequest { number closed }
    }`,
      )
      .join(''),
  };
}
