import { describe, expect, it } from 'vitest';
import { askGraphql } from './connect.js';
import { startGitHub } from './index.js';
import type { FakeGitHub } from './index.js';

async function ask(github: FakeGitHub, selection: string): Promise<unknown> {
  const query = `query Test { repository(owner: "octo", name: "hello") { ${selection} } }`;
  const { data, errors } = await askGraphql(github, github.installationToken('octo'), query, {});
  expect(errors).toEqual([]);
  return (data as { repository: unknown }).repository;
}

async function closing(github: FakeGitHub, pull: number): Promise<readonly number[]> {
  const answer = await ask(
    github,
    `pullRequest(number: ${pull}) { closingIssuesReferences(first: 5) { nodes { number } } }`,
  );
  const { pullRequest } = answer as { pullRequest: { closingIssuesReferences: { nodes: { number: number }[] } } };
  return pullRequest.closingIssuesReferences.nodes.map(({ number }) => number);
}

describe('the issues that a pull request closes', () => {
  it('are those behind a closing keyword in its description', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const [first, second, third] = [1, 2, 3].map(() => repo.openIssue({ title: 'One thing' }));
    const body = `Fixes #${first}, #${second}. Closes octo/hello#${third}.\n\n> Fixes #${second}\n\n\`fixes #${second}\``;
    const pull = repo.openPullRequest({ title: 'One change', body });
    expect(await closing(github, pull)).toEqual([first, third]);
    repo.editIssue(pull, { body: `resolved https://github.com/octo/hello/issues/${second}` });
    expect(await closing(github, pull)).toEqual([second]);
  });

  it('are those that somebody linked by hand, whatever it says', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue = repo.openIssue({ title: 'One thing' });
    const pull = repo.openPullRequest({ title: 'One change' });
    repo.linkIssue(pull, issue);
    expect(await closing(github, pull)).toEqual([issue]);
  });

  it('are not pull requests, nor what is not there, nor named for another branch than the default', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue = repo.openIssue({ title: 'One thing' });
    repo.commitFile('a.txt', 'a', { branch: 'next' });
    const other = repo.openPullRequest({ title: 'Another change', body: `Fixes #${issue}`, base: 'next' });
    const pull = repo.openPullRequest({ title: 'One change', body: `Fixes #${other}, fixes #999` });
    expect([await closing(github, other), await closing(github, pull)]).toEqual([[], []]);
  });

  it('are closed with its merge', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const issue = repo.openIssue({ title: 'One thing' });
    const pull = repo.openPullRequest({ title: 'One change', body: `Fixes #${issue}` });
    repo.mergePull(pull);
    expect(repo.issue(issue)).toMatchObject({ state: 'closed', stateReason: 'completed' });
  });
});

it('an issue knows the open pull requests that would close it, and the closed when asked', async () => {
  await using github = await startGitHub();
  const repo = github.repository('octo/hello');
  const issue = repo.openIssue({ title: 'One thing' });
  const open = repo.openPullRequest({ title: 'One change', body: `Fixes #${issue}` });
  const closed = repo.openPullRequest({ title: 'Another change', body: `Fixes #${issue}` });
  repo.close(closed);
  const field = (args: string) => `closedByPullRequestsReferences(first: 10${args}) { nodes { number } }`;
  const answer = await ask(
    github,
    `issue(number: ${issue}) { open: ${field('')} all: ${field(', includeClosedPrs: true')} }`,
  );
  expect(answer).toEqual({
    issue: { open: { nodes: [{ number: open }] }, all: { nodes: [{ number: open }, { number: closed }] } },
  });
});
