import { describe, expect, it } from 'vitest';
import { connectInstallation, connectWith } from './connect.js';
import { startGitHub } from './index.js';

const at = { owner: 'octo', repo: 'hello' };

describe('comments', () => {
  it('are written, edited and deleted by the app as its bot', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ by: 'ana', title: 'x' });
    const { rest } = connectInstallation(github, 'octo');
    const { data } = await rest.issues.createComment({ ...at, issue_number, body: 'one' });
    expect(data).toMatchObject({ user: { login: 'async-conventions[bot]', type: 'Bot' }, body: 'one' });
    expect(data.performed_via_github_app?.id).toBe(github.app.id);
    await rest.issues.updateComment({ ...at, comment_id: data.id, body: 'two' });
    expect(repo.issue(issue_number).comments).toMatchObject([
      { id: data.id, author: 'async-conventions[bot]', body: 'two', edits: 1 },
    ]);
    await rest.issues.deleteComment({ ...at, comment_id: data.id });
    expect(repo.issue(issue_number).comments).toEqual([]);
    expect(repo.issue(issue_number).events.map((event) => event.type)).toEqual(['comment_deleted']);
  });

  it('have ids beyond 32 bits', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const id = repo.comment(repo.openIssue({ title: 'x' }), { body: 'hello' });
    expect(id).toBeGreaterThan(2 ** 31);
  });

  it('may have 65,536 characters and not one more', async () => {
    await using github = await startGitHub();
    const issue_number = github.repository('octo/hello').openIssue({ title: 'x' });
    const { rest } = connectInstallation(github, 'octo');
    const create = (body: string) => rest.issues.createComment({ ...at, issue_number, body });
    expect((await create('é'.repeat(65_536))).status).toBe(201);
    await expect(create('é'.repeat(65_537))).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('body is too long (maximum is 65536 characters)') as string,
    });
    await expect(create(' ')).rejects.toMatchObject({ status: 422 });
  });

  it('are refused on a locked issue, a deleted one and one that never was', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const locked = repo.openIssue({ title: 'locked' });
    const deleted = repo.openIssue({ title: 'deleted' });
    repo.lock(locked);
    repo.deleteIssue(deleted);
    const { rest } = connectInstallation(github, 'octo');
    const statusOf = async (issue_number: number) => {
      const error: unknown = await rest.issues
        .createComment({ ...at, issue_number, body: 'x' })
        .catch((each: unknown) => each);
      return (error as { status: number }).status;
    };
    expect([await statusOf(locked), await statusOf(deleted), await statusOf(99)]).toEqual([403, 410, 404]);
  });

  it('take reactions, each once, of which no webhook tells', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ title: 'x' });
    const comment_id = repo.comment(number, { body: '/approve' });
    const { rest } = connectInstallation(github, 'octo');
    const before = github.deliveries.length;
    expect((await rest.reactions.createForIssueComment({ ...at, comment_id, content: 'eyes' })).status).toBe(201);
    expect((await rest.reactions.createForIssueComment({ ...at, comment_id, content: 'eyes' })).status).toBe(200);
    expect((await rest.reactions.listForIssueComment({ ...at, comment_id })).data).toHaveLength(1);
    expect(repo.issue(number).comments[0]?.reactions).toEqual([{ content: 'eyes', by: 'async-conventions[bot]' }]);
    expect(github.deliveries).toHaveLength(before);
  });

  it('take reactions of an app only with Issues', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const comment_id = repo.comment(repo.openIssue({ title: 'x' }), { body: '/approve' });
    github.revokePermission('octo', 'issues');
    const { rest } = connectInstallation(github, 'octo');
    await expect(rest.reactions.createForIssueComment({ ...at, comment_id, content: '+1' })).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-accepted-github-permissions': 'issues=write' } },
    });
  });
});

describe('labels', () => {
  it('are created once, whatever their case', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const { rest } = connectInstallation(github, 'octo');
    await rest.issues.createLabel({ ...at, name: 'async: incomplete', color: 'FBCA04', description: 'Waiting' });
    expect(repo.labels()).toEqual([{ name: 'async: incomplete', color: 'fbca04', description: 'Waiting' }]);
    await expect(rest.issues.createLabel({ ...at, name: 'Async: Incomplete', color: 'fbca04' })).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ resource: 'Label', code: 'already_exists', field: 'name' }] } },
    });
    await expect(rest.issues.createLabel({ ...at, name: 'red', color: '#ff0000' })).rejects.toMatchObject({
      status: 422,
    });
    await expect(rest.issues.createLabel({ ...at, name: 'x'.repeat(51) })).rejects.toMatchObject({ status: 422 });
  });

  it('come into being, grey, when an unknown name is put on an item', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ title: 'x' });
    const { rest } = connectInstallation(github, 'octo');
    await rest.issues.addLabels({ ...at, issue_number, labels: ['new'] });
    expect(repo.labels()).toMatchObject([{ name: 'new', color: 'ededed' }]);
    expect(repo.issue(issue_number).labels).toEqual(['new']);
    await rest.issues.removeLabel({ ...at, issue_number, name: 'new' });
    await expect(rest.issues.removeLabel({ ...at, issue_number, name: 'new' })).rejects.toMatchObject({ status: 404 });
    expect(repo.issue(issue_number).labels).toEqual([]);
  });

  it('keep their place on items when renamed', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ title: 'x', labels: ['bug'] });
    await connectInstallation(github, 'octo').rest.issues.updateLabel({ ...at, name: 'bug', new_name: 'defect' });
    expect(repo.issue(number).labels).toEqual(['defect']);
  });
});

describe('issues', () => {
  it('are opened, edited, closed and opened again', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const { rest } = connectInstallation(github, 'octo');
    const { data } = await rest.issues.create({ ...at, title: 'Roll-up', body: 'a', labels: ['week'] });
    const issue_number = data.number;
    await rest.issues.update({ ...at, issue_number, body: 'b', state: 'closed', state_reason: 'not_planned' });
    expect(repo.issue(issue_number)).toMatchObject({
      body: 'b',
      state: 'closed',
      stateReason: 'not_planned',
      labels: ['week'],
    });
    await rest.issues.update({ ...at, issue_number, state: 'open', type: 'Task' });
    expect(repo.issue(issue_number)).toMatchObject({ state: 'open', stateReason: 'reopened', type: 'Task' });
  });

  it('are listed with pull requests, by state, label and time', async () => {
    let now = Date.parse('2026-03-02T10:00:00Z');
    await using github = await startGitHub({ now: () => now });
    const repo = github.repository('octo/hello');
    repo.openIssue({ title: 'one', labels: ['a', 'b'] });
    now += 60_000;
    repo.openPullRequest({ title: 'two', labels: ['a'] });
    repo.close(repo.openIssue({ title: 'three' }));
    const { rest } = connectInstallation(github, 'octo');
    const titles = async (more: Parameters<typeof rest.issues.listForRepo>[0]) =>
      (await rest.issues.listForRepo(more)).data.map((item) => item.title);
    expect(await titles(at as never)).toEqual(['two', 'one']);
    expect(await titles({ ...at, state: 'all', sort: 'created', direction: 'asc' })).toEqual(['one', 'two', 'three']);
    expect(await titles({ ...at, labels: 'a,b' })).toEqual(['one']);
    expect(await titles({ ...at, state: 'all', since: '2026-03-02T10:00:30Z' })).toEqual(['three', 'two']);
  });

  it('answer 422 on a body that does not fit the description', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const octokit = connectInstallation(github, 'octo');
    const request = octokit.request('POST /repos/octo/hello/issues', { body: 7 } as never);
    await expect(request).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Invalid request') as string,
    });
  });
});

describe('checks', () => {
  it('hang on a commit and are updated in place', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openPullRequest({ by: 'ben', title: 'x', fork: true });
    const head_sha = repo.issue(number).headSha ?? '';
    const { rest } = connectInstallation(github, 'octo');
    const name = 'async-conventions';
    const { data } = await rest.checks.create({
      ...at,
      name,
      head_sha,
      conclusion: 'failure',
      output: { title: 'No', summary: 'Why' },
    });
    expect(data).toMatchObject({ status: 'completed', pull_requests: [] });
    await rest.checks.update({
      ...at,
      check_run_id: data.id,
      conclusion: 'success',
      output: { title: 'Yes', summary: 'Good' },
    });
    const found = await rest.checks.listForRef({ ...at, ref: head_sha, check_name: name, app_id: github.app.id });
    expect(found.data.check_runs.map((run) => [run.id, run.conclusion, run.output.title])).toEqual([
      [data.id, 'success', 'Yes'],
    ]);
    expect(repo.issue(number).checks).toMatchObject([{ name, conclusion: 'success', suiteStatus: 'completed' }]);
  });

  it('are queued again as a suite when a person asks, while the run stays', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openPullRequest({ by: 'ben', title: 'x' });
    const head_sha = repo.issue(number).headSha ?? '';
    const { rest } = connectInstallation(github, 'octo');
    const create = () => rest.checks.create({ ...at, name: 'async-conventions', head_sha, conclusion: 'neutral' });
    const { data } = await create();
    repo.rerequestCheckRun(data.id, { by: 'ben' });
    expect(repo.checks(head_sha)).toMatchObject([
      { id: data.id, status: 'completed', conclusion: 'neutral', suiteStatus: 'queued' },
    ]);
    const again = await create();
    expect(repo.checks(head_sha)).toMatchObject([{ id: again.data.id, suiteStatus: 'completed' }]);
  });

  it('are not for people to write, nor for another app to change', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const head_sha = repo.headSha();
    const { data } = await connectInstallation(github, 'octo').rest.checks.create({ ...at, name: 'ours', head_sha });
    const person = connectWith(github, github.userToken('olga'));
    await expect(person.rest.checks.create({ ...at, name: 'x', head_sha })).rejects.toMatchObject({ status: 403 });
    const ci = connectWith(github, github.installationToken('octo', github.addApp({ name: 'some-ci' })));
    await expect(ci.rest.checks.update({ ...at, check_run_id: data.id, conclusion: 'success' })).rejects.toMatchObject({
      status: 403,
    });
    await expect(ci.rest.checks.create({ ...at, name: 'x', head_sha: 'f'.repeat(40) })).rejects.toMatchObject({
      status: 422,
    });
  });

  it('add the annotations of an update to those that stand, fifty a request', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const head_sha = repo.headSha();
    const { rest } = connectInstallation(github, 'octo');
    const note = (line: number) => ({
      path: 'a.txt',
      start_line: line,
      end_line: line,
      start_column: 2,
      end_column: 2,
      annotation_level: 'warning' as const,
      message: 'Here.',
    });
    const outputOf = (lines: readonly number[]) => ({ title: 'x', summary: 'y', annotations: lines.map(note) });
    const { data } = await rest.checks.create({ ...at, name: 'x', head_sha, output: outputOf([1, 2]) });
    expect(data.output.annotations_count).toBe(2);
    const at_run = { ...at, check_run_id: data.id };
    await rest.checks.update({ ...at_run, output: { title: 'x', summary: 'z' } });
    const updated = await rest.checks.update({ ...at_run, output: outputOf([2]) });
    expect(updated.data.output).toMatchObject({ summary: 'y', annotations_count: 3 });
    expect(repo.checks(head_sha)[0]?.annotations).toMatchObject(
      [1, 2, 2].map((line) => ({ path: 'a.txt', startLine: line, endLine: line, startColumn: 2, level: 'warning' })),
    );
    const many = outputOf(Array.from({ length: 51 }, (_, index) => index + 1));
    await expect(rest.checks.update({ ...at_run, output: many })).rejects.toMatchObject({ status: 422 });
    await expect(rest.checks.create({ ...at, name: 'x', head_sha, output: many })).rejects.toMatchObject({
      status: 422,
    });
    const tall = { title: 'x', summary: 'y', annotations: [{ ...note(1), end_line: 2 }] };
    await expect(rest.checks.update({ ...at_run, output: tall })).rejects.toMatchObject({ status: 422 });
    expect(repo.checks(head_sha)[0]?.annotations).toHaveLength(3);
  });

  it('take a summary of at most 65,535 characters', async () => {
    await using github = await startGitHub();
    const head_sha = github.repository('octo/hello').headSha();
    const { rest } = connectInstallation(github, 'octo');
    const output = { title: 'x', summary: 'y'.repeat(65_536) };
    await expect(rest.checks.create({ ...at, name: 'x', head_sha, output })).rejects.toMatchObject({ status: 422 });
  });
});

describe('contents', () => {
  it('give files, folders, blobs and history', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello', {
      files: { '.github/async.yml': 'version: 1\n', 'docs/a b.md': 'é\n' },
    });
    const second = repo.commitFile('.github/async.yml', 'version: 1\nmode: enforce\n', {
      by: 'ana',
      message: 'Enforce',
    });
    const { rest } = connectInstallation(github, 'octo');
    const file = (await rest.repos.getContent({ ...at, path: 'docs/a b.md' })).data as { content: string; sha: string };
    expect(Buffer.from(file.content, 'base64').toString('utf8')).toBe('é\n');
    const raw = await rest.repos.getContent({ ...at, path: '.github/async.yml', mediaType: { format: 'raw' } });
    expect(raw.data).toBe('version: 1\nmode: enforce\n');
    const folder = (await rest.repos.getContent({ ...at, path: '.github' })).data as { name: string }[];
    expect(folder.map((entry) => entry.name)).toEqual(['async.yml']);
    const blob = await rest.git.getBlob({ ...at, file_sha: file.sha });
    expect(Buffer.from(blob.data.content, 'base64').toString('utf8')).toBe('é\n');
    const commits = (await rest.repos.listCommits({ ...at, path: '.github/async.yml' })).data;
    expect(commits.map((commit) => commit.commit.message)).toEqual(['Enforce', 'First commit']);
    expect(commits[0]?.sha).toBe(second);
    await expect(rest.repos.getContent({ ...at, path: 'none' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('pull requests', () => {
  it('show head, base, files and the commit they were merged by', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const pull_number = repo.openPullRequest({
      by: 'ben',
      title: 'x',
      files: { 'a.txt': '1', 'README.md': null },
      head: 'topic',
    });
    const { rest } = connectInstallation(github, 'octo');
    expect((await rest.pulls.get({ ...at, pull_number })).data).toMatchObject({
      head: { ref: 'topic', sha: repo.headSha('topic') },
      base: { ref: 'main' },
      merged: false,
      changed_files: 2,
    });
    const files = (await rest.pulls.listFiles({ ...at, pull_number })).data;
    expect(files.map((file) => `${file.status} ${file.filename}`)).toEqual(['removed README.md', 'added a.txt']);
    const sha = repo.mergePull(pull_number, { by: 'olga' });
    expect(repo.headSha()).toBe(sha);
    expect(repo.file('a.txt')).toBe('1');
    const of = await rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: sha });
    expect(of.data.map((pull) => pull.number)).toEqual([pull_number]);
    expect((await rest.pulls.list({ ...at, state: 'all', head: 'octo:topic' })).data).toHaveLength(1);
  });
});

describe('lists', () => {
  it('come in pages with links, and all of them through the client', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ title: 'x' });
    for (let index = 0; index < 105; index += 1) repo.comment(issue_number, { body: `comment ${index}` });
    const octokit = connectInstallation(github, 'octo');
    const first = await octokit.rest.issues.listComments({ ...at, issue_number });
    expect(first.data).toHaveLength(30);
    expect(first.headers.link).toMatch(/[?&]page=2>; rel="next", <.*[?&]page=4>; rel="last"/);
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...at, issue_number, per_page: 100 });
    expect(all.map((comment) => comment.body)).toEqual(
      repo.issue(issue_number).comments.map((comment) => comment.body),
    );
    const last = await octokit.rest.issues.listComments({ ...at, issue_number, per_page: 100, page: 2 });
    expect(last.headers.link).toMatch(/page=1>; rel="prev", <.*page=1>; rel="first"/);
  });
});

describe('conditional requests and limits', () => {
  it('answer 304 to an ETag that still holds, which spends nothing', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ title: 'x' });
    const { rest } = connectInstallation(github, 'octo');
    const first = await rest.issues.get({ ...at, issue_number });
    const headers = { 'if-none-match': first.headers.etag ?? '' };
    await expect(rest.issues.get({ ...at, issue_number, headers })).rejects.toMatchObject({ status: 304 });
    const { data } = await rest.rateLimit.get();
    expect(data.resources.core.remaining).toBe(Number(first.headers['x-ratelimit-remaining']));
    repo.editIssue(issue_number, { title: 'y' });
    expect((await rest.issues.get({ ...at, issue_number, headers })).data.title).toBe('y');
  });

  it('refuse when the hour is spent, and begin anew', async () => {
    let now = Date.parse('2026-03-02T10:00:00Z');
    await using github = await startGitHub({ now: () => now });
    github.repository('octo/hello');
    const { rest } = connectWith(github, github.installationToken('octo'));
    github.setRateLimit({ remaining: 1, resetIn: 600 });
    expect((await rest.repos.get(at)).headers['x-ratelimit-remaining']).toBe('0');
    await expect(rest.repos.get(at)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('API rate limit exceeded') as string,
    });
    now += 601_000;
    expect((await rest.repos.get(at)).status).toBe(200);
  });

  it('write times to the second', async () => {
    await using github = await startGitHub({ now: () => Date.parse('2026-03-02T10:00:00.987Z') });
    const repo = github.repository('octo/hello');
    expect(repo.issue(repo.openIssue({ title: 'x' })).createdAt).toBe('2026-03-02T10:00:00Z');
  });

  it('name what is not served, and a fault of the fake stops the test', async () => {
    const github = await startGitHub();
    github.repository('octo/hello');
    const octokit = connectInstallation(github, 'octo');
    await expect(octokit.request('GET /repos/octo/hello/milestones')).rejects.toMatchObject({ status: 404 });
    expect(github.problems).toEqual(['not served: GET /repos/octo/hello/milestones']);
    await expect(github.stop()).rejects.toThrow('milestones');
  });
});
