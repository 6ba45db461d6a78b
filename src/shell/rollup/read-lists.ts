import type { RepositoryRef } from '../../core/subject.js';
import type { Ask } from '../github/client/ask.js';
import { FailureError } from '../github/client/errors.js';
import { listAnswer, type GlanceAnswer, type WholeIssueAnswer, type WholePullAnswer } from './answers.js';
import { aliasOf, listQuery, type Depth, type ListQuery } from './queries.js';

const PARTIAL = { kind: 'retry', afterMs: null, scope: 'item' } as const;

/** One page of each list that had one. */
export interface ListPage {
  readonly issues: readonly WholeIssueAnswer[];
  readonly pulls: readonly WholePullAnswer[];
  /** Of either kind. */
  readonly glances: readonly GlanceAnswer[];
}

/** Which list of a repository is read, and how far. */
export interface ListRequest {
  readonly list: ListQuery['list'];
  readonly shape: Pick<ListQuery, 'issueTypes' | 'paths' | 'comments'>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The most pages, of both kinds at once. */
  readonly most: number;
  /** Returns how much the next page is to tell, by the last change that the page before came to; null to read no further. */
  readonly depthAfter: (updatedAt: number | null, kind: Kind) => Depth;
}

export type Kind = 'issues' | 'pulls';

/** Yields the pages of a repository's issues and pull requests side by side, and returns false where there were more than `most`. */
export async function* readLists(
  ask: Ask,
  ref: RepositoryRef,
  request: ListRequest,
): AsyncGenerator<ListPage, boolean> {
  const depths: Record<Kind, Depth> = {
    issues: request.depthAfter(null, 'issues'),
    pulls: request.depthAfter(null, 'pulls'),
  };
  const cursors: Record<Kind, string | null> = { issues: null, pulls: null };
  let teams = true;
  for (let page = 0; depths.issues !== null || depths.pulls !== null; page += 1) {
    if (page >= request.most) return false;
    const variables = { ...request.variables, issuesAfter: cursors.issues, pullsAfter: cursors.pulls };
    const query = { list: request.list, ...depths, ...request.shape };
    const asked = await askWithTeams(ask, ref, query, variables, teams);
    ({ teams } = asked);
    const { repository } = asked.answer;
    for (const kind of ['issues', 'pulls'] as const) {
      const depth = depths[kind];
      if (depth === null) continue;
      const list = repository[aliasOf(kind, depth)];
      if (list === undefined) throw new FailureError({ ...PARTIAL, reason: `partial answer at repository.${kind}` });
      cursors[kind] = list.pageInfo.endCursor;
      depths[kind] = list.pageInfo.hasNextPage ? request.depthAfter(list.nodes.at(-1)?.updatedAt ?? null, kind) : null;
    }
    yield {
      issues: repository.issues?.nodes ?? [],
      pulls: repository.pulls?.nodes ?? [],
      glances: [...(repository.issuesGlance?.nodes ?? []), ...(repository.pullsGlance?.nodes ?? [])],
    };
  }
  return true;
}

/**
 * A personal token without the scope `read:org` may not read the names of teams, and GitHub then refuses the query as a whole; what
 * it says names no field. So it is asked once more without them.
 */
async function askWithTeams(
  ask: Ask,
  ref: RepositoryRef,
  query: Omit<ListQuery, 'teams'>,
  variables: Record<string, unknown>,
  teams: boolean,
) {
  try {
    return { teams, answer: await ask(ref, listQuery({ ...query, teams }), used(variables, query), listAnswer) };
  } catch (error) {
    const isRefused =
      error instanceof FailureError && error.failure.kind === 'retry' && error.failure.reason === 'graphql-error';
    if (!teams || !isRefused) throw error;
    return {
      teams: false,
      answer: await ask(ref, listQuery({ ...query, teams: false }), used(variables, query), listAnswer),
    };
  }
}

/** GitHub refuses variables that a query does not name. */
function used(
  { issuesAfter, pullsAfter, ...others }: Record<string, unknown>,
  { issues, pulls }: Pick<ListQuery, 'issues' | 'pulls'>,
): Record<string, unknown> {
  return { ...(issues === null ? {} : { ...others, issuesAfter }), ...(pulls === null ? {} : { pullsAfter }) };
}
