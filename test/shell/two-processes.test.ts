import { expect, test, vi } from 'vitest';
import { createEngine } from '../../src/entry/engine.js';
import { createMemoryBackend } from '../../src/shell/backend/memory.js';
import { connectAsApp } from '../../src/shell/github/client/client.js';
import { silentMeter } from '../../src/shell/meter.js';
import { found, startStage } from './harness.js';
import type { Stage } from './harness.js';
import { silentLog } from './silent-log.js';

/** One more process of the same app, with a queue of its own and, where the first shares its store, the same store. */
function startSecond({ github, clock, store }: Stage, isShared: boolean) {
  const { app, apiUrl } = github;
  const own = createMemoryBackend({ clock, random: () => 0, log: silentLog, concurrency: 20 });
  const engine = createEngine({
    backend: { ...own, ...(isShared ? { store, isShared: true } : {}) },
    connect: connectAsApp({ appId: app.id, privateKey: app.privateKey, baseUrl: apiUrl }),
    me: { login: app.slug, type: 'bot', appId: app.id },
    log: silentLog,
    meter: silentMeter,
    writePacing: 'off',
    clock,
  });
  engine.start();
  return engine;
}

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
  });
  return repo.issue(number).comments.length;
}

test('what one process wrote, the next run in another knows although reads trail', async () => {
  expect(await commentsAfterBoth(true)).toBe(1);
});

test('without a store that both share it would be written twice', async () => {
  expect(await commentsAfterBoth(false)).toBe(2);
});
