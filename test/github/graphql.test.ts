import { describe, expect, it } from 'vitest';
import { askGraphql, connectInstallation } from './connect.js';
import { startGitHub } from './index.js';
import type { FakeGitHub } from './index.js';

const at = { owner: 'octo', name: 'hello' };

/** Asks as the app; the test names what stands inside `repository`. */
function askIn(github: FakeGitHub, selection: string, variables: Record<string, unknown> = {}, declared = '') {
  const query = `query Test($owner: String!, $name: String!${declared}) { repository(owner: $owner, name: $name) { ${selection} } }`;
  return askGraphql(github, github.installationToken('octo'), query, { ...at, ...variables });
}

describe('what is refused', () => {
  it('is a field GitHub does not have', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const answer = await askIn(github, 'issues(first: 1) { nodes { bodyMarkdown } }');
    expect(answer).toMatchObject({
      status: 200,
      data: undefined,
      errors: [
        {
          message: "Field 'bodyMarkdown' doesn't exist on type 'Issue'",
          extensions: { code: 'undefinedField', typeName: 'Issue', fieldName: 'bodyMarkdown' },
        },
      ],
    });
  });

  it('is a query that does not parse, and one whose aliases clash', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    expect((await askIn(github, 'issues(')).errors).toHaveLength(1);
    const clash = '... on Issue { state } ... on PullRequest { state }';
    const answer = await askIn(github, `issueOrPullRequest(number: 1) { ${clash} }`);
    expect(answer.errors[0]?.['message']).toContain('conflict');
  });

  it('is a list without a bound, one beyond 100, and more than half a million nodes', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const typeOf = async (selection: string) => (await askIn(github, selection)).errors[0]?.['type'];
    expect(await typeOf('issues { nodes { number } }')).toBe('MISSING_PAGINATION_BOUNDARIES');
    expect(await typeOf('issues(first: 101) { nodes { number } }')).toBe('EXCESSIVE_PAGINATION');
    const deep =
      'issues(first: 100) { nodes { comments(first: 100) { nodes { userContentEdits(first: 100) { nodes { id } } } } } }';
    expect(await typeOf(deep)).toBe('MAX_NODE_LIMIT_EXCEEDED');
  });

  it('is asking without a token', async () => {
    await using github = await startGitHub();
    expect((await askGraphql(github, '', '{ viewer { login } }')).status).toBe(401);
  });

  it('is, loudly, what GitHub has and the fake does not serve', async () => {
    await using github = await startGitHub({ lenient: true });
    github.repository('octo/hello');
    const answer = await askIn(github, 'issues(first: 1) { nodes { milestone { title } } }');
    expect([answer.status, answer.message]).toEqual([400, expect.stringContaining('does not serve Issue.milestone')]);
    expect(github.problems).toHaveLength(1);
  });
});

describe('what is not there', () => {
  it('is null with an error of type NOT_FOUND, beside the data that is there', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const query = `{ here: repository(owner: "octo", name: "hello") { name } there: repository(owner: "octo", name: ".github") { name } }`;
    const answer = await askGraphql(github, github.installationToken('octo'), query);
    expect(answer.data).toEqual({ here: { name: 'hello' }, there: null });
    expect(answer.errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['there'],
        message: "Could not resolve to a Repository with the name 'octo/.github'.",
      },
    ]);
  });

  it('is plainly null for a file and a label', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const answer = await askIn(github, 'label(name: "x") { name } object(expression: "HEAD:none") { oid }');
    expect(answer).toMatchObject({ data: { repository: { label: null, object: null } }, errors: [] });
  });

  it('is FORBIDDEN where the permission is missing and the repository private', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello', { private: true, files: { a: 'b' } });
    github.revokePermission('octo', 'contents');
    const answer = await askIn(github, 'name object(expression: "HEAD:a") { oid }');
    expect(answer).toMatchObject({
      data: { repository: { name: 'hello', object: null } },
      errors: [
        { type: 'FORBIDDEN', path: ['repository', 'object'], message: 'Resource not accessible by integration' },
      ],
    });
  });
});

describe('people and bots', () => {
  it('bear their logins without [bot], but for the viewer', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ by: 'dependabot[bot]', title: 'x' });
    repo.comment(number, { by: 'ana', body: 'hello' });
    await connectInstallation(github, 'octo').rest.issues.createComment({
      owner: 'octo',
      repo: 'hello',
      issue_number: number,
      body: 'ours',
    });
    github.deleteAccount('ana');
    const comments = 'comments(first: 10) { nodes { author { __typename login } viewerDidAuthor } }';
    const answer = await askIn(github, `issue(number: ${number}) { author { __typename login } ${comments} }`);
    expect(answer.data).toEqual({
      repository: {
        issue: {
          author: { __typename: 'Bot', login: 'dependabot' },
          comments: {
            nodes: [
              { author: null, viewerDidAuthor: false },
              { author: { __typename: 'Bot', login: 'async-conventions' }, viewerDidAuthor: true },
            ],
          },
        },
      },
    });
    const viewer = async (token: string) => (await askGraphql(github, token, '{ viewer { login } }')).data;
    expect(await viewer(github.installationToken('octo'))).toEqual({ viewer: { login: 'async-conventions[bot]' } });
    expect(await viewer(github.userToken('ben'))).toEqual({ viewer: { login: 'ben' } });
  });
});

describe('items', () => {
  it('show labels, edits, type and timeline', async () => {
    let now = Date.parse('2026-03-02T10:00:00Z');
    await using github = await startGitHub({ now: () => (now += 1000) });
    const repo = github.repository('octo/hello', { roles: { ana: 'write' } });
    const number = repo.openIssue({
      by: 'ana',
      title: 'one',
      body: 'a',
      labels: ['x'],
      type: 'Bug',
      assignees: ['ben'],
    });
    const gone = repo.comment(number, { by: 'ben', body: 'oops' });
    repo.editIssue(number, { by: 'cleo', title: 'two', body: 'b' });
    repo.removeLabel(number, 'x', { by: 'ben' });
    repo.deleteComment(gone, { by: 'ana' });
    repo.close(number, { by: 'ana', as: 'duplicate' });
    const answer = await askIn(
      github,
      `issue(number: ${number}) {
        title authorAssociation issueType { name } assignees(first: 5) { nodes { login } }
        state stateReason(enableDuplicate: true) plain: stateReason
        editor { login } userContentEdits(first: 5) { totalCount nodes { diff editor { login } } }
        timelineItems(first: 20, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, COMMENT_DELETED_EVENT, RENAMED_TITLE_EVENT, CLOSED_EVENT]) {
          nodes {
            __typename
            ... on LabeledEvent { label { name } actor { login } }
            ... on UnlabeledEvent { label { name } actor { login } }
            ... on CommentDeletedEvent { actor { login } deletedCommentAuthor { login } }
            ... on RenamedTitleEvent { previousTitle currentTitle }
            ... on ClosedEvent { stateReason }
          }
        }
      }`,
    );
    const login = (name: string) => ({ login: name });
    expect(answer).toMatchObject({
      errors: [],
      data: {
        repository: {
          issue: {
            title: 'two',
            authorAssociation: 'MEMBER',
            issueType: { name: 'Bug' },
            assignees: { nodes: [login('ben')] },
            state: 'CLOSED',
            stateReason: 'DUPLICATE',
            plain: 'NOT_PLANNED',
            editor: login('cleo'),
            userContentEdits: {
              totalCount: 2,
              nodes: [
                { diff: 'b', editor: login('cleo') },
                { diff: 'a', editor: login('ana') },
              ],
            },
            timelineItems: {
              nodes: [
                { __typename: 'LabeledEvent', label: { name: 'x' }, actor: login('ana') },
                { __typename: 'RenamedTitleEvent', previousTitle: 'one', currentTitle: 'two' },
                { __typename: 'UnlabeledEvent', label: { name: 'x' }, actor: login('ben') },
                { __typename: 'CommentDeletedEvent', actor: login('ana'), deletedCommentAuthor: login('ben') },
                { __typename: 'ClosedEvent', stateReason: 'DUPLICATE' },
              ],
            },
          },
        },
      },
    });
  });

  it('have an edit history of whole texts, newest first, the first version among them', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ by: 'ana', title: 'x', body: 'one\n\ntwo' });
    const history = 'body userContentEdits(first: 2) { totalCount nodes { diff editor { login } } }';
    const ask = async () => (await askIn(github, `issue(number: ${number}) { ${history} }`)).data?.['repository'];
    expect(await ask()).toEqual({
      issue: { body: 'one\n\ntwo', userContentEdits: { totalCount: 0, nodes: [] } },
    });
    repo.editIssue(number, { by: 'ben', body: 'one\n\nthree' });
    repo.editIssue(number, { by: 'ana', body: 'four\n\nthree' });
    expect(await ask()).toEqual({
      issue: {
        body: 'four\n\nthree',
        userContentEdits: {
          totalCount: 3,
          nodes: [
            { diff: 'four\n\nthree', editor: { login: 'ana' } },
            { diff: 'one\n\nthree', editor: { login: 'ben' } },
          ],
        },
      },
    });
  });

  it('have comments with all eight kinds of reactions, and whether the one who asks left them', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ title: 'x' });
    const id = repo.comment(number, { body: '/approve' });
    repo.react(id, '+1', { by: 'async-conventions[bot]' });
    repo.react(id, 'eyes', { by: 'ana' });
    const groups = 'comments(first: 1) { nodes { reactionGroups { content viewerHasReacted } } }';
    const selection = `{ repository(owner: "octo", name: "hello") { issue(number: ${number}) { ${groups} } } }`;
    const ask = async (token: string) => {
      const { data } = await askGraphql(github, token, selection);
      const { issue } = data?.['repository'] as {
        issue: { comments: { nodes: { reactionGroups: { content: string; viewerHasReacted: boolean }[] }[] } };
      };
      return issue.comments.nodes[0]?.reactionGroups ?? [];
    };
    const own = async (token: string) =>
      (await ask(token)).filter(({ viewerHasReacted }) => viewerHasReacted).map(({ content }) => content);
    const [app, ana, ben] = [github.installationToken('octo'), github.userToken('ana'), github.userToken('ben')];
    expect((await ask(app)).map(({ content }) => content)).toHaveLength(8);
    expect([await own(app), await own(ana), await own(ben)]).toEqual([['THUMBS_UP'], ['EYES'], []]);
  });

  it('come in pages forwards and backwards', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    for (const title of ['a', 'b', 'c', 'd']) repo.openIssue({ title });
    const ask = async (args: string) => {
      const answer = await askIn(
        github,
        `issues(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { title } }`,
      );
      const page = (
        answer.data?.['repository'] as {
          issues: { nodes: { title: string }[]; pageInfo: Record<string, string | boolean> };
        }
      ).issues;
      return { titles: page.nodes.map((node) => node.title).join(''), ...page.pageInfo } as Record<
        string,
        string | boolean
      >;
    };
    const first = await ask('first: 3');
    expect(first).toMatchObject({ titles: 'abc', hasNextPage: true, hasPreviousPage: false });
    expect(await ask(`first: 3, after: "${String(first['endCursor'])}"`)).toMatchObject({
      titles: 'd',
      hasNextPage: false,
    });
    const last = await ask('last: 1');
    expect(last).toMatchObject({ titles: 'd', hasPreviousPage: true });
    expect(await ask(`last: 2, before: "${String(last['startCursor'])}"`)).toMatchObject({
      titles: 'bc',
      hasPreviousPage: true,
    });
    expect(await ask('first: 4, orderBy: { field: CREATED_AT, direction: DESC }')).toMatchObject({ titles: 'dcba' });
  });

  it('are chosen by label, any of those named, and state', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    repo.openIssue({ title: 'a', labels: ['x'] });
    repo.openIssue({ title: 'b', labels: ['y'] });
    repo.close(repo.openIssue({ title: 'c', labels: ['x'] }));
    const answer = await askIn(github, 'issues(first: 9, labels: ["X", "y"], states: [OPEN]) { nodes { title } }');
    expect(answer.data).toEqual({ repository: { issues: { nodes: [{ title: 'a' }, { title: 'b' }] } } });
  });
});

describe('commits', () => {
  it('show files, history by path, the pull requests they came by, and checks beyond 32 bits', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello', { files: { '.github/async.yml': 'version: 1\n' } });
    const number = repo.openPullRequest({
      by: 'ben',
      title: 'Config',
      files: { '.github/async.yml': 'version: 2\n', other: 'x' },
    });
    const head_sha = repo.issue(number).headSha ?? '';
    const { rest } = connectInstallation(github, 'octo');
    const { data: run } = await rest.checks.create({
      owner: 'octo',
      repo: 'hello',
      name: 'async-conventions',
      head_sha,
      conclusion: 'neutral',
    });
    repo.mergePull(number);
    const answer = await askIn(
      github,
      `object(expression: "HEAD:.github") { ... on Tree { entries { name type size } } }
       pullRequest(number: ${number}) {
         state files(first: 5) { nodes { path changeType } }
         commits(last: 1) { nodes { commit {
           file(path: ".github/async.yml") { object { ... on Blob { text byteSize isBinary isTruncated } } }
           checkSuites(first: 5, filterBy: { appId: $app }) { nodes { status checkRuns(first: 5) { nodes { databaseId conclusion } } } }
         } } }
       }
       defaultBranchRef { name target { ... on Commit { history(path: ".github/async.yml", first: 5) {
         totalCount nodes { messageHeadline associatedPullRequests(first: 1) { nodes { number baseRefName } } }
       } } } }`,
      { app: github.app.id },
      ', $app: Int',
    );
    expect(answer).toMatchObject({
      errors: [],
      data: {
        repository: {
          object: { entries: [{ name: 'async.yml', type: 'blob', size: 11 }] },
          pullRequest: {
            state: 'MERGED',
            files: {
              nodes: [
                { path: '.github/async.yml', changeType: 'MODIFIED' },
                { path: 'other', changeType: 'ADDED' },
              ],
            },
            commits: {
              nodes: [
                {
                  commit: {
                    file: { object: { text: 'version: 2\n', byteSize: 11, isBinary: false, isTruncated: false } },
                    checkSuites: {
                      nodes: [
                        { status: 'COMPLETED', checkRuns: { nodes: [{ databaseId: run.id, conclusion: 'NEUTRAL' }] } },
                      ],
                    },
                  },
                },
              ],
            },
          },
          defaultBranchRef: {
            name: 'main',
            target: {
              history: {
                totalCount: 2,
                nodes: [
                  { associatedPullRequests: { nodes: [{ number, baseRefName: 'main' }] } },
                  { messageHeadline: 'First commit', associatedPullRequests: { nodes: [] } },
                ],
              },
            },
          },
        },
      },
    });
    expect(run.id).toBeGreaterThan(2 ** 32);
  });
});

describe('the annotations of a check run', () => {
  it('are read with their places, in the order in which they came', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const sha = repo.headSha();
    const { rest } = connectInstallation(github, 'octo');
    const note = { path: 'a.txt', annotation_level: 'failure' as const, message: 'Here.' };
    const annotations = [
      { ...note, start_line: 3, end_line: 3, start_column: 2, end_column: 4, title: 'Look' },
      { ...note, start_line: 1, end_line: 2 },
    ];
    const output = { title: 'x', summary: 'y', annotations };
    await rest.checks.create({ owner: 'octo', repo: 'hello', name: 'x', head_sha: sha, output });
    const fields =
      'path title message annotationLevel location { start { line column } end { line column } } rawDetails blobUrl';
    const run = `checkRuns(first: 1) { nodes { annotations(first: 50) { totalCount nodes { ${fields} } } } }`;
    const commit = `... on Commit { checkSuites(first: 1) { nodes { ${run} } } }`;
    const answer = await askIn(github, `object(oid: "${sha}") { ${commit} }`);
    const shared = {
      path: 'a.txt',
      message: 'Here.',
      annotationLevel: 'FAILURE',
      rawDetails: null,
      blobUrl: `${github.url}/octo/hello/blob/${sha}/a.txt`,
    };
    const nodes = [
      { ...shared, title: 'Look', location: { start: { line: 3, column: 2 }, end: { line: 3, column: 4 } } },
      { ...shared, title: null, location: { start: { line: 1, column: null }, end: { line: 2, column: null } } },
    ];
    expect(answer).toMatchObject({
      errors: [],
      data: {
        repository: {
          object: { checkSuites: { nodes: [{ checkRuns: { nodes: [{ annotations: { totalCount: 2, nodes } }] } }] } },
        },
      },
    });
  });
});

describe('cost', () => {
  it("follows GitHub's rule", async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const lists =
      'issues(first: 100) { nodes { labels(first: 60) { nodes { name } } comments(first: 60) { nodes { id } } } }';
    const query = `{ rateLimit { cost nodeCount limit } repository(owner: "octo", name: "hello") { ${lists} } }`;
    const answer = await askGraphql(github, github.installationToken('octo'), query);
    expect(answer.data?.['rateLimit']).toEqual({ cost: 2, nodeCount: 12_100, limit: 5000 });
  });
});
