import { createHash } from 'node:crypto';
import type { Account, Commit, Repository } from './model.js';

/** Returns the object id git gives to a text: sha1 over `blob LENGTH NUL` and its bytes. */
export function blobOid(text: string): string {
  return objectOid('blob', Buffer.from(text, 'utf8'));
}

function objectOid(type: 'blob' | 'tree' | 'commit', content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

/** One entry of a directory. */
export interface TreeEntry {
  readonly name: string;
  readonly path: string;
  readonly type: 'blob' | 'tree';
  readonly oid: string;
}

/** Returns what a directory of a commit holds, in git's order; null when there is no such directory. The root is `''`. */
export function listTree(files: ReadonlyMap<string, string>, folder: string): TreeEntry[] | null {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, TreeEntry>();
  for (const [path, oid] of files) {
    if (!path.startsWith(prefix)) continue;
    const rest = path.slice(prefix.length);
    const slash = rest.indexOf('/');
    const name = slash < 0 ? rest : rest.slice(0, slash);
    if (slash < 0) entries.set(name, { name, path, type: 'blob', oid });
    else if (!entries.has(name)) {
      entries.set(name, { name, path: prefix + name, type: 'tree', oid: treeOid(files, prefix + name) });
    }
  }
  if (entries.size === 0 && folder !== '') return null;
  const sortKey = (entry: TreeEntry) => (entry.type === 'tree' ? `${entry.name}/` : entry.name);
  return [...entries.values()].sort((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))));
}

/** Returns the object id of a directory, as git computes it. */
export function treeOid(files: ReadonlyMap<string, string>, folder: string): string {
  const lines = (listTree(files, folder) ?? []).map((entry) =>
    Buffer.concat([
      Buffer.from(`${entry.type === 'tree' ? '40000' : '100644'} ${entry.name}\0`),
      Buffer.from(entry.oid, 'hex'),
    ]),
  );
  return objectOid('tree', Buffer.concat(lines));
}

/** Files to write by path; null takes one away. */
export type FileChanges = Readonly<Record<string, string | null>>;

/** Makes a commit on top of `parents` and stores it with its blobs; no branch moves. */
export function storeCommit(
  repo: Repository,
  input: { parents: readonly string[]; changes: FileChanges; message: string; author: Account | null; at: string },
): Commit {
  const parent = input.parents[0] === undefined ? undefined : repo.commits.get(input.parents[0]);
  const files = new Map(parent?.files ?? []);
  for (const [path, text] of Object.entries(input.changes)) {
    if (text === null) files.delete(path);
    else {
      const oid = blobOid(text);
      repo.blobs.set(oid, text);
      files.set(path, oid);
    }
  }
  const tree = treeOid(files, '');
  const login = input.author?.login ?? 'ghost';
  const stamp = `${login} <${login}@users.noreply.github.com> ${Math.floor(Date.parse(input.at) / 1000)} +0000`;
  const lines = [
    `tree ${tree}`,
    ...input.parents.map((sha) => `parent ${sha}`),
    `author ${stamp}`,
    `committer ${stamp}`,
    '',
    input.message,
  ];
  const sha = objectOid('commit', Buffer.from(lines.join('\n')));
  const commit: Commit = {
    sha,
    treeOid: tree,
    parents: input.parents,
    message: input.message,
    author: input.author,
    committedAt: input.at,
    files,
  };
  repo.commits.set(sha, commit);
  return commit;
}

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed';
  readonly oid: string;
}

/** Returns the difference of two trees, by path. */
export function diffFiles(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ChangedFile[] {
  const changed: ChangedFile[] = [];
  for (const [path, oid] of after) {
    const old = before.get(path);
    if (old !== oid) changed.push({ path, status: old === undefined ? 'added' : 'modified', oid });
  }
  for (const [path, oid] of before) if (!after.has(path)) changed.push({ path, status: 'removed', oid });
  return changed.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Returns a commit and its first-parent ancestors, newest first; with a path only those that changed it or something under it. */
export function listHistory(repo: Repository, sha: string, path?: string): Commit[] {
  const history: Commit[] = [];
  let commit = repo.commits.get(sha);
  while (commit !== undefined) {
    const parent = commit.parents[0] === undefined ? undefined : repo.commits.get(commit.parents[0]);
    if (path === undefined || touches(parent?.files ?? new Map<string, string>(), commit.files, path))
      history.push(commit);
    commit = parent;
  }
  return history;
}

function touches(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, path: string): boolean {
  if (before.has(path) || after.has(path)) return before.get(path) !== after.get(path);
  return diffFiles(before, after).some((file) => file.path.startsWith(`${path}/`));
}

/** Returns the commit a name stands for: a branch, `HEAD`, `refs/heads/…`, `refs/pull/N/head` or a sha. */
export function resolveCommit(repo: Repository, name: string): Commit | null {
  const branch = name === 'HEAD' ? repo.defaultBranch : name.replace(/^refs\/heads\//, '').replace(/^heads\//, '');
  const pull = /^refs\/pull\/(\d{1,9})\/head$/.exec(name)?.[1];
  const sha = pull === undefined ? repo.branches.get(branch) : repo.items.get(Number(pull))?.pull?.headSha;
  const found = repo.commits.get(sha ?? name);
  if (found !== undefined || sha !== undefined || !/^[0-9a-f]{7,39}$/.test(name)) return found ?? null;
  return [...repo.commits.values()].find((commit) => commit.sha.startsWith(name)) ?? null;
}
