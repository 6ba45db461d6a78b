import type { Item, Pull, Repository, World } from '../state/model.js';
import { diffFiles } from '../state/git.js';
import { associationOf, commentsOn, labelsOn, pullFiles } from '../state/world.js';
import { shapeAccount, shapeAuthor } from './account.js';
import { itemHtmlUrl, itemNodeId, shapeLabel } from './item.js';
import { repositoryUrl, shapeRepository } from './repository.js';
import type { Schemas } from './schemas.js';

function pullOf(item: Item): Pull {
  if (item.pull === null) throw new Error(`#${item.number} is no pull request`);
  return item.pull;
}

/** The pull request as lists carry it. */
export function shapeSimplePull(world: World, repo: Repository, item: Item): Schemas['pull-request-simple'] {
  const pull = pullOf(item);
  const url = `${repositoryUrl(world, repo)}/pulls/${item.number}`;
  const issueUrl = `${repositoryUrl(world, repo)}/issues/${item.number}`;
  const html = itemHtmlUrl(world, repo, item);
  const statuses = `${repositoryUrl(world, repo)}/statuses/${pull.headSha}`;
  const assignees = [...item.assignees].map((account) => shapeAccount(world, account));
  const link = (href: string) => ({ href });
  return {
    url,
    id: item.id,
    node_id: itemNodeId(item),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issueUrl,
    number: item.number,
    state: item.state,
    locked: item.locked,
    title: item.title,
    user: shapeAuthor(world, item.author),
    body: item.body,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    closed_at: item.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeSha,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: [...pull.requested].flatMap((each) => ('members' in each ? [] : [shapeAccount(world, each)])),
    requested_teams: [],
    labels: labelsOn(repo, item).map((label) =>
      shapeLabel(world, repo, label),
    ) as Schemas['pull-request-simple']['labels'],
    milestone: null,
    draft: pull.isDraft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(world, repo)}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    head: shapeEnd(world, repo, pull, 'head'),
    base: shapeEnd(world, repo, pull, 'base'),
    _links: {
      self: link(url),
      html: link(html),
      issue: link(issueUrl),
      comments: link(`${issueUrl}/comments`),
      review_comments: link(`${url}/comments`),
      review_comment: link(`${repositoryUrl(world, repo)}/pulls/comments{/number}`),
      commits: link(`${url}/commits`),
      statuses: link(statuses),
    },
    author_association: associationOf(repo, item.author),
    auto_merge: null,
    active_lock_reason: item.lockReason,
  };
}

/** A fork is shown as the same repository under its other owner. */
function shapeEnd(
  world: World,
  repo: Repository,
  pull: Pull,
  end: 'head' | 'base',
): Schemas['pull-request-simple']['head'] {
  const owner = end === 'head' ? pull.headOwner : repo.owner;
  const ref = end === 'head' ? pull.headRef : pull.baseRef;
  const isFork = owner !== repo.owner;
  const home: Repository = isFork ? { ...repo, id: repo.id + owner.id, owner } : repo;
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha: end === 'head' ? pull.headSha : pull.baseSha,
    user: shapeAccount(world, owner),
    repo: { ...shapeRepository(world, home), fork: isFork },
  };
}

/** The pull request as `GET …/pulls/{number}` and webhooks carry it. */
export function shapePull(world: World, repo: Repository, item: Item): Schemas['pull-request'] {
  const pull = pullOf(item);
  const { before, after } = pullFiles(repo, item);
  const files = diffFiles(before, after);
  const isOpen = item.state === 'open';
  return {
    ...(shapeSimplePull(world, repo, item) as unknown as Schemas['pull-request']),
    merged: pull.mergedAt !== null,
    mergeable: isOpen ? true : null,
    rebaseable: isOpen ? true : null,
    mergeable_state: isOpen ? 'clean' : 'unknown',
    merged_by: shapeAuthor(world, pull.mergedBy),
    comments: commentsOn(repo, item.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pull.commits.length,
    additions: files.filter((file) => file.status !== 'removed').length,
    deletions: files.filter((file) => file.status === 'removed').length,
    changed_files: files.length,
  };
}
