import { describe, expect, it } from 'vitest';
import type { DecisionCommand } from '../../../src/core/commands/command.js';
import { decide } from '../../../src/core/decisions/decide.js';
import type { Duration } from '../../../src/core/config/config.js';
import { DAY, HOUR, roundTheClock } from './clockwork.js';
import {
  accept,
  approve,
  concern,
  decideThread,
  hold,
  inputOf,
  person,
  propose,
  reject,
  resolve,
  ROLES,
  say,
  supersede,
  t0,
  unhold,
  withdraw,
  type Thread,
} from './thread.js';

const END = t0 + 3 * DAY;
const proposed = [say('ana', t0, propose)];

describe('forged commands', () => {
  it.each([
    ['a comment that somebody else edited last', { ...say('wim', t0 + 1, reject), edited: { by: 'rob', at: t0 + 2 } }],
    [
      'a comment that an account edited which is gone',
      { ...say('wim', t0 + 1, reject), edited: { by: '-bot', at: t0 + 2 } },
    ],
    ['a bot', say('reject-bot', t0 + 1, reject)],
  ])('by %s are none', (_, comment) => {
    const roles = { ...ROLES, 'reject-bot': 'admin' } as const;
    const decision = decideThread({ now: END - 1, comments: [...proposed, comment], facts: { roles } });
    expect(decision).toMatchObject({ state: 'final-call', refusals: [] });
  });

  it('in a comment that is not in the thread, or of somebody else there, are none', () => {
    const input = inputOf({ now: END - 1, comments: [...proposed, say('wim', t0 + 1, reject)] });
    const [first, second] = input.thread;
    if (first === undefined || second === undefined) throw new Error('no comments');
    expect(decide({ ...input, thread: [first] }).state).toBe('final-call');
    expect(decide({ ...input, thread: [first, { ...second, author: person('rob') }] }).state).toBe('final-call');
    expect(decide({ ...input, thread: [first, { ...second, author: null }] }).state).toBe('final-call');
    expect(decide({ ...input, thread: [first, second] }).state).toBe('rejected');
  });

  it('in the description are none', () => {
    const input = inputOf({ now: END - 1, comments: proposed });
    const said = [
      ...input.hearing.said,
      { command: withdraw, by: person('ana'), at: t0 + 1, comment: null, url: null, line: 0 },
    ];
    expect(decide({ ...input, hearing: { ...input.hearing, said } }).state).toBe('final-call');
  });

  it('by a login in other letters are by the same person', () => {
    const comments = [say('ANA', t0, propose), say('Asa', t0 + 1, approve), say('OLGA', t0 + 2, accept)];
    expect(decideThread({ now: t0 + 3, comments }).state).toBe('accepted');
  });

  it('by logins that are names of JavaScript have no role', () => {
    const comments = [...proposed, say('constructor', t0 + 1, reject), say('__proto__', t0 + 2, reject)];
    const decision = decideThread({ now: END, comments, settings: { asked: ['toString', 'constructor/valueOf'] } });
    expect(decision).toMatchObject({ next: { kind: 'unreadable', what: 'role' } });
  });
});

describe('commands without authority', () => {
  it('are refused, each with who may, and leave the decision as it is', () => {
    const commands: DecisionCommand[] = [propose, approve, concern, hold, unhold, accept, reject, withdraw, supersede];
    const decision = decideThread({ now: END - 1, comments: [...proposed, say('nora', t0 + 1, ...commands)] });
    expect(decision.state).toBe('final-call');
    expect(decision.refusals.map(({ what, reason }) => [what, reason])).toEqual([
      ['/propose', { kind: 'not-allowed', who: 'author-or-write' }],
      ['/approve', { kind: 'not-allowed', who: 'asked-or-triage' }],
      ['/concern', { kind: 'not-allowed', who: 'asked-or-triage' }],
      ['/hold', { kind: 'not-allowed', who: 'write' }],
      ['/unhold', { kind: 'not-allowed', who: 'write' }],
      ['/accept', { kind: 'not-allowed', who: 'decider' }],
      ['/reject', { kind: 'not-allowed', who: 'write' }],
      ['/withdraw', { kind: 'not-allowed', who: 'author-or-write' }],
      ['/supersede', { kind: 'not-allowed', who: 'write' }],
    ]);
  });

  it('of whoever wrote the issue are none where that account is gone', () => {
    expect(decideThread({ now: END, comments: proposed, item: { author: null } })).toMatchObject({
      state: 'proposed',
      proposed: null,
    });
  });

  it('that are given rightly later need no word any more', () => {
    const comments = [
      ...proposed,
      say('olga', t0 + 1, accept),
      say('asa', t0 + 2, approve),
      say('olga', t0 + 3, accept),
    ];
    expect(decideThread({ now: t0 + 4, comments })).toMatchObject({ state: 'accepted', refusals: [] });
  });

  it('are told of a hundred times at most, the newest', () => {
    const many = Array.from({ length: 150 }, (_, index) => say('rob', t0 + index + 1, hold));
    const { refusals } = decideThread({ now: END - 1, comments: [...proposed, ...many] });
    expect(refusals).toHaveLength(100);
    expect(refusals.at(-1)).toMatchObject({ comment: 151, at: t0 + 150 });
  });
});

describe('many commands in one comment', () => {
  it('are carried out one after the other', () => {
    const all = say(
      'wim',
      t0,
      propose,
      { name: 'ask', whom: ['rob', 'tri'] },
      { name: 'owner', login: 'tri' },
      { name: 'concern', title: 'Cost' },
      { name: 'concern', title: 'Noise' },
      { name: 'resolve', which: 'cost' },
      hold,
      unhold,
      { name: 'resolve', which: 2 },
      { name: 'extend', by: { amount: 1, unit: 'd' } },
    );
    const decision = decideThread({ now: t0 + HOUR, comments: [all] });
    expect(decision).toMatchObject({ state: 'proposed', owner: 'tri', askedBy: 'command', holds: [], refusals: [] });
    expect(decision.asked.map(({ login }) => login)).toEqual(['rob', 'tri']);
    expect(decision.concerns.map(({ resolved }) => resolved?.by ?? null)).toEqual(['wim', 'wim']);
  });

  it('and lines that cannot be read are each answered', () => {
    const comment = say(
      'rob',
      t0 + 1,
      { kind: 'unknown', written: 'aprove', near: 'approve' },
      { kind: 'argument', name: 'postpone' },
      { kind: 'too-many' },
    );
    const decision = decideThread({ now: t0 + 2, comments: [...proposed, comment] });
    expect(decision.refusals.map(({ what, name, reason }) => [what, name, reason])).toEqual([
      ['/approve', null, { kind: 'fault', fault: { kind: 'unknown', written: 'aprove', near: 'approve' } }],
      ['/postpone', 'postpone', { kind: 'fault', fault: { kind: 'argument', name: 'postpone' } }],
      ['', null, { kind: 'fault', fault: { kind: 'too-many' } }],
    ]);
  });
});

describe('commands that contradict each other', () => {
  it.each([
    ['yes, then no', [say('asa', t0 + 1, approve, { name: 'unapprove' })], { approvals: [], refusals: [] }],
    ['no, then yes', [say('asa', t0 + 1, { name: 'unapprove' }, approve)], { approvals: [{ by: 'asa' }] }],
    [
      'rejected, then withdrawn',
      [say('wim', t0 + 1, reject, withdraw)],
      { state: 'rejected', refusals: [{ what: '/withdraw', reason: { kind: 'state', state: 'rejected' } }] },
    ],
    [
      'withdrawn and proposed in one second',
      [say('ana', t0 + 1, withdraw), say('wim', t0 + 1, propose)],
      { state: 'proposed', proposed: { by: 'wim' } },
    ],
    ['held and lifted by another', [say('wim', t0 + 1, hold), say('ada', t0 + 2, unhold)], { holds: [] }],
    [
      'a yes to one’s own concern',
      [say('asa', t0 + 1, concern, approve)],
      { state: 'blocked', approvals: [{ by: 'asa' }] },
    ],
  ] satisfies [string, Thread['comments'], object][])(
    '%s: the last that makes sense counts',
    (_, comments, expected) => {
      expect(decideThread({ now: t0 + HOUR, comments: [...proposed, ...comments] })).toMatchObject(expected);
    },
  );
});

describe('an owner who is no collaborator', () => {
  it('is not named by command', () => {
    const comments = [...proposed, say('ana', t0 + 1, { name: 'owner', login: 'Nora' })];
    expect(decideThread({ now: t0 + 2, comments })).toMatchObject({
      owner: 'olga',
      refusals: [{ what: '/owner', reason: { kind: 'not-a-collaborator', login: 'Nora' } }],
    });
  });

  it('decides nothing where the section names them: then anybody with write access may', () => {
    const thread = {
      written: { owner: 'nora' },
      comments: [...proposed, say('asa', t0 + 1, approve), say('nora', t0 + 2, accept)],
    };
    expect(decideThread({ now: t0 + 3, ...thread })).toMatchObject({
      state: 'proposed',
      owner: null,
      refusals: [
        { how: 'section', what: 'Owner', by: 'ana', reason: { kind: 'not-a-collaborator', login: 'nora' } },
        { what: '/accept', by: 'nora', reason: { kind: 'not-allowed', who: 'decider' } },
      ],
    });
    const byWriter = [...thread.comments, say('wim', t0 + 3, accept)];
    expect(decideThread({ now: t0 + 4, ...thread, comments: byWriter }).state).toBe('accepted');
  });

  it('whose role is not known decides nothing yet', () => {
    const thread = {
      written: { owner: 'uma' },
      comments: [...proposed, say('asa', t0 + 1, approve), say('uma', t0 + 2, accept)],
    };
    expect(decideThread({ now: t0 + 3, ...thread })).toMatchObject({
      state: 'proposed',
      next: { kind: 'unreadable', what: 'role' },
      refusals: [],
    });
  });
});

describe('a team', () => {
  const teams = { 'octo/core': ['bo', 'Asa', 'ana'] };

  it('is asked as its members, its author and doubles aside', () => {
    const decision = decideThread({
      now: t0 + 1,
      comments: proposed,
      settings: { asked: ['asa', 'Octo/Core'] },
      facts: { teams },
    });
    expect(decision.asked.map(({ login }) => login)).toEqual(['asa', 'bo']);
  });

  it('that cannot be read lets nobody be refused who may be in it, and nothing be accepted', () => {
    const thread = { settings: { asked: ['octo/core'] }, facts: { teams: { 'octo/core': null } } };
    const said = [...proposed, say('rob', t0 + 1, approve), say('tri', t0 + 2, approve), say('olga', END + 1, accept)];
    expect(decideThread({ now: END + 2, comments: said, ...thread })).toMatchObject({
      state: 'proposed',
      approvals: [{ by: 'tri' }],
      refusals: [],
      next: { kind: 'unreadable', what: 'team' },
    });
  });

  it('of more people than are asked is asked as the first fifty', () => {
    const crowd = Array.from({ length: 200 }, (_, index) => `person-${index}`);
    const decision = decideThread({
      now: t0 + 1,
      comments: proposed,
      settings: { asked: ['octo/all'] },
      facts: { teams: { 'octo/all': crowd } },
    });
    expect(decision.asked.map(({ login }) => login)).toEqual(crowd.slice(0, 50));
  });

  it('is none that does not name one', () => {
    const whom = Array.from({ length: 51 }, (_, index) => `person-${index}`);
    const comments = [
      ...proposed,
      say('wim', t0 + 1, { name: 'ask', whom }),
      say('wim', t0 + 2, { name: 'ask', whom: ['Rob', 'rob'] }),
      say('wim', t0 + 3, { name: 'ask', whom: ['ROB'] }),
    ];
    const decision = decideThread({ now: t0 + 4, comments });
    expect(decision.asked.map(({ login }) => login)).toEqual(['Rob']);
    expect(decision.refusals).toMatchObject([{ by: 'wim', reason: { kind: 'already' } }]);
  });
});

describe('dates', () => {
  const until = (date: string) => [...proposed, say('ana', t0 + 1, { name: 'postpone', until: date } as const)];

  it.each(['2026-03-01', '1970-01-01', '2026-03-02'])('%s is in the past', (date) => {
    expect(decideThread({ now: t0 + 2, comments: until(date) })).toMatchObject({
      state: 'proposed',
      refusals: [{ what: '/postpone', reason: { kind: 'in-the-past' } }],
    });
  });

  it('of which the beginning cannot be told let the decision wait', () => {
    const clockwork = { ...roundTheClock(), startOfDay: () => null };
    expect(decideThread({ now: END, comments: until('2026-05-01'), clockwork })).toMatchObject({
      state: 'final-call',
      next: { kind: 'unreadable', what: 'time' },
    });
  });

  it('that were to come when they were said stay good', () => {
    expect(decideThread({ now: t0 + 365 * DAY, comments: until('2026-03-03') }).state).toBe('postponed');
  });
});

describe('lengths', () => {
  const extend = (...by: Duration[]) => [
    ...proposed,
    say('ana', t0 + 1, ...by.map((length) => ({ name: 'extend', by: length }) as const)),
  ];

  it.each([
    ['nothing', [{ amount: 0, unit: 'wd' }]],
    ['over a year', [{ amount: 53, unit: 'w' }]],
    ['over a year of working days', [{ amount: 262, unit: 'wd' }]],
    ['over a year with the window itself', [{ amount: 364, unit: 'd' }]],
    ['more than can be counted', [{ amount: 999_999, unit: 'w' }]],
  ] satisfies [string, Duration[]][])('of %s are none to extend by', (_, by) => {
    expect(decideThread({ now: t0 + 2, comments: extend(...by) })).toMatchObject({
      window: { endsAt: END },
      refusals: [{ what: '/extend', reason: { kind: 'length' } }],
    });
  });

  it('of a year in all are the most', () => {
    const decision = decideThread({
      now: t0 + 2,
      comments: extend({ amount: 180, unit: 'd' }, { amount: 180, unit: 'd' }, { amount: 10, unit: 'd' }),
    });
    expect(decision.window?.endsAt).toBe(END + 360 * DAY);
    expect(decision.refusals).toHaveLength(1);
  });

  it.each([
    [{ amount: 0, unit: 'd' }, DAY],
    [{ amount: 0, unit: 'wd' }, DAY],
    [{ amount: 52, unit: 'w' }, 364 * DAY],
    [{ amount: 999_999, unit: 'd' }, 364 * DAY],
    [{ amount: 1, unit: 'm' }, HOUR / 60],
  ] satisfies [Duration, number][])('of %j are read as a window that there can be', (window, length) => {
    expect(decideThread({ now: t0, comments: proposed, settings: { window } }).window?.endsAt).toBe(t0 + length);
  });
});

describe('a decision in place of itself', () => {
  it('is none', () => {
    const comments = [...proposed, say('wim', t0 + 1, { name: 'supersede', by: 12 })];
    expect(decideThread({ now: t0 + 2, comments }).refusals).toMatchObject([{ reason: { kind: 'itself' } }]);
  });
});

describe('whoever tries again and again', () => {
  it('to accept is answered, and has fifty windows reckoned at most', () => {
    let reckoned = 0;
    const clock = roundTheClock();
    const clockwork = {
      ...clock,
      window: (...[request]: Parameters<typeof clock.window>) => ((reckoned += 1), clock.window(request)),
    };
    const tries = Array.from({ length: 2600 }, (_, index) => say('olga', t0 + 1 + index, accept));
    const decision = decideThread({ now: END - 1, comments: [...proposed, ...tries], clockwork });
    expect(decision.state).toBe('final-call');
    expect(decision.refusals.at(-1)).toMatchObject({ reason: { kind: 'fault', fault: { kind: 'too-many' } } });
    expect(reckoned).toBeLessThanOrEqual(51);
  });

  it('to resolve by guessing is refused, and titles are still found', () => {
    const guesses = Array.from({ length: 600 }, (_, index) =>
      say('rob', t0 + 2 + index, { name: 'resolve', which: `Point ${index}` }),
    );
    const comments = [...proposed, say('asa', t0 + 1, concern), ...guesses];
    expect(
      decideThread({ now: END, comments: [...comments, say('olga', END - 1, { name: 'resolve', which: 'cost of' })] })
        .state,
    ).toBe('blocked');
    expect(
      decideThread({ now: END - 1, comments: [...comments, say('olga', END - 1, resolve)] }).concerns,
    ).toMatchObject([{ resolved: { by: 'olga' } }]);
  });
});
