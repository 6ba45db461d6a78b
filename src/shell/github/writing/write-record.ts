import type { Change } from '../../../core/plan/change.js';
import type { BranchStanding, StandingFile } from '../../../core/decisions/record/standing.js';
import { formatSubjectKey } from '../../../core/subject.js';
import { FailureError } from '../client/errors.js';
import { answerOf, commitAnswer, pullAnswer, pullsAnswer, treeAnswer } from './answers.js';
import { isStatus, remember, request, type Desk, type PutOff } from './desk.js';

/** After somebody else was faster, and after a creation that may or may not have happened, reads get this long to show it. */
const UNKNOWN_WAIT_MS = 3_000;

/**
 * Commits files to the branch of a record. What is made on the way there is seen by nobody: only the last of the three requests shows, and
 * GitHub refuses that one where the branch is no longer where it was.
 */
export async function commitRecord(desk: Desk, change: Extract<Change, { type: 'commit-record' }>): Promise<void> {
  const { client, at } = desk;
  const { branch, before, parents, files, message } = change;
  const entries = files.map(({ path, text }) => ({
    path,
    content: text,
    mode: '100644' as const,
    type: 'blob' as const,
  }));
  const tree = await request(desk, async () =>
    answerOf(treeAnswer, await client.rest.git.createTree({ ...at, base_tree: change.tree, tree: entries })),
  );
  const commit = await request(desk, async () =>
    answerOf(
      commitAnswer,
      await client.rest.git.createCommit({ ...at, message, tree: tree.sha, parents: [...parents] }),
    ),
  );
  try {
    await request<unknown>(desk, () =>
      before === null
        ? client.rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: commit.sha })
        : client.rest.git.updateRef({ ...at, ref: `heads/${branch}`, sha: commit.sha, force: false }),
    );
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    await desk.memory.forgetRecordBranch(formatSubjectKey(desk.subject));
    throw overtaken(error);
  }
  const after = standingAfter(change, { commit: commit.sha, tree: tree.sha });
  await remember(desk, { type: 'record-branch', before, after });
}

/**
 * Opens the pull request of a record, or returns until when it has to wait: it notifies people. GitHub has one open pull request from a
 * branch at most; that none was closed a moment ago is asked first, since a read may not show it yet.
 */
export async function openRecordPull(
  desk: Desk,
  change: Extract<Change, { type: 'open-record-pull' }>,
): Promise<PutOff | void> {
  const { client, at, pacing, begun, subject } = desk;
  const { branch, base, known, title, body } = change;
  const list = () => client.rest.pulls.list({ ...at, head: `${at.owner}:${branch}`, state: 'all', per_page: 100 });
  const there = answerOf(pullsAnswer, await pacing.read(subject.installation, list));
  if (there.some(({ number }) => !known.includes(number))) throw overtaken(null);
  const create = async () =>
    answerOf(pullAnswer, await client.rest.pulls.create({ ...at, head: branch, base, title, body }));
  const key = `${formatSubjectKey(subject)} ${branch}`;
  const notified = await pacing.notify(subject.installation, key, begun, create).catch((error: unknown) => {
    throw isOvertaken(error) ? overtaken(error) : error;
  });
  if (notified.kind === 'later') return { until: notified.at, note: `pull request put off: ${notified.reason}` };
  const { number, html_url: url } = notified.answer;
  await remember(desk, { type: 'record-pull', pull: { number, url, state: 'open' } });
}

/** A branch that is there by now, or was moved on, and a pull request that is open: another process, or a person. */
function isOvertaken(error: unknown): boolean {
  const cause = error instanceof FailureError ? error.cause : null;
  return (
    isStatus(error, 422) &&
    cause instanceof Error &&
    /already exists|fast.forward|does not exist|no commits between/i.test(cause.message)
  );
}

function overtaken(cause: unknown): FailureError {
  const failure = { kind: 'retry', afterMs: UNKNOWN_WAIT_MS, scope: 'item', reason: 'record-overtaken' } as const;
  return new FailureError(failure, { cause });
}

/** Returns the branch as a read will show it. */
function standingAfter(
  { branch, beside, files }: Extract<Change, { type: 'commit-record' }>,
  { commit, tree }: Pick<BranchStanding, 'commit' | 'tree'>,
): BranchStanding {
  const [record = null, index = null] = files.map((file): StandingFile => ({ ...file, isOurs: true }));
  const names = files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  return { name: branch, commit, tree, isOurs: true, files: [...new Set([...beside, ...names])], record, index };
}
