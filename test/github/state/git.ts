import { createHash } from 'node:crypto';
import type { Account, Commit, Repository } from './model.js';
import { formatLogin } from './world.js';

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
  return storeCommitOf(repo, changeFiles(repo, parent?.files ?? new Map(), input.changes), input);
}

/** Returns a tree with some files changed, whose texts are stored. */
export function changeFiles(
  repo: Repository,
  before: ReadonlyMap<string, string>,
  changes: FileChanges,
): ReadonlyMap<string, string> {
  const files = new Map(before);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else {
      const oid = blobOid(text);
      repo.blobs.set(oid, text);
      files.set(path, oid);
    }
  }
  return files;
}

/** Makes a commit of a whole tree and stores it; no branch moves. */
export function storeCommitOf(
  repo: Repository,
  files: ReadonlyMap<string, string>,
  input: { parents: readonly string[]; message: string; author: Account | null; at: string },
): Commit {
  const tree = treeOid(files, '');
  const login = input.author === null ? 'ghost' : formatLogin(input.author);
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

/**
 * Returns a commit and its ancestors, newest first: by first parents, or with a path those that changed it or something under it. There
 * a merge that has the path as one of its parents has it is passed over for that parent, as `git log -- path` does.
 */
export function listHistory(repo: Repository, sha: string, path?: string): Commit[] {
  const history: Commit[] = [];
  let commit = repo.commits.get(sha);
  while (commit !== undefined) {
    const { files, parents } = commit;
    const before = parents.flatMap((each) => repo.commits.get(each) ?? []);
    const same = path === undefined ? undefined : before.find((parent) => !touches(parent.files, files, path));
    const isChange = before.length > 0 ? same === undefined : path === undefined || touches(new Map(), files, path);
    if (isChange) history.push(commit);
    commit = same ?? before[0];
  }
  return history;
}

/** Returns a commit and all that it comes from. */
export function listAncestors(repo: Repository, sha: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [sha];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const commit = repo.commits.get(next);
    if (commit === undefined || found.has(next)) continue;
    found.add(next);
    waiting.push(...commit.parents);
  }
  return found;
}

/** Returns the newest commit that both come from, in the order in which commits were made. */
export function mergeBaseOf(repo: Repository, a: string, b: string): string | null {
  const [ofA, ofB] = [listAncestors(repo, a), listAncestors(repo, b)];
  const shared = new Set([...ofA].filter((sha) => ofB.has(sha)));
  return [...repo.commits.keys()].reverse().find((sha) => shared.has(sha)) ?? null;
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
