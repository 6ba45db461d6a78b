import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planReminders } from '../../../src/core/reminders/plan-reminders.js';
import type { RemindedItem, ReminderFacts } from '../../../src/core/reminders/reminder.js';
import type { Sent } from '../../../src/core/reminders/ledger.js';
import type { Calendar } from '../../../src/core/time/calendar.js';
import { calendarsOf, SCENE_DAYS, SCENES } from '../time/calendars.js';
import { slowClock, slowDays } from '../time/slow-clock.js';
import { matter, sentOf } from './stage.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PEOPLE = ['ana', 'ben', 'chidi', 'dora'] as const;

const person = fc.constantFrom(...PEOPLE);

/** Somebody's calendar; on some of their days off somebody covers. */
const withCover = (calendar: Calendar) =>
  fc.option(person).map((cover) => ({ ...calendar, away: calendar.away.map((absence) => ({ ...absence, cover })) }));

/** A moment of a scene, by the hour and a little. */
const moment = (day: string) =>
  fc
    .tuple(fc.nat({ max: SCENE_DAYS * 24 }), fc.nat({ max: 59 }))
    .map(([hours, minutes]) => Date.parse(day) + hours * HOUR + minutes * 60_000);

const itemOf = (day: string, number: number): fc.Arbitrary<Omit<RemindedItem, 'calendarOf'>> =>
  fc.record({
    matter: fc.constant(matter(number)),
    update: fc.option(
      fc.record({
        owner: person,
        cadence: fc.constantFrom('weekly' as const, 'biweekly' as const, 'monthly' as const),
        since: fc.nat({ max: 40 }).map((days) => Date.parse(day) - days * DAY),
        updates: fc.array(moment(day), { maxLength: 3 }).map((all) => all.map((at) => ({ at }))),
      }),
    ),
    waits: fc.array(
      fc
        .tuple(person, fc.constantFrom('review' as const, 'question' as const), moment(day), fc.nat({ max: 72 }))
        .map(([who, why, sinceAt, hours]) => ({ who, why, sinceAt, endsAt: sinceAt + hours * HOUR })),
      { maxLength: 2 },
    ),
    quiet: fc.record({ all: fc.option(moment(day)), of: fc.constant(new Map<string, number>()) }),
  });

const scene = fc.constantFrom(...SCENES).chain(([day, zones]) =>
  fc.record({
    start: fc.constant(Date.parse(day)),
    calendars: fc.tuple(...PEOPLE.map(() => calendarsOf(day, zones).chain(withCover))),
    items: fc.tuple(...[1, 2, 3].map((number) => itemOf(day, number))),
    rhythm: fc.record({
      day: fc.constantFrom('mon' as const, 'wed' as const, 'fri' as const, 'sun' as const),
      at: fc.constantFrom(0, 9 * 60, 16 * 60, 23 * 60 + 30),
    }),
    /** Between looks at the moments that were asked for: other looks, and hours in which nobody was there to look. */
    looks: fc.array(moment(day), { maxLength: 40 }),
    outages: fc.array(fc.tuple(moment(day), fc.nat({ max: 60 })), { maxLength: 3 }),
  }),
);

it('nobody is called outside of their hours, twice on a day, or more than twice for a period', () => {
  let called = 0;
  fc.assert(
    fc.property(scene, ({ start, calendars, items, rhythm, looks, outages }) => {
      const calendarOf = (login: string | null): Calendar => {
        const found = calendars[PEOPLE.findIndex((name) => name === login)] ?? calendars[0];
        if (found === undefined) throw new Error('nobody has a calendar');
        return found;
      };
      const works = new Map<string, (now: number) => string | null>();
      const workOf = (login: string) => {
        const known = works.get(login) ?? workIn(calendarOf(login), start);
        works.set(login, known);
        return known;
      };
      let sent: readonly Sent[] = [];
      const end = start + SCENE_DAYS * DAY;
      const queue = [start, ...looks].sort((a, b) => a - b);
      for (let steps = 0; steps < 400; steps += 1) {
        const now = queue.shift();
        if (now === undefined || now > end) break;
        const isDown = outages.some(([from, hours]) => from <= now && now < from + hours * HOUR);
        const facts: ReminderFacts = {
          now,
          items: items.map((item) => ({ ...item, calendarOf })),
          sent,
          rhythm,
          calendarOf,
          belongs: () => true,
        };
        const { messages, again } = planReminders(facts);
        if (again !== null) {
          expect(again).toBeGreaterThan(now);
          if (!queue.includes(again)) queue.push(again);
          queue.sort((a, b) => a - b);
        }
        if (isDown) continue;
        for (const message of messages) {
          called += 1;
          expect(workOf(message.to)(now), `${message.to} at ${new Date(now).toISOString()}`).toBe(message.day);
          expect(sent.filter(({ to, day }) => to === message.to && day === message.day)).toEqual([]);
        }
        sent = [...sent, ...messages.map((message) => sentOf(message, now))];
      }
      for (const count of turns(sent).values()) expect(count).toBeLessThanOrEqual(2);
    }),
    { numRuns: 50 },
  );
  expect(called).toBeGreaterThan(200);
}, 60_000);

/** Asks for each period of each item. */
function turns(sent: readonly Sent[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { of } of sent) {
    for (const { number, why, turn } of of.filter((ask) => ask.why === 'update')) {
      const key = `${number} ${why} ${turn}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Told by the clock of the platform, minute by minute, without any of our arithmetic of zones. */
function workIn(calendar: Calendar, start: number): (now: number) => string | null {
  const clock = slowClock(calendar.zone, new Date(start - 3 * DAY).toISOString().slice(0, 10), SCENE_DAYS + 6);
  const days = slowDays(clock, calendar);
  return (now) => {
    const place = Math.floor((now - clock.from) / 60_000);
    const found = days.find(({ open, close }) => open <= place && place < close);
    return found === undefined ? null : new Date(found.day * DAY).toISOString().slice(0, 10);
  };
}
