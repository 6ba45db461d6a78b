import { describe, expect, test } from 'vitest';
import { found, startStage } from './harness.js';
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
