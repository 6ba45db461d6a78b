import { createComment, deleteComment, editComment, minimizeComment, react } from '../state/changes/comments.js';
import type { Reaction } from '../state/model.js';
import { commentOf } from '../state/world.js';
import type { By, Desk } from './desk.js';

/** What people do with comments; each is known by its id. */
export interface CommentActs {
  comment(number: number, input: By & { readonly body: string }): number;
  editComment(id: number, input: By & { readonly body: string }): void;
  deleteComment(id: number, options?: By): void;
  minimizeComment(id: number, reason: string): void;
  react(id: number, content: Reaction, options?: By): void;
}

export function actOnComments({ scene, repo, act, doer, item }: Desk): CommentActs {
  return {
    comment: (number, input) =>
      act(() => createComment(scene, repo, item(number), { ...doer(input), body: input.body }).id),
    editComment: (id, input) =>
      act(() => editComment(scene, repo, commentOf(repo, id), { ...doer(input), body: input.body })),
    deleteComment: (id, options) => act(() => deleteComment(scene, repo, commentOf(repo, id), doer(options))),
    minimizeComment: (id, reason) => act(() => minimizeComment(commentOf(repo, id), reason)),
    react: (id, content, options) => act(() => void react(scene, commentOf(repo, id), doer(options).by, content)),
  };
}
