import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Clock } from '../../shell/clock.js';
import type { QueueCounts } from '../../shell/queue/queue.js';
import { within } from '../../shell/within.js';
import type { Budgets } from './budgets.js';

/** How long a backend may take to count. Prometheus waits ten seconds for the whole. */
const COUNT_MS = 2_000;

/** Hourly limits are 5,000 to 15,000. */
const BUDGET_BUCKETS = [0, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** Registers what is looked up when somebody asks. `counts` is of the queue; null while there is none yet. */
export function registerQueue(registry: Registry, clock: Clock, counts: () => Promise<QueueCounts> | null): void {
  const registers = [registry];
  const ask = asked(clock, counts);
  new Gauge({
    name: 'async_conventions_queue_reachable',
    help: 'Whether the queue could be counted: 1 or 0.',
    registers,
    async collect() {
      this.set((await ask()) === null ? 0 : 1);
    },
  });
  new Gauge({
    name: 'async_conventions_queue_keys',
    help: 'Subjects in the queue, by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const counted = await ask();
      if (counted === null) return;
      for (const state of ['running', 'ready', 'waiting'] as const) this.set({ state }, counted[state]);
    },
  });
  for (const [name, help, of] of [
    ['oldest_seconds', 'How long the subject that has been ready longest has been so.', (c) => c.oldestMs / 1_000],
    ['dead_letters', 'Subjects that failed too often and are tried now and then.', (c) => c.deadLetters],
  ] satisfies readonly (readonly [string, string, (counts: QueueCounts) => number])[]) {
    new Gauge({
      name: `async_conventions_queue_${name}`,
      help,
      labelNames: [],
      registers,
      async collect() {
        const counted = await ask();
        // What is not known is not a number: the last one would look like the present.
        this.set(counted === null ? NaN : of(counted));
      },
    });
  }
  new Counter({
    name: 'async_conventions_queue_given_up_total',
    help: 'Subjects that this process gave up for good.',
    registers,
    async collect() {
      const counted = await ask();
      if (counted === null) return;
      this.reset();
      this.inc(counted.givenUp);
    },
  });
}

/** Counts once for all who ask at the same time, and asks no backend anew that still owes an answer. */
function asked(clock: Clock, counts: () => Promise<QueueCounts> | null): () => Promise<QueueCounts | null> {
  let open: Promise<QueueCounts | null> | null = null;
  return () => {
    const question = open ?? counts()?.catch(() => null) ?? null;
    if (question === null) return Promise.resolve(null);
    open = question;
    void question.then(() => {
      open = null;
    });
    return within(clock, COUNT_MS, question, null);
  };
}

/** Registers what is left of the hourly limits, over all installations and with the name of none. */
export function registerBudgets(registry: Registry, budgets: Budgets): void {
  const registers = [registry];
  new Gauge({
    name: 'async_conventions_rate_limit_remaining_lowest',
    help: 'The least that is left of an hourly limit, over all installations heard of within the hour.',
    labelNames: ['resource'],
    registers,
    collect() {
      this.reset();
      for (const [resource, left] of budgets.current()) {
        // Not by spreading: there may be ten thousand.
        if (left.length > 0)
          this.set(
            { resource },
            left.reduce((lowest, each) => Math.min(lowest, each)),
          );
      }
    },
  });
  new Histogram({
    name: 'async_conventions_rate_limit_remaining',
    help: 'Installations heard of within the hour by what is left of an hourly limit, as it is now.',
    labelNames: ['resource'],
    buckets: BUDGET_BUCKETS,
    registers,
    collect() {
      this.reset();
      for (const [resource, left] of budgets.current()) for (const each of left) this.observe({ resource }, each);
    },
  });
}
