import { expect, it } from 'vitest';
import { found, startStage } from '../harness.js';

const MINUTE = 60_000;
const TICK = 15 * MINUTE;
const TASK = { by: 'ana', title: 'Task: ship it', body: '', labels: ['task'] };

it('below the reserve background work of that installation stops until the hour ends, and live work goes on', async () => {
  const stage = await startStage({ upkeep: true });
  const low = await found(stage, 'octo/hello');
  const rich = await found(stage, 'acme/site');
  await stage.pass(TICK);
  stage.github.setRateLimit({ owner: 'octo', remaining: 900, resetIn: 3_000 });

  const live = low.openIssue(TASK);
  await stage.rest();
  expect(low.issue(live).comments).toHaveLength(1);

  stage.github.webhooks.hold();
  const [missed, other] = [low.openIssue(TASK), rich.openIssue(TASK)];
  const mark = stage.github.requests.mark();
  await stage.pass(TICK);
  expect(rich.issue(other).comments).toHaveLength(1);
  expect(low.issue(missed).comments).toHaveLength(0);
  expect(stage.github.requests.since(mark).some(({ path }) => path.startsWith('/repos/octo/'))).toBe(false);

  // A new hour.
  await stage.pass(60 * MINUTE);
  expect(low.issue(missed).comments).toHaveLength(1);
});

it('what a sweep had found already is put off as well, and still nobody waits for it', async () => {
  const stage = await startStage({ upkeep: true });
  const repo = await found(stage);
  await stage.pass(TICK);
  stage.github.setRateLimit({ owner: 'octo', remaining: 500, resetIn: 1_800 });
  const number = repo.openIssue(TASK);
  await stage.rest();
  repo.editIssue(number, { by: 'ana', body: 'more' });
  await stage.rest();
  const mark = stage.github.requests.mark();
  // Whom to remind is looked at another day.
  const { waiting } = await stage.engine.queue.counts();
  const subject = { kind: 'item', ...repo.ref(), number } as const;
  await stage.engine.queue.add(subject, { priority: 'background' });
  await stage.rest();
  expect(stage.calls(mark)).toEqual({ reads: 0, writes: 0 });
  expect((await stage.engine.queue.counts()).waiting).toBe(waiting + 1);
  await stage.pass(31 * MINUTE);
  expect(stage.github.requests.since(mark).filter(({ operation }) => operation === 'Item').length).toBeGreaterThan(0);
});

it('a secondary limit stops the sweep of the installation that met it, and no other', async () => {
  const stage = await startStage({ upkeep: true, pacing: 'on' });
  const held = await found(stage, 'octo/hello');
  const free = await found(stage, 'acme/site');
  await stage.pass(TICK);
  stage.github.webhooks.hold();
  const [late, soon] = [held.openIssue(TASK), free.openIssue(TASK)];
  const fault = { type: 'secondary-limit', retryAfter: 600 } as const;
  stage.github.faults.add({ match: { path: '/repos/octo/hello/issues', method: 'GET' }, fault });
  const mark = stage.github.requests.mark();
  await stage.pass(TICK);
  expect(free.issue(soon).comments).toHaveLength(1);
  expect(held.issue(late).comments).toHaveLength(0);
  expect(stage.github.requests.since(mark).filter(({ path }) => path.startsWith('/repos/octo/'))).toHaveLength(1);
  await stage.pass(TICK);
  expect(held.issue(late).comments).toHaveLength(1);
});
