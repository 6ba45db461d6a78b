import { describe, expect, it } from 'vitest';
import type { ThreadEvent } from '../../../src/core/snapshot.js';
import type { World } from '../plan/world.js';
import { ana, ben, configOf, pull, run, valid } from '../plan/world.js';

const day = 86_400_000;
/** A Monday morning in Lisbon, and still Sunday evening in Los Angeles. */
const opened = Date.UTC(2027, 0, 11, 5);

function conclusionOf(yaml: string, item: Partial<World['item']>, world: Partial<World> = {}): string | null {
  const config = valid(configOf(`version: 1\nmode: enforce\n${yaml}`), { changedAt: opened - day });
  const made: World = { ...pull({ createdAt: opened, ...item }, config), now: opened + 30 * day, ...world };
  return run(made).desired.check?.conclusion ?? null;
}

const renamed = (by: typeof ana, at: number): readonly ThreadEvent[] => [{ type: 'renamed', actor: by, at }];

describe('enforce_from', () => {
  it.each([
    ['nothing', '', 'failure'],
    ['a day before', 'enforce_from: 2027-01-10', 'failure'],
    ['the very day', 'enforce_from: 2027-01-11', 'failure'],
    ['the day after', 'enforce_from: 2027-01-12', 'neutral'],
    ['a day to come', 'enforce_from: 2031-01-01', 'neutral'],
    [
      'the very day, which has not begun there',
      'enforce_from: 2027-01-11\npeople: { timezone: America/Los_Angeles }',
      'neutral',
    ],
  ])('%s', (_, yaml, expected) => {
    expect(conclusionOf(yaml, {})).toBe(expected);
  });

  it('is no mercy for what is newer, and says why it is merciful', () => {
    const config = valid(configOf('version: 1\nmode: enforce\nenforce_from: 2027-01-12'));
    const { desired } = run({ ...pull({ createdAt: opened }, config), now: opened + day });
    expect(desired.check?.summary).toContain('opened before these rules began to hold merges back');
    expect(desired.comment).not.toContain('passes as soon as');
  });

  it('goes on after an edit of the author', () => {
    const edited = { bodyEditedAt: opened + 9 * day, authorEditedAt: opened + 9 * day };
    expect(conclusionOf('enforce_from: 2027-01-12', edited)).toBe('neutral');
  });
});

it('has no mercy for a configuration file that could not be read, however old the pull request is', () => {
  const config = valid(configOf('version: 1\nmode: enforce\nenforce_from: 2027-01-12'));
  const problem = { file: '.github/async.yml', line: 1, column: 1, message: 'Wrong.', reference: 'docs' };
  const broken = { status: 'invalid', file: '.github/async.yml', problems: [problem] } as const;
  const head = { sha: 'a'.repeat(40), check: null, config: broken };
  const made: World = { ...pull({ createdAt: opened }, config), now: opened + day, head };
  expect(run(made).desired.check?.conclusion).toBe('failure');
});

describe('ratchet', () => {
  const yaml = 'enforce_from: 2027-01-12\nratchet: true';

  it.each([
    ['an old one that nobody touched is advised', {}, {}, 'neutral'],
    [
      'its author’s edit of the body counts',
      { bodyEditedAt: opened + 2 * day, authorEditedAt: opened + 2 * day },
      {},
      'failure',
    ],
    ['somebody else’s edit does not', { bodyEditedAt: opened + 2 * day }, {}, 'neutral'],
    [
      'nor does somebody else’s after the author’s undo it',
      { bodyEditedAt: opened + 3 * day, authorEditedAt: opened + 2 * day },
      {},
      'failure',
    ],
    ['its author’s new title counts', {}, { events: [...renamed(ana, opened + 2 * day)] }, 'failure'],
    ['somebody else’s title does not', {}, { events: [...renamed(ben, opened + 2 * day)] }, 'neutral'],
    ['an edit before that day does not', { bodyEditedAt: opened + 1, authorEditedAt: opened + 1 }, {}, 'neutral'],
    [
      'a draft stays a draft',
      { authorEditedAt: opened + 2 * day, pull: { isDraft: true, base: 'main', paths: [], linked: null } },
      {},
      'neutral',
    ],
  ])('%s', (_, item, world, expected) => {
    expect(conclusionOf(`scope: { drafts: true }\n${yaml}`, item, world)).toBe(expected);
  });

  it('without a day holds on to when the configuration last changed', () => {
    expect(conclusionOf('ratchet: true', { createdAt: opened - 2 * day })).toBe('neutral');
    expect(
      conclusionOf('ratchet: true', { createdAt: opened - 2 * day, bodyEditedAt: opened, authorEditedAt: opened }),
    ).toBe('failure');
    expect(conclusionOf('ratchet: true', {})).toBe('failure');
  });
});
