import { describe, expect, it } from 'vitest';
import { keptMsOf } from '../../../src/shell/sweep/deliveries.js';
import { found, startStage } from '../harness.js';
import type { Stage } from '../harness.js';

const MINUTE = 60_000;
const TICK = 15 * MINUTE;
const TASK = { by: 'ana', title: 'Task: ship it', body: '', labels: ['task'] };

/** How often each webhook of an event was sent, in the order of their first. */
function attempts(stage: Stage, event: string): readonly number[] {
  const times = new Map<string, number>();
  for (const { guid, event: name } of stage.github.deliveries) {
    if (name === event) times.set(guid, (times.get(guid) ?? 0) + 1);
  }
  return [...times.values()];
}

describe('deliveries that failed', () => {
  it('while the app was down are asked for at its start, each once', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await stage.pass(TICK);
    stage.kill();
    const first = repo.openIssue(TASK);
    const pull = repo.openPullRequest({ by: 'ana', title: 'Change', body: 'x', files: { 'a.txt': 'a' } });
    await stage.clock.advance(30 * MINUTE);
    await stage.boot();
    await stage.pass(2 * TICK);
    expect(repo.issue(first).comments).toHaveLength(1);
    expect(repo.issue(pull).checks).toHaveLength(1);
    const isOfItem = ({ event }: { readonly event: string }) => event === 'issues' || event === 'pull_request';
    const lost = stage.github.deliveries.filter((each) => each.status === 0 && isOfItem(each)).map(({ guid }) => guid);
    // Opened and labeled, and the pull request.
    expect(lost).toHaveLength(3);
    for (const guid of lost) {
      const statuses = stage.github.deliveries.filter((each) => each.guid === guid).map(({ status }) => status);
      expect(statuses).toEqual([0, 200]);
    }
  });

  it('are not asked for where somebody did so by hand', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await stage.pass(TICK);
    stage.github.webhooks.drop(({ event }) => event === 'issues');
    repo.openIssue(TASK);
    await stage.github.settled();
    const lost = stage.github.deliveries.findLast(({ event, status }) => event === 'issues' && status === 0);
    stage.github.webhooks.redeliver(lost?.id ?? 0);
    const mark = stage.github.requests.mark();
    await stage.pass(2 * TICK);
    expect(stage.written(mark)).not.toContain('apps/redeliver-webhook-delivery');
  });

  it('are left alone where they can concern nothing', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    const number = repo.openIssue(TASK);
    await stage.pass(2 * TICK);
    stage.github.webhooks.drop(({ event, action }) => event === 'issues' && action === 'locked');
    repo.lock(number);
    const mark = stage.github.requests.mark();
    await stage.pass(TICK);
    expect(stage.written(mark)).toEqual([]);
  });

  it('again and again are asked for three times, further and further apart', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await stage.pass(TICK);
    const pull = repo.openPullRequest({ by: 'ana', title: 'Change', body: 'x', files: { 'a.txt': 'a' } });
    stage.github.deliverTo('http://127.0.0.1:1/');
    const begun = stage.clock.now();
    repo.requestMergeGroup(pull, { by: 'olga' });
    await stage.pass(12 * 60 * MINUTE);
    const times = stage.github.deliveries
      .filter(({ event }) => event === 'merge_group')
      .map(({ at }) => Math.round((Date.parse(at) - begun) / MINUTE));
    expect(times).toHaveLength(4);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps[0]).toBeLessThanOrEqual(15);
    expect(gaps[1]).toBeGreaterThanOrEqual(10);
    expect(gaps[2]).toBeGreaterThanOrEqual(60);
  });

  it('are asked for a hundred at a time, and the rest by the next passes', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await stage.pass(TICK);
    stage.kill();
    for (let count = 0; count < 130; count += 1) repo.openIssue({ by: 'ana', title: `Note ${count}`, body: 'x' });
    await stage.boot();
    const mark = stage.github.requests.mark();
    await stage.pass(MINUTE);
    const asked = () =>
      stage.written(mark).filter((operation) => operation === 'apps/redeliver-webhook-delivery').length;
    expect(asked()).toBe(100);
    await stage.pass(2 * TICK);
    expect(asked()).toBe(130);
    // What was dealt with is not read again: one page that finds nothing.
    const later = stage.github.requests.mark();
    await stage.pass(TICK);
    const lists = stage.github.requests.since(later).filter(({ path }) => path === '/app/hook/deliveries');
    expect(lists).toHaveLength(1);
  }, 60_000);

  it('longer ago than GitHub keeps them are gone', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    stage.kill();
    repo.openIssue(TASK);
    await stage.clock.advance(4 * 24 * 60 * MINUTE);
    await stage.boot();
    const mark = stage.github.requests.mark();
    await stage.pass(MINUTE);
    expect(stage.written(mark)).not.toContain('apps/redeliver-webhook-delivery');
  });

  it('wait for the next pass where GitHub does not answer', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await stage.pass(TICK);
    stage.kill();
    const number = repo.openIssue(TASK);
    await stage.boot();
    const fault = { type: 'status', status: 502, when: 'before' } as const;
    stage.github.faults.add({ match: { operation: 'apps/redeliver-webhook-delivery' }, times: 2, fault });
    stage.github.faults.add({ match: { operation: 'apps/list-installations' }, times: Infinity, fault });
    await stage.pass(MINUTE);
    expect(repo.issue(number).comments).toHaveLength(0);
    await stage.pass(TICK);
    expect(repo.issue(number).comments).toHaveLength(1);
  });
});

describe('what no list of items shows', () => {
  it('is asked for once after a crash although it was answered', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    const pull = repo.openPullRequest({ by: 'ana', title: 'Change', body: 'x', files: { 'a.txt': 'a' } });
    await stage.pass(2 * TICK);
    // Answered, and killed before the work.
    const sha = repo.requestMergeGroup(pull, { by: 'olga' });
    await stage.github.settled();
    stage.kill();
    await stage.boot();
    expect(repo.checks(sha)).toEqual([]);
    await stage.pass(MINUTE);
    expect(repo.checks(sha)).toHaveLength(1);
    expect(attempts(stage, 'merge_group')).toEqual([2]);

    stage.kill();
    await stage.boot();
    await stage.pass(MINUTE);
    expect(attempts(stage, 'merge_group')).toEqual([2]);
  });
});

it('GitHub has deliveries for three days, an Enterprise Server for seven', () => {
  const days = (url: string) => keptMsOf(url) / (24 * 60 * MINUTE);
  expect(days('https://api.github.com')).toBe(3);
  expect(days('https://api.octo.ghe.com')).toBe(3);
  expect(days('https://github.example.com/api/v3')).toBe(7);
});
