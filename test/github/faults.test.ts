import { describe, expect, it } from 'vitest';
import { askGraphql, connectWith } from './connect.js';
import { startGitHub } from './index.js';
import type { FakeGitHub } from './index.js';

const at = { owner: 'octo', repo: 'hello' };

function connect(github: FakeGitHub) {
  return connectWith(github, github.installationToken('octo')).rest;
}

async function statusOf(request: Promise<{ readonly status: number }>): Promise<number> {
  return request.then(
    (response) => response.status,
    (error: unknown) => (error as { readonly status: number }).status,
  );
}

describe('a fault', () => {
  it('before the effect leaves nothing behind, one after it leaves the effect', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ title: 'x' });
    const rest = connect(github);
    const comment = (body: string) => statusOf(rest.issues.createComment({ ...at, issue_number, body }));
    github.faults.add({
      match: { operation: 'issues/create-comment' },
      fault: { type: 'status', status: 502, when: 'before' },
    });
    expect(await comment('lost')).toBe(502);
    github.faults.add({
      match: { operation: 'issues/create-comment' },
      fault: { type: 'status', status: 503, when: 'after' },
    });
    expect(await comment('kept')).toBe(503);
    expect(await comment('fine')).toBe(201);
    expect(repo.issue(issue_number).comments.map(({ body }) => body)).toEqual(['kept', 'fine']);
    expect(github.requests.writes().map(({ status, fault }) => [status, fault])).toEqual([
      [502, 'status'],
      [503, 'status'],
      [201, null],
    ]);
  });

  it('fires from the nth match on, so many times', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const rest = connect(github);
    github.faults.add({
      match: { method: 'GET', path: /^\/repos\/octo\// },
      nth: 2,
      times: 2,
      fault: { type: 'status', status: 500, when: 'before' },
    });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push(await statusOf(rest.repos.get(at)));
    expect(statuses).toEqual([200, 500, 500, 200]);
  });

  it('may come from a source that is asked about every other request, and says what it is about', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ title: 'x' });
    const rest = connect(github);
    const asked: (string | null)[] = [];
    github.faults.add({ match: { method: 'GET' }, fault: { type: 'status', status: 500, when: 'before' } });
    github.faults.setSource(({ about, isWrite }) => {
      asked.push(about);
      return isWrite ? { type: 'status', status: 502, when: 'after' } : null;
    });
    const statuses = [
      await statusOf(rest.issues.get({ ...at, issue_number })),
      await statusOf(rest.issues.get({ ...at, issue_number })),
      await statusOf(rest.issues.createComment({ ...at, issue_number, body: 'kept' })),
      await statusOf(
        rest.checks.create({ ...at, name: 'x', head_sha: repo.headSha(), external_id: 'pr:7', conclusion: 'success' }),
      ),
      await statusOf(rest.repos.get(at)),
    ];
    await askGraphql(
      github,
      github.installationToken('octo'),
      'query Q($owner: String!, $name: String!, $number: Int!) { repository(owner: $owner, name: $name) { issue(number: $number) { title } } }',
      { owner: 'octo', name: 'hello', number: issue_number },
    );
    expect(statuses).toEqual([500, 200, 502, 502, 200]);
    const item = `octo/hello#${issue_number}`;
    expect(asked).toEqual([item, item, item, 'octo/hello#7', 'octo/hello', item]);
    expect(repo.issue(issue_number).comments).toHaveLength(1);
    github.faults.clear();
    expect(await statusOf(rest.issues.createComment({ ...at, issue_number, body: 'more' }))).toBe(201);
  });

  it('can be each of the limits, in the form GitHub gives it', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const rest = connect(github);
    github.faults.add({ fault: { type: 'rate-limit', retryAfter: 7 } });
    await expect(rest.repos.get(at)).rejects.toMatchObject({
      status: 429,
      response: { headers: { 'retry-after': '7', 'x-ratelimit-remaining': '0' } },
    });
    github.faults.add({ fault: { type: 'secondary-limit', retryAfter: 60 } });
    await expect(rest.repos.get(at)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('secondary rate limit') as string,
      response: { headers: { 'retry-after': '60' } },
    });
    github.faults.add({ match: { isGraphql: true }, fault: { type: 'graphql-limit' } });
    const limited = await askGraphql(github, github.installationToken('octo'), '{ viewer { login } }');
    expect(limited).toMatchObject({ status: 200, errors: [{ type: 'RATE_LIMITED' }] });
  });

  it('can be an error beside data', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    github.faults.add({
      match: { operation: 'Who' },
      fault: { type: 'graphql-error', message: 'Something went wrong', data: { viewer: null }, path: ['viewer'] },
    });
    const answer = await askGraphql(github, github.installationToken('octo'), 'query Who { viewer { login } }');
    expect(answer).toMatchObject({
      data: { viewer: null },
      errors: [{ message: 'Something went wrong', path: ['viewer'] }],
    });
  });

  it('can cut the connection before or after the effect', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ title: 'x' });
    const rest = connect(github);
    for (const when of ['before', 'after'] as const) {
      github.faults.add({ match: { isWrite: true }, fault: { type: 'reset', when } });
      await expect(rest.issues.createComment({ ...at, issue_number, body: when })).rejects.toThrow();
    }
    expect(repo.issue(issue_number).comments.map(({ body }) => body)).toEqual(['after']);
    expect(github.requests.writes().map(({ status }) => status)).toEqual([0, 0]);
  });

  it('can be latency beside another fault, and all can be cleared', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const rest = connect(github);
    github.faults.add({ times: Infinity, fault: { type: 'latency', ms: 1 } });
    github.faults.add({ times: Infinity, fault: { type: 'status', status: 500, when: 'before' } });
    expect(await statusOf(rest.repos.get(at))).toBe(500);
    github.faults.clear();
    expect(await statusOf(rest.repos.get(at))).toBe(200);
  });
});

describe('reads that trail', () => {
  it('see an older state until the lag has passed, while REST is up to date', async () => {
    let now = Date.parse('2026-03-02T10:00:00Z');
    await using github = await startGitHub({ now: () => now });
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ title: 'first' });
    const rest = connect(github);
    github.setReadLag(2000);
    const query = `{ repository(owner: "octo", name: "hello") { issue(number: ${number}) { title comments(first: 5) { nodes { body viewerDidAuthor } } } } }`;
    const ask = async () => (await askGraphql(github, github.installationToken('octo'), query)).data?.['repository'];
    now += 10_000;
    repo.editIssue(number, { title: 'second' });
    await rest.issues.createComment({ ...at, issue_number: number, body: 'hello' });
    expect(await ask()).toEqual({ issue: { title: 'first', comments: { nodes: [] } } });
    expect((await rest.issues.get({ ...at, issue_number: number })).data.title).toBe('second');
    now += 1999;
    expect(await ask()).toMatchObject({ issue: { title: 'first' } });
    now += 1;
    const comments = { nodes: [{ body: 'hello', viewerDidAuthor: true }] };
    expect(await ask()).toEqual({ issue: { title: 'second', comments } });
    repo.editIssue(number, { title: 'third' });
    github.setReadLag(0);
    expect(await ask()).toMatchObject({ issue: { title: 'third' } });
  });
});

describe('what was asked', () => {
  it('is recorded with its operation and counted from a mark', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ title: 'x' });
    const rest = connect(github);
    await rest.repos.get(at);
    const mark = github.requests.mark();
    await rest.issues.addLabels({ ...at, issue_number, labels: ['a'] });
    await askGraphql(github, github.installationToken('octo'), 'query Me { viewer { login } }');
    await rest.rateLimit.get();
    expect(github.requests.since(mark)).toMatchObject([
      {
        method: 'POST',
        route: '/repos/{owner}/{repo}/issues/{issue_number}/labels',
        operation: 'issues/add-labels',
        isWrite: true,
        status: 200,
      },
      { operation: 'Me', path: '/graphql', isWrite: false, isGraphql: true, status: 200 },
      { operation: 'rate-limit/get' },
    ]);
    expect([github.requests.reads(mark).length, github.requests.writes(mark).length]).toEqual([1, 1]);
  });
});
