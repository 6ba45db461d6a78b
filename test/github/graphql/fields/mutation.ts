import { minimizeComment } from '../../state/changes/comments.js';
import { closeDiscussion, editDiscussion, openDiscussion } from '../../state/changes/discussions.js';
import type { Doer } from '../../state/changes/items.js';
import { MOST_PINS, pinIssue } from '../../state/changes/pins.js';
import type { Comment, Discussion, Item, Repository, Role } from '../../state/model.js';
import { hasRole, itemOf } from '../../state/world.js';
import { nodeId } from '../../shapes/account.js';
import { itemNodeId } from '../../shapes/item.js';
import { covers, holds } from '../../rest/access.js';
import { TypedError } from './fields.js';
import type { Args, Context, Fields } from './fields.js';
import { categoryNodeId, discussionRef, findDiscussion } from './discussion.js';
import { commentRef, itemRef } from './item.js';

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

/** Refuses whoever has neither the role, a person, nor the permission, an app. */
function requireWrite({ principal }: Context, repo: Repository, resource: string, least: Role): void {
  if (repo.isArchived) throw new TypedError('FORBIDDEN', 'Repository was archived so is read-only.');
  if (principal.kind === 'user' && hasRole(repo, principal.account, least)) return;
  const isGranted =
    principal.kind === 'installation' && covers(principal, repo) && holds(principal.permissions, resource, true);
  if (!isGranted) throw new TypedError('FORBIDDEN', 'Resource not accessible by integration');
}

function doerOf({ principal }: Context): Doer {
  if (principal.kind === 'app') return { by: principal.app.bot };
  return { by: principal.account, viaApp: principal.kind === 'installation' ? principal.app.id : null };
}

function findIssue({ world, principal }: Context, id: unknown): { readonly repo: Repository; readonly item: Item } {
  for (const repo of world.repositories.values()) {
    if (repo.isPrivate && !covers(principal, repo)) continue;
    const item = [...repo.items.values()].find((each) => each.kind === 'issue' && itemNodeId(each) === id);
    if (item !== undefined) return { repo, item };
  }
  throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${String(id)}'`);
}

function inputOf(args: Args): Readonly<Record<string, string | null | undefined>> {
  return args['input'] as Readonly<Record<string, string | null | undefined>>;
}

function setPin(args: Args, context: Context, pinned: boolean): unknown {
  const { repo, item } = findIssue(context, inputOf(args)['issueId']);
  requireWrite(context, repo, 'issues', 'write');
  if (pinned && !repo.pinned.includes(item.number) && repo.pinned.length >= MOST_PINS) {
    throw new TypedError('UNPROCESSABLE', `Maximum ${MOST_PINS} pinned issues per repository`);
  }
  pinIssue(context.scene, repo, item, { ...doerOf(context), pinned });
  return { issue: itemRef(repo, item) };
}

function createDiscussion(args: Args, context: Context): unknown {
  const { repositoryId, categoryId, title, body } = inputOf(args);
  const repo = [...context.world.repositories.values()].find((each) => nodeId('R', each.id) === repositoryId);
  const category = repo?.categories.find((each) => categoryNodeId(each) === categoryId);
  if (repo === undefined || category === undefined) {
    throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${String(categoryId)}'`);
  }
  requireWrite(context, repo, 'discussions', 'read');
  const input = { ...doerOf(context), category, title: title ?? '', body: body ?? '' };
  return { discussion: discussionRef(repo, openDiscussion(context.scene, repo, input)) };
}

/** Whoever wrote it may, and whoever may triage. */
function changeDiscussion(
  args: Args,
  context: Context,
  change: (repo: Repository, discussion: Discussion, input: ReturnType<typeof inputOf>) => void,
): unknown {
  const input = inputOf(args);
  const { repo, discussion } = findDiscussion(context, String(input['discussionId']));
  const isAuthor = doerOf(context).by === discussion.author;
  requireWrite(context, repo, 'discussions', isAuthor ? 'read' : 'triage');
  change(repo, discussion, input);
  return { discussion: discussionRef(repo, discussion) };
}

export const mutationFields: Fields<unknown> = {
  minimizeComment: (_root, args, context) => {
    const { subjectId, classifier } = args['input'] as { readonly subjectId: string; readonly classifier: string };
    const found = findComment(context, subjectId);
    const isOnPull = itemOf(found.repo, found.comment.number).kind === 'pull';
    requireWrite(context, found.repo, isOnPull ? 'pull_requests' : 'issues', 'write');
    minimizeComment(found.comment, classifier.toLowerCase());
    return { minimizedComment: commentRef(found.repo, found.comment) };
  },
  pinIssue: (_root, args, context) => setPin(args, context, true),
  unpinIssue: (_root, args, context) => setPin(args, context, false),
  createDiscussion: (_root, args, context) => createDiscussion(args, context),
  updateDiscussion: (_root, args, context) =>
    changeDiscussion(args, context, (_repo, discussion, { title, body }) =>
      editDiscussion(context.scene, discussion, { title: title ?? null, body: body ?? null }),
    ),
  closeDiscussion: (_root, args, context) =>
    changeDiscussion(args, context, (repo, discussion, { reason }) =>
      closeDiscussion(context.scene, repo, discussion, { ...doerOf(context), reason: reason ?? 'RESOLVED' }),
    ),
};

export const minimizePayloadFields: Fields<{ readonly minimizedComment: unknown }> = {
  minimizedComment: ({ minimizedComment }) => minimizedComment,
  clientMutationId: () => null,
};

export const issuePayloadFields: Fields<{ readonly issue: unknown }> = {
  issue: ({ issue }) => issue,
  clientMutationId: () => null,
};

export const discussionPayloadFields: Fields<{ readonly discussion: unknown }> = {
  discussion: ({ discussion }) => discussion,
  clientMutationId: () => null,
};
