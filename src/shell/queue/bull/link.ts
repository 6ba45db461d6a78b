import type { Job, JobsOptions } from 'bullmq';
import type { Ledger } from './ledger.js';

/** A job that waits. */
export type QueuedJob = Pick<Job, 'id' | 'priority' | 'changePriority'>;

/** A job at work. */
export type ActiveJob = Pick<
  Job<unknown>,
  'id' | 'name' | 'data' | 'timestamp' | 'priority' | 'changePriority' | 'moveToWait' | 'moveToDelayed'
>;

type WaitingState = 'waiting' | 'prioritized' | 'delayed';

/** What is used of a BullMQ queue, whatever is below it. */
export interface JobQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<QueuedJob>;
  getJobCounts(...states: (WaitingState | 'active')[]): Promise<Readonly<Record<string, number>>>;
  /** Returns ids. Without `asc`, those in `waiting` begin with the newest in every backend. */
  getRanges(states: WaitingState[], start: number, end: number, asc: boolean): Promise<string[]>;
  getJob(id: string): Promise<QueuedJob | undefined>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** What is used of a BullMQ worker. */
export interface JobWorker {
  run(): Promise<void>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export interface WorkerSettings {
  readonly name: string;
  readonly process: (job: ActiveJob, token?: string) => Promise<void>;
  readonly concurrency: number;
}

/** One server as BullMQ uses it. */
export interface Link {
  /** Whether calls take effect in the order in which they are made, without one being awaited before the next. */
  readonly keepsOrder: boolean;
  /** Resolves once the server is there with all that is needed on it. May be called again after it failed. */
  prepare(): Promise<void>;
  queue(name: string): JobQueue;
  /** Returns a worker that does not run yet. */
  worker(settings: WorkerSettings): JobWorker;
  ledger(name: string): Ledger;
  /** Is told of every error of a connection. */
  readonly trouble: (error: unknown) => void;
}

/** How a worker proves that it lives, and how soon another takes over from one that does not. */
export interface LockTimes {
  /** Work whose process has not said for so long that it lives is taken for left behind. */
  readonly lockMs: number;
  /** How often is looked for such. */
  readonly stalledMs: number;
}

export const LOCK_TIMES: LockTimes = { lockMs: 30_000, stalledMs: 15_000 };

/** As often as fits into PostgreSQL's integers, with room to count on. */
export const ENDLESS = 1_000_000_000;

/** Options of every worker. Work that was left behind is taken up again however often that happens. */
export function workerOptions({ lockMs, stalledMs }: LockTimes, concurrency: number) {
  return {
    autorun: false,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: stalledMs,
    maxStalledCount: ENDLESS,
    // How long a worker waits after it could not reach the server.
    runRetryDelay: 1_000,
  };
}

/** Of BullMQ's events, which nobody here reads, so many are kept. */
export const EVENTS_KEPT = 1_000;
