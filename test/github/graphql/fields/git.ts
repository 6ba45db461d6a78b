import { listHistory, listTree, resolveCommit, treeOid } from '../../state/git.js';
import type { TreeEntry } from '../../state/git.js';
import type { Account, CheckSuite, Commit, Repository } from '../../state/model.js';
import { formatLogin } from '../../state/world.js';
import { commitNodeId } from '../../shapes/commit.js';
import { repositoryHtmlUrl } from '../../shapes/repository.js';
import { paginate } from '../connection.js';
import { actorOf } from './fields.js';
import type { Args, Fields, Ref } from './fields.js';
import { itemRef } from './item.js';
import { suiteRef } from './check.js';

export type CommitRef = Ref<'Commit', { readonly commit: Commit }>;
type BlobRef = Ref<'Blob', { readonly oid: string; readonly contents: string }>;
type TreeRef = Ref<'Tree', { readonly files: ReadonlyMap<string, string>; readonly folder: string }>;
type EntryRef = Ref<'TreeEntry', { readonly files: ReadonlyMap<string, string>; readonly entry: TreeEntry }>;
type BranchRef = Ref<'Ref', { readonly branch: string }>;

export function commitRef(repo: Repository, commit: Commit): CommitRef {
  return { __typename: 'Commit', repo, commit };
}

export function branchRef(repo: Repository, branch: string): BranchRef | null {
  return repo.branches.has(branch) ? { __typename: 'Ref', repo, branch } : null;
}

/** Returns what `object(oid:)` or `object(expression:)` means; null when there is no such thing, which is no error. */
export function findObject(repo: Repository, args: Args): CommitRef | BlobRef | TreeRef | null {
  if (typeof args['oid'] === 'string') return findByOid(repo, args['oid']);
  if (typeof args['expression'] !== 'string') return null;
  const [name = '', path] = splitExpression(args['expression']);
  const commit = resolveCommit(repo, name);
  if (commit === null || path === undefined) return commit === null ? findByOid(repo, name) : commitRef(repo, commit);
  return findInTree(repo, commit.files, path.replace(/\/$/, ''));
}

function splitExpression(expression: string): [string, string?] {
  const colon = expression.indexOf(':');
  return colon < 0 ? [expression] : [expression.slice(0, colon), expression.slice(colon + 1)];
}

function findInTree(repo: Repository, files: ReadonlyMap<string, string>, path: string): BlobRef | TreeRef | null {
  const oid = files.get(path);
  if (oid !== undefined) return blobRef(repo, oid);
  return listTree(files, path) === null ? null : { __typename: 'Tree', repo, files, folder: path };
}

function blobRef(repo: Repository, oid: string): BlobRef {
  return { __typename: 'Blob', repo, oid, contents: repo.blobs.get(oid) ?? '' };
}

function findByOid(repo: Repository, oid: string): CommitRef | BlobRef | TreeRef | null {
  const commit = repo.commits.get(oid);
  if (commit !== undefined) return commitRef(repo, commit);
  if (repo.blobs.has(oid)) return blobRef(repo, oid);
  const root = [...repo.commits.values()].find((each) => each.treeOid === oid);
  return root === undefined ? null : { __typename: 'Tree', repo, files: root.files, folder: '' };
}

export const branchFields: Fields<BranchRef> = {
  id: ({ branch }) => `REF_${Buffer.from(branch).toString('base64url')}`,
  name: ({ branch }) => branch,
  prefix: () => 'refs/heads/',
  target: ({ repo, branch }) => {
    const commit = repo.commits.get(repo.branches.get(branch) ?? '');
    return commit === undefined ? null : commitRef(repo, commit);
  },
};

/** GitHub gives at most this much of a text and says that it is cut. */
const maxText = 512_000;

export const blobFields: Fields<BlobRef> = {
  id: ({ oid }) => `B_${oid}`,
  oid: ({ oid }) => oid,
  abbreviatedOid: ({ oid }) => oid.slice(0, 7),
  byteSize: ({ contents }) => Buffer.byteLength(contents),
  isBinary: ({ contents }) => contents.includes('\0'),
  isTruncated: ({ contents }) => contents.length > maxText,
  text: ({ contents }) => (contents.includes('\0') ? null : contents.slice(0, maxText)),
};

export const treeFields: Fields<TreeRef> = {
  id: ({ files, folder }) => `T_${treeOid(files, folder)}`,
  oid: ({ files, folder }) => treeOid(files, folder),
  abbreviatedOid: ({ files, folder }) => treeOid(files, folder).slice(0, 7),
  entries: ({ repo, files, folder }) => (listTree(files, folder) ?? []).map((entry) => entryRef(repo, files, entry)),
};

function entryRef(repo: Repository, files: ReadonlyMap<string, string>, entry: TreeEntry): EntryRef {
  return { __typename: 'TreeEntry', repo, files, entry };
}

export const treeEntryFields: Fields<EntryRef> = {
  name: ({ entry }) => entry.name,
  path: ({ entry }) => entry.path,
  oid: ({ entry }) => entry.oid,
  type: ({ entry }) => entry.type,
  mode: ({ entry }) => (entry.type === 'blob' ? 0o100644 : 0o40000),
  size: ({ repo, entry }) => Buffer.byteLength(repo.blobs.get(entry.oid) ?? ''),
  isGenerated: () => false,
  object: ({ repo, files, entry }) => findInTree(repo, files, entry.path),
};

export const commitFields: Fields<CommitRef> = {
  id: ({ commit }) => commitNodeId(commit),
  oid: ({ commit }) => commit.sha,
  abbreviatedOid: ({ commit }) => commit.sha.slice(0, 7),
  message: ({ commit }) => commit.message,
  messageHeadline: ({ commit }) => commit.message.split('\n')[0],
  committedDate: ({ commit }) => commit.committedAt,
  authoredDate: ({ commit }) => commit.committedAt,
  author: ({ commit }) => ({ account: commit.author, at: commit.committedAt }),
  committer: ({ commit }) => ({ account: commit.author, at: commit.committedAt }),
  url: ({ repo, commit }, _args, { world }) => `${repositoryHtmlUrl(world, repo)}/commit/${commit.sha}`,
  parents: ({ repo, commit }, args) =>
    paginate(
      commit.parents.flatMap((sha) => repo.commits.get(sha) ?? []).map((each) => commitRef(repo, each)),
      args,
    ),
  tree: ({ repo, commit }): TreeRef => ({ __typename: 'Tree', repo, files: commit.files, folder: '' }),
  file: ({ repo, commit }, args) => {
    const path = String(args['path']);
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const entry = listTree(commit.files, folder)?.find((each) => each.path === path);
    return entry === undefined ? null : entryRef(repo, commit.files, entry);
  },
  history: ({ repo, commit }, args) => {
    const path = typeof args['path'] === 'string' ? args['path'] : undefined;
    const since = typeof args['since'] === 'string' ? args['since'] : '';
    const until = typeof args['until'] === 'string' ? args['until'] : '9';
    const history = listHistory(repo, commit.sha, path);
    const chosen = history.filter((each) => each.committedAt >= since && each.committedAt <= until);
    return paginate(
      chosen.map((each) => commitRef(repo, each)),
      args,
    );
  },
  associatedPullRequests: ({ repo, commit }, args) => {
    const pulls = [...repo.items.values()].filter(
      (item) => item.pull !== null && (item.pull.mergeSha === commit.sha || item.pull.commits.includes(commit.sha)),
    );
    return paginate(
      pulls.map((item) => itemRef(repo, item)),
      args,
    );
  },
  checkSuites: ({ repo, commit }, args) => {
    const filter = (args['filterBy'] ?? {}) as { readonly appId?: number | null; readonly checkName?: string | null };
    const named = (suite: CheckSuite) =>
      [...repo.runs.values()].some((run) => run.suiteId === suite.id && run.name === filter.checkName);
    const suites = [...repo.suites.values()].filter(
      (suite) =>
        suite.sha === commit.sha &&
        (filter.appId == null || suite.appId === filter.appId) &&
        (filter.checkName == null || named(suite)),
    );
    return paginate(
      suites.map((suite) => suiteRef(repo, suite)),
      args,
    );
  },
};

export const gitActorFields: Fields<{ readonly account: Account | null; readonly at: string }> = {
  name: ({ account }) => (account === null ? 'ghost' : formatLogin(account)),
  email: ({ account }) => `${account === null ? 'ghost' : formatLogin(account)}@users.noreply.github.com`,
  date: ({ at }) => at,
  user: ({ account }) => (account?.type === 'User' ? actorOf(account) : null),
};
