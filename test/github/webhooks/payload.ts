import type { Happening } from '../state/happening.js';
import type { Account, App, Commit, Installation, Repository, World } from '../state/model.js';
import { diffFiles } from '../state/git.js';
import { formatLogin } from '../state/world.js';
import { nodeId, shapeAccount, shapeInstallation } from '../shapes/account.js';
import { shapeRunForHook, shapeSuite } from '../shapes/check.js';
import { shapeSimpleCommit } from '../shapes/commit.js';
import { shapeComment, shapeIssue, shapeIssueType, shapeLabel } from '../shapes/item.js';
import { shapePull } from '../shapes/pull.js';
import { repositoryHtmlUrl, shapeRepository } from '../shapes/repository.js';

/** A webhook before it is signed and sent. */
export interface HookMessage {
  /** GitHub's event name, the value of `X-GitHub-Event`. */
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Returns the webhook an app gets for what happened. It is made at once: it shows the world as it was then. */
export function makeHookMessage(world: World, what: Happening, installation: Installation, app: App): HookMessage {
  const { event, fields } = describe(world, what, app);
  const isInstallation = event === 'installation' || event === 'installation_repositories';
  const common = {
    ...(isInstallation ? {} : { repository: shapeHookRepository(world, what.repo, event) }),
    ...(what.repo.owner.type === 'Organization' && !isInstallation
      ? { organization: shapeOrganization(world, what.repo.owner) }
      : {}),
    sender: shapeAccount(world, what.sender),
    installation: isInstallation
      ? shapeInstallation(world, installation, app)
      : { id: installation.id, node_id: nodeId('MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u', installation.id) },
  };
  const action = 'action' in what ? { action: what.action } : {};
  return { event, payload: { ...action, ...fields, ...common } };
}

function describe(world: World, what: Happening, app: App): { event: string; fields: Record<string, unknown> } {
  const { repo } = what;
  const changes = 'changes' in what && what.changes !== undefined ? { changes: what.changes } : {};
  switch (what.event) {
    case 'item':
      return describeItem(world, what, changes);
    case 'comment': {
      const fields = {
        issue: shapeIssue(world, repo, what.item),
        comment: shapeComment(world, repo, what.comment),
        ...changes,
      };
      return { event: 'issue_comment', fields };
    }
    case 'label':
      return { event: 'label', fields: { label: shapeLabel(world, repo, what.label), ...changes } };
    case 'push':
      return { event: 'push', fields: describePush(world, what) };
    case 'check_run':
      return { event: 'check_run', fields: { check_run: shapeRunForHook(world, repo, what.run) } };
    case 'check_suite':
      return { event: 'check_suite', fields: { check_suite: shapeSuite(world, repo, what.suite) } };
    case 'merge_group': {
      const { headRef: head_ref, baseRef: base_ref, baseSha: base_sha } = what;
      const group = {
        head_sha: what.head.sha,
        head_ref,
        base_sha,
        base_ref,
        head_commit: shapeSimpleCommit(what.head),
      };
      return { event: 'merge_group', fields: { merge_group: group } };
    }
    case 'repository':
      return { event: 'repository', fields: {} };
    case 'installation':
      return { event: 'installation', fields: { repositories: [shapeBriefRepository(repo)], requester: null } };
    case 'installation_repositories': {
      const list = [shapeBriefRepository(repo)];
      const isAdded = what.action === 'added';
      const fields = {
        repository_selection: shapeInstallation(world, what.installation, app).repository_selection,
        repositories_added: isAdded ? list : [],
        repositories_removed: isAdded ? [] : list,
        requester: null,
      };
      return { event: 'installation_repositories', fields };
    }
    default:
      return what satisfies never;
  }
}

function describeItem(
  world: World,
  what: Extract<Happening, { event: 'item' }>,
  changes: Record<string, unknown>,
): { event: string; fields: Record<string, unknown> } {
  const { repo, item } = what;
  const more = {
    ...changes,
    ...(what.label === undefined ? {} : { label: shapeLabel(world, repo, what.label) }),
    ...(what.assignee === undefined ? {} : { assignee: shapeAccount(world, what.assignee) }),
    ...(what.type === undefined ? {} : { type: shapeIssueType(what.type) }),
    ...(what.before === undefined ? {} : { before: what.before, after: item.pull?.headSha }),
  };
  if (item.kind === 'issue') return { event: 'issues', fields: { issue: shapeIssue(world, repo, item), ...more } };
  return {
    event: 'pull_request',
    fields: { number: item.number, pull_request: shapePull(world, repo, item), ...more },
  };
}

const nothing = '0'.repeat(40);

function describePush(world: World, what: Extract<Happening, { event: 'push' }>): Record<string, unknown> {
  const { repo, ref, before, after } = what;
  const html = repositoryHtmlUrl(world, repo);
  const commits = what.commits.map((commit) => describeCommit(repo, commit, html));
  const pusher = { name: formatLogin(what.sender), email: `${formatLogin(what.sender)}@users.noreply.github.com` };
  return {
    ref,
    before: before ?? nothing,
    after: after ?? nothing,
    created: before === null,
    deleted: after === null,
    forced: false,
    base_ref: null,
    compare: `${html}/compare/${(before ?? nothing).slice(0, 12)}...${(after ?? nothing).slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    pusher,
  };
}

function describeCommit(repo: Repository, commit: Commit, html: string): Record<string, unknown> {
  const parent = repo.commits.get(commit.parents[0] ?? '');
  const files = diffFiles(parent?.files ?? new Map<string, string>(), commit.files);
  const pathsOf = (status: string) => files.filter((file) => file.status === status).map((file) => file.path);
  const { id, tree_id, message, timestamp, author, committer } = shapeSimpleCommit(commit);
  const username = commit.author === null ? {} : { username: formatLogin(commit.author) };
  return {
    id,
    tree_id,
    distinct: true,
    message,
    timestamp,
    url: `${html}/commit/${commit.sha}`,
    author: { ...author, ...username },
    committer: { ...committer, ...username },
    added: pathsOf('added'),
    removed: pathsOf('removed'),
    modified: pathsOf('modified'),
  };
}

/** A push names its repository a little differently: times are seconds, the owner has name and e-mail. */
function shapeHookRepository(world: World, repo: Repository, event: string): Record<string, unknown> {
  const shape = { ...shapeRepository(world, repo), custom_properties: {} };
  if (event !== 'push') return shape;
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);
  return {
    ...shape,
    owner: { ...shape.owner, name: repo.owner.login, email: null },
    url: shape.html_url,
    created_at: seconds(repo.createdAt),
    pushed_at: seconds(repo.pushedAt),
    stargazers: 0,
    master_branch: repo.defaultBranch,
  };
}

function shapeBriefRepository(repo: Repository): Record<string, unknown> {
  const full_name = `${repo.owner.login}/${repo.name}`;
  return { id: repo.id, node_id: nodeId('R', repo.id), name: repo.name, full_name, private: repo.isPrivate };
}

function shapeOrganization(world: World, account: Account): Record<string, unknown> {
  const { login, id, node_id, avatar_url } = shapeAccount(world, account);
  const url = `${world.apiUrl}/orgs/${login}`;
  return {
    login,
    id,
    node_id,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url,
    description: null,
  };
}
