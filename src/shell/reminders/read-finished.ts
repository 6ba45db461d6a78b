import { updatesIn } from '../../core/reminders/readings.js';
import type { Read } from '../../core/reminders/items.js';
import type { Instant } from '../../core/snapshot.js';
import type { DraftFacts, FinishedItem } from '../../core/status/draft.js';
import { linkKey } from '../../core/status/links.js';
import { standingOf } from '../../core/status/standing.js';
import type { StatusLink } from '../../core/status/update.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Ask } from '../github/client/ask.js';
import { FailureError } from '../github/client/errors.js';
import { finishedAnswer, type FinishedAnswer } from './answers.js';
import { finishedQuery, MOST_NAMED } from './queries.js';

/** A draft looks back no further. */
const LOOK_BACK = 60 * 24 * 60 * 60_000;

/**
 * Returns what the draft of an issue's next update is made of, by one request: what was finished since the last one, of its own repository
 * alone, since what stands in another may not be everybody's to read.
 */
export async function readDraftFacts(ask: Ask, ref: RepositoryRef, read: Read): Promise<DraftFacts> {
  const readings = updatesIn(read);
  const before = standingOf(readings);
  const since = Math.max(before.updatedAt ?? read.item.createdAt, read.now - LOOK_BACK);
  const named = namedIn([...(before.latest?.nextSteps ?? []), ...before.blockers].flatMap(({ links }) => links));
  const answer = await readFinished(ask, ref, read.item.number, since, named);
  const closedKeys = new Set(
    statesIn(answer).flatMap((state) => (state?.closed === true ? [keyOf(state.number)] : [])),
  );
  const isOwn = ({ repository }: { readonly repository: { readonly nameWithOwner: string } }): boolean =>
    repository.nameWithOwner.toLowerCase() === `${ref.owner}/${ref.repo}`.toLowerCase();
  return {
    merged: mergedSince(answer, since, isOwn),
    closed: (answer.issue.subIssues?.nodes ?? []).flatMap((sub) =>
      sub !== null && isOwn(sub) && sub.stateReason !== 'NOT_PLANNED' && (sub.closedAt ?? 0) > since
        ? [finished(sub)]
        : [],
    ),
    previous: before.latest,
    blockers: standingOf(readings, closedKeys).blockers,
    closedKeys,
  };
}

/** Older servers refuse the query as a whole where it names what they do not know. */
async function readFinished(
  ask: Ask,
  ref: RepositoryRef,
  number: number,
  since: Instant,
  named: readonly number[],
): Promise<FinishedAnswer> {
  const numbers = Object.fromEntries(named.map((each, index) => [`n${index}`, each]));
  const variables = { ...numbers, number, since: new Date(since).toISOString() };
  const askFor = async (newer: boolean) =>
    (await ask(ref, finishedQuery({ named: named.length, newer }), variables, finishedAnswer)).repository;
  return askFor(true).catch((error: unknown) => {
    if (!isUnknownField(error)) throw error;
    return askFor(false);
  });
}

function isUnknownField(error: unknown): boolean {
  return (
    error instanceof FailureError &&
    error.failure.kind === 'give-up' &&
    error.failure.reason.startsWith('unknown-field')
  );
}

/** In the order in which they were merged. */
function mergedSince(
  { issue }: FinishedAnswer,
  since: Instant,
  isOwn: (pull: { readonly repository: { readonly nameWithOwner: string } }) => boolean,
): readonly FinishedItem[] {
  const naming = issue.references.nodes.flatMap((node) =>
    node?.source.__typename === 'PullRequest' ? [node.source] : [],
  );
  const pulls = new Map(
    [...(issue.closers?.nodes ?? []), ...naming].flatMap((pull) =>
      pull !== null && isOwn(pull) && pull.mergedAt !== null && pull.mergedAt > since
        ? [[pull.number, pull] as const]
        : [],
    ),
  );
  return [...pulls.values()].toSorted((a, b) => (a.mergedAt ?? 0) - (b.mergedAt ?? 0)).map(finished);
}

function finished({ number, title }: { readonly number: number; readonly title: string }): FinishedItem {
  return { title, link: { kind: 'issue', repository: null, number } };
}

function namedIn(links: readonly StatusLink[]): readonly number[] {
  const own = links.flatMap((link) => (link.kind === 'issue' && link.repository === null ? [link.number] : []));
  return [...new Set(own)].slice(0, MOST_NAMED);
}

function statesIn({ n0, n1, n2, n3, n4, n5, n6, n7, n8, n9 }: FinishedAnswer) {
  return [n0, n1, n2, n3, n4, n5, n6, n7, n8, n9];
}

function keyOf(number: number): string {
  return linkKey({ kind: 'issue', repository: null, number });
}
