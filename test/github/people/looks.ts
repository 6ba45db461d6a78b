import type { Notification, Repository } from '../state/model.js';
import { fullName, installationsOf } from '../state/world.js';
import type { Scene } from '../state/world.js';
import type { Desk } from './desk.js';
import { viewChecks, viewDiscussion, viewItem, viewLabels } from './views.js';
import type { CheckView, DiscussionView, ItemView, LabelView } from './views.js';

/** What a test sees of a repository, as plain data. */
export interface Looks {
  readonly owner: string;
  readonly name: string;
  ref(): { readonly installation: number; readonly owner: string; readonly repo: string };
  /** Our app's installation; 0 where it is not installed. */
  installationId(): number;
  headSha(branch?: string): string;
  /** The file on a branch as it is now; null where there is none. */
  file(path: string, branch?: string): string | null;
  issue(number: number): ItemView;
  issues(): readonly ItemView[];
  labels(): readonly LabelView[];
  checks(sha: string): readonly CheckView[];
  /** Numbers of pinned issues, the one pinned last first. */
  pinned(): readonly number[];
  discussions(): readonly DiscussionView[];
  notifications(): readonly Notification[];
}

export function lookAt({ scene, repo, item }: Desk): Looks {
  const { world } = scene;
  return {
    owner: repo.owner.login,
    name: repo.name,
    ref: () => ({ installation: installationIdOf(scene, repo), owner: repo.owner.login, repo: repo.name }),
    installationId: () => installationIdOf(scene, repo),
    headSha: (branch = repo.defaultBranch) => {
      const sha = repo.branches.get(branch);
      if (sha === undefined) throw new Error(`${fullName(repo)} has no branch ${branch}`);
      return sha;
    },
    file: (path, branch = repo.defaultBranch) => {
      const oid = repo.commits.get(repo.branches.get(branch) ?? '')?.files.get(path);
      return oid === undefined ? null : (repo.blobs.get(oid) ?? null);
    },
    issue: (number) => viewItem(world, repo, item(number)),
    issues: () => [...repo.items.values()].map((each) => viewItem(world, repo, each)),
    labels: () => viewLabels(repo),
    checks: (sha) => viewChecks(world, repo, sha),
    pinned: () => [...repo.pinned],
    discussions: () => [...repo.discussions.values()].map(viewDiscussion),
    notifications: () => world.notifications.filter((each) => each.repository === fullName(repo)),
  };
}

function installationIdOf({ world }: Scene, repo: Repository): number {
  const [ours] = world.apps.keys();
  return installationsOf(world, repo).find((installation) => installation.appId === ours)?.id ?? 0;
}
