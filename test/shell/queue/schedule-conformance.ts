import { expect, onTestFinished, test, vi } from 'vitest';
import type { Schedule, Task } from '../../../src/shell/queue/schedule.js';
import type { Kind } from '../../services/backends.js';
import { openProxy } from '../../services/proxy.js';
import { silentLog } from '../silent-log.js';
import { gate, PATIENCE } from './observed.js';
import { spawnWorker } from './spawned.js';

const EVERY_MS = 150;

/** Far off: a task of that pace is called in a test only where something asks for it. */
const NEVER_MS = 24 * 60 * 60_000;

/** Has a task called, and no more once the test has ended. */
function begin(schedule: Schedule, everyMs: number, task: Task): void {
  schedule.every({ name: 'task', everyMs }, task);
  onTestFinished(() => schedule.stop());
}

/** What every schedule does. */
export function describeAnySchedule({ app }: Kind): void {
  test('calls a task at each tick, and not before the first', async () => {
    const { schedule } = app().open();
    const calls: number[] = [];
    const start = Date.now();
    begin(schedule, EVERY_MS, () => Promise.resolve(void calls.push(Date.now())));
    await vi.waitUntil(() => calls.length >= 3, PATIENCE);
    for (const [index, at] of calls.entries()) expect(at).toBeGreaterThanOrEqual(start + (index + 1) * EVERY_MS - 10);
  });

  test('says that a task threw, and calls it again at the next tick', async () => {
    const errors: object[] = [];
    const { schedule } = app().open({ log: { ...silentLog, error: (fields) => errors.push(fields) } });
    begin(schedule, EVERY_MS, () => Promise.reject(new Error('oh')));
    await vi.waitUntil(() => errors.length >= 2, PATIENCE);
    expect(errors[0]).toMatchObject({ task: 'task' });
  });

  test('never calls a task while it runs', async () => {
    const { schedule } = app().open();
    const { passed, open } = gate();
    let running = 0;
    let most = 0;
    let calls = 0;
    begin(schedule, 20, async () => {
      calls += 1;
      most = Math.max(most, (running += 1));
      await (calls === 1 ? passed : vi.waitUntil(() => true));
      running -= 1;
    });
    await vi.waitUntil(() => calls === 1, PATIENCE);
    await schedule.soon('task');
    await schedule.soon('task');
    expect(calls).toBe(1);
    open();
    await vi.waitUntil(() => calls >= 5, PATIENCE);
    expect(most).toBe(1);
  });

  test('calls a task soon where that is asked for, and exactly once more for any number of times during it', async () => {
    const { schedule } = app().open();
    const { passed, open } = gate();
    let calls = 0;
    let ended = 0;
    begin(schedule, NEVER_MS, async () => {
      calls += 1;
      await passed;
      ended += 1;
    });
    await schedule.soon('task');
    await vi.waitUntil(() => calls === 1, PATIENCE);
    await Promise.all(Array.from({ length: 20 }, () => schedule.soon('task')));
    open();
    await vi.waitUntil(() => ended === 2, PATIENCE);
    // What was asked for too often would be at work by the time that something asked for afterwards is.
    await schedule.soon('task');
    await vi.waitUntil(() => ended === 3, PATIENCE);
    expect(calls).toBe(3);
  });

  test('stops: calls no more, and waits for what runs', async () => {
    const { schedule } = app().open();
    const { passed, open } = gate();
    let calls = 0;
    let hasEnded = false;
    begin(schedule, 20, async () => {
      calls += 1;
      await passed;
      hasEnded = true;
    });
    await vi.waitUntil(() => calls === 1, PATIENCE);
    const stopped = schedule.stop();
    open();
    await stopped;
    expect(hasEnded).toBe(true);
    await schedule.soon('task');
    expect(calls).toBe(1);
  });
}

/** What schedules do that several processes share. */
export function describeSharedSchedule({ name, app, url }: Kind): void {
  test('calls a task once a tick over three processes', async () => {
    const mine = app();
    const start = Date.now();
    const calls: number[] = [];
    for (let process = 0; process < 3; process += 1)
      begin(mine.open().schedule, EVERY_MS, () => Promise.resolve(void calls.push(Date.now())));
    await vi.waitUntil(() => calls.length >= 8, PATIENCE);
    // Ticks are in step with the first one: were one called twice, there would be more calls than ticks.
    for (const [index, at] of calls.entries())
      expect(index + 1).toBeLessThanOrEqual(Math.floor((at - start + 10) / EVERY_MS));
  });

  test('brings no tick forward for a process that took long to reach the server', async () => {
    const mine = app();
    const proxy = await openProxy(url);
    const slow = mine.open({ url: proxy.url });
    const everyMs = 1_000;
    const calls: number[] = [];
    const task = () => Promise.resolve(void calls.push(Date.now()));
    const start = Date.now();
    proxy.hold();
    begin(slow.schedule, everyMs, task);
    begin(mine.open().schedule, everyMs, task);
    await vi.waitUntil(() => calls.length >= 1, PATIENCE);
    await proxy.mend();
    await vi.waitUntil(() => calls.length >= 4, PATIENCE);
    for (const [index, at] of calls.entries())
      expect(index + 1).toBeLessThanOrEqual(Math.floor((at - start + 10) / everyMs));
  });

  test('asks another process for a task that this one does not do itself', async () => {
    const mine = app();
    let calls = 0;
    begin(mine.open().schedule, NEVER_MS, () => Promise.resolve(void (calls += 1)));
    await mine.open().schedule.soon('task');
    await vi.waitUntil(() => calls === 1, PATIENCE);
  });

  test('does not lose a tick that was due while no process ran, and does not make several of it', async () => {
    const mine = app();
    const before = mine.open();
    let early = 0;
    begin(before.schedule, 400, () => Promise.resolve(void (early += 1)));
    await vi.waitUntil(() => early === 1, PATIENCE);
    await before.close();
    const closed = Date.now();
    // Until some ticks have been missed.
    await vi.waitUntil(() => Date.now() > closed + 1_500, PATIENCE);
    const calls: number[] = [];
    const { schedule } = mine.open();
    begin(schedule, NEVER_MS, () => Promise.resolve(void calls.push(Date.now())));
    await vi.waitUntil(() => calls.length === 1, PATIENCE);
    await schedule.soon('task');
    await vi.waitUntil(() => calls.length >= 2, PATIENCE);
    expect(calls).toHaveLength(2);
  });

  test('keeps a tick for a process of a later version, however long only one without the task is there', async () => {
    const mine = app();
    const before = mine.open();
    let calls = 0;
    begin(before.schedule, 400, () => Promise.resolve(void (calls += 1)));
    await vi.waitUntil(() => calls === 1, PATIENCE);
    await before.close();
    let others = 0;
    const { schedule } = mine.open();
    schedule.every({ name: 'other', everyMs: 300 }, () => Promise.resolve(void (others += 1)));
    // What is due earlier is looked at earlier, so by now it has seen the tick of the task.
    await vi.waitUntil(() => others === 5, PATIENCE);
    begin(mine.open().schedule, NEVER_MS, () => Promise.resolve(void (calls += 1)));
    await vi.waitUntil(() => calls === 2, PATIENCE);
  });

  test('keeps what was asked for, too, until a process is there that has the task', async () => {
    const mine = app();
    let others = 0;
    const { schedule } = mine.open();
    schedule.every({ name: 'other', everyMs: NEVER_MS }, () => Promise.resolve(void (others += 1)));
    await schedule.soon('task');
    await schedule.soon('other');
    await vi.waitUntil(() => others === 1, PATIENCE);
    let calls = 0;
    begin(mine.open().schedule, NEVER_MS, () => Promise.resolve(void (calls += 1)));
    await vi.waitUntil(() => calls === 1, PATIENCE);
  });

  test('calls a task again whose process was killed', async () => {
    const mine = app();
    const locks = { lockMs: 2_000, stalledMs: 500 };
    const kind = name === 'redis' ? name : 'postgres';
    const worker = await spawnWorker({ kind, url, appId: mine.id, locks, ms: 60_000, everyMs: 200 });
    await vi.waitUntil(() => worker.spans.length === 1, PATIENCE);
    await worker.kill();
    const killed = Date.now();
    const calls: number[] = [];
    begin(mine.open({ locks }).schedule, NEVER_MS, () => Promise.resolve(void calls.push(Date.now())));
    await vi.waitUntil(() => calls.length >= 1, PATIENCE);
    expect(calls[0]).toBeGreaterThanOrEqual(killed);
  }, 120_000);
}
