import type { CpuProfile, RunningApp } from '../demo/app.js';
import type { Acknowledged, LoadAnswers, LoadOrder } from './load-worker.js';
import { ISSUES, onStage, untilDone } from './stage.js';
import { startWorker } from './worker-process.js';

/** What the app is like under many webhooks. */
export interface LoadFigures {
  readonly acknowledged: Acknowledged;
  /** Runs that ended in each second of that load. */
  readonly reconciledPerSecond: number;
  readonly profile: CpuProfile;
  readonly memory: readonly MemoryFigures[];
}

/** MiB that the app holds after so many events. */
export interface MemoryFigures {
  readonly events: number;
  readonly memory: number;
}

export const PER_SECOND = 500;

const SECONDS = 15;

/** Events after which memory is looked at. */
const LOOKS = [10_000, 100_000];

/**
 * Measures with a process of its own that sends the webhooks, made and signed before, so that GitHub has only to answer. Without
 * `isLong` it stops at ten thousand events.
 */
export function measureLoad(isLong: boolean): Promise<LoadFigures> {
  return onStage(async ({ github, app, memoryAtStart }) => {
    const load = startWorker<LoadOrder, LoadAnswers>('load-worker.ts');
    try {
      const webhooks = await github.ask({ name: 'sign-edits', from: 1, to: ISSUES + 1 });
      await load.ask({ name: 'take', url: app.webhooks, webhooks });
      const sendAll = () => untilDone(app, ISSUES, () => load.ask({ name: 'send-all' }));
      const memory: MemoryFigures[] = [{ events: 0, memory: memoryAtStart }];
      let events = 0;
      for (const look of isLong ? LOOKS : LOOKS.slice(0, 1)) {
        for (; events < look; events += ISSUES) await sendAll();
        memory.push({ events, memory: (await app.usage()).memory });
      }
      const endProfile = await app.profile();
      for (let round = 0; round < 2; round += 1) await sendAll();
      const profile = await endProfile();
      const before = countRuns(app);
      const acknowledged = await load.ask({ name: 'send-at', perSecond: PER_SECOND, seconds: SECONDS });
      if (acknowledged.refused > 0) throw new Error(`the app refused ${acknowledged.refused} webhooks`);
      const reconciledPerSecond = (countRuns(app) - before) / SECONDS;
      return { acknowledged, reconciledPerSecond, profile, memory };
    } finally {
      load.stop();
    }
  });
}

function countRuns(app: RunningApp): number {
  return app.log.reduce((runs, { msg }) => (msg === 'reconciled' ? runs + 1 : runs), 0);
}
