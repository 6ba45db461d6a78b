import { describe, expect, test } from 'vitest';
import { found, startStage } from './harness.js';
import type { Stage } from './harness.js';

const INCOMPLETE = { by: 'ana', title: 'Task: ship it', body: 'Ship it soon.' };

const COMPLETE = [
  '## Goal',
  'Ship the export so that support stops doing it by hand.',
  '## Requirements',
  '- CSV with a header',
  '- At most a minute for a year of data',
  '## Timeline',
  'By 2026-03-16.',
  '## Success criteria',
  '- Support has not exported anything by hand for a week',
  '## Resources',
  'The plan: https://example.com/plan',
].join('\n');

const NOTE = 'reads still trail the event; planned from what they show';

/** An incomplete issue that was answered a while ago. */
async function startAnswered() {
  const stage = await startStage();
  const repo = await found(stage);
  const number = repo.openIssue(INCOMPLETE);
  await stage.rest();
  await stage.pass(60_000);
  return { stage, repo, number };
}

function outcomes(stage: Stage, from: number): readonly unknown[] {
  return stage.log.slice(from).flatMap((line) => (line.message === 'reconciled' ? [line.outcome] : []));
}

function notes(stage: Stage): readonly unknown[] {
  return stage.log.flatMap((line) => (Array.isArray(line.notes) ? (line.notes as unknown[]) : []));
}

describe('reads that trail a person by three seconds', () => {
  test('do not hide that a body was completed: the comment folds and the label goes, and no event has to follow', async () => {
    const { stage, repo, number } = await startAnswered();
    stage.github.setReadLag(3_000);
    const mark = stage.github.requests.mark();
    const line = stage.log.length;
    repo.editIssue(number, { by: 'ana', body: COMPLETE });
    await stage.pass(30_000);
    expect(repo.issue(number).comments.map(({ edits }) => edits)).toEqual([1]);
    expect(repo.issue(number).labels).toEqual([]);
    expect(stage.calls(mark)).toEqual({ reads: 3, writes: 2 });
    expect(outcomes(stage, line)).toEqual(['stale', 'stale', 'done']);
    expect(notes(stage)).not.toContain(NOTE);
  });

  test('do not hide that a body was emptied', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ ...INCOMPLETE, body: COMPLETE });
    await stage.pass(60_000);
    stage.github.setReadLag(3_000);
    repo.editIssue(number, { by: 'ana', body: '' });
    await stage.pass(30_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
  });

  test('do not hide a new issue', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.setReadLag(3_000);
    const number = repo.openIssue(INCOMPLETE);
    await stage.pass(30_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
  });

  test('do not make us answer the first version of a new issue that has a second', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.setReadLag(3_000);
    const number = repo.openIssue(INCOMPLETE);
    await stage.pass(2_500);
    repo.editIssue(number, { by: 'ana', body: COMPLETE });
    await stage.pass(30_000);
    expect(repo.issue(number).comments).toEqual([]);
    expect(repo.issue(number).labels).toEqual([]);
  });

  test('do not hide a description completed on a pull request', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openPullRequest({ by: 'ana', title: 'Export', body: '', files: { 'a.txt': 'a' } });
    await stage.pass(60_000);
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
    stage.github.setReadLag(3_000);
    const body = '## Why\nSupport exports by hand.\n## What changed\nA button.\n## How tested\nBy hand, twice.';
    repo.editIssue(number, { by: 'ana', body });
    await stage.pass(30_000);
    expect(repo.issue(number).labels).toEqual([]);
  });

  test('are asked for the last of several edits', async () => {
    const { stage, repo, number } = await startAnswered();
    stage.github.setReadLag(3_000);
    for (const body of ['One.', 'Two.', COMPLETE]) {
      repo.editIssue(number, { by: 'ana', body });
      await stage.pass(2_500);
    }
    await stage.pass(30_000);
    expect(repo.issue(number).labels).toEqual([]);
    expect(stage.log.filter(({ outcome }) => outcome === 'stale').length).toBeLessThanOrEqual(6);
  });
});

test('reads that never catch up are looked at six times, then taken for what they show, with a note', async () => {
  const { stage, repo, number } = await startAnswered();
  stage.github.setReadLag(60 * 60_000);
  const mark = stage.github.requests.mark();
  const line = stage.log.length;
  repo.editIssue(number, { by: 'ana', body: COMPLETE });
  await stage.pass(25_000);
  expect(notes(stage)).not.toContain(NOTE);
  await stage.pass(10 * 60_000);
  expect(outcomes(stage, line)).toEqual(['stale', 'stale', 'stale', 'stale', 'stale', 'done']);
  expect(stage.calls(mark)).toEqual({ reads: 6, writes: 0 });
  expect(notes(stage)).toContain(NOTE);
  expect(await stage.engine.queue.counts()).toEqual({
    running: 0,
    ready: 0,
    waiting: 0,
    deadLetters: 0,
    givenUp: 0,
    oldestMs: 0,
  });
});

test('reads that are up to date cost nothing more', async () => {
  const { stage, repo, number } = await startAnswered();
  const mark = stage.github.requests.mark();
  repo.editIssue(number, { by: 'ana', body: 'Ship it soon, please.' });
  await stage.pass(60_000);
  expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
});
