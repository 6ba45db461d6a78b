import type { Item, Repository } from '../model.js';
import { mergeBaseOf } from '../git.js';
import { closeItem, record } from './items.js';
import type { Doer } from './items.js';
import { announcePush, commitsBetween } from './pulls.js';
import { timestamp } from '../world.js';
import type { Scene } from '../world.js';

/** Moves a branch to a commit that is there already, and with it the open pull requests from it. */
export function moveBranch(scene: Scene, repo: Repository, branch: string, sha: string, doer: Doer): void {
  const before = repo.branches.get(branch) ?? null;
  const commit = repo.commits.get(sha);
  if (commit === undefined || before === sha) return;
  repo.branches.set(branch, sha);
  repo.pushedAt = repo.updatedAt = timestamp(scene);
  announcePush(scene, repo, branch, before, [commit], doer);
  for (const item of openPullsFrom(repo, branch)) followBranch(scene, repo, item, sha, doer);
}

function followBranch(scene: Scene, repo: Repository, item: Item, sha: string, doer: Doer): void {
  const { pull } = item;
  if (pull === null) return;
  const before = pull.headSha;
  const base = repo.branches.get(pull.baseRef) ?? pull.baseSha;
  pull.headSha = sha;
  pull.mergeBase = mergeBaseOf(repo, base, sha) ?? pull.mergeBase;
  pull.commits.splice(0, pull.commits.length, ...commitsBetween(repo, base, sha));
  item.updatedAt = timestamp(scene);
  record(scene, item, { type: 'committed', actor: doer.by, sha });
  scene.publish({ event: 'item', action: 'synchronize', repo, sender: doer.by, item, before });
}

/** Deletes a branch; GitHub closes what was open from it. */
export function deleteBranch(scene: Scene, repo: Repository, branch: string, doer: Doer): void {
  const before = repo.branches.get(branch);
  if (before === undefined) return;
  repo.branches.delete(branch);
  scene.publish({
    event: 'push',
    repo,
    sender: doer.by,
    ref: `refs/heads/${branch}`,
    before,
    after: null,
    commits: [],
  });
  for (const item of openPullsFrom(repo, branch)) closeItem(scene, repo, item, doer);
}

function openPullsFrom(repo: Repository, branch: string): Item[] {
  return [...repo.items.values()].filter(
    ({ state, pull }) => state === 'open' && pull?.headRef === branch && pull.headOwner === repo.owner,
  );
}
