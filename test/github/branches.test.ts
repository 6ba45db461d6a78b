import { describe, expect, it } from 'vitest';
import { askGraphql, connectInstallation } from './connect.js';
import { startGitHub } from './index.js';
import type { FakeGitHub } from './index.js';
import { ourPermissions } from './defaults.js';
import { listHistory } from './state/git.js';

const at = { owner: 'octo', repo: 'hello' };

const MAY_WRITE = { permissions: { ...ourPermissions, contents: 'write' } } as const;

/** Commits a file on top of some commits, the last of which gives the tree, and returns the commit. */
async function commit(github: FakeGitHub, parents: readonly string[], path: string, content: string): Promise<string> {
  const { rest } = connectInstallation(github, 'octo');
  const first = github.world.repositories.get('octo/hello')?.commits.get(parents.at(-1) ?? '');
  const tree = await rest.git.createTree({
    ...at,
    base_tree: first?.treeOid ?? '',
    tree: [{ path, mode: '100644', type: 'blob', content }],
  });
  const message = `Write ${path}`;
  return (await rest.git.createCommit({ ...at, message, tree: tree.data.sha, parents: [...parents] })).data.sha;
}

describe('a branch made by the app', () => {
  it('leaves others alone, and holds what its base holds and what was committed', async () => {
    await using github = await startGitHub({ app: MAY_WRITE });
    const repo = github.repository('octo/hello', { files: { 'docs/a.md': 'a' } });
    const { rest } = connectInstallation(github, 'octo');
    const main = repo.headSha();
    const sha = await commit(github, [main], 'docs/b.md', 'b');
    await rest.git.createRef({ ...at, ref: 'refs/heads/ours/b', sha });
    expect([repo.file('docs/a.md', 'ours/b'), repo.file('docs/b.md', 'ours/b')]).toEqual(['a', 'b']);
    expect([repo.headSha(), repo.file('docs/b.md')]).toEqual([main, null]);
  });

  it('is made once, is moved forward alone, and points at nothing that is not there', async () => {
    await using github = await startGitHub({ app: MAY_WRITE });
    const repo = github.repository('octo/hello');
    const { rest } = connectInstallation(github, 'octo');
    const one = await commit(github, [repo.headSha()], 'one', '1');
    const other = await commit(github, [repo.headSha()], 'other', '2');
    const create = (sha: string) => rest.git.createRef({ ...at, ref: 'refs/heads/ours', sha });
    const move = (sha: string, ref = 'heads/ours') => rest.git.updateRef({ ...at, ref, sha });
    await create(one);
    await expect(create(other)).rejects.toThrow('exists');
    await expect(move(other)).rejects.toThrow('fast forward');
    await expect(move(one, 'heads/none')).rejects.toMatchObject({ status: 422 });
    await expect(move('0'.repeat(40))).rejects.toMatchObject({ status: 422 });
    const both = await commit(github, [one, other], 'both', '3');
    await move(both);
    expect(repo.headSha('ours')).toBe(both);
  });

  it('needs the permission to write contents, and says so', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    await expect(commit(github, [repo.headSha()], 'one', '1')).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-accepted-github-permissions': 'contents=write' } },
    });
    github.grantPermission('octo', 'contents', 'write');
    expect(await commit(github, [repo.headSha()], 'one', '1')).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('a pull request opened by the app', () => {
  async function open() {
    const github = await startGitHub({ app: MAY_WRITE });
    const repo = github.repository('octo/hello');
    const { rest } = connectInstallation(github, 'octo');
    const first = await commit(github, [repo.headSha()], 'one', '1');
    await rest.git.createRef({ ...at, ref: 'refs/heads/ours', sha: first });
    const create = () => rest.pulls.create({ ...at, title: 'One', body: 'See #1', head: 'ours', base: 'main' });
    const { data } = await create();
    return { github, repo, rest, first, create, number: data.number };
  }

  it('notifies once, is there once while open, and is found by its branch', async () => {
    const { github, repo, rest, number, create } = await open();
    await expect(create()).rejects.toThrow('already exists');
    expect(repo.issue(number)).toMatchObject({ author: 'async-conventions[bot]', state: 'open', title: 'One' });
    expect(repo.notifications()).toMatchObject([
      { reason: 'issue', number, actor: 'async-conventions[bot]', mentions: [] },
    ]);
    const found = await rest.pulls.list({ ...at, head: 'octo:ours', state: 'all' });
    expect(found.data.map((pull) => pull.number)).toEqual([number]);
    const query = `query Pulls($owner: String!, $name: String!) {
      repository(owner: $owner, name: $name) { pullRequests(headRefName: "ours", first: 5) { nodes { number state } } }
    }`;
    const answer = await askGraphql(github, github.installationToken('octo'), query, { owner: 'octo', name: 'hello' });
    expect(answer).toMatchObject({ data: { repository: { pullRequests: { nodes: [{ number, state: 'OPEN' }] } } } });
    await github.stop();
  });

  it('follows its branch, also where that took in its base', async () => {
    const { github, repo, rest, first, number } = await open();
    repo.commitFile('other', 'of somebody else');
    const second = await commit(github, [first, repo.headSha()], 'two', '2');
    await rest.git.updateRef({ ...at, ref: 'heads/ours', sha: second });
    expect(repo.issue(number).headSha).toBe(second);
    expect((await rest.pulls.listFiles({ ...at, pull_number: number })).data.map(({ filename }) => filename)).toEqual([
      'two',
    ]);
    repo.mergePull(number);
    expect([repo.file('other'), repo.file('two')]).toEqual(['of somebody else', '2']);
    await github.stop();
  });

  it('has a history by path that passes merges over', async () => {
    const { github, repo, first, number } = await open();
    repo.mergePull(number);
    repo.commitFile('other', 'later');
    const world = github.world.repositories.get('octo/hello');
    if (world === undefined) throw new Error('no repository');
    expect(listHistory(world, repo.headSha(), 'one').map(({ sha }) => sha)).toEqual([first]);
    await github.stop();
  });

  it('is closed with its branch, and cannot be opened where there is nothing to merge', async () => {
    const { github, repo, rest, number } = await open();
    repo.deleteBranch('ours');
    expect(repo.issue(number)).toMatchObject({ state: 'closed', merged: false });
    await rest.git.createRef({ ...at, ref: 'refs/heads/same', sha: repo.headSha() });
    const create = (head: string) => rest.pulls.create({ ...at, title: 'x', head, base: 'main' });
    await expect(create('same')).rejects.toThrow('No commits between');
    await expect(create('none')).rejects.toMatchObject({ status: 422 });
    await github.stop();
  });
});
