import { describe, expect, test } from 'vitest';
import { CONFIG, found, startStage } from './harness.js';
import type { StageOptions } from './harness.js';
import { writeBody, writeTitle } from '../chaos/people/prose.js';

const LACKING = writeBody('brief', ['Timeline']);

// Found by `npm run chaos`: what an earlier write had left was taken for what stood, after a later one whose answer was lost.
describe('a write whose answer is lost, while a person takes back what led to it', () => {
  test.each(['status', 'reset'] as const)('leaves no label missing (%s)', async (type) => {
    const stage = await startStage();
    const repo = await found(stage);
    const number = repo.openIssue({ by: 'ana', title: writeTitle('brief'), body: LACKING });
    await stage.rest();
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
    await stage.pass(10_000);
    const lost = { status: { type, status: 503, when: 'after' }, reset: { type, when: 'after' } }[type];
    let isTaken = false;
    stage.github.faults.setSource(({ operation }) => {
      if (isTaken || operation !== 'issues/remove-label') return null;
      isTaken = true;
      repo.editIssue(number, { by: 'ana', body: writeBody('brief', ['Goal']) });
      return lost as { type: 'reset'; when: 'after' };
    });
    repo.editIssue(number, { by: 'ana', body: writeBody('brief') });
    await stage.rest();
    await stage.pass(20_000);
    expect(isTaken).toBe(true);
    expect(repo.issue(number).labels).toEqual(['async: incomplete']);
  });

  test('leaves no check with another word', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const lacking = writeBody('change', ['Why']);
    const number = repo.openPullRequest({ by: 'ana', title: 'A page with every column', body: lacking });
    await stage.rest();
    const conclusion = () => repo.issue(number).checks[0]?.conclusion;
    expect(conclusion()).toBe('neutral');
    let isTaken = false;
    stage.github.faults.setSource(({ operation }) => {
      if (isTaken || operation !== 'checks/update') return null;
      isTaken = true;
      repo.editIssue(number, { by: 'ana', body: lacking });
      return { type: 'status', status: 503, when: 'after' };
    });
    repo.editIssue(number, { by: 'ana', body: writeBody('change') });
    await stage.rest();
    await stage.pass(20_000);
    expect(isTaken).toBe(true);
    expect(conclusion()).toBe('neutral');
  });

  // On a closed decision the only news is that it was accepted, and only where a state stood before.
  test.each(['issues/remove-label', 'issues/add-labels'])(
    'leaves no decision without its state (%s)',
    async (operation) => {
      const stage = await startStage();
      const repo = await found(stage);
      repo.setPermission('ana', 'write');
      const number = repo.openIssue({ by: 'ana', title: writeTitle('decision'), body: writeBody('decision') });
      await stage.rest();
      expect(repo.issue(number).labels).toEqual(['decision: proposed']);
      stage.github.faults.add({ match: { operation }, fault: { type: 'status', status: 503, when: 'after' } });
      repo.close(number, { by: 'ana', as: 'completed' });
      await stage.rest();
      await stage.pass(20_000);
      expect(repo.issue(number).labels).toEqual(['decision: accepted']);
    },
  );
});

// Its labels say how far an issue is, and are what the check of a pull request that would close it goes by.
describe('a pull request whose issue has to be complete', () => {
  const config = [
    `${CONFIG}mode: enforce`,
    'templates:',
    '  brief: {}',
    '  change:',
    '    sections: [{ heading: Why, level: info }]',
    '    linked_issue: { brief: complete, level: require }',
    '',
  ].join('\n');

  /** An issue that lacks something, and a pull request that fails for it. */
  async function startFailing(options: StageOptions = {}) {
    const stage = await startStage(options);
    const repo = await found(stage, 'octo/hello', config);
    const issue = repo.openIssue({ by: 'ana', title: writeTitle('brief'), body: LACKING });
    await stage.pass(10_000);
    const pull = repo.openPullRequest({ by: 'ana', title: 'A page with every column', body: `Fixes #${issue}` });
    await stage.pass(10_000);
    const conclusion = () => repo.issue(pull).checks[0]?.conclusion;
    expect(conclusion()).toBe('failure');
    return { stage, repo, issue, conclusion };
  }

  test.each(['status', 'reset'] as const)(
    'passes where the answer to the write of a label is lost (%s)',
    async (type) => {
      const { stage, repo, issue, conclusion } = await startFailing();
      const lost = {
        status: { type: 'status', status: 503, when: 'after' },
        reset: { type: 'reset', when: 'after' },
      } as const;
      stage.github.faults.add({ match: { operation: 'issues/remove-label' }, fault: lost[type] });
      repo.editIssue(issue, { by: 'ana', body: writeBody('brief') });
      await stage.pass(20_000);
      expect(repo.issue(issue).labels).toEqual([]);
      expect(conclusion()).toBe('success');
    },
  );

  test('passes where that write had to wait for long, and its answer is lost', async () => {
    const { stage, repo, issue, conclusion } = await startFailing();
    let isWaiting = true;
    stage.github.faults.setSource(({ operation }) => {
      if (operation !== 'issues/remove-label' || !isWaiting) return null;
      isWaiting = false;
      return { type: 'secondary-limit', retryAfter: 60 };
    });
    repo.editIssue(issue, { by: 'ana', body: writeBody('brief') });
    await stage.pass(30_000);
    stage.github.faults.add({
      match: { operation: 'issues/remove-label' },
      fault: { type: 'status', status: 503, when: 'after' },
    });
    await stage.pass(90_000);
    expect(repo.issue(issue).labels).toEqual([]);
    expect(conclusion()).toBe('success');
  });

  test('passes after a kill between that write and all that follows', async () => {
    const { stage, repo, issue, conclusion } = await startFailing({ upkeep: true });
    await stage.pass(45 * 60_000);
    stage.github.faults.setSource(({ operation }) => {
      if (operation === 'issues/remove-label') stage.kill();
      return null;
    });
    repo.editIssue(issue, { by: 'ana', body: writeBody('brief') });
    await stage.rest();
    expect(repo.issue(issue).labels).toEqual([]);
    stage.github.faults.clear();
    await stage.boot();
    await stage.pass(60 * 60_000);
    expect(conclusion()).toBe('success');
  });
});
