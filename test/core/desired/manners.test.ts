import { describe, expect, it } from 'vitest';
import type { World } from '../plan/world.js';
import { ben, briefly, close, configOf, edit, issue, label, minute, pull, run, sticky, valid } from '../plan/world.js';

const full =
  '## Goal\nPasskeys.\n## Requirements\n- phones\n## Timeline\nBy 2027-03-12.\n## Success criteria\n- fewer tickets\n## Resources\nhttps://example.com/a\n';
const whole = '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n## Risks\nNone\n';

function changes(world: World): readonly string[] {
  return briefly(run(world).changes);
}

describe('a locked item', () => {
  it('gets no first comment and no first label', () => {
    expect(changes(issue({ isLocked: true }))).toEqual([]);
  });

  it('has the comment that stands brought up to date, and folded when it heals', () => {
    const world = issue();
    run(world);
    world.item = { ...world.item, isLocked: true };
    edit(world, '## Goal\nPasskeys.\n');
    expect(changes(world)).toEqual(['update-comment']);
    expect(sticky(world)).not.toContain('**Goal**');
    edit(world, full);
    expect(changes(world)).toEqual(['update-comment', 'remove-label async: incomplete']);
    expect(sticky(world)).toContain('Nothing is missing');
    expect(changes(world)).toEqual([]);
  });

  it('in an archived repository stays untouched', () => {
    const world = issue();
    run(world);
    world.isArchived = true;
    edit(world, full);
    expect(changes(world)).toEqual([]);
  });
});

describe('a decision', () => {
  const body = '## Problem\nA.\n## Options\n- a\n- b\n## Tradeoffs\nC.\n## Decision\nOption a.\n## Owner\n@ana\n';
  const closed = { title: 'Decision: x', body, state: 'closed', closedAs: 'completed' } as const;

  it('first seen when it is closed as completed gets no label: closed items get nothing new', () => {
    expect(changes(issue(closed))).toEqual([]);
  });

  it.each([
    ['by somebody who may not accept it', { ana: 'read' }, true],
    ['by somebody of whom that is not known', { ana: 'unknown' }, true],
    ['by somebody who may', { ana: 'write' }, false],
  ] as const)(
    'so closed %s is told apart from an accepted one by a label: pull requests go by that',
    (_, roles, isTold) => {
      const world: World = { ...issue(closed), roles, namedBy: [8] };
      close(world);
      const plan = run(world);
      expect(briefly(plan.changes).includes('add-labels decision: proposed')).toBe(isTold);
      expect(plan.touchesImplementers).toBe(isTold);
      expect(changes(world)).toEqual([]);
    },
  );

  it.each([
    ['by a program', (world: World) => void close(world, { login: 'stale', type: 'bot' })],
    [
      'before its outcome was written',
      (world: World) => {
        world.item = { ...world.item, body: body.replace('Option a.', '') };
        close(world);
        edit(world, body);
      },
    ],
  ])('so closed %s is told apart, too', (_, happen) => {
    const world: World = { ...issue(closed), namedBy: [8] };
    happen(world);
    const plan = run(world);
    expect(briefly(plan.changes)).toContain('add-labels decision: proposed');
    expect(plan.touchesImplementers).toBe(true);
    expect(changes(world)).toEqual([]);
  });

  it.each([
    [
      'before there was a configuration',
      (world: World) => valid(configOf('version: 1'), { since: world.now + minute }),
      {},
    ],
    ['in a thread that is locked', (world: World) => world.config, { isLocked: true }],
  ])('so closed %s gets none', (_, configAt, item) => {
    const world: World = { ...issue({ ...closed, ...item }), roles: { ana: 'read' } };
    close(world);
    world.config = configAt(world);
    world.now += 2 * minute;
    expect(changes(world)).toEqual([]);
  });

  it('that carries a decision label of ours when it is closed moves on to accepted', () => {
    const world = issue({ ...closed, labels: ['decision: proposed'] });
    close(world);
    expect(changes(world).filter((change) => !change.startsWith('create-label'))).toEqual([
      'add-labels decision: accepted',
      'remove-label decision: proposed',
    ]);
  });
});

describe('after a person took `async: incomplete` off', () => {
  function waived(made: World): World {
    run(made);
    made.now += minute;
    label(made, 'unlabeled', 'async: incomplete', ben);
    return made;
  }

  it('comment and label stay as they are while the body does', () => {
    const world = waived(issue());
    const before = sticky(world);
    expect(changes(world)).toEqual([]);
    label(world, 'labeled', 'bug', ben);
    world.now += 100 * minute;
    expect(changes(world)).toEqual([]);
    expect(sticky(world)).toBe(before);
  });

  it('the check of `enforce` stays a failure', () => {
    const world = waived(pull({}, valid(configOf('version: 1\nmode: enforce'))));
    expect(changes(world)).toEqual([]);
    expect(world.head?.check?.conclusion).toBe('failure');
    world.head = { sha: 'b'.repeat(40), check: null, config: null };
    expect(changes(world)).toEqual(['create-check']);
    expect(world.head.check).toMatchObject({ conclusion: 'failure' });
    edit(world, whole);
    expect(changes(world)).toEqual(['update-check', 'update-comment']);
    expect(world.head.check).toMatchObject({ conclusion: 'success' });
  });

  it('the comment folds when the item heals', () => {
    const world = waived(issue());
    edit(world, full);
    expect(changes(world)).toEqual(['update-comment']);
    expect(sticky(world)).toContain('Nothing is missing');
  });

  it('the next edit that leaves something missing brings label and comment back in step', () => {
    const world = waived(issue());
    edit(world, '## Goal\nPasskeys.\n');
    expect(changes(world)).toEqual(['update-comment', 'add-labels async: incomplete']);
  });
});
