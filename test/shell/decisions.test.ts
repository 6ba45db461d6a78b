import { expect, test } from 'vitest';
import { found, startStage } from './harness.js';
import type { Stage } from './harness.js';

const HOUR = 3_600_000;

/** Friday afternoon in Europe, the evening in India, the night to Saturday in New Zealand. On Monday Auckland has its day off. */
const FRIDAY = Date.UTC(2026, 0, 23, 16, 0, 0);

const CONFIG = `version: 1
scope: { grace: 0m }
people:
  timezone: Europe/Lisbon
  country: PT
  members:
    olga: {}
    ira: { timezone: Asia/Kolkata, country: IN }
    kiri: { timezone: Pacific/Auckland, country: NZ-AUK }
decisions: { window: 1wd }
`;

const BODY = `## Problem
Exports are lost with every deploy.
## Options
- object storage
- the database
## Tradeoffs
One more account to look after, or a larger machine.
## Decision
Object storage
## Owner
@olga
`;

const us = 'async-conventions[bot]';

async function open(stage: Stage) {
  const repo = await found(stage, 'octo/hello', CONFIG);
  repo.setPermission('olga', 'write');
  for (const login of ['ira', 'kiri', 'ana']) repo.setPermission(login, 'triage');
  const number = repo.openIssue({ by: 'ana', title: 'Decision: where exports are kept', body: BODY });
  await stage.rest();
  const say = async (by: string, body: string): Promise<number> => {
    const id = repo.comment(number, { by, body });
    await stage.rest();
    return id;
  };
  const state = () => repo.issue(number).labels.filter((label) => label.startsWith('decision: '));
  const ours = () => repo.issue(number).comments.filter(({ author }) => author === us);
  const visible = () => (ours()[0]?.body ?? '').replace(/<!--.*?-->\n*/gs, '').trim();
  return { repo, number, say, state, ours, visible };
}

test('a decision crosses three zones over a long weekend, and nobody is passed over', async () => {
  const stage = await startStage({ startsAt: FRIDAY - 60_000 });
  const { repo, number, say, state, ours, visible } = await open(stage);
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
  const { repo, number, say, state, ours, visible } = await open(stage);
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

test('somebody who was given a private repository to read may own a decision there', async () => {
  const stage = await startStage({ startsAt: FRIDAY });
  const repo = stage.github.repository('octo/inner', {
    private: true,
    files: { '.github/async.yml': CONFIG },
    roles: { eve: 'read' },
  });
  await stage.rest();
  const body = BODY.replace('@olga', '@eve');
  const number = repo.openIssue({ by: 'eve', title: 'Decision: where exports are kept', body });
  await stage.rest();
  repo.close(number, { by: 'eve' });
  await stage.rest();
  expect(repo.issue(number).labels).toEqual(['decision: accepted']);
});

test('a command costs one read, one look-up and the writes that change something', async () => {
  const stage = await startStage({ startsAt: FRIDAY });
  const { say } = await open(stage);
  await say('ana', '/propose');
  const mark = stage.github.requests.mark();
  await say('ira', '/approve');
  expect(stage.github.requests.reads(mark).map(({ operation }) => operation)).toEqual([
    'Item',
    'repos/get-collaborator-permission-level',
  ]);
  expect(stage.written(mark)).toEqual(['issues/update-comment', 'reactions/create-for-issue-comment']);
});
