import { describe, expect, it } from 'vitest';
import { connectApp, connectInstallation, connectWith } from './connect.js';
import { startGitHub } from './index.js';

const at = { owner: 'octo', repo: 'hello' };

describe('who may ask what', () => {
  it('gives the app its name and its installations by JSON web token', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const app = connectApp(github);
    expect((await app.rest.apps.getAuthenticated()).data).toMatchObject({
      slug: 'async-conventions',
      installations_count: 1,
    });
    expect((await app.rest.apps.listInstallations()).data.map((each) => each.id)).toEqual([repo.installationId()]);
    expect((await app.rest.apps.getRepoInstallation(at)).data.id).toBe(repo.installationId());
  });

  it('answers 401 without a token, with a wrong one and with one that ran out', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    const bare = await fetch(`${github.apiUrl}/repos/octo/hello`);
    expect([bare.status, await bare.json()]).toEqual([
      401,
      expect.objectContaining({ message: 'Requires authentication' }),
    ]);
    await expect(connectWith(github, 'ghs_wrong').rest.repos.get(at)).rejects.toMatchObject({ status: 401 });
    const octokit = connectWith(github, github.installationToken('octo'));
    expect((await octokit.rest.repos.get(at)).status).toBe(200);
    github.expireTokens();
    await expect(octokit.rest.repos.get(at)).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining('Bad credentials') as string,
    });
  });

  it('counts creating a token apart from reads and writes', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello');
    await connectInstallation(github, 'octo').rest.repos.get(at);
    expect([github.requests.tokens().length, github.requests.reads().length, github.requests.writes().length]).toEqual([
      1, 1, 0,
    ]);
  });

  it('narrows a token to permissions and repositories', async () => {
    await using github = await startGitHub();
    github.repository('octo/hello', { private: true });
    github.repository('octo/other', { private: true });
    const installation_id = github.installationId('octo');
    const { data } = await connectApp(github).rest.apps.createInstallationAccessToken({
      installation_id,
      repositories: ['hello'],
      permissions: { issues: 'read' },
    });
    expect(data.permissions).toEqual({ issues: 'read', metadata: 'read' });
    const octokit = connectWith(github, data.token);
    expect(
      (await octokit.rest.apps.listReposAccessibleToInstallation()).data.repositories.map((repo) => repo.name),
    ).toEqual(['hello']);
    await expect(octokit.rest.repos.get({ owner: 'octo', repo: 'other' })).rejects.toMatchObject({ status: 404 });
    await expect(octokit.rest.issues.create({ ...at, title: 'no' })).rejects.toMatchObject({ status: 403 });
  });

  it('says which permission is missing', async () => {
    await using github = await startGitHub();
    const number = github.repository('octo/hello').openIssue({ by: 'ana', title: 'x' });
    github.revokePermission('octo', 'issues');
    const refusal = connectInstallation(github, 'octo').rest.issues.createComment({
      ...at,
      issue_number: number,
      body: 'x',
    });
    await expect(refusal).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration') as string,
      response: { headers: { 'x-accepted-github-permissions': 'issues=write' } },
    });
  });

  it('hides a private repository from those it is not for', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello', { private: true, installed: false });
    github.repository('octo/other');
    await expect(connectInstallation(github, 'octo').rest.repos.get(at)).rejects.toMatchObject({ status: 404 });
    const ben = connectWith(github, github.userToken('ben'));
    await expect(ben.rest.repos.get(at)).rejects.toMatchObject({ status: 404 });
    repo.setPermission('ben', 'read');
    expect((await ben.rest.repos.get(at)).status).toBe(200);
  });

  it('lets an archived repository be read only', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello');
    const number = repo.openIssue({ title: 'x' });
    repo.archive(true);
    const octokit = connectInstallation(github, 'octo');
    expect((await octokit.rest.issues.get({ ...at, issue_number: number })).status).toBe(200);
    await expect(octokit.rest.issues.addLabels({ ...at, issue_number: number, labels: ['a'] })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('tells what somebody may do in a repository', async () => {
    await using github = await startGitHub();
    const repo = github.repository('octo/hello', { roles: { ana: 'maintain', ben: 'triage' } });
    github.person('cleo');
    const octokit = connectInstallation(github, 'octo');
    const ask = async (username: string) => {
      const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username });
      return [data.permission, data.role_name];
    };
    expect(await ask('ana')).toEqual(['write', 'maintain']);
    expect(await ask('ben')).toEqual(['read', 'triage']);
    expect(await ask('cleo')).toEqual(['read', 'read']);
    await expect(ask('nobody')).rejects.toMatchObject({ status: 404 });
    repo.setPermission('cleo', 'write', 'Release manager');
    expect(await ask('cleo')).toEqual(['write', 'Release manager']);
    repo.setPermission('cleo', 'none');
    expect(await ask('cleo')).toEqual(['none', 'none']);
  });

  it('tells who is in a team where the permission is given, page by page', async () => {
    await using github = await startGitHub({ app: { permissions: { members: 'read' } } });
    github.repository('octo/hello');
    github.setTeam('octo/platform', ['ana', 'ben', 'cleo']);
    github.setTeam('acme/other', ['dan']);
    const octokit = connectInstallation(github, 'octo');
    const list = async (
      org: string,
      team_slug: string,
      page?: { readonly page: number; readonly per_page: number },
    ) => {
      const { data } = await octokit.rest.teams.listMembersInOrg({ org, team_slug, ...page });
      return data.map(({ login }) => login);
    };
    expect(await list('octo', 'platform')).toEqual(['ana', 'ben', 'cleo']);
    expect(await list('Octo', 'Platform', { page: 2, per_page: 2 })).toEqual(['cleo']);
    await expect(list('octo', 'nobodies')).rejects.toMatchObject({ status: 404 });
    await expect(list('acme', 'other')).rejects.toMatchObject({ status: 404 });
    github.deleteAccount('ben');
    expect(await list('octo', 'platform')).toEqual(['ana', 'cleo']);
    github.revokePermission('octo', 'members');
    await expect(list('octo', 'platform')).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-accepted-github-permissions': 'members=read' } },
    });
  });

  it('turns a manifest into an app once', async () => {
    await using github = await startGitHub();
    const code = github.offerManifest({
      name: 'Our Async',
      default_permissions: { issues: 'write' },
      default_events: ['issues'],
    });
    const octokit = connectWith(github, github.userToken('ana'));
    const { data } = await octokit.rest.apps.createFromManifest({ code });
    expect(data).toMatchObject({
      slug: 'our-async',
      permissions: { issues: 'write', metadata: 'read' },
      events: ['issues'],
    });
    expect(data.pem).toContain('BEGIN RSA PRIVATE KEY');
    await expect(octokit.rest.apps.createFromManifest({ code })).rejects.toMatchObject({ status: 404 });
  });
});
