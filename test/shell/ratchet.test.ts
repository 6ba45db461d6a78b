import { expect, test } from 'vitest';
import { CONFIG, found, startStage } from './harness.js';

const DAY = 86_400_000;
const PULL = { by: 'ana', title: 'Stream the export', body: '## Why\n\nIt is slow.', files: { 'a.txt': 'a' } };

test('what is older than the enforcement is advised until its author edits it, whoever else does', async () => {
  const stage = await startStage();
  const from = new Date(stage.clock.now() + 2 * DAY).toISOString().slice(0, 10);
  const repo = await found(stage, 'octo/hello', `${CONFIG}mode: enforce\nenforce_from: ${from}\nratchet: true\n`);
  const number = repo.openPullRequest(PULL);
  const check = () => repo.issue(number).checks[0];
  await stage.rest();
  expect(check()).toMatchObject({ conclusion: 'neutral' });
  expect(check()?.summary).toContain('opened before these rules began to hold merges back');

  await stage.pass(3 * DAY);
  repo.editIssue(number, { by: 'ben', body: `${PULL.body}\n\n## Risks\n\nNone.` });
  await stage.rest();
  expect(check()).toMatchObject({ conclusion: 'neutral' });

  repo.editIssue(number, { by: 'ana', body: `${PULL.body}\n\n## Risks\n\nNone that I know of.` });
  await stage.rest();
  expect(check()).toMatchObject({ conclusion: 'failure' });

  await stage.pass(60_000);
  repo.editIssue(number, { by: 'ben', body: `${PULL.body}\n\n## Risks\n\nNone that we know of.` });
  await stage.rest();
  expect(check()).toMatchObject({ conclusion: 'failure' });
  expect(repo.issue(number).comments).toHaveLength(1);
});
