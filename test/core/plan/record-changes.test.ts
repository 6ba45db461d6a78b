import { describe, expect, test } from 'vitest';
import { planItem } from '../../../src/core/plan/plan-item.js';
import { isSameState } from '../../../src/core/decisions/record/compare.js';
import type { Change } from '../../../src/core/plan/change.js';
import { en } from '../../../src/core/text/en.js';
import { accepted, file, INDEX, MONDAY, PATH, pull } from '../desired/record/kept-world.js';
import type { Standing } from '../desired/record/kept-world.js';
import { label, run, snapshotOf } from './world.js';
import type { World } from './world.js';

const HOUR = 3_600_000;

type Commit = Extract<Change, { type: 'commit-record' }>;

function ofRecord(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ type }) => type === 'commit-record' || type === 'open-record-pull');
}

function planned(world: World): readonly Change[] {
  return ofRecord(planItem(snapshotOf(world), en).changes);
}

function kinds(world: World): readonly string[] {
  return planned(world).map(({ type }) => type);
}

function commitIn(changes: readonly Change[]): Commit {
  const commit = changes.find((change) => change.type === 'commit-record');
  if (commit === undefined) throw new Error('nothing is committed');
  return commit;
}

/** What the app writes of that decision where nothing stands yet. */
function written(says: readonly string[] = []): Record<'record' | 'index', string> {
  const world = accepted({ says: [], standing: {} });
  const [record, index] = commitIn(planned(world)).files;
  if (says.length === 0) return { record: record?.text ?? '', index: index?.text ?? '' };
  const later = accepted({ says, standing: { branch: recorded(record?.text), pulls: [pull(3, 'open')] } });
  const files = commitIn(planned(later)).files;
  return { record: files[0]?.text ?? '', index: files[1]?.text ?? '' };
}

function recorded(text: string | null = null, isOurs = true) {
  return {
    files: ['0007-where-exports-are-kept.md', 'README.md'],
    record: file(PATH, text, isOurs),
    index: file(INDEX, null),
  };
}

const RECORD = written().record;
const SUPERSEDED = written(['/supersede #31']).record;

const COMMIT = ['commit-record'];
const PULL = ['open-record-pull'];
const BOTH = [...COMMIT, ...PULL];

describe('what becomes of the record of a decision', () => {
  const there = recorded(RECORD);
  const theirs = recorded(RECORD, false);
  const TABLE: readonly (readonly [
    name: string,
    standing: Standing,
    whileAccepted: readonly string[],
    onceSuperseded: readonly string[],
  ])[] = [
    ['nothing stands yet', {}, BOTH, []],
    ['our branch has it and nobody opened a pull request', { branch: there }, PULL, []],
    ['our branch has another text', { branch: recorded('# Other') }, BOTH, []],
    ['our branch has none', { branch: { files: [] } }, BOTH, []],
    ['somebody else made the branch', { branch: { isOurs: false } }, [], []],
    ['somebody else changed it in the branch', { branch: theirs }, [], []],
    ['a pull request is open', { branch: there, pulls: [pull(3, 'open')] }, [], COMMIT],
    [
      'it is open and another one was closed',
      { branch: there, pulls: [pull(4, 'open'), pull(3, 'closed')] },
      [],
      COMMIT,
    ],
    ['somebody else changed it there', { branch: theirs, pulls: [pull(3, 'open')] }, [], []],
    ['somebody took it out there', { branch: { files: [] }, pulls: [pull(3, 'open')] }, [], []],
    ['the branch behind it is not seen', { branch: null, pulls: [pull(3, 'open')] }, [], []],
    ['what is there is no text', { branch: recorded(null), pulls: [pull(3, 'open')] }, [], []],
    ['somebody closed it', { branch: there, pulls: [pull(3, 'closed')] }, [], []],
    ['somebody closed it and deleted the branch', { pulls: [pull(3, 'closed')] }, [], []],
    ['it was merged', { base: there, branch: there, pulls: [pull(3, 'merged')] }, [], BOTH],
    ['it was merged and its branch deleted', { base: there, pulls: [pull(3, 'merged')] }, [], BOTH],
    [
      'it was merged and others push to the branch',
      { base: there, branch: { ...there, isOurs: false }, pulls: [pull(3, 'merged')] },
      [],
      [],
    ],
    ['it was merged and changed since', { base: theirs, pulls: [pull(3, 'merged')] }, [], []],
    ['it was merged and deleted since', { pulls: [pull(3, 'merged')] }, [], []],
    [
      'it was merged, and a second one closed',
      { base: there, branch: there, pulls: [pull(4, 'closed'), pull(3, 'merged')] },
      [],
      [],
    ],
    [
      'it was merged, and the next text waits in the branch',
      { base: there, branch: recorded(SUPERSEDED), pulls: [pull(3, 'merged')] },
      [],
      PULL,
    ],
    ['somebody wrote it down by hand', { base: theirs }, [], []],
    ['there are too many pull requests to be read', { pulls: null }, [], []],
    ['the app may not write', { access: 'missing' }, [], []],
    ['GitHub refused a moment ago', { access: 'refused' }, [], []],
    ['it is there and the app may not write', { access: 'missing', base: there }, [], []],
  ];

  test.each(TABLE)('where %s', (_name, standing, whileAccepted, onceSuperseded) => {
    expect(kinds(accepted({ standing }))).toEqual(whileAccepted);
    expect(kinds(accepted({ says: ['/supersede #31'], standing }))).toEqual(onceSuperseded);
  });

  test.each(TABLE)('where %s, carrying that out leaves nothing to do', (_name, standing) => {
    for (const says of [[], ['/supersede #31']]) {
      const world = accepted({ says, standing });
      const isOpened = run(world).changes.some(({ type }) => type === 'open-record-pull');
      // The number of a pull request is known once it is open.
      expect(run(world).changes.map(({ type }) => type)).toEqual(isOpened ? ['update-comment'] : []);
      expect(run(world).changes).toEqual([]);
    }
  });

  test('nothing, where decisions are not put forward or the repository is archived', () => {
    expect(kinds(accepted({ config: 'mode: observe\n' }))).toEqual([]);
    expect(kinds({ ...accepted(), isArchived: true })).toEqual([]);
    expect(kinds(accepted({ standing: null }))).toEqual([]);
  });

  test('nothing while it is talked over again', () => {
    const open = { branch: there, pulls: [pull(3, 'open')] };
    expect(kinds(accepted({ says: ['/object Nobody asked who pays'], standing: open }))).toEqual([]);
    expect(kinds(accepted({ says: ['/object Nobody asked who pays'], standing: { base: there } }))).toEqual([]);
  });

  test('nothing for one that was taken before the configuration changed, until somebody touches it', () => {
    const world = accepted({ changedAt: MONDAY + 24 * HOUR });
    expect(kinds(world)).toEqual([]);
    label(world, 'labeled', 'storage', { login: 'olga', type: 'user' });
    expect(kinds(world)).toEqual(BOTH);
  });

  test('nothing for one that was closed before anybody followed it', () => {
    const closed = accepted({ item: { state: 'closed', closedAs: 'completed' } });
    closed.thread = [];
    closed.events = [{ type: 'closed', actor: { login: 'olga', type: 'user' }, at: MONDAY }];
    expect(kinds(closed)).toEqual([]);
    expect(kinds({ ...closed, item: { ...closed.item, labels: ['decision: proposed'] } })).toEqual(BOTH);
  });
});

describe('a commit of a record', () => {
  const there = recorded(RECORD);

  test('stands on the default branch where there is no branch yet', () => {
    expect(commitIn(planned(accepted()))).toMatchObject({ before: null, parents: ['c-main'], tree: 't-main' });
  });

  test('stands on its branch alone while a pull request is open, and keeps all that is in it', () => {
    const open = { branch: { ...there, files: [...there.files, 'costs.md'] }, pulls: [pull(3, 'open')] };
    const commit = commitIn(planned(accepted({ says: ['/supersede #31'], standing: open })));
    expect(commit).toMatchObject({ before: 'c-ours', parents: ['c-ours'], tree: 't-ours' });
    expect(commit.beside).toContain('costs.md');
  });

  test('stands on both, with the files of the default branch, where a merged branch goes on', () => {
    const merged: Standing = { base: there, branch: there, pulls: [pull(3, 'merged')] };
    const commit = commitIn(planned(accepted({ says: ['/supersede #31'], standing: merged })));
    expect(commit).toMatchObject({ before: 'c-ours', parents: ['c-ours', 'c-main'], tree: 't-main' });
  });

  test('brings the index with its line, and what others wrote there', () => {
    const index = file(INDEX, '# Our decisions\n\nRead them all.\n', false);
    const base = { files: ['README.md'], index };
    const [, table] = commitIn(planned(accepted({ standing: { base } }))).files;
    expect(table?.text).toMatch(/^# Our decisions\n\nRead them all\.\n/);
    expect(table?.text).toContain('| 7 | [Where exports are kept](0007-where-exports-are-kept.md) | accepted |');
  });

  test.each([
    ['that cannot be read', { base: { index: file(INDEX, null, false) } }],
    [
      'that somebody else changed in the pull request',
      { branch: { ...recorded('# Older'), index: file(INDEX, 'Theirs', false) }, pulls: [pull(3, 'open')] },
    ],
  ] satisfies readonly (readonly [string, Standing])[])('leaves an index %s', (_name, standing) => {
    expect(commitIn(planned(accepted({ standing }))).files.map(({ path }) => path)).toEqual([PATH]);
  });

  test('says in one line what it does', () => {
    expect(commitIn(planned(accepted())).message).toBe('Record decision 7 as accepted');
  });
});

describe('a pull request with a record', () => {
  test('names the decision, and the folder that it changes', () => {
    const [, opened] = planned(accepted());
    expect(opened).toMatchObject({
      type: 'open-record-pull',
      branch: 'async-conventions/decision-7',
      base: 'main',
      known: [],
      title: 'Record decision 7: Where exports are kept',
    });
    const { body } = opened as Extract<Change, { type: 'open-record-pull' }>;
    expect(body.split('\n\n')[0]).toBe(
      'This is the record of the decision in #7, as it stands: `accepted`. It changes nothing outside of `docs/decisions`.',
    );
  });

  test('is opened beside those known so far', () => {
    const standing: Standing = { base: recorded(RECORD), pulls: [pull(9, 'merged'), pull(3, 'merged')] };
    const [, opened] = planned(accepted({ says: ['/supersede #31'], standing }));
    expect(opened).toMatchObject({ known: [9, 3] });
  });

  test('leads to another look, which names it in the comment', () => {
    const world = accepted();
    expect(planItem(snapshotOf(world), en).again).toBe(world.now + 3_000);
  });
});

describe('what a record supersedes', () => {
  const link = (number: number) => `- Supersedes [#${number}](https://github.com/o/r/issues/${number})`;
  const superseding = RECORD.replace(/^- Discussed and decided in .*$/m, (line) => `${line}\n${link(3)}`);

  test.each<[string, Standing]>([
    ['in an open pull request', { branch: recorded(superseding), pulls: [pull(3, 'open')] }],
    ['on the default branch', { base: recorded(superseding), pulls: [pull(3, 'merged')] }],
  ])('stays %s where it is not read any more, and more comes beside it', (_, standing) => {
    expect(kinds(accepted({ standing }))).toEqual([]);
    const world = accepted({ standing });
    const supersedes = [{ number: 5, url: 'https://github.com/o/r/issues/5' }];
    if (world.record !== null) world.record = { ...world.record, supersedes };
    const text = commitIn(planned(world)).files[0]?.text ?? '';
    expect(text.split('\n').filter((line) => line.startsWith('- Supersedes'))).toEqual([link(3), link(5)]);
  });

  test('is read from nothing but the links at its end', () => {
    const quoted = RECORD.replace('## Considered Options', (head) => `${link(3)}\n\n${head}`);
    const later = accepted({
      says: ['/supersede #31'],
      standing: { base: recorded(quoted), pulls: [pull(3, 'merged')] },
    });
    expect(commitIn(planned(later)).files[0]?.text).not.toContain('- Supersedes [#3]');
  });
});

describe('what was merged', () => {
  test('says the same whatever else is written otherwise by now', () => {
    expect(isSameState(RECORD, RECORD.replace('One more account', 'Two more accounts'))).toBe(true);
    expect(isSameState(RECORD, `${RECORD}\nstatus: rejected\n`)).toBe(true);
    expect(isSameState(RECORD, SUPERSEDED)).toBe(false);
    expect(isSameState(RECORD, `${RECORD}- Supersedes [#3](https://github.com/o/r/issues/3)\n`)).toBe(false);
    expect(isSameState(RECORD.replaceAll('\n', '\r\n'), RECORD)).toBe(true);
  });

  test('is not put forward again for a pull request that refers to the decision', () => {
    const open = { branch: recorded(RECORD), pulls: [pull(3, 'open')] };
    const world = accepted({ standing: open });
    world.record = {
      branch: 'main',
      files: [],
      supersedes: [],
      pulls: [{ number: 12, url: 'https://github.com/o/r/pull/12' }],
    };
    expect(kinds(world)).toEqual([]);
  });
});
