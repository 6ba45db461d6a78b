import { freshnessOfEvent, subjectsOfEvent } from '../core/event.js';
import type { Identity } from '../core/snapshot.js';
import { en } from '../core/text/en.js';
import type { Clock } from '../shell/clock.js';
import { askVia } from '../shell/github/client/ask.js';
import type { Connect } from '../shell/github/client/client.js';
import { WriteMemory } from '../shell/github/writing/memory.js';
import { Pacing } from '../shell/github/client/pacing.js';
import { createReader } from '../shell/github/reading/reader.js';
import { createWriter } from '../shell/github/writing/writer.js';
import type { Log } from '../shell/log.js';
import { MemoryQueue } from '../shell/queue/memory.js';
import type { WorkQueue } from '../shell/queue/queue.js';
import { createReconcile } from '../shell/reconcile.js';

/** One webhook, its signature checked. */
export interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

/** What turns events into changes, ready to run. */
export interface Engine {
  readonly queue: WorkQueue;
  /** Takes an event and returns at once: false where it was not taken, since the app is about to stop. */
  receive(delivery: Delivery): boolean;
}

export interface EngineOptions {
  readonly connect: Connect;
  readonly me: Identity;
  readonly log: Log;
  readonly writePacing: 'on' | 'off';
  readonly concurrency: number;
  readonly clock: Clock;
  /** Between 0 and 1, as `Math.random`. */
  readonly random: () => number;
}

/** Returns the parts of the shell put together. */
export function createEngine(options: EngineOptions): Engine {
  const { connect, me, log, writePacing, concurrency, clock, random } = options;
  const pacing = new Pacing({ clock, writes: writePacing });
  const memory = new WriteMemory(clock);
  const reader = createReader({ ask: askVia({ connect, pacing, clock }), me, clock });
  const writer = createWriter({ connect, pacing, memory, me, clock });
  const work = createReconcile({
    reader,
    writer,
    memory,
    words: en,
    clock,
    log,
    touch: (subject) => queue.add(subject, { isFollowUp: true }),
  });
  const queue: WorkQueue = new MemoryQueue({ work, clock, random, log, concurrency });
  return {
    queue,
    receive({ id, name, payload }) {
      const subjects = subjectsOfEvent(name, payload, me);
      const fresh = subjects.length === 0 ? null : freshnessOfEvent(name, payload);
      const isTaken = subjects.map((subject) => queue.add(subject, { cause: id, fresh })).every(Boolean);
      if (isTaken) log.debug({ event: name, delivery: id, subjects: subjects.length }, 'received');
      return isTaken;
    },
  };
}
