import { NO_FACTS } from '../../src/core/decisions/facts.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEngine } from '../../src/entry/engine.js';
import { createMemoryBackend } from '../../src/shell/backend/memory.js';
import { silentMeter } from '../../src/shell/meter.js';
import { connectAsApp } from '../../src/shell/github/client/client.js';
import { CONFIG, found, OUR_LABELS, startStage } from './harness.js';
import { startRecords } from './record-stage.js';
import { silentLog } from './silent-log.js';
import type { Stage } from './harness.js';

const ISSUE = { by: 'ana', title: 'Task: ship it', body: 'Ship it soon.' };
const PULL = { by: 'ana', title: 'Stream the export', body: 'It streams.' };

function reads(stage: Stage, mark: number): readonly string[] {
  return stage.github.requests.reads(mark).map(({ operation }) => operation);
}

function reasons(stage: Stage, from = 0): readonly unknown[] {
  return stage.log.slice(from).flatMap((line) => (line.message === 'reconciled' ? [line.reason ?? line.outcome] : []));
}

describe('a token', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Tokens live by the real clock; one that was made a moment ago is given time to become valid. */
  function letTokensAge(): void {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 });
  }

  test('that GitHub accepts no more is made anew on the next try', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    repo.openIssue(ISSUE);
    await stage.rest();
    letTokensAge();
    stage.github.expireTokens();
    const mark = stage.github.requests.mark();
    const number = repo.openIssue(ISSUE);
    await stage.pass(60_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(reasons(stage)).toContain('status-401');
    expect(stage.github.requests.tokens(mark)).toHaveLength(1);
  });

  test('that ends between the read and the write costs one more try', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    repo.openIssue(ISSUE);
    await stage.rest();
    letTokensAge();
    const operation = 'issues/create-comment';
    stage.github.faults.add({ match: { operation }, fault: { type: 'status', status: 401, when: 'before' } });
    const mark = stage.github.requests.mark();
    const number = repo.openIssue(ISSUE);
    await stage.pass(60_000);
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(stage.github.requests.tokens(mark)).toHaveLength(1);
  });

  test('that lacks a permission is made anew, should that have been granted since, and not again within a minute', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    repo.openIssue(ISSUE);
    await stage.rest();
    letTokensAge();
    const match = { operation: 'issues/create-comment' };
    stage.github.faults.add({ match, times: 2, fault: { type: 'status', status: 403, when: 'before' } });
    const mark = stage.github.requests.mark();
    const number = repo.openIssue(ISSUE);
    await stage.pass(60_000);
    for (const body of ['Ship it sooner.', 'Ship it now.']) {
      repo.editIssue(number, { by: 'ana', body });
      await stage.pass(60_000);
    }
    expect(repo.issue(number).comments).toHaveLength(1);
    expect(stage.github.requests.tokens(mark)).toHaveLength(1);
  });

  test('of an installation that was suspended for a while is made anew', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    repo.openIssue(ISSUE);
    await stage.rest();
    letTokensAge();
    stage.github.suspend('octo', true);
    stage.github.expireTokens();
    const number = repo.openIssue(ISSUE);
    await stage.pass(60_000);
    stage.github.suspend('octo', false);
    repo.editIssue(number, { by: 'ana', body: 'Ship it sooner.' });
    await stage.pass(60_000);
    expect(repo.issue(number).comments).toHaveLength(1);
  });
});

describe('an item that stays as it is costs one read', () => {
  test('on a pull request that proposes another configuration', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const files = { '.github/async.yml': `${CONFIG}mode: enforce\n` };
    const number = repo.openPullRequest({ ...PULL, files });
    await stage.rest();
    await stage.pass(5_000);
    const mark = stage.github.requests.mark();
    repo.addLabel(number, 'bug', { by: 'olga' });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item']);
  });

  test('on a large pull request that began under another configuration', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const files = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`src/${index}.txt`, 'x']));
    const number = repo.openPullRequest({ ...PULL, files });
    await stage.rest();
    repo.commitFile('.github/async.yml', `${CONFIG}mode: observe\n`);
    await stage.pass(60_000);
    const first = stage.github.requests.mark();
    repo.addLabel(number, 'bug', { by: 'olga' });
    await stage.pass(60_000);
    expect(reads(stage, first)).toEqual(['Item', 'Files', 'Files']);
    const mark = stage.github.requests.mark();
    repo.addLabel(number, 'export', { by: 'olga' });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item']);
    const push = stage.github.requests.mark();
    repo.pushToPull(number, { 'src/250.txt': 'x' }, { by: 'ana' });
    await stage.pass(60_000);
    expect(reads(stage, push)).toEqual(['Item', 'Files', 'Files']);
  });
});

describe('a pull request costs one read', () => {
  async function open(body: string) {
    const stage = await startStage();
    const repo = await found(stage);
    repo.openIssue(ISSUE);
    await stage.pass(60_000);
    const mark = stage.github.requests.mark();
    const number = repo.openPullRequest({ ...PULL, body });
    await stage.pass(60_000);
    const first = reads(stage, mark);
    const again = stage.github.requests.mark();
    repo.addLabel(number, 'bug', { by: 'olga' });
    await stage.pass(60_000);
    return { first, again: reads(stage, again) };
  }

  test('where it names no issue that it implements', async () => {
    expect(await open('Part of #1; it streams.')).toEqual({ first: ['Item'], again: ['Item'] });
  });

  test('and one more the first time where it does', async () => {
    expect(await open('Implements #1.')).toEqual({ first: ['Item', 'Linked'], again: ['Item'] });
  });
});

describe('a command on a decision costs one read', () => {
  const PERMISSION = 'repos/get-collaborator-permission-level';
  const DECISION = {
    by: 'ana',
    title: 'Decision: where to keep sessions',
    body: '## Problem\nLost on deploy.\n\n## Options\n- Redis\n- the database\n\n## Tradeoffs\nOne more thing to run.\n\n## Decision\nRedis\n\n## Owner\n@ana',
  };

  /** Nobody's hours go on meanwhile. */
  const SATURDAY = Date.UTC(2026, 0, 24, 12);
  const ANSWER = ['issues/update-comment', 'reactions/create-for-issue-comment'];

  async function decide(config: string, files: Record<string, string> = {}) {
    const stage = await startStage({ startsAt: SATURDAY });
    const repo = stage.github.repository('octo/hello', {
      files: { '.github/async.yml': `${CONFIG}${config}`, ...files },
      labels: OUR_LABELS,
      roles: { ben: 'write' },
    });
    await stage.pass(60_000);
    const number = repo.openIssue(DECISION);
    await stage.pass(60_000);
    repo.comment(number, { by: 'ana', body: '/propose' });
    await stage.pass(60_000);
    /** Does something and returns what that made the app ask for and write. */
    const cost = async (act: () => unknown) => {
      const mark = stage.github.requests.mark();
      act();
      await stage.pass(60_000);
      return [reads(stage, mark), stage.written(mark)];
    };
    const say = (by: string, body: string) => cost(() => repo.comment(number, { by, body }));
    return { stage, repo, number, cost, say };
  }

  test('and a look-up of what somebody may do, once in five minutes, and the writes that change something', async () => {
    const { stage, repo, number, cost, say } = await decide('people: { members: { ben: {} } }\n');
    expect(await say('ben', 'Good.')).toEqual([['Item'], []]);
    // Whether Ben, who is asked, is there was asked with the proposal, and what he may do came with the answer.
    expect(await say('ben', '/approve')).toEqual([['Item'], ANSWER]);
    expect(await say('ben', '/unapprove')).toEqual([['Item'], ANSWER]);
    // The owner was last asked after five minutes ago, too.
    expect(await say('cleo', '/concern Who pays')).toEqual([['Item', PERMISSION, PERMISSION], ANSWER]);
    expect(await cost(() => repo.addLabel(number, 'bug', { by: 'olga' }))).toEqual([['Item'], []]);
    await stage.pass(5 * 60_000);
    // Of what was acknowledged nobody is asked again; of the owner it has to be known as it is.
    expect(await cost(() => repo.addLabel(number, 'later', { by: 'olga' }))).toEqual([['Item', PERMISSION], []]);
  });

  test('and a look-up of each person asked, once a day, from the proposal on', async () => {
    const { stage, repo, number, cost, say } = await decide('decisions: { ask: [ben, cleo] }\n');
    repo.setPermission('cleo', 'triage');
    await stage.pass(5 * 60_000);
    // The owner, and Cleo, who was not there when it was proposed.
    expect(await say('ana', '/extend 3wd')).toEqual([['Item', PERMISSION, PERMISSION], ANSWER]);
    expect(await cost(() => repo.addLabel(number, 'bug', { by: 'olga' }))).toEqual([['Item'], []]);
    await stage.pass(5 * 60_000);
    expect(await cost(() => repo.addLabel(number, 'later', { by: 'olga' }))).toEqual([['Item', PERMISSION], []]);
    // A day later, of the owner and of both.
    await stage.pass(24 * 60 * 60_000);
    const labels = cost(() => repo.addLabel(number, 'export', { by: 'olga' }));
    expect(await labels).toEqual([['Item', PERMISSION, PERMISSION, PERMISSION], []]);
    expect(await say('ana', '/ask @ben')).toEqual([['Item'], ANSWER]);
  });

  test('where CODEOWNERS says who is asked, too, once it was read', async () => {
    const { repo, number, say } = await decide('', { CODEOWNERS: '* @ben' });
    expect(await say('ben', '/approve')).toEqual([['Item'], ANSWER]);
    repo.commitFile('CODEOWNERS', '* @cleo');
    expect(await say('ben', '/unapprove')).toEqual([['Item', 'Codeowners', PERMISSION], ANSWER]);
    expect(repo.issue(number).labels).toEqual(['decision: proposed']);
  });

  test('and nothing more on an issue that is no decision', async () => {
    const { stage, repo } = await decide('');
    const number = repo.openIssue({ by: 'ana', title: 'Crash', body: '' });
    await stage.pass(60_000);
    const mark = stage.github.requests.mark();
    repo.comment(number, { by: 'ben', body: '/approve' });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item']);
  });

  test('which brings all that was looked up, and our reactions', async () => {
    const { stage, repo, number } = await decide('', { CODEOWNERS: '* @cleo' });
    const command = repo.comment(number, { by: 'ben', body: '/approve' });
    const reaction = (content: '+1' | 'eyes', by: string) => repo.react(command, content, { by });
    reaction('+1', 'async-conventions[bot]');
    reaction('eyes', 'ana');
    const { decision, thread } = await stage.engine.reader.readItem({ ...repo.ref(), kind: 'item', number });
    const record = { branch: 'main', files: [], pulls: [], supersedes: [] };
    expect(decision).toEqual({
      ...NO_FACTS,
      roles: { ana: 'none', ben: 'write' },
      readers: { cleo: false },
      codeowners: ['cleo'],
      record,
    });
    expect(thread.find(({ id }) => id === command)?.reactions).toEqual(['+1']);
  });

  test('and a run that cannot be told what somebody may do is made again', async () => {
    const { stage, say } = await decide('people: { members: { ben: {} } }\n');
    await stage.pass(5 * 60_000);
    await say('ana', '/extend 3wd');
    const line = stage.log.length;
    const fault = { type: 'status', status: 502, when: 'before' } as const;
    stage.github.faults.add({ match: { operation: PERMISSION }, fault });
    expect(await say('ben', '/approve')).toEqual([['Item', PERMISSION, 'Item', PERMISSION], ANSWER]);
    expect(reasons(stage, line)).toEqual(['status-502', 'requeue']);
  });
});

test('an accepted decision whose record is put forward costs one read more, and none while there is none', async () => {
  const { stage, open, say, decide, touch } = await startRecords();
  const number = await open();
  await say(number, 'ana', '/propose');
  const before = stage.github.requests.mark();
  await touch(number);
  expect(reads(stage, before)).not.toContain('RecordBranch');
  await decide(number);
  const after = stage.github.requests.mark();
  await touch(number);
  expect(reads(stage, after)).toEqual(['Item', 'RecordBranch']);
  expect(stage.calls(after)).toEqual({ reads: 2, writes: 0 });
});

test('a configuration that a pull request proposed keeps its dates once it is merged', async () => {
  const stage = await startStage();
  const repo = stage.github.repository('octo/hello', { files: {} });
  await stage.pass(60_000);
  const old = repo.openIssue(ISSUE);
  await stage.pass(60_000);
  const pull = repo.openPullRequest({ ...PULL, files: { '.github/async.yml': CONFIG } });
  await stage.pass(60_000);
  repo.mergePull(pull, { by: 'olga' });
  await stage.pass(60_000);
  repo.addLabel(old, 'bug', { by: 'olga' });
  const number = repo.openIssue(ISSUE);
  await stage.pass(60_000);
  expect(repo.issue(old).comments).toEqual([]);
  expect(repo.issue(number).comments).toHaveLength(1);
});

test('after a restart, items marked by a label of another name are let go by a new configuration', async () => {
  const stage = await startStage();
  const config = `${CONFIG}labels: { incomplete: "needs: context" }\n`;
  const repo = await found(stage, 'octo/hello', config);
  const number = repo.openIssue(ISSUE);
  await stage.pass(60_000);
  expect(repo.issue(number).labels).toEqual(['needs: context']);
  stage.github.deliverTo(null);
  repo.commitFile('.github/async.yml', `${config}templates: { decision: {} }\n`);
  await stage.github.settled();
  const push = stage.github.deliveries.findLast(({ event }) => event === 'push');
  const { app, apiUrl } = stage.github;
  const { clock } = stage;
  const restarted = createEngine({
    backend: createMemoryBackend({ clock, random: () => 0, log: silentLog, concurrency: 20 }),
    connect: connectAsApp({ appId: app.id, privateKey: app.privateKey, baseUrl: apiUrl }),
    me: { login: app.slug, type: 'bot', appId: app.id },
    log: silentLog,
    meter: silentMeter,
    writePacing: 'off',
    clock,
  });
  restarted.start();
  await restarted.receive({ id: 'restarted', name: 'push', payload: push?.payload });
  await vi.waitFor(async () => {
    await stage.clock.advance(100);
    expect(await restarted.queue.counts()).toMatchObject({ running: 0, ready: 0, waiting: 0 });
    expect(repo.issue(number).labels).toEqual([]);
  });
});

test('a comment of ours that somebody deleted stays so, however much else happened to the item since', async () => {
  const stage = await startStage();
  const repo = await found(stage);
  const number = repo.openIssue(ISSUE);
  await stage.pass(60_000);
  repo.deleteComment(repo.issue(number).comments[0]?.id ?? 0, { by: 'ana' });
  await stage.pass(60_000);
  stage.github.deliverTo(null);
  for (let times = 0; times < 60; times += 1) repo.editIssue(number, { by: 'ana', title: `Task: ship ${times}` });
  await stage.github.settled();
  await stage.pass(10 * 60_000);
  const payload = stage.github.deliveries.findLast(({ event }) => event === 'issues')?.payload;
  await stage.engine.receive({ id: 'last', name: 'issues', payload });
  await stage.pass(60_000);
  expect(repo.issue(number).comments).toEqual([]);
});

test('a query that names what a server does not know is not asked again, and the log says what it is', async () => {
  const stage = await startStage();
  const repo = await found(stage);
  const line = stage.log.length;
  const message = "Field 'isDraft' doesn't exist on type 'PullRequest'";
  stage.github.faults.add({ match: { operation: 'Item' }, times: Infinity, fault: { type: 'graphql-error', message } });
  const mark = stage.github.requests.mark();
  repo.openIssue(ISSUE);
  await stage.pass(60 * 60_000);
  expect(reasons(stage, line)).toEqual(['unknown-field PullRequest.isDraft']);
  expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
});
