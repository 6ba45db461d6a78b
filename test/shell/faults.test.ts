import { describe, expect, test } from 'vitest';
import { CONFIG, found, startStage } from './harness.js';
import type { Stage } from './harness.js';

const ISSUE = { by: 'ana', title: 'Task: ship it', body: 'Ship it soon.' };

const COMPLETE = '## Goal\nPasskeys for everyone by the end of June.\n';

function outcomes(stage: Stage, from = 0): readonly unknown[] {
  return stage.log.slice(from).flatMap((line) => (line.message === 'reconciled' ? [line.outcome] : []));
}

describe('when GitHub fails', () => {
  test.each([
    ['the read', { isGraphql: true }],
    ['the comment', { operation: 'issues/create-comment' }],
    ['the label', { operation: 'issues/add-labels' }],
  ])('before %s took effect, it is done a little later', async (_, match) => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.faults.add({ match, times: 2, fault: { type: 'status', status: 502, when: 'before' } });
    const number = repo.openIssue(ISSUE);
    await stage.rest();
    await stage.pass(20_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
  });

  test.each([
    ['a 502', { type: 'status', status: 502, when: 'after' } as const],
    ['a cut connection', { type: 'reset', when: 'after' } as const],
  ])('after the comment was written, with %s, there is no second one', async (_, fault) => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.faults.add({ match: { operation: 'issues/create-comment' }, fault });
    const number = repo.openIssue(ISSUE);
    await stage.rest();
    await stage.pass(20_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
  });

  test('after the comment was written, and its reads trail by two seconds, there is no second one', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.setReadLag(2_000);
    stage.github.faults.add({
      match: { operation: 'issues/create-comment' },
      fault: { type: 'status', status: 502, when: 'after' },
    });
    const number = repo.openIssue(ISSUE);
    await stage.rest();
    await stage.pass(20_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(stage.written(0).filter((name) => name === 'issues/create-comment')).toHaveLength(1);
  });

  test('after two edits within a second, what stands is read, not what the one before had written', async () => {
    const stage = await startStage({ startsAt: Date.UTC(2026, 10, 28, 12) });
    const repo = await found(stage);
    const number = repo.openIssue(ISSUE);
    const comment = (): string | undefined => repo.issue(number).comments[0]?.body;
    const until = async (isSo: () => boolean): Promise<void> => {
      for (let turn = 0; turn < 10_000 && !isSo(); turn += 1) {
        await stage.github.settled();
        if (turn % 20 === 0) await stage.clock.advance(10);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await stage.rest();
    const incomplete = comment();
    repo.editIssue(number, { by: 'ana', body: COMPLETE });
    await until(() => comment() !== incomplete);
    const complete = comment();
    stage.github.faults.add({
      match: { operation: 'issues/update-comment' },
      fault: { type: 'reset', when: 'after' },
    });
    repo.editIssue(number, { by: 'ana', body: ISSUE.body });
    await until(() => comment() === incomplete);
    repo.editIssue(number, { by: 'ana', body: COMPLETE });
    await stage.pass(20_000);
    expect(comment()).toBe(complete);
  });

  test('a partial answer is never read as an empty one', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue(ISSUE);
    await stage.rest();
    stage.github.faults.add({
      match: { isGraphql: true },
      fault: { type: 'graphql-error', message: 'Something went wrong', path: ['organisation'] },
    });
    await stage.pass(300_000);
    repo.editIssue(number, { by: 'ana', body: 'Ship it sooner.' });
    await stage.rest();
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(outcomes(stage)).toContain('retry');
  });

  test('for longer than it is tried soon, it is counted, and the next event finds the app at work', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.faults.add({
      match: { isGraphql: true },
      times: Infinity,
      fault: { type: 'status', status: 500, when: 'before' },
    });
    const number = repo.openIssue(ISSUE);
    await stage.rest();
    await stage.pass(60 * 60_000);
    expect(await stage.engine.queue.counts()).toMatchObject({ running: 0, ready: 0, waiting: 0, deadLetters: 1 });
    stage.github.faults.clear();
    repo.editIssue(number, { by: 'ana', body: 'Ship it sooner.' });
    await stage.rest();
    expect(repo.issue(number).comments).toHaveLength(1);
    expect((await stage.engine.queue.counts()).deadLetters).toBe(0);
  });

  test.each([
    ['queries', { isGraphql: true }],
    ['writes', { method: 'POST', isGraphql: false }],
  ] as const)(
    'of %s alone for hours loses nothing, though sweeps went on and nothing happens after',
    async (_, match) => {
      const stage = await startStage({ upkeep: true });
      const repo = await found(stage);
      await stage.pass(60_000);
      stage.github.faults.add({ match, times: Infinity, fault: { type: 'status', status: 502, when: 'before' } });
      const number = repo.openIssue(ISSUE);
      await stage.pass(3 * 60 * 60_000);
      expect(repo.issue(number).comments).toHaveLength(0);
      stage.github.faults.clear();
      await stage.pass(2 * 60 * 60_000);
      expect(repo.issue(number).comments).toHaveLength(1);
      expect(await stage.engine.queue.counts()).toMatchObject({ deadLetters: 0, givenUp: 0 });
    },
  );
});

describe('a limit', () => {
  test.each([
    ['429', { type: 'rate-limit', status: 429, retryAfter: 60 } as const],
    ['403 with nothing left', { type: 'rate-limit', status: 403, resetIn: 60 } as const],
    ['GraphQL’s own', { type: 'graphql-limit' } as const],
  ])('is waited out: %s', async (_, fault) => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.faults.add({ match: { isGraphql: true }, fault });
    const number = repo.openIssue(ISSUE);
    await stage.rest();
    const mark = stage.github.requests.mark();
    await stage.pass(50_000);
    expect(stage.calls(mark)).toEqual({ reads: 0, writes: 0 });
    await stage.pass(60 * 60_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect((await stage.engine.queue.counts()).deadLetters).toBe(0);
  });

  test('of the secondary kind stops the installation that met it, and no other', async () => {
    const stage = await startStage();
    const busy = await found(stage, 'octo/hello');
    const quiet = await found(stage, 'acme/world');
    stage.github.faults.add({
      match: { operation: 'issues/create-comment' },
      fault: { type: 'secondary-limit', retryAfter: 60 },
    });
    const first = busy.openIssue(ISSUE);
    await stage.rest();
    const second = busy.openIssue(ISSUE);
    const other = quiet.openIssue(ISSUE);
    const mark = stage.github.requests.mark();
    await stage.rest();
    expect(quiet.issue(other).comments).toHaveLength(1);
    expect(stage.github.requests.since(mark).filter(({ path }) => path.includes('/octo/'))).toEqual([]);
    await stage.pass(65_000);
    expect(busy.issue(first).comments).toHaveLength(1);
    expect(busy.issue(second).comments).toHaveLength(1);
  });
});

describe('what cannot be helped', () => {
  test('a missing permission is named in the log, once, and nothing is tried again', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.revokePermission('octo', 'checks');
    repo.openPullRequest({ by: 'ana', title: 'Change it', body: '', files: { 'a.txt': 'a' } });
    await stage.rest();
    await stage.pass(60 * 60_000);
    const failures = stage.log.filter(({ outcome }) => outcome === 'give-up');
    expect(failures.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^(missing-permission checks=write|forbidden at .*checkSuites)$/),
    ]);
  });

  test('a 403 that names what it wants is quoted', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.faults.add({
      match: { operation: 'issues/add-labels' },
      fault: { type: 'status', status: 403, when: 'before' },
    });
    repo.openIssue(ISSUE);
    await stage.rest();
    expect(stage.log.find(({ outcome }) => outcome === 'give-up')?.reason).toMatch(/^(missing-permission|forbidden)/);
  });

  test.each([404, 410])('an issue that is gone in between (%i) is left alone', async (status) => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.faults.add({
      match: { operation: 'issues/create-comment' },
      fault: { type: 'status', status, when: 'before' },
    });
    repo.openIssue(ISSUE);
    await stage.rest();
    await stage.pass(60 * 60_000);
    expect(outcomes(stage).filter((outcome) => outcome === 'give-up')).toHaveLength(1);
    expect(
      stage.github.requests.writes().filter(({ operation }) => operation === 'issues/create-comment'),
    ).toHaveLength(1);
  });

  test('an issue that reads do not show yet is looked for again', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.setReadLag(3_000);
    const number = repo.openIssue(ISSUE);
    await stage.pass(10_000);
    expect(repo.issue(number).comments).toHaveLength(1);
  });

  test('an issue deleted before we look is left alone after a second look', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue(ISSUE);
    repo.deleteIssue(number, { by: 'olga' });
    const mark = stage.github.requests.mark();
    await stage.pass(60 * 60_000);
    expect(stage.calls(mark)).toEqual({ reads: 2, writes: 0 });
    expect(stage.log.find(({ outcome }) => outcome === 'give-up')?.reason).toBe('not-found');
  });
});

describe('reads that trail our writes', () => {
  test('by ten seconds make us write nothing twice', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue(ISSUE);
    await stage.rest();
    await stage.pass(20_000);
    stage.github.setReadLag(10_000);
    const mark = stage.github.requests.mark();
    for (const body of ['One.', 'Two.', 'Three.']) {
      repo.editIssue(number, { by: 'ana', body });
      await stage.pass(1_000);
    }
    await stage.pass(60_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(stage.calls(mark).writes).toBe(0);
  });

  test('and show an item only later make one comment all the same', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ ...ISSUE, title: 'Ship it' });
    await stage.rest();
    await stage.pass(20_000);
    stage.github.setReadLag(3_000);
    repo.editIssue(number, { by: 'ana', title: 'Task: ship it' });
    await stage.pass(5_000);
    repo.addLabel(number, 'task', { by: 'ana' });
    await stage.pass(500);
    repo.assign(number, 'ana', { by: 'ana' });
    await stage.pass(500);
    repo.comment(number, { by: 'ben', body: 'Hm.' });
    await stage.pass(60_000);
    expect(repo.issue(number).comments.filter(({ author }) => author === 'async-conventions[bot]')).toHaveLength(1);
  });
});

test('with pacing on, a first comment and label are not held up, and the twenty-first comment in a minute is', async () => {
  const stage = await startStage({ pacing: 'on' });
  const repo = await found(stage, 'octo/hello', CONFIG);
  const first = stage.clock.now();
  const number = repo.openIssue(ISSUE);
  await stage.rest();
  expect(repo.issue(number).labels).toEqual(['async: incomplete']);
  expect(stage.clock.now() - first).toBeLessThan(250);
  for (let issue = 1; issue < 25; issue += 1) repo.openIssue(ISSUE);
  await stage.pass(50_000);
  const commented = () => repo.issues().filter(({ comments }) => comments.length > 0).length;
  expect(commented()).toBe(20);
  await stage.pass(60_000);
  expect(commented()).toBe(25);
});

test('with one call in five failing, before or after its effect, nothing is lost and nothing is said twice', async () => {
  const stage = await startStage();
  const repo = await found(stage);
  let seed = 20260105;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  for (const when of ['before', 'after'] as const) {
    const match = () => chance() < 0.1;
    stage.github.faults.add({ match, times: Infinity, fault: { type: 'status', status: 502, when } });
  }
  const numbers = Array.from({ length: 40 }, () => repo.openIssue(ISSUE));
  await stage.pass(10_000);
  for (const number of numbers) repo.editIssue(number, { by: 'ana', body: 'Ship it sooner.' });
  repo.commitFile('README.md', '# Hello\n');
  await stage.pass(10 * 60_000);
  expect(stage.github.requests.all.filter(({ fault }) => fault !== null).length).toBeGreaterThan(20);
  expect(numbers.map((number) => repo.issue(number).comments.length)).toEqual(numbers.map(() => 1));
  expect(numbers.every((number) => repo.issue(number).labels.includes('async: incomplete'))).toBe(true);
  expect(await stage.engine.queue.counts()).toEqual({
    running: 0,
    ready: 0,
    waiting: 0,
    deadLetters: 0,
    givenUp: 0,
    oldestMs: 0,
  });
});
