import { judge } from '../oracle/oracle.js';
import type { Judgement } from '../oracle/oracle.js';
import { readHistory } from '../oracle/history.js';
import type { HistoryFigures } from '../oracle/history.js';
import { createLedger } from '../oracle/ledger.js';
import type { Action, ActionType } from '../people/action.js';
import { perform } from '../people/perform.js';
import { writeScript } from '../people/script.js';
import { tellStories } from '../people/telling.js';
import type { Telling } from '../people/telling.js';
import { createRandom } from '../random.js';
import type { Leak } from '../canaries.js';
import type { QueuePlace } from '../stage/queue-place.js';
import { startStage } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';
import { createPost } from './disorder.js';
import { createKills } from './kills.js';
import type { Kill } from './kills.js';
import { createLags } from './lags.js';
import { waitForQuiet } from './quiet.js';
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
  /** Told how far it is. */
  readonly progress?: (line: string) => void;
}

/** All that is known of a run when it is over. */
export interface StormResult {
  readonly digest: string;
  readonly actions: Readonly<Partial<Record<ActionType, number>>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly requests: { readonly all: number; readonly reads: number; readonly writes: number };
  readonly deliveries: { readonly all: number; readonly redelivered: number } & Readonly<
    Record<'duplicated' | 'reordered' | 'failed' | 'swallowed', number>
  >;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly lags: number;
  readonly kills: readonly Kill[];
  readonly judgement: Judgement;
  readonly stories: { readonly count: number; readonly differences: readonly string[] };
  readonly history: HistoryFigures;
  readonly leaks: readonly Leak[];
  readonly logLines: number;
  /** Faults of the run itself: a process that ended, a request that the fake cannot answer, a rest that never came. */
  readonly troubles: readonly string[];
  /** By what is about it: requests and log lines, for whatever failed. */
  readonly evidence: ReadonlyMap<string, readonly string[]>;
  readonly seconds: { readonly storm: number; readonly rest: number };
}

/** How long what is left to do may take once GitHub is sound again, on a machine that is busy with other things. */
const REST_MS = 90_000;

/** Items that people have acted on and no run has ended for; beyond that people wait a little. */
const MOST_BEHIND = 40;
const PATIENCE_MS = 2_000;

/** Raises the storm, waits until it is quiet, and looks at what stands. */
export async function raiseStorm(options: StormOptions): Promise<StormResult> {
  const stage = await startStage(options);
  try {
    return await play(stage, options);
  } finally {
    await stage.stop().catch(() => {});
    await options.place.clear();
  }
}

async function play(stage: Stage, options: StormOptions): Promise<StormResult> {
  const { seed, events, losses, progress = () => {} } = options;
  const { github, journal } = stage;
  const script = writeScript(seed, events);
  const ledger = createLedger(github);
  const weather = createWeather(seed, options.faults);
  const post = createPost(seed, losses);
  const kills = createKills(stage, seed, script.actions.length, options.kills);
  const lags = createLags(github, seed, script.actions.length);
  const counts: Partial<Record<ActionType, number>> = {};
  const queued = new Map<string, string[]>();
  const begun = Date.now();

  github.faults.setSource((subject) => {
    kills.request(subject);
    return weather.take(subject);
  });
  github.webhooks.setDisorder(post.disorder);

  const act = (action: Action): void => {
    const { done, queued: sha } = perform(github, action);
    if (done === 'done') counts[action.type] = (counts[action.type] ?? 0) + 1;
    if (sha !== undefined) queued.set(action.repo, [...(queued.get(action.repo) ?? []), sha]);
    ledger.note(action);
  };

  const behind = watchBacklog(stage);
  const random = createRandom(seed, 'pace');
  const stories = tellStories(github, script.stories);
  let burst = 0;
  for (const [at, action] of script.actions.entries()) {
    await kills.step(at);
    lags.step(at);
    act(action);
    behind.dirty(action);
    if (at % Math.ceil(script.actions.length / 10) === 0) progress(`${at} of ${script.actions.length} events`);
    if (burst > 0) {
      burst -= 1;
      continue;
    }
    burst = random.below(15);
    for (const step of stories.due()) act(step);
    await breathe(stage, behind.count);
  }
  lags.end();
  await kills.settled();
  const rested = Date.now();
  progress('the storm is over');

  github.faults.clear();
  github.webhooks.setDisorder(null);
  await github.settled();
  await stage.restart();
  const look = (): Judgement => judge(github, queued);
  await tellToTheEnd(stage, stories, act, progress);
  const { judgement, isQuiet } = await waitForQuiet(stage, look, REST_MS);
  const ended = Date.now();

  const stalled = stories.waiting();
  const storyDifferences = [...stalled, ...stories.differences()];
  const history = readHistory(github, ledger.reasons, {
    misfortunes: weather.misfortunes,
    kills: kills.done.map(({ at }) => at),
    lags: lags.spells,
    isSeveral: stage.names.length > 1,
  });
  const suspects = [
    ...judgement.differences.map(({ about }) => about),
    ...history.excesses.filter(({ why }) => why === null).map(({ about }) => about),
    ...storyDifferences.map((line) => /^\S+/.exec(line)?.[0] ?? ''),
  ];
  return {
    digest: script.digest,
    actions: counts,
    faults: countBy(weather.misfortunes.map(({ kind }) => kind)),
    requests: {
      all: github.requests.all.length,
      reads: github.requests.reads().length,
      writes: github.requests.writes().length,
    },
    deliveries: {
      all: github.deliveries.length,
      redelivered: github.deliveries.filter(({ isRedelivery }) => isRedelivery).length,
      ...post.counts,
    },
    outcomes: journal.outcomes,
    lags: lags.spells.length,
    kills: kills.done,
    judgement,
    stories: { count: stories.count, differences: storyDifferences },
    history,
    leaks: stage.canaries.leaks,
    logLines: stage.canaries.lines,
    troubles: [
      ...stage.surprises(),
      ...github.problems,
      ...(isQuiet || judgement.differences.length > 0 ? [] : ['it did not become quiet']),
    ],
    evidence: new Map([...new Set(suspects)].slice(0, 8).map((about) => [about, evidenceOf(stage, about)] as const)),
    seconds: { storm: (rested - begun) / 1000, rest: (ended - rested) / 1000 },
  };
}

/** Lets the app work for a moment: until what was sent is answered, and longer where it is far behind. */
async function breathe({ github, names, isUp }: Stage, behind: () => number): Promise<void> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  await Promise.race([github.settled(), pause(250)]);
  for (let tries = 0; tries < 20 && behind() > MOST_BEHIND && names.every(isUp); tries += 1) await pause(25);
  await pause(5);
}

interface Backlog {
  readonly dirty: (action: Action) => void;
  readonly count: () => number;
}

/** Counts the items that people have just acted on and that no run has ended for since. */
function watchBacklog({ github, journal }: Stage): Backlog {
  const items = new Map<string, number>();
  journal.watch(({ fields }) => {
    if (fields['msg'] === 'reconciled' && typeof fields['key'] === 'string') items.delete(fields['key']);
  });
  return {
    dirty({ repo, number }) {
      const installation = github.repository(repo).installationId();
      if (number > 0) items.set(`item:${installation}/${repo}#${number}`.toLowerCase(), Date.now());
    },
    count() {
      // A delivery that was lost leads to no run: nobody waits for that.
      for (const [key, at] of items) if (at < Date.now() - PATIENCE_MS) items.delete(key);
      return items.size;
    },
  };
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

/** What was asked of GitHub about something, how it stands there, and what the log says of it. */
function evidenceOf({ github, journal }: Stage, about: string): readonly string[] {
  const [repo = '', number = ''] = about.split(/[#@]/);
  const world = github.world.repositories.get(repo.toLowerCase());
  const item = world?.items.get(Number(number));
  const installation = world === undefined ? 0 : github.repository(repo).installationId();
  const requests = github.requests.all
    .filter((each) => each.about === about && (each.isWrite || each.fault !== null))
    .slice(-20)
    .map(({ at, method, operation, status, fault }) => `${timeOf(at)} ${method} ${operation} ${status} ${fault ?? ''}`);
  const deliveries = github.deliveries
    .filter(({ payload }) => numberIn(payload) === `${repo}#${number}`.toLowerCase())
    .slice(-15)
    .map(({ at, event, action, status, guid }) => `${at} delivery ${event} ${action ?? ''} ${status} ${guid}`);
  const timeline = item?.timeline.slice(-20).map(({ at, type, actor }) => `${at} ${type} by ${actor.type}`) ?? [];
  const log = journal.about(`item:${installation}/${repo}#${number}`.toLowerCase(), 12);
  return [...timeline, ...requests, ...deliveries, ...log];
}

function numberIn(payload: Readonly<Record<string, unknown>>): string | null {
  const {
    issue,
    pull_request: pull,
    repository,
  } = payload as {
    issue?: { number?: number };
    pull_request?: { number?: number };
    repository?: { full_name?: string };
  };
  const number = issue?.number ?? pull?.number;
  return number === undefined ? null : `${repository?.full_name ?? ''}#${number}`.toLowerCase();
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
