import { randomBytes, randomInt } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import type { Backend } from '../../src/shell/backend/backend.js';
import { createMemoryBackend } from '../../src/shell/backend/memory.js';
import { createPostgresBackend } from '../../src/shell/backend/postgres.js';
import { createRedisBackend } from '../../src/shell/backend/redis.js';
import type { SharedBackendOptions } from '../../src/shell/backend/shared.js';
import type { Clock } from '../../src/shell/clock.js';
import { systemClock } from '../../src/shell/clock.js';
import type { Log } from '../../src/shell/log.js';
import type { LockTimes } from '../../src/shell/queue/bull/link.js';
import { silentLog } from '../shell/silent-log.js';
import './kinds.js';

export interface OpenOptions {
  /** The clock of the machine unless a test has no time to wait. */
  readonly clock?: Clock;
  readonly concurrency?: number;
  readonly random?: () => number;
  readonly log?: Log;
  readonly locks?: LockTimes;
  /** Another way to the same server. */
  readonly url?: string;
}

/** A kind of backend under test. */
export interface Kind {
  readonly name: Backend['kind'];
  readonly isShared: boolean;
  /** The address of the server, in a database that only this test file uses. */
  readonly url: string;
  /** Returns an app of its own, whose data no other test sees. */
  readonly app: () => TestedApp;
}

export interface TestedApp {
  readonly id: number;
  /** Opens a backend of the app, as one process would; it is closed when the test ends. */
  open(options?: OpenOptions): Backend;
}

/** Returns the kinds of backend that can be tested here: memory always, the others where there is a server. */
export function testedKinds(): readonly Kind[] {
  const kinds: Kind[] = [memory];
  const [redisUrl, postgresUrl] = [inject('redisUrl'), inject('postgresUrl')];
  if (redisUrl !== null) kinds.push(redisKind(redisUrl));
  if (postgresUrl !== null) kinds.push(postgresKind(postgresUrl));
  return kinds;
}

const memory: Kind = {
  name: 'memory',
  isShared: false,
  url: '',
  app: () => ({
    id: 1,
    open: ({ clock = systemClock, concurrency = 20, random = () => 0, log = silentLog } = {}) =>
      createMemoryBackend({ clock, random, log, concurrency }),
  }),
};

function sharedApp(create: (options: SharedBackendOptions) => Backend, ownUrl: string): TestedApp {
  const id = randomInt(1, 2 ** 47);
  return {
    id,
    open({
      clock = systemClock,
      concurrency = 20,
      random = () => 0,
      log = silentLog,
      url = ownUrl,
      ...locks
    }: OpenOptions = {}) {
      const backend = create({ url, appId: id, clock, random, log, concurrency, ...locks });
      onTestFinished(() => backend.close());
      return backend;
    },
  };
}

/** Everything in Redis is under names with the app's id, so ids are what is removed. */
function redisKind(url: string): Kind {
  const used = new Set<number>();
  afterAll(async () => {
    const client = new Redis(url);
    for (const appId of used) {
      const stream = client.scanStream({ match: `{async-conventions:${appId}}*`, count: 1_000 });
      for await (const keys of stream) if ((keys as string[]).length > 0) await client.del(...(keys as string[]));
    }
    client.disconnect();
  });
  return {
    name: 'redis',
    isShared: true,
    url,
    app() {
      const app = sharedApp(createRedisBackend, url);
      used.add(app.id);
      return app;
    },
  };
}

/** A database for the file, since BullMQ's schema has one name. */
function postgresKind(serverUrl: string): Kind {
  const name = `async_test_${randomBytes(6).toString('hex')}`;
  const own = new URL(serverUrl);
  own.pathname = `/${name}`;
  beforeAll(() => onServer(serverUrl, `create database ${name}`));
  afterAll(() => onServer(serverUrl, `drop database if exists ${name} with (force)`));
  return { name: 'postgres', isShared: true, url: own.href, app: () => sharedApp(createPostgresBackend, own.href) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
