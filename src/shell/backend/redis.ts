import { Queue, Worker } from 'bullmq';
import type { ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import { BullQueue } from '../queue/bull-queue.js';
import { BullSchedule } from '../queue/bull-schedule.js';
import { EVENTS_KEPT, LOCK_TIMES, workerOptions } from '../queue/bull/link.js';
import type { Link, LockTimes } from '../queue/bull/link.js';
import { RedisLedger } from '../queue/bull/redis-ledger.js';
import { createRedisLimits } from '../github/client/redis-limits.js';
import { RedisStore } from '../state/redis-store.js';
import { inTime } from '../in-time.js';
import type { Backend } from './backend.js';
import { closeAll, REACH_MS } from './shared.js';
import type { SharedBackendOptions } from './shared.js';
import { Trouble } from './trouble.js';

/** A backend over Redis, with the connection that whatever else is shared may use. */
export interface RedisBackend extends Backend {
  readonly kind: 'redis';
  readonly client: Redis;
}

/** How long to wait before the next try to connect: at first hardly, then every two seconds. */
const RECONNECT: RedisOptions = {
  connectTimeout: 3_000,
  keepAlive: 10_000,
  retryStrategy: (tries) => Math.min(2_000, 50 * 2 ** Math.min(tries, 6)),
};

/** A command fails once the connection was lost for the second time, or no byte has come for so long. */
const COMMANDS: RedisOptions = { ...RECONNECT, maxRetriesPerRequest: 1, socketTimeout: 8_000 };

/** Workers wait for work on their connection as long as it takes. */
const WAITING: RedisOptions = { ...RECONNECT, maxRetriesPerRequest: null };

/** Returns a backend that keeps everything in Redis under names that begin with the app's id. */
export function createRedisBackend(options: SharedBackendOptions): RedisBackend {
  const { url, appId, clock, random, log, concurrency } = options;
  const trouble = new Trouble('redis', clock, log);
  const client = new Redis(url, COMMANDS);
  client.on('error', trouble.heard);
  // Braces put all of it on one node of a cluster, as scripts over several keys need it.
  const prefix = `{async-conventions:${appId}}`;
  const link = linkOver({ url, client, prefix, locks: options.locks ?? LOCK_TIMES, trouble: trouble.heard });
  const queue = new BullQueue({ link, clock, random, log, concurrency });
  const schedule = new BullSchedule({ link, clock, log });
  const store = new RedisStore(client, prefix);
  return {
    kind: 'redis',
    client,
    queue,
    schedule,
    store,
    limits: createRedisLimits(client, { store, clock, log, prefix: `${prefix}:limits:` }),
    isShared: true,
    isReachable: () => isReachable(client, `${prefix}:reached`),
    close: () =>
      closeAll(queue, schedule, () => {
        client.disconnect();
        return Promise.resolve();
      }),
  };
}

/** A server answers although nothing can be queued there: its memory is full, or it only follows another. */
async function isReachable(client: Redis, name: string): Promise<boolean> {
  try {
    await inTime(REACH_MS, 'redis', client.set(name, '', 'PX', REACH_MS));
    return true;
  } catch {
    return false;
  }
}

interface Over {
  readonly url: string;
  readonly client: Redis;
  readonly prefix: string;
  readonly locks: LockTimes;
  readonly trouble: (error: unknown) => void;
}

function linkOver({ url, client, prefix, locks, trouble }: Over): Link {
  return {
    keepsOrder: true,
    prepare: () => Promise.resolve(),
    queue(name) {
      const queue = new Queue(name, {
        connection: client,
        prefix,
        streams: { events: { maxLen: EVENTS_KEPT } },
      });
      queue.on('error', trouble);
      return queue;
    },
    worker({ name, process, concurrency }) {
      // BullMQ hands them to ioredis, whose type of a socket is another than the one it was compiled with.
      const connection = { ...WAITING, url } as ConnectionOptions;
      const worker = new Worker(name, process, { connection, prefix, ...workerOptions(locks, concurrency) });
      worker.on('error', trouble);
      worker.on('failed', (_, error) => trouble(error));
      return worker;
    },
    ledger: (name) => new RedisLedger(client, `${prefix}:ledger:${name}`),
    trouble,
  };
}
