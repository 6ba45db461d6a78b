import type { Clock } from '../clock.js';
import { MemoryLimits } from '../github/client/memory-limits.js';
import type { Log } from '../log.js';
import { MemorySchedule } from '../queue/memory-schedule.js';
import { MemoryQueue } from '../queue/memory.js';
import { MemoryStore } from '../state/memory-store.js';
import type { Backend } from './backend.js';

export interface MemoryBackendOptions {
  readonly clock: Clock;
  /** Between 0 and 1, as `Math.random`. */
  readonly random: () => number;
  readonly log: Log;
  readonly concurrency: number;
}

/** A backend of this process, with its own queue type, since only it has something to lose. */
export interface MemoryBackend extends Backend {
  readonly kind: 'memory';
  readonly queue: MemoryQueue;
}

/** Returns a backend that needs nothing and keeps nothing. */
export function createMemoryBackend({ clock, random, log, concurrency }: MemoryBackendOptions): MemoryBackend {
  return {
    kind: 'memory',
    queue: new MemoryQueue({ clock, random, log, concurrency }),
    schedule: new MemorySchedule(clock, log),
    store: new MemoryStore(clock),
    limits: new MemoryLimits(clock),
    isShared: false,
    isReachable: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}
