import { describe, expect, it } from 'vitest';
import type { DecisionCommand } from '../../../src/core/commands/command.js';
import type { DecisionState, RefusalReason } from '../../../src/core/decisions/decision.js';
import { DAY, HOUR } from './clockwork.js';
import {
  accept,
  approve,
  concern,
  courseOf,
  decideThread,
  hold,
  inputOf,
  postpone,
  propose,
  proposeOneWay,
  reject,
  resolve,
  say,
  supersede,
  t0,
  withdraw,
  type Comment,
  type Thread,
} from './thread.js';

const WINDOW = 3 * DAY;

/** A decision in each state that there is, some in several ways: what was said, and when the next thing is said. */
const STATES: Readonly<
  Record<string, { readonly state: DecisionState; readonly said: readonly Comment[] } & Partial<Thread>>
> = {
  draft: { state: 'draft', said: [], unfilled: ['Options'] },
  ready: { state: 'proposed', said: [] },
  proposed: { state: 'proposed', said: [say('ana', t0, propose)] },
  'final-call': { state: 'final-call', said: [say('ana', t0, propose)], now: t0 + WINDOW - HOUR },
  blocked: { state: 'blocked', said: [say('ana', t0, propose), say('asa', t0 + 1000, concern)] },
  held: { state: 'blocked', said: [say('ana', t0, propose), say('ada', t0 + 1000, hold)] },
  stalled: {
    state: 'stalled',
    said: [say('ana', t0, proposeOneWay)],
    settings: { asked: ['asa', 'bo', 'cy', 'di'] },
    now: t0 + WINDOW + HOUR,
  },
  accepted: {
    state: 'accepted',
    said: [say('ana', t0, propose), say('asa', t0 + 1000, approve), say('olga', t0 + 2000, accept)],
  },
  rejected: { state: 'rejected', said: [say('ana', t0, propose), say('ada', t0 + 1000, reject)] },
  postponed: { state: 'postponed', said: [say('ana', t0, propose), say('ana', t0 + 1000, postpone)] },
  withdrawn: { state: 'withdrawn', said: [say('ana', t0, propose), say('ana', t0 + 1000, withdraw)] },
  superseded: { state: 'superseded', said: [say('ana', t0, propose), say('ada', t0 + 1000, supersede)] },
};

/** The author and the owner may only read; of `uma` nobody knows what she may. */
const PEOPLE = {
  author: 'ana',
  owner: 'olga',
  asked: 'asa',
  writer: 'wim',
  triage: 'tri',
  reader: 'rob',
  unknown: 'uma',
};

const COMMANDS: Readonly<Record<DecisionCommand['name'], DecisionCommand>> = {
  propose: { name: 'propose', option: 'Rent it', isOneWay: false },
  approve,
  unapprove: { name: 'unapprove' },
  concern: { name: 'concern', title: 'Noise' },
  resolve,
  hold,
  unhold: { name: 'unhold' },
  accept,
  reject,
  postpone: { name: 'postpone', until: '2026-06-01' },
  withdraw,
  supersede: { name: 'supersede', by: 98 },
  owner: { name: 'owner', login: 'tri' },
  ask: { name: 'ask', whom: ['rob'] },
  extend: { name: 'extend', by: { amount: 2, unit: 'd' } },
  object: { name: 'object', why: 'Noise' },
  away: { name: 'away', text: 'back' },
  hours: { name: 'hours', text: 'usual' },
  help: { name: 'help' },
};

/**
 * What comes of each command, by who gives it, in each state: the state after it, `ok` where it does what it should and the state
 * stays, `wait` where it waits for what is not known yet, and else why it is refused.
 */
const TABLES: Readonly<Record<DecisionCommand['name'], string>> = {
  propose: `
               author   owner asked writer   triage reader unknown
    draft      sections no    no    sections no     no     wait
    ready      ok       no    no    ok       no     no     wait
    proposed   ok       no    no    ok       no     no     wait
    final-call proposed no    no    proposed no     no     wait
    blocked    ok       no    no    ok       no     no     wait
    held       ok       no    no    ok       no     no     wait
    stalled    proposed no    no    proposed no     no     wait
    accepted   state    no    no    state    no     no     wait
    rejected   proposed no    no    proposed no     no     wait
    postponed  proposed no    no    proposed no     no     wait
    withdrawn  proposed no    no    proposed no     no     wait
    superseded state    no    no    state    no     no     wait`,
  approve: `
               author owner asked   writer  triage  reader unknown
    draft      own    no    nothing nothing nothing no     wait
    ready      own    no    nothing nothing nothing no     wait
    proposed   own    no    ok      ok      ok      no     wait
    final-call own    no    ok      ok      ok      no     wait
    blocked    own    no    ok      ok      ok      no     wait
    held       own    no    ok      ok      ok      no     wait
    stalled    own    no    ok      ok      ok      no     wait
    accepted   own    no    state   state   state   no     wait
    rejected   own    no    state   state   state   no     wait
    postponed  own    no    state   state   state   no     wait
    withdrawn  own    no    state   state   state   no     wait
    superseded own    no    state   state   state   no     wait`,
  unapprove: `
               author  owner   asked   writer  triage  reader  unknown
    draft      nothing nothing nothing nothing nothing nothing nothing
    ready      nothing nothing nothing nothing nothing nothing nothing
    proposed   already already already already already already already
    final-call already already already already already already already
    blocked    already already already already already already already
    held       already already already already already already already
    stalled    already already already already already already already
    accepted   state   state   state   state   state   state   state
    rejected   state   state   state   state   state   state   state
    postponed  state   state   state   state   state   state   state
    withdrawn  state   state   state   state   state   state   state
    superseded state   state   state   state   state   state   state`,
  concern: `
               author owner asked   writer  triage  reader unknown
    draft      no     no    ok      ok      ok      no     wait
    ready      no     no    blocked blocked blocked no     wait
    proposed   no     no    blocked blocked blocked no     wait
    final-call no     no    blocked blocked blocked no     wait
    blocked    no     no    ok      ok      ok      no     wait
    held       no     no    ok      ok      ok      no     wait
    stalled    no     no    blocked blocked blocked no     wait
    accepted   no     no    state   state   state   no     wait
    rejected   no     no    state   state   state   no     wait
    postponed  no     no    ok      ok      ok      no     wait
    withdrawn  no     no    state   state   state   no     wait
    superseded no     no    state   state   state   no     wait`,
  // asa raised the only concern there is.
  resolve: `
               author owner    asked    writer triage reader unknown
    draft      none   none     none     none   none   none   none
    ready      none   none     none     none   none   none   none
    proposed   none   none     none     none   none   none   none
    final-call none   none     none     none   none   none   none
    blocked    no     proposed proposed no     no     no     no
    held       none   none     none     none   none   none   none
    stalled    none   none     none     none   none   none   none
    accepted   state  state    state    state  state  state  state
    rejected   state  state    state    state  state  state  state
    postponed  none   none     none     none   none   none   none
    withdrawn  state  state    state    state  state  state  state
    superseded state  state    state    state  state  state  state`,
  hold: `
               author owner asked writer  triage reader unknown
    draft      no     no    no    ok      no     no     wait
    ready      no     no    no    blocked no     no     wait
    proposed   no     no    no    blocked no     no     wait
    final-call no     no    no    blocked no     no     wait
    blocked    no     no    no    ok      no     no     wait
    held       no     no    no    ok      no     no     wait
    stalled    no     no    no    blocked no     no     wait
    accepted   no     no    no    state   no     no     wait
    rejected   no     no    no    state   no     no     wait
    postponed  no     no    no    ok      no     no     wait
    withdrawn  no     no    no    state   no     no     wait
    superseded no     no    no    state   no     no     wait`,
  unhold: `
               author owner asked writer   triage reader unknown
    draft      no     no    no    already  no     no     wait
    ready      no     no    no    already  no     no     wait
    proposed   no     no    no    already  no     no     wait
    final-call no     no    no    already  no     no     wait
    blocked    no     no    no    already  no     no     wait
    held       no     no    no    proposed no     no     wait
    stalled    no     no    no    already  no     no     wait
    accepted   no     no    no    state    no     no     wait
    rejected   no     no    no    state    no     no     wait
    postponed  no     no    no    already  no     no     wait
    withdrawn  no     no    no    state    no     no     wait
    superseded no     no    no    state    no     no     wait`,
  // Who decides is known: nobody else can be it, whatever they may do.
  accept: `
               author owner     asked writer triage reader unknown
    draft      no     nothing   no    no     no     no     no
    ready      no     nothing   no    no     no     no     no
    proposed   no     open      no    no     no     no     no
    final-call no     open      no    no     no     no     no
    blocked    no     concerns  no    no     no     no     no
    held       no     held      no    no     no     no     no
    stalled    own    approvals no    no     no     no     no
    accepted   no     already   no    no     no     no     no
    rejected   no     state     no    no     no     no     no
    postponed  no     state     no    no     no     no     no
    withdrawn  no     state     no    no     no     no     no
    superseded no     state     no    no     no     no     no`,
  reject: `
               author owner asked writer   triage reader unknown
    draft      no     no    no    rejected no     no     wait
    ready      no     no    no    rejected no     no     wait
    proposed   no     no    no    rejected no     no     wait
    final-call no     no    no    rejected no     no     wait
    blocked    no     no    no    rejected no     no     wait
    held       no     no    no    rejected no     no     wait
    stalled    no     no    no    rejected no     no     wait
    accepted   no     no    no    state    no     no     wait
    rejected   no     no    no    already  no     no     wait
    postponed  no     no    no    rejected no     no     wait
    withdrawn  no     no    no    state    no     no     wait
    superseded no     no    no    state    no     no     wait`,
  postpone: `
               author    owner asked writer    triage reader unknown
    draft      postponed no    no    postponed no     no     wait
    ready      postponed no    no    postponed no     no     wait
    proposed   postponed no    no    postponed no     no     wait
    final-call postponed no    no    postponed no     no     wait
    blocked    postponed no    no    postponed no     no     wait
    held       postponed no    no    postponed no     no     wait
    stalled    postponed no    no    postponed no     no     wait
    accepted   state     no    no    state     no     no     wait
    rejected   state     no    no    state     no     no     wait
    postponed  ok        no    no    ok        no     no     wait
    withdrawn  state     no    no    state     no     no     wait
    superseded state     no    no    state     no     no     wait`,
  withdraw: `
               author    owner asked writer    triage reader unknown
    draft      withdrawn no    no    withdrawn no     no     wait
    ready      withdrawn no    no    withdrawn no     no     wait
    proposed   withdrawn no    no    withdrawn no     no     wait
    final-call withdrawn no    no    withdrawn no     no     wait
    blocked    withdrawn no    no    withdrawn no     no     wait
    held       withdrawn no    no    withdrawn no     no     wait
    stalled    withdrawn no    no    withdrawn no     no     wait
    accepted   state     no    no    state     no     no     wait
    rejected   state     no    no    state     no     no     wait
    postponed  withdrawn no    no    withdrawn no     no     wait
    withdrawn  already   no    no    already   no     no     wait
    superseded state     no    no    state     no     no     wait`,
  supersede: `
               author owner asked writer     triage reader unknown
    draft      no     no    no    superseded no     no     wait
    ready      no     no    no    superseded no     no     wait
    proposed   no     no    no    superseded no     no     wait
    final-call no     no    no    superseded no     no     wait
    blocked    no     no    no    superseded no     no     wait
    held       no     no    no    superseded no     no     wait
    stalled    no     no    no    superseded no     no     wait
    accepted   no     no    no    superseded no     no     wait
    rejected   no     no    no    superseded no     no     wait
    postponed  no     no    no    superseded no     no     wait
    withdrawn  no     no    no    superseded no     no     wait
    superseded no     no    no    ok         no     no     wait`,
  owner: `
               author owner asked writer triage reader unknown
    draft      ok     no    no    ok     no     no     wait
    ready      ok     no    no    ok     no     no     wait
    proposed   ok     no    no    ok     no     no     wait
    final-call ok     no    no    ok     no     no     wait
    blocked    ok     no    no    ok     no     no     wait
    held       ok     no    no    ok     no     no     wait
    stalled    ok     no    no    ok     no     no     wait
    accepted   state  no    no    state  no     no     wait
    rejected   state  no    no    state  no     no     wait
    postponed  ok     no    no    ok     no     no     wait
    withdrawn  state  no    no    state  no     no     wait
    superseded state  no    no    state  no     no     wait`,
  // Whoever is asked late has a working day, so that a window which had ended is open again.
  ask: `
               author     owner asked writer     triage reader unknown
    draft      ok         no    no    ok         no     no     wait
    ready      ok         no    no    ok         no     no     wait
    proposed   ok         no    no    ok         no     no     wait
    final-call ok         no    no    ok         no     no     wait
    blocked    ok         no    no    ok         no     no     wait
    held       ok         no    no    ok         no     no     wait
    stalled    final-call no    no    final-call no     no     wait
    accepted   state      no    no    state      no     no     wait
    rejected   state      no    no    state      no     no     wait
    postponed  ok         no    no    ok         no     no     wait
    withdrawn  state      no    no    state      no     no     wait
    superseded state      no    no    state      no     no     wait`,
  extend: `
               author   owner asked writer   triage reader unknown
    draft      nothing  no    no    nothing  no     no     wait
    ready      nothing  no    no    nothing  no     no     wait
    proposed   ok       no    no    ok       no     no     wait
    final-call proposed no    no    proposed no     no     wait
    blocked    ok       no    no    ok       no     no     wait
    held       ok       no    no    ok       no     no     wait
    stalled    proposed no    no    proposed no     no     wait
    accepted   state    no    no    state    no     no     wait
    rejected   state    no    no    state    no     no     wait
    postponed  state    no    no    state    no     no     wait
    withdrawn  state    no    no    state    no     no     wait
    superseded state    no    no    state    no     no     wait`,
  // Before it is accepted, an objection is a concern.
  object: `
               author owner asked   writer  triage  reader unknown
    draft      no     no    ok      ok      ok      no     wait
    ready      no     no    blocked blocked blocked no     wait
    proposed   no     no    blocked blocked blocked no     wait
    final-call no     no    blocked blocked blocked no     wait
    blocked    no     no    ok      ok      ok      no     wait
    held       no     no    ok      ok      ok      no     wait
    stalled    no     no    blocked blocked blocked no     wait
    accepted   no     no    blocked blocked blocked no     wait
    rejected   no     no    state   state   state   no     wait
    postponed  no     no    ok      ok      ok      no     wait
    withdrawn  no     no    state   state   state   no     wait
    superseded no     no    state   state   state   no     wait`,
  help: `
               author owner asked writer triage reader unknown
    draft      ok     ok    ok    ok     ok     ok     ok
    ready      ok     ok    ok    ok     ok     ok     ok
    proposed   ok     ok    ok    ok     ok     ok     ok
    final-call ok     ok    ok    ok     ok     ok     ok
    blocked    ok     ok    ok    ok     ok     ok     ok
    held       ok     ok    ok    ok     ok     ok     ok
    stalled    ok     ok    ok    ok     ok     ok     ok
    accepted   ok     ok    ok    ok     ok     ok     ok
    rejected   ok     ok    ok    ok     ok     ok     ok
    postponed  ok     ok    ok    ok     ok     ok     ok
    withdrawn  ok     ok    ok    ok     ok     ok     ok
    superseded ok     ok    ok    ok     ok     ok     ok`,
  away: `
               author owner asked writer triage reader unknown
    draft      ok     ok    ok    ok     ok     ok     ok
    ready      ok     ok    ok    ok     ok     ok     ok
    proposed   ok     ok    ok    ok     ok     ok     ok
    final-call ok     ok    ok    ok     ok     ok     ok
    blocked    ok     ok    ok    ok     ok     ok     ok
    held       ok     ok    ok    ok     ok     ok     ok
    stalled    ok     ok    ok    ok     ok     ok     ok
    accepted   ok     ok    ok    ok     ok     ok     ok
    rejected   ok     ok    ok    ok     ok     ok     ok
    postponed  ok     ok    ok    ok     ok     ok     ok
    withdrawn  ok     ok    ok    ok     ok     ok     ok
    superseded ok     ok    ok    ok     ok     ok     ok`,
  hours: `
               author owner asked writer triage reader unknown
    draft      ok     ok    ok    ok     ok     ok     ok
    ready      ok     ok    ok    ok     ok     ok     ok
    proposed   ok     ok    ok    ok     ok     ok     ok
    final-call ok     ok    ok    ok     ok     ok     ok
    blocked    ok     ok    ok    ok     ok     ok     ok
    held       ok     ok    ok    ok     ok     ok     ok
    stalled    ok     ok    ok    ok     ok     ok     ok
    accepted   ok     ok    ok    ok     ok     ok     ok
    rejected   ok     ok    ok    ok     ok     ok     ok
    postponed  ok     ok    ok    ok     ok     ok     ok
    withdrawn  ok     ok    ok    ok     ok     ok     ok
    superseded ok     ok    ok    ok     ok     ok     ok`,
};

/** Refusals as the tables write them. */
const REASONS: Readonly<Record<string, RefusalReason['kind']>> = {
  no: 'not-allowed',
  own: 'own-proposal',
  state: 'state',
  sections: 'sections-missing',
  nothing: 'nothing-proposed',
  none: 'no-such-concern',
  already: 'already',
  open: 'window-open',
  concerns: 'open-concerns',
  held: 'held',
  approvals: 'approvals-missing',
};

interface Cell {
  readonly state: string;
  readonly role: keyof typeof PEOPLE;
  readonly expected: string;
}

function cellsOf(table: string): readonly Cell[] {
  const [roles = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([state = '', ...cells]) =>
    cells.map((expected, index) => ({ state, role: roles[index] as keyof typeof PEOPLE, expected })),
  );
}

function threadIn(name: string): Thread & { readonly state: DecisionState } {
  const { said, ...rest } = STATES[name] ?? STATES.draft!;
  return { now: t0 + HOUR, comments: said, ...rest };
}

describe('the states of the tables', () => {
  it.each(Object.keys(STATES))('%s', (name) => {
    const { state, ...thread } = threadIn(name);
    expect(decideThread(thread).state).toBe(state);
  });
});

describe.each(Object.entries(TABLES))('/%s', (name, table) => {
  const command = COMMANDS[name as DecisionCommand['name']];
  const cells = cellsOf(table);

  it('has an expectation for every state and every role', () => {
    const written = cells.map(({ state, role }) => `${state} ${role}`);
    const all = Object.keys(STATES).flatMap((state) => Object.keys(PEOPLE).map((role) => `${state} ${role}`));
    expect(written).toEqual(all);
  });

  it.each(cells.map((cell) => [cell.state, cell.role, cell.expected] as const))(
    '%s, %s: %s',
    (name, role, expected) => {
      const { state, ...before } = threadIn(name);
      const by = PEOPLE[role];
      const thread = {
        ...before,
        now: before.now + 1000,
        comments: [...before.comments, say(by, before.now, command)],
      };
      const decision = decideThread(thread);
      const refusals = decision.refusals.map(({ by, what, reason }) => ({ by, what, kind: reason.kind }));
      const { waiting } = courseOf(inputOf(thread));
      const kind = REASONS[expected];
      if (kind !== undefined) {
        expect(refusals).toEqual([{ by, what: `/${command.name}`, kind }]);
        expect(decision.state).toBe(state);
      } else {
        expect(refusals).toEqual([]);
        expect(decision.state).toBe(expected === 'ok' || expected === 'wait' ? state : expected);
      }
      expect(waiting).toEqual(expected === 'wait' ? ['role'] : []);
    },
  );
});
