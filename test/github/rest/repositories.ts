import { listHistory, listTree, resolveCommit } from '../state/git.js';
import type { Commit } from '../state/model.js';
import { formatLogin, fullName, roleOf } from '../state/world.js';
import { shapeAccount } from '../shapes/account.js';
import { shapeCommit, shapeContentEntry, shapeContentFile } from '../shapes/commit.js';
import { shapeFullRepository, repositoryUrl } from '../shapes/repository.js';
import { shapeSimplePull } from '../shapes/pull.js';
import { ApiError, notFound } from './call.js';
import type { RepoCall, Reply } from './call.js';
import { pageReply } from './paging.js';
import { repoRoute } from './route.js';

function commitOfCall(call: RepoCall, name: string): Commit {
  const commit = resolveCommit(call.repo, name);
  if (commit === null) throw new ApiError(422, `No commit found for SHA: ${name}`);
  return commit;
}

function getContent(call: RepoCall): Reply {
  const { world } = call.scene;
  const ref = call.query.get('ref') ?? call.repo.defaultBranch;
  const commit = resolveCommit(call.repo, ref);
  if (commit === null) throw new ApiError(404, `No commit found for the ref ${ref}`);
  const path = (call.params['path'] ?? '').replace(/\/$/, '');
  const oid = commit.files.get(path);
  if (oid !== undefined) {
    const entry = { name: path.split('/').at(-1) ?? path, path, type: 'blob' as const, oid };
    return { status: 200, body: shapeContentFile(world, call.repo, entry, ref) };
  }
  const entries = listTree(commit.files, path);
  if (entries === null) throw notFound();
  return { status: 200, body: entries.slice(0, 1000).map((entry) => shapeContentEntry(world, call.repo, entry, ref)) };
}

function getBlob(call: RepoCall): Reply {
  const sha = call.params['file_sha'] ?? '';
  const text = call.repo.blobs.get(sha);
  if (text === undefined) throw notFound();
  const bytes = Buffer.from(text, 'utf8');
  const url = `${repositoryUrl(call.scene.world, call.repo)}/git/blobs/${sha}`;
  return {
    status: 200,
    body: { sha, node_id: `B_${sha}`, size: bytes.length, url, content: bytes.toString('base64'), encoding: 'base64' },
  };
}

function getTree(call: RepoCall): Reply {
  const name = call.params['tree_sha'] ?? '';
  const commit =
    [...call.repo.commits.values()].find((each) => each.treeOid === name) ?? resolveCommit(call.repo, name);
  if (commit === null) throw notFound();
  const url = `${repositoryUrl(call.scene.world, call.repo)}/git`;
  const tree = (listTree(commit.files, '') ?? []).map((entry) => ({
    path: entry.path,
    mode: entry.type === 'tree' ? '040000' : '100644',
    type: entry.type,
    sha: entry.oid,
    ...(entry.type === 'blob' ? { size: Buffer.byteLength(call.repo.blobs.get(entry.oid) ?? '') } : {}),
    url: `${url}/${entry.type}s/${entry.oid}`,
  }));
  return { status: 200, body: { sha: commit.treeOid, url: `${url}/trees/${commit.treeOid}`, tree, truncated: false } };
}

function listCommits(call: RepoCall): Reply {
  const start = commitOfCall(call, call.query.get('sha') ?? call.repo.defaultBranch);
  const since = call.query.get('since') ?? '';
  const until = call.query.get('until') ?? '9';
  const history = listHistory(call.repo, start.sha, call.query.get('path') ?? undefined);
  const chosen = history.filter((commit) => commit.committedAt >= since && commit.committedAt <= until);
  return pageReply(call, chosen, (commit) => shapeCommit(call.scene.world, call.repo, commit));
}

function listPullsOfCommit(call: RepoCall): Reply {
  const commit = commitOfCall(call, call.params['commit_sha'] ?? '');
  const pulls = [...call.repo.items.values()].filter(
    (item) => item.pull !== null && (item.pull.mergeSha === commit.sha || item.pull.commits.includes(commit.sha)),
  );
  return pageReply(call, pulls, (item) => shapeSimplePull(call.scene.world, call.repo, item));
}

/** `maintain` reads as `write` and `triage` as `read` in the older of the two fields; a role of one's own as what it builds on. */
const legacyRole = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
} as const;

function getPermission(call: RepoCall): Reply {
  const { world } = call.scene;
  const account = world.accounts.get((call.params['username'] ?? '').toLowerCase());
  if (account === undefined || account.isDeleted) throw new ApiError(404, `${call.params['username']} is not a user`);
  const role = roleOf(call.repo, account);
  const role_name = call.repo.customRoles.get(formatLogin(account).toLowerCase()) ?? role;
  const permission = legacyRole[role];
  const permissions = {
    pull: role !== 'none',
    triage: role !== 'none' && role !== 'read',
    push: permission === 'write' || permission === 'admin',
    maintain: role === 'maintain' || role === 'admin',
    admin: role === 'admin',
  };
  return {
    status: 200,
    body: { permission, role_name, user: { ...shapeAccount(world, account), permissions, role_name } },
  };
}

/** A branch nobody made has rules all the same: they go by its name. */
function listBranchRules(call: RepoCall): Reply {
  const { repo, params } = call;
  const rules = repo.requiredChecks.filter(({ branch }) => branch === params['branch']);
  return pageReply(call, rules, (rule) => ({
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: false,
      do_not_enforce_on_create: false,
      required_status_checks: [
        { context: rule.context, ...(rule.appId === null ? {} : { integration_id: rule.appId }) },
      ],
    },
    ruleset_source_type: 'Repository',
    ruleset_source: fullName(repo),
    ruleset_id: repo.requiredChecks.indexOf(rule) + 1,
  }));
}

export const repositoryRoutes = [
  repoRoute('repos/get', 'GET', 'metadata:read', (call) => ({
    status: 200,
    body: shapeFullRepository(call.scene.world, call.repo),
  })),
  repoRoute('repos/get-content', 'GET /contents/{path}', 'contents:read', getContent),
  repoRoute('git/get-blob', 'GET /git/blobs/{file_sha}', 'contents:read', getBlob),
  repoRoute('git/get-tree', 'GET /git/trees/{tree_sha}', 'contents:read', getTree),
  repoRoute('repos/list-commits', 'GET /commits', 'contents:read', listCommits),
  repoRoute('repos/get-commit', 'GET /commits/{ref}', 'contents:read', (call) => ({
    status: 200,
    body: shapeCommit(call.scene.world, call.repo, commitOfCall(call, call.params['ref'] ?? '')),
  })),
  repoRoute(
    'repos/list-pull-requests-associated-with-commit',
    'GET /commits/{commit_sha}/pulls',
    'pull_requests:read',
    listPullsOfCommit,
  ),
  repoRoute(
    'repos/get-collaborator-permission-level',
    'GET /collaborators/{username}/permission',
    'metadata:read',
    getPermission,
  ),
  repoRoute('repos/get-branch-rules', 'GET /rules/branches/{branch}', 'metadata:read', listBranchRules),
];
