import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import './kinds.js';

/** The servers that were found, or started, for all tests; null where there is none, which is said at the end. */
const REDIS_URL = inject('redisUrl');
const DATABASE_URL = inject('postgresUrl');

export const hasRedis = REDIS_URL !== null;
export const hasPostgres = DATABASE_URL !== null;

/** Returns a prefix of its own for a test; its keys go when the test is over. */
export function redisPrefix(): string {
  const prefix = `test-${randomBytes(8).toString('hex')}:`;
  onTestFinished(async () => {
    const client = new Redis(REDIS_URL ?? '');
    for await (const keys of client.scanStream({ match: `${prefix}*` })) {
      if ((keys as string[]).length > 0) await client.del(...(keys as string[]));
    }
    client.disconnect();
  });
  return prefix;
}

export function redisClient(): Redis {
  const client = new Redis(REDIS_URL ?? '');
  onTestFinished(() => client.disconnect());
  return client;
}

/** Returns a schema name of its own for a test; the schema goes when the test is over. */
export function postgresSchema(): string {
  const schema = `test_${randomBytes(8).toString('hex')}`;
  onTestFinished(async () => {
    const client = new pg.Client({ connectionString: DATABASE_URL ?? '' });
    await client.connect();
    await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
    await client.end();
  });
  return schema;
}

export function postgresPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: DATABASE_URL ?? '', max: 4 });
  onTestFinished(() => pool.end());
  return pool;
}
