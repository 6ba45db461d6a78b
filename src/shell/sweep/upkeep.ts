import type { Octokit } from '@octokit/rest';
import type { Instant } from '../../core/snapshot.js';
import type { Backend } from '../backend/backend.js';
import type { Clock } from '../clock.js';
import type { Budget } from '../github/client/budget.js';
import type { Connect } from '../github/client/client.js';
import { readFailure } from '../github/client/errors.js';
import type { Pacing } from '../github/client/pacing.js';
import type { Reader } from '../github/reading/reader.js';
import type { Log } from '../log.js';
import { LruMap } from '../lru.js';
import type { Meter } from '../meter.js';
import { MemoryQueue } from '../queue/memory.js';
import { armErrands } from './arm-errands.js';
import { armReminders } from './arm-reminders.js';
import { createItemLists } from './changed-items.js';
import { Checkpoints } from './checkpoints.js';
import { RepositoryLists } from './installations.js';
import type { ListedRepository } from './installations.js';
import { Redelivery } from './redelivery.js';
import { goRound } from './round.js';
import type { Round, Visit } from './round.js';
import { sweepRepository } from './sweep-repository.js';
import { Trickle } from './trickle.js';
import { UnsettledList } from './unsettled.js';
import { Waiting } from './waiting.js';

const MINUTE_MS = 60_000;

/** What a killed process wrote last is shown by then: until then nothing is read that it may have written. */
const CATCH_UP_MS = 10_000;

/** Repositories of which it is kept that their channels were looked at; one that is forgotten costs a request an hour. */
const MAX_CHANNELS = 100_000;

const REDELIVERY = { name: 'redelivery', everyMs: 15 * MINUTE_MS };
const SWEEP = { name: 'sweep', everyMs: 15 * MINUTE_MS };
const WAITING = { name: 'waiting', everyMs: 60 * MINUTE_MS };

export interface UpkeepOptions {
  readonly backend: Backend;
  /** GitHub as the app itself reaches it. */
  readonly app: Octokit['rest'];
  readonly connect: Connect;
  /** Those of the engine, so that a limit met by one is heeded by all. */
  readonly pacing: Pacing;
  readonly reader: Reader;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  /** How far back the first sweep looks. */
  readonly lookbackMs: number;
  /** For how long GitHub has a delivery. */
  readonly keptMs: number;
}

/** What makes good what events missed. */
export interface Upkeep {
  /** Begins nothing more, and resolves when what runs has ended. To be called before the queue is drained. */
  stop(): Promise<void>;
  /** Writes down what a queue of this process still holds. To be called after the queue is drained. */
  secure(): Promise<void>;
}

/**
 * Takes over what an earlier process left and has the recurring tasks called: what was not delivered is asked for again,
 * what changed since the last time is looked at, and so is what waits on time.
 */
export async function startUpkeep(options: UpkeepOptions): Promise<Upkeep> {
  const { backend, clock, log } = options;
  let isStopped = false;
  // What a queue that outlives the process holds is as safe as it can be.
  const unsettled = backend.queue instanceof MemoryQueue ? new UnsettledList(backend.queue, backend.store) : null;
  const restored = (await unsettled?.restore(clock.now() + CATCH_UP_MS)) ?? 0;
  if (restored > 0) log.info({ restored }, 'taken over from the process before');
  const secure = unsettled === null ? null : () => unsettled.save();
  schedule(options, secure, () => isStopped);
  const cancel = clock.after(CATCH_UP_MS, () => {
    for (const { name } of [REDELIVERY, SWEEP]) {
      backend.schedule.soon(name).catch((error: unknown) => log.error({ task: name, err: error }, 'not begun'));
    }
  });
  return {
    async stop() {
      isStopped = true;
      cancel();
      await backend.schedule.stop();
    },
    secure: async () => secure?.(),
  };
}

/** Names the tasks. The first sweep finds out which labels wait on time, so what waits is looked at after it. */
function schedule(options: UpkeepOptions, secure: (() => Promise<void>) | null, isStopped: () => boolean): void {
  const { backend, connect, pacing, clock, log, meter, lookbackMs } = options;
  const lists = createItemLists(connect, pacing);
  const checkpoints = new Checkpoints(backend.store, secure);
  const isHeld = async (installation: number) => (await options.budget.heldUntil(installation)) !== null;
  const trickle = new Trickle({ queue: backend.queue, clock, isStopped, isHeld });
  const repositories = new RepositoryLists(connect, pacing);
  const round = (visit: Visit) => goRound({ ...options, repositories, isStopped }, visit);
  const redelivery = new Redelivery({ ...options, store: backend.store, secure, isStopped });
  const waiting = new Waiting({ lists, checkpoints, trickle, store: backend.store, log });
  const channels = new LruMap<string, true>(MAX_CHANNELS);
  const arming = { checkpoints, store: backend.store, queue: backend.queue, trickle, channels };
  const parts = { lists, reader: options.reader, checkpoints, trickle, lookbackMs };
  let isFirst = true;

  backend.schedule.every(REDELIVERY, () =>
    attempt(options, REDELIVERY.name, async () => {
      const sent = await redelivery.pass();
      meter.redelivered(sent);
      log.info({ sent }, 'failed deliveries looked through');
    }),
  );
  backend.schedule.every(SWEEP, async () => {
    await attempt(options, SWEEP.name, async () => {
      await secure?.();
      const counts = await countFound(round, (repository, now) => sweepRepository(parts, repository, now));
      await checkpoints.flush();
      meter.swept(counts.found);
      log.info(counts, 'swept');
    });
    if (!isFirst) return;
    isFirst = false;
    await backend.schedule.soon(WAITING.name);
  });
  backend.schedule.every(WAITING, () =>
    attempt(options, WAITING.name, async () => {
      const visit = async (repository: ListedRepository, now: Instant) =>
        (await waiting.visit(repository)) +
        (await armErrands(arming, repository, now)) +
        (await armReminders(arming, repository, now));
      log.info(await countFound(round, visit), 'looked at what waits on time');
    }),
  );
}

async function countFound(
  round: (visit: Visit) => Promise<Round>,
  visit: (...of: Parameters<Visit>) => Promise<number>,
): Promise<Round & { readonly found: number }> {
  let found = 0;
  const counts = await round(async (repository, now) => {
    found += await visit(repository, now);
  });
  return { ...counts, found };
}

/** What GitHub did not answer is asked again at the next tick; anything else is told with its stack. */
async function attempt({ log, clock }: UpkeepOptions, task: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const { reason } = readFailure(error, clock.now());
    log.warn({ task, reason, ...(reason === 'no-answer' ? { err: error } : {}) }, 'task cut short');
  }
}
