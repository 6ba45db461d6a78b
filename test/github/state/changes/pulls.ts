import type { Account, Commit, Item, Repository } from '../model.js';
import { diffFiles, listAncestors, mergeBaseOf, storeCommit } from '../git.js';
import type { FileChanges } from '../git.js';
import { requestSuites } from './checks.js';
import { closeItem, record, storeItem, tell } from './items.js';
import type { Doer } from './items.js';
import { addLabels } from './labels.js';
import { notify } from './notifications.js';
import { closedBy } from '../linking.js';
import { timestamp } from '../world.js';
import type { Scene } from '../world.js';

/** Commits to a branch as a direct push does, which makes the branch when it is new. */
export function pushCommit(
  scene: Scene,
  repo: Repository,
  branch: string,
  input: Doer & { readonly changes: FileChanges; readonly message: string; readonly quiet?: boolean },
): Commit {
  const before = repo.branches.get(branch) ?? null;
  const start = before ?? repo.branches.get(repo.defaultBranch) ?? null;
  const at = timestamp(scene);
  const commit = storeCommit(repo, {
    parents: start === null ? [] : [start],
    changes: input.changes,
    message: input.message,
    author: input.by,
    at,
  });
  repo.branches.set(branch, commit.sha);
  repo.pushedAt = repo.updatedAt = at;
  if (input.quiet === true) return commit;
  announcePush(scene, repo, branch, before, [commit], input);
  return commit;
}

export function announcePush(
  scene: Scene,
  repo: Repository,
  branch: string,
  before: string | null,
  commits: readonly Commit[],
  doer: Doer,
): void {
  const after = commits.at(-1)?.sha ?? null;
  scene.publish({ event: 'push', repo, sender: doer.by, ref: `refs/heads/${branch}`, before, after, commits });
  if (after !== null) requestSuites(scene, repo, after, branch, doer);
}

/** What a pull request is opened with. */
interface PullInput extends Doer {
  readonly title: string;
  readonly body: string | null;
  readonly isDraft: boolean;
  readonly base: string;
  readonly head: string;
  readonly fork: boolean;
  readonly labels: readonly string[];
}

/** Opens a pull request from a branch with one commit; a fork's branch is not among the repository's own. */
export function openPull(scene: Scene, repo: Repository, input: PullInput & { readonly changes: FileChanges }): Item {
  const baseSha = repo.branches.get(input.base);
  if (baseSha === undefined) throw new Error(`there is no branch ${input.base} to merge into`);
  const message = input.title;
  const head = input.fork
    ? storeCommit(repo, { parents: [baseSha], changes: input.changes, message, author: input.by, at: timestamp(scene) })
    : pushFromBase(scene, repo, input, baseSha);
  return openPullAt(scene, repo, input, head.sha);
}

/** Opens a pull request from what stands already, and tells of it. */
export function openPullAt(scene: Scene, repo: Repository, input: PullInput, headSha: string): Item {
  const baseSha = repo.branches.get(input.base);
  if (baseSha === undefined) throw new Error(`there is no branch ${input.base} to merge into`);
  const mergeBase = mergeBaseOf(repo, baseSha, headSha) ?? baseSha;
  const item = storeItem(scene, repo, {
    ...input,
    pull: {
      isDraft: input.isDraft,
      baseRef: input.base,
      baseSha,
      mergeBase,
      headRef: input.head,
      headSha,
      headOwner: input.fork ? input.by : repo.owner,
      commits: commitsBetween(repo, baseSha, headSha),
      linked: new Set(),
      mergedAt: null,
      mergedBy: null,
      mergeSha: null,
    },
  });
  addLabels(scene, repo, item, input.labels, input, { silent: true });
  record(scene, item, { type: 'committed', actor: input.by, sha: headSha });
  tell(scene, repo, item, 'opened', input.by);
  for (const id of item.labels) {
    const label = repo.labels.get(id);
    if (label !== undefined) scene.publish({ event: 'item', action: 'labeled', repo, sender: input.by, item, label });
  }
  if (input.fork) requestSuites(scene, repo, headSha, null, input);
  return item;
}

/** Returns what a pull request brings, oldest first. */
export function commitsBetween(repo: Repository, base: string, head: string): string[] {
  const known = listAncestors(repo, base);
  const brought = listAncestors(repo, head);
  return [...repo.commits.keys()].filter((sha) => brought.has(sha) && !known.has(sha));
}

function pushFromBase(
  scene: Scene,
  repo: Repository,
  input: Doer & { readonly head: string; readonly changes: FileChanges; readonly title: string },
  baseSha: string,
): Commit {
  const before = repo.branches.get(input.head) ?? null;
  const commit = storeCommit(repo, {
    parents: [before ?? baseSha],
    changes: input.changes,
    message: input.title,
    author: input.by,
    at: timestamp(scene),
  });
  repo.branches.set(input.head, commit.sha);
  announcePush(scene, repo, input.head, before, [commit], input);
  return commit;
}

/** Adds a commit to a pull request's branch. */
export function pushToPull(
  scene: Scene,
  repo: Repository,
  item: Item,
  input: Doer & { readonly changes: FileChanges; readonly message: string },
): Commit {
  const pull = item.pull;
  if (pull === null) throw new Error(`#${item.number} is no pull request`);
  const before = pull.headSha;
  const isFork = pull.headOwner !== repo.owner;
  const at = timestamp(scene);
  const commit = storeCommit(repo, {
    parents: [before],
    changes: input.changes,
    message: input.message,
    author: input.by,
    at,
  });
  if (!isFork) repo.branches.set(pull.headRef, commit.sha);
  pull.headSha = commit.sha;
  pull.commits.push(commit.sha);
  item.updatedAt = at;
  record(scene, item, { type: 'committed', actor: input.by, sha: commit.sha });
  if (isFork) requestSuites(scene, repo, commit.sha, null, input);
  else announcePush(scene, repo, pull.headRef, before, [commit], input);
  scene.publish({ event: 'item', action: 'synchronize', repo, sender: input.by, item, before });
  return commit;
}

export function setDraft(scene: Scene, repo: Repository, item: Item, isDraft: boolean, doer: Doer): void {
  if (item.pull === null || item.pull.isDraft === isDraft) return;
  item.pull.isDraft = isDraft;
  item.updatedAt = timestamp(scene);
  record(scene, item, { type: isDraft ? 'convert_to_draft' : 'ready_for_review', actor: doer.by });
  tell(scene, repo, item, isDraft ? 'converted_to_draft' : 'ready_for_review', doer.by);
}

/** Merges by a merge commit: what the branch changed lands on the base as it is now. */
export function mergePull(scene: Scene, repo: Repository, item: Item, doer: Doer): Commit {
  const pull = item.pull;
  if (pull === null) throw new Error(`#${item.number} is no pull request`);
  const base = repo.branches.get(pull.baseRef) ?? pull.baseSha;
  const commit = mergeCommit(scene, repo, item, base, doer.by);
  repo.branches.set(pull.baseRef, commit.sha);
  pull.mergedAt = item.closedAt = item.updatedAt = timestamp(scene);
  pull.mergedBy = item.closedBy = doer.by;
  pull.mergeSha = commit.sha;
  item.state = 'closed';
  record(scene, item, { type: 'merged', actor: doer.by });
  record(scene, item, { type: 'closed', actor: doer.by, stateReason: null });
  notify(scene, repo, { reason: 'state_change', number: item.number, by: doer.by, mentions: [] });
  const landed = pull.commits.flatMap((sha) => repo.commits.get(sha) ?? []);
  announcePush(scene, repo, pull.baseRef, base, [...landed, commit], doer);
  tell(scene, repo, item, 'closed', doer.by);
  for (const issue of closedBy(repo, item)) closeItem(scene, repo, issue, { ...doer, as: 'completed' });
  return commit;
}

/** Links an issue to a pull request as the sidebar does. No webhook tells of it. */
export function linkIssue(item: Item, issue: Item): void {
  if (item.pull === null || issue.kind !== 'issue') throw new Error('a pull request is linked to issues');
  item.pull.linked.add(issue.number);
}

function mergeCommit(scene: Scene, repo: Repository, item: Item, base: string, by: Account): Commit {
  const pull = item.pull;
  const head = repo.commits.get(pull?.headSha ?? '');
  const from = repo.commits.get(mergeBaseOf(repo, base, pull?.headSha ?? '') ?? pull?.mergeBase ?? '');
  if (pull === null || head === undefined || from === undefined) throw new Error(`#${item.number} has no head`);
  const changes: Record<string, string | null> = {};
  for (const file of diffFiles(from.files, head.files)) {
    changes[file.path] = file.status === 'removed' ? null : (repo.blobs.get(file.oid) ?? '');
  }
  return storeCommit(repo, {
    parents: [base, head.sha],
    changes,
    message: `Merge pull request #${item.number} from ${pull.headOwner.login}/${pull.headRef}\n\n${item.title}`,
    author: by,
    at: timestamp(scene),
  });
}

/** Puts a pull request into the merge queue: a temporary commit on a read-only branch wants the required checks. */
export function requestMergeGroup(scene: Scene, repo: Repository, item: Item, doer: Doer): Commit {
  const pull = item.pull;
  if (pull === null) throw new Error(`#${item.number} is no pull request`);
  const baseSha = repo.branches.get(pull.baseRef) ?? pull.baseSha;
  const head = mergeCommit(scene, repo, item, baseSha, doer.by);
  const branch = `gh-readonly-queue/${pull.baseRef}/pr-${item.number}-${baseSha}`;
  repo.branches.set(branch, head.sha);
  tell(scene, repo, item, 'enqueued', doer.by);
  requestSuites(scene, repo, head.sha, branch, doer);
  scene.publish({
    event: 'merge_group',
    action: 'checks_requested',
    repo,
    sender: doer.by,
    head,
    headRef: `refs/heads/${branch}`,
    baseRef: `refs/heads/${pull.baseRef}`,
    baseSha,
  });
  return head;
}
