import type { Commit, Repository, World } from '../state/model.js';
import type { TreeEntry } from '../state/git.js';
import { formatLogin } from '../state/world.js';
import { nodeId, shapeAuthor } from './account.js';
import { repositoryHtmlUrl, repositoryUrl } from './repository.js';
import type { Schemas } from './schemas.js';

function gitPerson(commit: Commit): { name: string; email: string } {
  const name = commit.author === null ? 'ghost' : formatLogin(commit.author);
  return { name, email: `${name}@users.noreply.github.com` };
}

export function commitNodeId(commit: Commit): string {
  return nodeId('C', Number.parseInt(commit.sha.slice(0, 8), 16));
}

export function shapeSimpleCommit(commit: Commit): NonNullable<Schemas['nullable-simple-commit']> {
  return {
    id: commit.sha,
    tree_id: commit.treeOid,
    message: commit.message,
    timestamp: commit.committedAt,
    author: gitPerson(commit),
    committer: gitPerson(commit),
  };
}

export function shapeCommit(world: World, repo: Repository, commit: Commit): Schemas['commit'] {
  const api = repositoryUrl(world, repo);
  const html = repositoryHtmlUrl(world, repo);
  const url = `${api}/commits/${commit.sha}`;
  const person = { ...gitPerson(commit), date: commit.committedAt };
  return {
    sha: commit.sha,
    node_id: commitNodeId(commit),
    url,
    html_url: `${html}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      author: person,
      committer: person,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.treeOid, url: `${api}/git/trees/${commit.treeOid}` },
      verification: { verified: false, reason: 'unsigned', payload: null, signature: null, verified_at: null },
    },
    author: shapeAuthor(world, commit.author),
    committer: shapeAuthor(world, commit.author),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
  };
}

/** The commit as the git data API has it. */
export function shapeGitCommit(world: World, repo: Repository, commit: Commit): Schemas['git-commit'] {
  const { sha, node_id, html_url, commit: data, parents } = shapeCommit(world, repo, commit);
  const { message, tree } = data;
  const person = { ...gitPerson(commit), date: commit.committedAt };
  const verification = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
  const url = `${repositoryUrl(world, repo)}/git/commits/${sha}`;
  const links = parents.map((parent) => ({ ...parent, html_url: parent.html_url ?? parent.url }));
  return {
    sha,
    node_id,
    url,
    html_url,
    author: person,
    committer: person,
    tree,
    message,
    parents: links,
    verification,
  };
}

/** One entry of the Contents API: a file or a folder. */
export function shapeContentEntry(
  world: World,
  repo: Repository,
  entry: TreeEntry,
  ref: string,
): Schemas['content-directory'][number] {
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const isFile = entry.type === 'blob';
  const url = `${repositoryUrl(world, repo)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const html = `${repositoryHtmlUrl(world, repo)}/${entry.type}/${ref}/${path}`;
  const git = `${repositoryUrl(world, repo)}/git/${entry.type}s/${entry.oid}`;
  return {
    name: entry.name,
    path: entry.path,
    sha: entry.oid,
    size: isFile ? Buffer.byteLength(repo.blobs.get(entry.oid) ?? '') : 0,
    url,
    html_url: html,
    git_url: git,
    download_url: isFile ? `${repositoryHtmlUrl(world, repo)}/raw/${ref}/${path}` : null,
    type: isFile ? 'file' : 'dir',
    _links: { self: url, git, html },
  };
}

export function shapeContentFile(
  world: World,
  repo: Repository,
  entry: TreeEntry,
  ref: string,
): Schemas['content-file'] {
  const text = repo.blobs.get(entry.oid) ?? '';
  const wrapped = Buffer.from(text, 'utf8')
    .toString('base64')
    .replace(/(.{60})/g, '$1\n');
  const base = shapeContentEntry(world, repo, entry, ref);
  return {
    ...base,
    type: 'file',
    encoding: 'base64',
    content: wrapped.endsWith('\n') || wrapped === '' ? wrapped : `${wrapped}\n`,
  };
}
