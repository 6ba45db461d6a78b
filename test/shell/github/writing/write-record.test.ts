import { expect, test } from 'vitest';
import type { Change } from '../../../../src/core/plan/change.js';
import type { ItemSubject } from '../../../../src/core/subject.js';
import type { Client } from '../../../../src/shell/github/client/client.js';
import { MemoryLimits } from '../../../../src/shell/github/client/memory-limits.js';
import { RecordAccess } from '../../../../src/shell/github/client/record-access.js';
import { WriteMemory } from '../../../../src/shell/github/writing/memory.js';
import { Pacing } from '../../../../src/shell/github/client/pacing.js';
import { createWriter } from '../../../../src/shell/github/writing/writer.js';
import { silentMeter } from '../../../../src/shell/meter.js';
import { SimulatedClock } from '../../simulated-clock.js';

const item: ItemSubject = { kind: 'item', installation: 1, owner: 'octo', repo: 'hello', number: 7 };

const NOW = 1_000_000;

const BRANCH = 'async-conventions/decision-7';

const COMMIT: Change = {
  type: 'commit-record',
  branch: BRANCH,
  before: null,
  parents: ['m'],
  tree: 'tm',
  beside: ['0003-logs.md'],
  files: [{ path: 'docs/decisions/0007-exports.md', text: '# Exports\n' }],
  message: 'Record decision 7 as accepted',
};

const PULL: Change = {
  type: 'open-record-pull',
  branch: BRANCH,
  base: 'main',
  known: [3],
  title: 'Record decision 7: Exports',
  body: 'See #7',
};

type Answer = (name: string, parameters: Record<string, unknown>) => unknown;

/** What GitHub says where all is well. */
const GITHUB: Answer = (name) => {
  switch (name) {
    case 'git.createTree':
      return { data: { sha: 't' } };
    case 'git.createCommit':
      return { data: { sha: 'c' } };
    case 'pulls.list':
      return { data: [{ number: 3, html_url: 'https://github.com/octo/hello/pull/3' }] };
    case 'pulls.create':
      return { data: { number: 12, html_url: 'https://github.com/octo/hello/pull/12' } };
    default:
      return { data: {} };
  }
};

function start(answer: Answer = GITHUB) {
  const asked: [string, Record<string, unknown>][] = [];
  const group = (prefix: string) =>
    new Proxy(
      {},
      {
        get: (_, name) => (parameters: Record<string, unknown>) => {
          asked.push([`${prefix}.${String(name)}`, parameters]);
          return Promise.resolve().then(() => answer(`${prefix}.${String(name)}`, parameters));
        },
      },
    );
  const rest = { git: group('git'), pulls: group('pulls'), issues: group('issues') };
  const permissions = () => Promise.resolve(null);
  const connect = () => ({ rest, permissions }) as unknown as Client;
  const clock = new SimulatedClock(NOW);
  const access = new RecordAccess({ connect, clock });
  const limits = new MemoryLimits(clock);
  const pacing = new Pacing({ clock, writes: 'on', limits });
  const me = { login: 'async-conventions', type: 'bot' } as const;
  const options = { connect, pacing, memory: new WriteMemory(clock), meter: silentMeter, me, clock, access };
  const writer = createWriter(options);
  return {
    asked,
    limits,
    names: () => asked.map(([name]) => name),
    access: () => access.of(item),
    write: (...changes: Change[]) => writer.write(item, changes),
  };
}

function refusal(status: number, message: string): Error {
  return Object.assign(new Error(message), { status, response: { headers: {} } });
}

/** As GitHub, but for one request. */
function refusing(operation: string, error: Error): Answer {
  return (name, parameters) => {
    if (name === operation) throw error;
    return GITHUB(name, parameters);
  };
}

test('a commit is a tree on top of another, and a branch that is made where there was none', async () => {
  const { asked, write } = start();
  expect(await write(COMMIT)).toEqual({ again: null, refusals: [], notes: [] });
  const at = { owner: 'octo', repo: 'hello' };
  expect(asked).toEqual([
    [
      'git.createTree',
      {
        ...at,
        base_tree: 'tm',
        tree: [{ path: 'docs/decisions/0007-exports.md', content: '# Exports\n', mode: '100644', type: 'blob' }],
      },
    ],
    ['git.createCommit', { ...at, message: 'Record decision 7 as accepted', tree: 't', parents: ['m'] }],
    ['git.createRef', { ...at, ref: `refs/heads/${BRANCH}`, sha: 'c' }],
  ]);
});

test('a branch that is there is moved on, and never by force', async () => {
  const { asked, write } = start();
  await write({ ...COMMIT, before: 'b', parents: ['b'] });
  expect(asked.at(-1)).toEqual([
    'git.updateRef',
    { owner: 'octo', repo: 'hello', ref: `heads/${BRANCH}`, sha: 'c', force: false },
  ]);
});

test('a pull request is opened where all that there were are known', async () => {
  const { asked, write } = start();
  await write(PULL);
  expect(asked.map(([name, { head, state }]) => [name, head, state])).toEqual([
    ['pulls.list', `octo:${BRANCH}`, 'all'],
    ['pulls.create', BRANCH, undefined],
  ]);
});

test.each([
  ['a branch that somebody made meanwhile', 'git.createRef', COMMIT, 'Reference already exists'],
  ['a branch that somebody moved', 'git.updateRef', { ...COMMIT, before: 'b' }, 'Update is not a fast forward'],
  ['a branch that somebody deleted', 'git.updateRef', { ...COMMIT, before: 'b' }, 'Reference does not exist'],
  ['a pull request that is open', 'pulls.create', PULL, 'A pull request already exists for octo:x.'],
  ['a record that is merged', 'pulls.create', PULL, 'No commits between main and x'],
] as const)('%s is read anew, and nothing else is tried', async (_what, operation, change, message) => {
  const { write, access } = start(refusing(operation, refusal(422, message)));
  await expect(write(change)).rejects.toMatchObject({
    failure: { kind: 'retry', afterMs: 3_000, scope: 'item', reason: 'record-overtaken' },
  });
  expect(await access()).toBe('granted');
});

test('a pull request that is not known yet keeps another one from being opened', async () => {
  const { names, write } = start();
  await expect(write({ ...PULL, known: [] })).rejects.toMatchObject({ failure: { reason: 'record-overtaken' } });
  expect(names()).toEqual(['pulls.list']);
});

test.each([
  ['a permission', 'git.createTree', refusal(403, 'Resource not accessible by integration'), 'forbidden'],
  ['what it may not see', 'git.createTree', refusal(404, 'Not Found'), 'not-found'],
  ['a rule for branches', 'git.createRef', refusal(422, 'Repository rule violations found'), 'status-422'],
  ['a pull request', 'pulls.create', refusal(403, 'Resource not accessible by integration'), 'forbidden'],
])('where GitHub refuses for want of %s, all else is written, and that is known for a while', async (...given) => {
  const [, operation, error, reason] = given;
  const { names, write, access } = start(refusing(operation, error));
  const writing = await write(COMMIT, PULL, { type: 'delete-comment', id: 5 });
  expect(writing).toMatchObject({ refusals: [reason], again: NOW + 1_000 });
  expect(writing.notes).toEqual(['the record is not put forward: GitHub refused it']);
  expect(names().at(-1)).toBe('issues.deleteComment');
  expect(names().filter((name) => name === operation)).toHaveLength(1);
  expect(await access()).toBe('refused');
});

test('a pull request that would notify too soon is put off', async () => {
  const { names, write, limits } = start();
  for (let count = 0; count < 20; count += 1) await limits.creation(1, `other ${count}`, NOW);
  expect(await write(PULL)).toEqual({
    again: NOW + 60_000,
    refusals: [],
    notes: ['pull request put off: notification-pacing'],
  });
  expect(names()).toEqual(['pulls.list']);
});
