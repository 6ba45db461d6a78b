import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { PostgresBackend } from '../../../src/shell/backend/postgres.js';
import { testedKinds } from '../../services/backends.js';
import { PATIENCE } from '../queue/observed.js';

vi.setConfig({ testTimeout: PATIENCE.timeout });

const kinds = testedKinds().filter(({ isShared }) => isShared);

/** Somebody whom the server knows and lets do little, until the test is over. */
function stranger(url: string) {
  const name = `async_test_${randomBytes(6).toString('hex')}`;
  const by = new URL(url);
  by.username = name;
  by.password = 'one';
  return { name, url: by.href };
}

describe.each(kinds)('a backend over $name', ({ app }) => {
  test('can be reached where it takes work', async () => {
    const backend = app().open();
    await vi.waitUntil(() => backend.isReachable(), PATIENCE);
    await expect(backend.queue.counts()).resolves.toMatchObject({ ready: 0 });
  });
});

describe.each(kinds.filter(({ name }) => name === 'redis'))('a backend over $name', ({ app, url }) => {
  test('counts as away while nothing can be written', async () => {
    const user = stranger(url);
    const client = new Redis(url);
    onTestFinished(async () => {
      await client.call('acl', 'deluser', user.name);
      client.disconnect();
    });
    await client.call('acl', 'setuser', user.name, 'on', '>one', '~*', '+@all', '-@write');
    const backend = app().open({ url: user.url });
    await vi.waitUntil(() => backend.store.get('x').then((text) => text === null), PATIENCE);
    expect(await backend.isReachable()).toBe(false);
    await client.call('acl', 'setuser', user.name, '+@all');
    await vi.waitUntil(() => backend.isReachable(), PATIENCE);
  });
});

describe.each(kinds.filter(({ name }) => name === 'postgres'))('a backend over $name', ({ app, url }) => {
  async function connect() {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    onTestFinished(() => client.end());
    return client;
  }

  test('counts as away while its tables can neither be found nor made', async () => {
    const user = stranger(url);
    const client = await connect();
    await client.query('drop schema if exists bullmq cascade; drop schema if exists async_conventions cascade');
    await client.query(`create role ${user.name} login password 'one'`);
    const backend = app().open({ url: user.url }) as PostgresBackend;
    onTestFinished(async () => {
      await backend.close();
      await client.query(`drop owned by ${user.name}; drop role ${user.name}`);
    });
    await backend.pool.query('select 1');
    expect(await backend.isReachable()).toBe(false);
    await client.query(
      `do $$ begin execute format('grant create on database %I to ${user.name}', current_database()); end $$`,
    );
    await vi.waitUntil(() => backend.isReachable(), PATIENCE);
  });

  test('counts as away while it only reads, as a server does that follows another', async () => {
    const client = await connect();
    const backend = app().open() as PostgresBackend;
    const become = async (mode: 'on' | 'off') => {
      await client.query(
        `do $$ begin execute format('alter database %I set default_transaction_read_only = ${mode}', current_database()); end $$`,
      );
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    };
    await vi.waitUntil(() => backend.isReachable(), PATIENCE);
    await become('on');
    const answers = () =>
      backend.pool.query('show transaction_read_only').then(
        () => true,
        () => false,
      );
    await vi.waitUntil(answers, PATIENCE);
    expect(await backend.isReachable()).toBe(false);
    await client.query('set default_transaction_read_only = off');
    await become('off');
    await vi.waitUntil(() => backend.isReachable(), PATIENCE);
  });
});

// A file without any test fails, and the end of the run says what is missing.
if (kinds.length === 0) test.skip('needs Redis or PostgreSQL');
