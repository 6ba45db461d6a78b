import { expect, test } from 'vitest';
import { look, readerOf } from './look.js';
import type { Look } from './look.js';

const MEMBERS = 'teams/list-members-in-org';

/** An organisation that lets the app see who is in its teams. */
async function open(): Promise<Look> {
  return look({ app: { permissions: { issues: 'read', contents: 'read', members: 'read' } } });
}

test('a team is its members, in lower case, asked once in ten minutes', async () => {
  const stage = await open();
  const read = readerOf(stage, stage.github.repository('octo/hello'));
  stage.github.setTeam('octo/platform', ['Ana', 'ben']);
  const teams = async () => (await read({ teams: ['Octo/Platform', 'octo/platform'] })).teams;
  expect(await teams()).toEqual({ 'octo/platform': ['ana', 'ben'] });
  stage.github.setTeam('octo/platform', ['cleo']);
  await stage.clock.advance(10 * 60_000 - 1);
  expect(await teams()).toEqual({ 'octo/platform': ['ana', 'ben'] });
  expect(stage.asked()).toEqual([MEMBERS]);
  await stage.clock.advance(1);
  expect(await teams()).toEqual({ 'octo/platform': ['cleo'] });
});

test('a team of up to 300 is read whole, a larger one is not known', async () => {
  const stage = await open();
  const read = readerOf(stage, stage.github.repository('octo/hello'));
  const people = Array.from({ length: 300 }, (_, index) => `person-${index}`);
  stage.github.setTeam('octo/many', people.slice(0, 299));
  stage.github.setTeam('octo/more', people);
  const { teams } = await read({ teams: ['octo/many', 'octo/more'] });
  expect(teams).toEqual({ 'octo/many': people.slice(0, 299), 'octo/more': null });
  expect(stage.asked()).toEqual(Array(6).fill(MEMBERS));
});

test('teams are not known where the app may not see them: the log is told once, GitHub asked again after ten minutes', async () => {
  const stage = await look();
  const repo = stage.github.repository('octo/hello');
  stage.github.setTeam('octo/platform', ['ana']);
  stage.github.setTeam('octo/design', ['ben']);
  const read = readerOf(stage, repo);
  const teams = async (...names: readonly string[]) => Object.values((await read({ teams: names })).teams);
  expect(await teams('octo/platform', 'octo/design')).toEqual([null, null]);
  const reason = 'missing-permission members=read';
  expect(stage.warnings).toEqual([{ installation: repo.ref().installation, reason }]);
  stage.asked();
  expect(await teams('octo/docs', 'octo/platform')).toEqual([null, null]);
  expect(stage.asked()).toEqual([]);
  await stage.clock.advance(10 * 60_000);
  expect(await teams('octo/docs')).toEqual([null]);
  expect(stage.asked()).toEqual([MEMBERS]);
  expect(stage.warnings).toHaveLength(1);
});

test('a team that is not there, is of another owner or cannot be one is not known, and no other owner is asked', async () => {
  const stage = await open();
  stage.github.setTeam('acme/secret', ['ana']);
  const names = ['octo/nobodies', 'acme/secret', 'octo', 'octo/../acme', ''];
  const { teams } = await readerOf(stage, stage.github.repository('octo/hello'))({ teams: names });
  expect(Object.entries(teams)).toEqual(names.map((name) => [name, null]));
  expect(stage.asked()).toEqual([MEMBERS]);
  expect(stage.warnings).toEqual([]);
});

test('ten teams are asked for at most', async () => {
  const stage = await open();
  const names = Array.from({ length: 12 }, (_, index) => `octo/team-${index}`);
  for (const name of names) stage.github.setTeam(name, ['ana']);
  const { teams } = await readerOf(stage, stage.github.repository('octo/hello'))({ teams: names });
  expect(Object.values(teams)).toEqual([...Array<string[]>(10).fill(['ana']), null, null]);
});

test('a team is waited for in an outage', async () => {
  const stage = await open();
  const read = readerOf(stage, stage.github.repository('octo/hello'));
  stage.github.setTeam('octo/platform', ['ana']);
  const fault = { type: 'status', status: 503, when: 'before' } as const;
  stage.github.faults.add({ match: { operation: MEMBERS }, fault });
  await expect(read({ teams: ['octo/platform'] })).rejects.toMatchObject({ failure: { kind: 'retry' } });
  expect((await read({ teams: ['octo/platform'] })).teams).toEqual({ 'octo/platform': ['ana'] });
});
