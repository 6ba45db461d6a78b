import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Octokit } from '@octokit/rest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { restOfApp } from '../../../src/shell/github/client/client.js';
import { MemoryStore } from '../../../src/shell/state/memory-store.js';
import { keptMsOf } from '../../../src/shell/sweep/deliveries.js';
import { Redelivery } from '../../../src/shell/sweep/redelivery.js';
import type { RedeliveryParts } from '../../../src/shell/sweep/redelivery.js';
import { startGitHub } from '../../github/index.js';
import { silentLog } from '../silent-log.js';
import { SimulatedClock } from '../simulated-clock.js';

const MINUTE = 60_000;
const TICK = 15 * MINUTE;

/** The newest attempts that a pass reads of a list, and as many of older failures. */
const READ_AT_ONCE = 3_000;

const ASK = 'apps/redeliver-webhook-delivery';

/** Redelivery alone, and GitHub with deliveries of every kind. What is delivered again is answered with 200. */
async function startBench() {
  const clock = new SimulatedClock(Date.now());
  const github = await startGitHub({ now: () => clock.now() });
  onTestFinished(() => github.stop());
  const address = await answerAll();
  const store = new MemoryStore(clock);
  const app = restOfApp({ appId: github.app.id, privateKey: github.app.privateKey, baseUrl: github.apiUrl });
  github.webhooks.setDisorder(() => ({ way: 'swallow', copies: 1, behind: 0 }));
  const repo = github.repository('octo/hello');
  const number = repo.openPullRequest({ by: 'ana', title: 'Change', body: 'x', files: { 'a.txt': 'a' } });
  github.webhooks.setDisorder(null);
  github.deliverTo(address);

  /** Merge groups whose webhooks are listed as answered, or as failed. */
  function requestMergeGroups(count: number, way: 'swallow' | 'fail'): void {
    github.webhooks.setDisorder(() => ({ way, copies: 1, behind: 0 }));
    for (let each = 0; each < count; each += 1) repo.requestMergeGroup(number, { by: 'olga' });
    github.webhooks.setDisorder(null);
  }

  return {
    clock,
    github,
    store,
    requestMergeGroups,
    /** Fills the list with attempts that failed and concern nothing. */
    failMuch(count: number): void {
      github.deliverTo(null);
      repo.lock(number, { by: 'olga' });
      const id = github.deliveries.find(({ action }) => action === 'locked')?.id ?? 0;
      for (let each = 0; each < count; each += 1) github.webhooks.redeliver(id);
      github.deliverTo(address);
    },
    /** A process that has yet to make its first pass. */
    start(other: Partial<RedeliveryParts> = {}): Redelivery {
      const keptMs = keptMsOf(github.apiUrl);
      const secure = () => Promise.resolve();
      return new Redelivery({ app, store, clock, log: silentLog, keptMs, secure, isStopped: () => false, ...other });
    },
    /** Has a process make its next pass a tick later, and returns how many webhooks that asked for. */
    async pass(process: Redelivery): Promise<number> {
      await clock.advance(TICK);
      const sent = await process.pass();
      await github.settled();
      return sent;
    },
    /** How often each merge group's webhook was delivered again. */
    again(): readonly number[] {
      const times = new Map<string, number>();
      for (const { guid, event, isRedelivery } of github.deliveries) {
        if (event === 'merge_group') times.set(guid, (times.get(guid) ?? 0) + (isRedelivery ? 1 : 0));
      }
      return [...times.values()];
    },
  };
}

/** Answers every webhook with 200. */
async function answerAll(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end('ok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const unavailable = { type: 'status', status: 502, when: 'before' } as const;

describe('what no list of items shows, answered before a start', () => {
  it('is asked for by the next pass where GitHub did not take it', async () => {
    const bench = await startBench();
    bench.requestMergeGroups(1, 'swallow');
    const process = bench.start();
    bench.github.faults.add({ match: { operation: ASK }, fault: unavailable });
    expect(await bench.pass(process)).toBe(0);
    expect(await bench.pass(process)).toBe(1);
    expect(await bench.pass(process)).toBe(0);
    expect(bench.again()).toEqual([1]);
  });

  it('is asked for a hundred a pass, whatever was asked for before', async () => {
    const bench = await startBench();
    bench.requestMergeGroups(130, 'swallow');
    const process = bench.start();
    expect(await bench.pass(process)).toBe(100);
    expect(await bench.pass(process)).toBe(30);
    expect(await bench.pass(process)).toBe(0);
    expect(bench.again()).toEqual(Array.from({ length: 130 }, () => 1));
  });

  it('is asked for by the next process where the one before was stopped midway', async () => {
    const bench = await startBench();
    bench.requestMergeGroups(12, 'swallow');
    const mark = bench.github.requests.mark();
    const isStopped = () => bench.github.requests.writes(mark).length >= 5;
    expect(await bench.pass(bench.start({ isStopped }))).toBe(5);
    expect(await bench.pass(bench.start())).toBe(7);
    expect(bench.again()).toEqual(Array.from({ length: 12 }, () => 1));
  });

  it('is found by a later pass where more came after it than one reads', async () => {
    const bench = await startBench();
    bench.requestMergeGroups(1, 'swallow');
    bench.failMuch(READ_AT_ONCE);
    const process = bench.start();
    expect(await bench.pass(process)).toBe(0);
    expect(await bench.pass(process)).toBe(1);
  }, 60_000);

  it('is not asked for where it came after the start', async () => {
    const bench = await startBench();
    bench.requestMergeGroups(101, 'swallow');
    const process = bench.start();
    expect(await bench.pass(process)).toBe(100);
    await bench.clock.advance(TICK);
    bench.requestMergeGroups(1, 'swallow');
    expect(await bench.pass(process)).toBe(1);
    expect(bench.again()).toEqual([...Array.from({ length: 101 }, () => 1), 0]);
  });

  it('is asked for where GitHub lists it neither as delivered nor among failures', async () => {
    const bench = await startBench();
    const at = new Date(bench.clock.now()).toISOString();
    const common = { delivered_at: at, event: 'merge_group', action: 'checks_requested' };
    const list = [302, 0, 502].map((code) => ({
      ...common,
      id: code,
      guid: `${code}`,
      status: 'none',
      status_code: code,
    }));
    const asked: string[] = [];
    const headers = { 'content-type': 'application/json' };
    const fetch = (url: string, { method }: { readonly method: string }) => {
      if (method === 'POST') asked.push(new URL(url).pathname);
      const isWhole = !new URL(url).searchParams.has('status');
      return Promise.resolve(new Response(JSON.stringify(isWhole ? list : []), { headers }));
    };
    expect(await bench.pass(bench.start({ app: new Octokit({ request: { fetch } }).rest }))).toBe(2);
    expect(asked).toEqual(['/app/hook/deliveries/302/attempts', '/app/hook/deliveries/0/attempts']);
  });
});

describe('several processes over one store', () => {
  it('ask once each for what was answered, however many start', async () => {
    const bench = await startBench();
    bench.requestMergeGroups(2, 'swallow');
    const sent: number[] = [];
    for (let each = 0; each < 3; each += 1) sent.push(await bench.pass(bench.start({ secure: null })));
    expect(sent).toEqual([2, 0, 0]);
    expect(bench.again()).toEqual([1, 1]);
  });

  it('go on with what another left, long after their own start', async () => {
    const bench = await startBench();
    const old = bench.start({ secure: null });
    await bench.pass(old);
    bench.requestMergeGroups(1, 'swallow');
    bench.github.faults.add({ match: { operation: ASK }, fault: unavailable });
    expect(await bench.pass(bench.start({ secure: null }))).toBe(0);
    expect(await bench.pass(old)).toBe(1);
  });
});

describe('more failures than a pass reads', () => {
  it('are read on by the next ones until none is left, of another process, too', async () => {
    const bench = await startBench();
    await bench.pass(bench.start());
    bench.requestMergeGroups(130, 'fail');
    bench.failMuch(2 * READ_AT_ONCE);
    expect(await bench.pass(bench.start())).toBe(0);
    const process = bench.start();
    expect(await bench.pass(process)).toBe(100);
    expect(await bench.pass(process)).toBe(30);
    expect(bench.again()).toEqual(Array.from({ length: 130 }, () => 1));
    await bench.pass(process);
    const mark = bench.github.requests.mark();
    expect(await bench.pass(process)).toBe(0);
    expect(bench.github.requests.since(mark)).toHaveLength(1);
  }, 120_000);

  it('are all found although as many more come meanwhile', async () => {
    const bench = await startBench();
    const process = bench.start();
    await bench.pass(process);
    bench.requestMergeGroups(1, 'fail');
    bench.failMuch(2 * READ_AT_ONCE + 100);
    expect(await bench.pass(process)).toBe(0);
    bench.requestMergeGroups(1, 'fail');
    bench.failMuch(2 * READ_AT_ONCE + 100);
    expect(await bench.pass(process)).toBe(1);
    expect(bench.again()).toEqual([1, 0]);
    for (let pass = 0; pass < 2; pass += 1) await bench.pass(process);
    expect(bench.again()).toEqual([1, 1]);
  }, 120_000);

  it.each([
    ['does not take the place to go on from', 422],
    ['does not answer there', 502],
  ])(
    'are read on later where GitHub %s, and keep nothing newer waiting',
    async (_, status) => {
      const bench = await startBench();
      const process = bench.start();
      await bench.pass(process);
      bench.requestMergeGroups(1, 'fail');
      bench.failMuch(2 * READ_AT_ONCE);
      await bench.pass(process);
      bench.requestMergeGroups(1, 'fail');
      // The first list of the next pass is that of what is new.
      const match = { operation: 'apps/list-webhook-deliveries' };
      bench.github.faults.add({ match, nth: 2, fault: { type: 'status', status, when: 'before' } });
      expect(await bench.pass(process)).toBe(1);
      expect(bench.again()).toEqual([0, 1]);
      for (let pass = 0; pass < 3; pass += 1) await bench.pass(process);
      expect(bench.again()).toEqual([1, 1]);
    },
    120_000,
  );

  it('are let go once GitHub has them no more', async () => {
    const bench = await startBench();
    const now = bench.clock.now();
    const older = { next: 'v1_1', since: null, until: now - 4 * 24 * 60 * MINUTE, left: null };
    await bench.store.set('redelivery', JSON.stringify({ since: now, older, unseen: older, secured: now }));
    const process = bench.start();
    await bench.pass(process);
    expect(JSON.parse((await bench.store.get('redelivery')) ?? '')).toMatchObject({ older: null, unseen: null });
  });
});

it('one that GitHub never takes keeps no other waiting', async () => {
  const bench = await startBench();
  const refuse = () => {
    const path = `/app/hook/deliveries/${bench.github.deliveries.at(-1)?.id}/attempts`;
    bench.github.faults.add({ match: { path }, times: Infinity, fault: unavailable });
  };
  bench.requestMergeGroups(1, 'fail');
  refuse();
  bench.requestMergeGroups(3, 'fail');
  bench.requestMergeGroups(4, 'swallow');
  refuse();
  expect(await bench.pass(bench.start())).toBe(6);
  expect(bench.again()).toEqual([0, 1, 1, 1, 1, 1, 1, 0]);
});
