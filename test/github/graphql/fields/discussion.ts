import type { Discussion, DiscussionCategory, Repository } from '../../state/model.js';
import { associationOf } from '../../state/world.js';
import { nodeId } from '../../shapes/account.js';
import { repositoryHtmlUrl } from '../../shapes/repository.js';
import { TypedError, actorOf } from './fields.js';
import type { Args, Context, Fields, Ref } from './fields.js';
import { isViewer } from './item.js';

type DiscussionRef = Ref<'Discussion', { readonly discussion: Discussion }>;
type CategoryRef = Ref<'DiscussionCategory', { readonly category: DiscussionCategory }>;

export function discussionRef(repo: Repository, discussion: Discussion): DiscussionRef {
  return { __typename: 'Discussion', repo, discussion };
}

export function categoryRef(repo: Repository, category: DiscussionCategory): CategoryRef {
  return { __typename: 'DiscussionCategory', repo, category };
}

export function categoryNodeId({ id }: DiscussionCategory): string {
  return nodeId('DIC', id);
}

export function discussionNodeId({ id }: Discussion): string {
  return nodeId('D', id);
}

/** Returns a repository's discussions as they are asked for, the one created last first unless another order is asked for. */
export function listDiscussions(repo: Repository, args: Args): readonly DiscussionRef[] {
  const order = (args['orderBy'] ?? { field: 'UPDATED_AT', direction: 'DESC' }) as { field: string; direction: string };
  const wanted = args['categoryId'] as string | null | undefined;
  if (wanted != null && !repo.categories.some((category) => categoryNodeId(category) === wanted)) {
    throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${wanted}'`);
  }
  // None is the default of GitHub's schema, and means any.
  const states = (args['states'] ?? []) as readonly string[];
  const key = ({ createdAt, updatedAt }: Discussion) => (order.field === 'UPDATED_AT' ? updatedAt : createdAt);
  const sign = order.direction === 'DESC' ? -1 : 1;
  return [...repo.discussions.values()]
    .filter((each) => wanted == null || categoryNodeId(each.category) === wanted)
    .filter(({ closedAt }) => states.length === 0 || states.includes(closedAt === null ? 'OPEN' : 'CLOSED'))
    .sort((a, b) => sign * (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1))
    .map((each) => discussionRef(repo, each));
}

export const discussionFields: Fields<DiscussionRef> = {
  id: ({ discussion }) => discussionNodeId(discussion),
  databaseId: ({ discussion }) => discussion.id,
  number: ({ discussion }) => discussion.number,
  title: ({ discussion }) => discussion.title,
  body: ({ discussion }) => discussion.body,
  url: ({ repo, discussion }, _args, { world }) => `${repositoryHtmlUrl(world, repo)}/discussions/${discussion.number}`,
  author: ({ discussion }) => actorOf(discussion.author),
  authorAssociation: ({ repo, discussion }) => associationOf(repo, discussion.author),
  viewerDidAuthor: ({ discussion }, _args, context) => isViewer(discussion.author, context),
  category: ({ repo, discussion }) => categoryRef(repo, discussion.category),
  closed: ({ discussion }) => discussion.closedAt !== null,
  closedAt: ({ discussion }) => discussion.closedAt,
  stateReason: ({ discussion }) => discussion.stateReason,
  createdAt: ({ discussion }) => discussion.createdAt,
  updatedAt: ({ discussion }) => discussion.updatedAt,
  lastEditedAt: ({ discussion }) => discussion.lastEditedAt,
  repository: ({ repo }) => repo,
};

export const categoryFields: Fields<CategoryRef> = {
  id: ({ category }) => categoryNodeId(category),
  name: ({ category }) => category.name,
  slug: ({ category }) => category.slug,
  description: () => null,
  emoji: () => ':speech_balloon:',
  isAnswerable: () => false,
  createdAt: ({ category }) => category.createdAt,
  updatedAt: ({ category }) => category.createdAt,
  repository: ({ repo }) => repo,
};

/** Finds a discussion by its global id, wherever it is. */
export function findDiscussion(
  { world }: Context,
  id: string,
): { readonly repo: Repository; readonly discussion: Discussion } {
  for (const repo of world.repositories.values()) {
    const discussion = [...repo.discussions.values()].find((each) => discussionNodeId(each) === id);
    if (discussion !== undefined) return { repo, discussion };
  }
  throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}
