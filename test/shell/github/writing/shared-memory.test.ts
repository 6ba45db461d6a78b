import { describe, expect, test } from 'vitest';
import type { BranchStanding } from '../../../../src/core/decisions/record/standing.js';
import type { CommitSnapshot, StandingCheck, ThreadComment } from '../../../../src/core/snapshot.js';
import { WriteMemory } from '../../../../src/shell/github/writing/memory.js';
import { formatRecords, parseRecords } from '../../../../src/shell/github/writing/written.js';
import type { Written } from '../../../../src/shell/github/writing/written.js';
import { BestEffort } from '../../../../src/shell/state/best-effort.js';
import { MemoryStore } from '../../../../src/shell/state/memory-store.js';
import type { Store } from '../../../../src/shell/state/store.js';
import { silentLog } from '../../silent-log.js';
import { SimulatedClock } from '../../simulated-clock.js';

const NOW = 1_000_000;

const check: StandingCheck = {
  id: 9,
  sha: 'a',
  conclusion: 'success',
  title: 'Complete',
  summary: 'All is there.',
  externalId: 'pr:7',
  annotations: [
    { path: '.github/async.yml', line: 3, column: 2, level: 'failure', title: 'Unknown key', message: 'No such key.' },
    { path: '.github/async.yml', line: 4, level: 'notice', title: 'Known', message: 'Is fine.' },
  ],
  isRerequested: false,
};

const comment: ThreadComment = {
  id: 5,
  body: 'ours',
  author: { login: 'async-conventions', type: 'bot' },
  editor: null,
  createdAt: NOW,
  editedAt: null,
  url: '',
  reactions: ['+1'],
};

const branch: BranchStanding = {
  name: 'async-conventions/decision-7',
  commit: 'c',
  tree: 't',
  isOurs: true,
  files: ['0007-exports.md'],
  record: { path: 'docs/decisions/0007-exports.md', text: '# Exports', isOurs: true },
  index: null,
};

/** One of each kind. */
const WRITTEN: readonly Written[] = [
  { type: 'comment', comment },
  { type: 'comment', comment: { ...comment, id: 6, author: null, editor: comment.author, editedAt: NOW } },
  { type: 'comment-gone', id: 7 },
  { type: 'reaction', comment: 8, content: '+1' },
  { type: 'label', name: 'async: incomplete', isPresent: true, at: NOW },
  { type: 'check', check },
  { type: 'check', check: { ...check, sha: 'b', conclusion: null, annotations: [] } },
  { type: 'record-branch', before: null, after: branch },
  { type: 'record-pull', pull: { number: 12, url: 'https://github.com/octo/hello/pull/12', state: 'open' } },
  { type: 'own-label', name: 'async: incomplete' },
];

/** Two processes on one store. */
function start() {
  const clock = new SimulatedClock(NOW);
  const state = { isBroken: false };
  const memory = new MemoryStore(clock);
  const orBreak = <T>(act: () => Promise<T>) => (state.isBroken ? Promise.reject(new Error('gone')) : act());
  const store: Store = {
    get: (name) => orBreak(() => memory.get(name)),
    set: (name, text, ttlMs) => orBreak(() => memory.set(name, text, ttlMs)),
    delete: (name) => orBreak(() => memory.delete(name)),
    claim: (name, text, ttlMs) => orBreak(() => memory.claim(name, text, ttlMs)),
    raise: (name, value, ttlMs) => orBreak(() => memory.raise(name, value, ttlMs)),
  };
  const make = () =>
    new WriteMemory(clock, { store, effort: new BestEffort({ clock, log: silentLog, what: 'memory of writes' }) });
  return { clock, state, store, first: make(), second: make() };
}

/** What a process takes for the check of a commit of which the read shows none. */
function checkSeen(memory: WriteMemory): StandingCheck | null {
  return memory.overlayCommit('commit', { sha: 'a', check: null } as CommitSnapshot).check;
}

describe('what one process wrote', () => {
  test('another knows once it asked, for two minutes', async () => {
    const { clock, first, second } = start();
    await first.remember('commit', { type: 'check', check });
    expect(checkSeen(second)).toBeNull();
    await second.recall('commit');
    expect(checkSeen(second)).toEqual(check);
    await clock.advance(120_000);
    expect(checkSeen(second)).toBeNull();
    await second.recall('commit');
    expect(checkSeen(second)).toBeNull();
    expect(second.size).toBe(0);
  });

  test('is not lost when another adds to it', async () => {
    const { first, second } = start();
    await first.remember('commit', { type: 'check', check });
    await second.recall('commit');
    await second.remember('commit', { type: 'label', name: 'on', isPresent: true, at: NOW });
    await first.recall('commit');
    expect(checkSeen(first)).toEqual(check);
  });

  test('is forgotten in all once one of them forgot it', async () => {
    const { first, second, store } = start();
    await first.remember('item', { type: 'comment', comment });
    await second.recall('item');
    await second.forgetComment('item', comment.id);
    await first.recall('item');
    expect(first.size).toBe(0);
    expect(await store.get('written:item')).toBeNull();
  });

  test('is kept where it could not be told, and told with the next', async () => {
    const { clock, state, first, second } = start();
    state.isBroken = true;
    await first.remember('commit', { type: 'check', check });
    await first.recall('commit');
    expect(checkSeen(first)).toEqual(check);
    state.isBroken = false;
    await clock.advance(5_000);
    await first.recall('commit');
    expect(checkSeen(first)).toEqual(check);
    await first.remember('commit', { type: 'own-label', name: 'on' });
    await second.recall('commit');
    expect(checkSeen(second)).toEqual(check);
  });

  test('counts no longer than two minutes, whatever the store says', async () => {
    const { clock, store, second } = start();
    await store.set('written:commit', formatRecords([{ written: { type: 'check', check }, until: NOW * 1_000 }]));
    await second.recall('commit');
    expect(checkSeen(second)).toEqual(check);
    await clock.advance(120_000);
    expect(checkSeen(second)).toBeNull();
  });
});

describe('the text of what was written', () => {
  test('says all of it', () => {
    const records = WRITTEN.map((written) => ({ written, until: NOW }));
    expect(parseRecords(formatRecords(records))).toEqual(records);
  });

  test('by a version that knew of no reactions says none', () => {
    const older = { ...comment, reactions: undefined };
    const text = JSON.stringify([{ written: { type: 'comment', comment: older }, until: NOW }]);
    const newer = { ...comment, reactions: [] };
    expect(parseRecords(text)).toEqual([{ written: { type: 'comment', comment: newer }, until: NOW }]);
  });

  test('is bounded, and the latest stay', () => {
    const long = (id: number): Written => ({ type: 'comment', comment: { ...comment, id, body: 'x'.repeat(60_000) } });
    const records = [...Array(100).keys()].map((id) => ({ written: long(id), until: NOW }));
    const text = formatRecords(records);
    expect(text.length).toBeLessThanOrEqual(500_000);
    expect(parseRecords(text).at(-1)).toEqual(records.at(-1));
  });

  test('that is none of ours says nothing, and stops no run', async () => {
    const { store, second } = start();
    const record = (written: unknown) => JSON.stringify([{ written, until: NOW + 1 }]);
    const texts = [
      '',
      '[',
      'null',
      '{"length":1}',
      record({ type: 'comment', comment: { id: 'x' } }),
      record({ type: 'check', check: { ...check, conclusion: 'maybe' } }),
      record({ type: 'check', check: { ...check, annotations: Array(51).fill(check.annotations[0]) } }),
      record({ type: 'who knows' }),
      `${record({ type: 'own-label', name: 'on' })}${' '.repeat(500_000)}`,
      JSON.stringify(Array(201).fill({ written: { type: 'own-label', name: 'on' }, until: NOW + 1 })),
    ];
    for (const text of texts) {
      await store.set('written:commit', text);
      await second.recall('commit');
      expect(second.size, text.slice(0, 60)).toBe(0);
    }
  });
});
