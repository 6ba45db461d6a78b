import { describe, expect, it } from 'vitest';
import { planCommit } from '../../../src/core/plan/plan-commit.js';
import { planRepository } from '../../../src/core/plan/plan-repository.js';
import type { CommitSnapshot, RepositorySnapshot, StandingCheck } from '../../../src/core/snapshot.js';
import { de } from '../../../src/core/text/de.js';
import { en } from '../../../src/core/text/en.js';
import { configOf, me, t0, valid } from './world.js';

const sha = 'a'.repeat(40);
const facts = { now: t0, me, repository: { owner: 'o', name: 'r', isArchived: false, ownLabels: [] } };
const invalid = {
  status: 'invalid',
  file: '.github/async.yml',
  problems: Array.from({ length: 12 }, (_, index) => ({
    file: '.github/async.yml',
    line: index + 1,
    column: 1,
    message: 'Unknown key.',
    reference: 'docs/configuration.md#top-level-keys',
  })),
} as const;
const advise = valid(configOf('version: 1'));
const observe = valid(configOf('version: 1\nmode: observe'));

function standing(check: Partial<StandingCheck>): StandingCheck {
  return {
    id: 5,
    sha,
    conclusion: 'neutral',
    title: '',
    summary: '',
    externalId: 'config',
    annotations: [],
    isRerequested: false,
    ...check,
  };
}

describe('the plan for a repository', () => {
  const snapshot: RepositorySnapshot = {
    ...facts,
    config: invalid,
    configCommit: { sha, check: null },
    marked: [3, 4],
    failing: [],
  };

  it('shows a broken configuration on the commit that broke it, ten faults at most, once', () => {
    const plan = planRepository(snapshot, en);
    const change = plan.changes[0];
    if (change?.type !== 'create-check') throw new Error('no check');
    expect(change.check).toMatchObject({ sha, conclusion: 'neutral', externalId: 'config' });
    expect(change.check.summary.match(/Unknown key/g)).toHaveLength(10);
    expect(change.check.summary).toContain('And two more problems');
    expect(plan.touch).toEqual([]);
    expect(plan.notes).toEqual(['configuration cannot be read: 12 problems, first at .github/async.yml:1:1']);
    const again = planRepository({ ...snapshot, configCommit: { sha, check: standing(change.check) } }, en);
    expect(again.changes).toEqual([]);
  });

  it('puts the faults on their lines, and those of the organisation’s file on none', () => {
    const plan = planRepository(snapshot, en);
    const change = plan.changes[0];
    if (change?.type !== 'create-check') throw new Error('no check');
    expect(change.check.annotations).toHaveLength(12);
    expect(change.check.annotations[4]).toEqual({
      path: '.github/async.yml',
      line: 5,
      column: 1,
      level: 'warning',
      title: en.check.annotation,
      message: 'Unknown key. (docs/configuration.md#top-level-keys)',
    });
    const file = 'o/.github/.github/async.yml';
    const shared = { ...invalid, file, problems: invalid.problems.map((problem) => ({ ...problem, file })) };
    expect(planRepository({ ...snapshot, config: shared }, en).changes).toMatchObject([{ check: { annotations: [] } }]);
  });

  it('names at most fifty faults on their lines', () => {
    const problems = Array.from({ length: 101 }, (_, index) => ({
      file: '.github/async.yml',
      line: index + 1,
      column: 1,
      message: 'Unknown key.',
      reference: 'docs/configuration.md#top-level-keys',
    }));
    const plan = planRepository({ ...snapshot, config: { ...invalid, problems } }, en);
    expect(plan.changes[0]?.type === 'create-check' && plan.changes[0].check.annotations).toHaveLength(50);
  });

  it('touches what an earlier configuration marked, and nothing else', () => {
    const plan = planRepository({ ...snapshot, config: advise }, en);
    expect(plan).toEqual({ changes: [], touch: [3, 4], errands: [], notes: [] });
    expect(planRepository({ ...snapshot, config: observe }, en).touch).toEqual([]);
  });

  it('touches what fails whatever became of the configuration, each once', () => {
    const failing = { ...snapshot, failing: [9, 4] };
    expect(planRepository({ ...failing, config: advise }, en).touch).toEqual([3, 4, 9]);
    expect(planRepository(failing, en).touch).toEqual([9, 4]);
    expect(planRepository({ ...failing, config: { status: 'none' } }, en).touch).toEqual([9, 4]);
    expect(planRepository({ ...failing, config: observe }, en).touch).toEqual([]);
    const repository = { ...facts.repository, isArchived: true };
    expect(planRepository({ ...failing, repository }, en).touch).toEqual([]);
  });

  it('turns its own check green when the configuration can be read again, and leaves a pull request’s alone', () => {
    const own = { ...snapshot, config: advise, configCommit: { sha, check: standing({}) } };
    expect(planRepository(own, en).changes[0]).toMatchObject({
      type: 'update-check',
      check: { conclusion: 'success' },
    });
    const other = { ...own, configCommit: { sha, check: standing({ externalId: 'pr:3' }) } };
    expect(planRepository(other, en).changes).toEqual([]);
  });

  it('has the weekly page looked at where one is asked for, also where nothing is written', () => {
    const asking = (mode: string) => valid(configOf(`version: 1\nmode: ${mode}\nrollup: {}\n`));
    for (const mode of ['advise', 'observe']) {
      expect(planRepository({ ...snapshot, config: asking(mode) }, en).errands).toEqual(['week']);
    }
  });

  it('is empty without a configuration and in an archived repository', () => {
    const empty = { changes: [], touch: [], errands: [], notes: [] };
    expect(planRepository({ ...snapshot, config: { status: 'none' } }, en)).toEqual(empty);
    expect(planRepository({ ...snapshot, repository: { ...facts.repository, isArchived: true } }, en)).toEqual(empty);
  });
});

describe('the plan for a commit', () => {
  const snapshot: CommitSnapshot = { ...facts, config: advise, sha, isConfigCurrent: true, check: null };

  it('lets a merge queue pass at once', () => {
    expect(planCommit(snapshot, en).changes).toMatchObject([
      { type: 'create-check', check: { sha, conclusion: 'success' } },
    ]);
  });

  it('freezes no queue over a broken configuration', () => {
    expect(planCommit({ ...snapshot, config: invalid }, en).changes).toMatchObject([
      { check: { conclusion: 'neutral' } },
    ]);
  });

  it('hands a rerun of a pull request’s check to that pull request', () => {
    const check = standing({ externalId: 'pr:12', isRerequested: true });
    expect(planCommit({ ...snapshot, check }, en)).toEqual({
      changes: [],
      touch: [12],
      errands: [],
      notes: [],
    });
  });

  it('answers a rerun of the configuration’s check with the configuration', () => {
    const check = standing({ isRerequested: true });
    const plan = planCommit({ ...snapshot, config: invalid, check }, en);
    expect(plan.changes).toMatchObject([{ type: 'create-check', check: { externalId: 'config' } }]);
    expect(planCommit({ ...snapshot, check }, en).changes).toMatchObject([{ check: { conclusion: 'success' } }]);
  });

  it('puts faults on lines only where the commit has the file that is at fault', () => {
    const check = standing({ isRerequested: true });
    const annotated = (isConfigCurrent: boolean) =>
      planCommit({ ...snapshot, config: invalid, check, isConfigCurrent }, en).changes.flatMap((change) =>
        'check' in change ? change.check.annotations : [],
      );
    expect(annotated(true)).toHaveLength(12);
    expect(annotated(false)).toEqual([]);
  });

  it('answers a rerun where no configuration is left', () => {
    for (const externalId of ['config', 'commit']) {
      const check = standing({ externalId, isRerequested: true, conclusion: 'success' });
      expect(planCommit({ ...snapshot, config: { status: 'none' }, check }, en).changes).toMatchObject([
        { type: 'create-check', check: { externalId, conclusion: 'neutral', title: 'No configuration' } },
      ]);
    }
    const check = standing({ externalId: 'commit' });
    expect(planCommit({ ...snapshot, config: { status: 'none' }, check }, en).changes).toEqual([]);
  });

  it('is empty when nothing applies or everything is said', () => {
    expect(planCommit({ ...snapshot, config: { status: 'none' } }, en).changes).toEqual([]);
    expect(planCommit({ ...snapshot, config: observe }, en).changes).toEqual([]);
    const first = planCommit(snapshot, en).changes[0];
    if (first?.type !== 'create-check') throw new Error('no check');
    expect(planCommit({ ...snapshot, check: standing(first.check) }, en).changes).toEqual([]);
  });
});

describe('the language', () => {
  const german = valid(configOf('version: 1\ncomment: { locale: de }'));

  it('is that of the configuration on a commit and on a repository, and the fallback where none can be read', () => {
    const commit: CommitSnapshot = { ...facts, config: german, sha, isConfigCurrent: true, check: null };
    expect(planCommit(commit, en).changes).toMatchObject([{ check: { title: 'Am Pull Request geprüft' } }]);
    const configCommit = { sha, check: standing({}) };
    const repository: RepositorySnapshot = { ...facts, config: german, configCommit, marked: [], failing: [] };
    expect(planRepository(repository, en).changes).toMatchObject([
      { check: { title: 'Die Konfiguration ist lesbar' } },
    ]);
    const title = 'Die Konfiguration hat zwölf Probleme';
    expect(planRepository({ ...repository, config: invalid }, de).changes).toMatchObject([{ check: { title } }]);
  });
});
