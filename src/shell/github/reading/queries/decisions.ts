/** Returns the query for the numbers of issues that carry labels, a page of each label: `$l0` from behind `$a0` as `s0`, and so on. */
export function decisionsQuery(count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index);
  const variables = indices.map((index) => `, $l${index}: String!, $a${index}: String`).join('');
  const order = 'orderBy: { field: CREATED_AT, direction: DESC }';
  const pages = indices.map(
    (index) =>
      `s${index}: issues(first: 100, after: $a${index}, labels: [$l${index}], ${order}) { pageInfo { hasNextPage endCursor } nodes { number } }`,
  );
  return `
query Decisions($owner: String!, $name: String!${variables}) {
  repository(owner: $owner, name: $name) {
    ${pages.join('\n    ')}
  }
}`;
}
