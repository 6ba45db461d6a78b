import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub, type FakeGitHub } from '../../github/index.js';
import { run } from './terminal.js';

let github: FakeGitHub;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(() => github.stop());

function environment(): Record<string, string> {
  return { GITHUB_TOKEN: github.userToken('olga'), GITHUB_API_URL: github.apiUrl };
}

describe('plan', () => {
  test('prints what would be written, and writes nothing', async () => {
    const repo = github.repository('octo/hello', {
      files: { '.github/async.yml': 'version: 1\nscope: { grace: 0m }\n' },
    });
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '## Goal\n\nReaders find it.\n' });
    const { code, out } = await run(['plan', `octo/hello#${number}`], '', environment());
    expect(code).toBe(0);
    expect(out).toContain('fail by the template brief');
    expect(out).toContain('+ comment\n');
    expect(out).toContain('    - **Requirements**, **Timeline** and **Success criteria** are missing.');
    expect(out).toContain('+ label async: incomplete');
    expect(github.requests.writes()).toEqual([]);
    expect(repo.issue(number).comments).toEqual([]);
  });

  test('what the named app wrote counts as ours', async () => {
    const repo = github.repository('octo/hello', {
      files: { '.github/async.yml': 'version: 1\nscope: { grace: 0m }\n' },
    });
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '' });
    const body = '<!-- async-conventions:sticky:v1 -->\nold';
    repo.comment(number, { by: `${github.app.slug}[bot]`, body });
    const ours = await run(['plan', `octo/hello#${number}`, '--app', github.app.slug], '', environment());
    const others = await run(['plan', `octo/hello#${number}`], '', environment());
    expect(ours.out).toContain('~ comment ');
    expect(others.out).toContain('+ comment');
  });

  test('without a configuration nothing is to be done', async () => {
    const number = github.repository('octo/hello').openIssue({ by: 'ana', title: 'Task: x', body: '' });
    const { out } = await run(['plan', `octo/hello#${number}`], '', environment());
    expect(out).toContain('no configuration applies\n\nNothing to change.');
  });

  test.each([
    ['octo/hello#999', {}, 'octo/hello#999 cannot be read'],
    ['octo/none#1', {}, 'octo/none#1 cannot be read'],
    ['octo/hello#1', { GITHUB_TOKEN: 'wrong' }, 'GitHub does not accept GITHUB_TOKEN'],
  ])('%s with %j ends with 2 and says why', async (reference, given, message) => {
    github.repository('octo/hello');
    const { code, err } = await run(['plan', reference], '', { ...environment(), ...given });
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('prints the commit and the pull request with the record of a decision', async () => {
    const config = 'version: 1\ndecisions: { record: { via: pr } }\npeople: { members: { olga: {} } }\n';
    const repo = github.repository('octo/hello', { files: { '.github/async.yml': config } });
    const sections = ['Problem', 'Options', 'Tradeoffs', 'Decision'].map((name) => `## ${name}\n\n- one\n- two\n`);
    const body = `${sections.join('\n')}\n## Owner\n\n@olga\n`;
    const number = repo.openIssue({ by: 'ana', title: 'Decision: where exports are kept', body });
    for (const [by, said] of [
      ['ana', '/propose'],
      ['olga', '/approve'],
      ['olga', '/accept because it is cheap'],
    ] as const) {
      repo.comment(number, { by, body: said });
    }
    const { out } = await run(['plan', `octo/hello#${number}`, '--app', github.app.slug], '', environment());
    expect(out).toContain(`+ branch async-conventions/decision-${number}: Record decision ${number} as accepted\n`);
    expect(out).toContain(`    docs/decisions/000${number}-where-exports-are-kept.md\n    ---\n    status: accepted\n`);
    expect(out).toContain(`+ pull request: Record decision ${number}: Where exports are kept\n    This is the record`);
    expect(github.requests.writes()).toEqual([]);
  });
});
