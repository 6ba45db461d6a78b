import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Recurring, Schedule, Task } from './schedule.js';

interface Planned {
  readonly recurring: Recurring;
  readonly task: Task;
  cancel: () => void;
  running: Promise<void> | null;
  again: boolean;
}

/** The schedule of a single process. */
export class MemorySchedule implements Schedule {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #planned = new Map<string, Planned>();
  #isStopped = false;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  every(recurring: Recurring, task: Task): void {
    const planned: Planned = { recurring, task, cancel: () => undefined, running: null, again: false };
    this.#planned.set(recurring.name, planned);
    this.#wait(planned);
  }

  soon(name: string): Promise<void> {
    const planned = this.#planned.get(name);
    if (planned === undefined || this.#isStopped) return Promise.resolve();
    if (planned.running !== null) planned.again = true;
    else this.#begin(planned);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { cancel } of this.#planned.values()) cancel();
    for (const { running } of this.#planned.values()) await running;
  }

  #wait(planned: Planned): void {
    planned.cancel = this.#clock.after(planned.recurring.everyMs, () => {
      this.#wait(planned);
      // A tick that finds the task still at work is one with it.
      if (planned.running === null) this.#begin(planned);
    });
  }

  #begin(planned: Planned): void {
    planned.running = this.#run(planned).finally(() => {
      planned.running = null;
      if (planned.again && !this.#isStopped) {
        planned.again = false;
        this.#begin(planned);
      }
    });
  }

  async #run({ recurring, task }: Planned): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#log.error({ task: recurring.name, err: error }, 'task failed');
    }
  }
}
