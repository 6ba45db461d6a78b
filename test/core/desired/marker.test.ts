import { describe, expect, it, test } from 'vitest';
import { CONFIG_PART_MARKER, hasConfigPart, STICKY_MARKER } from '../../../src/core/desired/comment/marker.js';
import { isSticky } from '../../../src/core/desired/comment/sticky.js';
import { ana, briefly, issue, me, run, sticky, us, type World } from '../plan/world.js';

const current = '<!-- async-conventions:sticky:v1 -->';

function changes(world: World): readonly string[] {
  return briefly(run(world).changes);
}

/** Returns a world whose comment stands as another version of the app left it. */
function afterVersion(marker: string): World {
  const world = issue();
  run(world);
  world.thread = world.thread.map((comment) => ({ ...comment, body: comment.body.replace(current, marker) }));
  return world;
}

test('is the one that comments out there carry: whoever changes it raises its version', () => {
  expect(STICKY_MARKER).toBe(current);
  expect(CONFIG_PART_MARKER).toBe('<!-- async-conventions:config -->');
});

describe('a comment of ours with the marker of another version', () => {
  it.each(['v0', 'v2', 'v10', 'v999'])('%s is found, and gets the current one in one silent edit', (version) => {
    const world = afterVersion(`<!-- async-conventions:sticky:${version} -->`);
    expect(changes(world)).toEqual(['update-comment']);
    expect(sticky(world)).toMatch(/^<!-- async-conventions:sticky:v1 -->\r?\n/);
    expect(world.thread).toHaveLength(1);
    expect(changes(world)).toEqual([]);
  });

  it.each(['v1000', 'v', 'vv1', 'v-1', 'v1.2'])(
    '%s is none of ours, so that a person who wrote it keeps it',
    (version) => {
      const world = afterVersion(`<!-- async-conventions:sticky:${version} -->`);
      expect(changes(world)).toEqual(['create-comment']);
    },
  );

  it('is ours by its author alone, too: nobody else can make one', () => {
    const body = '<!-- async-conventions:sticky:v2 -->\nHello.';
    expect(isSticky({ author: us, body }, me)).toBe(true);
    expect(isSticky({ author: ana, body }, me)).toBe(false);
    expect(isSticky({ author: null, body }, me)).toBe(false);
  });

  it("begins with it where the account is a person's, who may quote one", () => {
    const person = { login: 'ana', type: 'user' } as const;
    expect(isSticky({ author: ana, body: '\n<!-- async-conventions:sticky:v2 -->\nHello.' }, person)).toBe(true);
    expect(isSticky({ author: ana, body: '> <!-- async-conventions:sticky:v2 -->' }, person)).toBe(false);
  });
});

test('the part about a configuration is found with a version and without', () => {
  const bodies = ['<!-- async-conventions:config -->', '<!-- async-conventions:config:v2 -->'];
  expect(bodies.map(hasConfigPart)).toEqual([true, true]);
  expect([null, '', '<!-- async-conventions:configs -->'].map(hasConfigPart)).toEqual([false, false, false]);
});
