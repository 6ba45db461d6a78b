import { describe, expect, it } from 'vitest';
import { isDefaultTitle, titleLength, withoutPrefix } from '../../../src/core/reading/titles.js';

const DEFAULTS = ['[Bug]: ', 'Task:', '[Aufgabe] '];

describe('a title that says nothing of its own', () => {
  it.each([
    'New issue',
    '[Bug]: ',
    '[bug]:',
    'Task:',
    '[Aufgabe]',
    '[Feature] TBD',
    'Untitled',
    'Title',
    '???',
    '',
    'feat(core): ',
    'Bug: [Bug]: ',
  ])('of an issue: %j', (title) => {
    expect(isDefaultTitle(title, 'issue', DEFAULTS)).toBe(true);
  });

  it.each([
    'Update README.md',
    'Create docs/setup.md',
    'Delete LICENSE',
    'Rename a.md to b.md',
    'Add files via upload',
    'Patch 1',
    'ana-patch-2',
    'Ana patch 2',
    'patch-1',
    'Fix/foo-bar',
    'Fix/foo bar',
    'feature-x',
    'fix_login_page',
    'ana/login-page',
    'Develop',
    "Merge branch 'main' into login",
    'dependabot/npm_and_yarn/zod-4.1.0',
  ])('of a pull request: %j', (title) => {
    expect(isDefaultTitle(title, 'pull_request', DEFAULTS)).toBe(true);
  });

  it.each([
    'Update the README',
    'Update dependencies',
    'Create a page for exports',
    'Patch the export so that it streams',
    'Client/server handshake fails',
    'Read/write locks',
    'TCP/IP',
    'feat: stream the export',
    '[Bug]: export fails at midnight',
    'Aufgabe: Halle heizen',
    '修复登录',
    'エクスポートが失敗する',
    'Ошибка при входе',
    '🎉',
    'Exports',
  ])('is not: %j', (title) => {
    expect(isDefaultTitle(title, 'pull_request', DEFAULTS)).toBe(false);
  });

  it.each(['Update README.md', 'feature-x', 'auto-merge'])('is not, of an issue, which has no branch: %j', (title) => {
    expect(isDefaultTitle(title, 'issue', DEFAULTS)).toBe(false);
  });
});

describe('what a title is without its prefix', () => {
  it.each([
    ['Task: warm up the hall', 'warm up the hall'],
    ['[Bug] hall is cold', 'hall is cold'],
    ['[Bug]: hall is cold', 'hall is cold'],
    ['feat(heating)!: timer', 'timer'],
    ['fix : timer', 'timer'],
    ['任务：修复登录', '修复登录'],
    ['[Bug] fix(heating): timer', 'timer'],
    ['heating(hall): timer', 'timer'],
    ['Hall: cold', 'Hall: cold'],
    ['Tasks are lost', 'Tasks are lost'],
  ])('%s', (title, rest) => {
    expect(withoutPrefix(title)).toBe(rest);
  });
});

describe('the length of a title', () => {
  it.each([
    ['hall', 4],
    [' hall ', 4],
    ['修复登录', 8],
    ['로그인 수정', 11],
    ['héllo', 5],
    ['he\u0301llo', 5],
    ['👩‍👩‍👧‍👦', 1],
    ['', 0],
  ])('%s is %i', (title, length) => {
    expect(titleLength(title)).toBe(length);
  });
});
