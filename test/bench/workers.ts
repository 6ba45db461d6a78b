import { startApp } from '../demo/app.js';
import type { RunningApp } from '../demo/app.js';
import type { GitHubAnswers, GitHubOrder } from './github-worker.js';
import type { LoadAnswers, LoadOrder } from './load-worker.js';
import { median } from './measure.js';
import { lendService } from './services.js';
import type { OwnPlace } from './services.js';
import { ISSUES } from './stage.js';
import { startWorker } from './worker-process.js';

/** How much more several processes do than one, over the same Redis. */
export interface WorkerFigures {
  /** Events a second from the first webhook to the last run, and the processor time that all workers took for a thousand. */
  readonly one: WorkerTiming;
  readonly four: WorkerTiming;
}

export interface WorkerTiming {
  readonly perSecond: number;
  readonly cpuPerThousand: number;
}

const MANY = 4;

const ROUNDS = 3;

/** Measures one process that receives, and one or four that work; null where there is no Redis. */
export async function measureWorkers(): Promise<WorkerFigures | null> {
  const one = await lendService('redis', (place) => measureWith(1, place));
  const four = await lendService('redis', (place) => measureWith(MANY, place));
  return one === null || four === null ? null : { one, four };
}

async function measureWith(workers: number, place: OwnPlace): Promise<WorkerTiming> {
  const github = startWorker<GitHubOrder, GitHubAnswers>('github-worker.ts', String(place.appId));
  const load = startWorker<LoadOrder, LoadAnswers>('load-worker.ts');
  const apps: RunningApp[] = [];
  try {
    const settings = {
      ...(await github.ask({ name: 'settings' })),
      REDIS_URL: place.url,
      WRITE_PACING: 'off',
    };
    const receiver = await startApp({ ...settings, ROLE: 'receiver' });
    apps.push(receiver);
    for (let nth = 0; nth < workers; nth += 1) {
      apps.push(await startApp({ ...settings, ROLE: 'worker' }, { isMeasured: true }));
    }
    const working = apps.slice(1);
    // One of them does what is done once for all: the first sweep, before there is anything to find.
    await untilOne(working, 'the first sweep is over', ({ msg }) => msg === 'looked at what waits on time', 1);
    await github.ask({ name: 'prepare', count: ISSUES });
    const webhooks = await github.ask({ name: 'sign-edits', from: 1, to: ISSUES + 1 });
    await load.ask({ name: 'take', url: receiver.webhooks, webhooks });
    const timings: WorkerTiming[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) timings.push(await timeRound(working, load));
    const rounds = timings.slice(1);
    return {
      perSecond: median(rounds.map(({ perSecond }) => perSecond)),
      cpuPerThousand: median(rounds.map(({ cpuPerThousand }) => cpuPerThousand)),
    };
  } finally {
    for (const app of apps) await app.stop();
    load.stop();
    github.stop();
  }
}

async function timeRound(
  working: readonly RunningApp[],
  load: ReturnType<typeof startWorker<LoadOrder, LoadAnswers>>,
): Promise<WorkerTiming> {
  const cpu = await cpuOf(working);
  const start = performance.now();
  const done = untilOne(working, 'all items are done', isDone, ISSUES);
  await load.ask({ name: 'send-all' });
  await done;
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: ISSUES / seconds, cpuPerThousand: (((await cpuOf(working)) - cpu) / ISSUES) * 1000 };
}

function isDone({ msg, outcome }: RunningApp['log'][number]): boolean {
  return msg === 'reconciled' && outcome === 'done';
}

/** Resolves once so many lines that fit, told apart by their keys, have come from now on from any of the processes. */
async function untilOne(
  apps: readonly RunningApp[],
  what: string,
  fits: (line: RunningApp['log'][number]) => boolean,
  count: number,
): Promise<void> {
  const seen = apps.map(({ log }) => (count === 1 ? 0 : log.length));
  const keys = new Set<unknown>();
  const isSo = (): boolean => {
    for (const [index, { log }] of apps.entries()) {
      for (let at = seen[index] ?? 0; at < log.length; at += 1) {
        const line = log[at];
        if (line !== undefined && fits(line)) keys.add(line['key']);
      }
      seen[index] = log.length;
    }
    return keys.size >= count;
  };
  await Promise.race(apps.map(({ until }) => until(what, isSo)));
}

async function cpuOf(apps: readonly RunningApp[]): Promise<number> {
  let sum = 0;
  for (const app of apps) sum += (await app.usage()).cpu;
  return sum;
}
