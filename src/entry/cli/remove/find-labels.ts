import * as z from 'zod';
import type { Acting } from './acting.js';
import { askGraphql } from './ask-graphql.js';
import { namesOfLabels, type FoundLabel, type NamedLabels } from './removal.js';

const LABEL = `
fragment Carried on Label {
  name
  color
  description
  allIssues: issues(first: 1) { totalCount }
  openIssues: issues(first: 1, states: [OPEN]) { totalCount }
  allPulls: pullRequests(first: 1) { totalCount }
  openPulls: pullRequests(first: 1, states: [OPEN]) { totalCount }
}`;

/** As many labels as there are ours, each by its place. */
function labelsQuery(places: readonly string[]): string {
  return `
query OurLabels($owner: String!, $name: String!, ${places.map((place) => `$${place}: String!`).join(', ')}) {
  repository(owner: $owner, name: $name) {
    ${places.map((place) => `${place}: label(name: $${place}) { ...Carried }`).join('\n    ')}
  }
}
${LABEL}`;
}

const count = z.object({ totalCount: z.number() });

const label = z
  .object({
    name: z.string(),
    color: z.string(),
    description: z.string().nullable(),
    allIssues: count,
    openIssues: count,
    allPulls: count,
    openPulls: count,
  })
  .nullable();

const labelsAnswer = z.object({ repository: z.record(z.string(), label) });

/** Returns those of our labels that a repository has, with how many items carry each. One request. */
export async function findLabels(acting: Acting, names: NamedLabels): Promise<readonly FoundLabel[]> {
  const { owner, repo } = acting;
  const variables = Object.fromEntries(namesOfLabels(names).map((name, index) => [`n${index}`, name]));
  const query = labelsQuery(Object.keys(variables));
  const { repository } = await askGraphql(acting, 'read', query, { owner, name: repo, ...variables }, labelsAnswer);
  return Object.values(repository).flatMap((found) => {
    if (found === null) return [];
    const { name, color, description, allIssues, openIssues, allPulls, openPulls } = found;
    const open = openIssues.totalCount + openPulls.totalCount;
    return [{ name, color, description, open, closed: allIssues.totalCount + allPulls.totalCount - open }];
  });
}
