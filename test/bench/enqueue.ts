import type * as memory from '../../src/shell/backend/memory.js';
import type * as postgres from '../../src/shell/backend/postgres.js';
import type * as redis from '../../src/shell/backend/redis.js';
import type { Backend } from '../../src/shell/backend/backend.js';
import { systemClock } from '../../src/shell/clock.js';
import { silentLog } from '../shell/silent-log.js';
import { lendService } from './services.js';

/** Milliseconds from the call until it is known that a subject is queued; null where there is no server. */
export interface EnqueueFigures {
  readonly kind: Backend['kind'];
  readonly times: { readonly p50: number; readonly p99: number } | null;
}

const KEYS = 2_000;

/** Before that, connections are made and statements prepared. */
const WARM_UP = 200;

const COMMON = { clock: systemClock, random: Math.random, log: silentLog, concurrency: 20 };

/** Adds subjects one after the other, each another, to a queue that nobody works off. */
export async function measureEnqueue(): Promise<readonly EnqueueFigures[]> {
  const { createMemoryBackend } = await load<typeof memory>('memory');
  const { createRedisBackend } = await load<typeof redis>('redis');
  const { createPostgresBackend } = await load<typeof postgres>('postgres');
  return [
    { kind: 'memory', times: await timeAdds(createMemoryBackend(COMMON)) },
    {
      kind: 'redis',
      times: await lendService('redis', (place) => timeAdds(createRedisBackend({ ...COMMON, ...place }))),
    },
    {
      kind: 'postgres',
      times: await lendService('postgres', (place) => timeAdds(createPostgresBackend({ ...COMMON, ...place }))),
    },
  ];
}

/** The compiled program, which is what runs. */
async function load<T>(name: string): Promise<T> {
  return (await import(new URL(`../../dist/shell/backend/${name}.js`, import.meta.url).href)) as T;
}

async function timeAdds(backend: Backend): Promise<{ readonly p50: number; readonly p99: number }> {
  const times: number[] = [];
  try {
    for (let number = 1; number <= WARM_UP + KEYS; number += 1) {
      const start = performance.now();
      await backend.queue.add({ kind: 'item', installation: 1, owner: 'octo', repo: 'hello', number });
      if (number > WARM_UP) times.push(performance.now() - start);
    }
  } finally {
    await backend.close();
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(KEYS * 0.5)] ?? NaN, p99: times[Math.floor(KEYS * 0.99)] ?? NaN };
}
