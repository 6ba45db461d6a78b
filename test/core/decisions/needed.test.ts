import { describe, expect, it } from 'vitest';
import { askersNeeded, readersNeeded, rolesNeeded, teamsNeeded } from '../../../src/core/decisions/needed.js';
import { DAY } from './clockwork.js';
import {
  accept,
  approve,
  decideThread,
  hold,
  inputOf,
  person,
  propose,
  resolve,
  say,
  t0,
  withdraw,
  type Thread,
} from './thread.js';

const END = t0 + 3 * DAY;

function roles(thread: Partial<Thread>): readonly string[] {
  return rolesNeeded(inputOf({ now: END, comments: [], ...thread }));
}

describe('whose role has to be known', () => {
  it.each([
    ['the owner in the section', {}, ['olga']],
    ['nobody', { written: { owner: null } }, []],
    ['who is named as owner', { comments: [say('ana', t0, { name: 'owner', login: 'Wim' })] }, ['olga', 'wim']],
    [
      'who gives a command',
      { comments: [say('Asa', t0, approve), say('rob', t0 + 1, hold), say('asa', t0 + 2, resolve)] },
      ['olga', 'asa', 'rob'],
    ],
    [
      'the author only for what the author may not as such',
      { comments: [say('ana', t0, propose), say('ana', t0 + 1, withdraw)] },
      ['olga'],
    ],
    ['the author, too', { comments: [say('ana', t0, accept)] }, ['olga', 'ana']],
    [
      'nobody for help and for taking back one’s own yes',
      { comments: [say('rob', t0, { name: 'help' }, { name: 'unapprove' })] },
      ['olga'],
    ],
    ['nobody for what cannot be read', { comments: [say('rob', t0, { kind: 'too-many' })] }, ['olga']],
    ['nobody for what a bot says', { comments: [say('some-bot', t0, hold)] }, ['olga']],
    [
      'who put a label',
      { events: [{ type: 'labeled', label: 'decision: accepted', actor: person('rob'), at: t0 }] },
      ['olga', 'rob'],
    ],
    [
      'nobody for another label',
      { events: [{ type: 'labeled', label: 'bug', actor: person('rob'), at: t0 }] },
      ['olga'],
    ],
    [
      'who closed it as completed',
      { item: { state: 'closed', closedAs: 'completed' }, events: [{ type: 'closed', actor: person('rob'), at: t0 }] },
      ['olga', 'rob'],
    ],
    [
      'nobody who closed it otherwise',
      {
        item: { state: 'closed', closedAs: 'not_planned' },
        events: [{ type: 'closed', actor: person('rob'), at: t0 }],
      },
      ['olga'],
    ],
    ['who opened it again', { events: [{ type: 'reopened', actor: person('rob'), at: t0 }] }, ['olga', 'rob']],
  ] satisfies [string, Partial<Thread>, string[]][])('%s', (_, thread, expected) => {
    expect(roles(thread)).toEqual(expected);
  });

  it('is not asked again once it was acknowledged, until the comment is edited', () => {
    const comments = [say('ana', t0, propose), say('wim', t0 + 1, hold)];
    const { memory } = decideThread({ now: t0 + 2, comments });
    expect(roles({ comments, memory })).toEqual(['olga']);
    const edited = [say('ana', t0, propose), { ...say('wim', t0 + 1, hold), edited: { by: 'wim', at: END } }];
    expect(roles({ comments: edited, memory })).toEqual(['olga', 'wim']);
  });

  it('is asked again where it could not be read', () => {
    const comments = [say('uma', t0 + 1, hold)];
    const { memory } = decideThread({ now: t0 + 2, comments });
    expect(roles({ comments, memory })).toEqual(['olga', 'uma']);
  });

  it('is of fifty at most at once, and of all in the end', () => {
    const crowd = Array.from({ length: 120 }, (_, index) => say(`p${index}`, t0 + index + 1, hold));
    const comments = [say('ana', t0, propose), ...crowd];
    let memory: Thread['memory'] = null;
    for (const expected of [50, 50, 23]) {
      const needed = roles({ comments, memory });
      expect(needed).toHaveLength(expected);
      const known = Object.fromEntries(needed.map((login) => [login, 'none'] as const));
      const decision = decideThread({ now: END, comments, memory, facts: { roles: known } });
      expect(decision.state === 'accepted').toBe(expected === 23);
      memory = decision.memory;
    }
  });
});

describe('which teams have to be known', () => {
  it('those of the settings and of commands, once each, twenty at most', () => {
    const many = Array.from({ length: 40 }, (_, index) => `octo/t${index}`);
    const comments = [say('ana', t0, { name: 'ask', whom: ['Octo/Core', 'rob', ...many] })];
    const teams = teamsNeeded(inputOf({ now: END, comments, settings: { asked: ['octo/core', 'asa'] } }));
    expect(teams).toEqual(['octo/core', ...many.slice(0, 19)]);
  });
});

describe('of whom it has to be known whether they are there', () => {
  const asking = (by: string, ...whom: readonly string[]) => say(by, t0 + 1, { name: 'ask', whom });
  const readers = (thread: Partial<Thread>) => readersNeeded(inputOf({ now: END, comments: [], ...thread }));
  const crowd = Array.from({ length: 120 }, (_, index) => `p${index}`);

  it.each([
    ['those of the settings', {}, ['asa']],
    [
      'those of the author’s commands, teams aside',
      { comments: [asking('ana', 'Bo', 'octo/core', 'bo')] },
      ['asa', 'bo'],
    ],
    [
      'whoever wrote the issue or in its thread aside',
      { comments: [say('asa', t0, approve), asking('ana', 'Ana', 'bo')] },
      ['bo'],
    ],
  ] satisfies [string, Partial<Thread>, string[]][])('%s', (_, thread, expected) => {
    expect(readers(thread)).toEqual(expected);
  });

  it('is of whom others ask only once these are known to be allowed to: anybody can write a line', () => {
    const comments = [asking('eve', ...crowd), asking('wim', 'Bo', 'octo/core', 'asa')];
    expect(readers({ comments })).toEqual(['asa']);
    expect(askersNeeded(inputOf({ now: END, comments }))).toEqual([
      { by: 'eve', whom: crowd.slice(0, 100) },
      { by: 'wim', whom: ['bo'] },
    ]);
    const { memory } = decideThread({ now: t0 + 3, comments, facts: { roles: { eve: 'none', wim: 'write' } } });
    expect(readers({ comments, memory })).toEqual(['asa', 'bo']);
    expect(askersNeeded(inputOf({ now: END, comments, memory }))).toEqual([]);
  });

  it('is of a hundred at most, the settings first', () => {
    expect(readers({ comments: [asking('ana', ...crowd)] })).toEqual(['asa', ...crowd.slice(0, 99)]);
  });

  it('is of nobody whom somebody asks who may not, once that is known', () => {
    const comments = [asking('eve', ...crowd), say('wim', t0 + 2, { name: 'ask', whom: ['bo'] })];
    const { memory } = decideThread({ now: t0 + 3, comments, facts: { roles: { eve: 'none', wim: 'write' } } });
    expect(readers({ comments, memory })).toEqual(['asa', 'bo']);
  });
});
