import type { Backend } from '../shell/backend/backend.js';
import { createMemoryBackend } from '../shell/backend/memory.js';
import { systemClock } from '../shell/clock.js';
import type { Log } from '../shell/log.js';
import { takeDataDir } from '../shell/state/data-dir.js';
import { FileStore } from '../shell/state/file-store.js';
import { SettingProblem } from './settings.js';
import type { Settings } from './settings.js';

/** Returns the backend that the settings name. @throws SettingProblem where one of them keeps it from being had. */
export async function openBackend({ concurrency, dataDir }: Settings, log: Log): Promise<Backend> {
  const memory = createMemoryBackend({ clock: systemClock, random: Math.random, log, concurrency });
  if (dataDir === null) return memory;
  const taken = await takeDataDir(dataDir, systemClock);
  if ('problem' in taken) throw new SettingProblem(taken.problem);
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
