import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/core/commands/command.js';
import { DAY, roundTheClock } from './clockwork.js';
import { accept, approve, decideThread, propose, proposeOneWay, say, t0, type Thread } from './thread.js';

const END = t0 + 3 * DAY;

function ask(...whom: readonly string[]): Command {
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

  it('whose role is not known asks no more than that', () => {
    const facts = { roles: { asa: 'read' } } as const;
    expect(askedIn([...proposed, say('ana', t0 + 1, ask('bo'))], { facts })).toEqual(['asa', 'bo']);
  });

  it('does not get a decision accepted by a friend who is silent, where nobody else is asked', () => {
    const comments = [...proposed, say('ana', t0 + 1, ask('bo'))];
    const thread = { comments, settings: { asked: [], askedBy: 'nobody' } } as const;
    expect(decideThread({ now: t0 + 10, ...thread })).toMatchObject({ askedBy: 'command', next: { kind: 'backing' } });
    expect(decideThread({ now: END + DAY, ...thread })).toMatchObject({ state: 'stalled', next: { kind: 'backing' } });
    const backed = [...comments, say('wim', t0 + 2, ask('bo'))];
    expect(decideThread({ now: END + DAY, ...thread, comments: backed })).toMatchObject({ state: 'accepted' });
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
