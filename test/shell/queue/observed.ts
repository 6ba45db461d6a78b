import { onTestFinished, vi } from 'vitest';
import { formatSubjectKey } from '../../../src/core/subject.js';
import type { Subject, SubjectKey } from '../../../src/core/subject.js';
import type { Backend } from '../../../src/shell/backend/backend.js';
import type { Outcome, QueueCounts, Run, WorkQueue } from '../../../src/shell/queue/queue.js';

/** Real servers on a busy machine take their time; a condition that never comes true fails after so long. */
export const PATIENCE = { timeout: 60_000, interval: 5 };

export const done: Outcome = { kind: 'done' };

export const retry = (afterMs: number | null = null, isOwnFault = true): Outcome => ({
  kind: 'retry',
  afterMs,
  isOwnFault,
  reason: 'test',
});

/** The counts of a queue where nothing is. */
export const nothing: QueueCounts = { running: 0, ready: 0, waiting: 0, deadLetters: 0, givenUp: 0, oldestMs: 0 };

export function item(number: number, installation = 1): Subject {
  return { kind: 'item', installation, owner: 'Octo', repo: 'hello', number };
}

export const keyOf = (number: number, installation = 1): SubjectKey => formatSubjectKey(item(number, installation));

/** One run as it was seen, by the clock of the machine. */
export interface SeenRun extends Run {
  readonly key: SubjectKey;
  readonly start: number;
  end: number;
}

/** What sees the runs of a queue. */
const watchers = new WeakMap<WorkQueue, Observed>();

/** Runs of all queues that are started into it, in the order in which they began. */
export class Observed {
  readonly runs: SeenRun[] = [];
  readonly #outcome: (run: SeenRun, nth: number) => Outcome | Promise<Outcome>;

  constructor(outcome: (run: SeenRun, nth: number) => Outcome | Promise<Outcome> = () => done) {
    this.#outcome = outcome;
  }

  /** Starts a queue, so that its runs are seen. */
  start(queue: WorkQueue): void {
    watchers.set(queue, this);
    queue.start(async (run) => {
      const seen: SeenRun = { ...run, key: formatSubjectKey(run.subject), start: Date.now(), end: Infinity };
      this.runs.push(seen);
      try {
        return await this.#outcome(seen, this.runs.length);
      } finally {
        seen.end = Date.now();
      }
    });
  }

  of(key: SubjectKey): readonly SeenRun[] {
    return this.runs.filter((run) => run.key === key);
  }

  /** Resolves once so many runs have begun. */
  async begun(count: number): Promise<void> {
    await vi.waitUntil(() => this.runs.length >= count, PATIENCE);
  }
}

/**
 * Resolves once nothing runs, is ready or waits but dead letters. What goes from waiting to running while the two are counted
 * is in neither; it is not there only where two counts in a row say so, between which no run that is seen began.
 */
export async function idle({ queue }: Backend): Promise<void> {
  const begun = (): number => watchers.get(queue)?.runs.length ?? 0;
  const isEmpty = async (): Promise<boolean> => {
    const { running, ready, waiting } = await queue.counts();
    return running + ready + waiting === 0;
  };
  await vi.waitUntil(async () => {
    const before = begun();
    return (await isEmpty()) && (await isEmpty()) && begun() === before;
  }, PATIENCE);
}

/** A gate that work waits at until it is opened, which the end of the test does at the latest. */
export function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open: () => void = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  onTestFinished(() => open());
  return { passed, open };
}

export const lasting = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
