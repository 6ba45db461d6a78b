import type { Item, Repository } from '../model.js';
import type { Scene } from '../world.js';
import { record, tell, type Doer } from './items.js';

/** GitHub pins three issues of a repository at most. */
export const MOST_PINS = 3;

/** Pins an issue, or takes its pin away; what is so already stays. */
export function pinIssue(scene: Scene, repo: Repository, item: Item, { by, pinned }: Doer & { pinned: boolean }): void {
  if (repo.pinned.includes(item.number) === pinned) return;
  repo.pinned = pinned ? [item.number, ...repo.pinned] : repo.pinned.filter((number) => number !== item.number);
  record(scene, item, { type: pinned ? 'pinned' : 'unpinned', actor: by });
  tell(scene, repo, item, pinned ? 'pinned' : 'unpinned', by);
}
