import { describe, expect, test } from 'vitest';
import type { FakeRepository } from '../../github/index.js';
import { CONFIG, startStage } from '../../shell/harness.js';
import type { Stage } from '../../shell/harness.js';
import { writeBody, writeTitle } from '../people/prose.js';
import { judge } from './oracle.js';

const BOT = 'async-conventions[bot]';

/** A repository in which the app has done its work, and is listened to no more. */
interface Settled {
  readonly stage: Stage;
  readonly repo: FakeRepository;
  readonly brief: number;
  readonly decision: number;
  readonly whole: number;
  readonly lacking: number;
  readonly queued: string;
  /** What the oracle says of one item, or of a commit. */
  readonly differences: (about: number | string) => readonly string[];
}

async function settle(): Promise<Settled> {
  const stage = await startStage();
  const { github } = stage;
  const repo = github.repository('octo/hello', { files: { '.github/async.yml': `${CONFIG}mode: enforce\n` } });
  const by = 'ana';
  const brief = repo.openIssue({ by, title: writeTitle('brief'), body: writeBody('brief', ['Timeline']) });
  const decision = repo.openIssue({ by, title: writeTitle('decision'), body: writeBody('decision') });
  const whole = repo.openPullRequest({ by, title: 'A page with every column', body: writeBody('change') });
  const lacking = repo.openPullRequest({ by, title: 'A page with no column', body: writeBody('change', ['Why']) });
  await stage.rest();
  const queued = repo.requestMergeGroup(whole, { by });
  await stage.rest();
  github.deliverTo(null);
  const look = () => judge(github, new Map([['octo/hello', [queued]]]), stage.clock.now());
  expect(look()).toEqual({ items: 4, differences: [], due: null });
  return {
    stage,
    repo,
    brief,
    decision,
    whole,
    lacking,
    queued,
    differences: (about) => {
      const name = `octo/hello${typeof about === 'number' ? '#' : '@'}${about}`;
      const { differences } = look();
      expect(differences.filter((each) => each.about !== name)).toEqual([]);
      return differences.map(({ what }) => what);
    },
  };
}

function ownComment(repo: FakeRepository, number: number) {
  const comment = repo.issue(number).comments.find(({ author }) => author === BOT);
  if (comment === undefined) throw new Error('the app did not comment');
  return comment;
}

function ownRun({ stage, repo }: Settled, number: number) {
  const world = stage.github.world.repositories.get('octo/hello');
  const run = world?.runs.get(repo.issue(number).checks[0]?.id ?? 0);
  if (world === undefined || run === undefined) throw new Error('the app wrote no check');
  return { world, run };
}

describe('the oracle finds', () => {
  test('a comment that is not there', async () => {
    const { repo, brief, differences } = await settle();
    repo.deleteComment(ownComment(repo, brief).id, { by: BOT });
    expect(differences(brief)).toEqual(['still to be made: create-comment']);
  });

  test('a second comment', async () => {
    const { repo, brief, differences } = await settle();
    repo.comment(brief, { by: BOT, body: ownComment(repo, brief).body });
    expect(differences(brief)).toEqual(['still to be made: delete-comment', '2 comments of ours']);
  });

  test('a comment with another text', async () => {
    const { repo, brief, differences } = await settle();
    const { id, body } = ownComment(repo, brief);
    repo.editComment(id, { by: BOT, body: body.replace('Timeline', 'Goal') });
    expect(differences(brief)).toEqual([
      expect.stringMatching(/^still to be made: update-comment, whose line 3 is .*\*\*Goal\*\*.*\*\*Timeline\*\*/),
    ]);
  });

  test('a label that is not there', async () => {
    const { repo, brief, differences } = await settle();
    repo.removeLabel(brief, 'async: incomplete', { by: BOT });
    expect(differences(brief)).toEqual(['still to be made: add-labels async: incomplete']);
  });

  test('a label that should not be there', async () => {
    const { repo, whole, differences } = await settle();
    repo.addLabel(whole, 'async: incomplete', { by: BOT });
    expect(differences(whole)).toEqual([
      'still to be made: remove-label async: incomplete',
      'carries "async: incomplete" though it lacks nothing',
    ]);
  });

  test('two states of one decision', async () => {
    const { repo, decision, differences } = await settle();
    repo.addLabel(decision, 'decision: draft', { by: BOT });
    expect(differences(decision)).toEqual([
      'still to be made: remove-label decision: draft',
      'carries decision: draft and decision: proposed at once',
    ]);
  });

  test('a check that is not there', async () => {
    const settled = await settle();
    const { world, run } = ownRun(settled, settled.lacking);
    world.runs.delete(run.id);
    expect(settled.differences(settled.lacking)).toEqual([
      'still to be made: create-check',
      'its head has no check of ours',
    ]);
  });

  test('a check of an earlier head', async () => {
    const { repo, whole, differences } = await settle();
    repo.pushToPull(whole, { 'more.txt': 'more\n' }, { by: 'ana' });
    expect(differences(whole)).toContain('its head has no check of ours');
  });

  test('a check with another conclusion', async () => {
    const settled = await settle();
    ownRun(settled, settled.whole).run.conclusion = 'failure';
    expect(settled.differences(settled.whole)).toEqual([
      'still to be made: update-check',
      'its check is failure though it lacks nothing',
    ]);
  });

  test('a rerun that nobody answered', async () => {
    const settled = await settle();
    settled.repo.rerequestCheckRun(ownRun(settled, settled.whole).run.id, { by: 'ana' });
    expect(settled.differences(settled.whole)).toEqual(['still to be made: create-check']);
  });

  test('a commit of a merge queue without a check', async () => {
    const settled = await settle();
    const world = settled.stage.github.world.repositories.get('octo/hello');
    for (const run of [...(world?.runs.values() ?? [])]) if (run.sha === settled.queued) world?.runs.delete(run.id);
    expect(settled.differences(settled.queued)).toEqual(['a commit of the merge queue with the check none']);
  });

  test('an item that nobody looked at', async () => {
    const { repo, differences } = await settle();
    const number = repo.openIssue({ by: 'ana', title: writeTitle('brief'), body: writeBody('brief', ['Goal']) });
    expect(differences(number)).toEqual([
      'still to be made: create-comment',
      'still to be made: add-labels async: incomplete',
    ]);
  });
});

test('the oracle waits for a grace, and no longer', async () => {
  const stage = await startStage();
  const repo = stage.github.repository('octo/patient', { files: { '.github/async.yml': 'version: 1\n' } });
  const number = repo.openIssue({ by: 'ana', title: writeTitle('brief'), body: writeBody('brief', ['Goal']) });
  const opened = Date.parse(repo.issue(number).createdAt);
  const at = (ms: number) => judge(stage.github, new Map(), opened + ms);
  expect(at(30_000)).toEqual({ items: 1, differences: [], due: opened + 60_000 });
  expect(at(61_000).differences.map(({ what }) => what)).toContain('still to be made: create-comment');
  expect(at(61_000).due).toBeNull();
});
