import * as z from 'zod';
import type { Config } from '../../core/config/config.js';
import { decisionLabel } from '../../core/decisions/labels.js';
import type { ToldState } from '../../core/rollup/slack/messages.js';
import type { DecisionNews } from '../../core/rollup/slack/telling.js';
import { isOurs, type Identity, type Instant } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Ask } from '../github/client/ask.js';
import { actor, instant } from '../github/reading/answers/index.js';
import { ACTOR } from '../github/reading/queries/fragments.js';

/** More decisions of one state in a week are on the page after it. */
const MOST_DECISIONS = 30;

const QUERY = `
query DecisionNews($owner: String!, $name: String!, $finalCall: [String!]!, $accepted: [String!]!, $since: DateTime!) {
  repository(owner: $owner, name: $name) {
    finalCall: issues(first: ${MOST_DECISIONS}, labels: $finalCall, states: [OPEN], filterBy: { since: $since }) { nodes { ...News } }
    accepted: issues(first: ${MOST_DECISIONS}, labels: $accepted, filterBy: { since: $since }) { nodes { ...News } }
  }
}
fragment News on Issue {
  number
  title
  url
  labelled: timelineItems(last: 20, itemTypes: [LABELED_EVENT]) {
    nodes { ... on LabeledEvent { createdAt actor { ...Who } label { name } } }
  }
}
${ACTOR}`;

const decisions = z.object({
  nodes: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      url: z.string(),
      labelled: z.object({
        nodes: z.array(z.object({ createdAt: instant, actor, label: z.object({ name: z.string() }) })),
      }),
    }),
  ),
});

const answer = z.object({ repository: z.object({ finalCall: decisions, accepted: decisions }) });

/**
 * Returns which decisions came to their final call, or were accepted, and changed since a moment. One request. A label that somebody
 * put by hand says nothing: what we put follows from who said what.
 */
export async function readNews(
  { ask, me }: { readonly ask: Ask; readonly me: Identity },
  ref: RepositoryRef,
  { labels }: Config,
  since: Instant,
): Promise<readonly DecisionNews[]> {
  const names = { finalCall: decisionLabel('final-call', labels), accepted: decisionLabel('accepted', labels) };
  const variables = { finalCall: [names.finalCall], accepted: [names.accepted], since: new Date(since).toISOString() };
  const { repository } = await ask(ref, QUERY, variables, answer);
  const newsOf = (state: ToldState, label: string, { nodes }: z.infer<typeof decisions>): readonly DecisionNews[] =>
    nodes.flatMap(({ labelled, ...issue }) => {
      const given = labelled.nodes.findLast((event) => event.label.name.toLowerCase() === label.toLowerCase());
      const matter = { repository: `${ref.owner}/${ref.repo}`, ...issue };
      return given === undefined || !isOurs(given.actor, me) ? [] : [{ matter, state, at: given.createdAt }];
    });
  return [
    ...newsOf('final-call', names.finalCall, repository.finalCall),
    ...newsOf('accepted', names.accepted, repository.accepted),
  ];
}
