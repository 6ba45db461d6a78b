import fc from 'fast-check';
import type { DecisionCommand } from '../../../src/core/commands/command.js';
import type { ThreadEvent } from '../../../src/core/snapshot.js';
import { DAY, HOUR, roundTheClock } from './clockwork.js';
import { LABELS, person, t0, type Comment, type Thread } from './thread.js';

const PEOPLE = ['ana', 'olga', 'asa', 'bo', 'wim', 'ada', 'tri', 'rob', 'nora'];

const who = fc.constantFrom(...PEOPLE);
const title = fc.constantFrom('Cost of the pump', 'Cost of the pipes', 'Noise', 'cost');
const option = fc.constantFrom(null, 'Buy it', 'Rent it');
const text = fc.constantFrom(null, 'Because');
const amount = fc.constantFrom(0, 1, 2, 400);

const command: fc.Arbitrary<DecisionCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ name: fc.constant('propose' as const), option, isOneWay: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ name: fc.constantFrom('approve' as const, 'unapprove' as const) }) },
  { weight: 4, arbitrary: fc.record({ name: fc.constant('concern' as const), title }) },
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constant('resolve' as const),
      which: fc.oneof(title, fc.integer({ min: 1, max: 4 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ name: fc.constant('hold' as const), why: text }) },
  {
    weight: 2,
    arbitrary: fc.record({ name: fc.constantFrom('unhold' as const, 'withdraw' as const, 'help' as const) }),
  },
  { weight: 6, arbitrary: fc.record({ name: fc.constant('accept' as const), option, because: text }) },
  fc.record({ name: fc.constant('reject' as const), why: text }),
  fc.record({
    name: fc.constant('postpone' as const),
    until: fc.constantFrom('2026-03-01', '2026-03-09', '2027-01-01'),
  }),
  fc.record({ name: fc.constant('supersede' as const), by: fc.constantFrom(12, 99) }),
  fc.record({ name: fc.constant('owner' as const), login: who }),
  fc.record({
    name: fc.constant('ask' as const),
    whom: fc.array(fc.oneof(who, fc.constantFrom('octo/core', 'octo/lost')), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    name: fc.constant('extend' as const),
    by: fc.record({ amount, unit: fc.constantFrom('h' as const, 'd' as const, 'wd' as const) }),
  }),
  { weight: 2, arbitrary: fc.record({ name: fc.constant('object' as const), why: title }) },
);

/** Moments in the first two weeks; many of them are the same. */
const moment = fc.oneof(
  fc.integer({ min: 0, max: 14 * 24 }).map((hours) => t0 + hours * HOUR),
  fc.constantFrom(t0, t0 + DAY, t0 + 3 * DAY),
);

const edit = fc.option(fc.record({ by: fc.option(who, { freq: 4 }), after: fc.integer({ min: 0, max: 5 * 24 }) }), {
  freq: 6,
});

const comment: fc.Arbitrary<Comment> = fc
  .record({ by: who, at: moment, says: fc.array(command, { minLength: 1, maxLength: 3 }), edit })
  .map(({ by, at, says, edit }) => ({
    by,
    at,
    says,
    ...(edit !== null && { edited: { by: edit.by ?? by, at: at + edit.after * HOUR } }),
  }));

const label = fc.constantFrom(...Object.values(LABELS), 'bug');
const actor = fc.oneof(who, fc.constant('other-bot')).map((login) => person(login));

/** What people do beside commenting. What we announce is not among it. */
const event: fc.Arbitrary<ThreadEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom('labeled' as const, 'unlabeled' as const), label, actor, at: moment }),
  fc.record({ type: fc.constantFrom('closed' as const, 'reopened' as const), actor, at: moment }),
  fc.record({
    type: fc.constant('comment-deleted' as const),
    author: who.map((login) => person(login)),
    actor,
    at: moment,
  }),
);

const item = fc.constantFrom<NonNullable<Thread['item']>>(
  {},
  {},
  { state: 'closed', closedAs: 'completed' },
  { state: 'closed', closedAs: 'not_planned' },
);

/** Any thread of a decision that asa and bo are asked about, by people of every role, looked at within four weeks. */
export const arbitraryThread: fc.Arbitrary<Thread> = fc
  .record({
    now: fc.integer({ min: 0, max: 28 * 24 }).map((hours) => t0 + hours * HOUR),
    comments: fc.array(comment, { maxLength: 14 }),
    events: fc.array(event, { maxLength: 4 }),
    item,
    door: fc.constantFrom('two-way' as const, 'two-way' as const, 'one-way' as const),
    owner: fc.constantFrom(null, 'olga', 'ana', 'nora'),
    unfilled: fc.constantFrom<readonly string[]>([], [], [], ['Decision'], ['Options']),
    away: fc.subarray(['asa', 'bo']),
  })
  .map(({ door, owner, away, comments, ...thread }) => ({
    ...thread,
    // Nothing is read that is yet to come.
    comments: comments.filter(({ at, edited }) => Math.max(at, edited?.at ?? at) <= thread.now).map(withId),
    events: thread.events.filter(({ at }) => at <= thread.now),
    written: { door, owner },
    settings: { asked: ['asa', 'bo'] },
    facts: { teams: { 'octo/core': ['rob', 'bo'], 'octo/lost': null } },
    clockwork: roundTheClock({ away }),
  }));

/** Most threads begin with a proposal that counts, so that there is something to talk over. */
export const arbitraryProposal: fc.Arbitrary<Thread> = fc
  .tuple(arbitraryThread, fc.boolean())
  .map(([thread, isOneWay]) => ({
    ...thread,
    unfilled: [],
    comments: [
      { id: 0, by: 'ana', at: t0, says: [{ name: 'propose', option: 'Buy it', isOneWay }] },
      ...thread.comments,
    ],
  }));

function withId(comment: Comment, index: number): Comment {
  return { ...comment, id: index + 1 };
}
