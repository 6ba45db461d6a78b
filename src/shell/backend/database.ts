import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { Pool, QueryResult } from 'pg';

/** BullMQ's own name for the schema of its tables, and the only one it looks into where it is given a pool. */
const QUEUE_SCHEMA = 'bullmq';

/** The second number that is asked of PostgreSQL for a lock, so that nobody else's is met by chance. */
const TABLES_LOCK = [1_635_284_577, 1] as const;

/** A statement that takes longer is given up: the server or the way to it is not well. */
const STATEMENT_MS = 10_000;

const CONNECT_MS = 3_000;

/** Connections that listen for work, those of the queue and of the schedule. */
const LISTENING = 2;

/** Others at once: no fewer, one for so many runs, and no more, since PostgreSQL as it comes gives all processes a hundred. */
const FEWEST = 10;
const RUNS_EACH = 20;
const MOST = 30;

/** Expired rows taken out at once, so that no statement holds many locks for long. */
const PRUNED = 500;

const PRUNE_MS = 60_000;

const TABLES = `
create schema if not exists async_conventions;
create table if not exists async_conventions.store (
  app text not null,
  name text not null,
  text text not null,
  expires_at timestamptz,
  primary key (app, name)
);
create index if not exists store_expiry on async_conventions.store (expires_at) where expires_at is not null;
create table if not exists async_conventions.note (
  app text not null,
  key text not null,
  body text,
  at bigint,
  is_background boolean not null default true,
  is_held boolean not null default false,
  fresh bigint,
  failures integer not null default 0,
  stale_reads integer not null default 0,
  expires_at timestamptz not null,
  primary key (app, key)
);
create index if not exists note_due on async_conventions.note (app, at) where at is not null;
create index if not exists note_expiry on async_conventions.note (expires_at) where at is null;
`;

const PRUNE = [
  `delete from async_conventions.store where (app, name) in (
     select app, name from async_conventions.store where expires_at < now() limit ${PRUNED} for update skip locked)`,
  `delete from async_conventions.note where (app, key) in (
     select app, key from async_conventions.note
     where at is null and expires_at < now() limit ${PRUNED} for update skip locked)`,
];

/**
 * Returns how many connections a process may have that runs so much at once. A run holds none while it works, but when many
 * end together each needs some for a moment, and gets none after `CONNECT_MS`.
 */
export function connectionsFor(concurrency: number): number {
  return LISTENING + Math.min(MOST, Math.max(FEWEST, Math.ceil(concurrency / RUNS_EACH)));
}

/** A PostgreSQL database with our tables and BullMQ's in it, made where they are missing. */
export class Database {
  readonly pool: Pool;
  readonly #trouble: (error: unknown) => void;
  readonly #pruning: NodeJS.Timeout;
  #preparing: Promise<void> | null = null;
  #isPruning = false;

  /** `connections` is the most at once. */
  constructor(url: string, connections: number, trouble: (error: unknown) => void) {
    this.#trouble = trouble;
    this.pool = new pg.Pool({
      connectionString: url,
      options: `-c search_path=${QUEUE_SCHEMA}`,
      max: connections,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: STATEMENT_MS,
      keepAlive: true,
      application_name: 'async-conventions',
    });
    // Several queues and workers listen for errors of the one pool.
    this.pool.setMaxListeners(0);
    this.pool.on('error', trouble);
    this.#pruning = setInterval(() => void this.#prune(), PRUNE_MS);
    this.#pruning.unref();
  }

  /** Resolves once the tables are there. A try that failed is made again by whoever asks next. */
  prepare(): Promise<void> {
    this.#preparing ??= this.#prepare().catch((error: unknown) => {
      this.#preparing = null;
      throw error;
    });
    return this.#preparing;
  }

  async query(text: string, values: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    await this.prepare();
    return this.pool.query<Record<string, unknown>>(text, [...values]);
  }

  async close(): Promise<void> {
    clearInterval(this.#pruning);
    if (!this.pool.ending) await this.pool.end();
  }

  /** Several processes may start at once: the one that holds the lock makes the tables, and the others find them made. */
  async #prepare(): Promise<void> {
    const client = await this.pool.connect();
    // The pool listens for errors of those that are with it alone, and an error that nobody hears ends the process.
    client.on('error', this.#trouble);
    let isSound = false;
    try {
      await runMigrations(client, QUEUE_SCHEMA);
      await client.query('begin');
      try {
        await client.query('select pg_advisory_xact_lock($1, $2)', [...TABLES_LOCK]);
        const { rows } = await client.query<{ is_made: boolean }>(
          `select to_regclass('async_conventions.note') is not null as is_made`,
        );
        // A role that may not create schemas is enough once somebody has.
        if (rows[0]?.is_made !== true) await client.query(TABLES);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
      isSound = true;
    } finally {
      if (isSound) client.off('error', this.#trouble);
      client.release(!isSound);
    }
  }

  async #prune(): Promise<void> {
    if (this.#isPruning) return;
    this.#isPruning = true;
    try {
      for (const text of PRUNE) await this.#pruneAll(text);
    } catch (error) {
      this.#trouble(error);
    }
    this.#isPruning = false;
  }

  async #pruneAll(text: string): Promise<void> {
    let gone = PRUNED;
    while (gone === PRUNED && !this.pool.ending) gone = (await this.query(text, [])).rowCount ?? 0;
  }
}
