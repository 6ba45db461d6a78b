import { describe, expect, it } from 'vitest';
import type { DecisionCommand } from '../../../src/core/commands/command.js';
import { DAY, HOUR, roundTheClock } from './clockwork.js';
import {
  accept,
  approve,
  decideThread,
  person,
  propose,
  proposeOneWay,
  ROLES,
  say,
  t0,
  type Thread,
} from './thread.js';

const END = t0 + 3 * DAY;

function ask(...whom: readonly string[]): DecisionCommand {
  return { name: 'ask', whom };
}

/** Who is asked at the beginning of the window, by login. */
function askedIn(comments: Thread['comments'], thread: Partial<Thread> = {}): readonly string[] {
  return decideThread({ now: t0 + 10, comments, ...thread }).asked.map(({ login }) => login);
}

describe('an author without write access', () => {
  const proposed = [say('ana', t0, propose)];

  it('asks people beside those who are configured, not in their place', () => {
    expect(askedIn([...proposed, say('ana', t0 + 1, ask('bo'))])).toEqual(['asa', 'bo']);
  });

  it('asks beside those whom somebody with write access asks, whoever spoke first', () => {
    const [byAuthor, byWriter] = [say('ana', t0 + 1, ask('bo')), say('wim', t0 + 1, ask('cy'))];
    expect(askedIn([...proposed, byAuthor, byWriter])).toEqual(['cy', 'bo']);
    expect(askedIn([...proposed, byWriter, byAuthor])).toEqual(['cy', 'bo']);
  });

  it('leaves no place out for others by asking many', () => {
    const crowd = Array.from({ length: 50 }, (_, index) => `friend-${index}`);
    const asked = askedIn([...proposed, say('ana', t0 + 1, ask(...crowd)), say('wim', t0 + 2, ask('cy'))]);
    expect(asked).toHaveLength(50);
    expect(asked[0]).toBe('cy');
  });

  it.each([
    ['others than the settings', ['bo'], ['asa', 'bo']],
    ['whom the settings ask, too', ['Asa'], ['asa']],
  ])('whose role is not known asks %s, and all waits until it is: in their place it might be', (_, whom, asked) => {
    const facts = { roles: { asa: 'read' } } as const;
    const comments = [...proposed, say('ana', t0 + 1, ask(...whom))];
    expect(askedIn(comments, { facts })).toEqual(asked);
    const now = END + 10 * DAY;
    expect(decideThread({ now, comments, facts })).toMatchObject({
      outcome: null,
      refusals: [],
      next: { kind: 'unreadable', what: 'role' },
      again: now + HOUR,
    });
    const known = { roles: { asa: 'read', ana: 'read' } } as const;
    expect(decideThread({ now, comments, facts: known }).state).toBe('accepted');
  });

  it('does not get a decision accepted by a friend who is silent, where nobody else is asked', () => {
    const comments = [...proposed, say('ana', t0 + 1, ask('bo'))];
    const thread = { comments, settings: { asked: [], askedBy: 'nobody' } } as const;
    expect(decideThread({ now: t0 + 10, ...thread })).toMatchObject({ askedBy: 'command', next: { kind: 'backing' } });
    expect(decideThread({ now: END + DAY, ...thread })).toMatchObject({ state: 'stalled', next: { kind: 'backing' } });
    const backed = [...comments, say('wim', t0 + 2, ask('bo'))];
    expect(decideThread({ now: END + DAY, ...thread, comments: backed })).toMatchObject({ state: 'accepted' });
  });

  it.each([
    ['nobody is asked', []],
    ['only a friend is asked, who is silent', [say('ana', t0 + 1, ask('bo'))]],
    ['only a friend is asked, who says yes', [say('ana', t0 + 1, ask('bo')), say('bo', t0 + 2, approve)]],
  ])('does not accept it alone as the owner where %s', (_, said) => {
    const settings = { asked: [], askedBy: 'nobody' } as const;
    const named = say('ana', t0, { name: 'owner', login: 'ana' });
    const comments = [...proposed, named, ...said, say('ana', END + DAY, accept)];
    expect(decideThread({ now: END + DAY + 1, comments, settings })).toMatchObject({
      state: 'stalled',
      outcome: null,
      refusals: [{ what: '/accept', by: 'ana', reason: { kind: 'nobody-asked' } }],
    });
  });

  it('does not accept it alone as the owner by closing the issue where nobody is asked', () => {
    const settings = { asked: [], askedBy: 'nobody' } as const;
    const comments = [...proposed, say('ana', t0, { name: 'owner', login: 'ana' })];
    const item = { state: 'closed', closedAs: 'completed' } as const;
    const events = [{ type: 'closed', actor: person('ana'), at: END + DAY }] as const;
    expect(decideThread({ now: END + DAY + 1, comments, settings, item, events })).toMatchObject({
      state: 'stalled',
      refusals: [{ how: 'closing', reason: { kind: 'nobody-asked' } }],
    });
  });

  it('does not get a decision accepted by a friend while everybody else is away', () => {
    const comments = [...proposed, say('ana', t0 + 1, ask('bo'))];
    const clockwork = roundTheClock({ away: ['asa'] });
    expect(decideThread({ now: END + DAY, comments, clockwork })).toMatchObject({
      state: 'stalled',
      next: { kind: 'accept', by: 'olga' },
    });
  });

  it('does not shorten the time of others by the yes of a friend', () => {
    const comments = [...proposed, say('ana', t0 + 1, ask('bo')), say('bo', t0 + 2, approve)];
    const clockwork = roundTheClock({ away: ['asa'] });
    expect(
      decideThread({ now: t0 + 10, comments: [...comments, say('olga', t0 + 3, accept)], clockwork }),
    ).toMatchObject({ state: 'proposed', refusals: [{ what: '/accept', reason: { kind: 'window-open' } }] });
  });

  it('gets no one-way decision accepted by the yes of a friend alone', () => {
    const said = [say('ana', t0, proposeOneWay), say('ana', t0 + 1, ask('bo')), say('bo', t0 + 2, approve)];
    expect(decideThread({ now: END + DAY, comments: [...said, say('olga', END + DAY - 1, accept)] })).toMatchObject({
      state: 'stalled',
      next: { kind: 'approvals', from: ['asa'] },
      refusals: [{ what: '/accept', reason: { kind: 'approvals-missing', missing: 1 } }],
    });
  });

  it('says who is asked beside the others, and not which of them counts', () => {
    const decision = decideThread({ now: t0 + 10, comments: [...proposed, say('ana', t0 + 1, ask('bo', 'Asa'))] });
    expect(decision.asked.map(({ login, isBacked }) => [login, isBacked])).toEqual([
      ['asa', true],
      ['bo', false],
    ]);
    expect(decision.askedBy).toBe('configuration');
  });

  it('is told where all whom they ask are asked already', () => {
    const comments = [...proposed, say('ana', t0 + 1, ask('bo')), say('ana', t0 + 2, ask('ASA', 'Bo'))];
    expect(decideThread({ now: t0 + 10, comments }).refusals).toMatchObject([
      { what: '/ask', comment: 3, reason: { kind: 'already' } },
    ]);
  });
});

describe('somebody with write access', () => {
  it('asks people in the place of those who are configured, then also others', () => {
    const comments = [say('wim', t0, propose), say('wim', t0 + 1, ask('bo')), say('ada', t0 + 2, ask('cy'))];
    expect(askedIn(comments)).toEqual(['bo', 'cy']);
  });

  it('does so as the author, too', () => {
    const comments = [say('wim', t0, propose), say('wim', t0 + 1, ask('bo'))];
    const item = { author: { login: 'wim', type: 'user' } } as const;
    expect(askedIn(comments, { item })).toEqual(['bo']);
  });
});

describe('a name that nobody has who can read the repository', () => {
  const proposed = [say('ana', t0, propose)];
  const bne = { asa: true, bne: false };

  it.each([
    ['asked by somebody with write access', { comments: [...proposed, say('wim', t0 + 1, ask('Bne'))] }],
    [
      'asked by the author beside nobody',
      { comments: [...proposed, say('ana', t0 + 1, ask('Bne'))], settings: { asked: [] } },
    ],
    ['in the settings', { comments: proposed, settings: { asked: ['Bne'] } }],
    ['in CODEOWNERS', { comments: proposed, settings: { asked: ['Bne'], askedBy: 'codeowners' } }],
  ] satisfies [string, Partial<Thread>][])('consents to nothing by silence: %s', (_, thread) => {
    const facts = { readers: bne };
    const decision = decideThread({ now: END + 10 * DAY, ...thread, facts });
    expect(decision).toMatchObject({
      state: 'stalled',
      outcome: null,
      asked: [],
      strangers: ['Bne'],
      next: { kind: 'ask' },
    });
    const before = decideThread({ now: t0 + 10, ...thread, facts });
    expect(before).toMatchObject({ state: 'proposed', strangers: ['Bne'], next: { kind: 'ask' } });
  });

  it('lets an owner without write access accept nothing alone', () => {
    const comments = [...proposed, say('wim', t0 + 1, ask('bne')), say('olga', END + DAY, accept)];
    expect(decideThread({ now: END + 2 * DAY, comments, facts: { readers: bne } })).toMatchObject({
      outcome: null,
      refusals: [{ what: '/accept', reason: { kind: 'nobody-asked' } }],
    });
  });

  it('is not waited for where others are asked, too', () => {
    const comments = [...proposed, say('wim', t0 + 1, ask('bne', 'asa'))];
    const decision = decideThread({ now: END + 10 * DAY, comments, facts: { readers: bne } });
    expect(decision).toMatchObject({ state: 'accepted', strangers: ['bne'] });
    expect(decision.asked.map(({ login }) => login)).toEqual(['asa']);
    const oneWay = [say('ana', t0, proposeOneWay), say('wim', t0 + 1, ask('bne', 'asa')), say('asa', t0 + 2, approve)];
    expect(decideThread({ now: t0 + 10, comments: oneWay, facts: { readers: bne } }).next).toEqual({
      kind: 'accept',
      by: 'olga',
    });
  });

  it('leaves the place to others in a long list', () => {
    const crowd = Array.from({ length: 49 }, (_, index) => `friend-${index}`);
    const readers = { ...bne, ...Object.fromEntries(crowd.map((login) => [login, true])) };
    const comments = [...proposed, say('wim', t0 + 1, ask('bne')), say('ada', t0 + 2, ask(...crowd))];
    expect(askedIn(comments, { facts: { readers } })).toEqual(crowd);
  });

  it('is asked as soon as somebody has it', () => {
    const comments = [...proposed, say('wim', t0 + 1, ask('bne'))];
    expect(askedIn(comments, { facts: { readers: { bne: true } } })).toEqual(['bne']);
  });

  it('has all wait where it is not known whether it is one', () => {
    const comments = [...proposed, say('wim', t0 + 1, ask('bne'))];
    const now = END + 10 * DAY;
    expect(decideThread({ now, comments, facts: { readers: {} } })).toMatchObject({
      outcome: null,
      asked: [{ login: 'bne' }],
      strangers: [],
      next: { kind: 'unreadable', what: 'person' },
      again: now + HOUR,
    });
    const accepted = [...comments, say('olga', END + DAY, accept)];
    expect(decideThread({ now, comments: accepted, facts: { readers: {} } })).toMatchObject({
      outcome: null,
      refusals: [],
    });
  });

  it('is that of nobody who wrote here, whatever became of them', () => {
    const comments = [...proposed, say('wim', t0 + 1, ask('bo')), say('bo', t0 + 2, approve)];
    const facts = { readers: { bo: false } };
    expect(decideThread({ now: END + 10 * DAY, comments, facts })).toMatchObject({ state: 'accepted', strangers: [] });
  });

  it('may be that of a program, which reads nothing that is asked of it', () => {
    const comments = [...proposed, say('wim', t0 + 1, ask('scan-bot')), say('scan-bot', t0 + 2)];
    const decision = decideThread({ now: END + 10 * DAY, comments, facts: { readers: { 'scan-bot': false } } });
    expect(decision).toMatchObject({ state: 'stalled', strangers: ['scan-bot'], next: { kind: 'ask' } });
  });

  it('is none of a word of JavaScript', () => {
    const comments = [...proposed, say('wim', t0 + 1, ask('constructor'))];
    expect(decideThread({ now: END + DAY, comments, facts: { readers: {} } }).next).toEqual({
      kind: 'unreadable',
      what: 'person',
    });
  });
});

describe('whoever comes to be asked while a proposal is open', () => {
  const comments = [say('ana', t0, propose)];
  const late = END + 7 * DAY;
  const nobody = { settings: { asked: [], askedBy: 'nobody' } } as const;
  const team = { settings: { asked: ['octo/core'] } } as const;
  const members = (...logins: readonly string[]) => ({ facts: { teams: { 'octo/core': logins } } });

  it.each([
    [
      'as somebody who could not read the repository before',
      { facts: { readers: { asa: false } } },
      { facts: { readers: { asa: true } } },
      END - 1,
    ],
    ['by settings that asked nobody before', nobody, {}, END - 1],
    ['beside others', {}, { settings: { asked: ['asa', 'bo'] } }, END - 1],
    ['in the place of others', {}, { settings: { asked: ['Bo'] } }, END - 1],
    ['as a new member of a team', { ...team, ...members('asa') }, { ...team, ...members('asa', 'bo') }, END - 1],
    ['as a member of a team that could not be read', { ...team, facts: {} }, { ...team, ...members('bo') }, late - 1],
    [
      'by name, where that was nobody’s so far',
      { comments: [...comments, say('wim', t0 + 1, ask('bne'))], facts: { readers: { bne: false } } },
      { comments: [...comments, say('wim', t0 + 1, ask('bne'))], facts: { readers: { bne: true } } },
      late - 1,
    ],
  ] satisfies [string, Partial<Thread>, Partial<Thread>, number][])(
    'has a working day from then, and has consented to nothing before: %s',
    (_, before, after, seenAt) => {
      const first = decideThread({ now: seenAt, comments, ...before });
      expect(first.outcome).toBeNull();
      const second = decideThread({ now: late, comments, ...after, memory: first.memory });
      expect(second).toMatchObject({ state: 'final-call', outcome: null, window: { endsAt: late + DAY } });
      // Looked at again, it is no news any more.
      const third = decideThread({ now: late + HOUR, comments, ...after, memory: second.memory });
      expect(third).toMatchObject({
        outcome: null,
        window: { endsAt: late + DAY },
        memory: { asked: { newsAt: late } },
      });
      const last = decideThread({ now: late + DAY, comments, ...after, memory: third.memory });
      expect(last.state).toBe('accepted');
      const told = decideThread({ now: late + 9 * DAY, comments, ...after, memory: last.memory });
      expect(told).toMatchObject({ state: 'accepted', window: { endsAt: late + DAY } });
    },
  );

  it('makes a window no longer where it is open for longer anyway', () => {
    const { memory } = decideThread({ now: t0 + 1, comments });
    const settings = { asked: ['asa', 'bo'] };
    expect(decideThread({ now: t0 + HOUR, comments, settings, memory }).window?.endsAt).toBe(END);
  });

  it('has time from the command that asks, whenever that is seen', () => {
    const { memory } = decideThread({ now: t0 + 1, comments });
    const asking = [...comments, say('wim', END - HOUR, ask('bo'))];
    expect(decideThread({ now: END, comments: asking, memory }).window?.endsAt).toBe(END - HOUR + DAY);
  });

  it('takes nothing back that was accepted', () => {
    const taken = [...comments, say('asa', t0 + 1, approve), say('olga', t0 + 2, accept)];
    const { memory } = decideThread({ now: t0 + 3, comments: taken });
    const settings = { asked: ['asa', 'bo'] };
    const decision = decideThread({ now: late, comments: taken, settings, memory });
    expect(decision).toMatchObject({ state: 'accepted', outcome: { by: 'olga' }, window: { endsAt: END } });
    expect(decision.memory.asked).toBeUndefined();
  });

  it('is none of those who are asked no more, and those whose answer does not count', () => {
    const both = { settings: { asked: ['asa', 'bo'] } } as const;
    const { memory } = decideThread({ now: END - 1, comments, ...both });
    expect(decideThread({ now: END, comments, memory }).state).toBe('accepted');
    const beside = [...comments, say('ana', t0 + 1, ask('bo'))];
    const facts = { roles: { ...ROLES, ana: 'none' } } as const;
    expect(decideThread({ now: t0 + 2, comments: beside, facts }).memory.asked?.people).toEqual(['asa']);
  });
});
