import type { Annotation, App, CheckConclusion, CheckRun, CheckStatus, CheckSuite, Repository } from '../model.js';
import type { Doer } from './items.js';
import { appOf, installationsOf, nextId, timestamp } from '../world.js';
import type { Scene } from '../world.js';

/** What a request may set of a check run; what is left out stays as it is. */
export interface RunInput {
  readonly name?: string | undefined;
  readonly status?: CheckStatus | undefined;
  readonly conclusion?: CheckConclusion | undefined;
  readonly externalId?: string | undefined;
  readonly detailsUrl?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly completedAt?: string | undefined;
  readonly output?:
    | {
        readonly title?: string | undefined;
        readonly summary?: string | undefined;
        readonly text?: string | undefined;
        readonly annotations?: readonly Annotation[] | undefined;
      }
    | undefined;
}

/** Makes the suites of a new commit for every app that may write checks, and asks each for its runs, as GitHub does on a push. */
export function requestSuites(scene: Scene, repo: Repository, sha: string, branch: string | null, doer: Doer): void {
  for (const installation of installationsOf(scene.world, repo)) {
    if (installation.permissions['checks'] !== 'write' || installation.suspendedAt !== null) continue;
    if (findSuite(repo, installation.appId, sha) !== null) continue;
    const suite = storeSuite(scene, repo, installation.appId, sha, branch);
    scene.publish({ event: 'check_suite', action: 'requested', repo, sender: doer.by, suite });
  }
}

export function findSuite(repo: Repository, appId: number, sha: string): CheckSuite | null {
  for (const suite of repo.suites.values()) if (suite.appId === appId && suite.sha === sha) return suite;
  return null;
}

function storeSuite(scene: Scene, repo: Repository, appId: number, sha: string, branch: string | null): CheckSuite {
  const at = timestamp(scene);
  const suite: CheckSuite = {
    id: nextId(scene.world, 'suite'),
    appId,
    sha,
    branch,
    status: 'queued',
    conclusion: null,
    createdAt: at,
    updatedAt: at,
  };
  repo.suites.set(suite.id, suite);
  return suite;
}

export function createRun(
  scene: Scene,
  repo: Repository,
  app: App,
  sha: string,
  input: RunInput & { readonly name: string },
): CheckRun {
  const suite = findSuite(repo, app.id, sha) ?? storeSuite(scene, repo, app.id, sha, branchOf(repo, sha));
  const run: CheckRun = {
    id: nextId(scene.world, 'run'),
    suiteId: suite.id,
    appId: app.id,
    sha,
    name: input.name,
    status: 'queued',
    conclusion: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    externalId: '',
    detailsUrl: null,
    startedAt: timestamp(scene),
    completedAt: null,
  };
  repo.runs.set(run.id, run);
  applyRunInput(scene, run, input);
  settleSuite(scene, repo, suite);
  scene.publish({ event: 'check_run', action: 'created', repo, sender: app.bot, run });
  if (run.status === 'completed') announceCompletion(scene, repo, suite, run, app);
  return run;
}

export function updateRun(scene: Scene, repo: Repository, run: CheckRun, input: RunInput): void {
  const app = appOf(scene.world, run.appId);
  const suite = repo.suites.get(run.suiteId);
  applyRunInput(scene, run, input);
  if (suite === undefined) return;
  settleSuite(scene, repo, suite);
  if (run.status === 'completed' && (input.conclusion !== undefined || input.status !== undefined)) {
    announceCompletion(scene, repo, suite, run, app);
  }
}

function announceCompletion(scene: Scene, repo: Repository, suite: CheckSuite, run: CheckRun, app: App): void {
  scene.publish({ event: 'check_run', action: 'completed', repo, sender: app.bot, run });
  if (suite.status === 'completed') {
    scene.publish({ event: 'check_suite', action: 'completed', repo, sender: app.bot, suite });
  }
}

function applyRunInput(scene: Scene, run: CheckRun, input: RunInput): void {
  if (input.name !== undefined) run.name = input.name;
  if (input.externalId !== undefined) run.externalId = input.externalId;
  if (input.detailsUrl !== undefined) run.detailsUrl = input.detailsUrl;
  if (input.startedAt !== undefined) run.startedAt = input.startedAt;
  if (input.output?.title !== undefined) run.title = input.output.title;
  if (input.output?.summary !== undefined) run.summary = input.output.summary;
  if (input.output?.text !== undefined) run.text = input.output.text;
  run.annotations.push(...(input.output?.annotations ?? []));
  if (input.conclusion !== undefined) {
    run.status = 'completed';
    run.conclusion = input.conclusion;
    run.completedAt = input.completedAt ?? timestamp(scene);
  } else if (input.status !== undefined && input.status !== 'completed') {
    run.status = input.status;
    run.conclusion = null;
    run.completedAt = null;
  }
}

const worstFirst: readonly CheckConclusion[] = [
  'failure',
  'timed_out',
  'cancelled',
  'action_required',
  'stale',
  'success',
  'neutral',
  'skipped',
];

/** A suite is what its latest runs of each name are; the highest-priority conclusion stands. */
function settleSuite(scene: Scene, repo: Repository, suite: CheckSuite): void {
  const runs = latestRuns([...repo.runs.values()].filter((run) => run.suiteId === suite.id));
  const open = runs.find((run) => run.status !== 'completed');
  suite.status = open === undefined ? 'completed' : open.status;
  suite.conclusion =
    open === undefined ? (worstFirst.find((each) => runs.some((run) => run.conclusion === each)) ?? null) : null;
  suite.updatedAt = timestamp(scene);
}

/** Returns the newest run of each name in each suite, newest first. */
export function latestRuns(runs: readonly CheckRun[]): CheckRun[] {
  const latest = new Map<string, CheckRun>();
  for (const run of runs) latest.set(`${run.suiteId} ${run.name}`, run);
  return [...latest.values()].reverse();
}

/**
 * A person pressed "Re-run" on one run: GitHub puts the suite back to `queued`, without a conclusion, and asks the app. The run
 * itself stays as it is until the app makes a new one or updates it.
 */
export function rerequestRun(scene: Scene, repo: Repository, run: CheckRun, doer: Doer): void {
  resetSuite(scene, repo, run.suiteId);
  scene.publish({ event: 'check_run', action: 'rerequested', repo, sender: doer.by, run });
}

/** A person pressed "Re-run all checks" on an app's suite. */
export function rerequestSuite(scene: Scene, repo: Repository, suite: CheckSuite, doer: Doer): void {
  resetSuite(scene, repo, suite.id);
  scene.publish({ event: 'check_suite', action: 'rerequested', repo, sender: doer.by, suite });
}

function resetSuite(scene: Scene, repo: Repository, id: number): void {
  const suite = repo.suites.get(id);
  if (suite === undefined) return;
  suite.status = 'queued';
  suite.conclusion = null;
  suite.updatedAt = timestamp(scene);
}

/** Returns the branch whose head the commit is; null for a fork's, which GitHub does not name either. */
function branchOf(repo: Repository, sha: string): string | null {
  for (const [name, head] of repo.branches) if (head === sha) return name;
  return null;
}
