import { randomBytes, randomInt } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { findServer } from '../services/find-server.js';
import type { ServiceKind } from '../services/kinds.js';

/** A place on a server that only this run uses. */
export interface OwnPlace {
  readonly url: string;
  /** Under which everything of this run stands in Redis. */
  readonly appId: number;
}

/** Lends a place on a server to `use` and leaves nothing there; null where no server answers and none can be started. */
export async function lendService<T>(kind: ServiceKind, use: (place: OwnPlace) => Promise<T>): Promise<T | null> {
  const server = await findServer(kind);
  if (server === null) return null;
  const appId = randomInt(1, 2 ** 31);
  try {
    return kind === 'redis' ? await onRedis({ url: server.url, appId }, use) : await onPostgres(server.url, appId, use);
  } finally {
    await server.stop();
  }
}

async function onRedis<T>(place: OwnPlace, use: (place: OwnPlace) => Promise<T>): Promise<T> {
  try {
    return await use(place);
  } finally {
    await sweepRedis(place);
  }
}

async function sweepRedis({ url, appId }: OwnPlace): Promise<void> {
  const client = new Redis(url);
  const stream = client.scanStream({ match: `{async-conventions:${appId}}*`, count: 1_000 });
  for await (const keys of stream) if ((keys as string[]).length > 0) await client.del(...(keys as string[]));
  client.disconnect();
}

async function onPostgres<T>(serverUrl: string, appId: number, use: (place: OwnPlace) => Promise<T>): Promise<T> {
  const name = `async_bench_${randomBytes(6).toString('hex')}`;
  const own = new URL(serverUrl);
  own.pathname = `/${name}`;
  await onServer(serverUrl, `create database ${name}`);
  try {
    return await use({ url: own.href, appId });
  } finally {
    await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
