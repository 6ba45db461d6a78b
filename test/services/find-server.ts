import { Redis } from 'ioredis';
import pg from 'pg';
import { startPostgres, startRedis } from './start-server.js';
import type { StartedServer } from './start-server.js';
import type { ServiceKind } from './kinds.js';

/** A server for the tests of one run, and what stops it where this run started it. */
export interface FoundServer {
  readonly url: string;
  readonly origin: 'variable' | 'port' | 'started';
  readonly stop: () => Promise<void>;
}

interface Kind {
  readonly variables: readonly string[];
  readonly usual: string;
  readonly answers: (url: string) => Promise<boolean>;
  readonly start: () => Promise<StartedServer | null>;
}

const KINDS: Readonly<Record<ServiceKind, Kind>> = {
  redis: {
    variables: ['TEST_REDIS_URL', 'REDIS_URL'],
    usual: 'redis://127.0.0.1:6379',
    answers: redisAnswers,
    start: startRedis,
  },
  postgres: {
    variables: ['TEST_DATABASE_URL', 'DATABASE_URL'],
    usual: 'postgres://postgres@127.0.0.1:5432/postgres',
    answers: postgresAnswers,
    start: startPostgres,
  },
};

/** A cluster that was made a moment ago takes seconds on a busy machine. */
const START_MS = 30_000;

/** Returns a server: the one that the environment names, else the one on the usual port, else one started; null without any. */
export async function findServer(kind: ServiceKind): Promise<FoundServer | null> {
  const { variables, usual, answers, start } = KINDS[kind];
  for (const name of variables) {
    const url = process.env[name];
    if (url === undefined || url === '') continue;
    if (!(await answers(url))) throw new Error(`${name}: no server answers there`);
    return { url, origin: 'variable', stop: () => Promise.resolve() };
  }
  if (await answers(usual)) return { url: usual, origin: 'port', stop: () => Promise.resolve() };
  const started = await start();
  if (started === null) return null;
  const deadline = Date.now() + START_MS;
  while (!(await answers(started.url))) {
    if (Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    await started.stop();
    throw new Error(`the ${kind} that the tests started does not answer`);
  }
  return { url: started.url, origin: 'started', stop: () => started.stop() };
}

async function redisAnswers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 1_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

async function postgresAnswers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}
