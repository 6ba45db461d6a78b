import pg from 'pg';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Database } from '../../../src/shell/backend/database.js';
import { testedKinds } from '../../services/backends.js';
import { openProxy } from '../../services/proxy.js';
import { PATIENCE } from '../queue/observed.js';

vi.setConfig({ testTimeout: PATIENCE.timeout });

const kinds = testedKinds().filter(({ name }) => name === 'postgres');

describe.each(kinds)('a database of $name', ({ url }) => {
  afterEach(() => void vi.useRealTimers());

  function open(by = url, trouble: (error: unknown) => void = () => undefined): Database {
    const database = new Database(by, 12, trouble);
    onTestFinished(() => database.close());
    return database;
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    onTestFinished(() => client.end());
    return client;
  }

  test('that goes away while its tables are made is trouble, and ends nothing', async () => {
    await open().prepare();
    const other = await connect();
    await other.query('begin');
    // The lock that whoever makes the tables asks for.
    await other.query('select pg_advisory_xact_lock(1635284577, 1)');
    const proxy = await openProxy(url);
    const trouble = vi.fn();
    const database = open(proxy.url, trouble);
    const preparing = database.prepare().catch((error: unknown) => error);
    const waiting = async () => {
      const { rows } = await other.query(
        `select 1 from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      return rows.length > 0;
    };
    await vi.waitUntil(waiting, PATIENCE);
    await proxy.cut();
    expect(await preparing).toBeInstanceOf(Error);
    expect(trouble).toHaveBeenCalled();
    await other.query('rollback');
    await proxy.mend();
    await vi.waitUntil(
      () =>
        database.prepare().then(
          () => true,
          () => false,
        ),
      PATIENCE,
    );
  });

  test('rids itself of all that has expired, and of nothing else', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const database = open();
    await database.query(
      `insert into async_conventions.store (app, name, text, expires_at)
         select 'pruned', 'store ' || n, '', case when n <= 1200 then now() - interval '1 second' end
         from generate_series(1, 1201) n`,
      [],
    );
    await database.query(
      `insert into async_conventions.note (app, key, expires_at)
         select 'pruned', 'note ' || n, now() + case when n <= 1200 then interval '-1 second' else interval '1 hour' end
         from generate_series(1, 1201) n`,
      [],
    );
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    const left = async () => {
      const { rows } = await database.query(
        `select name from async_conventions.store where app = 'pruned'
         union all select key from async_conventions.note where app = 'pruned'`,
        [],
      );
      return rows.map(({ name }) => name);
    };
    await vi.waitFor(async () => expect(await left()).toEqual(['store 1201', 'note 1201']), PATIENCE);
  });
});

// A file without any test fails, and the end of the run says what is missing.
if (kinds.length === 0) test.skip('needs PostgreSQL');
