import { describe, expect, test } from 'vitest';
import type { Role } from '../../../../../src/core/decisions/decision.js';
import type { LookUp } from '../../../../../src/shell/github/client/look-up.js';
import { createFacts } from '../../../../../src/shell/github/reading/facts/read-facts.js';
import type { FakeRepository } from '../../../../github/index.js';
import { silentLog } from '../../../silent-log.js';
import { SimulatedClock } from '../../../simulated-clock.js';
import { look, NOTHING, readerOf } from './look.js';

const PERMISSION = 'repos/get-collaborator-permission-level';

describe('what somebody may do', () => {
  test.each<[string, Parameters<FakeRepository['setPermission']>, Role]>([
    ['an admin', ['ana', 'admin'], 'admin'],
    ['a maintainer', ['ana', 'maintain'], 'write'],
    ['a writer', ['ana', 'write'], 'write'],
    ['a triager', ['ana', 'triage'], 'triage'],
    ['a reader', ['ana', 'read'], 'read'],
    ['a stranger to a private repository', ['ana', 'none'], 'none'],
    ["a role of the organisation's own", ['ana', 'write', 'Release manager'], 'write'],
    ['a role that calls itself more than it is', ['ana', 'read', 'admin'], 'read'],
  ])('%s', async (_, permission, role) => {
    const stage = await look();
    const repo = stage.github.repository('octo/hello', { private: true });
    repo.setPermission(...permission);
    expect((await readerOf(stage, repo)({ roles: ['ana'] }, { visibility: 'PRIVATE' })).roles).toEqual({ ana: role });
  });

  test.each<[Parameters<FakeRepository['setPermission']>[1], Role]>([
    ['read', 'none'],
    ['triage', 'triage'],
    ['write', 'write'],
  ])(
    'in a repository that everybody may read, on earth or in the enterprise, is with %s: %s',
    async (permission, role) => {
      for (const visibility of ['PUBLIC', 'INTERNAL']) {
        const stage = await look();
        const repo = stage.github.repository('octo/hello', { internal: visibility === 'INTERNAL' });
        repo.setPermission('ana', permission);
        const read = readerOf(stage, repo);
        expect((await read({ roles: ['ana', 'eve'] }, { visibility })).roles).toEqual({ ana: role, eve: 'none' });
      }
    },
  );

  test('is nothing for who is no user, and for what cannot be one, which GitHub is not asked', async () => {
    const stage = await look();
    const read = readerOf(stage, stage.github.repository('octo/hello'));
    const names = ['nobody', '', '-x', 'a/b', '../../orgs', '__proto__', 'x'.repeat(40)];
    const { roles } = await read({ roles: names });
    expect(Object.entries(roles)).toEqual(names.map((name) => [name, 'none']));
    expect(stage.asked()).toEqual([PERMISSION]);
  });

  test('is asked once in five minutes, whatever the case of the name, and apart for each repository', async () => {
    const stage = await look();
    const [hello, other] = ['octo/hello', 'octo/other'].map((name) => stage.github.repository(name));
    if (hello === undefined || other === undefined) throw new Error('two repositories');
    hello.setPermission('ana', 'write');
    const readFacts = createFacts(stage.options);
    const roles = async (repo: typeof hello, ...logins: readonly string[]) =>
      (await readFacts({ ...repo.ref(), kind: 'item', number: 1 }, { ...NOTHING, roles: logins })).roles;
    expect(await roles(hello, 'Ana', 'ana')).toEqual({ ana: 'write' });
    hello.setPermission('ana', 'triage');
    expect(await roles(hello, 'ANA')).toEqual({ ana: 'write' });
    expect(stage.asked()).toEqual([PERMISSION]);
    expect(await roles(other, 'ana')).toEqual({ ana: 'none' });
    expect(stage.asked()).toEqual([PERMISSION]);
    await stage.clock.advance(5 * 60_000);
    expect(await roles(hello, 'ana')).toEqual({ ana: 'triage' });
    expect(stage.asked()).toEqual([PERMISSION]);
  });

  test('is not known where GitHub refuses to say, of which the log is told once', async () => {
    const stage = await look();
    const repo = stage.github.repository('octo/hello');
    repo.setPermission('ana', 'admin');
    stage.github.faults.add({
      match: { operation: PERMISSION },
      times: 2,
      fault: { type: 'status', status: 403, when: 'before' },
    });
    const read = readerOf(stage, repo);
    expect((await read({ roles: ['ana', 'olga'] })).roles).toEqual({ ana: 'unknown', olga: 'unknown' });
    expect(stage.warnings).toEqual([{ installation: repo.ref().installation, reason: 'forbidden' }]);
    await stage.clock.advance(5 * 60_000);
    expect((await read({ roles: ['ana'] })).roles).toEqual({ ana: 'admin' });
  });

  test.each([
    ['an outage', { type: 'status', status: 502, when: 'before' }, 'status-502'],
    ['a limit', { type: 'secondary-limit', retryAfter: 60 }, 'rate-limit'],
    ['no answer', { type: 'reset', when: 'before' }, 'no-connection'],
  ] as const)('is waited for in %s, and kept by nobody', async (_, fault, reason) => {
    const stage = await look();
    const repo = stage.github.repository('octo/hello');
    repo.setPermission('ana', 'write');
    stage.github.faults.add({ match: { operation: PERMISSION }, times: Infinity, fault });
    const read = readerOf(stage, repo);
    await expect(read({ roles: ['ana'] })).rejects.toMatchObject({ failure: { kind: 'retry', reason } });
    stage.github.faults.clear();
    await stage.clock.advance(60_000);
    expect((await read({ roles: ['ana'] })).roles).toEqual({ ana: 'write' });
    expect(stage.warnings).toEqual([]);
  });
});

describe('who can read a repository at all', () => {
  const DAY = 24 * 60 * 60_000;

  test('is told apart from who has no role', async () => {
    const stage = await look();
    const repo = stage.github.repository('octo/inner', { private: true, roles: { ana: 'read', ben: 'write' } });
    repo.setPermission('eve', 'none');
    const read = readerOf(stage, repo);
    const { readers, roles } = await read({ roles: ['ben'], readers: ['Ana', 'ben', 'bne', 'eve', '-x'] });
    expect(readers).toEqual({ ana: true, ben: true, bne: false, eve: false, '-x': false });
    expect(roles).toEqual({ ben: 'write' });
    // Ben is asked about once.
    expect(stage.asked()).toEqual([PERMISSION, PERMISSION, PERMISSION, PERMISSION]);
  });

  test('is asked of whom somebody asks only where they may ask', async () => {
    const stage = await look();
    const repo = stage.github.repository('octo/hello', { roles: { ben: 'write' } });
    const askers = [
      { by: 'ben', whom: ['bne'] },
      { by: 'eve', whom: ['dora', 'finn'] },
    ];
    const { readers } = await readerOf(stage, repo)({ roles: ['ben', 'eve'], readers: [], askers });
    expect(readers).toEqual({ bne: false });
    expect(stage.asked()).toEqual([PERMISSION, PERMISSION, PERMISSION]);
  });

  test('is everybody with an account, where it is public', async () => {
    const stage = await look();
    const repo = stage.github.repository('octo/hello');
    repo.setPermission('eve', 'read');
    const { readers } = await readerOf(stage, repo)({ readers: ['eve', 'bne'] }, { visibility: 'PUBLIC' });
    expect(readers).toEqual({ eve: true, bne: false });
  });

  test('includes the people among the owners of everything', async () => {
    const stage = await look();
    const repo = stage.github.repository('octo/hello', { files: { CODEOWNERS: '* @octo/core @bne' } });
    const read = readerOf(stage, repo);
    expect((await read({ codeowners: true, readers: [] })).readers).toEqual({ bne: false });
    expect((await read({ codeowners: true })).readers).toEqual({});
  });

  test('is asked once a day of who can, and again after five minutes of who cannot', async () => {
    const stage = await look();
    const repo = stage.github.repository('octo/hello');
    repo.setPermission('ana', 'read');
    const read = readerOf(stage, repo);
    const both = async () => (await read({ readers: ['ana', 'ben'] })).readers;
    expect(await both()).toEqual({ ana: true, ben: false });
    expect(await both()).toEqual({ ana: true, ben: false });
    expect(stage.asked()).toEqual([PERMISSION, PERMISSION]);
    repo.setPermission('ben', 'read');
    await stage.clock.advance(5 * 60_000);
    expect(await both()).toEqual({ ana: true, ben: true });
    expect(stage.asked()).toEqual([PERMISSION]);
    await stage.clock.advance(DAY - 5 * 60_000);
    expect(await both()).toEqual({ ana: true, ben: true });
    expect(stage.asked()).toEqual([PERMISSION]);
  });

  test('is not known where GitHub refuses to say, and waited for in an outage', async () => {
    const stage = await look();
    const repo = stage.github.repository('octo/hello');
    repo.setPermission('ana', 'read');
    const read = readerOf(stage, repo);
    const fail = (status: 403 | 502) =>
      stage.github.faults.add({ match: { operation: PERMISSION }, fault: { type: 'status', status, when: 'before' } });
    fail(502);
    await expect(read({ readers: ['ana'] })).rejects.toMatchObject({ failure: { kind: 'retry' } });
    fail(403);
    expect((await read({ readers: ['ana'] })).readers).toEqual({});
  });
});

describe('of many people', () => {
  const subject = { kind: 'item', installation: 1, owner: 'octo', repo: 'hello', number: 1 } as const;
  const people = Array.from({ length: 120 }, (_, index) => `person-${index}`);

  /** A GitHub that answers all that is asked at once together. */
  function start(answer: (asked: number) => unknown) {
    const count = { asked: 0, underWay: 0, most: 0 };
    const lookUp: LookUp = async () => {
      count.asked += 1;
      count.underWay += 1;
      count.most = Math.max(count.most, count.underWay);
      await new Promise((resolve) => setImmediate(resolve));
      count.underWay -= 1;
      return { data: answer(count.asked) } as never;
    };
    const ask = () => Promise.reject(new Error('no query is asked here'));
    const readFacts = createFacts({
      ask,
      lookUp,
      me: { login: 'async-conventions', type: 'bot' },
      clock: new SimulatedClock(0),
      log: silentLog,
    });
    return { count, read: async () => (await readFacts(subject, { ...NOTHING, roles: people })).roles };
  }

  test('five are asked for at once, fifty in all, and the next run goes on', async () => {
    const { count, read } = start(() => ({ permission: 'write', role_name: 'write' }));
    const known = (roles: Readonly<Record<string, Role>>) => people.filter((login) => roles[login] === 'write');
    const first = await read();
    expect(known(first)).toEqual(people.slice(0, 50));
    expect(people.slice(50).map((login) => first[login])).toEqual(Array(70).fill('unknown'));
    expect(count).toEqual({ asked: 50, underWay: 0, most: 5 });
    expect(known(await read())).toEqual(people.slice(0, 100));
    expect(known(await read())).toEqual(people);
    expect(count.asked).toBe(120);
  });

  test('none are asked for after one that failed', async () => {
    const { count, read } = start(() => 'nothing that GitHub answers');
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'retry', reason: 'partial answer at permission' } });
    expect(count.asked).toBe(5);
  });

  test('what GitHub may yet invent is nothing that anybody may do', async () => {
    const { read } = start(() => ({ permission: 'owner', role_name: 'admin' }));
    expect(new Set(Object.values(await read()))).toEqual(new Set(['unknown']));
  });
});
