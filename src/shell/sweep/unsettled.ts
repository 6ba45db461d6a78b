import * as z from 'zod';
import { ERRANDS, type Subject } from '../../core/subject.js';
import type { MemoryQueue, Unsettled } from '../queue/memory.js';
import type { Store } from '../state/store.js';

const NAME = 'unsettled';

/** Those that come first by their times are kept where there are more. */
const MAX_KEPT = 10_000;

/** What waits is kept for as long as anything of ours can wait. */
const KEPT_MS = 60 * 24 * 60 * 60_000;

const ref = {
  installation: z.number().int().positive(),
  owner: z.string().min(1).max(100),
  repo: z.string().min(1).max(100),
};

const subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), ...ref, number: z.number().int().positive() }),
  z.object({ kind: z.literal('commit'), ...ref, sha: z.string().regex(/^[0-9a-f]{40,64}$/) }),
  z.object({ kind: z.enum(['repository', ...ERRANDS]), ...ref }),
]) satisfies z.ZodType<Subject>;

const unsettled = z.object({
  subject,
  at: z.number(),
  priority: z.enum(['live', 'background']),
  failures: z.number().int().nonnegative().catch(0),
  causes: z.array(z.string().max(200)).catch([]),
}) satisfies z.ZodType<Unsettled>;

/** Writes down what is in the queue of a single process, for the process that comes after. */
export class UnsettledList {
  readonly #queue: MemoryQueue;
  readonly #store: Store;

  constructor(queue: MemoryQueue, store: Store) {
    this.#queue = queue;
    this.#store = store;
  }

  /**
   * Adds what an earlier process left, each at its time and none before `notBefore`, and returns how many there were. What
   * cannot be read counts as nothing.
   */
  async restore(notBefore: number): Promise<number> {
    const left = parse(await this.#store.get(NAME));
    this.#queue.restore(left, notBefore);
    return left.length;
  }

  /** Writes the list. All that was added before the call and is not in it by then is done. */
  async save(): Promise<void> {
    const all = [...this.#queue.unsettled()].sort((a, b) => a.at - b.at);
    if (all.length === 0) await this.#store.delete(NAME);
    else await this.#store.set(NAME, JSON.stringify(all.slice(0, MAX_KEPT)), KEPT_MS);
  }
}

/** One that cannot be read loses no other. */
function parse(text: string | null): readonly Unsettled[] {
  try {
    const list = text === null ? [] : (z.array(z.unknown()).safeParse(JSON.parse(text)).data ?? []);
    return list.slice(0, MAX_KEPT).flatMap((each) => unsettled.safeParse(each).data ?? []);
  } catch {
    return [];
  }
}
