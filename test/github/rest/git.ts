import { changeFiles, listAncestors, listTree, storeCommitOf, treeOid } from '../state/git.js';
import { moveBranch } from '../state/changes/branches.js';
import type { Commit, Repository } from '../state/model.js';
import { timestamp } from '../state/world.js';
import { shapeGitCommit } from '../shapes/commit.js';
import { repositoryUrl } from '../shapes/repository.js';
import { ApiError, doerOf } from './call.js';
import type { Body, RepoCall, Reply } from './call.js';
import { repoRoute } from './route.js';

/** What a tree's id stands for: one made by itself, or that of a commit. */
function filesOfTree(repo: Repository, oid: string): ReadonlyMap<string, string> | null {
  const made = repo.trees.get(oid);
  return made ?? [...repo.commits.values()].find(({ treeOid: tree }) => tree === oid)?.files ?? null;
}

function createTree(call: RepoCall): Reply {
  const { repo } = call;
  const { tree, base_tree: base } = call.body as Body<'git/create-tree'>;
  const before = base === undefined ? new Map<string, string>() : filesOfTree(repo, base);
  if (before === null) throw new ApiError(404, 'Not Found');
  const changes = tree.map(({ path = '', content, sha }): [string, string | null] => {
    if (path === '' || path.startsWith('/')) throw new ApiError(422, 'tree.path cannot start with a slash');
    if (content === undefined && sha !== null) throw new ApiError(422, 'Must supply either tree.sha or tree.content');
    return [path, content ?? null];
  });
  const files = changeFiles(repo, before, Object.fromEntries(changes));
  const sha = treeOid(files, '');
  repo.trees.set(sha, files);
  const url = `${repositoryUrl(call.scene.world, repo)}/git`;
  const entries = (listTree(files, '') ?? []).map(({ path, type, oid }) => {
    return { path, mode: type === 'tree' ? '040000' : '100644', type, sha: oid, url: `${url}/${type}s/${oid}` };
  });
  return { status: 201, body: { sha, url: `${url}/trees/${sha}`, tree: entries, truncated: false } };
}

function createCommit(call: RepoCall): Reply {
  const { repo, scene } = call;
  const { message, tree, parents = [] } = call.body as Body<'git/create-commit'>;
  const files = filesOfTree(repo, tree);
  if (files === null) throw new ApiError(422, 'Tree SHA does not exist');
  if (!parents.every((sha) => repo.commits.has(sha))) throw new ApiError(422, 'Parent SHA does not exist');
  const at = timestamp(scene);
  const commit = storeCommitOf(repo, files, { parents, message, author: doerOf(call).by, at });
  return { status: 201, body: shapeGitCommit(scene.world, repo, commit) };
}

/** Ids of objects are forty figures; a name is `refs/` and two parts more at least. */
function createRef(call: RepoCall): Reply {
  const { ref, sha } = call.body as Body<'git/create-ref'>;
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch === undefined) throw new ApiError(422, `${ref} is not a valid ref name.`);
  if (call.repo.branches.has(branch)) throw new ApiError(422, 'Reference already exists');
  const commit = commitToPointAt(call, sha);
  moveBranch(call.scene, call.repo, branch, commit.sha, doerOf(call));
  return { status: 201, body: shapeRef(call, branch, commit.sha) };
}

function updateRef(call: RepoCall): Reply {
  const { repo } = call;
  const { sha, force = false } = call.body as Body<'git/update-ref'>;
  const branch = (call.params['ref'] ?? '').replace(/^heads\//, '');
  const before = repo.branches.get(branch);
  if (before === undefined) throw new ApiError(422, 'Reference does not exist');
  const commit = commitToPointAt(call, sha);
  if (!force && !listAncestors(repo, sha).has(before)) throw new ApiError(422, 'Update is not a fast forward');
  moveBranch(call.scene, repo, branch, commit.sha, doerOf(call));
  return { status: 200, body: shapeRef(call, branch, commit.sha) };
}

function commitToPointAt({ repo }: RepoCall, sha: string): Commit {
  const commit = repo.commits.get(sha);
  if (commit === undefined) throw new ApiError(422, 'Object does not exist');
  return commit;
}

function shapeRef({ scene, repo }: RepoCall, branch: string, sha: string) {
  const url = `${repositoryUrl(scene.world, repo)}/git`;
  return {
    ref: `refs/heads/${branch}`,
    node_id: `REF_${Buffer.from(branch).toString('base64url')}`,
    url: `${url}/refs/heads/${branch}`,
    object: { type: 'commit', sha, url: `${url}/commits/${sha}` },
  };
}

export const gitRoutes = [
  repoRoute('git/create-tree', 'POST /git/trees', 'contents:write', createTree),
  repoRoute('git/create-commit', 'POST /git/commits', 'contents:write', createCommit),
  repoRoute('git/create-ref', 'POST /git/refs', 'contents:write', createRef),
  repoRoute('git/update-ref', 'PATCH /git/refs/{ref}', 'contents:write', updateRef),
];
