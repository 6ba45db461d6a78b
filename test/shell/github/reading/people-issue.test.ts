import { describe, expect, test } from 'vitest';
import { PeopleIssues } from '../../../../src/shell/github/reading/people-issue.js';
import { look, readerOf } from './facts/look.js';

async function start() {
  const stage = await look();
  const repo = stage.github.repository('octo/hello');
  const number = repo.openIssue({ by: 'olga', title: 'Who works when' });
  const people = new PeopleIssues(stage.options);
  return { stage, repo, number, read: (of = number) => people.read(repo.ref(), of) };
}

describe('the issue of people', () => {
  test('is its comments, oldest first, with who wrote and who edited them when', async () => {
    const { stage, repo, number, read } = await start();
    const at = Math.floor(stage.clock.now() / 1_000) * 1_000;
    repo.comment(number, { by: 'ana', body: '/hours 08:00-16:00' });
    const away = repo.comment(number, { by: 'ben', body: '/away 2026-03-16..18' });
    await stage.clock.advance(60_000);
    repo.editComment(away, { by: 'olga', body: '/away 2026-03-16..20' });
    const [ana, ben, olga] = ['ana', 'ben', 'olga'].map((login) => ({ login, type: 'user' }));
    expect(await read()).toEqual([
      { body: '/hours 08:00-16:00', createdAt: at, editedAt: null, author: ana, editor: null },
      { body: '/away 2026-03-16..20', createdAt: at, editedAt: at + 60_000, author: ben, editor: olga },
    ]);
  });

  test('is read once in ten minutes', async () => {
    const { stage, repo, number, read } = await start();
    expect(await read()).toEqual([]);
    repo.comment(number, { by: 'ana', body: '/hours 08:00-16:00' });
    await stage.clock.advance(10 * 60_000 - 1);
    expect(await read()).toEqual([]);
    expect(stage.asked()).toEqual(['PeopleIssue']);
    await stage.clock.advance(1);
    expect(await read()).toHaveLength(1);
  });

  test('is its newest 300 comments, and of a long one its first lines', async () => {
    const { stage, repo, number, read } = await start();
    for (let count = 1; count <= 310; count += 1) repo.comment(number, { by: 'ana', body: String(count) });
    const line = `${'x'.repeat(99)}\n`;
    repo.comment(number, { by: 'ben', body: `/hours 08:00-16:00\n${line.repeat(300)}` });
    repo.comment(number, { by: 'cleo', body: 'x'.repeat(20_000) });
    const comments = (await read()) ?? [];
    expect(comments.slice(0, 298).map(({ body }) => Number(body))).toEqual(
      Array.from({ length: 298 }, (_, index) => index + 13),
    );
    const [ben, cleo] = comments.slice(298).map(({ body }) => body);
    expect(ben).toBe(`/hours 08:00-16:00\n${line.repeat(163)}`.trimEnd());
    expect(cleo).toBe('');
    expect(stage.asked()).toEqual(['PeopleIssue', 'PeopleIssue', 'PeopleIssue']);
  });

  test('is not known where there is none, and that is known for as long', async () => {
    const { stage, read } = await start();
    expect(await read(99)).toBeNull();
    expect(await read(99)).toBeNull();
    expect(stage.asked()).toEqual(['PeopleIssue']);
    expect(stage.warnings).toEqual([]);
  });

  test('is not known where GitHub does not show it, of which the log is told', async () => {
    const { stage, repo, read } = await start();
    const fault = { type: 'graphql-error', message: 'Resource not accessible by integration' } as const;
    const match = { isGraphql: true };
    stage.github.faults.add({ match, fault: { ...fault, errorType: 'FORBIDDEN', path: ['repository', 'issue'] } });
    expect(await read()).toBeNull();
    const reason = 'forbidden at repository.issue';
    expect(stage.warnings).toEqual([{ installation: repo.ref().installation, reason }]);
  });

  test('is waited for in an outage', async () => {
    const { stage, read } = await start();
    stage.github.faults.add({ match: { isGraphql: true }, fault: { type: 'status', status: 502, when: 'before' } });
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'retry' } });
    expect(await read()).toEqual([]);
  });
});

test('an issue of people that is not there is not the same as none', async () => {
  const stage = await look();
  const repo = stage.github.repository('octo/hello');
  const own = repo.openIssue({ by: 'ana', title: 'x' });
  const read = readerOf(stage, repo);
  expect((await read({ people: 99 })).people).toBe('unreadable');
  expect((await read({ people: null })).people).toBeNull();
  // It comes with the thread.
  expect((await read({ people: own })).people).toBeNull();
});
