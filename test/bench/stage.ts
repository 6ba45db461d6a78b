import { startApp } from '../demo/app.js';
import type { RunningApp } from '../demo/app.js';
import type { Counts, GitHubAnswers, GitHubOrder } from './github-worker.js';
import { startWorker } from './worker-process.js';
import type { WorkerProcess } from './worker-process.js';

export type GitHubProcess = WorkerProcess<GitHubOrder, GitHubAnswers>;

/** The fake GitHub and the app, each in a process of its own, with issues that are complete and known to the app. */
export interface Stage {
  readonly github: GitHubProcess;
  readonly app: RunningApp;
  /** MiB that the app held when it was ready. */
  readonly memoryAtStart: number;
}

/** What a number of events took. */
export interface EventTiming {
  readonly events: number;
  readonly perSecond: number;
  /** Seconds of the app's own process for a thousand events. */
  readonly cpuPerThousand: number;
  readonly readsPerEvent: number;
  readonly writesPerEvent: number;
}

/** Open issues on every stage, the numbers 1 and up. */
export const ISSUES = 1_000;

/** Runs `measure` on a stage of its own, and fails where GitHub refused a request meanwhile. */
export async function onStage<T>(measure: (stage: Stage) => Promise<T>): Promise<T> {
  const github: GitHubProcess = startWorker('github-worker.ts');
  let app: RunningApp | null = null;
  try {
    const settings = await github.ask({ name: 'settings' });
    app = await startApp({ ...settings, WRITE_PACING: 'off' }, { isMeasured: true });
    const memoryAtStart = (await app.usage()).memory;
    await untilSwept(app);
    await github.ask({ name: 'prepare', count: ISSUES });
    await github.ask({ name: 'deliver-to', url: app.webhooks });
    const stage = { github, app, memoryAtStart };
    // The first events of a process also pay for compiling it; a service pays that once.
    await timeEvents(stage, 100, () => github.ask({ name: 'edit', from: 1, to: 101, round: 0 }));
    const result = await measure(stage);
    const { refused } = await github.ask({ name: 'counts' });
    if (refused > 0) throw new Error(`GitHub refused ${refused} requests`);
    return result;
  } finally {
    await app?.stop();
    github.stop();
  }
}

/** What the first sweep finds is work too: it is over before there is anything to find. The next comes a quarter of an hour later. */
function untilSwept({ until, log }: RunningApp): Promise<void> {
  return until('the first sweep is over', () => log.some(({ msg }) => msg === 'looked at what waits on time'));
}

/** Measures from the first event until the app has ended a run for every one of `events` items. */
export async function timeEvents(
  { github, app }: Stage,
  events: number,
  cause: () => Promise<unknown>,
): Promise<EventTiming> {
  const before: Counts = await github.ask({ name: 'counts' });
  const { cpu } = await app.usage();
  const start = performance.now();
  await untilDone(app, events, cause);
  const seconds = (performance.now() - start) / 1000;
  const after = await github.ask({ name: 'counts' });
  return {
    events,
    perSecond: events / seconds,
    cpuPerThousand: (((await app.usage()).cpu - cpu) / events) * 1000,
    readsPerEvent: (after.reads - before.reads) / events,
    writesPerEvent: (after.writes - before.writes) / events,
  };
}

/** Resolves once the app has ended a run with the outcome `done` for so many items since `cause` began. */
export async function untilDone(app: RunningApp, items: number, cause: () => Promise<unknown>): Promise<void> {
  let seen = app.log.length;
  const done = new Set<unknown>();
  await cause();
  await app.until(`${items} items are done`, () => {
    for (; seen < app.log.length; seen += 1) {
      const line = app.log[seen];
      if (line?.msg === 'reconciled' && line['outcome'] === 'done') done.add(line['key']);
    }
    return done.size >= items;
  });
}
