import { describe, expect, test } from 'vitest';
import type { FakeRepository } from '../github/index.js';
import { CONFIG, found, startStage } from './harness.js';
import type { Stage } from './harness.js';

const ENFORCE = `${CONFIG}mode: enforce\n`;
const BROKEN = 'version: 1\nmoed: enforce\n';
const PATH = '.github/async.yml';
const PULL = { by: 'ana', title: 'Stream the export', body: '', files: { 'a.txt': 'a' } };

interface Failing {
  readonly stage: Stage;
  readonly repo: FakeRepository;
  /** As the app left it, and one whose label a person took off. */
  readonly pulls: readonly [number, number];
}

/** Two pull requests that an enforcing configuration stopped. */
async function failing(): Promise<Failing> {
  const stage = await startStage();
  const repo = await found(stage, 'octo/hello', ENFORCE);
  const pulls = [repo.openPullRequest(PULL), repo.openPullRequest({ ...PULL, files: { 'b.txt': 'b' } })] as const;
  await stage.rest();
  await stage.pass(5_000);
  repo.removeLabel(pulls[1], 'async: incomplete', { by: 'olga' });
  await stage.pass(300_000);
  expect(pulls.map((number) => conclusionOf(repo, number))).toEqual(['failure', 'failure']);
  return { stage, repo, pulls };
}

function conclusionOf(repo: FakeRepository, number: number): string | null | undefined {
  return repo.issue(number).checks[0]?.conclusion;
}

describe('failing checks', () => {
  test.each([
    ['broken', BROKEN],
    ['removed', null],
    ['turned to advice', CONFIG],
  ])('fail no more once a push leaves the configuration %s, and nobody hears of it', async (_how, text) => {
    const { stage, repo, pulls } = await failing();
    const before = pulls.map((number) => repo.issue(number).comments.map(({ id }) => id));
    const mark = stage.github.requests.mark();
    repo.commitFile(PATH, text);
    await stage.rest();
    expect(pulls.map((number) => conclusionOf(repo, number))).toEqual(['neutral', 'neutral']);
    expect(pulls.map((number) => repo.issue(number).comments.map(({ id }) => id))).toEqual(before);
    expect(stage.written(mark).filter((operation) => operation === 'checks/update')).toHaveLength(2);
    expect(stage.written(mark).filter((operation) => /create-comment|labels/.test(operation))).toEqual([]);
    const next = stage.github.requests.mark();
    for (const number of pulls) repo.editIssue(number, { by: 'ana', body: 'More is to come.' });
    await stage.rest();
    expect(pulls.map((number) => conclusionOf(repo, number))).toEqual(['neutral', 'neutral']);
    expect(stage.written(next).filter((operation) => operation.startsWith('checks/'))).toEqual([]);
  });

  test('are found by one more query a push, and only while they fail', async () => {
    const { stage, repo } = await failing();
    repo.commitFile(PATH, null);
    await stage.rest();
    await stage.pass(300_000);
    repo.commitFile(PATH, BROKEN);
    await stage.rest();
    const mark = stage.github.requests.mark();
    repo.commitFile(PATH, null);
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
  });

  test('of a closed pull request stay as they are', async () => {
    const { stage, repo, pulls } = await failing();
    repo.close(pulls[0], { by: 'ana' });
    await stage.rest();
    repo.commitFile(PATH, null);
    await stage.rest();
    expect(pulls.map((number) => conclusionOf(repo, number))).toEqual(['failure', 'neutral']);
  });

  test('stay where the configuration still enforces', async () => {
    const { stage, repo, pulls } = await failing();
    const mark = stage.github.requests.mark();
    repo.commitFile(PATH, `${ENFORCE}# reviewed\n`);
    await stage.rest();
    expect(pulls.map((number) => conclusionOf(repo, number))).toEqual(['failure', 'failure']);
    expect(stage.calls(mark).writes).toBe(0);
  });
});

describe('without a configuration', () => {
  test('a check that a person asks for again is answered, and blocks nothing', async () => {
    const { stage, repo, pulls } = await failing();
    stage.github.webhooks.drop(({ event }) => event === 'push');
    repo.commitFile(PATH, null);
    await stage.rest();
    for (const number of pulls) repo.rerequestCheckRun(repo.issue(number).checks[0]?.id ?? 0, { by: 'ana' });
    await stage.rest();
    const checks = pulls.flatMap((number) => repo.issue(number).checks[0] ?? []);
    expect(checks).toMatchObject(pulls.map((number) => ({ conclusion: 'neutral', externalId: `pr:${number}` })));
    expect(checks.map(({ suiteStatus }) => suiteStatus)).toEqual(['completed', 'completed']);
  });

  test('an edit alone releases what still fails', async () => {
    const { stage, repo, pulls } = await failing();
    stage.github.webhooks.drop(({ event }) => event === 'push');
    repo.commitFile(PATH, null);
    await stage.rest();
    repo.editIssue(pulls[0], { by: 'ana', body: 'More is to come.' });
    await stage.rest();
    expect(conclusionOf(repo, pulls[0])).toBe('neutral');
  });

  test('a rerun of a merge queue’s check is answered too', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', ENFORCE);
    const number = repo.openPullRequest(PULL);
    await stage.rest();
    const sha = repo.requestMergeGroup(number, { by: 'olga' });
    await stage.rest();
    await stage.pass(5_000);
    repo.commitFile(PATH, null);
    await stage.rest();
    repo.rerequestCheckRun(repo.checks(sha)[0]?.id ?? 0, { by: 'olga' });
    await stage.rest();
    expect(repo.checks(sha)[0]).toMatchObject({ conclusion: 'neutral', suiteStatus: 'completed' });
  });
});

describe('our comment, once a person took its marker away', () => {
  test('is left as that person wrote it, and no other is written', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '' });
    await stage.rest();
    await stage.pass(5_000);
    const mark = stage.github.requests.mark();
    repo.editComment(repo.issue(number).comments[0]?.id ?? 0, { by: 'olga', body: 'Please ignore the bot.' });
    await stage.rest();
    await stage.pass(300_000);
    repo.editIssue(number, { by: 'ana', body: '## Goal\nPasskeys.' });
    await stage.rest();
    expect(repo.issue(number).comments.map(({ body }) => body)).toEqual(['Please ignore the bot.']);
    expect(stage.calls(mark).writes).toBe(0);
  });
});
