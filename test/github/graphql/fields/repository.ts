import type { Account, Item, Repository } from '../../state/model.js';
import { findLabel, formatLogin, fullName, labelsOn, visibilityOf } from '../../state/world.js';
import { accountHtmlUrl, accountNodeId, nodeId } from '../../shapes/account.js';
import { repositoryHtmlUrl } from '../../shapes/repository.js';
import { covers, holds, visibleRepository } from '../../rest/access.js';
import { paginate } from '../connection.js';
import { TypedError, actorOf } from './fields.js';
import type { Args, Context, Fields } from './fields.js';
import { categoryRef, listDiscussions } from './discussion.js';
import { branchRef, findObject } from './git.js';
import { authorLogin, commentRef, itemRef, labelRef } from './item.js';
import type { LabelRef } from './item.js';
import { findComment } from './mutation.js';

/** Refuses what the installation was not granted; a public repository is read by anybody. */
function requireRead(context: Context, repo: Repository, resource: string): void {
  const { principal } = context;
  if (principal.kind !== 'installation' || !repo.isPrivate) return;
  if (covers(principal, repo) && holds(principal.permissions, resource, false)) return;
  throw new TypedError('FORBIDDEN', 'Resource not accessible by integration');
}

function findItem(repo: Repository, args: Args, kind: Item['kind'] | null, what: string) {
  const item = repo.items.get(Number(args['number']));
  if (item === undefined || (kind !== null && item.kind !== kind)) {
    throw new TypedError('NOT_FOUND', `Could not resolve to ${what} with the number of ${String(args['number'])}.`);
  }
  return itemRef(repo, item);
}

interface ItemFilter {
  readonly labels?: readonly string[] | null;
  readonly since?: string | null;
  readonly states?: readonly string[] | null;
  readonly createdBy?: string | null;
  readonly assignee?: string | null;
}

function stateOf(item: Item): string {
  return item.pull?.mergedAt != null ? 'MERGED' : item.state.toUpperCase();
}

/** Any of several labels is enough, as with GitHub's own `labels` argument. */
function listItems(repo: Repository, kind: Item['kind'], args: Args) {
  const filter = { ...(args['filterBy'] as ItemFilter | undefined) };
  const labels = ((args['labels'] as readonly string[] | null | undefined) ?? filter.labels)?.map((name) =>
    name.toLowerCase(),
  );
  const states = (args['states'] as readonly string[] | null | undefined) ?? filter.states;
  const order = (args['orderBy'] ?? { field: 'CREATED_AT', direction: 'ASC' }) as {
    readonly field: string;
    readonly direction: string;
  };
  const chosen = [...repo.items.values()].filter(
    (item) =>
      item.kind === kind &&
      (states == null || states.includes(stateOf(item))) &&
      (args['headRefName'] == null || item.pull?.headRef === args['headRefName']) &&
      (args['baseRefName'] == null || item.pull?.baseRef === args['baseRefName']) &&
      (labels == null || labelsOn(repo, item).some((label) => labels.includes(label.name.toLowerCase()))) &&
      (filter.since == null || item.updatedAt >= filter.since) &&
      (filter.createdBy == null || authorLogin(item) === filter.createdBy.toLowerCase()) &&
      (filter.assignee == null || [...item.assignees].some((each) => formatLogin(each) === filter.assignee)),
  );
  const key = (item: Item) => (order.field === 'UPDATED_AT' ? item.updatedAt : item.createdAt);
  const sign = order.direction === 'DESC' ? -1 : 1;
  chosen.sort((a, b) => sign * (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1));
  return chosen.map((item) => itemRef(repo, item));
}

export const repositoryFields: Fields<Repository> = {
  id: (repo) => nodeId('R', repo.id),
  databaseId: (repo) => repo.id,
  name: (repo) => repo.name,
  nameWithOwner: fullName,
  owner: (repo) => repo.owner,
  url: (repo, _args, { world }) => repositoryHtmlUrl(world, repo),
  isArchived: (repo) => repo.isArchived,
  isPrivate: (repo) => repo.isPrivate,
  isFork: () => false,
  isEmpty: (repo) => repo.branches.size === 0,
  hasIssuesEnabled: (repo) => repo.hasIssues,
  hasDiscussionsEnabled: (repo) => repo.categories.length > 0,
  pinnedIssues: (repo, args) =>
    paginate(
      repo.pinned.map((number) => ({ repo, number })),
      args,
    ),
  discussionCategory: (repo, args, context) => {
    requireRead(context, repo, 'discussions');
    const category = repo.categories.find(({ slug }) => slug === args['slug']);
    return category === undefined ? null : categoryRef(repo, category);
  },
  discussionCategories: (repo, args, context) => {
    requireRead(context, repo, 'discussions');
    return paginate(
      repo.categories.map((category) => categoryRef(repo, category)),
      args,
    );
  },
  discussions: (repo, args, context) => {
    requireRead(context, repo, 'discussions');
    return paginate(listDiscussions(repo, args), args);
  },
  visibility: (repo) => visibilityOf(repo).toUpperCase(),
  createdAt: (repo) => repo.createdAt,
  updatedAt: (repo) => repo.updatedAt,
  pushedAt: (repo) => repo.pushedAt,
  defaultBranchRef: (repo) => branchRef(repo, repo.defaultBranch),
  ref: (repo, args) => branchRef(repo, String(args['qualifiedName']).replace(/^refs\/heads\//, '')),
  object: (repo, args, context) => {
    requireRead(context, repo, 'contents');
    return findObject(repo, args);
  },
  label: (repo, args) => {
    const label = findLabel(repo, String(args['name']));
    return label === null ? null : labelRef(repo, label);
  },
  labels: (repo, args) =>
    paginate(
      [...repo.labels.values()].map((label) => labelRef(repo, label)),
      args,
    ),
  issueOrPullRequest: (repo, args, context) => {
    const ref = findItem(repo, args, null, 'an issue or pull request');
    requireRead(context, repo, ref.item.kind === 'pull' ? 'pull_requests' : 'issues');
    return ref;
  },
  issue: (repo, args, context) => {
    requireRead(context, repo, 'issues');
    return findItem(repo, args, 'issue', 'an Issue');
  },
  pullRequest: (repo, args, context) => {
    requireRead(context, repo, 'pull_requests');
    return findItem(repo, args, 'pull', 'a PullRequest');
  },
  issues: (repo, args, context) => {
    requireRead(context, repo, 'issues');
    return paginate(listItems(repo, 'issue', args), args);
  },
  pullRequests: (repo, args, context) => {
    requireRead(context, repo, 'pull_requests');
    return paginate(listItems(repo, 'pull', args), args);
  },
  issueType: (repo, args) => repo.issueTypes.find((type) => type.name === args['name']) ?? null,
  issueTypes: (repo, args) => paginate(repo.issueTypes, args),
};

export const pinnedIssueFields: Fields<{ readonly repo: Repository; readonly number: number }> = {
  id: ({ repo, number }) => nodeId('PI', repo.id + number),
  issue: ({ repo, number }) => findItem(repo, { number }, 'issue', 'an Issue'),
  repository: ({ repo }) => repo,
};

/** The items that carry a label. */
export const labelItemFields: Fields<LabelRef> = {
  issues: ({ repo, label }, args) => paginate(listItems(repo, 'issue', { ...args, labels: [label.name] }), args),
  pullRequests: ({ repo, label }, args) => paginate(listItems(repo, 'pull', { ...args, labels: [label.name] }), args),
};

export const accountFields: Fields<Account> = {
  id: accountNodeId,
  databaseId: (account) => account.id,
  login: (account) => account.login,
  url: (account, _args, { world }) => accountHtmlUrl(world, account),
  resourcePath: (account, _args, { world }) => accountHtmlUrl(world, account).slice(world.htmlUrl.length),
  avatarUrl: (account, _args, { world }) => `${world.htmlUrl}/avatars/u/${account.id}?v=4`,
};

/** The viewer is a `User` to the schema even where it is an app; only there does a bot's login carry `[bot]`. */
interface Viewer {
  readonly __typename: 'User';
  readonly viewer: Account;
}

export const userFields: Fields<Account | Viewer> = Object.fromEntries(
  Object.entries({
    ...accountFields,
    name: () => null,
    isViewer: (account: Account, _args: Args, context: Context) => isSame(account, context),
  }).map(([name, resolve]) => [
    name,
    (source: Account | Viewer, args: Args, context: Context) => {
      if (!('viewer' in source)) return resolve(source, args, context);
      return name === 'login' ? formatLogin(source.viewer) : resolve(source.viewer, args, context);
    },
  ]),
);

function isSame(account: Account, { principal }: Context): boolean {
  return (principal.kind === 'app' ? principal.app.bot.id : principal.account.id) === account.id;
}

export const queryFields: Fields<unknown> = {
  repository: (_root, args, context) => {
    const [owner, name] = [String(args['owner']), String(args['name'])];
    const repo = visibleRepository(context.world, context.principal, owner, name);
    if (repo === null)
      throw new TypedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    return repo;
  },
  nodes: (_root, args, context) =>
    (args['ids'] as readonly string[]).map((id) => {
      const found = findComment(context, id);
      return commentRef(found.repo, found.comment);
    }),
  viewer: (_root, _args, { principal }): Viewer => ({
    __typename: 'User',
    viewer: principal.kind === 'app' ? principal.app.bot : principal.account,
  }),
  rateLimit: (_root, _args, context) => context,
  user: (_root, args, { world }) => {
    const account = world.accounts.get(String(args['login']).toLowerCase()) ?? null;
    if (account?.type === 'User' && actorOf(account) !== null) return account;
    throw new TypedError('NOT_FOUND', `Could not resolve to a User with the login of '${String(args['login'])}'.`);
  },
  organization: (_root, args, { world }) => {
    const account = world.accounts.get(String(args['login']).toLowerCase()) ?? null;
    if (account?.type === 'Organization') return account;
    throw new TypedError(
      'NOT_FOUND',
      `Could not resolve to an Organization with the login of '${String(args['login'])}'.`,
    );
  },
};

export const rateLimitFields: Fields<Context> = {
  cost: ({ cost }) => cost,
  nodeCount: ({ nodeCount }) => nodeCount,
  limit: ({ world }) => world.rateLimit.limit,
  remaining: ({ world }) => world.rateLimit.remaining,
  used: ({ world }) => world.rateLimit.limit - world.rateLimit.remaining,
  resetAt: ({ world }) => new Date(world.rateLimit.resetAt * 1000).toISOString().replace('.000Z', 'Z'),
};
