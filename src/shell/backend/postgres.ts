import { createPostgresBackend as bullOverPostgres, Queue, Worker } from 'bullmq';
import type { PostgresConnectionOptions } from 'bullmq';
import type { Pool } from 'pg';
import { BullQueue } from '../queue/bull-queue.js';
import { BullSchedule } from '../queue/bull-schedule.js';
import { EVENTS_KEPT, LOCK_TIMES, workerOptions } from '../queue/bull/link.js';
import type { Link, LockTimes } from '../queue/bull/link.js';
import { PostgresLedger } from '../queue/bull/postgres-ledger.js';
import { createPostgresLimits } from '../github/client/postgres-limits.js';
import { PostgresStore } from '../state/postgres-store.js';
import { inTime } from '../in-time.js';
import type { Backend } from './backend.js';
import { connectionsFor, Database } from './database.js';
import { closeAll, REACH_MS } from './shared.js';
import type { SharedBackendOptions } from './shared.js';
import { Trouble } from './trouble.js';

/** A backend over PostgreSQL, with the pool that whatever else is shared may use. */
export interface PostgresBackend extends Backend {
  readonly kind: 'postgres';
  /** Its `search_path` is BullMQ's schema, so names of other tables need theirs. */
  readonly pool: Pool;
}

/** Returns a backend that keeps everything in a PostgreSQL database, in rows that carry the app's id. */
export function createPostgresBackend(options: SharedBackendOptions): PostgresBackend {
  const { url, appId, clock, random, log, concurrency } = options;
  const trouble = new Trouble('postgres', clock, log);
  const database = new Database(url, connectionsFor(concurrency), trouble.heard);
  const { pool } = database;
  const link = linkOver(database, String(appId), options.locks ?? LOCK_TIMES, trouble.heard);
  const queue = new BullQueue({ link, clock, random, log, concurrency });
  const schedule = new BullSchedule({ link, clock, log });
  const store = new PostgresStore(database, String(appId));
  return {
    kind: 'postgres',
    pool,
    queue,
    schedule,
    store,
    limits: createPostgresLimits(pool, { store, clock, log, prefix: `${appId}:` }),
    isShared: true,
    isReachable: () => isReachable(database),
    close: () => closeAll(queue, schedule, () => database.close()),
  };
}

/** A server answers although nothing can be queued there: our role may make no tables, or the server only follows another. */
async function isReachable(database: Database): Promise<boolean> {
  try {
    const asked = database.query(`select current_setting('transaction_read_only') = 'off' as is_open`, []);
    const { rows } = await inTime(REACH_MS, 'postgres', asked);
    return rows[0]?.['is_open'] === true;
  } catch {
    return false;
  }
}

function linkOver(database: Database, app: string, locks: LockTimes, trouble: (error: unknown) => void): Link {
  // It is a pool, but BullMQ's types look for what only a record of options has.
  const connection = database.pool as unknown as PostgresConnectionOptions;
  return {
    // The pool gives each statement any of its connections.
    keepsOrder: false,
    prepare: () => database.prepare(),
    queue(name) {
      const queue = new Queue(
        `${app}-${name}`,
        { connection, streams: { events: { maxLen: EVENTS_KEPT } } },
        bullOverPostgres,
      );
      queue.on('error', trouble);
      return queue;
    },
    worker({ name, process, concurrency }) {
      const options = { connection, ...workerOptions(locks, concurrency) };
      const worker = new Worker(`${app}-${name}`, process, options, bullOverPostgres);
      worker.on('error', trouble);
      worker.on('failed', (_, error) => trouble(error));
      return worker;
    },
    ledger: (name) => new PostgresLedger(database, `${app}:${name}`),
    trouble,
  };
}
