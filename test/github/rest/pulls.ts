import { openPullAt } from '../state/changes/pulls.js';
import { diffFiles, listAncestors } from '../state/git.js';
import { pullFiles } from '../state/world.js';
import { repositoryHtmlUrl, repositoryUrl } from '../shapes/repository.js';
import { shapePull, shapeSimplePull } from '../shapes/pull.js';
import { ApiError, doerOf, invalid, pullOfCall } from './call.js';
import type { Body, RepoCall, Reply } from './call.js';
import { sortItems } from './issues.js';
import { pageReply } from './paging.js';
import { repoRoute } from './route.js';

function list(call: RepoCall): Reply {
  const { query, repo } = call;
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const chosen = [...repo.items.values()].filter(
    (item) =>
      item.pull !== null &&
      (state === 'all' || item.state === state) &&
      (head === null || head.toLowerCase() === `${item.pull.headOwner.login}:${item.pull.headRef}`.toLowerCase()) &&
      (base === null || base === item.pull.baseRef),
  );
  return pageReply(call, sortItems(chosen, query), (item) => shapeSimplePull(call.scene.world, repo, item));
}

function listFiles(call: RepoCall): Reply {
  const { repo } = call;
  const item = pullOfCall(call);
  const { before, after } = pullFiles(repo, item);
  const head = item.pull?.headSha ?? '';
  return pageReply(call, diffFiles(before, after), (file) => {
    const path = file.path.split('/').map(encodeURIComponent).join('/');
    const lines = (repo.blobs.get(file.oid) ?? '').split('\n').length;
    return {
      sha: file.oid,
      filename: file.path,
      status: file.status,
      additions: file.status === 'removed' ? 0 : lines,
      deletions: file.status === 'added' ? 0 : lines,
      changes: file.status === 'modified' ? 2 * lines : lines,
      blob_url: `${repositoryHtmlUrl(call.scene.world, repo)}/blob/${head}/${path}`,
      raw_url: `${repositoryHtmlUrl(call.scene.world, repo)}/raw/${head}/${path}`,
      contents_url: `${repositoryUrl(call.scene.world, repo)}/contents/${path}?ref=${head}`,
    };
  });
}

/** One open pull request from a branch into another; it may be opened anew once that one is closed. */
function create(call: RepoCall): Reply {
  const { repo, scene } = call;
  const { title = '', body = null, head, base, draft = false } = call.body as Body<'pulls/create'>;
  const branch = head.replace(new RegExp(`^${repo.owner.login}:`, 'i'), '');
  const headSha = repo.branches.get(branch);
  const baseSha = repo.branches.get(base);
  if (headSha === undefined) throw invalid('PullRequest', 'head', 'invalid');
  if (baseSha === undefined) throw invalid('PullRequest', 'base', 'invalid');
  if (title.trim() === '') throw invalid('PullRequest', 'title', 'missing_field');
  const open = [...repo.items.values()].find(
    ({ state, pull }) => state === 'open' && pull?.headRef === branch && pull.baseRef === base,
  );
  if (open?.pull?.headOwner === repo.owner) {
    throw customInvalid(`A pull request already exists for ${repo.owner.login}:${branch}.`);
  }
  if (listAncestors(repo, baseSha).has(headSha)) throw customInvalid(`No commits between ${base} and ${branch}`);
  const input = { ...doerOf(call), title, body, isDraft: draft, base, head: branch, fork: false, labels: [] };
  const item = openPullAt(scene, repo, input, headSha);
  return { status: 201, body: shapePull(scene.world, repo, item) };
}

function customInvalid(message: string): ApiError {
  const error = { resource: 'PullRequest', code: 'custom', message };
  return new ApiError(422, 'Validation Failed', { body: { errors: [error] } });
}

export const pullRoutes = [
  repoRoute('pulls/create', 'POST /pulls', 'pull_requests:write', create),
  repoRoute('pulls/list', 'GET /pulls', 'pull_requests:read', list),
  repoRoute('pulls/get', 'GET /pulls/{pull_number}', 'pull_requests:read', (call) => ({
    status: 200,
    body: shapePull(call.scene.world, call.repo, pullOfCall(call)),
  })),
  repoRoute('pulls/list-files', 'GET /pulls/{pull_number}/files', 'pull_requests:read', listFiles),
];
