import { freshnessOfEvent, subjectsOfEvent } from '../core/event.js';
import type { Identity } from '../core/snapshot.js';
import { formatSubjectKey } from '../core/subject.js';
import { en } from '../core/text/en.js';
import type { Backend } from '../shell/backend/backend.js';
import type { Clock } from '../shell/clock.js';
import type { Budget } from '../shell/github/client/budget.js';
import { askVia } from '../shell/github/client/ask.js';
import type { Connect } from '../shell/github/client/client.js';
import { lookUpVia } from '../shell/github/client/look-up.js';
import { RecordAccess } from '../shell/github/client/record-access.js';
import { WriteMemory } from '../shell/github/writing/memory.js';
import { Pacing } from '../shell/github/client/pacing.js';
import { createFacts } from '../shell/github/reading/facts/read-facts.js';
import { createReader } from '../shell/github/reading/reader.js';
import type { Reader } from '../shell/github/reading/reader.js';
import { createWriter } from '../shell/github/writing/writer.js';
import { createChannelErrand, type SlackWays } from '../shell/channels/tell-channel.js';
import { createWebhookTurns } from '../shell/channels/webhook-turns.js';
import { createErrands, type ErrandOptions } from '../shell/errands.js';
import { holdBack } from '../shell/hold-back.js';
import type { Log } from '../shell/log.js';
import type { Meter } from '../shell/meter.js';
import type { WorkQueue } from '../shell/queue/queue.js';
import { createReconcile } from '../shell/reconcile.js';
import { createReminders } from '../shell/reminders/run-reminders.js';
import { KnownWeeks } from '../shell/rollup/publishing/known-weeks.js';
import { createWeekErrand } from '../shell/rollup/publishing/publish.js';
import { createPageWriter } from '../shell/rollup/publishing/write-pages.js';
import { BestEffort } from '../shell/state/best-effort.js';

/** Keys of subjects in a line of the log: an installation may come with a thousand repositories. */
const MAX_KEYS = 3;

/** One webhook, its signature checked. */
export interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

/** What turns events into changes, ready to run. */
export interface Engine {
  readonly queue: WorkQueue;
  /** What all requests go through, for whoever makes others beside. */
  readonly pacing: Pacing;
  readonly reader: Reader;
  /**
   * Takes an event. Resolves once what it concerns is queued: false where it was not taken, since the app is about to
   * stop. Rejects where the queue cannot be reached.
   */
  receive(delivery: Delivery): Promise<boolean>;
  /** Begins to work. A process that only receives never calls this. */
  start(): void;
}

export interface EngineOptions {
  readonly backend: Backend;
  readonly connect: Connect;
  readonly me: Identity;
  readonly log: Log;
  readonly meter: Meter;
  readonly writePacing: 'on' | 'off';
  readonly clock: Clock;
  /** How Slack is reached; left out, nothing is told there. */
  readonly slack?: SlackWays;
  /** Where given, work that nobody waits for leaves the reserve of the rate limit alone. */
  readonly budget?: Budget;
}

/** Returns the parts of the shell put together. */
export function createEngine(options: EngineOptions): Engine {
  const { backend, connect, me, log, meter, writePacing, clock, budget, slack } = options;
  const { queue } = backend;
  const pacing = new Pacing({
    clock,
    writes: writePacing,
    limits: backend.limits,
    paused: (reason) => meter.paused(reason),
  });
  const memory = new WriteMemory(
    clock,
    backend.isShared
      ? { store: backend.store, effort: new BestEffort({ clock, log, what: 'memory of writes' }) }
      : null,
  );
  const access = new RecordAccess({ connect, clock });
  const asking = { ask: askVia({ connect, pacing, clock }), lookUp: lookUpVia({ connect, pacing }), me, clock, log };
  const reader = createReader({ ...asking, access });
  const writer = createWriter({ connect, pacing, memory, meter, me, clock, access });
  const touch: ErrandOptions['touch'] = (subject, when) => queue.add(subject, { ...when, isFollowUp: true });
  const readFacts = createFacts(asking);
  const weekly = {
    ...asking,
    pages: reader,
    neighbours: reader,
    readFacts,
    writer: createPageWriter({ connect, pacing, clock }),
  };
  const week = createWeekErrand({
    ...weekly,
    known: new KnownWeeks(backend.store, new BestEffort({ clock, log, what: 'memory of weeks' })),
    meter,
  });
  const channel = createChannelErrand({
    ...weekly,
    ways: slack ?? { slack: null, webhook: null },
    turns: createWebhookTurns(backend.store, new BestEffort({ clock, log, what: 'memory of channels' })),
  });
  const reminders = createReminders({ ...asking, readFacts, reader, writer, store: backend.store, words: en });
  const errands = createErrands({ errands: { week, channel, reminders }, clock, log, meter, touch });
  const work = createReconcile({ reader, writer, memory, words: en, clock, log, meter, touch }, errands);
  return {
    queue,
    pacing,
    reader,
    start: () => queue.start(budget === undefined ? work : holdBack(work, budget)),
    async receive({ id, name, payload }) {
      const subjects = subjectsOfEvent(name, payload, me);
      const fresh = subjects.length === 0 ? null : freshnessOfEvent(name, payload);
      // The time is that of what the event is about, which comes first.
      const taken = await Promise.all(
        subjects.map((subject, index) => queue.add(subject, { cause: id, fresh: index === 0 ? fresh : null })),
      );
      if (!taken.every(Boolean)) return false;
      const isIgnored = subjects.length === 0;
      const keys = subjects.slice(0, MAX_KEYS).map(formatSubjectKey);
      // What matters can be followed by its id from here to what is written; most of what GitHub sends does not matter.
      log[isIgnored ? 'debug' : 'info']({ event: name, delivery: id, subjects: subjects.length, keys }, 'received');
      meter.webhook(name, isIgnored ? 'ignored' : 'queued');
      return true;
    },
  };
}
