import { minimizeComment } from '../../state/changes/comments.js';
import type { Comment, Repository } from '../../state/model.js';
import { hasRole, itemOf } from '../../state/world.js';
import { nodeId } from '../../shapes/account.js';
import { covers, holds } from '../../rest/access.js';
import { TypedError } from './fields.js';
import type { Context, Fields } from './fields.js';
import { commentRef } from './item.js';

interface Found {
  readonly repo: Repository;
  readonly comment: Comment;
}

/** Returns a comment by its global id, wherever it is. */
export function findComment({ world, principal }: Context, id: string): Found {
  for (const repo of world.repositories.values()) {
    if (repo.isPrivate && !covers(principal, repo)) continue;
    const comment = [...repo.comments.values()].find((each) => nodeId('IC', each.id) === id);
    if (comment !== undefined) return { repo, comment };
  }
  throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}

function requireMinimize({ principal }: Context, { repo, comment }: Found): void {
  if (repo.isArchived) throw new TypedError('FORBIDDEN', 'Repository was archived so is read-only.');
  if (principal.kind === 'user' && hasRole(repo, principal.account, 'write')) return;
  if (principal.kind === 'installation' && covers(principal, repo)) {
    const resource = itemOf(repo, comment.number).kind === 'pull' ? 'pull_requests' : 'issues';
    if (holds(principal.permissions, resource, true)) return;
  }
  throw new TypedError('FORBIDDEN', 'Resource not accessible by integration');
}

export const mutationFields: Fields<unknown> = {
  minimizeComment: (_root, args, context) => {
    const { subjectId, classifier } = args['input'] as { readonly subjectId: string; readonly classifier: string };
    const found = findComment(context, subjectId);
    requireMinimize(context, found);
    minimizeComment(found.comment, classifier.toLowerCase());
    return { minimizedComment: commentRef(found.repo, found.comment) };
  },
};

export const minimizePayloadFields: Fields<{ readonly minimizedComment: unknown }> = {
  minimizedComment: ({ minimizedComment }) => minimizedComment,
  clientMutationId: () => null,
};
