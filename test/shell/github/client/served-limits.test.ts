import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { SimulatedClock } from '../../simulated-clock.js';
import { createPostgresLimits } from '../../../../src/shell/github/client/postgres-limits.js';
import { createRedisLimits } from '../../../../src/shell/github/client/redis-limits.js';
import { LIMIT_SIZES } from '../../../../src/shell/github/client/shared-limits.js';
import type { WriteLimits } from '../../../../src/shell/github/client/write-limits.js';
import { MemoryStore } from '../../../../src/shell/state/memory-store.js';
import type { Store } from '../../../../src/shell/state/store.js';
import {
  hasPostgres,
  hasRedis,
  postgresPool,
  postgresSchema,
  redisClient,
  redisPrefix,
} from '../../../services/reach.js';
import { logInto, mostInWindow, mostWithin, twoProcesses } from './two-processes.js';
import type { LogLine, TwoProcesses } from './two-processes.js';

const MINUTE = 60_000;

interface Served extends TwoProcesses {
  /** What either process logged: nothing, as long as all is counted by the server. */
  readonly lines: readonly LogLine[];
}

type LimitsOf = (options: {
  readonly store: Store;
  readonly clock: SimulatedClock;
  readonly log: ReturnType<typeof logInto>;
}) => WriteLimits;

/** Two processes with a connection each. Turns and pauses are kept in memory: here the counts are what is proven. */
function startOver(limitsOf: LimitsOf): Served {
  const lines: LogLine[] = [];
  let store: Store | null = null;
  const processes = twoProcesses((clock) => {
    store ??= new MemoryStore(clock);
    return limitsOf({ store, clock, log: logInto(lines) });
  });
  return { ...processes, lines };
}

function holdTogether(start: () => Served): void {
  test('writes of two connections are together no more than one bucket lets through', async () => {
    const { first, second, times, note, finish, lines } = start();
    await finish(Promise.all([...Array(60).keys()].map((write) => (write % 2 === 0 ? first : second).write(1, note))));
    expect(times).toHaveLength(60);
    for (const span of [1, 1_000, 5_000, 10_000, 30_000]) {
      expect(mostWithin(times, span), `in ${span} ms`).toBeLessThanOrEqual(10 + span / 1_000);
    }
    expect(mostInWindow(times, LIMIT_SIZES.writes.ms)).toBe(5);
    expect(lines).toEqual([]);
  });

  test('creations of two connections are twenty a minute and 240 an hour', async () => {
    const { times, sendAll, lines } = start();
    await sendAll([...Array(300).keys()].map((index) => `item:1/octo/hello#${index}`));
    expect(times).toHaveLength(300);
    expect(mostInWindow(times, MINUTE)).toBeLessThanOrEqual(20);
    expect(mostWithin(times, MINUTE)).toBeLessThanOrEqual(40);
    expect(mostInWindow(times, 60 * MINUTE)).toBe(240);
    expect(lines).toEqual([]);
  });
}

describe.skipIf(!(await hasRedis()))('over Redis', () => {
  holdTogether(() => {
    const prefix = redisPrefix();
    return startOver((options) => createRedisLimits(redisClient(), { ...options, prefix }));
  });

  test('counts go by themselves', async () => {
    const prefix = redisPrefix();
    const { first, note, finish } = startOver((options) => createRedisLimits(redisClient(), { ...options, prefix }));
    await finish(first.notify(1, 'item', Date.now(), note));
    const client = redisClient();
    const keys = await client.keys(`${prefix}*`);
    expect(keys.length).toBe(3);
    for (const key of keys) expect(await client.pttl(key), key).toBeGreaterThan(0);
  });

  test('a process whose connection is lost goes on by itself', async () => {
    const client = redisClient();
    const prefix = redisPrefix();
    const { first, times, note, finish, lines } = startOver((options) =>
      createRedisLimits(client, { ...options, prefix }),
    );
    await finish(first.write(1, note));
    client.disconnect();
    await finish(Promise.all([...Array(30).keys()].map(() => first.write(1, note))));
    expect(times).toHaveLength(31);
    expect(lines).toHaveLength(1);
  });
});

describe.skipIf(!(await hasPostgres()))('over PostgreSQL', () => {
  const limitsIn = (schema: string, pool: pg.Pool = postgresPool()) =>
    startOver((options) => createPostgresLimits(pool, { ...options, schema }));

  holdTogether(() => {
    const schema = postgresSchema();
    return startOver((options) => createPostgresLimits(postgresPool(), { ...options, schema }));
  });

  test('many processes that start at once make one table', async () => {
    const schema = postgresSchema();
    const started = [...Array(8).keys()].map(() => limitsIn(schema));
    await Promise.all(started.flatMap(({ limits }) => limits.map((each) => each.write(1))));
    expect(started.flatMap(({ lines }) => lines)).toEqual([]);
    const { rows } = await postgresPool().query(`SELECT points FROM "${schema}".limits ORDER BY key LIMIT 1`);
    expect(rows).toEqual([{ points: 16 }]);
  });

  test('a user who may not make schemas counts in a table that is there', async () => {
    const schema = postgresSchema();
    const owner = postgresPool();
    await limitsIn(schema, owner).limits[0].write(1);
    const role = `${schema}_role`;
    await owner.query(`CREATE ROLE "${role}" LOGIN; GRANT USAGE ON SCHEMA "${schema}" TO "${role}";
      GRANT SELECT, INSERT, UPDATE, DELETE ON "${schema}".limits TO "${role}"`);
    try {
      const pool = new pg.Pool({ ...owner.options, options: `-c role=${role}` });
      const { limits, lines } = limitsIn(schema, pool);
      await limits[0].write(1);
      expect(lines).toEqual([]);
      await pool.end();
    } finally {
      await owner.query(`DROP OWNED BY "${role}"; DROP ROLE "${role}"`);
    }
  });

  test('a name of a schema that is none is refused', () => {
    expect(() => limitsIn('a"; DROP TABLE x; --')).toThrow('name of a schema');
  });
});
