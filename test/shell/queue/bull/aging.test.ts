import { expect, test } from 'vitest';
import { Aging } from '../../../../src/shell/queue/bull/aging.js';
import { BACKGROUND, LIVE, SENT_AWAY } from '../../../../src/shell/queue/bull/job.js';
import { newJobId } from '../../../../src/shell/queue/bull/job-id.js';
import type { JobQueue, QueuedJob } from '../../../../src/shell/queue/bull/link.js';
import { SimulatedClock } from '../../simulated-clock.js';

const START = 1_700_000_000_000;

/** Starts over a queue in which only what has a priority is seen. */
function start() {
  const clock = new SimulatedClock(START);
  const jobs = new Map<string, number>();
  const troubles: unknown[] = [];
  let isAway = false;
  const queue = {
    getRanges: () =>
      isAway
        ? Promise.reject(new Error('away'))
        : Promise.resolve([...jobs.keys()].filter((id) => jobs.get(id) !== LIVE)),
    getJob: (id: string) => {
      const job = {
        id,
        priority: jobs.get(id),
        changePriority: ({ priority = LIVE }: { readonly priority?: number }) =>
          Promise.resolve(void jobs.set(id, priority)),
      };
      return Promise.resolve(jobs.has(id) ? (job as QueuedJob) : undefined);
    },
  } satisfies Partial<JobQueue> as unknown as JobQueue;
  const aging = new Aging({ queue: () => Promise.resolve(queue), clock, trouble: (error) => troubles.push(error) });
  aging.start();
  return {
    clock,
    aging,
    troubles,
    add: (priority: number, ageMs = 0) => {
      const id = newJobId(priority === BACKGROUND, clock.now() - ageMs);
      jobs.set(id, priority);
      return () => jobs.get(id);
    },
    setAway: (away: boolean) => void (isAway = away),
  };
}

test('makes live what was sent away a minute ago, and nothing sooner, nor what a sweep added', async () => {
  const { clock, add } = start();
  const [old, young, swept] = [add(SENT_AWAY, 50_000), add(SENT_AWAY), add(BACKGROUND, 600_000)];
  await clock.advance(20_000);
  expect([old(), young(), swept()]).toEqual([LIVE, SENT_AWAY, BACKGROUND]);
  await clock.advance(60_000);
  expect([young(), swept()]).toEqual([LIVE, BACKGROUND]);
});

test('looks again after trouble, and no more once stopped', async () => {
  const { clock, aging, troubles, add, setAway } = start();
  const first = add(SENT_AWAY, 60_000);
  setAway(true);
  await clock.advance(15_000);
  expect([troubles.length, first()]).toEqual([1, SENT_AWAY]);
  setAway(false);
  await clock.advance(15_000);
  expect(first()).toBe(LIVE);
  const second = add(SENT_AWAY, 60_000);
  await aging.stop();
  await clock.finish();
  expect(second()).toBe(SENT_AWAY);
});
