import type { Backend } from '../shell/backend/backend.js';
import { createMemoryBackend } from '../shell/backend/memory.js';
import { systemClock } from '../shell/clock.js';
import type { Log } from '../shell/log.js';
import type { Settings } from './settings.js';

/** Returns the backend that the settings name. */
export function openBackend({ concurrency }: Settings, log: Log): Backend {
  return createMemoryBackend({ clock: systemClock, random: Math.random, log, concurrency });
}
