import { DelayedError, WaitingError } from 'bullmq';
import type { Instant } from '../../core/snapshot.js';
import { formatSubjectKey } from '../../core/subject.js';
import type { Subject } from '../../core/subject.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { inTime } from '../in-time.js';
import { Aging, enliven } from './bull/aging.js';
import { Alarm } from './bull/alarm.js';
import { addedAt, newJobId, wasBackground } from './bull/job-id.js';
import { BACKGROUND, formatBody, JOB_OPTIONS, LIVE, readBody, readPayload, SENT_AWAY } from './bull/job.js';
import type { Payload } from './bull/job.js';
import { openLazily, SteadyWorker } from './bull/lazily.js';
import type { Begun, Ledger, Wish } from './bull/ledger.js';
import type { ActiveJob, JobQueue, Link } from './bull/link.js';
import { Turns } from './bull/turns.js';
import { isDeadLetter, MAX_ATTEMPTS, nextAfter } from './dead-letter.js';
import type { AddOptions, Outcome, QueueCounts, Run, Work, WorkQueue } from './queue.js';

/** Events of one action arrive together (opened, labeled, assigned); one run a little later answers them all. */
const SETTLE_MS = 50;

/** What takes longer is refused: GitHub waits ten seconds for an answer to a webhook. */
const ANSWER_MS = 5_000;

/** Another process's wish for a time is seen after so long at the latest. */
const POLL_MS = 1_000;

/** What a sweep adds while the same subject runs comes after so long. */
const BACKGROUND_AGAIN_MS = 1_000;

/** Of each kind of what is ready, so many are looked at for which is the oldest. */
const SAMPLED = 1_000;

export interface BullQueueOptions {
  readonly link: Link;
  readonly clock: Clock;
  /** Between 0 and 1, as `Math.random`. */
  readonly random: () => number;
  readonly log: Log;
  /** Runs at once in this process. */
  readonly concurrency: number;
}

/**
 * The queue of several processes. BullMQ holds what is to run, a job a key, gives it to one worker at a time and takes it
 * back from one that died; a job of a key whose work runs is kept until that has ended (`keepLastIfActive`). What has to
 * add up is in the ledger, and so are times: a job says no more than which subject to look at.
 */
export class BullQueue implements WorkQueue {
  readonly #options: BullQueueOptions;
  readonly #ledger: Ledger;
  readonly #queue: () => Promise<JobQueue>;
  readonly #worker: SteadyWorker;
  readonly #alarm: Alarm;
  readonly #turns: Turns;
  readonly #aging: Aging;
  #work: Work | null = null;
  #running = 0;
  #givenUp = 0;
  #isClosed = false;

  constructor(options: BullQueueOptions) {
    const { link, clock, random } = options;
    this.#options = options;
    this.#ledger = link.ledger('work');
    this.#queue = openLazily(link, 'work');
    this.#worker = new SteadyWorker(link, clock);
    this.#turns = new Turns(clock, random);
    this.#aging = new Aging({ queue: this.#queue, clock, trouble: link.trouble });
    this.#alarm = new Alarm({
      ledger: this.#ledger,
      clock,
      pollMs: POLL_MS,
      trouble: link.trouble,
      ring: async ({ key, body, isBackground }) => {
        const payload = readBody(body);
        if (payload !== null) await this.#enqueue(key, payload, isBackground);
        return null;
      },
    });
  }

  start(work: Work): void {
    this.#work = work;
    const process = (job: ActiveJob, token = '') => this.#process(job, token);
    void this.#worker.work({ name: 'work', process, concurrency: this.#options.concurrency });
    this.#alarm.start();
    this.#aging.start();
  }

  async add(subject: Subject, options: AddOptions = {}): Promise<boolean> {
    if (this.#isClosed && options.isFollowUp !== true) return false;
    await inTime(ANSWER_MS, 'the queue', this.#add(subject, options));
    return true;
  }

  counts(): Promise<QueueCounts> {
    return inTime(ANSWER_MS, 'the queue', this.#count());
  }

  async drain(deadlineMs: number): Promise<number> {
    this.#isClosed = true;
    const closing = Promise.all([this.#alarm.stop(), this.#aging.stop(), this.#worker.close()]);
    try {
      await inTime(deadlineMs, 'work', closing);
    } catch (error) {
      // What still runs is taken up by another process once its lock has run out.
      this.#options.link.trouble(error);
    }
    return this.#running;
  }

  async #count(): Promise<QueueCounts> {
    const queue = await this.#queue();
    const [jobs, size] = await Promise.all([
      queue.getJobCounts('active', 'waiting', 'prioritized', 'delayed'),
      this.#ledger.size(),
    ]);
    const { active = 0, waiting = 0, prioritized = 0, delayed = 0 } = jobs;
    return {
      running: active,
      // What is delayed is settling, or was sent away until its turn.
      ready: waiting + prioritized + delayed,
      ...size,
      givenUp: this.#givenUp,
      oldestMs: await this.#oldestMs(queue, waiting),
    };
  }

  /** Returns for how long the oldest job is there. Where very many are, it may be one that is almost as old. */
  async #oldestMs(queue: JobQueue, waiting: number): Promise<number> {
    const [inLine, behind] = await Promise.all([
      queue.getRanges(['waiting'], Math.max(0, waiting - SAMPLED), waiting + SAMPLED, false),
      queue.getRanges(['prioritized', 'delayed'], 0, SAMPLED - 1, true),
    ]);
    const now = this.#options.clock.now();
    return [...inLine, ...behind].reduce((most, id) => Math.max(most, now - (addedAt(id) ?? now)), 0);
  }

  async #add(subject: Subject, { at, cause, fresh = null, priority = 'live' }: AddOptions): Promise<void> {
    const { link, clock } = this.#options;
    const key = formatSubjectKey(subject);
    const isBackground = priority === 'background';
    const payload = { subject, cause };
    await this.#queue();
    const raised = fresh === null ? Promise.resolve() : this.#ledger.raise(key, fresh);
    // A run that begins must find what was asked of it.
    if (!link.keepsOrder) await raised;
    const isDue = at === undefined || at <= clock.now();
    await Promise.all([
      raised,
      isDue
        ? this.#enqueue(key, payload, isBackground)
        : this.#wake(key, { at: Math.ceil(at), body: formatBody(payload), isBackground }),
    ]);
  }

  async #wake(key: string, wish: Wish): Promise<void> {
    await this.#ledger.wake(key, wish);
    this.#alarm.expect(wish.at);
  }

  /** Adds a job unless one of the key waits. `replace` would let a steady stream put it off for ever, so it is not used. */
  async #enqueue(key: string, payload: Payload, isBackground: boolean): Promise<void> {
    const queue = await this.#queue();
    if (isBackground) return this.#enqueueBackground(queue, key, payload);
    const jobId = newJobId(false, this.#options.clock.now());
    const deduplication = { id: key, keepLastIfActive: true };
    const job = await queue.add('run', payload, { ...JOB_OPTIONS, jobId, delay: SETTLE_MS, deduplication });
    if (wasBackground(job.id)) await enliven(job);
  }

  /**
   * Adds a job that nobody waits for. It is not kept while the key runs, since it would take the place of a live one that is:
   * whatever it could not be is wished for a little later, which a run that begins before makes void.
   */
  async #enqueueBackground(queue: JobQueue, key: string, payload: Payload): Promise<void> {
    const jobId = newJobId(true, this.#options.clock.now());
    const job = await queue.add('run', payload, {
      ...JOB_OPTIONS,
      jobId,
      priority: BACKGROUND,
      deduplication: { id: key },
    });
    if (job.id === jobId) return;
    const at = this.#options.clock.now() + BACKGROUND_AGAIN_MS;
    await this.#wake(key, { at, body: formatBody(payload), isBackground: true });
  }

  async #process(job: ActiveJob, token: string): Promise<void> {
    const { clock, log } = this.#options;
    const payload = readPayload(job.data);
    if (payload === null) {
      this.#givenUp += 1;
      log.error({ job: job.id }, 'given up: the job is not of this version');
      return;
    }
    if (this.#isClosed) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const { installation } = payload.subject;
    const isBackground = job.priority >= BACKGROUND;
    const awayMs = this.#turns.take(installation, isBackground);
    if (awayMs !== null) {
      const priority = this.#aging.isOld(job.id) ? LIVE : SENT_AWAY;
      if (!isBackground && job.priority !== priority) await job.changePriority({ priority });
      await job.moveToDelayed(clock.now() + awayMs, token);
      throw new DelayedError();
    }
    const start = clock.now();
    this.#running += 1;
    try {
      await this.#runOnce(payload, isBackground);
    } finally {
      this.#running -= 1;
      this.#turns.leave(installation, isBackground, clock.now() - start);
    }
  }

  async #runOnce(payload: Payload, isBackground: boolean): Promise<void> {
    const { subject, cause } = payload;
    const key = formatSubjectKey(subject);
    const begun = await this.#ledger.begin(key, isBackground);
    if (begun === 'held') return;
    const { fresh, staleReads } = begun;
    // An event begins anew with a dead letter.
    const failures = !isBackground && isDeadLetter(begun.failures) ? 0 : begun.failures;
    const causes = cause === undefined ? [] : [cause];
    const run: Run = { subject, causes, attempt: failures + 1, fresh, staleReads, isBackground };
    const outcome = await this.#outcomeOf(key, run);
    await this.#settle(key, payload, run, begun, outcome);
  }

  async #outcomeOf(key: string, run: Run): Promise<Outcome> {
    try {
      return (await this.#work?.(run)) ?? { kind: 'done' };
    } catch (error) {
      this.#options.log.error({ key, err: error }, 'run failed');
      return { kind: 'retry', afterMs: null, isOwnFault: true, reason: 'unexpected' };
    }
  }

  /** Writes down what becomes of a key after its run. */
  async #settle(key: string, payload: Payload, run: Run, begun: Begun, outcome: Outcome): Promise<void> {
    const { isBackground } = run;
    const { fresh, failures, staleReads } = begun;
    const wish = (at: Instant): Wish => ({ at: Math.ceil(at), body: formatBody(payload), isBackground });
    switch (outcome.kind) {
      case 'stale': {
        await this.#ledger.hold(key, wish(outcome.at), { failures: 0, stale: { fresh } });
        this.#alarm.expect(outcome.at);
        return;
      }
      case 'retry':
        return this.#retry(key, wish, run, outcome);
      case 'put-off':
        return this.#wake(key, { ...wish(outcome.at), isBackground: true });
      case 'done':
      case 'requeue':
      case 'give-up': {
        const at = 'at' in outcome ? outcome.at : undefined;
        const isBlank = fresh === null && failures === 0 && staleReads === 0;
        if (at === undefined && isBlank) return;
        await this.#ledger.settle(key, fresh, at === undefined ? null : { ...wish(at), isBackground: false });
        if (at !== undefined) this.#alarm.expect(at);
        return;
      }
      default:
        outcome satisfies never;
    }
  }

  /** Writes down what becomes of a key that failed. */
  async #retry(
    key: string,
    wish: (at: Instant) => Wish,
    { attempt, fresh }: Run,
    outcome: Extract<Outcome, { kind: 'retry' }>,
  ): Promise<void> {
    const { clock, random, log } = this.#options;
    const failures = attempt - 1 + (outcome.isOwnFault ? 1 : 0);
    const next = nextAfter(failures, outcome, random);
    const said = { key, attempts: failures, reason: outcome.reason };
    switch (next.kind) {
      case 'retry': {
        const at = clock.now() + next.ms;
        await this.#ledger.hold(key, wish(at), { failures, stale: null });
        this.#alarm.expect(at);
        return;
      }
      case 'dead-letter': {
        if (failures === MAX_ATTEMPTS) log.error(said, 'dead letter: tried about once an hour from now on');
        const at = clock.now() + next.ms;
        await this.#ledger.bury(key, { ...wish(at), isBackground: true }, failures);
        this.#alarm.expect(at);
        return;
      }
      case 'given-up':
        this.#givenUp += 1;
        log.error(said, 'given up for good');
        await this.#ledger.settle(key, fresh, null);
        return;
      default:
        next satisfies never;
    }
  }
}
