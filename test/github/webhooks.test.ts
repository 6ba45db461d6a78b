import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { connectInstallation } from './connect.js';
import { startGitHub } from './index.js';
import type { FakeGitHub, Fate } from './index.js';
import { signWebhook } from './signing.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Starts a receiver that keeps what it is sent and answers with `status`. */
async function startReceiver(status = 202) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function namesOf(github: FakeGitHub): string[] {
  return github.deliveries.map(({ event, action }) => (action === null ? event : `${event}.${action}`));
}

const at = { owner: 'octo', repo: 'hello' };

describe('a delivery', () => {
  it('is signed, carries the headers GitHub sends, and is told of by the answer it got', async () => {
    await using receiver = await startReceiver();
    await using github = await startGitHub({ app: { webhookSecret: 'hush' } });
    const repo = github.repository('octo/hello');
    github.deliverTo(receiver.url);
    repo.openIssue({ by: 'ana', title: 'Ünïcode ✓' });
    await github.settled();
    const [only] = receiver.received;
    expect(receiver.received).toHaveLength(1);
    expect(only?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-github-delivery': github.deliveries.at(-1)?.guid,
      'x-hub-signature-256': signWebhook('hush', only?.body ?? ''),
      'x-github-hook-installation-target-type': 'integration',
      'x-github-hook-installation-target-id': String(github.app.id),
    });
    expect(only?.headers['user-agent']).toMatch(/^GitHub-Hookshot\//);
    expect(only?.headers['x-hub-signature-256']).toBe(github.signature(only?.body ?? ''));
    expect(github.deliveries.at(-1)).toMatchObject({ event: 'issues', action: 'opened', status: 202 });
  });

  it('has status 0 where nobody listens', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    github.deliverTo('http://127.0.0.1:9/nobody');
    repo.openIssue({ title: 'x' });
    await github.settled();
    expect(github.deliveries.at(-1)?.status).toBe(0);
  });

  it('can be lost, doubled, withheld and sent again', async () => {
    await using receiver = await startReceiver();
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    github.deliverTo(receiver.url);
    github.webhooks.drop(({ event }) => event === 'issues');
    const number = repo.openIssue({ title: 'lost' });
    github.webhooks.duplicate(({ action }) => action === 'edited');
    repo.editIssue(number, { title: 'twice' });
    await github.settled();
    const guids = receiver.received.map(({ headers }) => headers['x-github-delivery']);
    expect(guids).toHaveLength(2);
    expect(new Set(guids).size).toBe(1);
    github.webhooks.hold();
    repo.close(number);
    await github.settled();
    expect(receiver.received).toHaveLength(2);
    github.webhooks.release();
    await github.settled();
    expect(receiver.received).toHaveLength(3);
    const lost = github.deliveries.find((delivery) => delivery.action === 'opened');
    github.webhooks.redeliver(lost?.id ?? 0);
    await github.settled();
    expect(receiver.received.at(-1)?.headers['x-github-delivery']).toBe(lost?.guid);
  });
});

describe('who is told what', () => {
  it('is the app of its own changes too, with itself as the sender', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue_number = repo.openIssue({ by: 'ana', title: 'x' });
    const { rest } = connectInstallation(github, 'octo');
    await rest.issues.createComment({ ...at, issue_number, body: 'hello' });
    await rest.issues.addLabels({ ...at, issue_number, labels: ['new'] });
    expect(namesOf(github).slice(-2)).toEqual(['issue_comment.created', 'issues.labeled']);
    for (const { payload } of github.deliveries.slice(-2)) {
      expect(payload['sender']).toMatchObject({ login: 'async-conventions[bot]', type: 'Bot' });
      expect(payload['installation']).toMatchObject({ id: github.installationId('octo') });
      expect(payload['organization']).toMatchObject({ login: 'octo' });
    }
  });

  it('is nobody of an edit that changes nothing', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ title: 'x', body: 'y' });
    const before = github.deliveries.length;
    repo.editIssue(number, { title: 'x', body: 'y' });
    repo.addLabel(number, 'a');
    repo.addLabel(number, 'A');
    expect(namesOf(github).slice(before)).toEqual(['issues.labeled']);
  });

  it('is not an app that lost the permission or is suspended', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const before = github.deliveries.length;
    github.revokePermission('octo', 'issues');
    repo.openIssue({ title: 'x' });
    github.suspend('octo', true);
    repo.commitFile('a', 'b');
    expect(github.deliveries).toHaveLength(before);
  });

  it('follows an item through its life', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const before = github.deliveries.length;
    const number = repo.openPullRequest({ by: 'ben', title: 'x', draft: true, head: 'topic' });
    repo.setDraft(number, false);
    repo.pushToPull(number, { 'b.txt': 'b' });
    repo.requestMergeGroup(number);
    // The commit the queue tested is the one that lands, so that no suites are asked for anew.
    repo.mergePull(number);
    expect(namesOf(github).slice(before)).toEqual([
      'push',
      'check_suite.requested',
      'pull_request.opened',
      'pull_request.ready_for_review',
      'push',
      'check_suite.requested',
      'pull_request.synchronize',
      'pull_request.enqueued',
      'check_suite.requested',
      'merge_group.checks_requested',
      'push',
      'pull_request.closed',
    ]);
  });
});

describe('payloads', () => {
  it('say what was there before an edit', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ title: 'one', body: 'a' });
    repo.editIssue(number, { title: 'two', body: 'b' });
    expect(github.deliveries.at(-1)?.payload['changes']).toEqual({ title: { from: 'one' }, body: { from: 'a' } });
    repo.editComment(repo.comment(number, { body: 'c' }), { body: 'd' });
    expect(github.deliveries.at(-1)?.payload['changes']).toEqual({ body: { from: 'c' } });
  });

  it('list what a push touched', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello', { files: { a: '1', b: '1' } });
    const before = repo.headSha();
    const after = repo.commitFiles({ a: '2', b: null, c: '1' }, { by: 'ana', message: 'Shuffle' });
    const push = github.deliveries.find((delivery) => delivery.event === 'push');
    expect(push?.payload).toMatchObject({
      ref: 'refs/heads/main',
      before,
      after,
      commits: [{ id: after, message: 'Shuffle', added: ['c'], modified: ['a'], removed: ['b'] }],
      repository: { default_branch: 'main' },
      sender: { login: 'ana' },
    });
  });
});

interface Example {
  readonly action?: string;
  readonly [key: string]: unknown;
}

/** What the one sample of `issues.opened` has and no description of an issue knows. */
const outdated = new Set(['issue.draft']);

/** Returns the samples of GitHub's own webhooks, by event. */
function loadExamples(): Map<string, readonly Example[]> {
  const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
  const all = JSON.parse(readFileSync(file, 'utf8')) as { name: string; examples: Example[] }[];
  return new Map(all.map(({ name, examples }) => [name, examples]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns what all samples have in common and ours lacks, one level into the objects of the payload. */
function missingKeys(
  ours: Record<string, unknown>,
  samples: readonly Record<string, unknown>[],
  prefix = '',
): string[] {
  const [first, ...rest] = samples;
  const common = Object.keys(first ?? {}).filter((key) => rest.every((sample) => key in sample));
  return common.flatMap((key) => {
    const path = prefix + key;
    if (!(key in ours)) return outdated.has(path) ? [] : [path];
    const inner = samples.map((sample) => sample[key]).filter(isObject);
    const own = ours[key];
    return prefix === '' && isObject(own) && inner.length > 0 ? missingKeys(own, inner, `${key}.`) : [];
  });
}

describe('disorder', () => {
  const titles = (received: readonly Received[]) =>
    received.map(({ body }) => (JSON.parse(body) as { issue: { title: string } }).issue.title);

  it('sends some twice, some after later ones, and some not at all', async () => {
    await using receiver = await startReceiver();
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    github.deliverTo(receiver.url);
    const fates: Readonly<Record<string, Partial<Fate>>> = {
      twice: { copies: 2 },
      late: { behind: 2 },
      failed: { way: 'fail' },
      swallowed: { way: 'swallow' },
      last: { behind: 5 },
    };
    const titleOf = (payload: Readonly<Record<string, unknown>>) => (payload['issue'] as { title: string }).title;
    github.webhooks.setDisorder(({ payload }) => ({ way: 'send', copies: 1, behind: 0, ...fates[titleOf(payload)] }));
    for (const title of ['twice', 'late', 'failed', 'swallowed', 'last', 'plain']) repo.openIssue({ title });
    await github.settled();
    expect(titles(receiver.received)).toEqual(['twice', 'twice', 'late', 'plain']);
    github.webhooks.setDisorder(null);
    await github.settled();
    expect(titles(receiver.received)).toEqual(['twice', 'twice', 'late', 'plain', 'last']);
    const statusOf = (title: string) =>
      github.deliveries
        .filter(({ payload }) => 'issue' in payload && titleOf(payload) === title)
        .map((each) => each.status);
    expect([statusOf('twice'), statusOf('failed'), statusOf('swallowed')]).toEqual([[202, 202], [0], [200]]);
    const guids = receiver.received.map(({ headers }) => headers['x-github-delivery']);
    expect(guids[0]).toBe(guids[1]);
  });

  it('finds a receiver that has moved since', async () => {
    await using receiver = await startReceiver();
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    github.deliverTo('http://127.0.0.1:1/nobody');
    repo.openIssue({ title: 'x' });
    github.deliverTo(receiver.url);
    await github.settled();
    expect(titles(receiver.received)).toEqual(['x']);
  });
});

describe("the payloads beside GitHub's samples", () => {
  it('have every key that all samples of the event have', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    github.repository('octo/second');
    const issue = repo.openIssue({ by: 'ana', title: 'x', body: 'y', labels: ['z'], assignees: ['ana'] });
    repo.editIssue(issue, { title: 'y' });
    repo.removeLabel(issue, 'z');
    repo.unassign(issue, 'ana');
    repo.lock(issue);
    const comment = repo.comment(issue, { body: 'c' });
    repo.editComment(comment, { body: 'd' });
    repo.deleteComment(comment);
    repo.close(issue);
    repo.reopen(issue);
    const pull = repo.openPullRequest({ title: 'x', labels: ['z'], draft: true });
    repo.setDraft(pull, false);
    repo.pushToPull(pull, { a: 'b' });
    const head_sha = repo.issue(pull).headSha ?? '';
    const { data: run } = await connectInstallation(github, 'octo').rest.checks.create({
      ...at,
      name: 'x',
      head_sha,
      conclusion: 'success',
    });
    repo.rerequestCheckRun(run.id);
    repo.rerequestSuite(repo.checks(head_sha)[0]?.suiteId ?? 0);
    repo.requestMergeGroup(pull);
    repo.mergePull(pull);
    const examples = loadExamples();
    const compared = new Set<string>();
    for (const { event, action, payload } of github.deliveries) {
      const samples = (examples.get(event) ?? []).filter((example) => (example.action ?? null) === action);
      if (samples.length === 0) continue;
      compared.add(`${event}.${action ?? ''}`);
      expect({ event, action, missing: missingKeys(payload, samples) }).toEqual({ event, action, missing: [] });
    }
    expect([...compared].sort()).toMatchInlineSnapshot(`
      [
        "check_run.completed",
        "check_run.created",
        "check_run.rerequested",
        "check_suite.completed",
        "check_suite.requested",
        "check_suite.rerequested",
        "installation.created",
        "installation_repositories.added",
        "issue_comment.created",
        "issue_comment.deleted",
        "issue_comment.edited",
        "issues.assigned",
        "issues.edited",
        "issues.labeled",
        "issues.locked",
        "issues.opened",
        "issues.reopened",
        "issues.unassigned",
        "issues.unlabeled",
        "merge_group.checks_requested",
        "pull_request.closed",
        "pull_request.labeled",
        "pull_request.opened",
        "pull_request.ready_for_review",
        "pull_request.synchronize",
        "push.",
      ]
    `);
  });
});
