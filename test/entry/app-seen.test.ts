import { createHmac } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startGitHub } from '../github/index.js';
import type { FakeGitHub } from '../github/index.js';
import { eventually, startProgram, startReady } from './program.js';
import type { Program } from './program.js';

const CONFIG = 'version: 1\nscope: { grace: 0m }\n';

async function github(webhookSecret = 'canary-secret of this test'): Promise<FakeGitHub> {
  const fake = await startGitHub({ app: { webhookSecret } });
  onTestFinished(() => fake.stop());
  return fake;
}

/** What metrics say, line by line. */
async function scrape(app: Program): Promise<readonly string[]> {
  const { port } = await app.logged('metrics');
  const answer = await fetch(`http://127.0.0.1:${String(port)}/metrics`);
  expect(answer.status).toBe(200);
  return (await answer.text()).split('\n');
}

function deliver(url: string, secret: string, event: string, body = '{}', id = 'd1'): Promise<Response> {
  return fetch(`${url}/api/github/webhooks`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': id,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
    body,
  });
}

describe('a secret that is exchanged', () => {
  const before = 'the secret before this one';

  test('leaves both accepted, says so, and counts those by the old one', async () => {
    const fake = await github();
    const settings = { ...fake.env(), WEBHOOK_SECRET_PREVIOUS: before, METRICS_PORT: '0' };
    const app = await startReady(settings);
    await app.logged('the previous webhook secret is still accepted');
    const statusOf = async (secret: string) => (await deliver(app.url, secret, 'ping')).status;
    expect(await statusOf(fake.app.webhookSecret)).toBe(200);
    expect(await scrape(app)).toContain('async_conventions_webhooks_previous_secret_total 0');
    expect(await statusOf(before)).toBe(200);
    expect(await statusOf('a secret of somebody else')).toBe(400);
    expect(await scrape(app)).toContain('async_conventions_webhooks_previous_secret_total 1');
  });

  test('is accepted no longer once the setting is gone', async () => {
    const fake = await github();
    const app = await startReady(fake.env());
    expect((await deliver(app.url, before, 'ping')).status).toBe(400);
    expect(app.output()).not.toContain('previous');
  });
});

describe('metrics of a real run', () => {
  test('tell what happened in numbers, and no name of anything', async () => {
    const fake = await github();
    const repo = fake.repository('secretorg/secretrepo', { files: { '.github/async.yml': CONFIG } });
    const app = await startReady({ ...fake.env(), METRICS_PORT: '0' });
    fake.deliverTo(`${app.url}/api/github/webhooks`);
    const issue = repo.openIssue({ by: 'secretperson', title: 'Task: ship it', body: '' });
    await eventually(() => expect(repo.issue(issue).labels).toHaveLength(1));
    const pull = repo.openPullRequest({ by: 'secretperson', title: 'Ship', body: '', files: { 'a.txt': 'a' } });
    await eventually(() => expect(repo.issue(pull).comments).toHaveLength(1));
    for (const event of ['secretevent', '__proto__', 'issues"} 1'])
      await deliver(app.url, fake.app.webhookSecret, event, '{}');
    await fetch(`${app.url}/api/github/webhooks`, { method: 'POST', headers: { 'x-github-event': 'secretevent' } });

    const lines = await eventually(async () => {
      const now = await scrape(app);
      expect(now).toContain('async_conventions_queue_keys{state="running"} 0');
      expect(now).toContain('async_conventions_changes_total{type="create-check"} 1');
      return now;
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        'async_conventions_webhooks_total{event="other",outcome="ignored"} 3',
        'async_conventions_webhooks_total{event="other",outcome="refused"} 1',
        'async_conventions_changes_total{type="create-comment"} 2',
        'async_conventions_notifications_total{kind="comment"} 2',
        'async_conventions_queue_reachable 1',
      ]),
    );
    const text = lines.join('\n');
    expect(text).toMatch(/github_requests_total\{operation="graphql Item",status="200"\} \d/);
    // What the app asks as itself, through no installation.
    expect(text).toContain('github_requests_total{operation="GET /app",status="200"} 1');
    expect(text).toMatch(/rate_limit_remaining_lowest\{resource="graphql"\} \d+/);
    expect(text).not.toContain('operation="other"');
    for (const name of ['secretorg', 'secretrepo', 'secretperson', 'secretevent', 'proto', '127.0.0.1'])
      expect(text).not.toContain(name);
    const ours = lines.filter((line) => line.startsWith('async_conventions_')).join('\n');
    expect(ours).not.toContain(String(fake.installationId('secretorg')));
    // Nothing of it on the port that the world reaches.
    expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
  });

  test('a port for them that is taken is named', async () => {
    const fake = await github();
    const { port } = new URL(fake.url);
    const app = startProgram({ ...fake.env(), METRICS_PORT: port });
    expect(await app.exit).toBe(1);
    expect(app.output()).toContain('METRICS_PORT: is in use by another program');
  });
});

describe('a worker', () => {
  test('takes no webhook, so that GitHub lists it as failed, and shows no page', async () => {
    const fake = await github();
    // Nobody listens there: what a worker answers does not depend on it.
    const app = startProgram({ ...fake.env(), ROLE: 'worker', REDIS_URL: 'redis://127.0.0.1:1' });
    const { port } = await app.logged('listening');
    const url = `http://127.0.0.1:${String(port)}`;
    await eventually(async () => {
      const answer = await deliver(url, fake.app.webhookSecret, 'issues');
      expect([answer.status, await answer.text()]).toEqual([503, 'takes no webhooks\n']);
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/setup`)).status).toBe(404);
  });
});

describe('the log', () => {
  test('leads from a delivery to each write, and holds no content, name of a person, token or secret', async () => {
    const fake = await github();
    const repo = fake.repository('octo/hello', { files: { '.github/async.yml': CONFIG } });
    const app = await startReady({ ...fake.env(), LOG_LEVEL: 'trace' });
    fake.deliverTo(`${app.url}/api/github/webhooks`);
    fake.faults.add({
      match: { operation: 'issues/create-comment' },
      fault: { type: 'status', status: 422, when: 'before' },
    });
    fake.faults.add({ match: { operation: 'issues/add-labels' }, fault: { type: 'reset', when: 'before' } });
    fake.faults.add({
      match: { isGraphql: true },
      nth: 2,
      fault: { type: 'graphql-error', message: 'canary-message', data: { repository: 'canary-data' } },
    });
    const number = repo.openIssue({ by: 'canary-person', title: 'Task: canary-title', body: 'canary-body' });
    await eventually(() => expect(repo.issue(number).labels).toHaveLength(1));
    repo.comment(number, { by: 'canary-person', body: 'canary-comment' });
    repo.editIssue(number, { by: 'canary-person', body: 'canary-edit\n\n## Goal\n\ncanary-goal' });
    await fake.settled();

    const opened = fake.deliveries.find(({ event, action }) => event === 'issues' && action === 'opened');
    const label = await eventually(() => {
      const line = app.lines.find(({ msg, change }) => msg === 'wrote' && change === 'add-labels');
      if (line === undefined) throw new Error('nothing written');
      return line;
    });
    expect(label).toMatchObject({ level: 30, key: expect.stringContaining('octo/hello#') as unknown });
    const lineOf = (message: string) =>
      app.lines.find(({ msg, delivery, deliveries }) => {
        const ids = Array.isArray(deliveries) ? (deliveries as unknown[]) : [delivery];
        return msg === message && ids.includes(opened?.guid);
      });
    expect(lineOf('received')).toMatchObject({ level: 30, event: 'issues', keys: [label['key']] });
    expect(lineOf('reconciled')).toBeDefined();

    app.child.kill('SIGTERM');
    expect(await app.exit).toBe(0);
    expect(app.output()).not.toMatch(/canary|ghs_|PRIVATE KEY|bearer|sha256=/i);
  });

  test('holds nothing of what a defect carries, and the program ends by it', async () => {
    const fake = await github();
    // A module that goes before the program, and fails while it runs.
    const fail = `setTimeout(() => { throw Object.assign(new Error('canary-message'), { request: { body: 'canary-body' } }); }, 100);`;
    const wait = `const line = setInterval(() => { if (process.listenerCount('uncaughtException') > 0) { clearInterval(line); ${fail} } }, 20);`;
    const app = startProgram(fake.env(), ['--import', `data:text/javascript,${encodeURIComponent(wait)}`]);
    expect(await app.exit).toBe(1);
    expect(await app.logged('ended by a defect')).toMatchObject({ level: 50, err: { type: 'Error' } });
    expect(app.output()).not.toContain('canary');
  });
});
