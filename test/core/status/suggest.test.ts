import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
  day: null,
  today: '2026-03-30',
  blockers: [],
  periodsSilent: 0,
  calendar: calendarIn('UTC'),
  now,
};

const past = { day: '2026-03-27' };
const blocked = (since: string) => ({ blockers: update(written('- Customs'), at(since)).blockers });
const old = blocked('2026-03-16 09:00');
const silent = (periodsSilent: number) => ({ periodsSilent });

describe('what the facts suggest', () => {
  it.each<readonly [why: string, facts: Partial<HealthFacts>, suggested: string | null, reasons: readonly string[]]>([
    ['nothing speaks against it', {}, null, []],
    ['its date has passed', past, 'off-track', ['past-date']],
    ['its date is today', { day: '2026-03-30' }, null, []],
    ['a blocker is ten working days old', old, 'at-risk', ['old-blocker']],
    ['a blocker is nine working days old', blocked('2026-03-17 11:00'), null, []],
    ['an old blocker is resolved', { blockers: old.blockers.map((one) => ({ ...one, isResolved: true })) }, null, []],
    ['one update did not come', silent(1), null, []],
    ['two updates did not come', silent(2), 'at-risk', ['silent']],
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

  it('names since when the oldest blocker stands', () => {
    const blockers = [...blocked('2026-03-20 09:00').blockers, ...old.blockers];
    expect(suggestHealth({ ...WELL, blockers }).why).toEqual([
      { kind: 'old-blocker', sinceAt: at('2026-03-16 09:00') },
    ]);
  });

  it('reckons in working time', () => {
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
      day: fc.constantFrom(null, '2026-03-29', '2026-03-30', '2026-03-31'),
      blockers: fc.constantFrom([], old.blockers, blocked('2026-03-27 09:00').blockers),
      periodsSilent: fc.nat(4),
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

describe('the clause', () => {
  const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

  it.each([
    [
      past,
      'the facts suggest off track: it was meant to be done by 2026-03-27',
      'nach Lage der Dinge nicht auf Kurs: fertig sein sollte es bis 2026-03-27',
    ],
    [
      old,
      'the facts suggest at risk: something has been in the way since 2026-03-16',
      'nach Lage der Dinge gefährdet: etwas steht seit 2026-03-16 im Weg',
    ],
    [
      { ...old, ...silent(2) },
      'the facts suggest at risk: something has been in the way since 2026-03-16 and two updates in a row did not come',
      'nach Lage der Dinge gefährdet: etwas steht seit 2026-03-16 im Weg und zwei Statusberichte hintereinander sind ausgeblieben',
    ],
    [{}, '', ''],
  ])('%#', (facts, english, german) => {
    const view = suggestHealth({ ...WELL, ...facts });
    expect(renderSuggestion(view, { words: en, day })).toBe(english);
    expect(renderSuggestion(view, { words: de, day })).toBe(german);
  });
});
