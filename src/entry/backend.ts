import type { Backend } from '../shell/backend/backend.js';
import { createMemoryBackend } from '../shell/backend/memory.js';
import { systemClock } from '../shell/clock.js';
import type { Log } from '../shell/log.js';
import { takeDataDir } from '../shell/state/data-dir.js';
import { FileStore } from '../shell/state/file-store.js';
import { StartError } from './running/start-error.js';
import type { Settings } from './settings.js';

/**
 * Returns the backend that the settings name. A server that is away is no error, only out of reach. Only what is used is
 * loaded: a process on its own needs no BullMQ.
 *
 * @throws StartError where a setting keeps it from being had
 */
export async function openBackend({ concurrency, shared, appId, dataDir }: Settings, log: Log): Promise<Backend> {
  const own = { clock: systemClock, random: Math.random, log, concurrency };
  if (shared === null)
    return dataDir === null ? createMemoryBackend(own) : keptIn(dataDir, createMemoryBackend(own), log);
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

/** A backend of this process whose small state is in a folder. */
async function keptIn(dataDir: string, memory: Backend, log: Log): Promise<Backend> {
  const taken = await takeDataDir(dataDir, systemClock, () => {
    log.error({ setting: 'DATA_DIR' }, 'another process has taken the folder over; this one ends');
    process.exit(1);
  });
  if ('problem' in taken) throw new StartError(taken.problem);
  const store = new FileStore(taken.folder, { clock: systemClock, log });
  return {
    ...memory,
    store,
    async close() {
      await store.close();
      taken.release();
    },
  };
}
