import { describe, expect, it } from 'vitest';
import { askGraphql, connectInstallation } from './connect.js';
import { startGitHub } from './index.js';
import type { FakeGitHub } from './index.js';

const asApp = (github: FakeGitHub, query: string, variables: Record<string, unknown> = {}) =>
  askGraphql(github, github.installationToken('octo'), query, variables);

const inHello = (selection: string) => `{ repository(owner: "octo", name: "hello") { ${selection} } }`;

const PIN = 'mutation($id: ID!) { pinIssue(input: { issueId: $id }) { issue { number isPinned } } }';
const UNPIN = 'mutation($id: ID!) { unpinIssue(input: { issueId: $id }) { issue { number isPinned } } }';

/** Global ids of issues, the oldest first. */
async function idsOf(github: FakeGitHub): Promise<readonly unknown[]> {
  const { data } = await asApp(github, inHello('issues(first: 10) { nodes { id } }'));
  const { repository } = data as { repository: { issues: { nodes: { id: unknown }[] } } };
  return repository.issues.nodes.map(({ id }) => id);
}

describe('pins', () => {
  it('are three at most, and told of in the timeline', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    for (const title of ['One', 'Two', 'Three', 'Four']) repo.openIssue({ by: 'ana', title });
    const [one, two, three, four] = await idsOf(github);
    for (const id of [one, two, three]) expect((await asApp(github, PIN, { id })).errors).toEqual([]);
    expect((await asApp(github, PIN, { id: four })).errors).toMatchObject([{ type: 'UNPROCESSABLE' }]);
    expect(repo.pinned()).toEqual([3, 2, 1]);
    await asApp(github, UNPIN, { id: two });
    await asApp(github, UNPIN, { id: two });
    const events = 'timelineItems(first: 5, itemTypes: [PINNED_EVENT, UNPINNED_EVENT]) { nodes { __typename } }';
    const selection = `pinnedIssues(first: 3) { nodes { issue { number } } } issue(number: 2) { isPinned ${events} }`;
    expect((await asApp(github, inHello(selection))).data).toEqual({
      repository: {
        pinnedIssues: { nodes: [3, 1].map((number) => ({ issue: { number } })) },
        issue: {
          isPinned: false,
          timelineItems: { nodes: [{ __typename: 'PinnedEvent' }, { __typename: 'UnpinnedEvent' }] },
        },
      },
    });
  });

  it('take write access, or Issues of an app, and go with their issue', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello', { roles: { ana: 'write', ben: 'triage' } });
    const number = repo.openIssue({ by: 'ana', title: 'One' });
    const [id] = await idsOf(github);
    const as = (login: string) => askGraphql(github, github.userToken(login), PIN, { id });
    expect((await as('ben')).errors).toMatchObject([{ type: 'FORBIDDEN' }]);
    expect((await as('ana')).errors).toEqual([]);
    expect(repo.pinned()).toEqual([number]);
    repo.deleteIssue(number);
    expect(repo.pinned()).toEqual([]);
  });
});

describe('discussions', () => {
  const CREATE = `mutation($repo: ID!, $category: ID!) {
    createDiscussion(input: { repositoryId: $repo, categoryId: $category, title: "T", body: "B" }) {
      discussion { id number url closed }
    }
  }`;

  interface Beginning {
    readonly repository: { readonly id: string; readonly none: null; readonly category: { readonly id: string } };
  }

  async function begin(github: FakeGitHub) {
    const repo = github.repository('octo/hello', { discussions: ['General', 'Weekly notes'] });
    repo.openIssue({ by: 'ana', title: 'One' });
    const selection =
      'id none: discussionCategory(slug: "other") { id } category: discussionCategory(slug: "weekly-notes") { id }';
    const { repository } = (await asApp(github, inHello(selection))).data as unknown as Beginning;
    expect(repository.none).toBeNull();
    return { repo: repository.id, category: repository.category.id };
  }

  it('are numbered with issues, listed by category, edited and closed', async () => {
    await using github = await startGitHub({ app: { permissions: { discussions: 'write' } } });
    const { repo, category } = await begin(github);
    const made = (await asApp(github, CREATE, { repo, category })).data as {
      readonly createDiscussion: { readonly discussion: { readonly id: string } };
    };
    const { discussion } = made.createDiscussion;
    expect(discussion).toMatchObject({ number: 2, url: `${github.url}/octo/hello/discussions/2`, closed: false });
    const change = `mutation($id: ID!) {
      updateDiscussion(input: { discussionId: $id, body: "C" }) { discussion { body } }
      closeDiscussion(input: { discussionId: $id, reason: DUPLICATE }) { discussion { closed stateReason } }
    }`;
    expect((await asApp(github, change, { id: discussion.id })).data).toEqual({
      updateDiscussion: { discussion: { body: 'C' } },
      closeDiscussion: { discussion: { closed: true, stateReason: 'DUPLICATE' } },
    });
    const list = (id: string) =>
      asApp(
        github,
        inHello(`discussions(first: 5, categoryId: "${id}") { nodes { body viewerDidAuthor category { slug } } }`),
      );
    expect((await list(category)).data).toEqual({
      repository: {
        discussions: { nodes: [{ body: 'C', viewerDidAuthor: true, category: { slug: 'weekly-notes' } }] },
      },
    });
    expect((await list('DIC_none')).errors).toMatchObject([{ type: 'NOT_FOUND' }]);
  });

  it('take a permission of their own', async () => {
    await using github = await startGitHub();
    const variables = await begin(github);
    expect((await asApp(github, CREATE, variables)).errors).toMatchObject([{ type: 'FORBIDDEN' }]);
  });
});

it('a repository without issues takes none', async () => {
  await using github = await startGitHub();
  github.repository('octo/hello', { issues: false });
  const { rest } = connectInstallation(github, 'octo');
  await expect(rest.issues.create({ owner: 'octo', repo: 'hello', title: 'One' })).rejects.toMatchObject({
    status: 410,
  });
});
