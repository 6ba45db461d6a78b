import { describe, expect, it } from 'vitest';
import type { Actor, ThreadComment } from '../../../src/core/snapshot.js';
import { ana, ben, close, comment, configOf, issue, run, sticky, us, valid, type World } from '../plan/world.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const BODY = '## Context\nThe door.\n## Progress\nOrdered.\n## Blockers\nNone\n## Next steps\n- fit it\n';
const LACKING = '## Progress\nFitted.\n## Blockers\nNone\n';

/** A tracked item of Ana's that Ben works on, a month old. */
function tracked(config = valid(configOf('version: 1'))): World {
  const world = issue({ title: 'Status: the door', body: BODY, assignees: [ben] }, config);
  return { ...world, now: world.item.createdAt + 30 * DAY };
}

function says(world: World, author: Actor | null, body: string, given: Partial<ThreadComment> = {}): void {
  const id = 60 + world.thread.length;
  world.thread.push({
    ...comment(world, body),
    id,
    author,
    editor: null,
    editedAt: null,
    createdAt: world.now,
    url: `https://github.com/o/r/issues/7#issuecomment-${id}`,
    ...given,
  });
  world.now += 2 * MINUTE;
}

function isAnswered(world: World): boolean {
  return sticky(world)?.includes('is nearly complete') === true;
}

function answered(world: World): boolean {
  run(world);
  return isAnswered(world);
}

describe('an update that lacks something', () => {
  it.each<[string, Actor]>([
    ['whoever opened the item', ana],
    ['whoever it is assigned to', ben],
  ])('is answered where it is by %s', (_, author) => {
    const world = tracked();
    says(world, author, LACKING);
    expect(answered(world)).toBe(true);
    expect(sticky(world)).toMatch(/\[This update\]\(\S+#issuecomment-60\) .*\*\*Context\*\* and \*\*Next steps\*\*/);
    expect(run(world).changes).toEqual([]);
  });

  it('is answered after the grace', () => {
    const world = tracked();
    says(world, ben, LACKING);
    world.now -= 2 * MINUTE;
    const plan = run(world);
    expect([plan.changes, plan.again]).toEqual([[], world.now + MINUTE]);
    world.now += MINUTE;
    expect(answered(world)).toBe(true);
  });

  it('is left in peace while its author edits it', () => {
    const world = tracked();
    says(world, ben, LACKING, { editedAt: world.now + 90_000, editor: ben });
    expect(answered(world)).toBe(false);
    world.now += MINUTE;
    expect(answered(world)).toBe(true);
  });

  it.each<[string, (world: World) => void]>([
    ['it is complete', (world) => (world.thread[0] = { ...(world.thread[0] as ThreadComment), body: BODY })],
    ['it is gone', (world) => world.thread.splice(0, 1)],
    ['a whole one follows', (world) => says(world, ben, BODY)],
    ['it is said that nothing changed', (world) => says(world, ana, 'No change.')],
    ['the item is closed', (world) => close(world)],
  ])('is not spoken of any more once %s', (_, mend) => {
    const world = tracked();
    says(world, ben, LACKING);
    expect(answered(world)).toBe(true);
    mend(world);
    expect(answered(world)).toBe(false);
    expect(sticky(world)).not.toBeNull();
  });

  it('is spoken of for longer than it is new', () => {
    const world = tracked();
    says(world, ben, LACKING);
    run(world);
    world.now += 20 * DAY;
    world.config = valid(configOf('version: 1'), { since: 0, changedAt: world.now - DAY });
    expect(answered(world)).toBe(true);
  });

  it('gives way to the next that lacks something', () => {
    const world = tracked();
    says(world, ben, LACKING);
    run(world);
    says(world, ben, '## Progress\nPainted.\n## Next steps\n- tidy up\n');
    run(world);
    const next = world.thread.at(-1)?.url ?? 'none';
    expect(sticky(world)).toContain(`](${next})`);
    expect(sticky(world)).toContain('**Context** and **Blockers**');
  });

  it.each<[string, (world: World) => void]>([
    ['by somebody else', (world) => says(world, { login: 'chidi', type: 'user' }, LACKING)],
    ['by a bot', (world) => says(world, { login: 'ben', type: 'bot' }, LACKING)],
    ['that is a word of thanks', (world) => says(world, ben, 'Thanks.')],
    ['older than two weeks', (world) => says(world, ben, LACKING, { createdAt: world.now - 15 * DAY })],
    [
      'older than the configuration',
      (world) => {
        world.config = valid(configOf('version: 1'), { since: 0, changedAt: world.now + 1000 });
        says(world, ben, LACKING);
      },
    ],
    [
      'of an item that is not tracked',
      (world) => {
        world.item = { ...world.item, title: 'The door' };
        says(world, ben, LACKING);
      },
    ],
    [
      'of an item that is waived',
      (world) => {
        world.item = { ...world.item, labels: ['async: skip'] };
        says(world, ben, LACKING);
      },
    ],
    [
      'where our comment was deleted',
      (world) => {
        world.events.push({ type: 'comment-deleted', author: us, actor: ben, at: world.now });
        says(world, ben, LACKING);
      },
    ],
    [
      'of a locked item',
      (world) => {
        world.item = { ...world.item, isLocked: true };
        says(world, ben, LACKING);
      },
    ],
  ])('is not answered %s', (_, prepare) => {
    const world = tracked();
    prepare(world);
    expect(answered(world)).toBe(false);
    expect(sticky(world)).toBeNull();
  });

  it('is answered on an item that is older than the configuration, where it is not itself', () => {
    const world = tracked();
    world.config = valid(configOf('version: 1'), { since: world.now - DAY, changedAt: world.now - DAY });
    says(world, ben, LACKING);
    expect(answered(world)).toBe(true);
  });

  it('is not answered in the mode observe', () => {
    const world = tracked(valid(configOf('version: 1\nmode: observe')));
    says(world, ben, LACKING);
    expect(run(world).changes).toEqual([]);
  });
});
