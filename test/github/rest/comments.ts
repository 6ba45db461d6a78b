import { createComment, deleteComment, editComment, react } from '../state/changes/comments.js';
import type { Item, Reaction } from '../state/model.js';
import { commentsOn, hasRole } from '../state/world.js';
import { shapeComment, shapeReaction } from '../shapes/item.js';
import { ApiError, commentOfCall, doerOf, invalid, itemOfCall } from './call.js';
import type { Body, RepoCall, Reply } from './call.js';
import { requireBodyFits } from './limits.js';
import { pageReply } from './paging.js';
import { repoRoute } from './route.js';

/** GitHub takes no more comments than this on one item. */
const maxComments = 2500;

function create(call: RepoCall): Reply {
  const item = itemOfCall(call);
  requireUnlocked(call, item);
  const { body } = call.body as Body<'issues/create-comment'>;
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field', "Body can't be blank");
  requireBodyFits('IssueComment', body);
  if (commentsOn(call.repo, item.number).length >= maxComments) {
    throw new ApiError(403, `Commenting is disabled on issues with more than ${maxComments} comments`);
  }
  const comment = createComment(call.scene, call.repo, item, { ...doerOf(call), body });
  return { status: 201, body: shapeComment(call.scene.world, call.repo, comment) };
}

/** On a locked item people with write access still comment; an app, which has no role, does not. */
function requireUnlocked(call: RepoCall, item: Item): void {
  const mayStill = call.principal?.kind === 'user' && hasRole(call.repo, call.principal.account, 'write');
  if (item.locked && !mayStill) throw new ApiError(403, 'Unable to create comment because issue is locked.');
}

/** Its author may change a comment, and anyone with write access: a person by role, an app by permission. */
function requireHand(call: RepoCall): void {
  const comment = commentOfCall(call);
  if (call.principal?.kind !== 'user' || comment.author === call.principal.account) return;
  if (!hasRole(call.repo, call.principal.account, 'write'))
    throw new ApiError(403, 'Must have admin rights to Repository.');
}

function update(call: RepoCall): Reply {
  const comment = commentOfCall(call);
  requireHand(call);
  const { body } = call.body as Body<'issues/update-comment'>;
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field', "Body can't be blank");
  requireBodyFits('IssueComment', body);
  editComment(call.scene, call.repo, comment, { ...doerOf(call), body });
  return { status: 200, body: shapeComment(call.scene.world, call.repo, comment) };
}

function listForRepository(call: RepoCall): Reply {
  const since = call.query.get('since') ?? '';
  const sign = call.query.get('direction') === 'desc' ? -1 : 1;
  const key = call.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const chosen = [...call.repo.comments.values()]
    .filter((comment) => comment.updatedAt >= since)
    .sort((a, b) => sign * (a[key] === b[key] ? a.id - b.id : a[key] < b[key] ? -1 : 1));
  return pageReply(call, chosen, (comment) => shapeComment(call.scene.world, call.repo, comment));
}

function listForItem(call: RepoCall): Reply {
  const since = call.query.get('since') ?? '';
  const chosen = commentsOn(call.repo, itemOfCall(call).number).filter((comment) => comment.updatedAt >= since);
  return pageReply(call, chosen, (comment) => shapeComment(call.scene.world, call.repo, comment));
}

function createReaction(call: RepoCall): Reply {
  const comment = commentOfCall(call);
  const { content } = call.body as { readonly content: Reaction };
  const { id, isNew } = react(call.scene, comment, doerOf(call).by, content);
  const reaction = comment.reactions.find((each) => each.id === id);
  return {
    status: isNew ? 201 : 200,
    body: reaction === undefined ? undefined : shapeReaction(call.scene.world, reaction),
  };
}

export const commentRoutes = [
  repoRoute('issues/list-comments-for-repo', 'GET /issues/comments', 'either:read', listForRepository),
  repoRoute('issues/list-comments', 'GET /issues/{issue_number}/comments', 'item:read', listForItem),
  repoRoute('issues/create-comment', 'POST /issues/{issue_number}/comments', 'item:write', create),
  repoRoute('issues/get-comment', 'GET /issues/comments/{comment_id}', 'item:read', (call) => ({
    status: 200,
    body: shapeComment(call.scene.world, call.repo, commentOfCall(call)),
  })),
  repoRoute('issues/update-comment', 'PATCH /issues/comments/{comment_id}', 'item:write', update),
  repoRoute('issues/delete-comment', 'DELETE /issues/comments/{comment_id}', 'item:write', (call) => {
    requireHand(call);
    deleteComment(call.scene, call.repo, commentOfCall(call), doerOf(call));
    return { status: 204 };
  }),
  repoRoute('reactions/list-for-issue-comment', 'GET /issues/comments/{comment_id}/reactions', 'item:read', (call) =>
    pageReply(call, commentOfCall(call).reactions, (reaction) => shapeReaction(call.scene.world, reaction)),
  ),
  repoRoute(
    'reactions/create-for-issue-comment',
    'POST /issues/comments/{comment_id}/reactions',
    'issues:write',
    createReaction,
  ),
];
