import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectApp, connectInstallation } from './connect.js';
import { startGitHub } from './index.js';

/** Answers every delivery with the next of these statuses. */
async function answering(statuses: readonly number[]): Promise<string> {
  const rest = [...statuses];
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(rest.shift() ?? 200).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe("the app's deliveries", () => {
  it('are listed newest first, a page at a time by cursor, and by how they ended', async () => {
    await using github = await startGitHub({ now: () => Date.parse('2026-03-02T10:00:00Z') });
    github.deliverTo(await answering([200, 500, 200]));
    const repo = github.repository('octo/hello');
    repo.openIssue({ title: 'x' });
    repo.openIssue({ title: 'y' });
    await github.settled();
    const { rest } = connectApp(github);
    const first = await rest.apps.listWebhookDeliveries({ per_page: 2 });
    expect(first.data.map(({ event, status_code }) => [event, status_code])).toEqual([
      ['issues', 200],
      ['issues', 500],
    ]);
    expect(first.data[0]).toMatchObject({
      delivered_at: '2026-03-02T10:00:00Z',
      installation_id: repo.installationId(),
      action: 'opened',
      redelivery: false,
    });
    const cursor = /[?&]cursor=([^&>]+)>?[^>]*>?; rel="next"/.exec(first.headers.link ?? '')?.[1] ?? '';
    const second = await rest.apps.listWebhookDeliveries({ per_page: 2, cursor });
    expect(second.data.map(({ event }) => event)).toEqual(['installation']);
    expect(second.headers.link).toBeUndefined();
    const failed = await rest.apps.listWebhookDeliveries({ status: 'failure' });
    expect(failed.data.map(({ status_code }) => status_code)).toEqual([500]);
    await expect(rest.apps.listWebhookDeliveries({ cursor: 'mine' })).rejects.toMatchObject({ status: 422 });
  });

  it('are sent again under their GUID for three days, and are gone after that', async () => {
    let now = Date.parse('2026-03-02T10:00:00Z');
    await using github = await startGitHub({ now: () => now });
    github.deliverTo(await answering([500]));
    github.repository('octo/hello');
    await github.settled();
    const { rest } = connectApp(github);
    const id = github.deliveries[0]?.id ?? 0;
    expect((await rest.apps.redeliverWebhookDelivery({ delivery_id: id })).status).toBe(202);
    await github.settled();
    expect(github.deliveries.map(({ status, isRedelivery }) => [status, isRedelivery])).toEqual([
      [500, false],
      [200, true],
    ]);
    expect(new Set(github.deliveries.map(({ guid }) => guid)).size).toBe(1);
    now += 3 * 24 * 60 * 60_000 + 1_000;
    expect((await rest.apps.listWebhookDeliveries()).data).toEqual([]);
    await expect(rest.apps.redeliverWebhookDelivery({ delivery_id: id })).rejects.toMatchObject({ status: 404 });
  });

  it('that found nobody have the status of a gateway', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    await github.settled();
    const { data } = await connectApp(github).rest.apps.listWebhookDeliveries();
    expect(data.map(({ status_code }) => status_code)).toEqual([502]);
  });
});

it("the app's webhook is described to itself, its secret hidden", async () => {
  await using github = await startGitHub();
  const { rest } = connectApp(github);
  expect((await rest.apps.getWebhookConfigForApp()).data.url).toBeUndefined();
  github.deliverTo('https://apps.example.com/hooks');
  expect((await rest.apps.getWebhookConfigForApp()).data).toEqual({
    url: 'https://apps.example.com/hooks',
    content_type: 'json',
    insecure_ssl: '0',
    secret: '********',
  });
});

it('rules of a branch name the checks it requires', async () => {
  await using github = await startGitHub();
  const repo = github.repository('octo/hello');
  repo.requireCheck('build');
  repo.requireCheck('async-conventions', { appId: github.app.id, branch: 'release' });
  const { rest } = connectInstallation(github, 'octo');
  const contexts = async (branch: string) => {
    const { data } = await rest.repos.getBranchRules({ owner: 'octo', repo: 'hello', branch });
    return data.map((rule) => ('parameters' in rule ? rule.parameters : null));
  };
  expect(await contexts('main')).toMatchObject([{ required_status_checks: [{ context: 'build' }] }]);
  expect(await contexts('release')).toMatchObject([
    { required_status_checks: [{ context: 'async-conventions', integration_id: github.app.id }] },
  ]);
  expect(await contexts('nowhere')).toEqual([]);
});
