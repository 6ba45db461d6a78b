import { describe, expect, it } from 'vitest';
import { CONFIG, found, OUR_LABELS, startStage } from '../harness.js';
import type { Stage } from '../harness.js';

const MINUTE = 60_000;
const TICK = 15 * MINUTE;

/** An incomplete task. */
const TASK = { by: 'ana', title: 'Task: ship it', body: '', labels: ['task'] };

/** Operations asked for since a mark, with their statuses, each as often as it was. */
function asked(stage: Stage, mark: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { operation, status } of stage.github.requests.since(mark)) {
    if (operation === 'apps/create-installation-access-token') continue;
    const name = `${operation} ${status}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** The lists that every pass asks for. */
const quietLists = {
  'apps/list-webhook-deliveries 200': 1,
  'apps/list-installations 200': 1,
  'apps/list-repos-accessible-to-installation 304': 1,
};

function commentsOf(
  repo: { issue(number: number): { readonly comments: readonly unknown[] } },
  number: number,
): number {
  return repo.issue(number).comments.length;
}

describe('a sweep', () => {
  it('finds what no delivery told of, and comes to rest although our own comment changed the item', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    stage.github.webhooks.hold();
    const number = repo.openIssue(TASK);
    await stage.pass(TICK);
    expect(commentsOf(repo, number)).toBe(1);

    const second = stage.github.requests.mark();
    await stage.pass(TICK);
    expect(asked(stage, second)).toMatchObject({ 'issues/list-for-repo 200': 1, 'Item 200': 1 });
    expect(stage.written(second)).toEqual([]);

    const third = stage.github.requests.mark();
    await stage.pass(TICK);
    expect(asked(stage, third)).toEqual({ ...quietLists, 'issues/list-for-repo 200': 1 });
  });

  it('costs one request a repository where nothing happens, and GitHub counts none of them', async () => {
    const stage = await startStage({ upkeep: true });
    for (const name of ['hello', 'world', 'again']) await found(stage, `octo/${name}`);
    stage.github.repository('octo/without');
    await stage.pass(5 * TICK);
    const mark = stage.github.requests.mark();
    await stage.pass(TICK);
    // Four repositories, none of which is counted.
    expect(asked(stage, mark)).toEqual({ ...quietLists, 'issues/list-for-repo 304': 4 });
  });

  it('looks at no item of a repository without a configuration, and at all once there is one', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = stage.github.repository('octo/bare', { labels: OUR_LABELS });
    await stage.pass(TICK);
    stage.github.webhooks.hold();
    for (let i = 0; i < 5; i += 1) repo.openIssue(TASK);
    const mark = stage.github.requests.mark();
    await stage.pass(TICK);
    expect(asked(stage, mark)).toMatchObject({ 'Facts 200': 1 });
    expect(asked(stage, mark)).not.toHaveProperty('Item 200');

    repo.commitFile('.github/async.yml', CONFIG);
    const number = repo.openIssue(TASK);
    await stage.pass(TICK);
    expect(commentsOf(repo, number)).toBe(1);
  });

  it('finds a configuration that changed unheard', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    const number = repo.openIssue(TASK);
    await stage.pass(2 * TICK);
    expect(repo.issue(number).labels).toContain('async: incomplete');
    stage.github.webhooks.hold();
    repo.commitFile('.github/async.yml', 'version: 1\nscope: { grace: 0m, ignore_labels: [task] }\n');
    const mark = stage.github.requests.mark();
    await stage.pass(TICK);
    expect(asked(stage, mark)).toMatchObject({ 'Facts 200': 1, 'Repository 200': 1 });
    expect(repo.issue(number).labels).not.toContain('async: incomplete');
  });

  it('passes over repositories that cannot be read, and reads the others', async () => {
    const stage = await startStage({ upkeep: true });
    const gone = await found(stage, 'octo/gone');
    const shut = await found(stage, 'octo/shut');
    const last = await found(stage, 'octo/last');
    await stage.pass(TICK);
    stage.github.webhooks.hold();
    for (const status of [404, 410, 451, 403]) {
      stage.github.faults.clear();
      const fault = { type: 'status', status, when: 'before' } as const;
      stage.github.faults.add({ match: { path: '/repos/octo/gone/issues' }, times: Infinity, fault });
      shut.archive(true);
      gone.openIssue(TASK);
      const number = last.openIssue(TASK);
      const mark = stage.github.requests.mark();
      await stage.pass(TICK);
      expect(commentsOf(last, number)).toBe(1);
      expect(stage.github.requests.since(mark).some(({ path }) => path.startsWith('/repos/octo/shut/'))).toBe(false);
    }
  });

  it('knows a repository by another name, and forgets one that is removed', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await found(stage, 'octo/other');
    const first = repo.openIssue(TASK);
    await stage.pass(3 * TICK);
    repo.rename('goodbye');
    const mark = stage.github.requests.mark();
    await stage.pass(TICK);
    // The checkpoint stands: what was looked at under the old name is not looked at again.
    expect(asked(stage, mark)).not.toHaveProperty('Item 200');
    stage.github.webhooks.hold();
    const number = repo.openIssue(TASK);
    await stage.pass(TICK);
    expect([commentsOf(repo, first), commentsOf(repo, number)]).toEqual([1, 1]);
    repo.remove();
    const later = stage.github.requests.mark();
    await stage.pass(TICK);
    expect(stage.github.requests.since(later).some(({ path }) => path.startsWith('/repos/octo/goodbye/'))).toBe(false);
  });

  it('misses none of several pages although our comments change items while they are read', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await stage.pass(TICK);
    stage.github.webhooks.hold();
    const numbers = Array.from({ length: 210 }, () => repo.openIssue(TASK));
    await stage.pass(TICK);
    expect(numbers.map((number) => commentsOf(repo, number))).toEqual(numbers.map(() => 1));
  }, 120_000);

  it('goes on where it was killed', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await stage.pass(2 * TICK);
    stage.kill();
    const missed = [repo.openIssue(TASK), repo.openIssue(TASK)];
    await stage.clock.advance(60 * MINUTE);
    await stage.boot();
    // Killed again before the sweep could begin, and once more while it was at work.
    stage.kill();
    await stage.boot();
    await stage.pass(5_000);
    stage.kill();
    await stage.boot();
    await stage.pass(MINUTE);
    expect(missed.map((number) => commentsOf(repo, number))).toEqual([1, 1]);
  });

  it('looks back for as long as it is told where nothing is known', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.webhooks.hold();
    const old = repo.openIssue(TASK);
    await stage.clock.advance(25 * 60 * MINUTE);
    const young = repo.openIssue(TASK);
    stage.kill();
    await stage.boot({ upkeep: true });
    await stage.pass(MINUTE);
    expect([commentsOf(repo, old), commentsOf(repo, young)]).toEqual([0, 1]);
  });
});
