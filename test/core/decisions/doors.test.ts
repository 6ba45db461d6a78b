import { describe, expect, it } from 'vitest';
import type { DecisionCommand } from '../../../src/core/commands/command.js';
import type { ThreadEvent } from '../../../src/core/snapshot.js';
import { DAY, HOUR, noClockwork, roundTheClock } from './clockwork.js';
import {
  accept,
  approve,
  concern,
  decideThread,
  hold,
  person,
  postpone,
  propose,
  proposeOneWay,
  resolve,
  say,
  t0,
  unhold,
  us,
  withdraw,
  ROLES,
  type Thread,
} from './thread.js';

const END = t0 + 3 * DAY;

function proposed(thread: Partial<Thread> = {}): Thread {
  return { now: END, comments: [say('ana', t0, propose)], ...thread };
}

describe('a two-way decision', () => {
  it('is accepted when its window has ended and nobody said a word', () => {
    expect(decideThread(proposed({ now: END - 1 }))).toMatchObject({
      state: 'final-call',
      outcome: null,
      next: { kind: 'window', until: END },
      again: END,
    });
    expect(decideThread(proposed())).toMatchObject({
      state: 'accepted',
      option: 'Buy it',
      outcome: { how: 'silence', by: null, at: END, option: 'Buy it', because: null },
      next: { kind: 'nothing' },
      again: null,
    });
  });

  it('is looked at again when its final call begins, and when it ends', () => {
    expect(decideThread(proposed({ now: t0 }))).toMatchObject({ state: 'proposed', again: END - DAY });
    expect(decideThread(proposed({ now: END - DAY }))).toMatchObject({ state: 'final-call', again: END });
  });

  it.each([
    ['nobody was asked', { settings: { asked: [], askedBy: 'nobody' } }, { kind: 'ask' }],
    ['only its author was asked', { settings: { asked: ['Ana'] } }, { kind: 'ask' }],
    ['everybody asked is away', { clockwork: roundTheClock({ away: ['asa'] }) }, { kind: 'accept', by: 'olga' }],
    ['it was closed as not planned', { item: { state: 'closed', closedAs: 'not_planned' } }, { kind: 'nothing' }],
  ] satisfies [string, Partial<Thread>, object][])('waits for ever where %s', (_, thread, next) => {
    expect(decideThread(proposed({ ...thread, now: END + 100 * DAY }))).toMatchObject({
      state: 'stalled',
      next,
      again: null,
    });
  });

  it.each([
    ['time', { clockwork: noClockwork }, 'proposed'],
    [
      'time',
      {
        clockwork: { ...roundTheClock(), addWorkingDays: () => null },
        comments: [say('ana', t0, propose), say('ana', t0 + 1, { name: 'ask', whom: ['bo'] })],
      },
      'proposed',
    ],
    ['team', { settings: { asked: ['octo/core'] }, facts: { teams: { 'octo/core': null } } }, 'proposed'],
    ['team', { settings: { asked: ['octo/core'] } }, 'proposed'],
    ['thread', { isWhole: false }, 'final-call'],
    ['role', { comments: [say('ana', t0, propose), say('uma', t0 + 1, concern)] }, 'final-call'],
  ] satisfies [string, Partial<Thread>, string][])(
    'waits, and is tried again, where the %s cannot be read',
    (what, thread, state) => {
      const decision = decideThread(proposed({ ...thread, now: END + DAY }));
      expect(decision).toMatchObject({
        state,
        outcome: null,
        next: { kind: 'unreadable', what },
        again: END + DAY + HOUR,
      });
    },
  );

  it('is accepted early by its decider once everybody asked has said yes', () => {
    const early = [say('ana', t0, propose), say('asa', t0 + 1000, approve), say('olga', t0 + 2000, accept)];
    expect(decideThread(proposed({ now: t0 + 3000, comments: early }))).toMatchObject({
      state: 'accepted',
      outcome: { how: 'command', by: 'olga', at: t0 + 2000, option: 'Buy it', because: 'it is cheap' },
    });
    const tooEarly = [say('ana', t0, propose), say('olga', t0 + 2000, accept)];
    expect(decideThread(proposed({ now: t0 + 3000, comments: tooEarly }))).toMatchObject({
      state: 'proposed',
      refusals: [{ what: '/accept', by: 'olga', reason: { kind: 'window-open', until: END } }],
    });
  });

  it('is not accepted by anybody where not all was read', () => {
    const early = [say('ana', t0, propose), say('asa', t0 + 1000, approve), say('olga', t0 + 2000, accept)];
    expect(decideThread(proposed({ now: END, comments: early, isWhole: false }))).toMatchObject({
      state: 'final-call',
      next: { kind: 'unreadable', what: 'thread' },
    });
  });

  it('is not accepted early where nobody was asked: that nobody says no is no yes', () => {
    const comments = [say('ana', t0, propose), say('olga', t0 + 2000, accept)];
    const decision = decideThread(proposed({ now: t0 + 3000, comments, settings: { asked: [] } }));
    expect(decision.refusals).toMatchObject([{ reason: { kind: 'window-open' } }]);
  });

  it.each([
    ['with write access', 'wim', 'accepted'],
    ['with no more than read access', 'olga', 'stalled'],
  ])('where nobody was asked, accepted by its decider behind the window %s (%s), is %s', (_, owner, state) => {
    const comments = [say('ana', t0, propose), say(owner, END + 1, accept)];
    const thread = { now: END + 2, comments, settings: { asked: [] }, written: { owner } };
    expect(decideThread(proposed(thread)).state).toBe(state);
  });

  it('counts what was said between the end of the window and the next look as said in time', () => {
    const comments = [say('ana', t0, propose), say('asa', END + HOUR, concern)];
    expect(decideThread(proposed({ now: END + 2 * HOUR, comments })).state).toBe('blocked');
  });

  it('takes the option from the acceptance, the proposal or the section, in this order', () => {
    const optionOf = (...comments: Thread['comments']) =>
      decideThread(proposed({ now: END + 2, comments, written: { option: 'Build it' } })).outcome?.option;
    const ofSection = { name: 'propose', option: null, isOneWay: false } as const;
    expect(optionOf(say('ana', t0, ofSection))).toBe('Build it');
    expect(optionOf(say('ana', t0, propose))).toBe('Buy it');
    expect(optionOf(say('ana', t0, propose), say('olga', END + 1, { ...accept, option: 'Rent it' } as never))).toBe(
      'Rent it',
    );
  });
});

describe('a one-way door that the description or a label says', () => {
  const label = (type: 'labeled' | 'unlabeled', at: number): ThreadEvent => {
    return { type, label: 'Door: One-Way', actor: person('tri'), at };
  };
  const text = (...lines: readonly string[]): string =>
    ['## Problem', 'It leaks.', '## Options', 'Buy or rent.', '## Tradeoffs', 'Cost.', ...lines].join('\n');
  const [oneWay, twoWay] = [text('Door: one-way'), text()];
  const edits = (...bodies: readonly [number, string][]): Partial<Thread> => ({
    item: { createdAt: t0 - DAY, bodyEditedAt: bodies.at(-1)?.[0] ?? null },
    facts: { roles: ROLES, versions: bodies.map(([at, body]) => ({ at, body })) },
  });

  it.each([
    ['the line was deleted', edits([t0 - DAY, oneWay], [t0 + DAY, twoWay])],
    [
      'the line came after the proposal, and was deleted',
      edits([t0 - DAY, twoWay], [t0 + 1, oneWay], [t0 + 2, twoWay]),
    ],
    ['so many edits came since that it is not known', edits([t0 + HOUR, twoWay], [t0 + DAY, twoWay])],
    ['the label was taken off', { events: [label('labeled', t0 - 1), label('unlabeled', t0 + DAY)] }],
    ['the label came before all that is known', { events: [label('unlabeled', t0 + DAY)] }],
  ] satisfies [string, Partial<Thread>][])('stays one where %s: silence does not accept', (_, thread) => {
    expect(decideThread(proposed({ ...thread, now: END + 10 * DAY }))).toMatchObject({
      door: 'one-way',
      state: 'stalled',
      outcome: null,
    });
  });

  it('stays one for what is proposed in its place', () => {
    const comments = [
      say('ana', t0, propose),
      say('ana', t0 + 2 * DAY, { ...propose, option: 'Rent it' } as DecisionCommand),
    ];
    const events = [label('labeled', t0 - 1), label('unlabeled', t0 + DAY)];
    expect(decideThread({ now: END + 10 * DAY, comments, events })).toMatchObject({
      door: 'one-way',
      state: 'stalled',
    });
  });

  it.each([
    ['before anything was proposed', [say('ana', t0 + 2, propose)]],
    [
      'before it was proposed anew',
      [say('ana', t0 - 1, propose), say('ana', t0 + 1, withdraw), say('ana', t0 + 2, propose)],
    ],
  ])('is none where it was taken away %s', (_, comments) => {
    const byLabel = { events: [label('labeled', t0 - 2), label('unlabeled', t0)] };
    const byLine = edits([t0 - DAY, oneWay], [t0, twoWay]);
    for (const thread of [byLabel, byLine]) {
      expect(decideThread({ now: END + 10 * DAY, comments, ...thread })).toMatchObject({
        door: 'two-way',
        state: 'accepted',
      });
    }
  });
});

describe('an acceptance of another option than the proposed one', () => {
  const other: DecisionCommand = { name: 'accept', option: 'Rent it', because: null };
  const ofSection: DecisionCommand = { name: 'propose', option: null, isOneWay: false };

  it.each([
    ['before the window ends', [say('ana', t0, propose), say('asa', t0 + 1, approve), say('olga', t0 + 2, other)]],
    [
      'before the window ends, where the section says what is proposed',
      [say('ana', t0, ofSection), say('asa', t0 + 1, approve), say('olga', t0 + 2, other)],
    ],
    [
      'through a one-way door',
      [say('ana', t0, proposeOneWay), say('asa', t0 + 1, approve), say('olga', END + 2, other)],
    ],
    ['through a one-way door that nobody approved', [say('ana', t0, proposeOneWay), say('olga', END + 2, other)]],
  ])('is refused %s: that nobody said yes to', (_, comments) => {
    const at = comments.at(-1)!.at;
    expect(decideThread({ now: at + 1, comments })).toMatchObject({
      outcome: null,
      refusals: [{ what: '/accept', by: 'olga', reason: { kind: 'other-option' } }],
    });
  });

  it('is none where only case and blanks differ', () => {
    const same: DecisionCommand = { ...other, option: '`buy  IT`' };
    const comments = [say('ana', t0, proposeOneWay), say('asa', t0 + 1, approve), say('olga', END + 2, same)];
    expect(decideThread({ now: END + 3, comments })).toMatchObject({ state: 'accepted', refusals: [] });
  });

  it('is not held against one that was the same when it was given, and that we told of', () => {
    const same: DecisionCommand = { ...other, option: 'Buy it' };
    const comments = [say('ana', t0, ofSection), say('asa', t0 + 1, approve), say('olga', t0 + 2, same)];
    const { memory } = decideThread({ now: t0 + 3, comments });
    const item = { bodyEditedAt: t0 + HOUR };
    const edited = decideThread({ now: END, comments, memory, item, written: { option: 'Build it' } });
    expect(edited).toMatchObject({ state: 'accepted', outcome: { by: 'olga', option: 'Buy it' }, refusals: [] });
  });
});

describe('the time that is left', () => {
  const comments = [say('ana', t0, propose), say('asa', END - 2 * HOUR, concern), say('asa', END + 5 * HOUR, resolve)];

  it('is a working day at least once the last concern is resolved', () => {
    const at = END + 5 * HOUR;
    expect(decideThread({ now: at, comments })).toMatchObject({
      state: 'final-call',
      window: { endsAt: at + DAY },
      again: at + DAY,
    });
    expect(decideThread({ now: at + DAY, comments }).state).toBe('accepted');
  });

  it('is counted from the last of several', () => {
    const held = [...comments, say('wim', END + 4 * HOUR, hold), say('wim', END + 20 * HOUR, unhold)];
    expect(decideThread({ now: END + 21 * HOUR, comments: held }).window?.endsAt).toBe(END + 20 * HOUR + DAY);
  });

  it('is a working day at least for whoever is asked late', () => {
    const late = [say('ana', t0, propose), say('ana', END - 1000, { name: 'ask', whom: ['rob'] })];
    expect(decideThread({ now: END, comments: late })).toMatchObject({
      state: 'final-call',
      window: { endsAt: END - 1000 + DAY },
    });
  });

  it('is moved on by /extend from where it is', () => {
    const longer = [say('ana', t0, propose), say('ana', t0 + 1, { name: 'extend', by: { amount: 2, unit: 'd' } })];
    expect(decideThread({ now: END, comments: longer }).window?.endsAt).toBe(END + 2 * DAY);
    const twice = [...longer, say('wim', t0 + 2, { name: 'extend', by: { amount: 1, unit: 'd' } })];
    expect(decideThread({ now: END, comments: twice }).window?.endsAt).toBe(END + 3 * DAY);
  });

  it('begins anew with another proposal, without what was added to the first', () => {
    const again = [
      say('ana', t0, propose, { name: 'extend', by: { amount: 9, unit: 'd' } }),
      say('ana', t0 + DAY, { name: 'propose', option: 'Rent it', isOneWay: false }),
    ];
    expect(decideThread({ now: END, comments: again }).window?.endsAt).toBe(t0 + 4 * DAY);
  });

  it('begins anew with another proposal, and what was approved is approved no longer', () => {
    const again = [
      say('ana', t0, propose),
      say('asa', t0 + 1000, approve),
      say('ana', t0 + DAY, { name: 'propose', option: 'Rent it', isOneWay: false }),
    ];
    expect(decideThread({ now: END, comments: again })).toMatchObject({
      option: 'Rent it',
      approvals: [],
      window: { openedAt: t0 + DAY, endsAt: t0 + 4 * DAY },
    });
  });
});

describe('a one-way decision', () => {
  const ASKED = ['asa', 'bo', 'cy', 'di'];

  function oneWay(comments: Thread['comments'], now = END + 2 * HOUR): Thread {
    return { now, comments: [say('ana', t0, proposeOneWay), ...comments], settings: { asked: ASKED } };
  }

  it('stalls at the end of its window until enough of those asked have said yes', () => {
    expect(decideThread(oneWay([]))).toMatchObject({
      state: 'stalled',
      door: 'one-way',
      next: { kind: 'approvals', from: ASKED },
      again: null,
    });
    expect(decideThread(oneWay([say('asa', t0 + 1, approve)])).next).toEqual({
      kind: 'approvals',
      from: ['bo', 'cy', 'di'],
    });
    const enough = [say('asa', t0 + 1, approve), say('bo', t0 + 2, approve)];
    expect(decideThread(oneWay(enough))).toMatchObject({ state: 'stalled', next: { kind: 'accept', by: 'olga' } });
  });

  it.each([
    ['with all but two, at the end', 2, END + 1, 'accepted', []],
    ['with all but three, at the end', 1, END + 1, 'stalled', ['approvals-missing']],
    ['with all but two, before the end', 2, END - 1, 'stalled', ['window-open']],
    ['with all, before the end', 4, t0 + DAY, 'accepted', []],
  ] as const)('and its decider accepts %s', (_, count, at, state, refusals) => {
    const yes = ASKED.slice(0, count).map((login, index) => say(login, t0 + index + 1, approve));
    const decision = decideThread(oneWay([...yes, say('olga', at, accept)]));
    expect(decision.state).toBe(state);
    expect(decision.refusals.map(({ reason }) => reason.kind)).toEqual(refusals);
  });

  it('needs one yes of somebody asked, however few are asked', () => {
    const triage = [say('tri', t0 + 1, approve), say('olga', END + 1, accept)];
    expect(decideThread({ ...oneWay(triage), settings: { asked: ['asa'] } }).refusals).toMatchObject([
      { reason: { kind: 'approvals-missing', missing: 1 } },
    ]);
    expect(decideThread({ ...oneWay(triage), settings: { asked: [] } })).toMatchObject({
      state: 'stalled',
      next: { kind: 'ask' },
    });
  });

  it('does not wait for who is away, and takes their yes', () => {
    const clockwork = roundTheClock({ away: ['bo', 'cy', 'di'] });
    expect(
      decideThread({ ...oneWay([say('asa', t0 + 1, approve), say('olga', t0 + 2, accept)]), clockwork }).state,
    ).toBe('accepted');
    const ofAway = [say('bo', t0 + 1, approve), say('olga', END + 1, accept)];
    expect(decideThread({ ...oneWay(ofAway), clockwork }).state).toBe('accepted');
  });

  it.each([
    ['its author', 'ana', { written: { owner: 'ana' } }],
    ['its author with write access', 'ana', { written: { owner: null }, facts: { roles: { ...ROLES, ana: 'write' } } }],
    ['who proposed it', 'wim', { written: { owner: 'wim' } }],
  ] satisfies [string, string, Partial<Thread>][])('is never accepted by %s', (_, by, thread) => {
    const comments = [say('wim', t0, proposeOneWay), say('asa', t0 + 1, approve), say(by, END + 1, accept)];
    const decision = decideThread({ now: END + 2, comments, ...thread });
    expect(decision).toMatchObject({ state: 'stalled', next: { kind: 'accept', by: null } });
    expect(decision.refusals).toMatchObject([{ by, reason: { kind: 'own-proposal' } }]);
  });

  it('is accepted by anybody else with write access where its owner is its author', () => {
    const comments = [say('ana', t0, proposeOneWay), say('asa', t0 + 1, approve), say('wim', END + 1, accept)];
    expect(decideThread({ now: END + 2, comments, written: { owner: 'ana' } }).state).toBe('accepted');
  });

  it('waits neither for its author nor for who proposed it, and does not count their yes', () => {
    const comments = [
      say('ana', t0, proposeOneWay),
      say('wim', t0 + 1, approve),
      say('wim', t0 + 2, { name: 'propose', option: 'Rent it', isOneWay: false }),
      say('wim', t0 + 3, approve),
    ];
    const decision = decideThread({ now: END, comments, settings: { asked: ['ana', 'wim', 'asa'] } });
    expect(decision.asked.map(({ login }) => login)).toEqual(['asa']);
    expect(decision.approvals).toEqual([]);
    expect(decision.refusals).toMatchObject([{ by: 'wim', reason: { kind: 'own-proposal' } }]);
  });

  it('stays one-way when another option is proposed, and is so by body or label whatever is proposed', () => {
    const comments = [
      say('ana', t0, proposeOneWay),
      say('ana', t0 + 1, { name: 'propose', option: 'Rent it', isOneWay: false }),
    ];
    expect(decideThread({ now: t0 + 2, comments }).door).toBe('one-way');
    expect(decideThread(proposed({ written: { door: 'one-way' } }))).toMatchObject({
      door: 'one-way',
      state: 'stalled',
    });
  });

  it('begins anew when a two-way proposal becomes one-way', () => {
    const comments = [say('ana', t0, propose), say('asa', t0 + 1, approve), say('ana', t0 + DAY, proposeOneWay)];
    expect(decideThread({ now: END, comments })).toMatchObject({
      door: 'one-way',
      approvals: [],
      window: { openedAt: t0 + DAY },
    });
  });
});

describe('a late objection', () => {
  const taken = [say('ana', t0, propose), say('asa', t0 + 1, approve), say('olga', t0 + 2, accept)];
  const late = say('asa', END, { name: 'object', why: 'It leaks' });

  it('opens a two-way decision again, as a concern', () => {
    const decision = decideThread({ now: END + 1, comments: [...taken, late] });
    expect(decision).toMatchObject({
      state: 'blocked',
      outcome: null,
      objections: [{ by: 'asa', why: 'It leaks', at: END }],
      concerns: [{ number: 1, by: 'asa', title: 'It leaks', resolved: null }],
      next: { kind: 'concerns', numbers: [1] },
    });
  });

  it('which leaves a working day once it is resolved', () => {
    const comments = [...taken, late, say('olga', END + HOUR, { name: 'resolve', which: 1 })];
    expect(decideThread({ now: END + 2 * HOUR, comments })).toMatchObject({
      state: 'final-call',
      window: { endsAt: END + HOUR + DAY },
    });
    expect(decideThread({ now: END + HOUR + DAY, comments }).state).toBe('accepted');
  });

  it('leaves a one-way decision standing, and asks its decider for an answer in writing', () => {
    const oneWay = [say('ana', t0, proposeOneWay), ...taken.slice(1), late];
    const decision = decideThread({ now: END + 1, comments: oneWay });
    expect(decision).toMatchObject({ state: 'accepted', concerns: [], next: { kind: 'answer-objection', by: 'olga' } });
    const answered = [...oneWay, say('rob', END + 2), say('olga', END + 3)];
    expect(decideThread({ now: END + 4, comments: answered })).toMatchObject({
      objections: [{ answered: { at: END + 3 } }],
      next: { kind: 'nothing' },
    });
  });
});

describe('what was put off', () => {
  const comments = [say('ana', t0, propose), say('ana', t0 + HOUR, postpone)];
  const due = Date.UTC(2026, 4, 1);

  it('is to be looked at again on its day, and is proposed anew then', () => {
    expect(decideThread({ now: END, comments })).toMatchObject({
      state: 'postponed',
      revisitAt: due,
      next: { kind: 'revisit', at: due },
      again: due,
    });
    expect(decideThread({ now: due + DAY, comments })).toMatchObject({
      state: 'postponed',
      next: { kind: 'revisit', at: due },
      again: null,
    });
    const again = [...comments, say('ana', due + DAY, propose)];
    expect(decideThread({ now: due + DAY, comments: again })).toMatchObject({
      state: 'proposed',
      revisitAt: null,
      window: { openedAt: due + DAY },
    });
  });
});

describe('closing the issue', () => {
  const closed = { state: 'closed', closedAs: 'completed' } as const;
  const by = (login: string, at: number): ThreadEvent => ({ type: 'closed', actor: person(login), at });

  const WRITING_AUTHOR = { written: { owner: 'ana' }, facts: { roles: { ...ROLES, ana: 'write' } } } as const;

  it.each([
    ['its owner with write access', 'wim', { written: { owner: 'wim' } }, 'accepted'],
    ['anybody with write access, for the owner', 'wim', {}, 'accepted'],
    ['anybody with write access where nobody is named', 'wim', { written: { owner: null } }, 'accepted'],
    ['its author as owner, with write access', 'ana', WRITING_AUTHOR, 'accepted'],
    ['its owner without write access', 'olga', {}, 'proposed'],
    ['its author as owner, without write access', 'ana', { written: { owner: 'ana' } }, 'proposed'],
    ['its owner with triage rights', 'tri', { written: { owner: 'tri' } }, 'proposed'],
    ['somebody of whom it is not known what they may do', 'uma', {}, 'proposed'],
    ['somebody who may not', 'asa', {}, 'proposed'],
    ['a bot', 'stale-bot', {}, 'proposed'],
    ['somebody with write access, through a one-way door', 'wim', { written: { door: 'one-way' } }, 'proposed'],
    ['somebody with write access, with no outcome written', 'wim', { unfilled: ['Decision'] }, 'proposed'],
  ] satisfies [string, string, Partial<Thread>, string][])(
    'as completed, never proposed, by %s',
    (_, login, thread, state) => {
      const decision = decideThread({ now: END, comments: [], item: closed, events: [by(login, t0 + 1)], ...thread });
      expect(decision.state).toBe(state);
      if (state === 'accepted') expect(decision.outcome).toMatchObject({ how: 'closing', by: login, option: 'Buy it' });
    },
  );

  it('that nobody proposed takes write access, since nobody else was asked, and says so', () => {
    const thread = { now: END, comments: [], item: closed };
    expect(decideThread({ ...thread, events: [by('olga', t0 + 1)] }).refusals).toMatchObject([
      { how: 'closing', by: 'olga', reason: { kind: 'unproposed' } },
    ]);
    expect(decideThread({ ...thread, events: [by('uma', t0 + 1)] })).toMatchObject({
      refusals: [],
      next: { kind: 'unreadable', what: 'role' },
    });
  });

  it('as completed counts as accepting what is proposed, no sooner than that may be', () => {
    const comments = [say('ana', t0, propose)];
    const early = decideThread({ now: END - 1, comments, item: closed, events: [by('olga', t0 + 1)] });
    expect(early).toMatchObject({
      state: 'final-call',
      refusals: [{ how: 'closing', by: 'olga', reason: { kind: 'window-open' } }],
    });
    const late = decideThread({ now: END + 2, comments, item: closed, events: [by('olga', END + 1)] });
    expect(late).toMatchObject({ state: 'accepted', outcome: { how: 'closing', by: 'olga' }, refusals: [] });
  });

  it('is undone by opening it again, by those who might have closed it so', () => {
    const reopened = (login: string): ThreadEvent => ({ type: 'reopened', actor: person(login), at: END });
    const events = (login: string) => [by('wim', t0 + 1), reopened(login)];
    const memory = decideThread({ now: t0 + 2, comments: [], item: closed, events: [by('wim', t0 + 1)] }).memory;
    expect(decideThread({ now: END + 1, comments: [], events: events('wim'), memory }).state).toBe('proposed');
    expect(decideThread({ now: END + 1, comments: [], events: events('olga'), memory }).state).toBe('proposed');
    expect(decideThread({ now: END + 1, comments: [], events: events('asa'), memory }).state).toBe('accepted');
  });

  it('says nothing of what is over', () => {
    const comments = [say('ana', t0, propose), say('asa', t0 + 1, approve), say('olga', t0 + 2, accept)];
    expect(decideThread({ now: END, comments, item: closed, events: [by('asa', t0 + 3)] }).refusals).toEqual([]);
  });
});

describe('a label put by hand', () => {
  const label = (login: string, name: string, at = t0 + 1): ThreadEvent => {
    return { type: 'labeled', label: `Decision: ${name}`, actor: login === 'us' ? us : person(login), at };
  };

  it.each([
    ['proposed', 'ana', [], 'proposed'],
    ['blocked', 'wim', [say('ana', t0, propose)], 'blocked'],
    ['rejected', 'wim', [say('ana', t0, propose)], 'rejected'],
    ['withdrawn', 'ana', [say('ana', t0, propose)], 'withdrawn'],
    ['accepted', 'olga', [say('ana', t0, propose), say('asa', t0, approve)], 'accepted'],
  ] as const)('%s by somebody who may counts as the command', (name, login, comments, state) => {
    const decision = decideThread({ now: t0 + 2, comments, events: [label(login, name)] });
    expect(decision).toMatchObject({ state, refusals: [] });
    if (name === 'proposed') expect(decision.window).not.toBe(null);
    if (name === 'accepted') expect(decision.outcome).toMatchObject({ how: 'label', by: 'olga' });
  });

  it.each([
    ['accepted', 'rob', 'not-allowed'],
    ['accepted', 'olga', 'window-open'],
    ['rejected', 'tri', 'not-allowed'],
    ['superseded', 'wim', 'not-by-hand'],
    ['stalled', 'wim', 'not-by-hand'],
    ['postponed', 'ana', 'not-by-hand'],
  ])('%s by %s is put right, with a word why: %s', (name, login, kind) => {
    const decision = decideThread({ now: t0 + 2, comments: [say('ana', t0, propose)], events: [label(login, name)] });
    expect(decision).toMatchObject({
      state: 'proposed',
      refusals: [{ how: 'label', what: `Decision: ${name}`, by: login, comment: null, reason: { kind } }],
    });
  });

  it('that says what is so, is no mistake', () => {
    const events = [
      label('ana', 'proposed'),
      label('tri', 'final-call', t0 + 2),
      { ...label('us', 'proposed', t0 + 3) },
    ];
    const decision = decideThread({ now: END - HOUR, comments: [say('ana', t0, propose)], events });
    expect(decision).toMatchObject({ state: 'final-call', refusals: [] });
  });

  it('of another program is nobody’s command', () => {
    const events = [label('other-bot', 'accepted'), label('other-bot', 'rejected')];
    expect(decideThread({ now: t0 + 2, comments: [say('ana', t0, propose)], events })).toMatchObject({
      state: 'proposed',
      refusals: [],
    });
  });
});
