import { describe, expect, it } from 'vitest';
import type { ThreadEvent } from '../../../src/core/snapshot.js';
import { DAY, HOUR } from './clockwork.js';
import {
  accept,
  approve,
  concern,
  courseOf,
  decideThread,
  inputOf,
  person,
  propose,
  proposeOneWay,
  resolve,
  ROLES,
  say,
  t0,
  unhold,
  type Comment,
  type Thread,
} from './thread.js';

const END = t0 + 3 * DAY;

function raise(by: string, title: string, at = t0 + HOUR): Comment {
  return say(by, at, { name: 'concern', title });
}

function settle(by: string, which: string | number, at = t0 + 2 * HOUR): Comment {
  return say(by, at, { name: 'resolve', which });
}

describe('which concern is meant', () => {
  const TITLES = ['Cost of the pump', 'Cost of the pipes', 'Who repairs it at night?', 'Noise'];
  const raised = [say('ana', t0, propose), ...TITLES.map((title, index) => raise('asa', title, t0 + index))];

  it.each([
    [2, 2],
    ['Cost of the pump', 1],
    ['COST of the *pump*.', 1],
    ['who repairs', 3],
    ['cost of the pi', 2],
    ['Cost of the pmup', 1],
    ['Who repairs it at nite', 3],
    ['noise', 4],
    ['nois', 4],
  ])('%s is number %i', (which, number) => {
    const { concerns, refusals } = decideThread({ now: END, comments: [...raised, settle('olga', which)] });
    expect(refusals).toEqual([]);
    expect(concerns.filter(({ resolved }) => resolved !== null).map((concern) => concern.number)).toEqual([number]);
  });

  it.each([7, 0, 'Cost of the p', 'cost', 'noi', 'the weather', '?'])('%s is none of them', (which) => {
    const { concerns, refusals } = decideThread({ now: END, comments: [...raised, settle('olga', which)] });
    expect(refusals).toMatchObject([{ what: '/resolve', by: 'olga', reason: { kind: 'no-such-concern' } }]);
    expect(concerns.every(({ resolved }) => resolved === null)).toBe(true);
  });

  it('is one’s own where two bear the same title', () => {
    const comments = [say('ana', t0, propose), raise('asa', 'Noise'), raise('tri', 'noise'), settle('tri', 'Noise')];
    expect(decideThread({ now: END, comments }).concerns.map(({ by, resolved }) => [by, resolved?.by ?? null])).toEqual(
      [
        ['asa', null],
        ['tri', 'tri'],
      ],
    );
  });

  it('was resolved already', () => {
    const comments = [...raised, settle('asa', 4), settle('olga', 4, END), settle('wim', 'noise', END + 1)];
    expect(decideThread({ now: END + 2, comments }).refusals).toMatchObject([
      { by: 'olga', reason: { kind: 'already' } },
      { by: 'wim', reason: { kind: 'already' } },
    ]);
  });

  it('raised twice by the same person is one', () => {
    const comments = [say('ana', t0, propose), raise('asa', 'Noise'), raise('asa', 'NOISE!')];
    expect(decideThread({ now: END, comments })).toMatchObject({
      concerns: [{ number: 1 }],
      refusals: [{ what: '/concern', reason: { kind: 'already' } }],
    });
  });
});

describe('a concern whose comment is edited', () => {
  const first = decideThread({
    now: t0 + DAY,
    comments: [say('ana', t0, propose), raise('asa', 'Noise'), raise('tri', 'Smell')],
  });

  it('keeps its number, so that what was said of it means the same', () => {
    const comments = [
      say('ana', t0, propose),
      { ...raise('asa', 'Noise!'), edited: { by: 'asa', at: t0 + DAY } },
      raise('tri', 'Smell'),
      settle('olga', 1),
    ];
    const decision = decideThread({ now: END, comments, memory: first.memory });
    expect(decision.concerns.map(({ number, title, resolved }) => [number, title, resolved])).toEqual([
      [2, 'Smell', null],
      [1, 'Noise!', null],
    ]);
    expect(decision.refusals).toMatchObject([{ by: 'olga', reason: { kind: 'no-such-concern' } }]);
  });

  it('keeps its numbers, too, where it raises the same thing twice', () => {
    const comments = [say('ana', t0, propose), say('asa', t0 + 1, concern, resolve, concern)];
    const { concerns, memory } = decideThread({ now: END, comments });
    expect(concerns.map(({ number }) => number)).toEqual([1, 2]);
    expect(decideThread({ now: END, comments, memory }).concerns).toEqual(concerns);
  });

  it('into another is another one, and the first is taken back', () => {
    const comments = [
      say('ana', t0, propose),
      { ...raise('asa', 'Dust'), edited: { by: 'asa', at: t0 + DAY } },
      raise('tri', 'Smell'),
    ];
    const { concerns, holds } = decideThread({ now: END, comments, memory: first.memory });
    expect(concerns.map(({ number, title }) => [number, title])).toEqual([
      [2, 'Smell'],
      [3, 'Dust'],
    ]);
    expect(holds).toEqual([]);
  });

  it('by somebody else holds the decision', () => {
    const comments = [
      say('ana', t0, propose),
      { ...raise('asa', 'Noise'), edited: { by: 'wim', at: t0 + DAY } },
      raise('tri', 'Smell'),
      settle('tri', 'smell'),
    ];
    const decision = decideThread({ now: END + DAY, comments, memory: first.memory });
    expect(decision).toMatchObject({
      state: 'blocked',
      concerns: [{ number: 2 }],
      holds: [{ by: null, why: 'Noise', at: t0 + DAY, url: null }],
      next: { kind: 'hold' },
    });
  });
});

describe('a concern whose comment is gone', () => {
  const before = [say('ana', t0, propose), { ...raise('asa', 'Noise'), id: 7 }];
  const { memory } = decideThread({ now: t0 + DAY, comments: before });
  const rest = [say('ana', t0, propose)];
  const deleted = (actor: string | null, author = 'asa', at = t0 + 2 * DAY): ThreadEvent => {
    return { type: 'comment-deleted', author: person(author), actor: actor === null ? null : person(actor), at };
  };
  const gone = (thread: Partial<Thread> = {}): Thread => ({ now: END + DAY, comments: rest, memory, ...thread });

  it('by its author’s hand is taken back, and leaves a working day', () => {
    const decision = decideThread(gone({ now: END + DAY - 1, events: [deleted('asa', 'asa', END)] }));
    expect(decision).toMatchObject({ state: 'final-call', concerns: [], holds: [], window: { endsAt: END + DAY } });
    expect(decideThread(gone({ memory: decision.memory, events: [deleted('asa', 'asa', END)] })).state).toBe(
      'accepted',
    );
  });

  it('and taken back leaves that day, and forgets its title, although nothing of it is left to read', () => {
    const first = decideThread(gone({ now: END, events: [deleted('asa', 'asa', END)] }));
    expect(JSON.stringify(first.memory)).not.toContain('Noise');
    const again = decideThread(gone({ now: END + 1, memory: first.memory }));
    expect(again).toMatchObject({ state: 'final-call', window: { endsAt: END + DAY } });
    expect(again.memory).toEqual(first.memory);
  });

  it.each([
    ['somebody else', [deleted('wim')]],
    ['nobody that is known', [deleted(null)]],
    ['somebody else, whatever else its author deleted', [deleted('asa'), deleted('wim')]],
  ])('by the hand of %s holds the decision until the decider says so', (_, events) => {
    const held = decideThread(gone({ events }));
    expect(held).toMatchObject({
      state: 'blocked',
      concerns: [],
      holds: [{ by: null, why: 'Noise' }],
      next: { kind: 'hold' },
    });
    const lifted = [...rest, say('olga', END, unhold)];
    const free = decideThread(gone({ events, comments: lifted, memory: held.memory }));
    expect(free).toMatchObject({ state: 'accepted', holds: [] });
  });

  it('holds it although the event is no longer told', () => {
    const held = decideThread(gone({ events: [deleted('wim')] }));
    expect(decideThread(gone({ memory: held.memory })).state).toBe('blocked');
  });

  it.each([
    ['the decider resolves it by its title', settle('olga', 'noise', END), true],
    ['the decider resolves it by its number', settle('olga', 1, END), true],
    ['its author resolves it', settle('asa', 1, END), true],
    ['somebody who took it away lifts the hold', say('wim', END, unhold), false],
    ['the author of the issue resolves it', settle('ana', 1, END), false],
  ])('by the hand of somebody else, and %s', (_, comment, isFree) => {
    const decision = decideThread(gone({ events: [deleted('wim')], comments: [...rest, comment] }));
    expect(decision.state).toBe(isFree ? 'accepted' : 'blocked');
    if (!isFree) expect(decision.refusals).toMatchObject([{ reason: { kind: 'not-allowed' } }]);
  });

  it.each([
    ['of which nobody knows', []],
    ['where another comment of its author is', [deleted('asa', 'asa', t0)]],
    ['where somebody else’s is', [deleted('rob', 'rob')]],
  ])('%s stays open', (_, events) => {
    expect(decideThread(gone({ events }))).toMatchObject({
      state: 'blocked',
      concerns: [{ number: 1, title: 'Noise', resolved: null }],
    });
    expect(decideThread(gone({ events, comments: [...rest, settle('olga', 1)] })).state).toBe('accepted');
  });

  it('one of two by its author, but only one was deleted by them, stays open', () => {
    const two = [...before, { ...raise('asa', 'Smell'), id: 8 }];
    const known = decideThread({ now: t0 + DAY, comments: two }).memory;
    expect(decideThread(gone({ memory: known, events: [deleted('asa')] })).concerns).toHaveLength(2);
    const both = decideThread(gone({ memory: known, events: [deleted('asa'), deleted('asa')] }));
    expect(both).toMatchObject({ state: 'accepted', concerns: [] });
  });

  it('is taken back whatever was deleted of its author before it was raised', () => {
    const events = [deleted('wim', 'asa', t0), deleted('asa')];
    expect(decideThread(gone({ events })).state).toBe('accepted');
  });

  it('stays settled where it was', () => {
    const settled = [...before, settle('olga', 'noise')];
    const known = decideThread({ now: t0 + DAY, comments: settled }).memory;
    const decision = decideThread(
      gone({ memory: known, events: [deleted('wim')], comments: [...rest, settle('olga', 'noise')] }),
    );
    expect(decision).toMatchObject({ state: 'accepted', holds: [], concerns: [{ resolved: { by: 'olga' } }] });
  });

  it('stays open where not all was read', () => {
    const comments = [...rest, { ...say('asa', t0 + HOUR), id: 7, edited: { by: 'asa', at: t0 + DAY } }];
    expect(decideThread(gone({ comments, isWhole: false })).state).toBe('blocked');
    expect(decideThread(gone({ comments })).state).toBe('accepted');
  });

  it('does not give its number to another', () => {
    const taken = decideThread(gone({ now: END, events: [deleted('asa')] })).memory;
    const comments = [...rest, raise('tri', 'Smell', END)];
    expect(decideThread(gone({ memory: taken, comments })).concerns.map(({ number }) => number)).toEqual([2]);
  });
});

describe('a late objection whose comment is gone', () => {
  const taken = [say('ana', t0, propose), say('asa', t0 + 1, approve), say('olga', t0 + 2, accept)];
  const late = { ...say('asa', END, { name: 'object', why: 'It leaks' } as const), id: 9 };
  const { memory } = decideThread({ now: END + 1, comments: [...taken, late] });
  const deleted = (actor: string): ThreadEvent => {
    return { type: 'comment-deleted', author: person('asa'), actor: person(actor), at: END + HOUR };
  };

  it('by somebody else’s hand holds the decision', () => {
    const decision = decideThread({ now: END + DAY, comments: taken, memory, events: [deleted('wim')] });
    expect(decision).toMatchObject({ state: 'blocked', holds: [{ by: null, why: 'It leaks' }] });
  });

  it('by its author’s leaves it open for a day', () => {
    const thread = { comments: taken, memory, events: [deleted('asa')] };
    expect(decideThread({ now: END + DAY, ...thread })).toMatchObject({
      state: 'final-call',
      window: { endsAt: END + HOUR + DAY },
    });
    expect(decideThread({ now: END + HOUR + DAY, ...thread }).state).toBe('accepted');
  });
});

describe('a concern about what is one’s own', () => {
  it('is not resolved by the author of a one-way decision, whatever they may write', () => {
    const comments = [say('ana', t0, proposeOneWay), say('asa', t0 + 1, concern), settle('ana', 1)];
    const thread = {
      now: END,
      comments,
      written: { owner: null },
      facts: { roles: { ...ROLES, ana: 'admin' } },
    } as const;
    expect(decideThread(thread)).toMatchObject({
      concerns: [{ resolved: null }],
      refusals: [{ by: 'ana', reason: { kind: 'not-allowed', who: 'concern-author-or-decider' } }],
    });
    expect(decideThread({ ...thread, comments: [...comments, settle('wim', 1)] }).concerns).toMatchObject([
      { resolved: { by: 'wim' } },
    ]);
  });
});

describe('a concern raised and resolved between two looks', () => {
  it('is listed as resolved, and leaves its day', () => {
    const comments = [say('ana', t0, propose), say('asa', END - HOUR, concern), say('asa', END - 1000, resolve)];
    expect(decideThread({ now: END, comments })).toMatchObject({
      state: 'final-call',
      concerns: [{ number: 1, resolved: { by: 'asa', at: END - 1000 } }],
      window: { endsAt: END - 1000 + DAY },
    });
  });

  it('in one comment is settled, too', () => {
    const comments = [say('ana', t0, propose), say('asa', t0 + 1, concern, resolve)];
    expect(decideThread({ now: END, comments })).toMatchObject({
      state: 'accepted',
      concerns: [{ resolved: { by: 'asa' } }],
    });
  });

  it('and whose resolution is deleted is open again', () => {
    const comments = [say('ana', t0, propose), say('asa', t0 + 1, concern), settle('olga', 1)];
    const { memory } = decideThread({ now: t0 + DAY, comments });
    expect(decideThread({ now: END, comments: comments.slice(0, 2), memory }).state).toBe('blocked');
  });
});

describe('more concerns than can be kept', () => {
  const comments = Array.from({ length: 101 }, (_, index) => raise('tri', `Point ${index}`, t0 + index + 1));
  const settled = comments.slice(0, 100).map((_, index) => settle('tri', index + 1));

  it('let nothing be accepted', () => {
    const thread = { now: END, comments: [say('ana', t0, propose), ...comments, ...settled] };
    const decision = decideThread(thread);
    expect(decision).toMatchObject({ state: 'final-call', next: { kind: 'unreadable', what: 'thread' } });
    expect(decision.concerns).toHaveLength(100);
    expect(decision.refusals).toMatchObject([{ reason: { kind: 'fault', fault: { kind: 'too-many' } } }]);
    expect(courseOf(inputOf(thread)).waiting).toEqual(['thread']);
    const accepted = [...thread.comments, say('asa', END, approve), say('olga', END + 1, accept)];
    expect(decideThread({ now: END + 2, comments: accepted }).state).not.toBe('accepted');
  });
});

describe('a concern of somebody who is no longer asked', () => {
  const noise = { concern: { name: 'concern', title: 'Noise' }, object: { name: 'object', why: 'Noise' } } as const;
  const proposed = [say('ana', t0, propose)];
  const taken = [...proposed, say('asa', t0 + 1, approve), say('nora', t0 + 1, approve), say('olga', t0 + 2, accept)];
  const cases = [
    ['raised in time', proposed, noise.concern],
    ['as an objection in time', proposed, noise.object],
    ['as a late objection', taken, noise.object],
  ] as const;

  function raisedBy(comments: readonly Comment[], says: (typeof cases)[number][2], ...more: readonly Comment[]) {
    const raised = say('nora', t0 + HOUR, says);
    const thread = { comments: [...comments, raised, ...more], settings: { asked: ['asa', 'nora'] } };
    return { raised, first: decideThread({ now: t0 + DAY, ...thread }) };
  }

  it.each(cases)('%s, stays open, also where its comment is edited', (_, comments, says) => {
    const { raised, first } = raisedBy(comments, says);
    expect(first).toMatchObject({ state: 'blocked', concerns: [{ by: 'nora', resolved: null }] });
    for (const last of [raised, { ...raised, edited: { by: 'nora', at: t0 + 2 * DAY } }]) {
      const later = decideThread({ now: END + DAY, comments: [...comments, last], memory: first.memory });
      expect(later).toMatchObject({ state: 'blocked', concerns: [{ number: 1, by: 'nora', resolved: null }] });
    }
  });

  it.each(cases)('%s, stays resolved where it was, and is not raised anew by an edit', (_, comments, says) => {
    const { raised, first } = raisedBy(comments, says, settle('olga', 1));
    const edited = { ...raised, edited: { by: 'nora', at: t0 + 2 * DAY } };
    const said = [...comments, edited, settle('olga', 1)];
    const later = decideThread({ now: END + 2 * DAY, comments: said, memory: first.memory });
    expect(later).toMatchObject({ state: 'accepted', concerns: [] });
  });

  it.each(cases)('%s, stays open where its author words it otherwise, again and again', (_, comments, says) => {
    const { raised, first } = raisedBy(comments, says);
    let { memory } = first;
    for (const [index, title] of ['Noise at night', 'Noise at night and at noon'].entries()) {
      const now = t0 + (index + 2) * DAY;
      const command = says.name === 'object' ? ({ ...says, why: title } as const) : ({ ...says, title } as const);
      const reworded = { ...raised, says: [command], edited: { by: 'nora', at: now } };
      const later = decideThread({ now: now + 20 * DAY, comments: [...comments, reworded], memory });
      expect(later).toMatchObject({
        state: 'blocked',
        concerns: [{ title, by: 'nora', resolved: null }],
      });
      memory = later.memory;
    }
  });

  it('is none where they raise another, nor in the name of somebody else', () => {
    const { first } = raisedBy(proposed, noise.concern);
    const others = [
      { ...raise('nora', 'Smell'), id: 3 },
      { ...raise('zoe', 'Noise'), id: 2 },
    ];
    for (const other of others) {
      const said = [...proposed, other];
      const { refusals } = decideThread({
        now: END,
        comments: said,
        memory: first.memory,
        facts: { roles: { ...ROLES, zoe: 'none' } },
      });
      expect(refusals).toMatchObject([{ what: '/concern', reason: { kind: 'not-allowed' } }]);
    }
  });
});
