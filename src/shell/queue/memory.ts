import type { Instant } from '../../core/snapshot.js';
import { formatSubjectKey } from '../../core/subject.js';
import type { Subject, SubjectKey } from '../../core/subject.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { backoffMs, MAX_ATTEMPTS } from './backoff.js';
import type { AddOptions, Outcome, Priority, QueueCounts, Run, Work, WorkQueue } from './queue.js';
import { ReadyLine } from './ready-line.js';

/** Events of one action arrive together (opened, labeled, assigned); one run a little later answers them all. */
const SETTLE_MS = 50;

/** Runs of one installation at once, so that a busy one leaves room for the others. */
const PER_INSTALLATION = 10;

/** Causes remembered for a log line. */
const MAX_CAUSES = 5;

export interface MemoryQueueOptions {
  readonly clock: Clock;
  /** Between 0 and 1, as `Math.random`. */
  readonly random: () => number;
  readonly log: Log;
  /** Runs at once over all installations. */
  readonly concurrency: number;
}

/** What is in the queue and not done, to be added again by a process that comes after. */
export interface Unsettled {
  readonly subject: Subject;
  /** When it would run. */
  readonly at: Instant;
  readonly priority: Priority;
}

interface Entry {
  readonly key: SubjectKey;
  subject: Subject;
  state: 'waiting' | 'ready' | 'running';
  priority: Priority;
  /** While waiting: when it runs. While ready: since when it is. */
  due: Instant;
  cancel: (() => void) | null;
  /** While waiting: true after a failure or a stale read, where an event must not make it run sooner. */
  isHeld: boolean;
  /** Set by an event during a run. */
  again: boolean;
  /** Set by an event with a time during a run. */
  againAt: Instant | null;
  failures: number;
  /** How new a read must be to count, as far as no run has seen one that new. */
  fresh: Instant | null;
  /** Reads in a row that were older than that. */
  staleReads: number;
  causes: string[];
}

/** The queue of a single process. What it holds is lost with the process; `unsettled` says what that is. */
export class MemoryQueue implements WorkQueue {
  readonly #options: MemoryQueueOptions;
  readonly #entries = new Map<SubjectKey, Entry>();
  readonly #ready = new ReadyLine<Entry>();
  readonly #running = new Map<number, number>();
  #work: Work | null = null;
  #runs = 0;
  #deadLetters = 0;
  #isClosed = false;
  #onIdle: (() => void) | null = null;

  constructor(options: MemoryQueueOptions) {
    this.#options = options;
  }

  start(work: Work): void {
    this.#work = work;
    this.#startMore();
  }

  add(subject: Subject, options: AddOptions = {}): Promise<boolean> {
    if (this.#isClosed && options.isFollowUp !== true) return Promise.resolve(false);
    const now = this.#options.clock.now();
    const at = options.at ?? now + SETTLE_MS;
    const key = formatSubjectKey(subject);
    const priority = options.priority ?? 'live';
    const entry = this.#entries.get(key) ?? this.#newEntry(key, subject, priority);
    entry.subject = subject;
    const fresh = laterOf(entry.fresh, options.fresh ?? null);
    if (fresh !== entry.fresh) entry.staleReads = 0;
    entry.fresh = fresh;
    if (options.cause !== undefined && entry.causes.length < MAX_CAUSES) entry.causes.push(options.cause);
    if (priority === 'live') this.#enliven(entry);
    if (entry.state === 'running') {
      if (options.at === undefined) entry.again = true;
      else entry.againAt = Math.min(entry.againAt ?? at, at);
    } else if (entry.state === 'waiting' && !entry.isHeld) {
      if (this.#isClosed) this.#makeReady(entry);
      else if (entry.cancel === null || at < entry.due) this.#wait(entry, at);
    }
    return Promise.resolve(true);
  }

  counts(): Promise<QueueCounts> {
    const now = this.#options.clock.now();
    const ready = this.#ready.size;
    let oldestMs = 0;
    for (const { state, due } of this.#entries.values())
      if (state === 'ready') oldestMs = Math.max(oldestMs, now - due);
    return Promise.resolve({
      running: this.#runs,
      ready,
      waiting: this.#entries.size - ready - this.#runs,
      deadLetters: this.#deadLetters,
      oldestMs,
    });
  }

  /** Returns what would be lost if the process ended now. */
  unsettled(): readonly Unsettled[] {
    const now = this.#options.clock.now();
    return [...this.#entries.values()].map(({ subject, state, due, priority }) => ({
      subject,
      at: state === 'waiting' ? due : now,
      priority,
    }));
  }

  async drain(deadlineMs: number): Promise<number> {
    this.#isClosed = true;
    const { clock } = this.#options;
    const soon = clock.now() + SETTLE_MS;
    for (const entry of [...this.#entries.values()]) {
      if (entry.state !== 'waiting') continue;
      entry.cancel?.();
      entry.cancel = null;
      if (!entry.isHeld && entry.due <= soon) this.#makeReady(entry);
    }
    if (this.#isBusy()) {
      await new Promise<void>((resolve) => {
        const cancel = clock.after(deadlineMs, resolve);
        this.#onIdle = () => {
          cancel();
          resolve();
        };
      });
    }
    return this.#entries.size;
  }

  #newEntry(key: SubjectKey, subject: Subject, priority: Priority): Entry {
    const entry: Entry = {
      key,
      subject,
      state: 'waiting',
      priority,
      due: 0,
      cancel: null,
      isHeld: false,
      again: false,
      againAt: null,
      failures: 0,
      fresh: null,
      staleReads: 0,
      causes: [],
    };
    this.#entries.set(key, entry);
    return entry;
  }

  #wait(entry: Entry, at: Instant): void {
    const { clock } = this.#options;
    entry.cancel?.();
    entry.state = 'waiting';
    entry.due = at;
    // While closing nothing is timed any more; what is left shows in the count that `drain` returns.
    entry.cancel = this.#isClosed ? null : clock.after(at - clock.now(), () => this.#makeReady(entry));
  }

  /** What a person did is not kept waiting behind a sweep that found the same subject. */
  #enliven(entry: Entry): void {
    if (entry.priority === 'live') return;
    entry.priority = 'live';
    if (entry.state === 'ready') this.#ready.promote(entry);
  }

  #makeReady(entry: Entry): void {
    entry.state = 'ready';
    entry.due = this.#options.clock.now();
    entry.cancel = null;
    entry.isHeld = false;
    this.#ready.push(entry, entry.priority);
    this.#startMore();
  }

  #startMore(): void {
    const work = this.#work;
    if (work === null) return;
    for (let entry = this.#takeNext(); entry !== null; entry = this.#takeNext()) void this.#run(entry, work);
  }

  #takeNext(): Entry | null {
    if (this.#runs >= this.#options.concurrency) return null;
    return this.#ready.take((installation) => (this.#running.get(installation) ?? 0) < PER_INSTALLATION);
  }

  async #run(entry: Entry, work: Work): Promise<void> {
    const { installation } = entry.subject;
    entry.state = 'running';
    this.#runs += 1;
    this.#running.set(installation, (this.#running.get(installation) ?? 0) + 1);
    const { subject, causes, failures, fresh, staleReads, priority } = entry;
    const isBackground = priority === 'background';
    const run: Run = { subject, causes, attempt: failures + 1, fresh, staleReads, isBackground };
    entry.causes = [];
    entry.fresh = null;
    let outcome: Outcome;
    try {
      outcome = await work(run);
    } catch (error) {
      this.#options.log.error({ key: entry.key, err: error }, 'run failed');
      outcome = { kind: 'retry', afterMs: null, isOwnFault: true, reason: 'unexpected' };
    }
    this.#runs -= 1;
    const left = (this.#running.get(installation) ?? 1) - 1;
    if (left > 0) this.#running.set(installation, left);
    else this.#running.delete(installation);
    this.#settle(entry, outcome, run);
    this.#startMore();
    if (!this.#isBusy()) this.#onIdle?.();
  }

  /** Decides what becomes of an entry after its run: further run, wait, or gone. */
  #settle(entry: Entry, outcome: Outcome, run: Run): void {
    const { again, againAt } = entry;
    entry.again = false;
    entry.againAt = null;
    if (outcome.kind === 'stale') return this.#lookAgain(entry, outcome.at, run);
    if (outcome.kind === 'retry' && this.#retry(entry, outcome)) {
      entry.fresh = laterOf(entry.fresh, run.fresh);
      return;
    }
    entry.failures = 0;
    entry.staleReads = 0;
    if (again) return this.#makeReady(entry);
    const times = [againAt, 'at' in outcome ? outcome.at : null].filter((time) => time !== null && time !== undefined);
    if (times.length > 0) return this.#wait(entry, Math.min(...times));
    this.#entries.delete(entry.key);
  }

  /** Makes an entry wait whose read was too old. What an event during the run asks for is asked for from the start. */
  #lookAgain(entry: Entry, at: Instant, run: Run): void {
    const fresh = laterOf(entry.fresh, run.fresh);
    entry.staleReads = fresh === run.fresh ? run.staleReads + 1 : 0;
    entry.fresh = fresh;
    entry.failures = 0;
    entry.isHeld = true;
    this.#wait(entry, at);
  }

  /** Makes a failed entry wait; false when it has failed for the last time. An event meanwhile is part of the retry. */
  #retry(entry: Entry, outcome: Extract<Outcome, { kind: 'retry' }>): boolean {
    const { clock, random, log } = this.#options;
    if (outcome.isOwnFault) entry.failures += 1;
    if (entry.failures >= MAX_ATTEMPTS) {
      this.#deadLetters += 1;
      log.error(
        { key: entry.key, attempts: entry.failures, reason: outcome.reason },
        'given up after the last attempt',
      );
      return false;
    }
    entry.isHeld = true;
    this.#wait(entry, clock.now() + backoffMs(Math.max(1, entry.failures), outcome.afterMs, random));
    return true;
  }

  #isBusy(): boolean {
    return this.#runs > 0 || this.#ready.size > 0;
  }
}

function laterOf(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || (other !== null && other > one) ? other : one;
}
