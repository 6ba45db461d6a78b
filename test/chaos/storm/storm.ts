import { writeFile } from 'node:fs/promises';
import { judge } from '../oracle/oracle.js';
import { createLedger } from '../oracle/ledger.js';
import type { Action, ActionType } from '../people/action.js';
import { perform } from '../people/perform.js';
import { writeScript } from '../people/script.js';
import { tellStories } from '../people/telling.js';
import type { Telling } from '../people/telling.js';
import { createRandom } from '../random.js';
import type { QueuePlace } from '../stage/queue-place.js';
import { startStage } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';
import { createPost } from './disorder.js';
import { createKills } from './kills.js';
import { createLags } from './lags.js';
import { breathe, watchBacklog } from './pace.js';
import { waitForQuiet } from './quiet.js';
import { sumUp } from './result.js';
import type { Forces, StormResult } from './result.js';
import { createWeather } from './weather.js';

export interface StormOptions {
  readonly seed: number;
  /** What people do. */
  readonly events: number;
  /** The share of requests that GitHub fails. */
  readonly faults: number;
  /** The share of deliveries that do not arrive. */
  readonly losses: number;
  readonly kills: number;
  readonly place: QueuePlace;
  readonly processes: number;
  /** Where to write what every process wrote, each line with its process; nowhere when left out. */
  readonly logFile?: string;
  /** Told how far it is. */
  readonly progress?: (line: string) => void;
}

/** How long what is left to do may take once GitHub is sound again, on a machine that is busy with other things. */
const REST_MS = 90_000;

/** Raises the storm, waits until it is quiet, and looks at what stands. */
export async function raiseStorm(options: StormOptions): Promise<StormResult> {
  const stage = await startStage(options);
  try {
    return await play(stage, options);
  } finally {
    await stage.stop().catch(() => {});
    if (options.logFile !== undefined) await writeFile(options.logFile, renderLog(stage));
    await options.place.clear();
  }
}

function renderLog({ journal }: Stage): string {
  return journal.entries.map(({ at, process, text }) => `${new Date(at).toISOString()} ${process}: ${text}\n`).join('');
}

async function play(stage: Stage, options: StormOptions): Promise<StormResult> {
  const { github } = stage;
  const script = writeScript(options.seed, options.events);
  const ledger = createLedger(github);
  const forces = gatherForces(stage, options, script.actions.length);
  const stories = tellStories(github, script.stories);
  const counts: Partial<Record<ActionType, number>> = {};
  const queued = new Map<string, string[]>();
  const act = (action: Action): void => {
    const { done, queued: sha } = perform(github, action);
    if (done === 'done') counts[action.type] = (counts[action.type] ?? 0) + 1;
    if (sha !== undefined) queued.set(action.repo, [...(queued.get(action.repo) ?? []), sha]);
    ledger.note(action);
  };

  const begun = Date.now();
  await blow(stage, options, forces, script.actions, stories, act);
  const rested = Date.now();
  options.progress?.('the storm is over');
  github.faults.clear();
  github.webhooks.setDisorder(null);
  await github.settled();
  await stage.restart();
  await tellToTheEnd(stage, stories, act, options.progress ?? (() => {}));
  const quiet = await waitForQuiet(stage, () => judge(github, queued), REST_MS);
  const seconds = { storm: (rested - begun) / 1000, rest: (Date.now() - rested) / 1000 };
  return sumUp({ stage, forces, stories, quiet, reasons: ledger.reasons, digest: script.digest, counts, seconds });
}

function gatherForces(stage: Stage, { seed, faults, losses, kills }: StormOptions, steps: number): Forces {
  const { github } = stage;
  const forces = {
    weather: createWeather(seed, faults),
    post: createPost(seed, losses),
    kills: createKills(stage, seed, steps, kills),
    lags: createLags(github, seed, steps),
  };
  github.faults.setSource((subject) => {
    forces.kills.request(subject);
    return forces.weather.take(subject);
  });
  github.webhooks.setDisorder(forces.post.disorder);
  return forces;
}

/** Lets people do everything, in bursts, while the forces are at work. Every process is up in the end. */
async function blow(
  stage: Stage,
  { seed, progress = () => {} }: StormOptions,
  { kills, lags }: Forces,
  actions: readonly Action[],
  stories: Telling,
  act: (action: Action) => void,
): Promise<void> {
  const behind = watchBacklog(stage);
  const random = createRandom(seed, 'pace');
  let burst = 0;
  for (const [at, action] of actions.entries()) {
    await kills.step(at);
    lags.step(at);
    act(action);
    behind.dirty(action);
    if (at % Math.ceil(actions.length / 10) === 0) progress(`${at} of ${actions.length} events`);
    burst -= 1;
    if (burst > 0) continue;
    burst = 1 + random.below(15);
    for (const step of stories.due()) act(step);
    await breathe(stage, behind.count);
  }
  lags.end();
  await kills.settled();
}

/** Takes the steps of stories that are left, each when GitHub shows what it waits for. */
async function tellToTheEnd(
  { github }: Stage,
  stories: Telling,
  act: (action: Action) => void,
  progress: (line: string) => void,
): Promise<void> {
  const deadline = Date.now() + REST_MS;
  if (stories.waiting().length > 0) progress(`${stories.waiting().length} stories go on`);
  while (stories.waiting().length > 0 && Date.now() < deadline) {
    for (const step of stories.due()) act(step);
    await github.settled();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
