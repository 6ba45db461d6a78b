import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingDaysSince } from '../../../src/core/status/age.js';
import { suggestHealth, type HealthFacts } from '../../../src/core/status/suggest.js';
import { renderSuggestion } from '../../../src/core/status/suggestion-text.js';
import type { Health } from '../../../src/core/status/update.js';
import { de } from '../../../src/core/text/de.js';
import { en } from '../../../src/core/text/en.js';
import { calendarIn } from '../time/calendars.js';
import { update, written } from './updates.js';

const at = (text: string): number => Date.parse(`${text}Z`.replace(' ', 'T'));

// Monday, 30 March 2026.
const now = at('2026-03-30 10:00');

/** All is well, and was said to be. */
const WELL: HealthFacts = {
  said: 'on-track',
  targetDate: null,
  blockers: [],
  due: { next: null, overdueSince: null, periodsSilent: 0 },
  calendar: calendarIn('UTC'),
  now,
};

const past = { targetDate: at('2026-03-28 00:00') };
const blocked = (since: string) => ({ blockers: update(written('- Customs'), at(since)).blockers });
const old = blocked('2026-03-16 09:00');
const silent = (periodsSilent: number) => ({ due: { next: null, overdueSince: 1, periodsSilent } });

describe('what the facts suggest', () => {
  it.each<readonly [why: string, facts: Partial<HealthFacts>, suggested: string | null, reasons: readonly string[]]>([
    ['nothing speaks against it', {}, null, []],
    ['its date has passed', past, 'off-track', ['past-date']],
    ['its date is today', { targetDate: at('2026-03-31 00:00') }, null, []],
    ['a blocker is ten working days old', old, 'at-risk', ['old-blocker']],
    ['a blocker is nine working days old', blocked('2026-03-17 11:00'), null, []],
    ['an old blocker is resolved', { blockers: old.blockers.map((one) => ({ ...one, isResolved: true })) }, null, []],
    ['one update did not come', silent(1), null, []],
    ['two updates did not come', silent(2), 'at-risk', ['silent']],
    ['nobody reckons with updates', { due: null }, null, []],
    ['all of it is so', { ...past, ...old, ...silent(3) }, 'off-track', ['past-date', 'old-blocker', 'silent']],
    ['it was said to be at risk, and is silent', { said: 'at-risk', ...silent(2) }, null, []],
    ['it was said to be at risk, and is past its date', { said: 'at-risk', ...past }, 'off-track', ['past-date']],
    ['it was said to be off track', { said: 'off-track', ...past, ...old, ...silent(3) }, null, []],
    ['nobody said anything, and it is silent', { said: 'unknown', ...silent(2) }, 'at-risk', ['silent']],
  ])('%s', (_, facts, suggested, reasons) => {
    const view = suggestHealth({ ...WELL, ...facts });
    expect(view.said).toBe(facts.said ?? 'on-track');
    expect(view.suggested).toBe(suggested);
    expect(view.why.map(({ kind }) => kind)).toEqual(reasons);
  });

  it('names the oldest blocker, and how old it is', () => {
    const blockers = [...blocked('2026-03-20 09:00').blockers, ...old.blockers];
    expect(suggestHealth({ ...WELL, blockers }).why).toMatchObject([
      { blocker: { since: at('2026-03-16 09:00') }, workingDays: 10 },
    ]);
  });

  it('reckons in the working time of whoever writes', () => {
    const calendar = calendarIn('UTC', { holidays: new Set(['2026-03-20']) });
    expect(suggestHealth({ ...WELL, ...old, calendar }).suggested).toBeNull();
  });

  it('heeds another age', () => {
    const facts = { ...WELL, ...blocked('2026-03-24 09:00') };
    expect(suggestHealth(facts, { amount: 3, unit: 'wd' }).suggested).toBe('at-risk');
  });

  it('is never better than what was said, and never changes it', () => {
    const rank: Record<Health, number> = { unknown: 0, 'on-track': 0, 'at-risk': 1, 'off-track': 2 };
    const facts = fc.record({
      said: fc.constantFrom<Health>('on-track', 'at-risk', 'off-track', 'unknown'),
      targetDate: fc.constantFrom(null, now - 1, now + 1),
      blockers: fc.constantFrom([], old.blockers, blocked('2026-03-27 09:00').blockers),
      due: fc.nat(4).map((periodsSilent) => silent(periodsSilent).due),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const { said, suggested, why } = suggestHealth({ ...WELL, ...given });
        expect(said).toBe(given.said);
        if (suggested !== null) expect(rank[suggested]).toBeGreaterThan(rank[said]);
        expect(why.length > 0).toBe(suggested !== null);
      }),
    );
  });
});

describe('the sentence', () => {
  it.each([
    [
      past,
      'It may be off track: it was meant to be done by 2026-03-27.',
      'Vielleicht ist es nicht im Plan: fertig sein sollte es bis 2026-03-27.',
    ],
    [
      old,
      'It may be at risk: something has been in the way for ten working days.',
      'Vielleicht ist es gefährdet: etwas steht seit zehn Arbeitstagen im Weg.',
    ],
    [
      { ...old, ...silent(2) },
      'It may be at risk: something has been in the way for ten working days and two updates in a row did not come.',
      'Vielleicht ist es gefährdet: etwas steht seit zehn Arbeitstagen im Weg und zwei Statusberichte hintereinander sind ausgeblieben.',
    ],
    [{}, '', ''],
  ])('%#', (facts, english, german) => {
    const view = suggestHealth({ ...WELL, ...facts });
    expect(renderSuggestion(view, 'UTC', en)).toBe(english);
    expect(renderSuggestion(view, 'UTC', de)).toBe(german);
  });

  it('names the day by the clocks of its zone', () => {
    const view = suggestHealth({ ...WELL, targetDate: at('2026-03-27 15:00') });
    expect(renderSuggestion(view, 'Asia/Tokyo', en)).toContain('2026-03-27');
  });
});

describe('the working days of a blocker', () => {
  it.each([
    ['2026-03-27 10:00', '2026-03-27 16:00', 0],
    ['2026-03-27 10:00', '2026-03-30 10:00', 1],
    ['2026-03-27 20:00', '2026-03-30 10:00', 0],
    ['2026-03-28 10:00', '2026-03-31 10:00', 1],
    ['2026-03-16 09:00', '2026-03-30 10:00', 10],
    ['2026-03-30 10:00', '2026-03-27 10:00', 0],
  ])('from %s to %s: %i', (since, to, days) => {
    expect(workingDaysSince(at(since), at(to), calendarIn('UTC'))).toBe(days);
  });
});
