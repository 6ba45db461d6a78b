import { createEngine } from '../../src/entry/engine.js';
import { createMemoryBackend } from '../../src/shell/backend/memory.js';
import { connectAsApp } from '../../src/shell/github/client/client.js';
import { silentMeter } from '../../src/shell/meter.js';
import type { Stage } from './harness.js';
import { silentLog } from './silent-log.js';

/** Processes come to rest in some milliseconds, but not on a machine that has other work. */
export const PATIENCE = { timeout: 20_000, interval: 5 };

/** One more process of the same app, with a queue of its own and, where the first shares its store, the same store. */
export function startSecond({ github, clock, store }: Stage, isShared: boolean) {
  const { app, apiUrl } = github;
  const own = createMemoryBackend({ clock, random: () => 0, log: silentLog, concurrency: 20 });
  const engine = createEngine({
    backend: { ...own, ...(isShared ? { store, isShared: true } : {}) },
    connect: connectAsApp({ appId: app.id, privateKey: app.privateKey, baseUrl: apiUrl }),
    me: { login: app.slug, type: 'bot', appId: app.id },
    log: silentLog,
    meter: silentMeter,
    writePacing: 'off',
    clock,
  });
  engine.start();
  return engine;
}
