import { describe, expect, it } from 'vitest';
import { planReminders } from '../../../src/core/reminders/plan-reminders.js';
import type { Awaited, ReminderFacts } from '../../../src/core/reminders/reminder.js';
import { calendarIn } from '../time/calendars.js';
import { at, facts, sentOf, tracked } from './stage.js';

/** Who is told of what, in a line each. */
function told(given: ReminderFacts): readonly string[] {
  return planReminders(given).messages.map(
    ({ to, reasons }) => `${to}: ${reasons.map(({ why, matter }) => `${why} #${matter.number}`).join(', ')}`,
  );
}

/** The same, of one look after another. */
function toldOver(moments: readonly string[], given: (now: string) => ReminderFacts): readonly string[] {
  let sent: ReminderFacts['sent'] = [];
  return moments.flatMap((now) => {
    const { messages } = planReminders({ ...given(now), sent });
    sent = [...sent, ...messages.map((message) => sentOf(message, at(now)))];
    return messages.map(({ to }) => `${now.slice(0, 16)} ${to}`);
  });
}

const away = (cover: string | null) => [{ from: '2026-03-16', to: '2026-03-21', cover }];

describe('an update that is due on Friday 20 March', () => {
  const item = tracked(12, 'ben', { updates: [{ at: at('2026-03-13T15:00Z') }] });

  it.each([
    ['not on the day before', '2026-03-19T09:00Z', []],
    ['not before the opening', '2026-03-20T08:59Z', []],
    ['in the morning of that day', '2026-03-20T09:00Z', ['ben: update #12']],
    ['later on that day where nobody was there in the morning', '2026-03-20T16:59Z', ['ben: update #12']],
    ['not after hours', '2026-03-20T17:00Z', []],
    ['not on Saturday', '2026-03-21T10:00Z', []],
    ['on Monday where nobody was there on Friday', '2026-03-23T09:00Z', ['ben: update #12']],
  ])('is asked for %s', (_, now, expected) => {
    expect(told(facts(now, [item]))).toEqual(expected);
  });

  it('is asked for twice, on two mornings, then never again', () => {
    const days = ['20', '23', '24', '25', '26'];
    const moments = days.flatMap((day) => [`2026-03-${day}T09:00Z`, `2026-03-${day}T12:00Z`]);
    expect(toldOver(moments, (now) => facts(now, [item]))).toEqual(['2026-03-20T09:00 ben', '2026-03-23T09:00 ben']);
  });

  it('is asked for in two periods, then on the weekly page alone until one comes', () => {
    const days = Array.from(
      { length: 60 },
      (_, day) => `${new Date(at('2026-03-16') + day * 86_400_000).toISOString().slice(0, 10)}T09:00Z`,
    );
    const asked = toldOver(days, (now) => facts(now, [item]));
    expect(asked.map((line) => line.slice(5, 10))).toEqual(['03-20', '03-23', '03-27', '03-30']);
  });

  it.each([
    ['an early one', '2026-03-18T10:00Z'],
    ['one in the night before', '2026-03-20T02:00Z'],
  ])('is not asked for after %s', (_, written) => {
    const done = tracked(12, 'ben', { updates: [{ at: at('2026-03-13T15:00Z') }, { at: at(written) }] });
    expect(told(facts('2026-03-20T09:00Z', [done]))).toEqual([]);
  });

  it('is asked for on Thursday where Friday is a holiday', () => {
    const people = { ben: calendarIn('UTC', { holidays: new Set(['2026-03-20']) }) };
    expect(told(facts('2026-03-19T09:00Z', [item], { people }))).toEqual(['ben: update #12']);
    expect(told(facts('2026-03-20T09:00Z', [item], { people }))).toEqual([]);
  });
});

describe('somebody who said in a thread when they work', () => {
  const hours = { from: 14 * 60, to: 22 * 60 };
  const item = {
    ...tracked(12, 'ben', { updates: [{ at: at('2026-03-13T15:00Z') }] }),
    calendarOf: () => calendarIn('UTC', { hours }),
  };

  it('is not called on it outside of those hours, and is as they begin', () => {
    expect(told(facts('2026-03-20T09:00Z', [item]))).toEqual([]);
    expect(planReminders(facts('2026-03-20T09:00Z', [item])).again).toBe(at('2026-03-20T14:00Z'));
    expect(told(facts('2026-03-20T14:00Z', [item]))).toEqual(['ben: update #12']);
  });

  it('is called on other things as ever', () => {
    const other = tracked(13, 'ben', { updates: [{ at: at('2026-03-13T15:00Z') }] });
    expect(told(facts('2026-03-20T09:00Z', [item, other]))).toEqual(['ben: update #13']);
  });
});

describe('an owner who is away', () => {
  const item = tracked(12, 'ben', { updates: [{ at: at('2026-03-13T15:00Z') }] });
  const lisbon = calendarIn('Europe/Lisbon');

  it('is not asked before the first day back', () => {
    const people = { ben: { ...lisbon, away: away(null) } };
    const moments = ['19', '20', '21', '23', '24', '25'].map((day) => `2026-03-${day}T09:30Z`);
    expect(toldOver(moments, (now) => facts(now, [item], { people }))).toEqual([
      '2026-03-23T09:30 ben',
      '2026-03-24T09:30 ben',
    ]);
  });

  it('is stood in for by who covers, in the hours of that one', () => {
    const people = { ben: { ...lisbon, away: away('chidi') }, chidi: calendarIn('Asia/Tokyo') };
    const moments = [
      '2026-03-19T23:59Z',
      '2026-03-20T00:00Z',
      '2026-03-20T09:00Z',
      '2026-03-23T00:00Z',
      '2026-03-23T09:00Z',
    ];
    expect(toldOver(moments, (now) => facts(now, [item], { people }))).toEqual([
      '2026-03-20T00:00 chidi',
      '2026-03-23T09:00 ben',
    ]);
    const [message] = planReminders(facts('2026-03-20T00:00Z', [item], { people })).messages;
    expect(message?.reasons[0]?.insteadOf).toBe('ben');
  });

  it.each([
    ['is away, too', { away: away(null) }, ['ben', 'chidi']],
    ['does not belong here', {}, ['ben']],
    ['was named by a stranger', {}, ['chidi']],
  ])('is stood in for by nobody where the one who covers %s', (_, given, members) => {
    const people = { ben: { ...lisbon, away: away('chidi') }, chidi: calendarIn('UTC', given) };
    expect(told(facts('2026-03-20T09:00Z', [item], { people, belongs: (login) => members.includes(login) }))).toEqual(
      [],
    );
  });
});

describe('an answer', () => {
  const wait = (given: Partial<Awaited> = {}): Awaited => ({
    who: 'chidi',
    why: 'review',
    sinceAt: at('2026-03-17T10:00Z'),
    endsAt: at('2026-03-18T10:00Z'),
    ...given,
  });
  const item = { ...tracked(7, 'ben'), update: null };

  it('is asked for in the first morning after its window, once', () => {
    const items = [{ ...item, waits: [wait()] }];
    const moments = ['2026-03-18T09:00Z', '2026-03-18T12:00Z', '2026-03-19T09:00Z', '2026-03-20T09:00Z'];
    expect(toldOver(moments, (now) => facts(now, items))).toEqual(['2026-03-19T09:00 chidi']);
  });

  it('is asked for again where it is wanted anew', () => {
    const [again] = [wait({ sinceAt: at('2026-03-23T10:00Z'), endsAt: at('2026-03-24T10:00Z') })];
    const items = (now: string) => [{ ...item, waits: [now < '2026-03-23' ? wait() : again] }];
    const moments = ['2026-03-19T09:00Z', '2026-03-25T09:00Z'];
    expect(toldOver(moments, (now) => facts(now, items(now)))).toHaveLength(2);
  });

  it('is asked of nobody who said in the thread that they are away', () => {
    const calendarOf = () => calendarIn('UTC', { away: [{ from: '2026-03-16', to: '2026-03-20', cover: 'ana' }] });
    const items = [{ ...item, waits: [wait()], calendarOf }];
    expect(told(facts('2026-03-19T09:00Z', items))).toEqual([]);
    expect(told(facts('2026-03-23T09:00Z', items))).toEqual(['chidi: review #7']);
  });
});

describe('one message a day', () => {
  const due = { updates: [{ at: at('2026-03-13T15:00Z') }] };

  it('names all that is theirs, updates first, then what is due the longest', () => {
    const waits: readonly Awaited[] = [
      { who: 'ben', why: 'review', sinceAt: at('2026-03-10T10:00Z'), endsAt: at('2026-03-11T10:00Z') },
    ];
    const items = [
      { ...tracked(7, 'ana'), update: null, waits },
      tracked(14, 'ben', { cadence: 'monthly', since: at('2026-01-12T09:00Z') }),
      tracked(12, 'ben', due),
      tracked(13, 'ana', due),
    ];
    expect(told(facts('2026-03-20T09:00Z', items))).toEqual([
      'ben: update #14, update #12, review #7',
      'ana: update #13',
    ]);
  });

  it('keeps more than eight for the next', () => {
    const items = Array.from({ length: 10 }, (_, index) => tracked(index + 1, 'Ben', due));
    const first = planReminders(facts('2026-03-20T09:00Z', items)).messages;
    expect(first[0]?.reasons).toHaveLength(8);
    const sent = first.map((message) => sentOf(message, at('2026-03-20T09:00Z')));
    expect(told(facts('2026-03-20T15:00Z', items, { sent }))).toEqual([]);
    const later = told(facts('2026-03-23T09:00Z', items, { sent }));
    expect(later).toEqual([
      'Ben: update #9, update #10, update #1, update #2, update #3, update #4, update #5, update #6',
    ]);
  });
});

describe('quiet', () => {
  const due = tracked(12, 'ben', { updates: [{ at: at('2026-03-13T15:00Z') }] });

  it.each([
    ['for all', { all: at('2026-03-23T00:00Z'), of: new Map() }],
    ['for one', { all: null, of: new Map([['ben', at('2026-03-23T00:00Z')]]) }],
  ])('%s holds until its end', (_, quiet) => {
    expect(told(facts('2026-03-20T09:00Z', [{ ...due, quiet }]))).toEqual([]);
    expect(told(facts('2026-03-23T09:00Z', [{ ...due, quiet }]))).toEqual(['ben: update #12']);
  });

  it('for one leaves others', () => {
    const quiet = { all: null, of: new Map([['ana', at('2026-03-23T00:00Z')]]) };
    expect(told(facts('2026-03-20T09:00Z', [{ ...due, quiet }]))).toEqual(['ben: update #12']);
  });
});

describe('when to look again', () => {
  const auckland = { ben: calendarIn('Pacific/Auckland') };
  const again = (given: ReminderFacts): string => new Date(planReminders(given).again ?? 0).toISOString().slice(0, 16);

  it('is the next opening of the team', () => {
    expect(again(facts('2026-03-20T09:00Z', []))).toBe('2026-03-23T09:00');
  });

  it('is the opening of somebody who will be due then, where that is earlier', () => {
    const item = tracked(12, 'ben', { updates: [{ at: at('2026-03-13T01:00Z') }] });
    expect(again(facts('2026-03-19T12:00Z', [item], { people: auckland }))).toBe('2026-03-19T20:00');
    expect(again(facts('2026-03-18T12:00Z', [item], { people: auckland }))).toBe('2026-03-19T09:00');
  });

  it('is never where nobody works', () => {
    const calendarOf = () => calendarIn('UTC', { weekdays: new Set() });
    expect(planReminders(facts('2026-03-20T09:00Z', [], { calendarOf })).again).toBeNull();
  });
});

it('calls nobody whose name is none', () => {
  expect(told(facts('2026-03-20T09:00Z', [tracked(12, 'octo/everybody'), tracked(13, 'ben @ana')]))).toEqual([]);
});
