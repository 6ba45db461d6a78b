import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { onTestFinished } from 'vitest';

/** Where Redis is looked for: at the variable, or else at its usual local port. */
const REDIS_URL = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

const DATABASE_URL = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';

const NO_REDIS = 'skipped: no Redis answers at TEST_REDIS_URL or 127.0.0.1:6379\n';

const NO_POSTGRES = 'skipped: no PostgreSQL answers at TEST_DATABASE_URL or 127.0.0.1:5432\n';

/** Tells whether a Redis answers, and where none does says what is skipped for that. */
export async function hasRedis(): Promise<boolean> {
  const client = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    process.stderr.write(NO_REDIS);
    return false;
  } finally {
    client.disconnect();
  }
}

/** Tells whether a PostgreSQL answers, and where none does says what is skipped for that. */
export async function hasPostgres(): Promise<boolean> {
  const client = new pg.Client({ connectionString: DATABASE_URL, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    process.stderr.write(NO_POSTGRES);
    return false;
  }
}

/** Returns a prefix of its own for a test; its keys go when the test is over. */
export function redisPrefix(): string {
  const prefix = `test-${randomBytes(8).toString('hex')}:`;
  onTestFinished(async () => {
    const client = new Redis(REDIS_URL);
    for await (const keys of client.scanStream({ match: `${prefix}*` })) {
      if ((keys as string[]).length > 0) await client.del(...(keys as string[]));
    }
    client.disconnect();
  });
  return prefix;
}

export function redisClient(): Redis {
  const client = new Redis(REDIS_URL);
  onTestFinished(() => client.disconnect());
  return client;
}

/** Returns a schema name of its own for a test; the schema goes when the test is over. */
export function postgresSchema(): string {
  const schema = `test_${randomBytes(8).toString('hex')}`;
  onTestFinished(async () => {
    const client = new pg.Client({ connectionString: DATABASE_URL });
    await client.connect();
    await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
    await client.end();
  });
  return schema;
}

export function postgresPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 4 });
  onTestFinished(() => pool.end());
  return pool;
}
