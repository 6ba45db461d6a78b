import { describe, expect, test } from 'vitest';
import { CONFIG, found, startStage } from './harness.js';
import type { Stage } from './harness.js';

/** Tuesday noon in UTC is Tuesday evening in Tokyo. */
const TUESDAY = Date.parse('2026-11-24T12:00Z');

const PEOPLE = 'people: { timezone: UTC, members: { ben: { timezone: Asia/Tokyo, country: JP }, chidi: {} } }\n';
const ANSWERS = `${CONFIG}${PEOPLE}response: { review: 1wd, question: 4wh }\n`;

const FILLED = '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n## Risks\nNone\n';

async function prepare(config = ANSWERS) {
  const stage = await startStage({ startsAt: TUESDAY });
  const repo = await found(stage, 'octo/hello', config);
  const pull = repo.openPullRequest({ by: 'ana', title: 'Passkeys', body: FILLED });
  await stage.pass(60_000);
  return { stage, repo, pull, summary: () => repo.issue(pull).checks[0]?.summary ?? '' };
}

function reads(stage: Stage, mark: number): readonly string[] {
  return stage.github.requests.reads(mark).map(({ operation }) => operation);
}

describe('reviews that are asked for', () => {
  test('come with the pull request, and show until they are given', async () => {
    const { stage, repo, pull, summary } = await prepare();
    stage.github.setTeam('octo/pumps', ['chidi']);
    repo.requestReview(pull, ['ben', 'octo/pumps'], { by: 'ana' });
    const mark = stage.github.requests.mark();
    repo.editIssue(pull, { by: 'ana', title: 'Sign in with passkeys' });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item']);
    expect(summary()).toContain('`ben` was asked for a review; their day starts Wed 2026-11-25 09:00 (Asia/Tokyo;');
    expect(summary()).toContain('`octo/pumps` was asked for a review; it can be expected by Wed 2026-11-25 12:0');
    repo.review(pull, { by: 'ben' });
    repo.editIssue(pull, { by: 'ana', title: 'Passkeys' });
    await stage.pass(60_000);
    expect(summary()).not.toContain('ben');
    expect(summary()).toContain('octo/pumps');
  });

  test('take a request of their own before it is known that they are wanted', async () => {
    const { stage } = await prepare(CONFIG);
    const repo = await found(stage, 'octo/other', ANSWERS);
    await stage.boot();
    const mark = stage.github.requests.mark();
    const pull = repo.openPullRequest({ by: 'ana', title: 'Passkeys', body: FILLED });
    repo.requestReview(pull, ['ben'], { by: 'ana' });
    await stage.pass(60_000);
    expect(reads(stage, mark).filter((name) => name === 'Reviews')).toEqual(['Reviews']);
    expect(repo.issue(pull).checks[0]?.summary).toContain('`ben`');
  });

  test('are not read where nobody asked for windows', async () => {
    const { stage, repo, pull, summary } = await prepare(`${CONFIG}${PEOPLE}`);
    repo.requestReview(pull, ['ben'], { by: 'ana' });
    const mark = stage.github.requests.mark();
    repo.editIssue(pull, { by: 'ana', title: 'Sign in with passkeys' });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item']);
    expect(summary()).not.toContain('ben');
  });

  test('of teams are left out where a token may not read their names', async () => {
    const { stage, repo, pull, summary } = await prepare();
    stage.github.setTeam('octo/pumps', ['chidi']);
    repo.requestReview(pull, ['ben', 'octo/pumps'], { by: 'ana' });
    stage.github.faults.add({
      match: { operation: 'Item' },
      fault: {
        type: 'graphql-error',
        message: "The 'combinedSlug' field requires one of the following scopes",
        errorType: 'INSUFFICIENT_SCOPES',
      },
    });
    const mark = stage.github.requests.mark();
    repo.editIssue(pull, { by: 'ana', title: 'Sign in with passkeys' });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item', 'Item']);
    expect(summary()).toContain('`ben`');
    expect(summary()).not.toContain('octo/pumps');
  });
});

describe('a question', () => {
  test('shows in the check until there is an answer, which costs a write each', async () => {
    const { stage, repo, pull, summary } = await prepare();
    repo.comment(pull, { by: 'ana', body: '@ben which phones?' });
    await stage.pass(60_000);
    expect(summary()).toContain('`ben` was asked something; their day starts Wed 2026-11-25 09:00');
    const mark = stage.github.requests.mark();
    repo.comment(pull, { by: 'chidi', body: 'All of them, I think.' });
    await stage.pass(26 * 3_600_000);
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
    repo.comment(pull, { by: 'ben', body: 'Those with a reader.' });
    await stage.pass(60_000);
    expect(summary()).not.toContain('ben');
    expect(stage.calls(mark)).toEqual({ reads: 2, writes: 1 });
  });

  test('knows of days off that were said in the issue of people', async () => {
    const stage = await startStage({ startsAt: TUESDAY });
    const config = ANSWERS.replace('timezone: UTC,', 'timezone: UTC, issue: 1,');
    const repo = await found(stage, 'octo/hello', config);
    const people = repo.openIssue({ by: 'ana', title: 'Who is away' });
    expect(people).toBe(1);
    repo.comment(people, { by: 'ben', body: '/away 2026-11-25..2026-11-26' });
    const pull = repo.openPullRequest({ by: 'ana', title: 'Passkeys', body: FILLED });
    repo.comment(pull, { by: 'ana', body: '@ben which phones?' });
    await stage.pass(60_000);
    expect(repo.issue(pull).checks[0]?.summary).toContain('their day starts Fri 2026-11-27 09:00');
  });
});
