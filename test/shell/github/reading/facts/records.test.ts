import { describe, expect, test } from 'vitest';
import { renderMemoryBlock } from '../../../../../src/core/desired/comment/decision/memory-block.js';
import { STICKY_MARKER } from '../../../../../src/core/desired/comment/marker.js';
import type { FakeRepository } from '../../../../github/index.js';
import { look, readerOf, type Look } from './look.js';

const NEED = { record: { folder: 'docs/decisions', superseded: 'decision: superseded' } };

function begin(stage: Look, files: Record<string, string> = {}): FakeRepository {
  const repo = stage.github.repository('octo/hello', { files, labels: ['decision: superseded'] });
  repo.openIssue({ by: 'ana', title: 'Decision: one', body: '' });
  return repo;
}

/** A decision that refers to the first issue, in whose place something stands by our comment. */
function supersede(
  stage: Look,
  repo: FakeRepository,
  by: number,
  labels = ['decision: superseded'],
  before = 0,
): number {
  const number = repo.openIssue({ by: 'ana', title: 'Decision: old', body: 'See #1.', labels });
  for (let count = 0; count < before; count += 1) repo.comment(number, { by: 'ana', body: 'And?' });
  const outcome = { how: 'command', by: 'ana', at: 1, option: null, because: null } as const;
  const told = [{ state: 'superseded', outcome, supersededBy: by }] as const;
  const memory = renderMemoryBlock({ heard: [], concerns: [], nextNumber: 1, told });
  repo.comment(number, { by: `${stage.github.app.slug}[bot]`, body: `${STICKY_MARKER}\n\n${memory}` });
  return number;
}

describe('where a decision is kept', () => {
  test('is the default branch, with the files of the folder', async () => {
    const stage = await look();
    const repo = begin(stage, { 'docs/decisions/0001-one.md': 'x', 'docs/decisions/README.md': 'x', 'docs/a.md': 'x' });
    const { record } = await readerOf(stage, repo)(NEED);
    expect(record).toEqual({ branch: 'main', files: ['0001-one.md', 'README.md'], pulls: [], supersedes: [] });
    expect(stage.asked()).toEqual(['Record']);
  });

  test.each([
    ['a folder that is not there', {}],
    ['a file in the place of the folder', { 'docs/decisions': 'x' }],
  ])('is known of %s', async (_, files) => {
    const stage = await look();
    const repo = begin(stage, { 'README.md': 'x', ...files });
    expect((await readerOf(stage, repo)(NEED)).record).toMatchObject({ branch: 'main', files: [] });
  });

  test('costs nothing where it came with the item, unless that was of another folder', async () => {
    const stage = await look();
    const repo = begin(stage);
    const given = { folder: 'docs/decisions', defaultBranchRef: null, records: null, references: { nodes: [] } };
    const read = readerOf(stage, repo);
    expect((await read(NEED, given)).record).toEqual({ branch: null, files: [], pulls: [], supersedes: [] });
    expect(stage.asked()).toEqual([]);
    await read(NEED, { ...given, folder: 'adr' });
    expect(stage.asked()).toEqual(['Record']);
  });
});

describe('what refers to a decision', () => {
  test('are merged pull requests, each once', async () => {
    const stage = await look();
    const repo = begin(stage);
    const [merged, open, closed] = ['one', 'two', 'three'].map((title) =>
      repo.openPullRequest({ by: 'ana', title, body: 'Implements #1.', files: { [title]: 'x' } }),
    );
    if (merged === undefined || open === undefined || closed === undefined) throw new Error('three were opened');
    repo.comment(merged, { by: 'ana', body: 'As said in #1.' });
    repo.mergePull(merged, { by: 'ana' });
    repo.close(closed, { by: 'ana' });
    const { record } = await readerOf(stage, repo)(NEED);
    expect(record?.pulls.map(({ number }) => number)).toEqual([merged]);
    expect(record?.pulls[0]?.url).toMatch(/\/octo\/hello\/pull\/\d+$/);
  });

  test('are decisions whose place it takes, as our comments there say, and no others', async () => {
    const stage = await look();
    const repo = begin(stage);
    const old = supersede(stage, repo, 1);
    supersede(stage, repo, 99);
    supersede(stage, repo, 1, []);
    repo.openIssue({ by: 'ana', title: 'x', body: 'About #1', labels: ['decision: superseded'] });
    const read = readerOf(stage, repo);
    const { record } = await read(NEED);
    expect(record?.supersedes).toMatchObject([{ number: old }]);
    expect(stage.asked()).toEqual(['Record', 'Superseded']);
    await read(NEED);
    expect(stage.asked()).toEqual(['Record']);
    await stage.clock.advance(60_000);
    repo.comment(old, { by: 'ana', body: 'And?' });
    await read(NEED);
    expect(stage.asked()).toEqual(['Record', 'Superseded']);
  });

  test.each([
    [150, 1],
    [0, 150],
  ])('are found with %i comments before ours and %i behind it', async (before, behind) => {
    const stage = await look();
    const repo = begin(stage);
    const old = supersede(stage, repo, 1, [], before);
    for (let count = 0; count < behind; count += 1) repo.comment(old, { by: 'ana', body: 'And?' });
    repo.addLabel(old, 'decision: superseded', { by: 'ana' });
    const { record } = await readerOf(stage, repo)(NEED);
    expect(record?.supersedes).toMatchObject([{ number: old }]);
  });

  test('are five such decisions at most, the newest', async () => {
    const stage = await look();
    const repo = begin(stage);
    const all = Array.from({ length: 7 }, () => supersede(stage, repo, 1));
    const { record } = await readerOf(stage, repo)(NEED);
    expect(record?.supersedes.map(({ number }) => number)).toEqual(all.slice(-5));
  });
});
