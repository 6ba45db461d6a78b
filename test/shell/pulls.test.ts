import { describe, expect, test } from 'vitest';
import { CONFIG, found, startStage } from './harness.js';

const CHANGE = [
  '## Why',
  'The export is slow for everybody who has more than a year of data.',
  '## What changed',
  'It streams rows now instead of collecting them first.',
  '## How tested',
  'With the data of the largest team, before and after.',
  '## Risks',
  'None known.',
].join('\n');

const ENFORCE = `${CONFIG}mode: enforce\n`;
const PULL = { by: 'ana', title: 'Stream the export', files: { 'a.txt': 'a' } };

describe('a pull request', () => {
  test('that is complete gets one check run a commit', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', ENFORCE);
    const mark = stage.github.requests.mark();
    const number = repo.openPullRequest({ ...PULL, body: CHANGE });
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 1 });
    expect(repo.issue(number).checks).toMatchObject([{ conclusion: 'success', externalId: `pr:${number}` }]);
    const next = stage.github.requests.mark();
    const sha = repo.pushToPull(number, { 'a.txt': 'b' }, { by: 'ana' });
    await stage.rest();
    expect(stage.calls(next)).toEqual({ reads: 1, writes: 1 });
    expect(repo.checks(sha)).toMatchObject([{ conclusion: 'success' }]);
  });

  test('that no template matches costs one read, and one write once a commit', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', `${ENFORCE}templates:\n  brief: {}\n`);
    const mark = stage.github.requests.mark();
    const number = repo.openPullRequest({ ...PULL, body: '' });
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 1 });
    expect(repo.issue(number).checks).toMatchObject([{ conclusion: 'success' }]);
    const next = stage.github.requests.mark();
    repo.editIssue(number, { by: 'ana', body: 'Something.' });
    await stage.rest();
    expect(stage.calls(next)).toEqual({ reads: 1, writes: 0 });
  });

  test('that is incomplete fails in enforce, and passes on the same run once it is complete', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', ENFORCE);
    const number = repo.openPullRequest({ ...PULL, body: '' });
    await stage.rest();
    const failed = repo.issue(number).checks[0];
    expect(failed?.conclusion).toBe('failure');
    expect(repo.issue(number).comments).toHaveLength(1);
    await stage.pass(5_000);
    repo.editIssue(number, { by: 'ana', body: CHANGE });
    await stage.rest();
    expect(repo.issue(number).checks).toMatchObject([{ id: failed?.id, conclusion: 'success' }]);
    expect(repo.issue(number).labels).toEqual([]);
  });

  test('from a fork is checked too', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', ENFORCE);
    const number = repo.openPullRequest({ ...PULL, body: CHANGE, fork: true });
    await stage.rest();
    expect(repo.issue(number).checks).toMatchObject([{ conclusion: 'success', externalId: `pr:${number}` }]);
  });

  test('whose check a person asks for again gets a new run', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', ENFORCE);
    const number = repo.openPullRequest({ ...PULL, body: CHANGE });
    await stage.rest();
    await stage.pass(5_000);
    const first = repo.issue(number).checks[0];
    repo.rerequestCheckRun(first?.id ?? 0, { by: 'ana' });
    await stage.rest();
    const second = repo.issue(number).checks[0];
    expect(second?.id).not.toBe(first?.id);
    expect(second).toMatchObject({ conclusion: 'success', externalId: `pr:${number}`, suiteStatus: 'completed' });
    const mark = stage.github.requests.mark();
    repo.rerequestSuite(second?.suiteId ?? 0, { by: 'ana' });
    await stage.rest();
    expect(stage.written(mark)).toEqual(['checks/create']);
  });
});

test('a merge queue is answered at once', async () => {
  const stage = await startStage();
  const repo = await found(stage, 'octo/hello', ENFORCE);
  const number = repo.openPullRequest({ ...PULL, body: CHANGE });
  await stage.rest();
  const mark = stage.github.requests.mark();
  const sha = repo.requestMergeGroup(number, { by: 'olga' });
  await stage.rest();
  expect(repo.checks(sha)).toMatchObject([{ name: 'async-conventions', conclusion: 'success' }]);
  expect(stage.calls(mark)).toEqual({ reads: 1, writes: 1 });
});

describe('a configuration', () => {
  test('that is broken by a push shows on that commit, silences the rest, and clears when it is mended', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const sha = repo.commitFile('.github/async.yml', 'version: 1\nmoed: enforce\n');
    await stage.rest();
    expect(repo.checks(sha)).toMatchObject([
      { name: 'async-conventions', conclusion: 'neutral', externalId: 'config' },
    ]);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '' });
    const pull = repo.openPullRequest({ ...PULL, body: '' });
    await stage.rest();
    expect(repo.issue(number).comments).toEqual([]);
    expect(repo.issue(pull).checks).toMatchObject([{ conclusion: 'neutral' }]);
    const mended = repo.commitFile('.github/async.yml', ENFORCE);
    await stage.rest();
    expect(repo.checks(mended)).toEqual([]);
    repo.editIssue(pull, { by: 'ana', body: CHANGE });
    await stage.rest();
    expect(repo.issue(pull).checks).toMatchObject([{ conclusion: 'success' }]);
  });

  test('that a pull request breaks is told there, and nowhere else', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openPullRequest({
      by: 'ana',
      title: 'Enforce',
      body: CHANGE,
      files: { '.github/async.yml': 'version: 1\nmoed: enforce\n' },
    });
    await stage.rest();
    const pull = repo.issue(number);
    expect(pull.comments).toHaveLength(1);
    expect(pull.comments[0]?.body).toContain('moed');
    expect(pull.checks).toHaveLength(1);
    await stage.pass(5_000);
    const mark = stage.github.requests.mark();
    repo.pushToPull(number, { '.github/async.yml': ENFORCE }, { by: 'ana' });
    await stage.rest();
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(repo.issue(number).comments[0]?.body).not.toContain('moed');
    expect(stage.calls(mark).reads).toBe(4);
  });

  test('of a megabyte is refused without being read', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', CONFIG);
    const mark = stage.github.requests.mark();
    const sha = repo.commitFile('.github/async.yml', `version: 1\n# ${'x'.repeat(1024 * 1024)}\n`);
    await stage.rest();
    expect(repo.checks(sha)).toMatchObject([{ conclusion: 'neutral', externalId: 'config' }]);
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 1 });
  });

  test('of the organisation speaks for the repositories it names', async () => {
    const stage = await startStage();
    stage.github.repository('octo/.github', {
      files: { '.github/async.yml': `${CONFIG}repositories: ["he*"]\n` },
    });
    const named = stage.github.repository('octo/hello');
    const other = stage.github.repository('octo/world');
    await stage.pass(60_000);
    const issue = { by: 'ana', title: 'Task: ship it', body: '' };
    const [here, there] = [named.openIssue(issue), other.openIssue(issue)];
    await stage.rest();
    expect(named.issue(here).comments).toHaveLength(1);
    expect(other.issue(there).comments).toEqual([]);
  });

  test('with other names for our labels is asked for those once', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', `${CONFIG}labels: { incomplete: "needs words" }\n`);
    const first = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '' });
    await stage.rest();
    expect(repo.issue(first).labels).toEqual(['needs words']);
    const mark = stage.github.requests.mark();
    repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '' });
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 2 });
  });
});
