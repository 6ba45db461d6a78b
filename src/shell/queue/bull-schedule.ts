import type { Instant } from '../../core/snapshot.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { inTime } from '../in-time.js';
import { Alarm } from './bull/alarm.js';
import { JOB_OPTIONS } from './bull/job.js';
import { openLazily, SteadyWorker } from './bull/lazily.js';
import type { Due, Ledger } from './bull/ledger.js';
import type { ActiveJob, JobQueue, Link } from './bull/link.js';
import type { Recurring, Schedule, Task } from './schedule.js';

/** Tasks at once in a process. There are fewer, and each runs once at a time. */
const CONCURRENCY = 10;

const POLL_MS = 1_000;

const SOON_MS = 5_000;

/** How soon a task is put down again that could not be, since the server was away. */
const REGISTER_AGAIN_MS = 1_000;

interface Planned {
  readonly recurring: Recurring;
  readonly task: Task;
}

export interface BullScheduleOptions {
  readonly link: Link;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The schedule of several processes. When each task is next due is in the ledger, which gives a tick to one process; that
 * makes a job of it, unless the task waits or runs. A tick that was due while no process ran comes once at the next start.
 *
 * BullMQ's own job schedulers do neither: they may run a task twice at once, and put at a start move an overdue run away.
 */
export class BullSchedule implements Schedule {
  readonly #options: BullScheduleOptions;
  readonly #ledger: Ledger;
  readonly #queue: () => Promise<JobQueue>;
  readonly #worker: SteadyWorker;
  readonly #alarm: Alarm;
  readonly #planned = new Map<string, Planned>();
  #isStopped = false;

  constructor(options: BullScheduleOptions) {
    const { link, clock } = options;
    this.#options = options;
    this.#ledger = link.ledger('schedule');
    this.#queue = openLazily(link, 'schedule');
    this.#worker = new SteadyWorker(link, clock);
    this.#alarm = new Alarm({
      ledger: this.#ledger,
      clock,
      pollMs: POLL_MS,
      trouble: link.trouble,
      // During an update two versions run side by side, and a tick of a task that this one is without is the other's.
      only: () => [...this.#planned.keys()],
      ring: (due) => this.#tick(due),
    });
  }

  every(recurring: Recurring, task: Task): void {
    const isFirst = this.#planned.size === 0;
    this.#planned.set(recurring.name, { recurring, task });
    void this.#register(recurring);
    if (!isFirst) return;
    this.#alarm.start();
    const process = (job: ActiveJob) => this.#run(job);
    void this.#worker.work({ name: 'schedule', process, concurrency: CONCURRENCY });
  }

  async soon(name: string): Promise<void> {
    if (this.#isStopped) return;
    await inTime(SOON_MS, 'the schedule', this.#enqueue(name, { id: name, keepLastIfActive: true }));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([this.#alarm.stop(), this.#worker.close()]);
  }

  /** Puts a task down for its first tick. Where one is down already, the earlier of the two counts: an overdue one at once. */
  async #register({ name, everyMs }: Recurring): Promise<void> {
    const { clock, link } = this.#options;
    try {
      // A time from before the server could be reached would bring a tick forward that others have in hand.
      await this.#queue();
      const at = clock.now() + everyMs;
      await this.#ledger.wake(name, { at, body: name, isBackground: false });
      this.#alarm.expect(at);
    } catch (error) {
      link.trouble(error);
      clock.after(REGISTER_AGAIN_MS, () => {
        if (!this.#isStopped) void this.#register({ name, everyMs });
      });
    }
  }

  /** Makes a job of a tick, and returns when the next is due: in step with this one, but never in the past. */
  async #tick({ key, at }: Due): Promise<Instant | null> {
    const planned = this.#planned.get(key);
    if (planned === undefined) return null;
    await this.#enqueue(key, { id: key });
    const { everyMs } = planned.recurring;
    const missed = Math.max(0, Math.floor((this.#options.clock.now() - at) / everyMs));
    return at + (missed + 1) * everyMs;
  }

  async #enqueue(
    name: string,
    deduplication: { readonly id: string; readonly keepLastIfActive?: true },
  ): Promise<void> {
    const queue = await this.#queue();
    await queue.add(name, {}, { ...JOB_OPTIONS, deduplication });
  }

  /** Does what a job asks for. One of another version's task becomes a tick, which only a process that has it takes. */
  async #run({ name }: ActiveJob): Promise<void> {
    const { log, clock } = this.#options;
    const planned = this.#planned.get(name);
    if (planned === undefined) {
      await this.#ledger.wake(name, { at: clock.now(), body: name, isBackground: false });
      return;
    }
    try {
      await planned.task();
    } catch (error) {
      log.error({ task: name, err: error }, 'task failed');
    }
  }
}
