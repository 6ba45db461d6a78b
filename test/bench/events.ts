import { startApp } from '../demo/app.js';
import type { RunningApp } from '../demo/app.js';
import { startGitHubProcess } from './github-process.js';
import type { GitHubProcess } from './github-process.js';
import type { Counts } from './github-worker.js';
import { median } from './measure.js';

/** What the app does with events, from the webhook to the last write. */
export interface EventFigures {
  /** Edits that change nothing. */
  readonly unchanged: EventTiming;
  /** New issues that get a comment and a label. */
  readonly failing: EventTiming;
  /** The most memory that the app's process ever had in use, in MiB. */
  readonly peakMemory: number;
  readonly memoryAtStart: number;
}

export interface EventTiming {
  readonly events: number;
  readonly perSecond: number;
  /** Seconds of the app's own process for a thousand events. */
  readonly cpuPerThousand: number;
  readonly readsPerEvent: number;
  readonly writesPerEvent: number;
}

const UNCHANGED = 1_000;
const FAILING = 200;
const ROUNDS = 3;

/** Runs both, in three processes: this one, the fake GitHub and the app, which is started as `npm start` starts it. */
export async function measureEvents(): Promise<EventFigures> {
  const github = startGitHubProcess();
  let app: RunningApp | null = null;
  try {
    const settings = await github.ask({ name: 'settings' });
    await github.ask({ name: 'prepare', count: UNCHANGED });
    app = await startApp({ ...settings, WRITE_PACING: 'off' }, { isMeasured: true });
    const memoryAtStart = (await app.usage()).peakMemory;
    await github.ask({ name: 'deliver-to', url: app.webhooks });
    const bench = { github, app };
    // The first events of a process also pay for compiling it; a service pays that once.
    await run(bench, 100, () => github.ask({ name: 'edit', from: 1, to: 101, round: 0 }));
    const unchanged: EventTiming[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      unchanged.push(
        await run(bench, UNCHANGED, () => github.ask({ name: 'edit', from: 1, to: UNCHANGED + 1, round })),
      );
    }
    const failing: EventTiming[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      failing.push(await run(bench, FAILING, () => github.ask({ name: 'open-incomplete', count: FAILING })));
    }
    const { comments, refused } = await github.ask({ name: 'counts' });
    if (comments !== FAILING * ROUNDS) throw new Error(`${comments} comments where ${FAILING * ROUNDS} were due`);
    if (refused > 0) throw new Error(`GitHub refused ${refused} requests`);
    return {
      unchanged: medianOf(unchanged),
      failing: medianOf(failing),
      peakMemory: (await app.usage()).peakMemory,
      memoryAtStart,
    };
  } finally {
    await app?.stop();
    github.stop();
  }
}

interface Bench {
  readonly github: GitHubProcess;
  readonly app: RunningApp;
}

/** Measures from the first event until the app has ended a run for every one of `events` items. */
async function run({ github, app }: Bench, events: number, cause: () => Promise<unknown>): Promise<EventTiming> {
  const before: Counts = await github.ask({ name: 'counts' });
  const { cpu } = await app.usage();
  let seen = app.log.length;
  const done = new Set<unknown>();
  const start = performance.now();
  await cause();
  await app.until(`${events} items are done`, () => {
    for (; seen < app.log.length; seen += 1) {
      const line = app.log[seen];
      if (line?.msg === 'reconciled' && line['outcome'] === 'done') done.add(line['key']);
    }
    return done.size >= events;
  });
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

function medianOf(timings: readonly EventTiming[]): EventTiming {
  const of = (key: keyof EventTiming): number => median(timings.map((timing) => timing[key]));
  return {
    events: of('events'),
    perSecond: of('perSecond'),
    cpuPerThousand: of('cpuPerThousand'),
    readsPerEvent: of('readsPerEvent'),
    writesPerEvent: of('writesPerEvent'),
  };
}
