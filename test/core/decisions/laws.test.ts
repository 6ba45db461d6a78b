import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginCourse } from '../../../src/core/decisions/course/course.js';
import { termsOf } from '../../../src/core/decisions/course/terms.js';
import { decide, play } from '../../../src/core/decisions/decide.js';
import type { Decision, Role } from '../../../src/core/decisions/decision.js';
import type { Memory } from '../../../src/core/decisions/facts.js';
import type { DecisionInput } from '../../../src/core/decisions/input.js';
import { collectHappenings } from '../../../src/core/decisions/log/collect.js';
import { rolesNeeded } from '../../../src/core/decisions/needed.js';
import type { ThreadEvent } from '../../../src/core/snapshot.js';
import { arbitraryProposal, arbitraryThread } from './arbitrary-thread.js';
import { DAY, HOUR } from './clockwork.js';
import { decideThread, inputOf, person, ROLES, t0, type Comment, type Thread } from './thread.js';

const RUNS = { numRuns: 400 };
const thread = fc.oneof(arbitraryThread, { weight: 3, arbitrary: arbitraryProposal });

function without(thread: Thread, names: readonly string[]): Thread {
  const isLeft = (says: Comment['says'][number]): boolean => !('name' in says) || !names.includes(says.name);
  return {
    ...thread,
    comments: thread.comments.map((comment) => ({ ...comment, says: comment.says.filter(isLeft) })),
    events: (thread.events ?? []).filter(({ type }) => type !== 'labeled' && type !== 'closed' && type !== 'reopened'),
    item: {},
  };
}

/** As it is asked in life: once a day, each time with what was written down the last time. */
function dayByDay(thread: Thread, days = 30): readonly ReturnType<typeof decideThread>[] {
  let memory: Memory | null = null;
  return Array.from({ length: days }, (_, index) => {
    const decision = decideThread({ ...upTo(thread, t0 + index * DAY), memory });
    memory = decision.memory;
    return decision;
  });
}

/** Any comment may answer an objection; all else comes of commands. */
function ofCommands(decision: Decision): Partial<Decision> {
  return { ...decision, objections: [], next: { kind: 'nothing' } };
}

function upTo(thread: Thread, now: number): Thread {
  const isPast = ({ at, edited }: Comment): boolean => Math.max(at, edited?.at ?? at) <= now;
  const events = (thread.events ?? []).filter(({ at }) => at <= now);
  return { ...thread, now, comments: thread.comments.filter(isPast), events };
}

describe('no decision is accepted', () => {
  it('with an open concern or a hold', () => {
    fc.assert(
      fc.property(thread, (given) => {
        for (const decision of [decideThread(given), ...dayByDay(given)]) {
          if (decision.state !== 'accepted') continue;
          expect(decision.concerns.filter(({ resolved }) => resolved === null)).toEqual([]);
          expect(decision.holds).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('once somebody who may has raised a concern that nobody resolves', () => {
    fc.assert(
      fc.property(thread, fc.constantFrom('wim', 'ada', 'tri'), fc.integer({ min: 0, max: 72 }), (given, by, hours) => {
        const at = t0 + hours * HOUR;
        const open = without(given, ['resolve', 'accept', 'reject', 'withdraw', 'supersede', 'unhold']);
        const raised: Comment = { id: 1000, by, at, says: [{ name: 'concern', title: 'Nobody asked the neighbours' }] };
        const decision = decideThread({ ...open, now: t0 + 60 * DAY, comments: [...open.comments, raised] });
        expect(decision.state).not.toBe('accepted');
        expect(decision.concerns.some((concern) => concern.by === by && concern.resolved === null)).toBe(true);
      }),
      RUNS,
    );
  });

  it('by silence, through a one-way door', () => {
    fc.assert(
      fc.property(thread, (given) => {
        const silent = without(given, ['accept']);
        const decisions = [
          decideThread({ ...silent, written: { ...silent.written, door: 'one-way' } }),
          decideThread(given),
          ...dayByDay(silent),
        ];
        for (const decision of decisions) {
          if (decision.door === 'one-way') expect(decision.outcome?.how).not.toBe('silence');
        }
        expect(decisions[0]?.state).not.toBe('accepted');
      }),
      { numRuns: 100 },
    );
  });

  it('by silence, where nobody was asked', () => {
    fc.assert(
      fc.property(thread, (given) => {
        const decision = decideThread({
          ...without(given, ['accept', 'ask']),
          now: t0 + 90 * DAY,
          settings: { asked: [] },
        });
        expect(decision.state).not.toBe('accepted');
      }),
      RUNS,
    );
  });

  it('by silence, where nobody is there of the names that are asked, or it is not known', () => {
    const readers = fc.constantFrom<Readonly<Record<string, boolean>>>({}, { bne: false });
    fc.assert(
      fc.property(thread, readers, (given, known) => {
        const decision = decideThread({
          ...without(given, ['accept', 'ask']),
          now: t0 + 90 * DAY,
          settings: { asked: ['bne'] },
          facts: { ...given.facts, readers: known },
        });
        expect(decision.state).not.toBe('accepted');
      }),
      RUNS,
    );
  });

  it('by anybody whose role is not known, nor while anybody’s is not that matters', () => {
    const known = fc.subarray(Object.keys(ROLES));
    fc.assert(
      fc.property(thread, known, (given, logins) => {
        const roles = Object.fromEntries(logins.map((login) => [login, ROLES[login] ?? 'none'])) as Record<
          string,
          Role
        >;
        const input = inputOf({ ...given, facts: { ...given.facts, roles } });
        const decision = decide(input);
        const by = decision.outcome?.how === 'silence' ? null : decision.outcome?.by;
        if (decision.state === 'accepted' && by != null) expect(logins).toContain(by.toLowerCase());
        if (decision.next.kind === 'unreadable') expect(decision.state).not.toBe('accepted');
      }),
      RUNS,
    );
  });

  it('by anybody, where nobody’s role is known', () => {
    fc.assert(
      fc.property(thread, (given) => {
        const decision = decideThread({ ...given, facts: { ...given.facts, roles: {} } });
        expect(['accepted', 'rejected', 'superseded']).not.toContain(
          decision.outcome?.how === 'silence' ? '' : decision.state,
        );
      }),
      RUNS,
    );
  });

  it('through a one-way door without a yes of somebody asked who did not propose it', () => {
    fc.assert(
      fc.property(thread, (given) => {
        const decision = decideThread(given);
        if (decision.state !== 'accepted' || decision.door === 'two-way') return;
        const yes = decision.asked.filter(({ approval }) => approval !== null && !approval.isBeforeEdit);
        expect(yes.length).toBeGreaterThan(0);
        expect([person('ana').login, decision.proposed?.by]).not.toContain(decision.outcome?.by);
      }),
      RUNS,
    );
  });
});

describe('nobody without rights narrows who is asked', () => {
  /** The thread without what people without write access said of who is asked. */
  function withoutTheirAsking(thread: Thread): Thread {
    const isLeft = (by: string, line: Comment['says'][number]): boolean =>
      !('name' in line) || line.name !== 'ask' || ['wim', 'ada'].includes(by);
    const comments = thread.comments.map((comment) => ({
      ...comment,
      says: comment.says.filter((line) => isLeft(comment.by, line)),
    }));
    return { ...thread, comments };
  }

  const loginsOf = ({ asked }: Decision): readonly string[] => asked.map(({ login }) => login.toLowerCase());

  /** Any thread in which the author, who may only read, asks somebody at some time. */
  const asking = fc
    .tuple(thread, fc.constantFrom('rob', 'nora', 'zoe'), fc.integer({ min: 0, max: 72 }), fc.constantFrom(0, 2))
    .map(([given, friend, hours, count]) => {
      const asks: Comment = { id: 900, by: 'ana', at: t0 + hours * HOUR, says: [{ name: 'ask', whom: [friend] }] };
      const settings = { asked: ['asa', 'bo'].slice(0, count) };
      return { ...given, now: Math.max(given.now, asks.at), comments: [...given.comments, asks], settings };
    });

  it('all who would be asked without them are asked', () => {
    fc.assert(
      fc.property(asking, (given) => {
        const others = loginsOf(decideThread(withoutTheirAsking(given)));
        expect(loginsOf(decideThread(given))).toEqual(expect.arrayContaining([...others]));
      }),
      RUNS,
    );
  });

  it('nor does silence accept what it would not accept without them', () => {
    fc.assert(
      fc.property(asking, (given) => {
        // A concern of whoever is asked moves the numbers of others on, by which these are resolved.
        const silent = { ...without(given, ['accept', 'resolve']), now: t0 + 90 * DAY };
        if (decideThread(silent).state === 'accepted') {
          expect(decideThread(withoutTheirAsking(silent)).state).toBe('accepted');
        }
      }),
      RUNS,
    );
  });
});

describe('a thread played', () => {
  it('up to anywhere and then on is the thread played as a whole', () => {
    fc.assert(
      fc.property(thread, fc.nat(40), (given, at) => {
        const input = inputOf(given);
        const [terms, happenings] = [termsOf(input), collectHappenings(input)];
        const start = beginCourse(terms.nextNumber);
        const first = play(start, happenings.slice(0, at), terms);
        expect(play(first, happenings.slice(at), terms)).toEqual(play(start, happenings, terms));
      }),
      RUNS,
    );
  });

  it('is the same whatever the order in which it was delivered', () => {
    const shuffled = thread.chain((given) => {
      const input = inputOf(given);
      const shuffle = <T>(list: readonly T[]): fc.Arbitrary<readonly T[]> =>
        fc.shuffledSubarray([...list], { minLength: list.length });
      return fc
        .record({ said: shuffle(input.hearing.said), thread: shuffle(input.thread), events: shuffle(input.events) })
        .map(({ said, ...lists }): [DecisionInput, DecisionInput] => [
          input,
          { ...input, ...lists, hearing: { ...input.hearing, said } },
        ]);
    });
    fc.assert(
      fc.property(shuffled, ([input, other]) => {
        expect(decide(other)).toEqual(decide(input));
        expect(rolesNeeded(other)).toEqual(rolesNeeded(input));
      }),
      RUNS,
    );
  });

  it('without a comment that was never acknowledged, or that somebody else edited, is as if it had never been', () => {
    fc.assert(
      fc.property(arbitraryProposal, fc.nat(14), (given, index) => {
        const isGone = (_: Comment, at: number): boolean => at === index + 1;
        const gone = { ...given, comments: given.comments.filter((comment, at) => !isGone(comment, at)) };
        const input = inputOf(gone);
        const edited = given.comments.map((comment, at) =>
          isGone(comment, at)
            ? { ...comment, edited: { by: comment.by === 'wim' ? 'ada' : 'wim', at: comment.at + 1 } }
            : comment,
        );
        expect(ofCommands(decideThread({ ...given, comments: edited }))).toEqual(ofCommands(decide(input)));
      }),
      RUNS,
    );
  });

  it('is played with an edited comment as that now stands, from when it was edited', () => {
    fc.assert(
      fc.property(arbitraryProposal, fc.nat(14), (given, index) => {
        const edited = given.comments.map((comment, at) =>
          at === index + 1 ? { ...comment, edited: { by: comment.by, at: given.now } } : comment,
        );
        const said = given.comments.map((comment, at) => {
          if (at !== index + 1) return comment;
          return { id: index + 1, by: comment.by, says: comment.says, at: given.now };
        });
        const actual = ofCommands(decideThread({ ...given, comments: edited }));
        expect(actual).toEqual(ofCommands(decideThread({ ...given, comments: said })));
      }),
      RUNS,
    );
  });
});

describe('what is written down', () => {
  it('leaves the decision as it is', () => {
    fc.assert(
      fc.property(thread, (given) => {
        const first = decideThread(given);
        expect(decideThread({ ...given, memory: first.memory })).toEqual(first);
      }),
      RUNS,
    );
  });

  it('keeps an end, whatever becomes of comments, roles and calendars', () => {
    fc.assert(
      fc.property(
        thread,
        fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
        fc.boolean(),
        (given, isKept, isRead) => {
          const first = decideThread(given);
          if (first.outcome === null) return;
          const comments = given.comments.filter((_, index) => isKept[index]);
          const facts = isRead ? given.facts : { ...given.facts, roles: {} };
          const later = decideThread({
            ...given,
            now: given.now + 400 * DAY,
            comments,
            ...(facts && { facts }),
            memory: first.memory,
          });
          expect(later.state).toBe(first.state);
          expect({ ...later.outcome, url: null }).toEqual({ ...first.outcome, url: null });
        },
      ),
      RUNS,
    );
  });

  it('keeps the numbers of concerns, and lets nothing pass that was taken away, as comments are deleted day by day', () => {
    const deletions = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 20 }), by: fc.constantFrom('author', 'ada', null) }),
      {
        minLength: 6,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(thread, deletions, (given, deletions) => {
        const numbers = new Map<string, number>();
        let memory: Memory | null = null;
        for (let day = 0; day < 24; day += 1) {
          const now = t0 + day * DAY;
          const gone = new Map(deletions.map((deletion, index) => [index + 1, deletion] as const));
          const isLeft = ({ id }: Comment): boolean => (gone.get(id ?? -1)?.day ?? Infinity) > day;
          const events = given.comments.flatMap(({ id, by }): ThreadEvent[] => {
            const deletion = gone.get(id ?? -1);
            if (deletion === undefined || deletion.day > day) return [];
            const actor = deletion.by === null ? null : person(deletion.by === 'author' ? by : deletion.by);
            return [{ type: 'comment-deleted', author: person(by), actor, at: t0 + deletion.day * DAY }];
          });
          const past = upTo({ ...given, events: [...(given.events ?? []), ...events] }, now);
          const decision: Decision = decideThread({ ...past, comments: past.comments.filter(isLeft), memory });
          memory = decision.memory;
          if (decision.state === 'accepted')
            expect([decision.holds, decision.next.kind === 'unreadable']).toEqual([[], false]);
          for (const { comment, title, number, at } of decision.concerns) {
            const key = `${comment} ${title} ${at}`;
            // A concern may be raised twice in one comment.
            if (!numbers.has(key)) numbers.set(key, number);
            expect(decision.concerns.filter((other) => other.number === number)).toHaveLength(1);
            expect(number).toBeGreaterThanOrEqual(numbers.get(key) ?? Infinity);
          }
          expect(decision.memory.nextNumber).toBeGreaterThan(
            Math.max(0, ...decision.concerns.map(({ number }) => number)),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('asks for no more than what is to come', () => {
    fc.assert(
      fc.property(thread, (given) => {
        const { again, state } = decideThread(given);
        if (again === null) return;
        expect(again).toBeGreaterThan(given.now);
        expect(['accepted', 'rejected', 'withdrawn', 'superseded', 'blocked']).not.toContain(state);
      }),
      RUNS,
    );
  });

  it('changes nothing before the moment at which it asks to be looked at again', () => {
    fc.assert(
      fc.property(thread, fc.integer({ min: 1, max: 27 }), (given, parts) => {
        const first = decideThread(given);
        const until = first.again ?? given.now + 60 * DAY;
        const between = given.now + Math.floor(((until - given.now) * parts) / 28);
        const { state, next } = decideThread({ ...given, now: between, memory: first.memory });
        expect({ state, next }).toEqual({ state: first.state, next: first.next });
      }),
      RUNS,
    );
  });
});

describe('the laws', () => {
  it('are put to decisions in every state', () => {
    const seen = new Set(fc.sample(thread, { numRuns: 3000, seed: 7 }).map((given) => decideThread(given).state));
    expect([...seen].sort()).toEqual([
      'accepted',
      'blocked',
      'draft',
      'final-call',
      'postponed',
      'proposed',
      'rejected',
      'stalled',
      'superseded',
      'withdrawn',
    ]);
  });
});
