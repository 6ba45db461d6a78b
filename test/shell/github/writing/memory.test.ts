import { describe, expect, test } from 'vitest';
import type { RecordStanding } from '../../../../src/core/decisions/record/standing.js';
import type {
  Actor,
  Identity,
  Snapshot,
  StandingCheck,
  ThreadComment,
  ThreadEvent,
} from '../../../../src/core/snapshot.js';
import { WriteMemory } from '../../../../src/shell/github/writing/memory.js';
import { SimulatedClock } from '../../simulated-clock.js';

const me: Identity = { login: 'async-conventions', type: 'bot', appId: 1 };
const us: Actor = { login: me.login, type: 'bot' };
const ana: Actor = { login: 'ana', type: 'user' };
const NOW = 1_000_000;

const ours: ThreadComment = {
  id: 5,
  body: 'ours',
  author: us,
  editor: null,
  createdAt: NOW,
  editedAt: null,
  url: '',
  reactions: [],
};

function snapshot(part: {
  readonly labels?: readonly string[];
  readonly thread?: readonly ThreadComment[];
  readonly events?: readonly ThreadEvent[];
  readonly check?: StandingCheck | null;
  readonly record?: RecordStanding | null;
}): Snapshot {
  return {
    now: NOW,
    me,
    repository: { owner: 'octo', name: 'hello', isArchived: false, ownLabels: [] },
    item: {
      kind: 'pull_request',
      number: 7,
      url: 'https://github.com/octo/hello/pull/7',
      title: '',
      body: '',
      labels: part.labels ?? [],
      author: ana,
      association: null,
      issueType: null,
      state: 'open',
      closedAs: null,
      pull: null,
      isLocked: false,
      createdAt: 0,
      bodyEditedAt: null,
      authorEditedAt: null,
      assignees: [],
    },
    head: { sha: 'a', check: part.check ?? null, config: null, preview: null },
    thread: part.thread ?? [],
    events: part.events ?? [],
    config: { status: 'none' },
    namedBy: null,
    reviews: null,
    times: null,
    decision: null,
    record: part.record ?? null,
  };
}

function start() {
  const clock = new SimulatedClock(NOW);
  const memory = new WriteMemory(clock);
  return { clock, memory, overlay: (read: Snapshot) => memory.overlayItem('item', 'repository', read) };
}

describe('what was just written and is not read yet', () => {
  test('a comment is there', async () => {
    const { memory, overlay } = start();
    await memory.remember('item', { type: 'comment', comment: ours });
    expect(overlay(snapshot({})).thread).toEqual([ours]);
  });

  test('on another item it is not', async () => {
    const { memory, overlay } = start();
    await memory.remember('other', { type: 'comment', comment: ours });
    expect(overlay(snapshot({})).thread).toEqual([]);
  });

  test('after two minutes the read alone counts', async () => {
    const { clock, memory, overlay } = start();
    await memory.remember('item', { type: 'comment', comment: ours });
    await clock.advance(120_000);
    expect(overlay(snapshot({})).thread).toEqual([]);
  });

  test('after two minutes nothing of it is kept, as soon as anything is written or read', async () => {
    const { clock, memory, overlay } = start();
    for (let count = 0; count < 5; count += 1)
      await memory.remember(`item ${count}`, { type: 'comment', comment: ours });
    await clock.advance(60_000);
    await memory.remember('item 0', { type: 'own-label', name: 'on' });
    expect(memory.size).toBe(5);
    await clock.advance(60_000);
    await memory.remember('item 6', { type: 'own-label', name: 'on' });
    expect(memory.size).toBe(2);
    await clock.advance(120_000);
    overlay(snapshot({}));
    expect(memory.size).toBe(0);
  });

  test('of more than ten thousand items, the latest are kept', async () => {
    const { memory, overlay } = start();
    await memory.remember('item', { type: 'comment', comment: ours });
    for (let count = 0; count < 9_999; count += 1)
      await memory.remember(`item ${count}`, { type: 'comment', comment: ours });
    expect(overlay(snapshot({})).thread).toEqual([ours]);
    await memory.remember('one more', { type: 'comment', comment: ours });
    expect(memory.size).toBe(10_000);
    expect(overlay(snapshot({})).thread).toEqual([]);
  });

  test('an edit of ours is seen over the older text', async () => {
    const { memory, overlay } = start();
    const edited = { ...ours, body: 'newer', editor: us, editedAt: NOW + 1_000 };
    await memory.remember('item', { type: 'comment', comment: edited });
    expect(overlay(snapshot({ thread: [ours] })).thread).toEqual([edited]);
  });

  test('an edit that was never answered is as the read says, in the same second too, and the comment is there', async () => {
    const { memory, overlay } = start();
    const first = { ...ours, editor: us, editedAt: NOW };
    await memory.remember('item', { type: 'comment', comment: first });
    await memory.doubtComment('item', 5);
    await memory.doubtComment('item', 6);
    const second = { ...first, body: 'second' };
    expect(overlay(snapshot({ thread: [second] })).thread).toEqual([second]);
    expect(overlay(snapshot({})).thread).toEqual([first]);
    await memory.remember('item', { type: 'comment', comment: second });
    expect(overlay(snapshot({ thread: [first] })).thread).toEqual([second]);
  });

  test('a duplicate that we deleted is gone', async () => {
    const { memory, overlay } = start();
    await memory.remember('item', { type: 'comment-gone', id: 5 });
    expect(overlay(snapshot({ thread: [ours] })).thread).toEqual([]);
  });

  test('a reaction of ours is on the comment that it was left on, once, and on no other', async () => {
    const { memory, overlay } = start();
    const [command, other] = [6, 7].map((id) => ({ ...ours, id, author: ana }));
    if (command === undefined || other === undefined) throw new Error('two comments');
    await memory.remember('item', { type: 'reaction', comment: 6, content: 'eyes' });
    await memory.remember('item', { type: 'reaction', comment: 6, content: '+1' });
    const both = { ...command, reactions: ['eyes', '+1'] };
    expect(overlay(snapshot({ thread: [command, other] })).thread).toEqual([both, other]);
    expect(overlay(snapshot({ thread: [both, other] })).thread).toEqual([both, other]);
    expect(overlay(snapshot({ thread: [other] })).thread).toEqual([other]);
  });

  test('labels are on and off as we left them', async () => {
    const { memory, overlay } = start();
    await memory.remember('item', { type: 'label', name: 'on', isPresent: true, at: NOW });
    await memory.remember('item', { type: 'label', name: 'off', isPresent: false, at: NOW });
    expect(overlay(snapshot({ labels: ['off', 'task'] })).item.labels).toEqual(['task', 'on']);
  });

  test('a label that we created exists in the repository', async () => {
    const { memory, overlay } = start();
    await memory.remember('repository', { type: 'own-label', name: 'on' });
    expect(overlay(snapshot({})).repository.ownLabels).toEqual(['on']);
  });

  test('a check run is there, on its commit only', async () => {
    const { memory, overlay } = start();
    const check: StandingCheck = {
      id: 9,
      sha: 'a',
      conclusion: 'success',
      title: '',
      summary: '',
      externalId: 'pr:7',
      annotations: [],
      isRerequested: false,
    };
    await memory.remember('item', { type: 'check', check });
    expect(overlay(snapshot({})).head?.check).toEqual(check);
    expect(
      overlay({ ...snapshot({}), head: { sha: 'b', check: null, config: null, preview: null } }).head?.check,
    ).toBeNull();
    const rerequested = { ...check, conclusion: null, isRerequested: true };
    expect(overlay(snapshot({ check: rerequested })).head?.check).toEqual({ ...check, isRerequested: true });
    expect(overlay(snapshot({ check: { ...check, id: 10 } })).head?.check?.id).toBe(10);
  });
});

describe('what somebody else did since wins', () => {
  test('a comment of ours that they deleted stays deleted', async () => {
    const { memory, overlay } = start();
    await memory.remember('item', { type: 'comment', comment: ours });
    const deleted: ThreadEvent = { type: 'comment-deleted', author: us, actor: ana, at: NOW + 1_000 };
    expect(overlay(snapshot({ events: [deleted] })).thread).toEqual([]);
    const earlier: ThreadEvent = { ...deleted, at: NOW - 1_000 };
    expect(overlay(snapshot({ events: [earlier] })).thread).toEqual([ours]);
  });

  test('their edit of our comment is what stands, in the same second too', async () => {
    const { memory, overlay } = start();
    await memory.remember('item', { type: 'comment', comment: ours });
    const theirs = { ...ours, body: 'theirs', editor: ana, editedAt: NOW };
    expect(overlay(snapshot({ thread: [theirs] })).thread).toEqual([theirs]);
  });

  test('a label that they took off again is off', async () => {
    const { memory, overlay } = start();
    await memory.remember('item', { type: 'label', name: 'on', isPresent: true, at: NOW });
    const off: ThreadEvent = { type: 'unlabeled', label: 'on', actor: ana, at: NOW };
    expect(overlay(snapshot({ events: [off] })).item.labels).toEqual([]);
    expect(overlay(snapshot({ events: [{ ...off, at: NOW - 1_000 }] })).item.labels).toEqual(['on']);
    expect(overlay(snapshot({ events: [{ ...off, actor: us }] })).item.labels).toEqual(['on']);
  });
});
