import type { Repository, World } from '../state/model.js';
import { fullName, visibilityOf } from '../state/world.js';
import { nodeId, shapeAccount } from './account.js';
import type { Schemas } from './schemas.js';

export function repositoryUrl(world: World, repo: Repository): string {
  return `${world.apiUrl}/repos/${fullName(repo)}`;
}

export function repositoryHtmlUrl(world: World, repo: Repository): string {
  return `${world.htmlUrl}/${fullName(repo)}`;
}

/** The repository as issues' and installations' endpoints and every webhook carry it. */
export function shapeRepository(world: World, repo: Repository): Schemas['repository'] {
  const open = [...repo.items.values()].filter((item) => item.state === 'open').length;
  return {
    id: repo.id,
    node_id: nodeId('R', repo.id),
    name: repo.name,
    full_name: fullName(repo),
    private: repo.isPrivate,
    owner: shapeAccount(world, repo.owner),
    description: null,
    fork: false,
    ...repositoryUrls(world, repo),
    created_at: repo.createdAt,
    updated_at: repo.updatedAt,
    pushed_at: repo.pushedAt,
    homepage: null,
    size: repo.blobs.size,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: repo.hasIssues,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: repo.categories.length > 0,
    forks_count: 0,
    mirror_url: null,
    archived: repo.isArchived,
    disabled: false,
    open_issues_count: open,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: visibilityOf(repo),
    forks: 0,
    open_issues: open,
    watchers: 0,
    default_branch: repo.defaultBranch,
  };
}

/** The repository as `GET /repos/{owner}/{repo}` answers. */
export function shapeFullRepository(world: World, repo: Repository): Schemas['full-repository'] {
  return { ...shapeRepository(world, repo), network_count: 0, subscribers_count: 1 } as Schemas['full-repository'];
}

function repositoryUrls(world: World, repo: Repository) {
  const api = repositoryUrl(world, repo);
  const html = repositoryHtmlUrl(world, repo);
  const host = world.htmlUrl.replace(/^https?:\/\//, '');
  return {
    html_url: html,
    url: api,
    forks_url: `${api}/forks`,
    keys_url: `${api}/keys{/key_id}`,
    collaborators_url: `${api}/collaborators{/collaborator}`,
    teams_url: `${api}/teams`,
    hooks_url: `${api}/hooks`,
    issue_events_url: `${api}/issues/events{/number}`,
    events_url: `${api}/events`,
    assignees_url: `${api}/assignees{/user}`,
    branches_url: `${api}/branches{/branch}`,
    tags_url: `${api}/tags`,
    blobs_url: `${api}/git/blobs{/sha}`,
    git_tags_url: `${api}/git/tags{/sha}`,
    git_refs_url: `${api}/git/refs{/sha}`,
    trees_url: `${api}/git/trees{/sha}`,
    statuses_url: `${api}/statuses/{sha}`,
    languages_url: `${api}/languages`,
    stargazers_url: `${api}/stargazers`,
    contributors_url: `${api}/contributors`,
    subscribers_url: `${api}/subscribers`,
    subscription_url: `${api}/subscription`,
    commits_url: `${api}/commits{/sha}`,
    git_commits_url: `${api}/git/commits{/sha}`,
    comments_url: `${api}/comments{/number}`,
    issue_comment_url: `${api}/issues/comments{/number}`,
    contents_url: `${api}/contents/{+path}`,
    compare_url: `${api}/compare/{base}...{head}`,
    merges_url: `${api}/merges`,
    archive_url: `${api}/{archive_format}{/ref}`,
    downloads_url: `${api}/downloads`,
    issues_url: `${api}/issues{/number}`,
    pulls_url: `${api}/pulls{/number}`,
    milestones_url: `${api}/milestones{/number}`,
    notifications_url: `${api}/notifications{?since,all,participating}`,
    labels_url: `${api}/labels{/name}`,
    releases_url: `${api}/releases{/id}`,
    deployments_url: `${api}/deployments`,
    git_url: `git://${host}/${fullName(repo)}.git`,
    ssh_url: `git@${host}:${fullName(repo)}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
  };
}
