import { describe, expect, it } from 'vitest';
import { planItem } from '../../../src/core/plan/plan-item.js';
import { de } from '../../../src/core/text/de.js';
import { en } from '../../../src/core/text/en.js';
import type { World } from './world.js';
import {
  ana,
  ben,
  briefly,
  comment,
  configOf,
  close,
  edit,
  hour,
  issue,
  label,
  me,
  minute,
  pull,
  run,
  snapshotOf,
  sticky,
  t0,
  us,
  valid,
} from './world.js';

const full =
  '## Goal\nPasskeys.\n## Requirements\n- phones\n## Timeline\nBy 2027-03-12.\n## Success criteria\n- fewer tickets\n## Resources\nhttps://example.com/a\n';
const marker = '<!-- async-conventions:sticky:v1 -->';

function changes(world: World): readonly string[] {
  return briefly(run(world).changes);
}

const german = configOf('version: 1\ncomment: { locale: de }');

describe('a change of language', () => {
  it('is an edit of the comment that stands, and nothing else', () => {
    const world = issue();
    run(world);
    world.config = valid(german);
    expect(changes(world)).toEqual(['update-comment']);
    expect(sticky(world)).toContain('Danke, dass du das eröffnet hast.');
    expect(changes(world)).toEqual([]);
  });

  it('reaches the check and the folded comment of a pull request', () => {
    const world = pull();
    run(world);
    edit(world, '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n## Risks\nNone\n');
    run(world);
    world.config = valid(german);
    expect(changes(world)).toEqual(['update-check', 'update-comment']);
    expect(sticky(world)).toContain('In diesem Pull Request fehlt nichts. Danke.');
    expect(world.head?.check?.title).toBe('Es fehlt nichts');
  });

  it('reaches the descriptions of labels that are yet to be made', () => {
    const plan = planItem(snapshotOf(issue({}, valid(german))), en);
    const made = plan.changes.flatMap((change) => (change.type === 'create-label' ? [change.description] : []));
    expect(made).toContain('Von den Schreibkonventionen ausgenommen');
  });

  it('leaves to the fallback what no configuration says', () => {
    const world = pull({}, { status: 'invalid', file: '.github/async.yml', problems: [] });
    expect(planItem(snapshotOf(world), en).desired.check?.title).toBe('The configuration cannot be read');
    expect(planItem(snapshotOf(world), de).desired.check?.title).toBe('Die Konfiguration ist nicht lesbar');
  });
});

describe('a failing issue', () => {
  it('gets one comment and one label, and the labels that the repository lacks', () => {
    expect(changes(issue())).toEqual([
      'create-comment',
      'create-label async: incomplete',
      'create-label async: skip',
      'add-labels async: incomplete',
    ]);
  });

  it('costs two writes where the labels exist', () => {
    const world = issue();
    world.ownLabels = ['async: incomplete', 'async: skip'];
    expect(changes(world)).toEqual(['create-comment', 'add-labels async: incomplete']);
  });

  it('is planned once: the second run finds nothing, whatever the line ends that GitHub hands back', () => {
    const world = issue();
    run(world);
    expect(changes(world)).toEqual([]);
  });

  it('keeps its comment up to date in place', () => {
    const world = issue();
    run(world);
    edit(world, '## Goal\nPasskeys.\n');
    expect(changes(world)).toEqual(['update-comment']);
    expect(sticky(world)).not.toContain('**Goal**');
  });

  it('heals: the comment becomes one line, stays, and the label goes', () => {
    const world = issue();
    run(world);
    edit(world, full);
    expect(changes(world)).toEqual(['update-comment', 'remove-label async: incomplete']);
    expect(sticky(world)?.split(/\r?\n/)).toEqual([
      marker,
      'Nothing is missing in this issue. Thank you.',
      '',
      expect.stringMatching(/^<!-- async-conventions:verdict \{"version":1,"outcome":"pass",/),
    ]);
    expect(changes(world)).toEqual([]);
  });

  it('opens the folded comment again when the problem returns', () => {
    const world = issue();
    run(world);
    edit(world, full);
    run(world);
    edit(world, '');
    expect(changes(world)).toEqual(['update-comment', 'add-labels async: incomplete']);
  });
});

describe('an issue without a problem', () => {
  it('gets nothing', () => {
    expect(changes(issue({ body: full }))).toEqual([]);
  });

  it('gets nothing for hints alone', () => {
    const config = configOf(
      'version: 1\ntemplates:\n  t:\n    match: { kind: issue }\n    sections: [{ heading: A, level: info }]\n',
    );
    expect(changes(issue({}, valid(config)))).toEqual([]);
  });

  it('gets a comment and no label for a warning', () => {
    const config = configOf(
      'version: 1\ntemplates:\n  t:\n    match: { kind: issue }\n    sections: [{ heading: A, level: warn }]\n',
    );
    expect(changes(issue({}, valid(config)))).toEqual(['create-comment']);
  });

  it('gets nothing when no template matches', () => {
    expect(changes(issue({ title: 'A question' }))).toEqual([]);
  });
});

describe('grace', () => {
  it('holds back the first comment and the label until a minute after opening, and asks to look again then', () => {
    const world = { ...issue(), now: t0 + minute - 1 };
    const plan = run(world);
    expect(plan.changes).toEqual([]);
    expect(plan.again).toBe(t0 + minute);
    world.now = t0 + minute;
    expect(changes(world)).toContain('create-comment');
  });

  it.each([
    ['an edit of the body', (world: World) => (world.item = { ...world.item, bodyEditedAt: world.now - 1000 })],
    ['a new title', (world: World) => world.events.push({ type: 'renamed', actor: ana, at: world.now - 1000 })],
  ])('begins anew with %s', (_, touch) => {
    const world = issue();
    touch(world);
    expect(run(world)).toMatchObject({ changes: [], again: world.now - 1000 + minute });
  });

  it('of zero lets the comment leave at once', () => {
    const world = issue({}, valid(configOf('version: 1\nscope: { grace: 0m }')));
    world.now = t0;
    expect(changes(world)).toContain('create-comment');
  });

  it('delays no update, no healing and no check', () => {
    const world = issue();
    run(world);
    world.item = { ...world.item, body: full, bodyEditedAt: world.now };
    expect(changes(world)).toEqual(['update-comment', 'remove-label async: incomplete']);
    const fresh = { ...pull(), now: t0 };
    expect(changes(fresh)).toEqual(['create-check']);
  });

  it('delays no decision label', () => {
    const world = { ...issue({ title: 'Decision: x' }), now: t0 };
    expect(changes(world)).toEqual([
      'create-label async: skip',
      'create-label decision: draft',
      'add-labels decision: draft',
    ]);
  });
});

describe("a person's hand", () => {
  it('deleting our comment ends comments on that item for good', () => {
    const world = issue();
    run(world);
    world.thread = [];
    world.events.push({ type: 'comment-deleted', author: us, actor: ben, at: world.now });
    expect(changes(world)).toEqual([]);
    edit(world, 'new');
    expect(run(world)).toMatchObject({
      changes: [],
      notes: ['comment: a person deleted ours, so none is written again'],
    });
  });

  it("deleting somebody else's comment changes nothing for us", () => {
    const world = issue();
    world.events.push({ type: 'comment-deleted', author: ana, actor: ben, at: world.now });
    expect(changes(world)).toContain('create-comment');
  });

  it('taking the label off waives it until the body changes', () => {
    const world = issue();
    run(world);
    label(world, 'unlabeled', 'async: incomplete', ben);
    expect(changes(world)).toEqual([]);
    edit(world, 'still nothing');
    expect(changes(world)).toContain('add-labels async: incomplete');
  });

  it('an edit of the title does not end that waiver', () => {
    const world = issue();
    run(world);
    label(world, 'unlabeled', 'async: incomplete', ben);
    world.now += hour;
    world.events.push({ type: 'renamed', actor: ana, at: world.now - 10 * minute });
    expect(changes(world)).toEqual([]);
  });

  it('a bot taking the label off waives nothing', () => {
    const world = issue();
    run(world);
    label(world, 'unlabeled', 'async: incomplete', { login: 'sweeper', type: 'bot' });
    expect(changes(world)).toEqual(['add-labels async: incomplete']);
  });

  it('adding `async: incomplete` to a complete issue is undone', () => {
    const world = issue({ body: full });
    label(world, 'labeled', 'async: incomplete', ben);
    expect(changes(world)).toEqual(['remove-label async: incomplete']);
  });

  it('adding `async: skip` folds the comment and withdraws the label', () => {
    const world = issue();
    run(world);
    label(world, 'labeled', 'async: skip', ben);
    expect(changes(world)).toEqual(['update-comment', 'remove-label async: incomplete']);
    expect(sticky(world)).toContain('passed over');
    expect(changes(world)).toEqual([]);
  });
});

describe('a label that flips', () => {
  it('three times in an hour is left as it is until the hour has passed', () => {
    const world = issue();
    world.ownLabels = ['async: incomplete', 'async: skip'];
    run(world);
    for (const type of ['unlabeled', 'labeled', 'unlabeled'] as const) {
      world.now += minute;
      label(world, type, 'async: incomplete', { login: 'other-app', type: 'bot' });
    }
    const second = world.events[1]?.at ?? 0;
    const plan = run(world);
    expect(plan).toMatchObject({ changes: [], again: second + hour });
    expect(plan.notes).toEqual(['label "async: incomplete" changed three times within an hour: left as it is']);
    world.now = second + hour;
    expect(changes(world)).toEqual(['add-labels async: incomplete']);
  });
});

describe('no back-fill', () => {
  const changedAt = t0 + hour + 500;
  const config = valid(configOf('version: 1'), { since: t0 - hour, changedAt });

  it('says nothing on an issue that nobody touched since the configuration changed', () => {
    expect(run(issue({}, config))).toMatchObject({
      changes: [],
      again: null,
      notes: ['comment: held back, untouched'],
    });
  });

  it.each([
    ['an edit', (world: World) => (world.item = { ...world.item, bodyEditedAt: t0 + hour })],
    ['a new title', (world: World) => world.events.push({ type: 'renamed', actor: ana, at: t0 + hour })],
    ['a reopening', (world: World) => world.events.push({ type: 'reopened', actor: ben, at: t0 + hour })],
    [
      'a label of the team',
      (world: World) => world.events.push({ type: 'labeled', label: 'bug', actor: ben, at: t0 + hour }),
    ],
    [
      'taking `async: skip` off',
      (world: World) => world.events.push({ type: 'unlabeled', label: 'async: skip', actor: ben, at: t0 + hour }),
    ],
  ])('ends with %s, in the very second of the change or later', (_, touch) => {
    const world = issue({}, config);
    touch(world);
    expect(changes(world)).toContain('create-comment');
  });

  it.each([
    ['a label that we put', { type: 'labeled', label: 'decision: draft', actor: us, at: t0 + 90 * minute }],
    [
      'a label of a bot',
      { type: 'labeled', label: 'stale', actor: { login: 'stale', type: 'bot' }, at: t0 + 90 * minute },
    ],
    ['our label in a person’s hand', { type: 'labeled', label: 'decision: draft', actor: ben, at: t0 + 90 * minute }],
    ['a reopening by a bot', { type: 'reopened', actor: { login: 'x', type: 'bot' }, at: t0 + 90 * minute }],
  ] as const)('does not end with %s', (_, event) => {
    const world = issue({}, config);
    world.events.push(event);
    expect(
      changes(world).filter(
        (change) => change.startsWith('create-comment') || change === 'add-labels async: incomplete',
      ),
    ).toEqual([]);
  });

  it('still updates and withdraws what stands', () => {
    const world = issue();
    run(world);
    const ask = configOf(
      'version: 1\ntemplates:\n  brief:\n    match: { title: "^Task:" }\n    sections: [{ heading: Owner, level: warn }]\n',
    );
    world.config = valid(ask, { changedAt: world.now });
    expect(changes(world)).toEqual(['update-comment', 'remove-label async: incomplete']);
  });

  it('leaves an item opened before the first configuration alone until its title or body is edited', () => {
    const first = valid(configOf('version: 1'), { since: t0 + minute, changedAt: t0 + minute });
    const world = issue({}, first);
    world.events.push({ type: 'labeled', label: 'bug', actor: ben, at: t0 + hour });
    expect(changes(world)).toEqual([]);
    edit(world, 'still nothing');
    expect(changes(world)).toContain('create-comment');
  });

  it('gives a pull request opened before a neutral check, and a success when nothing is missing', () => {
    const first = valid(configOf('version: 1\nmode: enforce'), { since: t0 + minute, changedAt: t0 + minute });
    const world = pull({}, first);
    expect(run(world).desired.check).toMatchObject({ conclusion: 'neutral', title: en.check.openedBefore });
    const whole = pull({ body: '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n## Risks\nNone' }, first);
    expect(run(whole).desired.check?.conclusion).toBe('success');
  });
});

describe('closed, locked and archived items', () => {
  it.each([
    ['closed', { state: 'closed', closedAs: 'completed' }],
    ['locked', { isLocked: true }],
  ] as const)('get nothing new: %s', (_, item) => {
    expect(changes(issue(item))).toEqual([]);
  });

  it('heal when closed', () => {
    const world = issue();
    run(world);
    world.item = { ...world.item, state: 'closed', closedAs: 'completed' };
    edit(world, full);
    expect(changes(world)).toEqual(['update-comment', 'remove-label async: incomplete']);
  });

  it('heal when locked', () => {
    const world = issue();
    run(world);
    world.item = { ...world.item, isLocked: true };
    edit(world, full);
    expect(changes(world)).toEqual(['update-comment', 'remove-label async: incomplete']);
  });

  it('in an archived repository take no write at all', () => {
    const world = { ...pull(), isArchived: true };
    expect(changes(world)).toEqual([]);
  });
});

describe('decisions', () => {
  const proposed = '## Problem\nA.\n## Options\n- a\n- b\n## Tradeoffs\nC.\n## Owner\n@ana\n';

  it('go from draft to accepted, and are never without a label on the way', () => {
    const world = issue({ title: 'Decision: x', body: '## Problem\nA.' });
    expect(changes(world)).toContain('add-labels async: incomplete, decision: draft');
    edit(world, proposed);
    expect(changes(world)).toEqual([
      'update-comment',
      'create-label decision: proposed',
      'add-labels decision: proposed',
      'remove-label async: incomplete',
      'remove-label decision: draft',
    ]);
    edit(world, `${proposed}## Decision\nOption a.\n`);
    expect(changes(world)).toEqual([]);
    close(world);
    expect(changes(world)).toEqual([
      'create-label decision: accepted',
      'add-labels decision: accepted',
      'remove-label decision: proposed',
    ]);
    expect(changes(world)).toEqual([]);
  });

  it('proposed from the start get a label and no comment', () => {
    expect(
      changes(issue({ title: 'Decision: x', body: proposed })).filter((change) => !change.startsWith('create-label')),
    ).toEqual(['add-labels decision: proposed']);
  });

  it('closed without an outcome keep the label that they have', () => {
    const world = issue({ title: 'Decision: x', body: proposed });
    run(world);
    world.item = { ...world.item, state: 'closed', closedAs: 'not_planned' };
    expect(changes(world)).toEqual([]);
  });

  it('with two labels keep the right one', () => {
    const world = issue({ title: 'Decision: x', body: proposed, labels: ['decision: draft', 'decision: proposed'] });
    expect(changes(world)).toEqual(['remove-label decision: draft']);
  });

  it('are no longer decisions: our label goes, a person’s stays', () => {
    const world = issue({ title: 'Decision: x', body: proposed });
    run(world);
    world.item = { ...world.item, title: 'A question' };
    expect(changes(world)).toEqual(['remove-label decision: proposed']);
    const theirs = issue({ title: 'A question' });
    label(theirs, 'labeled', 'decision: accepted', ben);
    expect(changes(theirs)).toEqual([]);
  });
});

describe('our comment', () => {
  it('is not one that a person pasted the marker into', () => {
    const world = issue();
    world.thread = [comment(world, `${marker}\nmine`, ana)];
    expect(changes(world)[0]).toBe('create-comment');
  });

  it('is not one of ours without the marker', () => {
    const world = issue();
    world.thread = [comment(world, 'an answer to a command')];
    expect(changes(world)[0]).toBe('create-comment');
  });

  it('whose marker a person took away is that person’s, and no other is written', () => {
    const world = issue();
    run(world);
    world.thread = world.thread.map((ours) => ({ ...ours, body: 'Never mind.', editor: ben, editedAt: world.now }));
    expect(run(world)).toMatchObject({
      changes: [],
      notes: ['comment: a person rewrote ours, so none is written again'],
    });
    edit(world, '## Goal\nPasskeys.\n');
    expect(changes(world)).toEqual([]);
    world.thread = world.thread.map((ours) => ({ ...ours, editor: null }));
    expect(changes(world)).toEqual([]);
    edit(world, full);
    expect(changes(world)).toEqual(['remove-label async: incomplete']);
  });

  it('that a person edits and leaves the marker in is made ours again, once an edit', () => {
    const world = issue();
    run(world);
    world.thread = world.thread.map((ours) => ({
      ...ours,
      body: `${ours.body}\nHi.`,
      editor: ben,
      editedAt: world.now,
    }));
    expect(changes(world)).toEqual(['update-comment']);
    expect(changes(world)).toEqual([]);
  });

  it('under a person’s account is told by its marker alone', () => {
    const world = issue();
    world.thread = [{ ...comment(world, 'my own words', ana), editor: ben, editedAt: world.now }];
    const plan = planItem({ ...snapshotOf(world), me: { login: 'ana', type: 'user' } }, en);
    expect(briefly(plan.changes)[0]).toBe('create-comment');
  });

  it('that stands twice becomes one, the older', () => {
    const world = issue();
    run(world);
    const younger = comment({ ...world, now: world.now + 1, nextId: 1 }, `${marker}\nsecond`);
    world.thread = [younger, ...world.thread];
    expect(run(world).changes).toEqual([{ type: 'delete-comment', id: 1 }]);
    expect(changes(world)).toEqual([]);
  });

  it('of a person whose account we use is not a comment in which that person quotes one', () => {
    const world = issue();
    world.thread = [comment(world, `as I said:\n\n> ${marker}\n`, ana)];
    const plan = planItem({ ...snapshotOf(world), me: { login: 'ana', type: 'user' } }, en);
    expect(plan.current.comment).toBeNull();
    expect(planItem({ ...snapshotOf(world), me }, en).current.comment).toBeNull();
  });
});

describe('the mode', () => {
  it('observe writes nothing and says what it would', () => {
    const plan = run(pull({}, valid(configOf('version: 1\nmode: observe'))));
    expect(plan).toMatchObject({ changes: [], again: null, notes: ['observing: 5 changes not made'] });
    expect(plan.desired.comment).not.toBeNull();
  });

  it.each([
    ['advise', 'neutral'],
    ['enforce', 'failure'],
  ])('%s makes the check of a failing pull request %s', (mode, conclusion) => {
    expect(run(pull({}, valid(configOf(`version: 1\nmode: ${mode}`)))).desired.check).toMatchObject({
      conclusion,
      externalId: 'pr:7',
    });
  });

  it('enforce fails no draft, even where drafts are judged', () => {
    const config = valid(configOf('version: 1\nmode: enforce\nscope: { drafts: true }'));
    const plan = run(pull({ pull: { isDraft: true, base: 'main', paths: [], linked: null } }, config));
    expect(plan.verdict?.outcome).toBe('fail');
    expect(plan.desired.check?.conclusion).toBe('neutral');
  });
});

describe('the check', () => {
  it('is written on each new commit and not on an edit that changes nothing', () => {
    const world = pull();
    run(world);
    expect(changes(world)).toEqual([]);
    world.head = { sha: 'e'.repeat(40), check: null, config: null };
    expect(changes(world)).toEqual(['create-check']);
  });

  it('is rewritten in place when the verdict changes, and anew when a person asks for a rerun', () => {
    const world = pull();
    run(world);
    edit(world, '## Why\nA.');
    expect(changes(world)).toEqual(['update-check', 'update-comment']);
    if (world.head?.check != null) world.head = { ...world.head, check: { ...world.head.check, isRerequested: true } };
    expect(changes(world)).toEqual(['create-check']);
    expect(changes(world)).toEqual([]);
  });

  it('costs one write where no template matches', () => {
    expect(changes(pull({}, valid({ ...configOf('version: 1'), templates: [] })))).toEqual(['create-check']);
  });
});

describe('a configuration that cannot be read', () => {
  const problems = [
    {
      file: '.github/async.yml',
      line: 2,
      column: 1,
      message: 'Unknown key `mod`.',
      reference: 'docs/configuration.md#top-level-keys',
    },
  ];
  const invalid = { status: 'invalid', file: '.github/async.yml', problems } as const;

  it('on the default branch: no comment, no label, a neutral check', () => {
    expect(changes({ ...issue(), config: invalid })).toEqual([]);
    const world = { ...pull(), config: invalid };
    expect(changes(world)).toEqual(['create-check']);
    expect(world.head?.check?.conclusion).toBe('neutral');
  });

  it('leaves what stands as it is', () => {
    const world = issue();
    run(world);
    world.config = invalid;
    edit(world, full);
    expect(changes(world)).toEqual([]);
  });

  it('brought by the pull request that introduces it: a comment, a neutral check, and both heal', () => {
    const world: World = { ...pull(), config: { status: 'none' } };
    world.head = { sha: 'a'.repeat(40), check: null, config: invalid };
    expect(changes(world)).toEqual(['create-check', 'create-comment']);
    expect(world.head.check?.conclusion).toBe('neutral');
    expect(changes(world)).toEqual([]);
    world.head = { sha: 'b'.repeat(40), check: null, config: valid(configOf('version: 1')) };
    expect(changes(world)).toEqual(['create-check', 'update-comment']);
    expect(sticky(world)).toContain(en.comment.collapsed.config);
    expect(changes(world)).toEqual([]);
  });

  it('brought by a pull request under `enforce` fails its check, and its part goes when the file is mended', () => {
    const world = pull({ body: '## Why\nA.' }, valid(configOf('version: 1\nmode: enforce')));
    world.head = { sha: 'a'.repeat(40), check: null, config: invalid };
    run(world);
    expect(world.head.check?.conclusion).toBe('failure');
    expect(sticky(world)).toContain('Unknown key');
    world.head = { ...world.head, config: valid(configOf('version: 1')) };
    run(world);
    expect(sticky(world)).not.toContain('Unknown key');
    expect(sticky(world)).toContain('**What changed**');
  });

  it('brought by a pull request stands on its lines, and goes from them by a new run', () => {
    const world = pull({ body: '## Why\nA.' });
    world.head = { sha: 'a'.repeat(40), check: null, config: invalid };
    run(world);
    expect(world.head.check?.annotations).toMatchObject([{ path: '.github/async.yml', level: 'warning' }]);
    expect(changes(world)).toEqual([]);
    world.head = { ...world.head, config: valid(configOf('version: 1')) };
    expect(changes(world)).toEqual(['create-check', 'update-comment']);
    expect(world.head.check?.annotations).toEqual([]);
    expect(changes(world)).toEqual([]);
  });

  it('is spoken of even on a pull request that nobody touched since the configuration changed', () => {
    const world = pull({ body: '' }, valid(configOf('version: 1'), { changedAt: t0 + hour }));
    world.head = { sha: 'a'.repeat(40), check: null, config: invalid };
    expect(changes(world)).toEqual(['create-check', 'create-comment']);
    expect(changes(world)).toEqual([]);
  });
});

describe('no configuration', () => {
  it('means silence, on a fresh item and on one where we spoke before', () => {
    expect(changes({ ...pull(), config: { status: 'none' } })).toEqual([]);
    const world = issue();
    run(world);
    world.config = { status: 'none' };
    edit(world, full);
    expect(changes(world)).toEqual([]);
  });

  it('lets a check go that an earlier one failed, once', () => {
    const world = pull({ body: '' }, valid(configOf('version: 1\nmode: enforce')));
    run(world);
    expect(world.head?.check?.conclusion).toBe('failure');
    world.config = { status: 'none' };
    expect(changes(world)).toEqual(['update-check']);
    expect(world.head?.check).toMatchObject({ conclusion: 'neutral', externalId: 'pr:7', title: 'No configuration' });
    expect(changes(world)).toEqual([]);
  });

  it('leaves a check that blocks nobody as it is, until a person asks for it again', () => {
    const world = pull({ body: '' });
    run(world);
    world.config = { status: 'none' };
    expect(changes(world)).toEqual([]);
    const standing = world.head?.check ?? null;
    if (standing === null || world.head === null) throw new Error('no check');
    world.head = { ...world.head, check: { ...standing, isRerequested: true } };
    expect(changes(world)).toEqual(['create-check']);
    expect(world.head.check?.title).toBe('No configuration');
    expect(changes(world)).toEqual([]);
  });
});

describe('the pull requests that say they implement a decision', () => {
  const body = [
    '## Problem\nSessions are lost.',
    '## Options\n- Redis\n- disk',
    '## Tradeoffs\nSpeed.',
    '## Decision\nDisk.',
    '## Owner\n@ana',
  ].join('\n');
  const decision = (config = 'version: 1', namedBy: readonly number[] | null = [31, 8]): World => {
    return { ...issue({ title: 'Decision: sessions', body }, valid(configOf(config))), namedBy };
  };

  it('are to be planned once it is accepted, and once it is open again', () => {
    const world = decision();
    expect(run(world)).toMatchObject({ touchesImplementers: false, concernsImplementers: false });
    expect(world.item.labels).toEqual(['decision: proposed']);
    close(world);
    const accepted = { concernsImplementers: true, implementers: [31, 8] };
    expect(run(world)).toMatchObject({ touchesImplementers: true, ...accepted });
    expect(run(world)).toMatchObject({ touchesImplementers: false, ...accepted });
    world.now += minute;
    world.item = { ...world.item, state: 'open', closedAs: null };
    world.events.push({ type: 'reopened', actor: ana, at: world.now });
    expect(run(world)).toMatchObject({ touchesImplementers: true, concernsImplementers: false });
  });

  it('are to be planned once it is a decision no more', () => {
    const world = decision();
    run(world);
    world.item = { ...world.item, title: 'Sessions' };
    expect(run(world)).toMatchObject({ touchesImplementers: true, concernsImplementers: false });
  });

  it('have to be looked up where they are not known', () => {
    const world = decision('version: 1', null);
    run(world);
    close(world);
    expect(run(world)).toMatchObject({ touchesImplementers: true, implementers: null });
  });

  it.each([
    ['that nobody names', 'version: 1', []],
    ['where no template follows decisions', 'version: 1\ntemplates: { decision: {} }', [31]],
    ['where none asks for it', 'version: 1\ntemplates: { decision: {}, change: { implements: false } }', [31]],
    ['while observing', 'version: 1\nmode: observe', [31]],
  ])('are let be %s', (_, config, namedBy) => {
    const world = decision(config, namedBy);
    run(world);
    close(world);
    expect(run(world)).toMatchObject({ touchesImplementers: false, concernsImplementers: false });
  });
});

describe('the pull requests that would close an issue', () => {
  const judged = (linked: string) =>
    valid(configOf(`version: 1\ntemplates: { brief: {}, change: { linked_issue: ${linked} } }\n`));

  it('are to be planned when its label changes and a template judges them by it', () => {
    const world = issue({}, judged('{ brief: complete }'));
    expect(run(world)).toMatchObject({ concernsClosers: true, touchesClosers: true });
    expect(run(world)).toMatchObject({ concernsClosers: true, touchesClosers: false });
    edit(world, full);
    expect(run(world).touchesClosers).toBe(true);
  });

  it.each(['{ closes: true }', '{ brief: complete, level: "off" }', 'false'])('are let be with %s', (linked) => {
    expect(run(issue({}, judged(linked)))).toMatchObject({ concernsClosers: false, touchesClosers: false });
  });

  it('are let be in the mode observe, and by a pull request of that kind', () => {
    const observed = configOf(
      'version: 1\nmode: observe\ntemplates: { brief: {}, change: { linked_issue: { brief: complete } } }\n',
    );
    const none = { concernsClosers: false, touchesClosers: false };
    expect(run(issue({}, valid(observed)))).toMatchObject(none);
    expect(run(pull({}, judged('{ brief: complete }')))).toMatchObject(none);
  });
});
