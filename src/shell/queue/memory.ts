import type { Instant } from '../../core/snapshot.js';
import { formatSubjectKey } from '../../core/subject.js';
import type { Subject, SubjectKey } from '../../core/subject.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { isDeadLetter, MAX_ATTEMPTS, nextAfter } from './dead-letter.js';
import { laterOf, newest, newEntry } from './memory-entry.js';
import type { Entry } from './memory-entry.js';
import type { AddOptions, Outcome, Priority, QueueCounts, Run, Work, WorkQueue } from './queue.js';
import { ReadyLine } from './ready-line.js';

/** Events of one action arrive together (opened, labeled, assigned); one run a little later answers them all. */
const SETTLE_MS = 50;

/** Runs of one installation at once, so that a busy one leaves room for the others. */
const PER_INSTALLATION = 10;

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
  /** How often it has failed in a row. */
  readonly failures: number;
  readonly causes: readonly string[];
}

/** The queue of a single process. What it holds is lost with the process; `unsettled` says what that is. */
export class MemoryQueue implements WorkQueue {
  readonly #options: MemoryQueueOptions;
  readonly #entries = new Map<SubjectKey, Entry>();
  readonly #ready = new ReadyLine<Entry>();
  readonly #running = new Map<number, number>();
  #work: Work | null = null;
  #runs = 0;
  #givenUp = 0;
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
    const entry = this.#entries.get(key) ?? newEntry(key, subject, priority);
    this.#entries.set(key, entry);
    entry.subject = subject;
    const fresh = laterOf(entry.fresh, options.fresh ?? null);
    if (fresh !== entry.fresh) entry.staleReads = 0;
    entry.fresh = fresh;
    if (options.cause !== undefined) entry.causes = newest(entry.causes, [options.cause]);
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
    let deadLetters = 0;
    for (const { state, priority, due, failures } of this.#entries.values()) {
      if (state === 'ready') oldestMs = Math.max(oldestMs, now - due);
      if (state === 'waiting' && priority === 'background' && isDeadLetter(failures)) deadLetters += 1;
    }
    return Promise.resolve({
      running: this.#runs,
      ready,
      waiting: this.#entries.size - ready - this.#runs - deadLetters,
      deadLetters,
      givenUp: this.#givenUp,
      oldestMs,
    });
  }

  /** Returns what would be lost if the process ended now. */
  unsettled(): readonly Unsettled[] {
    const now = this.#options.clock.now();
    return [...this.#entries.values()].map(({ subject, state, due, priority, run, failures, causes }) => ({
      subject,
      at: state === 'waiting' ? due : now,
      priority: run?.isBackground === false ? 'live' : priority,
      failures,
      causes: newest(run?.causes ?? [], causes),
    }));
  }

  /** Adds what an earlier process left, each at its time and none before `notBefore`. */
  restore(left: readonly Unsettled[], notBefore: Instant): void {
    for (const { subject, at, priority, failures, causes } of left) {
      const key = formatSubjectKey(subject);
      const isNew = !this.#entries.has(key);
      void this.add(subject, { at: Math.max(at, notBefore), priority });
      const entry = this.#entries.get(key);
      if (entry === undefined) continue;
      entry.causes = newest(causes, entry.causes);
      if (isNew) entry.failures = failures;
    }
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
    const isBackground = entry.priority === 'background';
    // An event begins anew with a dead letter.
    if (!isBackground && isDeadLetter(entry.failures)) entry.failures = 0;
    const { subject, causes, failures, fresh, staleReads } = entry;
    const run: Run = { subject, causes, attempt: failures + 1, fresh, staleReads, isBackground };
    entry.run = run;
    entry.priority = 'background';
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
    entry.run = null;
    this.#settle(entry, outcome, run);
    this.#startMore();
    if (!this.#isBusy()) this.#onIdle?.();
  }

  /** Decides what becomes of an entry after its run: further run, wait, or gone. */
  #settle(entry: Entry, outcome: Outcome, run: Run): void {
    switch (outcome.kind) {
      case 'stale':
        return this.#lookAgain(entry, outcome.at, run);
      case 'retry':
        return this.#retry(entry, outcome, run);
      case 'put-off':
        return this.#letWait(entry, outcome.at, run);
      case 'done':
      case 'requeue':
      case 'give-up': {
        entry.failures = 0;
        entry.staleReads = 0;
        const at = 'at' in outcome ? outcome.at : null;
        if (at !== null) {
          entry.causes = newest(run.causes, entry.causes);
          entry.priority = 'live';
        }
        return this.#goOn(entry, at);
      }
      default:
        outcome satisfies never;
    }
  }

  /** Runs an entry again for an event during its run, or makes it wait for the earliest of its times, or lets it go. */
  #goOn(entry: Entry, at: Instant | null): void {
    const { again, againAt } = entry;
    entry.again = false;
    entry.againAt = null;
    if (again) return this.#makeReady(entry);
    const times = [againAt, at].filter((time) => time !== null);
    if (times.length > 0) this.#wait(entry, Math.min(...times));
    else this.#entries.delete(entry.key);
  }

  /** Makes an entry wait until a time, which events do not hurry: they are part of the run that comes then. */
  #hold(entry: Entry, at: Instant, run: Run): void {
    entry.causes = newest(run.causes, entry.causes);
    if (!run.isBackground) entry.priority = 'live';
    entry.again = false;
    entry.againAt = null;
    entry.isHeld = true;
    this.#wait(entry, at);
  }

  /** Makes an entry wait with what led to its run and was asked of it, in the background unless an event came during it. */
  #letWait(entry: Entry, at: Instant, run: Run): void {
    entry.fresh = laterOf(entry.fresh, run.fresh);
    entry.causes = newest(run.causes, entry.causes);
    this.#goOn(entry, at);
  }

  /** Holds an entry whose read was too old. What an event during the run asks for is asked for from the start. */
  #lookAgain(entry: Entry, at: Instant, run: Run): void {
    const fresh = laterOf(entry.fresh, run.fresh);
    entry.staleReads = fresh === run.fresh ? run.staleReads + 1 : 0;
    entry.fresh = fresh;
    entry.failures = 0;
    this.#hold(entry, at, run);
  }

  /** Decides what becomes of an entry that failed. */
  #retry(entry: Entry, outcome: Extract<Outcome, { kind: 'retry' }>, run: Run): void {
    const { clock, random, log } = this.#options;
    if (outcome.isOwnFault) entry.failures += 1;
    const next = nextAfter(entry.failures, outcome, random);
    const said = { key: entry.key, attempts: entry.failures, reason: outcome.reason };
    switch (next.kind) {
      case 'retry':
        entry.fresh = laterOf(entry.fresh, run.fresh);
        return this.#hold(entry, clock.now() + next.ms, run);
      case 'dead-letter':
        if (entry.failures === MAX_ATTEMPTS) log.error(said, 'dead letter: tried about once an hour from now on');
        return this.#letWait(entry, clock.now() + next.ms, run);
      case 'given-up':
        this.#givenUp += 1;
        log.error(said, 'given up for good');
        entry.failures = 0;
        entry.staleReads = 0;
        return this.#goOn(entry, null);
      default:
        next satisfies never;
    }
  }

  #isBusy(): boolean {
    return this.#runs > 0 || this.#ready.size > 0;
  }
}
