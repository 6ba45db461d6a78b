import { randomBytes, randomInt } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';

/** Where the processes of a run keep their work. */
export interface QueuePlace {
  readonly kind: 'memory' | 'redis' | 'postgres';
  /** The app's id on the fake GitHub: what an app keeps in a shared server is named by it. */
  readonly appId: number;
  /** What tells the processes. */
  readonly settings: Readonly<Record<string, string>>;
  /** Passwords in those, which no log may show. */
  readonly secrets: readonly string[];
  /** Leaves nothing behind. */
  clear(): Promise<void>;
}

export function memoryPlace(): QueuePlace {
  return { kind: 'memory', appId: drawAppId(), settings: {}, secrets: [], clear: () => Promise.resolve() };
}

/** Returns a place in a Redis that others may use as well. */
export function redisPlace(url: string): QueuePlace {
  const appId = drawAppId();
  return {
    kind: 'redis',
    appId,
    settings: { REDIS_URL: url },
    secrets: passwordsIn(url),
    async clear() {
      const client = new Redis(url);
      const stream = client.scanStream({ match: `*async-conventions:${appId}*`, count: 1_000 });
      for await (const keys of stream as AsyncIterable<string[]>) if (keys.length > 0) await client.del(...keys);
      client.disconnect();
    },
  };
}

/** Makes a database of its own on a PostgreSQL server. */
export async function postgresPlace(url: string): Promise<QueuePlace> {
  const name = `async_chaos_${randomBytes(6).toString('hex')}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  await onServer(url, `create database ${name}`);
  return {
    kind: 'postgres',
    appId: drawAppId(),
    settings: { DATABASE_URL: own.href },
    secrets: passwordsIn(url),
    clear: () => onServer(url, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function passwordsIn(url: string): readonly string[] {
  const { password } = new URL(url);
  return password === '' ? [] : [password];
}

/** Far from the ids of other runs that share the server. */
function drawAppId(): number {
  return randomInt(1_000_000, 2 ** 31);
}
