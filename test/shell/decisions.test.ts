import { expect, test } from 'vitest';
import { found, startStage } from './harness.js';
import { BEFORE_FRIDAY, BODY, CONFIG, FRIDAY, openDecision, us } from './long-weekend.js';

const HOUR = 3_600_000;

test('a decision crosses three zones over a long weekend, and nobody is passed over', async () => {
  const stage = await startStage({ startsAt: BEFORE_FRIDAY });
  const { repo, number, say, state, ours, visible } = await openDecision(stage);
  expect(state()).toEqual(['decision: proposed']);
  expect(ours()).toEqual([]);

  const mark = stage.github.requests.mark();
  const proposal = await say('ana', '/propose');
  expect([...stage.written(mark)].sort()).toEqual(['issues/create-comment', 'reactions/create-for-issue-comment']);
  expect(state()).toEqual(['decision: proposed']);
  // One working day from Friday afternoon is Monday afternoon. Monday is a holiday in India and in Auckland.
  expect(visible()).toContain('It closes Tue 2026-01-27 11:30 (Europe/Lisbon).');
  expect(visible()).toContain('For `kiri` that is Wed 2026-01-28 00:30 (Pacific/Auckland).');
  expect(visible()).toContain('It is open longer than usual');
  expect(repo.issue(number).comments.find(({ id }) => id === proposal)?.reactions).toEqual([{ by: us, content: '+1' }]);

  await stage.pass(66 * HOUR);
  await say('ira', '/concern Who pays for it in year two');
  expect(state()).toEqual(['decision: blocked']);
  expect(visible()).toContain('Concern 1, raised by `ira` and open: Who pays for it in year two');
  await say('olga', 'The budget of the platform has it from July.\n\n/resolve 1');
  expect(visible()).toContain('Concern 1, raised by `ira` and resolved by `olga`');
  expect(state()).not.toEqual(['decision: blocked']);

  await stage.pass(5 * 24 * HOUR);
  expect(state()).toEqual(['decision: accepted']);
  expect(visible()).toContain('**This decision is accepted** (two-way door).');
  expect(visible()).toContain('Decided: Object storage.');
  expect(ours()).toHaveLength(1);

  const quiet = stage.github.requests.mark();
  await stage.pass(10 * 24 * HOUR);
  expect(stage.written(quiet)).toEqual([]);
});

test('somebody who may not is told so in the same comment, and nothing else changes', async () => {
  const stage = await startStage({ startsAt: FRIDAY });
  const { repo, number, say, state, ours, visible } = await openDecision(stage);
  await say('ana', '/propose');
  const id = await say('eve', '/accept because I say so');
  expect(visible()).toContain('`/accept` by `eve`: that is for `olga`, who decides.');
  expect(repo.issue(number).comments.find((comment) => comment.id === id)?.reactions).toEqual([
    { by: us, content: 'confused' },
  ]);
  expect(state()).toEqual(['decision: proposed']);
  expect(ours()).toHaveLength(1);
});

test('a stranger decides nothing in a public repository, where everybody may read', async () => {
  const stage = await startStage({ startsAt: FRIDAY });
  const repo = await found(stage, 'octo/hello', CONFIG);
  const body = BODY.replace('@olga', '@eve');
  const number = repo.openIssue({ by: 'eve', title: 'Decision: where exports are kept', body });
  await stage.rest();
  repo.close(number, { by: 'eve' });
  await stage.rest();
  expect(repo.issue(number).labels).toEqual(['decision: proposed']);
});

test('somebody who was given a private repository to read may own a decision there, and not decide it alone', async () => {
  const stage = await startStage({ startsAt: FRIDAY });
  const repo = stage.github.repository('octo/inner', {
    private: true,
    files: { '.github/async.yml': CONFIG },
    roles: { eve: 'read', olga: 'read', ira: 'read', kiri: 'read' },
  });
  await stage.rest();
  const body = BODY.replace('@olga', '@eve');
  const number = repo.openIssue({ by: 'eve', title: 'Decision: where exports are kept', body });
  await stage.rest();
  repo.comment(number, { by: 'eve', body: '/help' });
  await stage.rest();
  repo.close(number, { by: 'eve' });
  await stage.rest();
  expect(repo.issue(number).labels).toEqual(['decision: proposed']);
  expect(repo.issue(number).comments.at(-1)?.body).toContain(
    '- Closing it as completed by `eve`: nobody was asked about it, so that this takes write access.',
  );
  repo.reopen(number, { by: 'eve' });
  repo.comment(number, { by: 'eve', body: '/propose' });
  for (const by of ['olga', 'ira', 'kiri']) repo.comment(number, { by, body: '/approve' });
  repo.comment(number, { by: 'eve', body: '/accept because all agree' });
  await stage.rest();
  expect(repo.issue(number).labels).toEqual(['decision: accepted']);
});

test.each([
  ['in the settings', 'decisions: { window: 1wd, ask: [bne] }\n', '/propose', '+1'],
  ['in CODEOWNERS', '', '/propose', '+1'],
  ['by command', 'decisions: { window: 1wd, ask: [ira] }\n', '/propose\n/ask @bne', 'confused'],
])('a name that nobody has is nobody’s consent: %s', async (_, config, said, answer) => {
  const stage = await startStage({ startsAt: FRIDAY });
  const files = { '.github/async.yml': `version: 1\nscope: { grace: 0m }\n${config}`, CODEOWNERS: '* @bne' };
  const repo = stage.github.repository('octo/hello', { files, roles: { ana: 'write', olga: 'write', ira: 'triage' } });
  await stage.rest();
  const number = repo.openIssue({ by: 'ana', title: 'Decision: where exports are kept', body: BODY });
  await stage.rest();
  const id = repo.comment(number, { by: 'ana', body: said });
  await stage.pass(20 * 24 * HOUR);
  expect(repo.issue(number).labels).toEqual(['decision: stalled']);
  const ours = repo.issue(number).comments.find(({ author }) => author === us);
  expect(ours?.body).toContain('`bne` is no account on GitHub that can read this repository');
  const { reactions } = repo.issue(number).comments.find((comment) => comment.id === id) ?? {};
  expect(reactions).toEqual([{ by: us, content: answer }]);
});

test('a command costs one read, one look-up and the writes that change something', async () => {
  const stage = await startStage({ startsAt: FRIDAY });
  const { say } = await openDecision(stage);
  const PERMISSION = 'repos/get-collaborator-permission-level';
  const reads = (from: number) => stage.github.requests.reads(from).map(({ operation }) => operation);
  // Whether the three who are asked are there is looked up once a day; of the owner it was known by now.
  const first = stage.github.requests.mark();
  await say('ana', '/propose');
  expect(reads(first)).toEqual(['Item', PERMISSION, PERMISSION]);
  const mark = stage.github.requests.mark();
  await say('ira', '/approve');
  expect(reads(mark)).toEqual(['Item']);
  await stage.pass(10 * 60_000);
  const later = stage.github.requests.mark();
  await say('kiri', '/approve');
  // The owner and Kiri, of whom was last asked more than five minutes ago.
  expect(reads(later)).toEqual(['Item', PERMISSION, PERMISSION]);
  expect(stage.written(later)).toEqual(['issues/update-comment', 'reactions/create-for-issue-comment']);
});
