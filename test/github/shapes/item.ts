import type { Comment, IssueType, Item, Label, Reaction, Repository, TimelineEvent, World } from '../state/model.js';
import { appOf, associationOf, commentsOn, labelsOn } from '../state/world.js';
import { nodeId, shapeAccount, shapeApp, shapeAuthor } from './account.js';
import { repositoryHtmlUrl, repositoryUrl } from './repository.js';
import type { Schemas } from './schemas.js';

export function itemHtmlUrl(world: World, repo: Repository, item: Item): string {
  return `${repositoryHtmlUrl(world, repo)}/${item.kind === 'pull' ? 'pull' : 'issues'}/${item.number}`;
}

export function commentHtmlUrl(world: World, repo: Repository, comment: Comment): string {
  const item = repo.items.get(comment.number);
  const page = item === undefined ? repositoryHtmlUrl(world, repo) : itemHtmlUrl(world, repo, item);
  return `${page}#issuecomment-${comment.id}`;
}

export function itemNodeId(item: Item): string {
  return nodeId(item.kind === 'pull' ? 'PR' : 'I', item.id);
}

export function shapeLabel(world: World, repo: Repository, label: Label): Schemas['label'] {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${repositoryUrl(world, repo)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

export function shapeIssueType(type: IssueType): NonNullable<Schemas['issue-type']> {
  return {
    id: type.id,
    node_id: nodeId('IT', type.id),
    name: type.name,
    description: type.description,
    color: 'gray',
    is_enabled: true,
  };
}

/** The issue, or the pull request as an issue, as REST and webhooks carry it. */
export function shapeIssue(world: World, repo: Repository, item: Item): Schemas['issue'] {
  const url = `${repositoryUrl(world, repo)}/issues/${item.number}`;
  const assignees = [...item.assignees].map((account) => shapeAccount(world, account));
  return {
    id: item.id,
    node_id: itemNodeId(item),
    url,
    repository_url: repositoryUrl(world, repo),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: itemHtmlUrl(world, repo, item),
    number: item.number,
    state: item.state,
    state_reason: item.stateReason,
    title: item.title,
    body: item.body,
    user: shapeAuthor(world, item.author),
    labels: labelsOn(repo, item).map((label) => shapeLabel(world, repo, label)),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: item.locked,
    active_lock_reason: item.lockReason,
    comments: commentsOn(repo, item.number).length,
    ...(item.pull === null ? {} : { pull_request: shapePullLink(world, repo, item), draft: item.pull.isDraft }),
    closed_at: item.closedAt,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    closed_by: shapeAuthor(world, item.closedBy),
    author_association: associationOf(repo, item.author),
    ...(item.pull === null ? { type: item.type === null ? null : shapeIssueType(item.type) } : {}),
    performed_via_github_app: item.viaApp === null ? null : shapeApp(world, appOf(world, item.viaApp)),
    reactions: shapeReactions(`${url}/reactions`, []),
    timeline_url: `${url}/timeline`,
  };
}

function shapePullLink(world: World, repo: Repository, item: Item): NonNullable<Schemas['issue']['pull_request']> {
  const html = itemHtmlUrl(world, repo, item);
  return {
    url: `${repositoryUrl(world, repo)}/pulls/${item.number}`,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    merged_at: item.pull?.mergedAt ?? null,
  };
}

function shapeReactions(url: string, contents: readonly Reaction[]): Schemas['reaction-rollup'] {
  const count = (content: Reaction) => contents.filter((each) => each === content).length;
  return {
    url,
    total_count: contents.length,
    '+1': count('+1'),
    '-1': count('-1'),
    laugh: count('laugh'),
    hooray: count('hooray'),
    confused: count('confused'),
    heart: count('heart'),
    rocket: count('rocket'),
    eyes: count('eyes'),
  };
}

export function shapeComment(world: World, repo: Repository, comment: Comment): Schemas['issue-comment'] {
  const api = repositoryUrl(world, repo);
  const url = `${api}/issues/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url,
    html_url: commentHtmlUrl(world, repo, comment),
    body: comment.body,
    user: shapeAuthor(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    issue_url: `${api}/issues/${comment.number}`,
    author_association: associationOf(repo, comment.author),
    performed_via_github_app: comment.viaApp === null ? null : shapeApp(world, appOf(world, comment.viaApp)),
    reactions: shapeReactions(
      `${url}/reactions`,
      comment.reactions.map((reaction) => reaction.content),
    ),
    minimized: comment.minimizedReason === null ? null : { reason: comment.minimizedReason },
  };
}

export function shapeReaction(world: World, reaction: Comment['reactions'][number]): Schemas['reaction'] {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: shapeAuthor(world, reaction.by),
    content: reaction.content,
    created_at: reaction.at,
  };
}

/** One entry of `GET …/timeline`, which names events as webhooks do; comments come whole. */
export function shapeTimelineEvent(
  world: World,
  repo: Repository,
  event: TimelineEvent,
): Record<string, unknown> | null {
  if (event.type === 'committed') return null;
  if (event.type === 'commented') {
    const comment = repo.comments.get(event.commentId);
    if (comment === undefined) return null;
    const actor = shapeAuthor(world, comment.author);
    return { event: 'commented', actor, ...shapeComment(world, repo, comment) };
  }
  const base = {
    id: event.id,
    node_id: nodeId('EV', event.id),
    url: `${repositoryUrl(world, repo)}/issues/events/${event.id}`,
    actor: shapeAuthor(world, event.actor),
    event: event.type,
    commit_id: null,
    commit_url: null,
    created_at: event.at,
    performed_via_github_app: null,
  };
  if (event.type === 'labeled' || event.type === 'unlabeled') {
    return { ...base, label: { name: event.label.name, color: event.label.color } };
  }
  if (event.type === 'renamed') return { ...base, rename: { from: event.from, to: event.to } };
  if (event.type === 'assigned' || event.type === 'unassigned') {
    return { ...base, assignee: shapeAccount(world, event.assignee) };
  }
  if (event.type === 'closed') return { ...base, state_reason: event.stateReason };
  return base;
}
