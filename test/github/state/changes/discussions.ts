import type { Discussion, DiscussionCategory, Repository } from '../model.js';
import { nextId, timestamp } from '../world.js';
import type { Scene } from '../world.js';
import type { Doer } from './items.js';
import { findMentions, notify } from './notifications.js';

/** Opens a discussion. Its number is of the same row as those of issues and pull requests. */
export function openDiscussion(
  scene: Scene,
  repo: Repository,
  input: Doer & { readonly category: DiscussionCategory; readonly title: string; readonly body: string },
): Discussion {
  const at = timestamp(scene);
  const discussion: Discussion = {
    id: nextId(scene.world, 'discussion'),
    number: (repo.lastNumber += 1),
    title: input.title,
    body: input.body,
    author: input.by,
    category: input.category,
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    closedAt: null,
    stateReason: null,
  };
  repo.discussions.set(discussion.number, discussion);
  const mentions = findMentions(input.body);
  notify(scene, repo, { reason: 'discussion', number: discussion.number, by: input.by, mentions });
  return discussion;
}

/** Changes title or body; nobody is notified. */
export function editDiscussion(
  scene: Scene,
  discussion: Discussion,
  input: { readonly title?: string | null; readonly body?: string | null },
): void {
  discussion.title = input.title ?? discussion.title;
  if (input.body != null && input.body !== discussion.body) {
    discussion.body = input.body;
    discussion.lastEditedAt = timestamp(scene);
  }
  discussion.updatedAt = timestamp(scene);
}

export function closeDiscussion(
  scene: Scene,
  repo: Repository,
  discussion: Discussion,
  { by, reason }: Doer & { readonly reason: string },
): void {
  if (discussion.closedAt !== null) return;
  discussion.closedAt = discussion.updatedAt = timestamp(scene);
  discussion.stateReason = reason;
  notify(scene, repo, { reason: 'state_change', number: discussion.number, by, mentions: [] });
}
