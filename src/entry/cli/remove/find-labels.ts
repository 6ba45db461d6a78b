import * as z from 'zod';
import type { LabelNames } from '../../../core/config/config.js';
import type { Acting } from './acting.js';
import { askGraphql } from './ask-graphql.js';
import type { FoundLabel } from './removal.js';

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

const LABELS_QUERY = `
query OurLabels($owner: String!, $name: String!, $n0: String!, $n1: String!, $n2: String!, $n3: String!, $n4: String!) {
  repository(owner: $owner, name: $name) {
    n0: label(name: $n0) { ...Carried }
    n1: label(name: $n1) { ...Carried }
    n2: label(name: $n2) { ...Carried }
    n3: label(name: $n3) { ...Carried }
    n4: label(name: $n4) { ...Carried }
  }
}
${LABEL}`;

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

const labelsAnswer = z.object({ repository: z.object({ n0: label, n1: label, n2: label, n3: label, n4: label }) });

/** Returns those of our labels that a repository has, with how many items carry each. One request. */
export async function findLabels(acting: Acting, names: LabelNames): Promise<readonly FoundLabel[]> {
  const { owner, repo } = acting;
  const { incomplete, skip, decision_draft, decision_proposed, decision_accepted } = names;
  const variables = { n0: incomplete, n1: skip, n2: decision_draft, n3: decision_proposed, n4: decision_accepted };
  const { repository } = await askGraphql(
    acting,
    'read',
    LABELS_QUERY,
    { owner, name: repo, ...variables },
    labelsAnswer,
  );
  return Object.values(repository).flatMap((found) => {
    if (found === null) return [];
    const { name, color, description, allIssues, openIssues, allPulls, openPulls } = found;
    const open = openIssues.totalCount + openPulls.totalCount;
    return [{ name, color, description, open, closed: allIssues.totalCount + allPulls.totalCount - open }];
  });
}
