import { createMemoryBackend } from '../shell/backend/memory.js';
import type { MemoryBackend } from '../shell/backend/memory.js';
import { createPostgresBackend } from '../shell/backend/postgres.js';
import type { PostgresBackend } from '../shell/backend/postgres.js';
import { createRedisBackend } from '../shell/backend/redis.js';
import type { RedisBackend } from '../shell/backend/redis.js';
import { systemClock } from '../shell/clock.js';
import type { Log } from '../shell/log.js';
import type { Settings } from './settings.js';

/** Any backend, told apart by its `kind`. */
export type AnyBackend = MemoryBackend | RedisBackend | PostgresBackend;

/** Returns the backend that the settings name. It connects by itself: a server that is away is no error, only out of reach. */
export function openBackend({ appId, concurrency, shared }: Settings, log: Log): AnyBackend {
  const options = { clock: systemClock, random: Math.random, log, concurrency };
  if (shared === null) return createMemoryBackend(options);
  const { kind, url } = shared;
  switch (kind) {
    case 'redis':
      return createRedisBackend({ ...options, url, appId });
    case 'postgres':
      return createPostgresBackend({ ...options, url, appId });
    default:
      return kind satisfies never;
  }
}
