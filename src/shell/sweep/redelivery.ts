import type { Octokit } from '@octokit/rest';
import * as z from 'zod';
import { isUnseen, mayConcern } from '../../core/event.js';
import type { Instant } from '../../core/snapshot.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Store } from '../state/store.js';
import { Asking } from './asking.js';
import { marginBefore, readAttempts } from './deliveries.js';
import type { Attempt, Attempts } from './deliveries.js';
import { goOn, readOn, walkSchema } from './walk.js';
import type { Walk } from './walk.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Pages of a hundred that a pass reads: of the newest failures, of older ones and of what no sweep can find each as many, and of
 * successes that tell which failures were made good.
 */
const PAGES = 30;
const SUCCESS_PAGES = 10;

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

/** How far redelivery has come, in milliseconds by GitHub's clock. */
const checkpointSchema = z.object({
  /** What failed before is dealt with, or on the walk `older`. */
  since: z.number(),
  /** Failures behind the pages that a pass reads. */
  older: walkSchema.nullish().catch(null),
  /** What was answered before is done or written down. */
  secured: z.number().nullish(),
  /** What was answered before the last start, and has yet to be looked through. */
  unseen: walkSchema.nullish().catch(null),
});

type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

const askedSchema = z.object({ times: z.number(), last: z.string() });

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
   * first pass of a process also has that again which was answered and which no sweep can find. What a pass does not get done, the
   * next one goes on with, of whichever process that is.
   */
  async pass(): Promise<number> {
    const { store, secure } = this.#parts;
    const known = parse(checkpointSchema, await store.get(CHECKPOINT));
    const again = new Asking(this.#parts);
    const unseen = await this.#sendUnseen(this.#walkUnseen(known), again);
    // What was taken by now is written down, and what is taken from now on is after the checkpoint.
    await secure?.();
    const lost = new Asking(this.#parts);
    const failed = await this.#sendFailed(known, lost);
    await store.set(CHECKPOINT, JSON.stringify({ ...failed, unseen } satisfies Checkpoint));
    this.#isFirst = false;
    return again.sent + lost.sent;
  }

  async #sendFailed(known: Checkpoint | null, asking: Asking): Promise<Omit<Checkpoint, 'unseen'>> {
    const { app, clock, log, keptMs } = this.#parts;
    const begun = clock.now();
    const since = marginBefore(known?.since ?? null);
    const recent = await readAttempts(app, { status: 'failure', since, cursor: null, maxPages: PAGES });
    if (recent.next !== null) log.warn({ read: recent.list.length }, 'more failed deliveries than one pass reads');
    const now = recent.date ?? begun;
    const walk = whileKept(walkOlder(known, recent), now - keptMs);
    const older = walk === null ? null : await readOn(this.#parts, walk, { status: 'failure', maxPages: PAGES });
    const ids = new Set(recent.list.map(({ id }) => id));
    const list = [...recent.list, ...(older?.list ?? []).filter(({ id }) => !ids.has(id))];
    const failed = groupFailed(list.filter(({ at }) => at >= now - keptMs));
    const waiting = await this.#askFor(await this.#selectLost(failed), now, asking);
    const timesOf = (isRecent: boolean) => waiting.filter(({ id }) => ids.has(id) === isRecent).map(({ at }) => at);
    return {
      since: Math.min(now, ...timesOf(true)),
      older: older === null ? null : goOn(older, timesOf(false)),
      secured: now,
    };
  }

  /** Leaves out what a later attempt delivered, by whoever asked for it. */
  async #selectLost(failed: readonly Failed[]): Promise<readonly Failed[]> {
    if (failed.length === 0) return [];
    const since = Math.min(...failed.map(({ newest }) => newest.at));
    const asked = { status: 'success', since, cursor: null, maxPages: SUCCESS_PAGES } as const;
    const arrived = new Set((await readAttempts(this.#parts.app, asked)).list.map(({ guid }) => guid));
    return failed.filter(({ newest }) => !arrived.has(newest.guid));
  }

  /** Returns those that a later pass is to ask for. What no sweep can find goes first, then the oldest. */
  async #askFor(failed: readonly Failed[], now: Instant, asking: Asking): Promise<readonly Attempt[]> {
    const { store, keptMs } = this.#parts;
    const order = [...failed].sort((a, b) => rankOf(a) - rankOf(b) || a.newest.at - b.newest.at);
    const waiting: Attempt[] = [];
    for (const { newest, attempts: seen } of order) {
      const name = `redelivered:${newest.guid}`;
      const known = parse(askedSchema, await store.get(name));
      if (known?.last === newest.id) continue;
      const times = (known?.times ?? 0) + 1;
      const spacing = SPACING_MS[Math.max(seen, times) - 1];
      if (spacing === undefined) continue;
      if (newest.at + spacing > now || (await asking.ask(newest)) === 'later') waiting.push(newest);
      else await store.set(name, JSON.stringify({ times, last: newest.id }), keptMs + DAY_MS);
    }
    return waiting;
  }

  /** Returns where to look for what was answered and may be lost: after a start, since that was last written down. */
  #walkUnseen(known: Checkpoint | null): Walk | null {
    const { clock, keptMs } = this.#parts;
    const now = clock.now();
    const left = known?.unseen ?? null;
    if (!this.#isFirst) return whileKept(left, now - keptMs);
    const secured = known?.secured ?? known?.since ?? now - DAY_MS;
    return { next: null, since: Math.min(secured, left?.since ?? Infinity), until: null, left: null };
  }

  /** What was answered, and may have been lost with the memory of whoever answered it; each once. */
  async #sendUnseen(walk: Walk | null, asking: Asking): Promise<Walk | null> {
    if (walk === null) return null;
    const { store, keptMs } = this.#parts;
    const stage = await readOn(this.#parts, walk, { status: null, maxPages: PAGES });
    const until = stage.walk.until ?? Infinity;
    const answered = new Map<string, Attempt>();
    for (const each of stage.list) {
      const isMeant = !each.isFailure && each.at <= until && isUnseen(each.event, each.action);
      if (isMeant && !answered.has(each.guid)) answered.set(each.guid, each);
    }
    const left: Instant[] = [];
    for (const [guid, attempt] of answered) {
      const name = `again:${guid}`;
      if (asking.mayGo && (await store.get(name)) !== null) continue;
      if ((await asking.ask(attempt)) === 'later') left.push(attempt.at);
      else await store.set(name, '1', keptMs + DAY_MS);
    }
    return goOn(stage, left);
  }
}

/**
 * Returns the walk through the failures behind those just read. Where one is under way, it goes on from where it is, and what lies
 * between its start and these is walked after it: as far back as anything there was left.
 */
function walkOlder(known: Checkpoint | null, { list, next }: Attempts): Walk | null {
  if (next === null) return known?.older ?? null;
  const until = list.at(-1)?.at ?? null;
  if (known?.older == null) return { next, since: known?.since ?? null, until, left: null };
  const since = Math.min(known.since, known.older.left?.since ?? Infinity);
  return { ...known.older, until, left: { from: next, since } };
}

/** Returns null for a walk through what GitHub no longer has. */
function whileKept(walk: Walk | null, kept: Instant): Walk | null {
  return walk?.until == null || walk.until >= kept ? walk : null;
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
