import type { Backend } from '../shell/backend/backend.js';
import { createMemoryBackend } from '../shell/backend/memory.js';
import { systemClock } from '../shell/clock.js';
import type { Log } from '../shell/log.js';
import type { Settings } from './settings.js';

/** Returns the backend that the settings name. Only what is used is loaded: a process on its own needs no BullMQ. */
export async function openBackend({ concurrency, shared, appId }: Settings, log: Log): Promise<Backend> {
  const own = { clock: systemClock, random: Math.random, log, concurrency };
  if (shared === null) return createMemoryBackend(own);
  const options = { ...own, url: shared.url, appId };
  switch (shared.kind) {
    case 'redis': {
      const { createRedisBackend } = await import('../shell/backend/redis.js');
      return createRedisBackend(options);
    }
    case 'postgres': {
      const { createPostgresBackend } = await import('../shell/backend/postgres.js');
      return createPostgresBackend(options);
    }
    default:
      return shared.kind satisfies never;
  }
}
