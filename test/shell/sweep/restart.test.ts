import { DEFAULT_LABELS } from '../../../src/core/config/resolve/defaults.js';
import { waitingLabelNames } from '../../../src/core/desired/waiting.js';
import { describe, expect, it } from 'vitest';
import { CONFIG, found, OUR_LABELS, startStage } from '../harness.js';
import type { Stage } from '../harness.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TICK = 15 * MINUTE;
const TASK = { by: 'ana', title: 'Task: ship it', body: '', labels: ['task'] };
const SLOW = 'version: 1\nscope: { grace: 20m }\n';

/** Numbers of the items that were read since a mark. */
function itemReads(stage: Stage, mark: number): number {
  return stage.github.requests.since(mark).filter(({ operation }) => operation === 'Item').length;
}

/** Lets nothing be found by its being changed, so that only what was written down can bring it back. */
function hideChanges(stage: Stage): void {
  const fault = { type: 'status', status: 404, when: 'before' } as const;
  stage.github.faults.add({ match: { operation: 'issues/list-for-repo' }, times: Infinity, fault });
}

describe('a process that ends while something waits', () => {
  it('killed after a sweep, leaves a grace that ends at its time', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage, 'octo/hello', SLOW);
    await stage.pass(13 * MINUTE);
    const number = repo.openIssue(TASK);
    // The sweep of the quarter hour writes down what waits.
    await stage.pass(3 * MINUTE);
    expect(repo.issue(number).comments).toHaveLength(0);
    stage.kill();
    hideChanges(stage);
    await stage.clock.advance(5 * MINUTE);
    await stage.boot();
    await stage.pass(10 * MINUTE);
    expect(repo.issue(number).comments).toHaveLength(0);
    await stage.pass(4 * MINUTE);
    expect(repo.issue(number).comments).toHaveLength(1);
  });

  it('killed before any sweep, leaves a grace that the first sweep finds by what changed', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage, 'octo/hello', SLOW);
    await stage.pass(TICK);
    const number = repo.openIssue(TASK);
    await stage.pass(MINUTE);
    stage.kill();
    await stage.clock.advance(HOUR);
    await stage.boot();
    await stage.pass(MINUTE);
    expect(repo.issue(number).comments).toHaveLength(1);
  });

  it('killed after a sweep found an item and before GitHub took what was to be written, comes back to it', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage);
    await stage.pass(TICK);
    stage.github.webhooks.hold();
    const number = repo.openIssue(TASK);
    const fault = { type: 'status', status: 502, when: 'before' } as const;
    stage.github.faults.add({ match: { operation: 'checks/create' }, times: Infinity, fault });
    stage.github.faults.add({ match: { isWrite: true, path: /\/issues\// }, times: Infinity, fault });
    await stage.pass(TICK);
    expect(repo.issue(number).comments).toHaveLength(0);
    stage.kill();
    stage.github.faults.clear();
    // The checkpoint is past the item: only the list of what waited knows of it.
    hideChanges(stage);
    await stage.boot();
    await stage.pass(15 * MINUTE);
    expect(repo.issue(number).comments).toHaveLength(1);
  });

  it('stopped by a signal, leaves comments that were put off, and each comes once', async () => {
    const stage = await startStage({ upkeep: true, pacing: 'on' });
    const repo = await found(stage);
    await stage.pass(TICK);
    const numbers = Array.from({ length: 24 }, () => repo.openIssue(TASK));
    await stage.pass(20_000);
    const before = numbers.filter((number) => repo.issue(number).comments.length > 0).length;
    expect(before).toBeLessThan(24);
    await stage.stop();
    hideChanges(stage);
    await stage.boot();
    await stage.pass(5 * MINUTE);
    expect(numbers.map((number) => repo.issue(number).comments.length)).toEqual(numbers.map(() => 1));
  });

  it('reads nothing in its first seconds that the one before may just have written', async () => {
    const stage = await startStage({ upkeep: true });
    const repo = await found(stage, 'octo/hello', SLOW);
    await stage.pass(TICK);
    repo.openIssue(TASK);
    await stage.pass(5_000);
    await stage.stop();
    await stage.clock.advance(HOUR);
    hideChanges(stage);
    const mark = stage.github.requests.mark();
    await stage.boot();
    await stage.pass(7_000);
    expect(itemReads(stage, mark)).toBe(0);
    await stage.pass(4_000);
    expect(itemReads(stage, mark)).toBe(1);
  });
});

describe('what waits on time', () => {
  /** A decision that is being drafted. */
  async function foundDecision(stage: Stage) {
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'Decision: use it', body: '', labels: ['decision'] });
    await stage.rest();
    expect(repo.issue(number).labels).toContain('decision: draft');
    return { repo, number };
  }

  it('is looked at again every hour, and costs an uncounted request a label while the list stands', async () => {
    const stage = await startStage({ upkeep: true });
    await foundDecision(stage);
    await stage.pass(3 * HOUR);
    const mark = stage.github.requests.mark();
    await stage.pass(HOUR);
    expect(itemReads(stage, mark)).toBe(1);
    const lists = stage.github.requests.since(mark).filter(({ operation }) => operation === 'issues/list-for-repo');
    const labels = waitingLabelNames(DEFAULT_LABELS).length;
    // Four sweeps, and a list for each of the labels that wait.
    expect(lists.map(({ status }) => status)).toEqual(new Array(4 + labels).fill(304));
  });

  it('is looked at after a start, however long ago it changed', async () => {
    const stage = await startStage({ upkeep: true });
    await foundDecision(stage);
    await stage.pass(3 * HOUR);
    stage.kill();
    await stage.clock.advance(90 * 24 * HOUR);
    const mark = stage.github.requests.mark();
    await stage.boot();
    await stage.pass(MINUTE);
    expect(itemReads(stage, mark)).toBe(1);
  });

  it('is found by the names that a team gave our labels', async () => {
    const stage = await startStage({ upkeep: true });
    const config = `${CONFIG}labels: { decision_draft: "rfc: draft" }\n`;
    const repo = stage.github.repository('octo/hello', {
      files: { '.github/async.yml': config },
      labels: [...OUR_LABELS, 'rfc: draft'],
    });
    const number = repo.openIssue({ by: 'ana', title: 'Decision: use it', body: '', labels: ['decision'] });
    await stage.pass(2 * HOUR);
    expect(repo.issue(number).labels).toContain('rfc: draft');
    const mark = stage.github.requests.mark();
    await stage.pass(HOUR);
    expect(itemReads(stage, mark)).toBe(1);
  });
});
