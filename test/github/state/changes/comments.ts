import type { Account, Comment, Item, Reaction, Repository } from '../model.js';
import { notifyNewMentions, record, recordEdit } from './items.js';
import type { Doer } from './items.js';
import { findMentions, notify } from './notifications.js';
import { itemOf, nextId, timestamp } from '../world.js';
import type { Scene } from '../world.js';

export function createComment(
  scene: Scene,
  repo: Repository,
  item: Item,
  input: Doer & { readonly body: string },
): Comment {
  const at = timestamp(scene);
  const comment: Comment = {
    id: nextId(scene.world, 'comment'),
    number: item.number,
    author: input.by,
    viaApp: input.viaApp ?? null,
    body: input.body,
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    editor: null,
    edits: [],
    reactions: [],
    minimizedReason: null,
  };
  repo.comments.set(comment.id, comment);
  item.updatedAt = at;
  record(scene, item, { type: 'commented', actor: input.by, commentId: comment.id });
  notify(scene, repo, { reason: 'comment', number: item.number, by: input.by, mentions: findMentions(input.body) });
  scene.publish({ event: 'comment', action: 'created', repo, sender: input.by, item, comment });
  return comment;
}

export function editComment(
  scene: Scene,
  repo: Repository,
  comment: Comment,
  input: Doer & { readonly body: string },
): void {
  const before = comment.body;
  if (before === input.body) return;
  const item = itemOf(repo, comment.number);
  recordEdit(scene, comment, {
    author: comment.author,
    createdAt: comment.createdAt,
    before,
    after: input.body,
    by: input.by,
  });
  comment.body = input.body;
  comment.updatedAt = item.updatedAt = timestamp(scene);
  notifyNewMentions(scene, repo, comment.number, input.by, before, input.body);
  scene.publish({
    event: 'comment',
    action: 'edited',
    repo,
    sender: input.by,
    item,
    comment,
    changes: { body: { from: before } },
  });
}

export function deleteComment(scene: Scene, repo: Repository, comment: Comment, input: Doer): void {
  const item = itemOf(repo, comment.number);
  repo.comments.delete(comment.id);
  const said = item.timeline.findIndex((event) => event.type === 'commented' && event.commentId === comment.id);
  if (said >= 0) item.timeline.splice(said, 1);
  item.updatedAt = timestamp(scene);
  record(scene, item, { type: 'comment_deleted', actor: input.by, author: comment.author, commentId: comment.id });
  scene.publish({ event: 'comment', action: 'deleted', repo, sender: input.by, item, comment });
}

/** Collapses a comment, silently: GitHub tells neither people nor webhooks of it. */
export function minimizeComment(comment: Comment, reason: string): void {
  comment.minimizedReason = reason;
}

/** Adds a reaction once a person and kind; sends no webhook, as GitHub sends none. */
export function react(scene: Scene, comment: Comment, by: Account, content: Reaction): { id: number; isNew: boolean } {
  const standing = comment.reactions.find((reaction) => reaction.by === by && reaction.content === content);
  if (standing !== undefined) return { id: standing.id, isNew: false };
  const id = nextId(scene.world, 'reaction');
  comment.reactions.push({ id, by, content, at: timestamp(scene) });
  return { id, isNew: true };
}
