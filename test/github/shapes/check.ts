import type { CheckRun, CheckSuite, Item, Repository, World } from '../state/model.js';
import { appOf } from '../state/world.js';
import { nodeId, shapeApp } from './account.js';
import { shapeSimpleCommit } from './commit.js';
import { repositoryHtmlUrl, repositoryUrl, shapeRepository } from './repository.js';
import type { Schemas } from './schemas.js';

export function shapeRun(world: World, repo: Repository, run: CheckRun): Schemas['check-run'] {
  const url = `${repositoryUrl(world, repo)}/check-runs/${run.id}`;
  return {
    id: run.id,
    head_sha: run.sha,
    node_id: nodeId('CR', run.id),
    external_id: run.externalId,
    url,
    html_url: `${repositoryHtmlUrl(world, repo)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? 'https://example.com',
    status: run.status,
    conclusion: run.conclusion as Schemas['check-run']['conclusion'],
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suiteId },
    app: shapeApp(world, appOf(world, run.appId)),
    pull_requests: pullsOfHead(repo, run.sha).map((item) => shapePullMinimal(world, repo, item)),
  };
}

/** The run as webhooks carry it: with its suite, not just the suite's id. */
export function shapeRunForHook(world: World, repo: Repository, run: CheckRun): Record<string, unknown> {
  const suite = repo.suites.get(run.suiteId);
  return {
    ...shapeRun(world, repo, run),
    check_suite: suite === undefined ? null : shapeSuiteBrief(world, repo, suite),
  };
}

/** GitHub links a check to open pull requests of its own branches only; for a fork's head the list is empty. */
function pullsOfHead(repo: Repository, sha: string): Item[] {
  return [...repo.items.values()].filter(
    (item) => item.state === 'open' && item.pull?.headSha === sha && item.pull.headOwner === repo.owner,
  );
}

function shapePullMinimal(world: World, repo: Repository, item: Item): Schemas['pull-request-minimal'] {
  const home = { id: repo.id, url: repositoryUrl(world, repo), name: repo.name };
  return {
    id: item.id,
    number: item.number,
    url: `${repositoryUrl(world, repo)}/pulls/${item.number}`,
    head: { ref: item.pull?.headRef ?? '', sha: item.pull?.headSha ?? '', repo: home },
    base: { ref: item.pull?.baseRef ?? '', sha: item.pull?.baseSha ?? '', repo: home },
  };
}

function shapeSuiteBrief(world: World, repo: Repository, suite: CheckSuite) {
  const commit = repo.commits.get(suite.sha);
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.branch,
    head_sha: suite.sha,
    status: suite.status,
    conclusion: suite.conclusion as Schemas['check-suite']['conclusion'],
    url: `${repositoryUrl(world, repo)}/check-suites/${suite.id}`,
    before: commit?.parents[0] ?? '0'.repeat(40),
    after: suite.sha,
    pull_requests: pullsOfHead(repo, suite.sha).map((item) => shapePullMinimal(world, repo, item)),
    app: shapeApp(world, appOf(world, suite.appId)),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
  };
}

export function shapeSuite(world: World, repo: Repository, suite: CheckSuite): Schemas['check-suite'] {
  const commit = repo.commits.get(suite.sha);
  if (commit === undefined) throw new Error(`no commit ${suite.sha}`);
  return {
    ...shapeSuiteBrief(world, repo, suite),
    repository: shapeRepository(world, repo) as unknown as Schemas['minimal-repository'],
    latest_check_runs_count: [...repo.runs.values()].filter((run) => run.suiteId === suite.id).length,
    check_runs_url: `${repositoryUrl(world, repo)}/check-suites/${suite.id}/check-runs`,
    head_commit: shapeSimpleCommit(commit),
    rerequestable: true,
    runs_rerequestable: true,
  };
}
