import type { Variables } from './schema.js';

/** A server that holds the work of several processes. */
export interface Shared {
  readonly kind: 'redis' | 'postgres';
  readonly url: string;
}

/** Returns the server that processes share, or null for a process on its own. */
export function sharedOf(redis: string | undefined, database: string | undefined): Shared | null {
  if (redis !== undefined) return { kind: 'redis', url: redis };
  return database === undefined ? null : { kind: 'postgres', url: database };
}

/** Returns what does not go together of where work waits and who does it. */
export function sharedProblemsOf({ REDIS_URL, DATABASE_URL, ROLE }: Variables): readonly string[] {
  if (REDIS_URL !== undefined && DATABASE_URL !== undefined) {
    return ['REDIS_URL, DATABASE_URL: set one of the two; the work waits in one place'];
  }
  const isAlone = REDIS_URL === undefined && DATABASE_URL === undefined;
  if (!isAlone || (ROLE !== 'receiver' && ROLE !== 'worker')) return [];
  return [`ROLE: ${ROLE} needs REDIS_URL or DATABASE_URL, through which it reaches the other processes`];
}
