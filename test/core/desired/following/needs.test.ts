import { describe, expect, test } from 'vitest';
import { mayNeedCodeowners, needsOf } from '../../../../src/core/desired/following/needs.js';
import { renderMemoryBlock } from '../../../../src/core/desired/comment/decision/memory-block.js';
import { STICKY_MARKER } from '../../../../src/core/desired/comment/marker.js';
import type { FactsNeed } from '../../../../src/core/decisions/facts.js';
import type { Actor, Item, ThreadComment } from '../../../../src/core/snapshot.js';
import { ana, ben, comment, configOf, issue, pull, snapshotOf, us, valid } from '../../plan/world.js';
import type { World } from '../../plan/world.js';

const MEMBERS = valid(configOf('version: 1\npeople: { members: { ana: {} } }'));
const DECISION = { title: 'Decision: where to keep it' } satisfies Partial<Item>;

function needs(world: World, ...thread: readonly ThreadComment[]): FactsNeed | null {
  return needsOf({ ...snapshotOf(world), thread });
}

/** What is needed of a decision whose configuration names members, with one comment. */
function rolesFor(body: string, author: Actor = ben, more: Partial<ThreadComment> = {}): readonly string[] {
  const world = issue(DECISION, MEMBERS);
  return needs(world, { ...comment(world, body, author), ...more })?.roles ?? [];
}

describe('roles are needed of', () => {
  test.each([
    ['who gave a command', '/approve'],
    ['who gave one below something else', 'Looks good.\n\n/approve'],
    ['who gave one a little indented', '   /concern Who pays'],
  ])('%s', (_, body) => {
    expect(rolesFor(body)).toEqual(['ben']);
  });

  test('everybody once, in lower case', () => {
    const world = issue(DECISION, MEMBERS);
    const Ben = { ...ben, login: 'Ben' };
    const thread = [comment(world, '/approve', Ben), comment(world, '/hold', ana), comment(world, '/unapprove', ben)];
    expect(needs(world, ...thread)?.roles).toEqual(['ben', 'ana']);
  });

  test('fifty people at most', () => {
    const world = issue(DECISION, MEMBERS);
    const thread = Array.from({ length: 80 }, (_, index) =>
      comment(world, '/approve', { login: `person-${index}`, type: 'user' }),
    );
    expect(needs(world, ...thread)?.roles).toHaveLength(50);
  });
});

describe('nothing is needed', () => {
  test.each([
    ['of who said something else', 'See a/b or /etc, 1/2', ben],
    ['of a program', '/approve', { login: 'ci', type: 'bot' }],
    ['of ourselves', '/approve', us],
  ] satisfies [string, string, Actor][])('%s', (_, body, author) => {
    expect(rolesFor(body, author)).toEqual([]);
  });

  test('of who wrote something else than now stands there', () => {
    expect(rolesFor('/approve', ben, { editor: ana, editedAt: 9 })).toEqual([]);
    expect(rolesFor('/approve', ben, { editor: { ...ben, login: 'Ben' }, editedAt: 9 })).toEqual(['ben']);
    expect(rolesFor('/approve', ben, { author: null })).toEqual([]);
  });

  test.each([
    ['on an issue that is no decision', issue({}, MEMBERS)],
    ['on a pull request', pull(DECISION, MEMBERS)],
    ['on an item that is passed over', issue({ ...DECISION, labels: ['async: skip'] }, MEMBERS)],
    ['where there are no decisions', issue(DECISION, valid(configOf('version: 1\ntemplates: { brief: {} }')))],
    ['without a configuration', issue(DECISION, { status: 'none' })],
  ])('%s', (_, world) => {
    expect(needs(world, comment(world, '/approve', ben))).toBeNull();
  });
});

describe('CODEOWNERS is needed', () => {
  test.each<[string, string, boolean]>([
    ['where nobody is named', 'version: 1', true],
    ['not where members are', 'version: 1\npeople: { members: { ana: {} } }', false],
    ['not where there are no decisions', 'version: 1\ntemplates: { brief: {} }', false],
  ])('%s', (_, text, isNeeded) => {
    const config = configOf(text);
    expect(mayNeedCodeowners(config)).toBe(isNeeded);
  });

  test('of a decision that nobody spoke on yet', () => {
    expect(needs(issue(DECISION))).toEqual({
      roles: [],
      teams: [],
      readers: null,
      askers: [],
      versions: false,
      codeowners: true,
      countries: [],
      people: null,
      record: null,
    });
    expect(needs(issue(DECISION, MEMBERS))).toBeNull();
  });
});

describe('where a decision is kept is needed', () => {
  const record = { folder: 'docs/decisions', superseded: 'decision: superseded' };
  const told = [
    {
      state: 'accepted',
      outcome: { how: 'silence', by: null, at: 1, option: null, because: null },
      supersededBy: null,
    },
  ] as const;
  const ours = (world: World): ThreadComment => {
    const memory = renderMemoryBlock({ heard: [], concerns: [], nextNumber: 1, told });
    return comment(world, `${STICKY_MARKER}\n\nIt was accepted.\n\n${memory}`, us);
  };

  test('once it was proposed, closed, or told of as accepted', () => {
    const world = issue(DECISION, MEMBERS);
    expect(needs(world)?.record ?? null).toBeNull();
    expect(needs(world, comment(world, '/propose', ana))?.record).toEqual(record);
    expect(needs(world, ours(world))?.record).toEqual(record);
    const closed = issue({ ...DECISION, state: 'closed', closedAs: 'completed' }, MEMBERS);
    expect(needs(closed)?.record).toEqual(record);
  });

  test('in the folder that is configured, under the label that is', () => {
    const config =
      'version: 1\ndecisions: { record: { via: off, folder: adr/log/ } }\nlabels: { decision_superseded: gone }';
    const world = issue(DECISION, valid(configOf(config)));
    expect(needs(world, comment(world, '/propose', ana))?.record).toEqual({ folder: 'adr/log', superseded: 'gone' });
  });
});
