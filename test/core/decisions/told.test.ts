import { describe, expect, it } from 'vitest';
import type { Clockwork } from '../../../src/core/decisions/clockwork.js';
import type { Memory } from '../../../src/core/decisions/facts.js';
import { parseMemoryBlock, renderMemoryBlock } from '../../../src/core/desired/comment/decision/memory-block.js';
import type { ThreadEvent } from '../../../src/core/snapshot.js';
import { DAY, HOUR, roundTheClock } from './clockwork.js';
import {
  accept,
  approve,
  concern,
  decideThread,
  hold,
  person,
  propose,
  proposeOneWay,
  reject,
  resolve,
  say,
  supersede,
  t0,
  unhold,
  us,
  withdraw,
  type Comment,
} from './thread.js';

const END = t0 + 3 * DAY;
const LATER = END + 100 * DAY;

const announced = (state: string, at: number): ThreadEvent => ({
  type: 'labeled',
  label: `decision: ${state}`,
  actor: us,
  at,
});

/** Ten years of holidays. */
const clock = roundTheClock();
const longer: Clockwork = {
  ...clock,
  window: (request) => clock.window({ ...request, extendedBy: [{ amount: 3650, unit: 'd' }] }),
};

const ENDS: readonly [string, readonly Comment[], string][] = [
  ['accepted by silence', [say('ana', t0, propose)], 'accepted'],
  [
    'accepted by its decider',
    [say('ana', t0, propose), say('asa', t0 + 1, approve), say('olga', END, accept)],
    'accepted',
  ],
  [
    'accepted, one-way',
    [say('ana', t0, proposeOneWay), say('asa', t0 + 1, approve), say('olga', END, accept)],
    'accepted',
  ],
  [
    'accepted behind a concern',
    [say('ana', t0, propose), say('asa', t0 + 1, concern), say('olga', t0 + HOUR, resolve)],
    'accepted',
  ],
  [
    'accepted behind a hold',
    [say('ana', t0, propose), say('wim', t0 + 1, hold), say('wim', t0 + HOUR, unhold)],
    'accepted',
  ],
  ['rejected', [say('ana', t0, propose), say('wim', t0 + 1, reject)], 'rejected'],
  ['withdrawn', [say('ana', t0, propose), say('wim', t0 + 1, withdraw)], 'withdrawn'],
  ['superseded', [say('ana', t0, propose), say('wim', t0 + 1, supersede)], 'superseded'],
];

describe.each(ENDS)('a decision that was %s, once told', (_, said, state) => {
  const comments = said.map((comment, index) => ({ ...comment, id: index + 1 }));
  const first = decideThread({ now: END, comments });
  const { memory } = first;

  it('was what it is said to be', () => {
    expect(first.state).toBe(state);
    expect(memory.told).toMatchObject([{ state, outcome: { at: first.outcome?.at } }]);
  });

  it.each([
    ['as nothing happens', { comments }],
    ['with other holidays', { comments, clockwork: longer }],
    ['when everybody left', { comments, facts: { roles: {} } }],
    ['when others are asked', { comments, settings: { asked: ['bo', 'cy', 'di'] } }],
    ['when its body is emptied', { comments, unfilled: ['Problem', 'Decision'], item: { bodyEditedAt: END + 1 } }],
    ['when all that was said is deleted', { comments: [] }],
    ['when the last thing said is deleted', { comments: comments.slice(0, -1) }],
    ['when the first thing said is deleted', { comments: comments.slice(1) }],
  ])('stands, %s', (_, thread) => {
    const later = decideThread({ now: LATER, memory, ...thread });
    expect(later.state).toBe(state);
    expect(later.holds).toEqual([]);
    expect(later.concerns.filter(({ resolved }) => resolved === null)).toEqual([]);
    expect({ ...later.outcome, url: null }).toEqual({ ...first.outcome, url: null });
    expect(later.memory.told).toEqual(memory.told);
  });

  it('says what stands in its place, although nobody says so any more', () => {
    expect(decideThread({ now: LATER, comments: [], memory }).supersededBy).toBe(state === 'superseded' ? 99 : null);
  });

  it('says so again and again', () => {
    const again = decideThread({ now: END, comments, memory });
    expect(again).toEqual(first);
  });
});

describe.each(ENDS.filter(([, , state]) => state === 'accepted'))('a decision that was %s', (_, comments) => {
  it('stands when all that was said is edited: it counts from then', () => {
    const { memory, outcome } = decideThread({ now: END, comments });
    const edited = comments.map((comment) => ({ ...comment, edited: { by: comment.by, at: END + HOUR } }));
    const later = decideThread({ now: LATER, comments: edited, memory });
    expect({ ...later.outcome, url: null }).toEqual({ ...outcome, url: null });
  });
});

describe('a proposal that was turned down', () => {
  it('is proposed again by editing it', () => {
    const comments = [say('ana', t0, propose), say('wim', t0 + 1, reject)];
    const { memory } = decideThread({ now: END, comments });
    const edited = [{ ...say('ana', t0, propose), edited: { by: 'ana', at: END } }, ...comments.slice(1)];
    expect(decideThread({ now: END + 1, comments: edited, memory }).state).toBe('proposed');
  });
});

describe('what our label alone says', () => {
  it.each([
    ['accepted', [], 'label'],
    ['rejected', [], 'label'],
    ['superseded', [say('ana', t0, propose)], 'label'],
    ['accepted', [say('ana', t0, propose)], 'silence'],
    ['accepted', [say('ana', t0, proposeOneWay)], 'label'],
  ] as const)('%s is a fact, whatever is left of the thread', (state, comments, how) => {
    const decision = decideThread({ now: LATER, comments, events: [announced(state, END)] });
    expect(decision).toMatchObject({ state, outcome: { how, by: null, at: END } });
    expect(decideThread({ now: LATER, comments, memory: decision.memory }).state).toBe(state);
  });

  it('is none where something stood in the way, or it had ended before', () => {
    const blocked = [say('ana', t0, propose), say('asa', END, concern)];
    expect(decideThread({ now: LATER, comments: blocked, events: [announced('accepted', END)] }).state).toBe('blocked');
    const over = [say('ana', t0, propose), say('ana', END, withdraw)];
    expect(decideThread({ now: LATER, comments: over, events: [announced('accepted', END + 1)] }).state).toBe(
      'withdrawn',
    );
  });

  it('follows one end with another', () => {
    const events = [announced('rejected', t0 + DAY), announced('proposed', t0 + 2 * DAY), announced('accepted', END)];
    expect(decideThread({ now: LATER, comments: [], events }).state).toBe('accepted');
  });

  it('is none where more is written down', () => {
    const { memory } = decideThread({ now: END - 1, comments: [say('ana', t0, propose)] });
    const comments = [
      say('ana', t0, propose),
      say('ana', END - HOUR, { name: 'extend', by: { amount: 30, unit: 'd' } }),
    ];
    expect(decideThread({ now: END + 1, comments, memory, events: [announced('accepted', END)] }).state).toBe(
      'proposed',
    );
  });

  it('is none where we write as a person, whose own it may be', () => {
    const events: ThreadEvent[] = [{ type: 'labeled', label: 'decision: accepted', actor: person('wim'), at: END }];
    const input = { now: END + 1, comments: [], events };
    expect(decideThread({ ...input, me: { login: 'wim', type: 'user' } }).state).toBe('proposed');
  });
});

describe('what was said in time and read too late', () => {
  const comments = [say('ana', t0, propose), say('asa', t0 + 1, approve)];
  const { memory } = decideThread({ now: END, comments });

  it.each([
    ['a concern', say('asa', END - 1, concern), 'blocked'],
    ['a concern of somebody whose role is not known', say('uma', END - 1, concern), 'final-call'],
    ['a hold', say('wim', END - 1, hold), 'blocked'],
    ['another proposal', say('ana', END - 1, { name: 'propose', option: 'Rent it', isOneWay: false }), 'proposed'],
    ['a longer window', say('ana', END - 1, { name: 'extend', by: { amount: 9, unit: 'd' } }), 'proposed'],
    ['a withdrawal', say('ana', END - 1, withdraw), 'withdrawn'],
    ['a rejection', say('wim', END - 1, reject), 'rejected'],
  ])('%s makes that we told too much', (_, comment, state) => {
    const thread = { now: END + 1, comments: [...comments, comment] };
    const late = decideThread({ ...thread, memory });
    expect(late.state).toBe(state);
    // By then it was read, and is as it would have been.
    expect(decideThread({ ...thread, memory: late.memory }).state).toBe(state);
    expect(late.state).toBe(decideThread(thread).state);
  });

  it.each([
    ['a yes', say('tri', END - 1, approve)],
    ['what is refused', say('rob', END - 1, concern)],
    ['what was said later', say('asa', END + 1, concern)],
  ])('%s does not', (_, comment) => {
    expect(decideThread({ now: END + 2, comments: [...comments, comment], memory }).state).toBe('accepted');
  });
});

describe('what is written down', () => {
  it('has commands hold with the role that was known when they were acknowledged', () => {
    const comments = [say('ana', t0, propose), say('wim', t0 + 1, hold)];
    const { memory } = decideThread({ now: t0 + 2, comments });
    const left = { roles: { wim: 'none', asa: 'read' } } as const;
    expect(decideThread({ now: END, comments, memory, facts: left }).state).toBe('blocked');
    expect(decideThread({ now: END, comments, facts: left }).state).toBe('accepted');
  });

  it('does not hold for a comment that was edited since', () => {
    const comments = [say('ana', t0, propose), say('wim', t0 + 1, hold)];
    const { memory } = decideThread({ now: t0 + 2, comments });
    const edited = [say('ana', t0, propose), { ...say('wim', t0 + 1, hold), edited: { by: 'wim', at: t0 + DAY } }];
    const decision = decideThread({ now: END, comments: edited, memory, facts: { roles: { wim: 'none' } } });
    expect(decision).toMatchObject({ state: 'accepted', refusals: [{ by: 'wim', reason: { kind: 'not-allowed' } }] });
  });

  it('holds no more than three hundred commands, the newest, and what is older was heard', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      say('asa', t0 + 1 + index, index % 2 === 0 ? approve : { name: 'unapprove' }),
    );
    const comments = [say('ana', t0, propose), ...many];
    const { memory } = decideThread({ now: END, comments });
    expect(memory.heard).toHaveLength(300);
    expect(memory.heard.at(-1)).toEqual({ comment: 401, by: 'asa', at: t0 + 400, role: 'read' });
    expect(decideThread({ now: LATER, comments, memory }).outcome?.at).toBe(END);
  });

  it('is not taken for more than it is', () => {
    const forged: Memory = {
      heard: [{ comment: 2, by: 'rob', at: t0 + 1, role: 'unknown' }],
      concerns: [],
      nextNumber: 1,
      told: [],
    };
    const comments = [say('ana', t0, propose), say('rob', t0 + 1, hold)];
    expect(decideThread({ now: t0 + 2, comments, memory: forged }).refusals).toMatchObject([
      { reason: { kind: 'not-allowed' } },
    ]);
  });
});

describe('a flood of commands by people without rights', () => {
  const twenty = <T>(line: T): readonly T[] => Array.from({ length: 20 }, () => line);
  const floods: readonly [string, readonly Comment[]][] = [
    ['calls for help', many((at) => say('rob', at, ...twenty({ name: 'help' } as const)))],
    ['approvals that are refused', many((at) => say('nora', at, ...twenty(approve)))],
    ['approvals taken back', many((at) => say('zoe', at, ...twenty({ name: 'unapprove' } as const)))],
  ];
  const roles = { ana: 'none', wim: 'write', olga: 'read', nora: 'none' } as const;
  const left = { ...roles, wim: 'none' } as const;

  function many(make: (at: number) => Comment): readonly Comment[] {
    return Array.from({ length: 20 }, (_, index) => ({ ...make(t0 + HOUR + index), id: 100 + index }));
  }

  /** As the next look finds it in our comment. */
  function written(memory: Memory): Memory | null {
    return parseMemoryBlock(renderMemoryBlock(memory));
  }

  it.each(floods)('%s, leaves an end that we told of as it was told', (_, flood) => {
    const comments = [say('ana', t0, propose), ...flood];
    const first = decideThread({ now: END, comments, facts: { roles } });
    expect(first.state).toBe('accepted');
    const later = decideThread({ now: LATER, comments, facts: { roles }, memory: written(first.memory) });
    expect(later.outcome).toEqual(first.outcome);
    const settings = { window: { amount: 52, unit: 'w' } } as const;
    const changed = decideThread({ now: LATER, comments, settings, memory: written(first.memory) });
    expect(changed.state).toBe('accepted');
  });

  it.each(floods)('%s, takes nothing from what was said by somebody who left since', (_, flood) => {
    const comments = [say('ana', t0, propose), say('wim', t0 + 1, hold), ...flood];
    const { memory } = decideThread({ now: t0 + DAY, comments, facts: { roles } });
    const later = decideThread({ now: END, comments, facts: { roles: left }, memory: written(memory) });
    expect(later.state).toBe('blocked');
  });

  it.each(floods)('%s, leaves what was said in time and read too late as new as it is', (_, flood) => {
    const comments = [say('ana', t0, propose), ...flood];
    const { memory } = decideThread({ now: END, comments, facts: { roles } });
    const late = [...comments, say('asa', END - 1, concern)];
    expect(decideThread({ now: END + 1, comments: late, memory: written(memory) }).state).toBe('blocked');
  });
});

it('a call for help that was read too late does not speak against what we told', () => {
  const comments = [say('ana', t0, propose)];
  const { memory, outcome } = decideThread({ now: END, comments });
  const asked = [...comments, say('rob', END - 1, { name: 'help' })];
  expect(decideThread({ now: LATER, comments: asked, memory }).outcome).toEqual(outcome);
});
