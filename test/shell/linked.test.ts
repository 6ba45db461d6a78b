import { describe, expect, test } from 'vitest';
import { CONFIG, found, startStage } from './harness.js';
import type { Stage } from './harness.js';

const CHANGE = 'templates:\n  brief: {}\n  decision: {}\n  change:\n    sections: [{ heading: Why, level: info }]\n';

function asking(linked: string): string {
  return `${CONFIG}mode: enforce\n${CHANGE}    linked_issue: ${linked}\n`;
}

const BRIEF = [
  '## Goal\nReaders sign in with a passkey.',
  '## Requirements\n- works on phones',
  '## Timeline\nBy 2027-03-12.',
  '## Success criteria\n- fewer tickets',
  '## Resources\nhttps://example.com/passkeys',
].join('\n\n');

const DECISION = [
  '## Problem\nSessions are lost on deploy.',
  '## Options\n- Redis\n- the database',
  '## Tradeoffs\nRedis is one more thing to run.',
  '## Decision\nThe database.',
  '## Owner\n@ana',
].join('\n\n');

const PULL = { by: 'ana', title: 'Sign in with a passkey' };

function reads(stage: Stage, mark: number): readonly string[] {
  return stage.github.requests.reads(mark).map(({ operation }) => operation);
}

/** Opens a pull request where the app has already seen the repository, and returns what that cost. */
async function open(linked: string, body: (issue: number) => string) {
  const stage = await startStage();
  const repo = await found(stage, 'octo/hello', asking(linked));
  const issue = repo.openIssue({ by: 'ana', title: 'Task: passkeys', body: BRIEF, labels: ['task'] });
  await stage.pass(60_000);
  const mark = stage.github.requests.mark();
  const pull = repo.openPullRequest({ ...PULL, body: body(issue) });
  await stage.pass(60_000);
  return { stage, repo, issue, pull, asked: reads(stage, mark), conclusion: repo.issue(pull).checks[0]?.conclusion };
}

describe('what is read of the issues that a pull request belongs to', () => {
  test.each([
    ['false', 'Fixes #'],
    ['{ level: require }', 'Part of #'],
  ])('is nothing where the text is enough: linked_issue: %s', async (linked, words) => {
    const { asked, conclusion } = await open(linked, (issue) => `${words}${issue}`);
    expect({ asked, conclusion }).toEqual({ asked: ['Item'], conclusion: 'success' });
  });

  test.each([
    ['{ closes: true, level: require }', 'Fixes #', 'success'],
    ['{ closes: true, level: require }', 'Part of #', 'failure'],
    ['{ brief: complete, level: require }', 'Fixes #', 'success'],
  ])('comes with the item where it matters what is closed: %s, %s', async (linked, words, expected) => {
    const { asked, conclusion } = await open(linked, (issue) => `${words}${issue}`);
    expect({ asked, conclusion }).toEqual({ asked: ['Item'], conclusion: expected });
  });

  test('takes one request more where a condition is asked of issues that are only named, some of them not there', async () => {
    const body = (issue: number) => `Part of #${issue}, see #998, #999, octo/other#1 and #${issue + 1} itself.`;
    const { asked, conclusion } = await open('{ brief: complete, level: require }', body);
    expect({ asked, conclusion }).toEqual({ asked: ['Item', 'Linked'], conclusion: 'success' });
  });

  test('leaves out other pull requests, which are no issues', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', asking('{ brief: complete, level: require }'));
    const issue = repo.openIssue({ by: 'ana', title: 'Task: passkeys', body: BRIEF, labels: ['task'] });
    const other = repo.openPullRequest({ ...PULL, body: `Part of #${issue}` });
    const pull = repo.openPullRequest({ ...PULL, body: `Part of #${issue}, after #${other}` });
    await stage.pass(60_000);
    expect(repo.issue(pull).checks[0]?.conclusion).toBe('success');
  });

  test('leaves out numbers that no issue can have, which GitHub refuses together with all others', async () => {
    const { conclusion } = await open(
      '{ brief: complete, level: require }',
      (issue) => `#2147483648, part of #${issue}`,
    );
    expect(conclusion).toBe('success');
  });

  test('takes one request more where the configuration was not known to ask for it', async () => {
    const stage = await startStage();
    const repo = await found(stage);
    const issue = repo.openIssue({ by: 'ana', title: 'Task: passkeys', body: BRIEF });
    const pull = repo.openPullRequest({ ...PULL, body: `Fixes #${issue}` });
    await stage.pass(60_000);
    stage.github.deliverTo(null);
    repo.commitFile('.github/async.yml', asking('{ closes: true, level: require }'));
    await stage.github.settled();
    const mark = stage.github.requests.mark();
    const payload = stage.github.deliveries.find(
      ({ event, action }) => event === 'pull_request' && action === 'opened',
    )?.payload;
    await stage.engine.receive({ id: 'again', name: 'pull_request', payload });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item', 'Texts', 'Linked']);
    expect(repo.issue(pull).checks.at(-1)?.conclusion).toBe('success');
  });
});

describe('a pull request whose issue must be complete', () => {
  const config = asking('{ brief: complete, level: require }');

  test('knows issues that somebody linked by hand', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', config);
    const issue = repo.openIssue({ by: 'ana', title: 'Task: passkeys', body: BRIEF });
    const pull = repo.openPullRequest({ ...PULL, body: '' });
    await stage.pass(60_000);
    expect(repo.issue(pull).checks[0]?.conclusion).toBe('failure');
    repo.linkIssue(pull, issue);
    repo.editIssue(pull, { by: 'ana', body: 'Linked.' });
    await stage.pass(60_000);
    expect(repo.issue(pull).checks[0]?.conclusion).toBe('success');
  });

  test('passes by itself once the issue that it closes is mended', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', config);
    const issue = repo.openIssue({ by: 'ana', title: 'Task: passkeys', body: 'Soon.' });
    await stage.pass(60_000);
    const pull = repo.openPullRequest({ ...PULL, body: `Fixes #${issue}` });
    await stage.pass(60_000);
    expect(repo.issue(pull).checks[0]?.conclusion).toBe('failure');
    const mark = stage.github.requests.mark();
    repo.editIssue(issue, { by: 'ana', body: BRIEF });
    await stage.pass(60_000);
    expect(repo.issue(pull).checks[0]?.conclusion).toBe('success');
    expect(reads(stage, mark)).toEqual(['Item', 'Closers', 'Item']);
  });
});

test('a pull request whose decision must be accepted passes by itself once it is', async () => {
  const stage = await startStage();
  const repo = await found(stage, 'octo/hello', asking('{ decision: accepted, level: require }'));
  repo.setPermission('ana', 'write');
  const issue = repo.openIssue({ by: 'ana', title: 'Decision: where sessions live', body: DECISION });
  await stage.pass(60_000);
  const pull = repo.openPullRequest({ ...PULL, body: '' });
  repo.linkIssue(pull, issue);
  await stage.pass(60_000);
  expect(repo.issue(issue).labels).toEqual(['decision: proposed']);
  expect(repo.issue(pull).checks[0]?.conclusion).toBe('failure');
  repo.close(issue, { by: 'ana' });
  await stage.pass(60_000);
  expect(repo.issue(issue).labels).toEqual(['decision: accepted']);
  expect(repo.issue(pull).checks[0]?.conclusion).toBe('success');
});

describe('a pull request that says it implements a decision', () => {
  const config = `${CONFIG}mode: enforce\n${CHANGE}`;

  async function implement(body: (issue: number) => string, text = config, decided = DECISION) {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', text);
    repo.setPermission('ana', 'write');
    const issue = repo.openIssue({ by: 'ana', title: 'Decision: where sessions live', body: decided });
    await stage.pass(60_000);
    const mark = stage.github.requests.mark();
    const pull = repo.openPullRequest({ ...PULL, body: body(issue) });
    await stage.pass(60_000);
    const conclusion = () => repo.issue(pull).checks.at(-1)?.conclusion;
    return { stage, repo, issue, pull, asked: reads(stage, mark), conclusion };
  }

  test.each([
    ['Implements #', 'failure'],
    ['## Why\nSessions.\n\nImplements:\n- #', 'failure'],
    ['implements: octo/hello#', 'failure'],
    ['Implements https://github.com/octo/hello/issues/', 'failure'],
    ['Implements octo/other#', 'success'],
    ['Part of #', 'success'],
    ['`Implements` #', 'success'],
    ['> Implements #', 'success'],
    ['<!-- Implements --> #', 'success'],
  ])('%j: %s while that is open', async (words, expected) => {
    const { conclusion } = await implement((issue) => `${words}${issue}`);
    expect(conclusion()).toBe(expected);
  });

  test('is told so without failing where problems are only advised', async () => {
    const { repo, pull, conclusion } = await implement((issue) => `Implements #${issue}`, `${CONFIG}${CHANGE}`);
    expect(conclusion()).toBe('neutral');
    expect(repo.issue(pull).comments[0]?.body).toContain('The description says that it implements #');
  });

  test('passes by itself once it is accepted, fails once it is open again, and costs one read each time', async () => {
    const { stage, repo, issue, conclusion } = await implement((number) => `Implements #${number}`);
    expect(conclusion()).toBe('failure');
    const accepted = stage.github.requests.mark();
    repo.close(issue, { by: 'ana' });
    await stage.pass(60_000);
    expect(repo.issue(issue).labels).toEqual(['decision: accepted']);
    expect(conclusion()).toBe('success');
    expect(reads(stage, accepted)).toEqual(['Item', 'Item']);
    const reopened = stage.github.requests.mark();
    repo.reopen(issue, { by: 'ana' });
    await stage.pass(60_000);
    expect(repo.issue(issue).labels).toEqual(['decision: proposed']);
    expect(conclusion()).toBe('failure');
    expect(reads(stage, reopened)).toEqual(['Item', 'Item']);
  });

  test.each([
    ['before anybody looked at it', 0],
    ['after the pull request was looked at', 60_000],
  ])('does not pass by one that its author closed without being allowed to accept it, %s', async (_, before) => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', config);
    const body = DECISION.replace('@ana', '@eve');
    const issue = repo.openIssue({ by: 'eve', title: 'Decision: where sessions live', body });
    repo.close(issue, { by: 'eve' });
    await stage.pass(before);
    const pull = repo.openPullRequest({ ...PULL, by: 'eve', body: `Implements #${issue}` });
    await stage.pass(60_000);
    expect(repo.issue(issue).labels).toEqual(['decision: proposed']);
    expect(repo.issue(pull).checks.at(-1)?.conclusion).toBe('failure');
  });

  test('does not pass by one that was closed before its author wrote the outcome', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', config);
    repo.setPermission('ana', 'write');
    const body = DECISION.replace('@ana', '@eve');
    const undecided = body.replace(/## Decision[^#]*/, '## Decision\n\n');
    expect(undecided).not.toBe(body);
    const issue = repo.openIssue({ by: 'eve', title: 'Decision: where sessions live', body: undecided });
    repo.close(issue, { by: 'ana' });
    await stage.pass(60_000);
    repo.editIssue(issue, { by: 'eve', body });
    await stage.pass(60_000);
    const pull = repo.openPullRequest({ ...PULL, by: 'eve', body: `Implements #${issue}` });
    await stage.pass(60_000);
    expect(repo.issue(issue).labels).toEqual(['decision: proposed']);
    expect(repo.issue(pull).checks.at(-1)?.conclusion).toBe('failure');
  });

  test('is found by a request of its own where the decision is read before it is known that this matters', async () => {
    const { stage, repo, issue, conclusion } = await implement((number) => `Implements #${number}`);
    stage.kill();
    await stage.boot();
    const mark = stage.github.requests.mark();
    repo.close(issue, { by: 'ana' });
    await stage.pass(60_000);
    expect(conclusion()).toBe('success');
    expect(reads(stage, mark).filter((operation) => operation === 'Closers')).toHaveLength(1);
  });

  test('asks for the issue once more the first time, and together with itself from then on', async () => {
    const { stage, repo, issue, pull, asked, conclusion } = await implement((number) => `Implements #${number}`);
    expect(asked).toEqual(['Item', 'Linked']);
    const same = stage.github.requests.mark();
    repo.addLabel(pull, 'bug', { by: 'olga' });
    await stage.pass(60_000);
    expect([reads(stage, same), stage.calls(same).writes]).toEqual([['Item'], 0]);
    const other = repo.openIssue({ by: 'ana', title: 'Sessions are lost', body: '' });
    await stage.pass(60_000);
    const edited = stage.github.requests.mark();
    repo.editIssue(pull, { by: 'ana', body: `Implements #${issue} and #${other}` });
    await stage.pass(60_000);
    expect(reads(stage, edited)).toEqual(['Item', 'Linked']);
    const taken = stage.github.requests.mark();
    repo.editIssue(pull, { by: 'ana', body: 'Sessions.' });
    await stage.pass(60_000);
    repo.editIssue(pull, { by: 'ana', body: 'Sessions, kept.' });
    await stage.pass(60_000);
    expect(reads(stage, taken)).toEqual(['Item', 'Item']);
    expect(conclusion()).toBe('success');
  });

  test('is read where an issue that it named is gone', async () => {
    const { stage, repo, pull, conclusion } = await implement(() => 'Implements #998');
    expect(conclusion()).toBe('success');
    const mark = stage.github.requests.mark();
    repo.addLabel(pull, 'bug', { by: 'olga' });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item']);
  });

  test('and a decision that is accepted has ten of them looked at again at most', async () => {
    const { stage, repo, issue } = await implement(() => 'Sessions.');
    for (let count = 0; count < 12; count += 1) repo.openPullRequest({ ...PULL, body: `Implements #${issue}` });
    await stage.pass(60_000);
    const mark = stage.github.requests.mark();
    repo.close(issue, { by: 'ana' });
    await stage.pass(60_000);
    expect(reads(stage, mark).filter((operation) => operation === 'Item')).toHaveLength(11);
  });
});

test('an issue that changes asks for its pull requests only where a template judges by it', async () => {
  const stage = await startStage();
  const repo = await found(stage, 'octo/hello', asking('{ closes: true }'));
  const issue = repo.openIssue({ by: 'ana', title: 'Task: passkeys', body: 'Soon.' });
  await stage.pass(60_000);
  repo.openPullRequest({ ...PULL, body: `Fixes #${issue}` });
  await stage.pass(60_000);
  const mark = stage.github.requests.mark();
  repo.editIssue(issue, { by: 'ana', body: BRIEF });
  await stage.pass(60_000);
  expect(repo.issue(issue).labels).toEqual([]);
  expect(reads(stage, mark)).toEqual(['Item']);
});

test('an issue gets its labels on a server that does not know which pull requests would close it', async () => {
  const stage = await startStage();
  const repo = await found(stage, 'octo/hello', asking('{ brief: complete }'));
  const message = "Field 'closedByPullRequestsReferences' doesn't exist on type 'Issue'";
  const fault = { type: 'graphql-error', message } as const;
  stage.github.faults.add({ match: { operation: 'Closers' }, times: 9, fault });
  const issue = repo.openIssue({ by: 'ana', title: 'Task: passkeys', body: 'Soon.' });
  await stage.pass(60_000);
  expect(repo.issue(issue).labels).toEqual(['async: incomplete']);
  expect(stage.log.flatMap(({ notes }) => notes)).toContain(
    'its pull requests are not known: unknown-field Issue.closedByPullRequestsReferences',
  );
});

test('an edit that changes nothing about a pull request is one read and no write', async () => {
  const { stage, repo, pull, issue } = await open(
    '{ brief: complete, level: require }',
    (number) => `Fixes #${number}`,
  );
  const mark = stage.github.requests.mark();
  repo.editIssue(pull, { by: 'ana', body: `Closes #${issue}` });
  await stage.pass(60_000);
  expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
});
