import type { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { countsBy } from './counts-by.js';
import { LIMIT_SIZES, SharedLimits } from './shared-limits.js';
import type { Counts, SharedLimitsOptions } from './shared-limits.js';
import type { Count } from './windows.js';
import type { WriteLimits } from './write-limits.js';

export interface PostgresLimitsOptions extends SharedLimitsOptions {
  readonly schema?: string;
  /** What the names of counts begin with: several apps may share a database. */
  readonly prefix?: string;
}

const TABLE = 'limits';

/** A number of our own, under which PostgreSQL lets one process at a time make the table. */
const MAKING_LOCK = 7_204_106_223;

/**
 * Returns limits that all processes of one PostgreSQL database keep together. The table is made with the first count, and
 * what is past leaves it an hour later. The pool stays its owner's to close.
 */
export function createPostgresLimits(pool: Pool, options: PostgresLimitsOptions): WriteLimits {
  const { schema = 'async_conventions', prefix = '', sizes = LIMIT_SIZES } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new Error('the name of a schema is small letters, digits and _');
  let isFirst = true;
  const counts = countsBy(sizes, prefix, (limiter) => {
    // One of the limiters clears the table for all of them.
    const clearExpiredByTimeout = isFirst;
    isFirst = false;
    return new RateLimiterPostgres({
      ...limiter,
      storeClient: pool,
      storeType: 'pool',
      schemaName: schema,
      tableName: TABLE,
      tableCreated: true,
      clearExpiredByTimeout,
    });
  });
  return new SharedLimits(afterMaking(counts, pool, schema), options);
}

/** Counts once the table is there; where it could not be made, the next count tries again. */
function afterMaking(counts: Counts, pool: Pool, schema: string): Counts {
  let making: Promise<void> | null = null;
  const made = (): Promise<void> => {
    making ??= makeTable(pool, schema).catch((error: unknown) => {
      making = null;
      throw error;
    });
    return making;
  };
  const later =
    (count: Count): Count =>
    async (name, ttlMs) => {
      await made();
      return count(name, ttlMs);
    };
  return {
    writes: later(counts.writes),
    creationsShort: later(counts.creationsShort),
    creationsLong: later(counts.creationsLong),
  };
}

/**
 * Several statements in one query are one transaction, and the lock is held to its end: "if not exists" alone fails where two
 * processes make the same thing at once. A user who may not make schemas needs one with the table in it.
 */
async function makeTable(pool: Pool, schema: string): Promise<void> {
  const known = await pool.query<{ name: string | null }>('SELECT to_regclass($1)::text AS name', [
    `"${schema}"."${TABLE}"`,
  ]);
  if (known.rows[0]?.name != null) return;
  await pool.query(
    `SELECT pg_advisory_xact_lock(${MAKING_LOCK});
     CREATE SCHEMA IF NOT EXISTS "${schema}";
     CREATE TABLE IF NOT EXISTS "${schema}"."${TABLE}" (
       key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint
     );`,
  );
}
