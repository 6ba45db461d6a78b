import { describe, expect, test, vi } from 'vitest';
import { CONFIG, found, startStage } from './harness.js';
import type { Stage } from './harness.js';

const ISSUE = { by: 'ana', title: 'Task: ship it', body: 'Ship it soon.' };

const CHANGE = [
  '## Why',
  'Readers asked for it.',
  '## What changed',
  'A sentence.',
  '## How tested',
  'Read aloud.',
  '## Risks',
  'None',
].join('\n\n');

const pull = (name: string) => ({ by: 'ana', title: `Change ${name}`, body: '', files: { [name]: 'x' } });

const lastRun = (stage: Stage) => stage.log.findLast(({ message }) => message === 'reconciled');

const commentsOf = (stage: Stage) => stage.written(0).filter((name) => name === 'issues/create-comment').length;

describe('a first comment that has to wait for the pace', () => {
  /** Twenty comments within a minute: the next has to wait. */
  async function busy(config = CONFIG) {
    const stage = await startStage({ pacing: 'on' });
    const repo = await found(stage, 'octo/hello', config);
    for (let issue = 0; issue < 20; issue += 1) repo.openIssue(ISSUE);
    await stage.pass(45_000);
    expect(commentsOf(stage)).toBe(20);
    return { stage, repo };
  }

  test('holds up neither check nor label, and comes at its time', async () => {
    const { stage, repo } = await busy(`${CONFIG}mode: enforce\n`);
    const number = repo.openPullRequest(pull('a.txt'));
    await stage.rest();
    expect(repo.issue(number).checks.map(({ conclusion }) => conclusion)).toEqual(['failure']);
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
    expect(repo.issue(number).comments).toHaveLength(0);
    expect(lastRun(stage)).toMatchObject({ outcome: 'requeue', notes: ['comment put off: notification-pacing'] });
    await stage.pass(20_000);
    expect(repo.issue(number).comments).toHaveLength(1);
  });

  test('does not keep a later event from being answered at once', async () => {
    const { stage, repo } = await busy(`${CONFIG}mode: enforce\n`);
    const number = repo.openPullRequest(pull('a.txt'));
    await stage.rest();
    repo.editIssue(number, { by: 'ana', body: CHANGE });
    await stage.rest();
    expect(repo.issue(number).checks.map(({ conclusion }) => conclusion)).toEqual(['success']);
    expect(repo.issue(number).labels).toEqual([]);
    await stage.pass(60 * 60_000);
    expect(repo.issue(number).comments).toHaveLength(0);
  });

  test('keeps its time through events', async () => {
    const { stage, repo } = await busy();
    const number = repo.openIssue(ISSUE);
    await stage.rest();
    const at = lastRun(stage)?.at;
    for (const body of ['One.', 'Two.', 'Three.']) {
      repo.editIssue(number, { by: 'ana', body });
      await stage.rest();
      expect(lastRun(stage)).toMatchObject({ outcome: 'requeue', at });
    }
    await stage.pass(20_000);
    expect(repo.issue(number).comments).toHaveLength(1);
  });
});

describe('a first comment whose turn comes later', () => {
  test('is not written any more where the author was faster', async () => {
    const stage = await startStage({ pacing: 'on' });
    const repo = await found(stage);
    const mark = stage.github.requests.mark();
    const numbers = Array.from({ length: 15 }, (_, at) => repo.openPullRequest(pull(`${at}.txt`)));
    await stage.github.settled();
    await stage.clock.advance(60);
    await vi.waitFor(() => expect(stage.calls(mark).writes).toBe(10), 10_000);
    await stage.clock.advance(1_000);
    await vi.waitFor(() => expect(stage.calls(mark).writes).toBe(11), 10_000);
    const waiting = numbers.filter((number) => repo.issue(number).comments.length === 0);
    expect(waiting.length).toBeGreaterThan(3);
    for (const number of waiting) repo.editIssue(number, { by: 'ana', body: CHANGE });
    await stage.pass(5 * 60_000);
    expect(waiting.map((number) => repo.issue(number).comments.length)).toEqual(waiting.map(() => 0));
    expect(waiting.flatMap((number) => repo.issue(number).labels)).toEqual([]);
  });

  test('is written all the same where nothing changed, after one more look', async () => {
    const stage = await startStage({ pacing: 'on' });
    const repo = await found(stage);
    const mark = stage.github.requests.mark();
    const numbers = Array.from({ length: 40 }, (_, at) => repo.openPullRequest(pull(`${at}.txt`)));
    await stage.pass(10 * 60_000);
    expect(numbers.map((number) => repo.issue(number).comments.length)).toEqual(numbers.map(() => 1));
    expect(numbers.every((number) => repo.issue(number).labels.includes('async: incomplete'))).toBe(true);
    expect(stage.calls(mark).reads).toBeLessThan(5 * numbers.length);
    expect(await stage.engine.queue.counts()).toEqual({
      running: 0,
      ready: 0,
      waiting: 0,
      deadLetters: 0,
      givenUp: 0,
      oldestMs: 0,
    });
  });
});

describe('what GitHub refuses for good', () => {
  async function refuse(operation: string, config = CONFIG) {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', config);
    stage.github.faults.add({
      match: { operation },
      times: Infinity,
      fault: { type: 'status', status: 403, when: 'before' },
    });
    const number = repo.openPullRequest(pull('a.txt'));
    await stage.rest();
    const state = () => {
      const { checks, comments, labels } = repo.issue(number);
      return { checks: checks.length, comments: comments.length, labels: labels.length };
    };
    return { stage, state };
  }

  test.each([
    ['the check', 'checks/create', { checks: 0, comments: 1, labels: 1 }],
    ['the comment', 'issues/create-comment', { checks: 1, comments: 0, labels: 1 }],
    ['the label', 'issues/add-labels', { checks: 1, comments: 1, labels: 0 }],
  ])('of %s keeps the others from nothing, and is named in the log once', async (_, operation, expected) => {
    const { stage, state } = await refuse(operation);
    expect(state()).toEqual(expected);
    await stage.pass(60 * 60_000);
    expect(state()).toEqual(expected);
    const refusals = stage.log.filter(({ outcome }) => outcome === 'give-up');
    expect(refusals.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^(missing-permission|forbidden)/)]);
    expect(stage.written(0).filter((name) => name === operation)).toHaveLength(1);
  });

  test('of the check does not cost the comment its time', async () => {
    const { stage, state } = await refuse('checks/create', 'version: 1\nscope: { grace: 1m }\n');
    expect(state()).toEqual({ checks: 0, comments: 0, labels: 0 });
    await stage.pass(70_000);
    expect(state()).toEqual({ checks: 0, comments: 1, labels: 1 });
  });
});

describe('a stop', () => {
  test('turns away what comes after it', async () => {
    const stage = await startStage();
    const left = stage.engine.queue.drain(20_000);
    const payload = {
      action: 'opened',
      installation: { id: 1 },
      repository: { name: 'hello', owner: { login: 'octo' }, default_branch: 'main' },
      sender: { login: 'ana', type: 'User' },
      issue: { number: 7 },
    };
    expect(await stage.engine.receive({ id: 'd1', name: 'issues', payload })).toBe(false);
    expect(await stage.engine.receive({ id: 'd2', name: 'ping', payload: {} })).toBe(true);
    expect(await left).toBe(0);
  });

  test('finishes what a run in progress asks for', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const numbers = Array.from({ length: 5 }, () => repo.openIssue(ISSUE));
    await stage.pass(60_000);
    expect(numbers.flatMap((number) => repo.issue(number).labels)).toHaveLength(5);
    repo.commitFile('.github/async.yml', `${CONFIG}templates: { status: {} }\n`);
    await stage.github.settled();
    const drained = stage.engine.queue.drain(20_000);
    await stage.rest();
    expect(await drained).toBe(0);
    expect(numbers.flatMap((number) => repo.issue(number).labels)).toEqual([]);
  });
});
