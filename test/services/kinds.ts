/** A server that some tests need. */
export type ServiceKind = 'redis' | 'postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of each server; null where there is none. */
    redisUrl: string | null;
    postgresUrl: string | null;
  }
}
