import { expect, test, vi } from 'vitest';
import { found, startStage } from './harness.js';
import { PATIENCE, startSecond } from './second-process.js';

/** An issue that the first process answers, and the second hears of while reads do not show that yet. */
async function commentsAfterBoth(isShared: boolean): Promise<number> {
  const stage = await startStage({ isShared });
  const repo = await found(stage);
  stage.github.deliverTo(null);
  const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: 'Ship it soon.' });
  await stage.pass(60_000);
  stage.github.setReadLag(20_000);
  const payload = stage.github.deliveries.findLast(({ event }) => event === 'issues')?.payload;
  await stage.engine.receive({ id: 'first', name: 'issues', payload });
  await stage.rest();
  const second = startSecond(stage, isShared);
  await second.receive({ id: 'second', name: 'issues', payload });
  const mark = stage.github.requests.mark();
  await vi.waitFor(async () => {
    await stage.clock.advance(100);
    expect(await second.queue.counts()).toMatchObject({ running: 0, ready: 0 });
    expect(stage.github.requests.reads(mark).length).toBeGreaterThan(0);
  }, PATIENCE);
  return repo.issue(number).comments.length;
}

test('what one process wrote, the next run in another knows although reads trail', async () => {
  expect(await commentsAfterBoth(true)).toBe(1);
});

test('without a store that both share it would be written twice', async () => {
  expect(await commentsAfterBoth(false)).toBe(2);
});
