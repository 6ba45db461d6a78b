import { describe, expect, test } from 'vitest';
import { found, startStage } from './harness.js';

const EMPTY = 'Ship it soon.';
const BRIEF = [
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

const us = 'async-conventions[bot]';

describe('an incomplete issue', () => {
  test('gets one comment and one label, for one read and two writes', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const mark = stage.github.requests.mark();
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY, labels: ['bug'] });
    await stage.rest();
    const issue = repo.issue(number);
    expect(issue.comments.map(({ author }) => author)).toEqual([us]);
    expect(issue.labels).toContain('async: incomplete');
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 2 });
    expect(stage.written(mark)).toEqual(['issues/create-comment', 'issues/add-labels']);
  });

  test('that is a decision costs no more, with two labels', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const mark = stage.github.requests.mark();
    const number = repo.openIssue({ by: 'ana', title: 'Decision: where it stands', body: EMPTY });
    await stage.rest();
    expect(repo.issue(number).labels).toEqual(['async: incomplete', 'decision: draft']);
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 2 });
  });

  test('is answered once however often its event comes', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    stage.github.webhooks.duplicate(({ event }) => event === 'issues', 3);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY });
    await stage.rest();
    for (const { id, event } of [...stage.github.deliveries])
      if (event === 'issues') stage.github.webhooks.redeliver(id);
    await stage.rest();
    expect(repo.issue(number).comments).toHaveLength(1);
  });

  test('costs one read when an edit changes nothing that matters', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY });
    await stage.rest();
    await stage.pass(10_000);
    const mark = stage.github.requests.mark();
    repo.editIssue(number, { by: 'ana', body: `${EMPTY} Really.` });
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
  });

  test('heals: the comment collapses in place, the label goes, nobody is notified again', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY });
    await stage.rest();
    await stage.pass(10_000);
    const notified = repo.notifications().length;
    const mark = stage.github.requests.mark();
    repo.editIssue(number, { by: 'ana', body: BRIEF });
    await stage.rest();
    const issue = repo.issue(number);
    expect(issue.comments).toHaveLength(1);
    expect(issue.comments[0]?.edits).toBe(1);
    expect(issue.labels).not.toContain('async: incomplete');
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 2 });
    expect(repo.notifications()).toHaveLength(notified);
  });

  test('in a new repository brings its labels along', async () => {
    const stage = await startStage();
    const repo = stage.github.repository('octo/new', {
      files: { '.github/async.yml': 'version: 1\nscope: { grace: 0m }\n' },
    });
    await stage.pass(60_000);
    const mark = stage.github.requests.mark();
    repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY });
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 4 });
    expect(stage.written(mark).filter((name) => name === 'issues/create-label')).toHaveLength(2);
    const next = stage.github.requests.mark();
    repo.openIssue({ by: 'ana', title: 'Task: ship more', body: EMPTY });
    await stage.rest();
    expect(stage.calls(next)).toEqual({ reads: 1, writes: 2 });
  });

  test('is left in peace during the grace, then spoken to', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', 'version: 1\n');
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY });
    await stage.rest();
    expect(repo.issue(number).comments).toEqual([]);
    await stage.pass(30_000);
    expect(repo.issue(number).comments).toEqual([]);
    await stage.pass(31_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    const opened = stage.github.deliveries.find(({ event, action }) => event === 'issues' && action === 'opened');
    expect(stage.log.find(({ message, change }) => message === 'wrote' && change === 'create-comment')).toMatchObject({
      deliveries: [opened?.guid],
    });
  });
});

describe('nothing to say', () => {
  test('an issue that no template matches costs one read', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const mark = stage.github.requests.mark();
    repo.openIssue({ by: 'ana', title: 'The door is broken', body: '' });
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
  });

  test('events that cannot matter cost nothing', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'The door is broken', body: '' });
    await stage.rest();
    const mark = stage.github.requests.mark();
    const id = repo.comment(number, { by: 'dependabot[bot]', body: 'Bump' });
    repo.editComment(id, { by: 'dependabot[bot]', body: 'Bumped' });
    repo.commitFile('README.md', '# Hello\n');
    repo.lock(number, { by: 'olga' });
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 0, writes: 0 });
  });

  test('a repository without a configuration costs one read an event and hears nothing', async () => {
    const stage = await startStage();
    const repo = stage.github.repository('octo/quiet');
    await stage.pass(60_000);
    const mark = stage.github.requests.mark();
    repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '' });
    await stage.rest();
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
  });

  test('five hundred open issues and a configuration that lands: no write', async () => {
    const stage = await startStage();
    const repo = stage.github.repository('octo/old', { labels: ['task'] });
    for (let issue = 0; issue < 500; issue += 1) {
      repo.openIssue({ by: 'ana', title: `Task: number ${issue}`, body: '', labels: ['task'] });
    }
    await stage.rest();
    await stage.pass(60_000);
    const mark = stage.github.requests.mark();
    repo.commitFile('.github/async.yml', 'version: 1\nscope: { grace: 0m }\n');
    await stage.rest();
    expect(stage.calls(mark).writes).toBe(0);
    expect(stage.calls(mark).reads).toBeLessThanOrEqual(2);
  });
});

describe('a person’s hand', () => {
  test('a comment of ours that a person deletes is not posted again, whatever follows', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY });
    await stage.rest();
    await stage.pass(5_000);
    repo.deleteComment(repo.issue(number).comments[0]?.id ?? 0, { by: 'ana' });
    await stage.rest();
    repo.editIssue(number, { by: 'ana', body: `${EMPTY}\n\nMore.` });
    await stage.rest();
    expect(repo.issue(number).comments).toEqual([]);
    await stage.pass(300_000);
    repo.editIssue(number, { by: 'ana', body: `${EMPTY}\n\nAnd more.` });
    await stage.rest();
    expect(repo.issue(number).comments).toEqual([]);
  });

  test('our comment that a person rewrites is made ours again', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY });
    await stage.rest();
    await stage.pass(5_000);
    const ours = repo.issue(number).comments[0];
    repo.editComment(ours?.id ?? 0, { by: 'olga', body: `${ours?.body ?? ''}\nHello.` });
    await stage.rest();
    expect(repo.issue(number).comments.map(({ body }) => body)).toEqual([ours?.body]);
  });

  test('the label that a person takes off stays off until the body changes', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: EMPTY });
    await stage.rest();
    await stage.pass(5_000);
    repo.removeLabel(number, 'async: incomplete', { by: 'olga' });
    await stage.rest();
    expect(repo.issue(number).labels).toEqual([]);
    await stage.pass(5_000);
    repo.editIssue(number, { by: 'ana', body: `${EMPTY} Still.` });
    await stage.rest();
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
  });
});

describe('a long thread', () => {
  test('hides our comment on no page', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: 'A talk', body: EMPTY });
    for (let comment = 0; comment < 150; comment += 1) repo.comment(number, { by: 'ben', body: `No. ${comment}` });
    await stage.rest();
    repo.editIssue(number, { by: 'ana', title: 'Task: a talk' });
    await stage.rest();
    expect(repo.issue(number).comments).toHaveLength(151);
    await stage.pass(300_000);
    const mark = stage.github.requests.mark();
    repo.editIssue(number, { by: 'ana', body: BRIEF });
    await stage.rest();
    expect(repo.issue(number).comments).toHaveLength(151);
    expect(stage.calls(mark)).toEqual({ reads: 2, writes: 2 });
  });
});
