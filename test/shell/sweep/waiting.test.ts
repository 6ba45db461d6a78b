import { expect, it, onTestFinished } from 'vitest';
import { formatSubjectKey } from '../../../src/core/subject.js';
import { connectAsApp } from '../../../src/shell/github/client/client.js';
import { Pacing } from '../../../src/shell/github/client/pacing.js';
import { MemoryStore } from '../../../src/shell/state/memory-store.js';
import { createItemLists } from '../../../src/shell/sweep/changed-items.js';
import { Waiting } from '../../../src/shell/sweep/waiting.js';
import { startGitHub } from '../../github/index.js';
import type { FakeRepository } from '../../github/index.js';
import { SimulatedClock } from '../simulated-clock.js';

const LABEL = 'decision: proposed';

/** GitHub, and what waits on time there, by as many processes as a test starts one after the other. */
async function startStage() {
  const clock = new SimulatedClock(Date.now());
  const github = await startGitHub({ now: () => clock.now() });
  onTestFinished(() => github.stop());
  const repo = github.repository('octo/hello');
  const { installation, owner } = repo.ref();
  const listed = { installation, owner, repo: 'hello', id: 7, pushedAt: null };
  const store = new MemoryStore(clock);
  const warnings: object[] = [];
  // So many times more the queue takes what it is given.
  const taking = { left: Infinity };

  function boot() {
    let added: number[] = [];
    const { id: appId, privateKey } = github.app;
    const connect = connectAsApp({ appId, privateKey, baseUrl: github.apiUrl });
    const waiting = new Waiting({
      lists: createItemLists(connect, new Pacing({ clock, writes: 'off' })),
      checkpoints: { read: () => Promise.resolve({ ...CHECKPOINT, waiting: [LABEL] }) },
      trickle: {
        add(subjects) {
          if (taking.left === 0) return Promise.resolve(false);
          taking.left -= 1;
          added.push(...subjects.flatMap((subject) => (subject.kind === 'item' ? [subject.number] : [])));
          return Promise.resolve(true);
        },
      },
      store,
      log: { debug: ignore, info: ignore, warn: (fields) => void warnings.push(fields), error: ignore },
    });
    /** Returns what one hour has looked at. */
    return async (): Promise<readonly number[]> => {
      added = [];
      expect(await waiting.visit(listed)).toBe(added.length);
      return added;
    };
  }
  return { repo, store, warnings, taking, boot };
}

const CHECKPOINT = { since: 0, page: 1, next: null, etag: null, seen: [], pushedAt: null, config: 'a', reminds: false };

function ignore(): void {
  // Only warnings are of interest.
}

/** Opens issues under the label, and returns their numbers. */
function openWaiting(repo: FakeRepository, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => repo.openIssue({ title: `Decision ${at}`, labels: [LABEL] }));
}

it('all that waits is looked at each hour, and no warning is given, while it is less than five hundred', async () => {
  const stage = await startStage();
  const numbers = openWaiting(stage.repo, 499);
  const visit = stage.boot();
  expect(await visit()).toEqual(numbers);
  expect(await visit()).toEqual(numbers);
  expect(stage.warnings).toEqual([]);
});

it('of more than five hundred the oldest are looked at first, and the others in the hours after, round and round', async () => {
  const stage = await startStage();
  const numbers = openWaiting(stage.repo, 620);
  const visit = stage.boot();
  expect(await visit()).toEqual(numbers.slice(0, 500));
  // On from there, and from the oldest again.
  expect(await visit()).toEqual([...numbers.slice(500), ...numbers.slice(0, 300)]);
  expect(await visit()).toEqual([...numbers.slice(300), ...numbers.slice(0, 100)]);
  expect(stage.warnings).toHaveLength(3);
  expect(stage.warnings[0]).toEqual({ key: formatSubjectKey({ ...stage.repo.ref(), kind: 'repository' }) });
});

it('a process that begins goes on where the one before was', async () => {
  const stage = await startStage();
  const numbers = openWaiting(stage.repo, 620);
  await stage.boot()();
  expect((await stage.boot()()).slice(0, 120)).toEqual(numbers.slice(500));
});

it('what the queue did not take is looked at in the next hour', async () => {
  const stage = await startStage();
  const numbers = openWaiting(stage.repo, 620);
  const visit = stage.boot();
  stage.taking.left = 2;
  expect(await visit()).toEqual(numbers.slice(0, 200));
  stage.taking.left = Infinity;
  expect((await visit()).slice(0, 420)).toEqual(numbers.slice(200));
});

it('a place beyond the end, since most of it waits no more, is forgotten', async () => {
  const stage = await startStage();
  const numbers = openWaiting(stage.repo, 620);
  const visit = stage.boot();
  await visit();
  for (const number of numbers.slice(30)) stage.repo.close(number);
  expect(await visit()).toEqual(numbers.slice(0, 30));
  stage.warnings.length = 0;
  expect(await visit()).toEqual(numbers.slice(0, 30));
  expect(stage.warnings).toEqual([]);
});
