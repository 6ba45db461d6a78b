import { diffFiles } from '../../state/git.js';
import { closedBy, closersOf } from '../../state/linking.js';
import type {
  Account,
  Comment,
  Edit,
  IssueType,
  Item,
  Label,
  Pull,
  Reaction,
  Repository,
  Review,
  Team,
} from '../../state/model.js';
import { associationOf, commentsOn, formatLogin, labelsOn, pullFiles } from '../../state/world.js';
import { nodeId } from '../../shapes/account.js';
import { commentHtmlUrl, itemHtmlUrl, itemNodeId } from '../../shapes/item.js';
import { paginate } from '../connection.js';
import { actorOf, reviewerOf, upper } from './fields.js';
import type { Context, Fields, Ref } from './fields.js';
import { commitRef } from './git.js';
import { listTimeline } from './timeline.js';

export type ItemRef = Ref<'Issue' | 'PullRequest', { readonly item: Item }>;
type CommentRef = Ref<'IssueComment', { readonly comment: Comment }>;
export type LabelRef = Ref<'Label', { readonly label: Label }>;

export function itemRef(repo: Repository, item: Item): ItemRef {
  return { __typename: item.kind === 'pull' ? 'PullRequest' : 'Issue', repo, item };
}

export function labelRef(repo: Repository, label: Label): LabelRef {
  return { __typename: 'Label', repo, label };
}

export function commentRef(repo: Repository, comment: Comment): CommentRef {
  return { __typename: 'IssueComment', repo, comment };
}

/** Tells whether the one who asks wrote it. */
export function isViewer(author: { readonly id: number }, context: Context): boolean {
  const { principal } = context;
  return principal.kind === 'app' ? principal.app.bot.id === author.id : principal.account.id === author.id;
}

/** In the order in which GitHub lists them, whether anybody left one or not. */
const REACTIONS: Readonly<Record<Reaction, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

interface ReactionGroup {
  readonly content: string;
  readonly reactions: Comment['reactions'];
}

function listReactionGroups(comment: Comment): ReactionGroup[] {
  return Object.entries(REACTIONS).map(([kind, content]) => ({
    content,
    reactions: comment.reactions.filter((reaction) => reaction.content === kind),
  }));
}

export const reactionGroupFields: Fields<ReactionGroup> = {
  content: ({ content }) => content,
  createdAt: ({ reactions }) => reactions[0]?.at ?? null,
  viewerHasReacted: ({ reactions }, _args, context) => reactions.some(({ by }) => isViewer(by, context)),
};

/** What issues and pull requests have in common. */
const sharedFields: Fields<ItemRef> = {
  id: ({ item }) => itemNodeId(item),
  databaseId: ({ item }) => item.id,
  fullDatabaseId: ({ item }) => String(item.id),
  number: ({ item }) => item.number,
  title: ({ item }) => item.title,
  body: ({ item }) => item.body ?? '',
  bodyText: ({ item }) => item.body ?? '',
  url: ({ repo, item }, _args, { world }) => itemHtmlUrl(world, repo, item),
  closed: ({ item }) => item.state === 'closed',
  closedAt: ({ item }) => item.closedAt,
  locked: ({ item }) => item.locked,
  activeLockReason: ({ item }) => upper(item.lockReason)?.replaceAll(' ', '_').replaceAll('-', '_') ?? null,
  author: ({ item }) => actorOf(item.author),
  authorAssociation: ({ repo, item }) => associationOf(repo, item.author),
  editor: ({ item }) => actorOf(item.editor),
  createdAt: ({ item }) => item.createdAt,
  updatedAt: ({ item }) => item.updatedAt,
  publishedAt: ({ item }) => item.createdAt,
  lastEditedAt: ({ item }) => item.lastEditedAt,
  includesCreatedEdit: ({ item }) => item.edits.length > 0,
  userContentEdits: ({ item }, args) => paginate([...item.edits].reverse(), args),
  viewerDidAuthor: ({ item }, _args, context) => isViewer(item.author, context),
  repository: ({ repo }) => repo,
  labels: ({ repo, item }, args) =>
    paginate(
      labelsOn(repo, item).map((label) => labelRef(repo, label)),
      args,
    ),
  assignees: ({ item }, args) => paginate([...item.assignees], args),
  comments: ({ repo, item }, args) =>
    paginate(
      commentsOn(repo, item.number).map((comment) => commentRef(repo, comment)),
      args,
    ),
  timelineItems: (ref, args) => paginate(listTimeline(ref, args), args),
};

export const issueFields: Fields<ItemRef> = {
  ...sharedFields,
  state: ({ item }) => upper(item.state),
  stateReason: ({ item }, args) => {
    if (item.stateReason === 'duplicate' && args['enableDuplicate'] !== true) return 'NOT_PLANNED';
    return upper(item.stateReason);
  },
  issueType: ({ item }) => item.type,
  subIssues: ({ repo, item }, args) =>
    paginate(
      [...item.subIssues].flatMap((number) => {
        const part = repo.items.get(number);
        return part === undefined ? [] : [itemRef(repo, part)];
      }),
      args,
    ),
  isPinned: ({ repo, item }) => repo.pinned.includes(item.number),
  closedByPullRequestsReferences: ({ repo, item }, args) =>
    paginate(
      closersOf(repo, item)
        .filter(({ state }) => state === 'open' || args['includeClosedPrs'] === true)
        .map((pull) => itemRef(repo, pull)),
      args,
    ),
};

function pullOf(item: Item): Pull {
  if (item.pull === null) throw new Error(`#${item.number} is no pull request`);
  return item.pull;
}

export const pullFields: Fields<ItemRef> = {
  ...sharedFields,
  state: ({ item }) => (pullOf(item).mergedAt === null ? upper(item.state) : 'MERGED'),
  isDraft: ({ item }) => pullOf(item).isDraft,
  merged: ({ item }) => pullOf(item).mergedAt !== null,
  mergedAt: ({ item }) => pullOf(item).mergedAt,
  mergedBy: ({ item }) => actorOf(pullOf(item).mergedBy),
  mergeCommit: ({ repo, item }) => {
    const commit = repo.commits.get(pullOf(item).mergeSha ?? '');
    return commit === undefined ? null : commitRef(repo, commit);
  },
  baseRefName: ({ item }) => pullOf(item).baseRef,
  baseRefOid: ({ item }) => pullOf(item).baseSha,
  headRefName: ({ item }) => pullOf(item).headRef,
  headRefOid: ({ item }) => pullOf(item).headSha,
  headRepositoryOwner: ({ item }) => pullOf(item).headOwner,
  isCrossRepository: ({ repo, item }) => pullOf(item).headOwner !== repo.owner,
  reviewRequests: ({ item }, args) =>
    paginate(
      [...pullOf(item).requested].map((reviewer) => ({ reviewer, item })),
      args,
    ),
  reviews: ({ item }, args) => paginate([...pullOf(item).reviews], args),
  changedFiles: ({ repo, item }) => listPullFiles(repo, item).length,
  files: ({ repo, item }, args) => paginate(listPullFiles(repo, item), args),
  closingIssuesReferences: ({ repo, item }, args) =>
    paginate(
      closedBy(repo, item).map((issue) => itemRef(repo, issue)),
      args,
    ),
  commits: ({ repo, item }, args) =>
    paginate(
      pullOf(item)
        .commits.flatMap((sha) => repo.commits.get(sha) ?? [])
        .map((commit) => ({ repo, item, commit })),
      args,
    ),
};

const changeTypes = { added: 'ADDED', modified: 'MODIFIED', removed: 'DELETED' } as const;

interface PullFile {
  readonly path: string;
  readonly changeType: string;
  readonly lines: number;
}

function listPullFiles(repo: Repository, item: Item): PullFile[] {
  const { before, after } = pullFiles(repo, item);
  return diffFiles(before, after).map((file) => ({
    path: file.path,
    changeType: changeTypes[file.status],
    lines: (repo.blobs.get(file.oid) ?? '').split('\n').length,
  }));
}

export const pullFileFields: Fields<PullFile> = {
  path: (file) => file.path,
  changeType: (file) => file.changeType,
  additions: (file) => (file.changeType === 'DELETED' ? 0 : file.lines),
  deletions: (file) => (file.changeType === 'ADDED' ? 0 : file.lines),
};

export const reviewFields: Fields<Review> = {
  id: (review) => nodeId('PRR', review.id),
  author: (review) => actorOf(review.author),
  state: (review) => review.state,
  createdAt: (review) => review.at,
  submittedAt: (review) => review.at,
  isMinimized: () => false,
  minimizedReason: () => null,
};

export const reviewRequestFields: Fields<{ readonly reviewer: Account | Team; readonly item: Item }> = {
  id: ({ item }) => nodeId('RR', item.id),
  requestedReviewer: ({ reviewer }) => reviewerOf(reviewer),
};

export const teamFields: Fields<Team> = {
  slug: (team) => team.slug,
  name: (team) => team.slug,
  combinedSlug: (team) => `${team.org.login}/${team.slug}`,
};

export const pullCommitFields: Fields<{
  readonly repo: Repository;
  readonly item: Item;
  readonly commit: Parameters<typeof commitRef>[1];
}> = {
  id: ({ commit }) => `PRC_${commit.sha}`,
  commit: ({ repo, commit }) => commitRef(repo, commit),
  pullRequest: ({ repo, item }) => itemRef(repo, item),
};

export const commentFields: Fields<CommentRef> = {
  id: ({ comment }) => nodeId('IC', comment.id),
  databaseId: ({ comment }) => comment.id,
  fullDatabaseId: ({ comment }) => String(comment.id),
  body: ({ comment }) => comment.body,
  bodyText: ({ comment }) => comment.body,
  url: ({ repo, comment }, _args, { world }) => commentHtmlUrl(world, repo, comment),
  author: ({ comment }) => actorOf(comment.author),
  authorAssociation: ({ repo, comment }) => associationOf(repo, comment.author),
  editor: ({ comment }) => actorOf(comment.editor),
  createdAt: ({ comment }) => comment.createdAt,
  updatedAt: ({ comment }) => comment.updatedAt,
  publishedAt: ({ comment }) => comment.createdAt,
  lastEditedAt: ({ comment }) => comment.lastEditedAt,
  includesCreatedEdit: ({ comment }) => comment.edits.length > 0,
  userContentEdits: ({ comment }, args) => paginate([...comment.edits].reverse(), args),
  reactionGroups: ({ comment }) => listReactionGroups(comment),
  isMinimized: ({ comment }) => comment.minimizedReason !== null,
  minimizedReason: ({ comment }) => comment.minimizedReason,
  viewerDidAuthor: ({ comment }, _args, context) => isViewer(comment.author, context),
  repository: ({ repo }) => repo,
  issue: ({ repo, comment }) => {
    const item = repo.items.get(comment.number);
    return item === undefined ? null : itemRef(repo, item);
  },
};

export const editFields: Fields<Edit> = {
  id: (edit) => `UCE_${edit.id}`,
  editor: (edit) => actorOf(edit.editor),
  editedAt: (edit) => edit.at,
  createdAt: (edit) => edit.at,
  updatedAt: (edit) => edit.at,
  deletedAt: () => null,
  /** Called a summary of the changes by GitHub's schema; what it holds is the whole text as the edit left it. */
  diff: (edit) => edit.text,
};

export const labelFields: Fields<LabelRef> = {
  id: ({ label }) => nodeId('LA', label.id),
  name: ({ label }) => label.name,
  color: ({ label }) => label.color,
  description: ({ label }) => label.description,
  createdAt: ({ label }) => label.createdAt,
  isDefault: () => false,
};

export const issueTypeFields: Fields<IssueType> = {
  id: (type) => nodeId('IT', type.id),
  name: (type) => type.name,
  description: (type) => type.description,
  color: () => 'GRAY',
  isEnabled: () => true,
  isPrivate: () => false,
};

/** Names as they are compared in filters. */
export function authorLogin(item: Item): string {
  return formatLogin(item.author).toLowerCase();
}
