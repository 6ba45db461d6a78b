import type { TestProject } from 'vitest/node';
import { findServer } from './find-server.js';
import type { FoundServer } from './find-server.js';
import type { ServiceKind } from './kinds.js';

/** What is not tested without a server, and how to get one. */
const MISSING: Readonly<Record<ServiceKind, string>> = {
  redis:
    'Redis is not here: the queue and the store over Redis were not tested. Install redis-server or set TEST_REDIS_URL.',
  postgres:
    'PostgreSQL is not here: the queue and the store over PostgreSQL were not tested. Install postgresql or set TEST_DATABASE_URL.',
};

/** Finds or starts the servers once for all test files, and stops what it started. With `REQUIRE_SERVICES=1` both must be. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kinds: readonly ServiceKind[] = ['redis', 'postgres'];
  const servers = new Map<ServiceKind, FoundServer>();
  const stop = async (): Promise<void> => {
    for (const server of servers.values()) await server.stop();
  };
  try {
    for (const kind of kinds) {
      const server = await findServer(kind);
      if (server !== null) servers.set(kind, server);
      else if (process.env['REQUIRE_SERVICES'] === '1') throw new Error(`REQUIRE_SERVICES: ${MISSING[kind]}`);
      else process.once('exit', () => process.stdout.write(`${MISSING[kind]}\n`));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('redisUrl', servers.get('redis')?.url ?? null);
  project.provide('postgresUrl', servers.get('postgres')?.url ?? null);
  return stop;
}
