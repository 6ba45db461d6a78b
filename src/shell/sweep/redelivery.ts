import type { Octokit } from '@octokit/rest';
import * as z from 'zod';
import { isUnseen, mayConcern } from '../../core/event.js';
import type { Instant } from '../../core/snapshot.js';
import type { Clock } from '../clock.js';
import { readFailure } from '../github/client/errors.js';
import type { Failure } from '../github/client/errors.js';
import type { Log } from '../log.js';
import type { Store } from '../state/store.js';
import { readAttempts } from './deliveries.js';
import type { Attempt } from './deliveries.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Lists trail what happens: what is newer than this when a pass begins is listed by the next one, too. */
const MARGIN_MS = 5 * MINUTE_MS;

/** Pages of a hundred: failures of one pass, and successes that tell which of these were made good. */
const FAILURE_PAGES = 30;
const SUCCESS_PAGES = 10;

/** Pages looked through for what no list of items shows, once a start. */
const UNSEEN_PAGES = 20;

/** Webhooks asked for in one pass. */
const MAX_ASKED = 100;

/** How long after the last attempt the next is asked for: after the first, the second, the third. There is no fifth. */
const SPACING_MS = [0, 10 * MINUTE_MS, 60 * MINUTE_MS] as const;

const CHECKPOINT = 'redelivery';

export interface RedeliveryParts {
  readonly app: Octokit['rest'];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** For how long GitHub has a delivery. */
  readonly keptMs: number;
  /** Writes down what the queue holds, where it would be lost with the process; null where it would not. */
  readonly secure: (() => Promise<void>) | null;
  readonly isStopped: () => boolean;
}

const checkpoint = z.object({ since: z.number() });

const asked = z.object({ times: z.number(), last: z.string() });

/** All attempts at one webhook that are known to have failed, the newest first. */
interface Failed {
  readonly newest: Attempt;
  readonly attempts: number;
}

/** Webhooks that did not arrive, and those whose effect a crash may have lost, asked for again. */
export class Redelivery {
  readonly #parts: RedeliveryParts;
  #isFirst = true;

  constructor(parts: RedeliveryParts) {
    this.#parts = parts;
  }

  /**
   * Has GitHub deliver again what failed since the last pass and was never answered well, and returns how many that were. The
   * first pass of a process on its own also has that again which was answered and which no sweep can find.
   */
  async pass(): Promise<number> {
    const { store, clock, keptMs, secure } = this.#parts;
    const since = parse(checkpoint, await store.get(CHECKPOINT))?.since ?? null;
    const unseen = this.#isFirst && secure !== null ? await this.#sendUnseen(since) : 0;
    this.#isFirst = false;
    // What was taken by now is written down, and what is taken from now on is after the checkpoint.
    await secure?.();
    const begun = clock.now();
    const from = since === null ? null : since - MARGIN_MS;
    const { list, date, isCut } = await readAttempts(this.#parts.app, {
      status: 'failure',
      since: from,
      maxPages: FAILURE_PAGES,
    });
    if (isCut) this.#parts.log.warn({ read: list.length }, 'more failed deliveries than are looked at');
    const now = date ?? begun;
    const failed = await this.#selectLost(groupFailed(list.filter(({ at }) => at >= now - keptMs)));
    const { sent: again, waiting } = await this.#sendFailed(failed, now);
    await store.set(CHECKPOINT, JSON.stringify({ since: Math.min(now, ...waiting.map(({ newest }) => newest.at)) }));
    return unseen + again;
  }

  /** Leaves out what a later attempt delivered, by whoever asked for it. */
  async #selectLost(failed: readonly Failed[]): Promise<readonly Failed[]> {
    if (failed.length === 0) return [];
    const since = Math.min(...failed.map(({ newest }) => newest.at));
    const asking = { status: 'success', since, maxPages: SUCCESS_PAGES } as const;
    const arrived = new Set((await readAttempts(this.#parts.app, asking)).list.map(({ guid }) => guid));
    return failed.filter(({ newest }) => !arrived.has(newest.guid));
  }

  /** What no sweep can find goes first, then the oldest. */
  async #sendFailed(
    failed: readonly Failed[],
    now: Instant,
  ): Promise<{ readonly sent: number; readonly waiting: readonly Failed[] }> {
    const order = [...failed].sort((a, b) => rankOf(a) - rankOf(b) || a.newest.at - b.newest.at);
    const waiting: Failed[] = [];
    let sent = 0;
    let mayGo = true;
    for (const each of order) {
      const { newest } = each;
      const name = `redelivered:${newest.guid}`;
      const known = parse(asked, await this.#parts.store.get(name));
      if (known?.last === newest.id) continue;
      const attempts = Math.max(each.attempts, (known?.times ?? 0) + 1);
      const spacing = SPACING_MS[attempts - 1];
      if (spacing === undefined) continue;
      mayGo &&= sent < MAX_ASKED && !this.#parts.isStopped();
      if (!mayGo || newest.at + spacing > now) {
        waiting.push(each);
        continue;
      }
      const failure = await this.#ask(newest);
      if (failure?.kind === 'retry') {
        waiting.push(each);
        mayGo = false;
        continue;
      }
      const done = { times: (known?.times ?? 0) + 1, last: newest.id };
      await this.#parts.store.set(name, JSON.stringify(done), this.#parts.keptMs + DAY_MS);
      if (failure === null) sent += 1;
    }
    return { sent, waiting };
  }

  /** What was answered, and may have been lost with the memory of the process that answered it; each once. */
  async #sendUnseen(since: Instant | null): Promise<number> {
    const { app, store, clock, keptMs, log } = this.#parts;
    const from = (since ?? clock.now() - DAY_MS) - MARGIN_MS;
    const { list, isCut } = await readAttempts(app, { status: null, since: from, maxPages: UNSEEN_PAGES });
    if (isCut) log.warn({ read: list.length }, 'more deliveries since the last checkpoint than are looked at');
    const arrived = new Map<string, Attempt>();
    for (const each of list) {
      if (each.isSuccess && isUnseen(each.event, each.action) && !arrived.has(each.guid)) arrived.set(each.guid, each);
    }
    let sent = 0;
    for (const attempt of [...arrived.values()].slice(0, MAX_ASKED)) {
      const name = `again:${attempt.guid}`;
      if (this.#parts.isStopped() || (await store.get(name)) !== null) continue;
      const failure = await this.#ask(attempt);
      if (failure?.kind === 'retry') break;
      await store.set(name, '1', keptMs + DAY_MS);
      if (failure === null) sent += 1;
    }
    return sent;
  }

  /** Returns why GitHub did not take it; null where it did. */
  async #ask({ id }: Attempt): Promise<Failure | null> {
    try {
      // Octokit puts the id in the address as it is given; as a number it would lose its last digits.
      await this.#parts.app.apps.redeliverWebhookDelivery({ delivery_id: id as unknown as number });
      return null;
    } catch (error) {
      const failure = readFailure(error, this.#parts.clock.now());
      this.#parts.log.info({ delivery: id, reason: failure.reason }, 'delivery not sent again');
      return failure;
    }
  }
}

function groupFailed(list: readonly Attempt[]): readonly Failed[] {
  const groups = new Map<string, { newest: Attempt; attempts: number }>();
  for (const attempt of list) {
    if (!mayConcern(attempt.event, attempt.action)) continue;
    const group = groups.get(attempt.guid);
    if (group === undefined) groups.set(attempt.guid, { newest: attempt, attempts: 1 });
    else {
      group.attempts += 1;
      if (attempt.at > group.newest.at) group.newest = attempt;
    }
  }
  return [...groups.values()];
}

function rankOf({ newest }: Failed): number {
  return isUnseen(newest.event, newest.action) ? 0 : 1;
}

function parse<S extends z.ZodType>(schema: S, text: string | null): z.infer<S> | null {
  try {
    return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}
