import { describe, expect, it } from 'vitest';
import { startGitHub } from './index.js';
import { findMentions } from './state/changes/notifications.js';

describe('notifications', () => {
  it('go out for what is new and for new mentions, not for edits, labels and checks', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ by: 'ana', title: 'x', body: 'for @ben' });
    const comment = repo.comment(number, { by: 'async-conventions[bot]', body: 'hello' });
    repo.editComment(comment, { by: 'async-conventions[bot]', body: 'hello again' });
    repo.addLabel(number, 'a');
    repo.editComment(comment, { by: 'async-conventions[bot]', body: 'hello @cleo' });
    repo.editComment(comment, { by: 'async-conventions[bot]', body: 'hello again @cleo' });
    repo.close(number, { by: 'ana' });
    expect(repo.notifications().map(({ reason, actor, mentions }) => [reason, actor, mentions])).toEqual([
      ['issue', 'ana', ['ben']],
      ['comment', 'async-conventions[bot]', []],
      ['mention', 'async-conventions[bot]', ['cleo']],
      ['state_change', 'ana', []],
    ]);
  });
});

describe('findMentions', () => {
  it.each([
    ['@ana and @octo/core, @ana again', ['ana', 'octo/core']],
    ['mail ana@example.com', []],
    ['`@ana` and\n```\n@ben\n```\n@cleo', ['cleo']],
    ['<!-- @ana -->', []],
    ['@\u200bana', []],
    ['\\@ana', ['ana']],
    ['(@ana)', ['ana']],
  ])('%j mentions %j', (text, logins) => {
    expect(findMentions(text)).toEqual(logins);
  });
});

describe('a repository', () => {
  it('is the same whenever it is named, and numbers its items together', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    expect(repo.openIssue({ title: 'a' })).toBe(1);
    expect(github.repository('Octo/Hello').openPullRequest({ title: 'b' })).toBe(2);
    expect(repo.issues().map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'issue'],
      [2, 'pull_request'],
    ]);
    expect(repo.ref()).toEqual({ installation: github.installationId('octo'), owner: 'octo', repo: 'hello' });
  });

  it('shows a fork by its owner and keeps its branch out of its own', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openPullRequest({ by: 'ben', title: 'x', head: 'topic', fork: true });
    expect(() => repo.headSha('topic')).toThrow('no branch');
    const sha = repo.pushToPull(number, { a: 'b' }, { by: 'ben' });
    expect(repo.issue(number).headSha).toBe(sha);
  });

  it('gives views that later changes leave alone', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ by: 'ana', title: 'x', body: '' });
    const before = repo.issue(number);
    repo.comment(number, { body: 'later' });
    repo.addLabel(number, 'later');
    expect([before.comments, before.labels, before.body]).toEqual([[], [], null]);
    expect(repo.issue(number).events).toMatchObject([
      { type: 'commented' },
      { type: 'labeled', label: 'later', actor: 'olga' },
    ]);
  });

  it('takes slips of a test for errors', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    expect(() => repo.close(9)).toThrow('octo/hello has no item #9');
    expect(() => repo.editComment(9, { body: 'x' })).toThrow('no comment 9');
    expect(() => repo.setType(repo.openIssue({ title: 'x' }), 'Epic')).toThrow('no issue type Epic');
  });
});
