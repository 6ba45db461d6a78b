import { describe, expect, onTestFinished, test } from 'vitest';
import { createMetrics } from '../../../src/entry/metrics/metrics.js';
import { createMetricsServer } from '../../../src/entry/metrics/server.js';
import { listen } from '../../../src/entry/server.js';
import type { QueueCounts } from '../../../src/shell/queue/queue.js';
import { read } from '../../docs/pages.js';
import { SimulatedClock } from '../../shell/simulated-clock.js';

const COUNTS: QueueCounts = { running: 1, ready: 2, waiting: 3, deadLetters: 4, givenUp: 5, oldestMs: 5_500 };

function stage(counts: () => Promise<QueueCounts> | null = () => Promise.resolve(COUNTS)) {
  const clock = new SimulatedClock();
  const metrics = createMetrics({ clock, version: '1.2.3', counts });
  /** Returns the lines about the app itself, without what Node says of the process. */
  const lines = async () =>
    (await metrics.render()).split('\n').filter((line) => line.startsWith('async_conventions_'));
  return { clock, metrics, meter: metrics.meter, lines };
}

describe('what is counted', () => {
  test('is a webhook, by event and what became of it', async () => {
    const { meter, metrics, lines } = stage();
    meter.webhook('issues', 'queued');
    meter.webhook('issues', 'queued');
    meter.webhook('push', 'ignored');
    metrics.signedBefore();
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'async_conventions_webhooks_total{event="issues",outcome="queued"} 2',
        'async_conventions_webhooks_total{event="push",outcome="ignored"} 1',
        'async_conventions_webhooks_previous_secret_total 1',
      ]),
    );
  });

  test('is a run, by kind, outcome and time', async () => {
    const { meter, lines } = stage();
    meter.reconciled('item', 'done', 300);
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'async_conventions_reconciles_total{kind="item",outcome="done"} 1',
        'async_conventions_reconcile_seconds_bucket{le="0.25",kind="item"} 0',
        'async_conventions_reconcile_seconds_bucket{le="0.5",kind="item"} 1',
        'async_conventions_reconcile_seconds_sum{kind="item"} 0.3',
      ]),
    );
  });

  test('is a change, and of these a comment that was created as what people are told of, each kind apart', async () => {
    const { meter, lines } = stage();
    for (const type of ['create-comment', 'update-comment', 'delete-comment', 'add-labels', 'create-check'] as const)
      meter.changed(type);
    for (let sent = 0; sent < 2; sent += 1) meter.changed('create-reminder');
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'async_conventions_changes_total{type="update-comment"} 1',
        'async_conventions_changes_total{type="add-labels"} 1',
        'async_conventions_notifications_total{kind="comment"} 1',
        'async_conventions_notifications_total{kind="reminder"} 2',
        'async_conventions_notifications_total{kind="page"} 0',
      ]),
    );
  });

  test('is a request, its status, and what it leaves of the limit', async () => {
    const { meter, lines } = stage();
    const labels = 'POST /repos/{owner}/{repo}/labels';
    meter.called({ operation: labels, status: 201, ms: 20 });
    meter.called({ operation: labels, status: 503, ms: 20 });
    meter.called({ operation: 'graphql Item', status: null, ms: 20 });
    meter.remaining(1, 'core', 4_000);
    meter.remaining(2, 'core', 60);
    expect(await lines()).toEqual(
      expect.arrayContaining([
        `async_conventions_github_requests_total{operation="${labels}",status="201"} 1`,
        `async_conventions_github_requests_total{operation="${labels}",status="503"} 1`,
        'async_conventions_github_requests_total{operation="graphql Item",status="none"} 1',
        'async_conventions_rate_limit_remaining_lowest{resource="core"} 60',
        'async_conventions_rate_limit_remaining_bucket{le="100",resource="core"} 1',
        'async_conventions_rate_limit_remaining_bucket{le="5000",resource="core"} 2',
        'async_conventions_rate_limit_remaining_count{resource="core"} 2',
      ]),
    );
  });

  test('forgets what was left of a limit that has begun anew since', async () => {
    const { clock, meter, lines } = stage();
    meter.remaining(1, 'core', 3);
    await clock.advance(61 * 60_000);
    expect((await lines()).filter((line) => line.includes('remaining_lowest'))).toEqual([]);
  });

  test('shows each installation once, as it is, however often somebody looks', async () => {
    const { meter, lines } = stage();
    for (let left = 100; left > 0; left -= 1) meter.remaining(1, 'graphql', left);
    await lines();
    expect(await lines()).toContain('async_conventions_rate_limit_remaining_count{resource="graphql"} 1');
  });

  test('is what waits, and how long', async () => {
    expect(await stage().lines()).toEqual(
      expect.arrayContaining([
        'async_conventions_queue_reachable 1',
        'async_conventions_queue_keys{state="running"} 1',
        'async_conventions_queue_keys{state="ready"} 2',
        'async_conventions_queue_keys{state="waiting"} 3',
        'async_conventions_queue_dead_letters 4',
        'async_conventions_queue_given_up_total 5',
        'async_conventions_queue_oldest_seconds 5.5',
      ]),
    );
  });

  test('names the version', async () => {
    expect(await stage().lines()).toContain(
      `async_conventions_build_info{version="1.2.3",node="${process.versions.node}"} 1`,
    );
  });
});

describe('a queue', () => {
  test.each<[string, () => Promise<QueueCounts> | null]>([
    ['there is not yet', () => null],
    ['cannot be counted', () => Promise.reject(new Error('gone'))],
    ['does not answer', () => new Promise(() => {})],
  ])('that %s is said not to be reachable, and the rest is told', async (_, counts) => {
    const { clock, metrics, meter } = stage(counts);
    meter.webhook('issues', 'failed');
    const rendering = metrics.render();
    await clock.advance(5_000);
    const text = await rendering;
    expect(text).toContain('async_conventions_queue_reachable 0');
    expect(text).toMatch(/async_conventions_queue_oldest_seconds nan/i);
    expect(text).not.toContain('async_conventions_queue_keys{');
    expect(text).toContain('async_conventions_webhooks_total{event="issues",outcome="failed"} 1');
  });

  test('is counted once a look, and not again while it owes an answer', async () => {
    let asked = 0;
    const { clock, metrics } = stage(() => {
      asked += 1;
      return new Promise(() => {});
    });
    for (let look = 0; look < 5; look += 1) {
      const rendering = metrics.render();
      await clock.advance(5_000);
      await rendering;
    }
    expect(asked).toBe(1);
  });
});

describe('a name that somebody chose', () => {
  const hostile = ['octo/secret-plans', 'evil"} 1\nfake_metric 2', '__proto__', 'constructor', 'x'.repeat(100_000), ''];

  test('is never in what is told, and adds no line', async () => {
    const { meter, metrics } = stage();
    const tell = (name: string, installation: number) => {
      meter.webhook(name, 'refused');
      meter.called({ operation: name, status: 200 + installation, ms: 1 });
      meter.called({ operation: `GET /repos/${name}`, status: 99_999, ms: 1 });
      meter.called({ operation: `graphql ${name}`, status: -1, ms: 1 });
      meter.remaining(installation, name, installation);
      meter.paused(name);
    };
    tell('first', 1);
    const size = (await metrics.render()).split('\n').filter((line) => line.startsWith('async_')).length;
    for (let round = 0; round < 50; round += 1) for (const name of hostile) tell(`${name}${round}`, 1);
    for (const name of hostile) tell(name, 1);
    const text = await metrics.render();
    expect(text.split('\n').filter((line) => line.startsWith('async_'))).toHaveLength(size);
    for (const name of ['octo', 'evil', 'fake_metric', 'proto', 'constructor', 'xxx', 'first']) {
      expect(text).not.toContain(name);
    }
  });

  test('holds no more than so many installations', async () => {
    const { meter, lines } = stage();
    for (let installation = 0; installation < 12_000; installation += 1) meter.remaining(installation, 'core', 5_000);
    expect(await lines()).toContain('async_conventions_rate_limit_remaining_count{resource="core"} 10000');
  });
});

describe('the server', () => {
  test('answers GET /metrics and nothing else', async () => {
    const server = createMetricsServer(stage().metrics);
    const url = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    const answer = await fetch(`${url}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain('process_cpu_user_seconds_total');
    const statusOf = async (path: string, method = 'GET') => (await fetch(`${url}${path}`, { method })).status;
    expect(await statusOf('/')).toBe(404);
    expect(await statusOf('/healthz')).toBe(404);
    expect(await statusOf('/metrics', 'POST')).toBe(404);
    expect(await statusOf('/api/github/webhooks', 'POST')).toBe(404);
  });
});

test('every query that is asked has a name of its own among the labels', () => {
  const known = read('src/entry/metrics/operations.ts');
  const files = ['decision', 'item', 'item-pages', 'linked', 'people-issue', 'repository', 'texts'].map((name) =>
    read(`src/shell/github/reading/queries/${name}.ts`),
  );
  const names = files.flatMap((text) => [...text.matchAll(/^query (\w+)\(/gm)].map(([, name = '']) => name));
  expect(names.length).toBeGreaterThan(10);
  for (const name of [...names, 'OpenIssues', 'OpenPulls']) expect(known).toContain(`'${name}'`);
});
