import { createRun, latestRuns, updateRun } from '../state/changes/checks.js';
import type { RunInput } from '../state/changes/checks.js';
import { resolveCommit } from '../state/git.js';
import type { Annotation, App, CheckRun } from '../state/model.js';
import { shapeRun, shapeSuite } from '../shapes/check.js';
import { ApiError, notFound, runOfCall } from './call.js';
import type { Body, RepoCall, Reply } from './call.js';
import { pageReply } from './paging.js';
import { repoRoute } from './route.js';

/** Checks are written by apps only. */
function appOfCall(call: RepoCall): App {
  if (call.principal?.kind !== 'installation') throw new ApiError(403, 'You must authenticate via a GitHub App.');
  return call.principal.app;
}

function readInput(body: Body<'checks/update'> | Body<'checks/create'>): RunInput {
  return {
    name: body.name,
    status: body.status,
    conclusion: body.conclusion,
    externalId: body.external_id,
    detailsUrl: body.details_url,
    startedAt: body.started_at,
    completedAt: body.completed_at,
    output: body.output === undefined ? undefined : { ...body.output, annotations: readAnnotations(body) },
  };
}

function readAnnotations({ output }: Body<'checks/update'> | Body<'checks/create'>): Annotation[] {
  return (output?.annotations ?? []).map((given) => ({
    path: given.path,
    startLine: given.start_line,
    endLine: given.end_line,
    startColumn: given.start_column ?? null,
    endColumn: given.end_column ?? null,
    level: given.annotation_level,
    message: given.message,
    title: given.title ?? null,
    rawDetails: given.raw_details ?? null,
  }));
}

const maxText = 65_535;

/** Lengths are refused here in words of the field; the description would only say that no alternative fits. */
function requireOutputFits(output: RunInput['output']): void {
  for (const field of ['summary', 'text'] as const) {
    if ((output?.[field]?.length ?? 0) > maxText) {
      throw new ApiError(
        422,
        `Invalid request.\n\nOnly ${maxText} characters are allowed; ${output?.[field]?.length} were supplied. ${field}`,
      );
    }
  }
  for (const { startLine, endLine, startColumn, endColumn } of output?.annotations ?? []) {
    if (startLine !== endLine && (startColumn ?? endColumn) !== null) {
      throw new ApiError(422, 'Invalid request.\n\nColumns are for annotations of one line. annotations');
    }
  }
}

function create(call: RepoCall): Reply {
  const input = call.body as Body<'checks/create'>;
  const read = readInput(input);
  requireOutputFits(read.output);
  const app = appOfCall(call);
  const commit = resolveCommit(call.repo, input.head_sha);
  if (commit === null) throw new ApiError(422, `No commit found for SHA: ${input.head_sha}`);
  const run = createRun(call.scene, call.repo, app, commit.sha, { ...read, name: input.name });
  return { status: 201, body: shapeRun(call.scene.world, call.repo, run) };
}

function update(call: RepoCall): Reply {
  const run = runOfCall(call);
  const input = readInput(call.body as Body<'checks/update'>);
  requireOutputFits(input.output);
  if (run.appId !== appOfCall(call).id)
    throw new ApiError(
      403,
      'Invalid app_id `' + String(run.appId) + '` - check run can only be modified by the GitHub App that created it.',
    );
  updateRun(call.scene, call.repo, run, input);
  return { status: 200, body: shapeRun(call.scene.world, call.repo, run) };
}

function chooseRuns(call: RepoCall, sha: string): CheckRun[] {
  const { query } = call;
  const all = [...call.repo.runs.values()].filter(
    (run) =>
      run.sha === sha &&
      run.name === (query.get('check_name') ?? run.name) &&
      String(run.appId) === (query.get('app_id') ?? String(run.appId)) &&
      run.status === (query.get('status') ?? run.status),
  );
  return query.get('filter') === 'all' ? all.reverse() : latestRuns(all);
}

function listForRef(call: RepoCall): Reply {
  const commit = resolveCommit(call.repo, call.params['ref'] ?? '');
  if (commit === null) throw new ApiError(422, `No commit found for SHA: ${call.params['ref']}`);
  const runs = chooseRuns(call, commit.sha);
  return pageReply(
    call,
    runs,
    (run) => shapeRun(call.scene.world, call.repo, run),
    (check_runs) => ({ total_count: runs.length, check_runs }),
  );
}

function listSuites(call: RepoCall): Reply {
  const commit = resolveCommit(call.repo, call.params['ref'] ?? '');
  if (commit === null) throw notFound();
  const app = call.query.get('app_id');
  const suites = [...call.repo.suites.values()].filter(
    (suite) => suite.sha === commit.sha && (app === null || String(suite.appId) === app),
  );
  return pageReply(
    call,
    suites,
    (suite) => shapeSuite(call.scene.world, call.repo, suite),
    (check_suites) => ({ total_count: suites.length, check_suites }),
  );
}

export const checkRoutes = [
  repoRoute('checks/create', 'POST /check-runs', 'checks:write', create),
  repoRoute('checks/get', 'GET /check-runs/{check_run_id}', 'checks:read', (call) => ({
    status: 200,
    body: shapeRun(call.scene.world, call.repo, runOfCall(call)),
  })),
  repoRoute('checks/update', 'PATCH /check-runs/{check_run_id}', 'checks:write', update),
  repoRoute('checks/list-for-ref', 'GET /commits/{ref}/check-runs', 'checks:read', listForRef),
  repoRoute('checks/list-suites-for-ref', 'GET /commits/{ref}/check-suites', 'checks:read', listSuites),
  repoRoute('checks/get-suite', 'GET /check-suites/{check_suite_id}', 'checks:read', (call) => {
    const suite = call.repo.suites.get(Number(call.params['check_suite_id']));
    if (suite === undefined) throw notFound();
    return { status: 200, body: shapeSuite(call.scene.world, call.repo, suite) };
  }),
];
