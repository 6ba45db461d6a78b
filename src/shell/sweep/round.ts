import type { Octokit } from '@octokit/rest';
import pLimit from 'p-limit';
import type { Instant } from '../../core/snapshot.js';
import { formatSubjectKey } from '../../core/subject.js';
import type { Clock } from '../clock.js';
import type { Budget } from '../github/client/budget.js';
import { FailureError, readFailure } from '../github/client/errors.js';
import type { Log } from '../log.js';
import { listInstallations } from './installations.js';
import type { ListedRepository, RepositoryLists } from './installations.js';

/** Installations visited at once; in each, one repository after the other. */
const AT_ONCE = 4;

/** After so many failures in a row an installation is left for the next round: it is not its repositories that fail. */
const MAX_FAILURES = 3;

export interface RoundParts {
  /** GitHub as the app itself reaches it. */
  readonly app: Octokit['rest'];
  readonly repositories: Pick<RepositoryLists, 'of'>;
  readonly budget: Pick<Budget, 'heldUntil'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly isStopped: () => boolean;
}

/** What a round came to. */
export interface Round {
  installations: number;
  repositories: number;
  /** Repositories that could not be read. */
  skipped: number;
  /** Installations left before their end: for want of requests, or since GitHub fails or refuses. */
  left: number;
}

/** Visits a repository. `now` is the time by GitHub's clock, as the round began. */
export type Visit = (repository: ListedRepository, now: Instant) => Promise<void>;

/** Visits all repositories of all installations. What fails in one keeps nobody from the others. */
export async function goRound(parts: RoundParts, visit: Visit): Promise<Round> {
  const { ids, date, isCut } = await listInstallations(parts.app);
  if (isCut) parts.log.warn({ read: ids.length }, 'more installations than are looked at');
  const now = date ?? parts.clock.now();
  const round: Round = { installations: ids.length, repositories: 0, skipped: 0, left: 0 };
  const limit = pLimit(AT_ONCE);
  await Promise.all(
    ids.map((id) => limit(() => visitInstallation(parts, id, (repository) => visit(repository, now), round))),
  );
  return round;
}

async function visitInstallation(
  parts: RoundParts,
  installation: number,
  visit: (repository: ListedRepository) => Promise<void>,
  round: Round,
): Promise<void> {
  if (await mustLeave(parts, installation, round)) return;
  let repositories: readonly ListedRepository[];
  try {
    const { list, isCut } = await parts.repositories.of(installation);
    if (isCut) parts.log.warn({ installation, read: list.length }, 'more repositories than are looked at');
    repositories = list;
  } catch (error) {
    round.left += 1;
    report(parts, { installation }, error, 'installation left out');
    return;
  }
  let failures = 0;
  for (const repository of repositories) {
    if (await mustLeave(parts, installation, round)) return;
    try {
      round.repositories += 1;
      await visit(repository);
      failures = 0;
    } catch (error) {
      round.skipped += 1;
      const key = formatSubjectKey({ ...repository, kind: 'repository' });
      const failure = report(parts, { key }, error, 'repository left out');
      if (failure.kind === 'give-up') continue;
      failures += 1;
      if (failure.scope === 'item' && failures < MAX_FAILURES) continue;
      round.left += 1;
      return;
    }
  }
}

async function mustLeave({ budget, isStopped }: RoundParts, installation: number, round: Round): Promise<boolean> {
  if (isStopped()) return true;
  if ((await budget.heldUntil(installation)) === null) return false;
  round.left += 1;
  return true;
}

/** Access that was taken away is the owner's wish; what GitHub did not answer is told with its stack. */
function report({ log, clock }: RoundParts, where: object, error: unknown, message: string) {
  const failure = readFailure(error, clock.now());
  const isUnknown = failure.reason === 'no-answer' && !(error instanceof FailureError);
  const fields = { ...where, reason: failure.reason, ...(isUnknown ? { err: error } : {}) };
  if (failure.kind === 'give-up') log.info(fields, message);
  else log.warn(fields, message);
  return failure;
}
