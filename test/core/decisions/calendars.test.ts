import { describe, expect, test } from 'vitest';
import { calendarsOf, clockworkOf } from '../../../src/core/decisions/calendars.js';
import { NO_FACTS, type DecisionFacts } from '../../../src/core/decisions/facts.js';
import { configOf } from '../plan/world.js';
import { calendarIn } from '../time/calendars.js';
import { DAY } from './clockwork.js';
import { accept, approve, decideThread, propose, say, t0 } from './thread.js';

const ONE_DAY = { amount: 1, unit: 'wd' } as const;

test('a window that stays open for what is new ends at that moment, wherever in a minute it was opened', () => {
  const { decisions } = configOf('version: 1');
  const clockwork = clockworkOf(decisions, { isWhole: true, of: () => calendarIn('UTC') });
  const resolvedAt = Date.parse('2026-01-27T09:30:00Z');
  const notBefore = clockwork.addWorkingDays(resolvedAt, 1);
  const openedAt = Date.parse('2026-01-26T10:00:30Z');
  const window = clockwork.window({ openedAt, length: ONE_DAY, extendedBy: [], notBefore, asked: [] });
  // Its last working day begins at once, not half a minute later, so that one edit says all.
  expect(window).toMatchObject({ nominalEnd: notBefore, endsAt: notBefore, finalCallAt: resolvedAt });
});

describe('the issue in which people say when they are away', () => {
  const { decisions, people } = configOf('version: 1\npeople: { issue: 7 }');
  const clockwork = (said: DecisionFacts['people']) =>
    clockworkOf(decisions, calendarsOf(people, { ...NO_FACTS, people: said }, []));
  const LATER = t0 + 30 * DAY;

  test.each([
    ['that was read', 'accepted', [], 'nothing'],
    ['that nobody needed', 'accepted', null, 'nothing'],
    ['that cannot be read', 'proposed', 'unreadable', 'unreadable'],
  ] as const)('%s: after its window the decision is %s', (_, state, said, next) => {
    const decision = decideThread({ now: LATER, comments: [say('ana', t0, propose)], clockwork: clockwork(said) });
    expect(decision).toMatchObject({ state, next: { kind: next } });
  });

  test('that cannot be read has an acceptance wait, and keeps an end that was told', () => {
    const comments = [say('ana', t0, propose), say('asa', t0 + 1, approve), say('olga', t0 + 2, accept)];
    const unread = { now: LATER, comments, clockwork: clockwork('unreadable') };
    expect(decideThread(unread)).toMatchObject({ state: 'proposed', next: { kind: 'unreadable', what: 'time' } });
    const { memory } = decideThread({ ...unread, clockwork: clockwork([]) });
    expect(decideThread({ ...unread, memory }).state).toBe('accepted');
  });
});
