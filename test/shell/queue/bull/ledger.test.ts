import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
import { Database } from '../../../../src/shell/backend/database.js';
import type { Ledger, Wish } from '../../../../src/shell/queue/bull/ledger.js';
import { PostgresLedger } from '../../../../src/shell/queue/bull/postgres-ledger.js';
import { RedisLedger } from '../../../../src/shell/queue/bull/redis-ledger.js';
import { MAX_ATTEMPTS } from '../../../../src/shell/queue/dead-letter.js';
import { testedKinds } from '../../../services/backends.js';
import type { Kind } from '../../../services/backends.js';
import { ModelLedger } from './model-ledger.js';

/** Long before any real time, so that all but what the tests claim stays where it is. */
const NOW = 1_700_000_000_000;

/** Returns what opens ledgers over a server, each of an app of its own. */
function ledgersOver({ name, url, app }: Kind): () => Ledger {
  if (name === 'redis') {
    let client: Redis | null = null;
    afterAll(() => client?.disconnect());
    return () => new RedisLedger((client ??= new Redis(url)), `{async-conventions:${app().id}}:ledger`);
  }
  let database: Database | null = null;
  afterAll(() => database?.close());
  return () => new PostgresLedger((database ??= new Database(url, 10, () => {})), String(app().id));
}

const wish = (at: number, isBackground = false): Wish => ({ at: NOW + at, body: `{"at":${at}}`, isBackground });

const key = fc.constantFrom('a', 'b');
const wishes = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.boolean())
  .map(([at, background]) => wish(at * 10, background));
const fresh = fc.integer({ min: 1, max: 3 });
const failures = fc.constantFrom(0, 1, 2, MAX_ATTEMPTS - 1, MAX_ATTEMPTS, MAX_ATTEMPTS + 1);
const maybeFresh = fc.option(fresh, { nil: null });

type Step = (ledger: Ledger) => Promise<unknown>;

/** One call, with what it is printed as where a comparison fails. */
const steps: fc.Arbitrary<{ readonly say: string; readonly step: Step }> = fc.oneof(
  fc.tuple(key, fresh).map(([k, f]) => ({ say: `raise ${k} ${f}`, step: (l: Ledger) => l.raise(k, f) })),
  fc.tuple(key, wishes).map(([k, w]) => ({ say: `wake ${k} ${JSON.stringify(w)}`, step: (l: Ledger) => l.wake(k, w) })),
  fc.tuple(key, fc.boolean()).map(([k, b]) => ({ say: `begin ${k} ${b}`, step: (l: Ledger) => l.begin(k, b) })),
  fc.tuple(key, maybeFresh, fc.option(wishes, { nil: null })).map(([k, f, w]) => ({
    say: `settle ${k} ${f} ${JSON.stringify(w)}`,
    step: (l: Ledger) => l.settle(k, f, w),
  })),
  fc.tuple(key, wishes, failures, fc.option(maybeFresh, { nil: undefined })).map(([k, w, n, f]) => ({
    say: `hold ${k} ${JSON.stringify(w)} ${n} ${f}`,
    step: (l: Ledger) => l.hold(k, w, { failures: n, stale: f === undefined ? null : { fresh: f } }),
  })),
  fc.tuple(key, wishes, failures).map(([k, w, n]) => ({
    say: `bury ${k} ${JSON.stringify(w)} ${n}`,
    step: (l: Ledger) => l.bury(k, w, n),
  })),
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.option(fc.uniqueArray(key), { nil: undefined })).map(([at, only]) => ({
    say: `claim ${at} ${only?.join()}`,
    step: async (l: Ledger) => {
      const { due, next } = await l.claim(NOW + at * 10, NOW + 55, 10, only);
      return { next, due: [...due].sort((one, other) => (one.key < other.key ? -1 : 1)) };
    },
  })),
  fc.array(key, { minLength: 1 }).map((keys) => ({
    say: `release ${keys.join()}`,
    step: (l: Ledger) => l.release(keys, NOW + 55),
  })),
  fc.tuple(key, fc.nat(9)).map(([k, at]) => ({
    say: `move ${k} ${at}`,
    step: (l: Ledger) => l.move(k, NOW + 55, NOW + at * 10),
  })),
  fc.constant({ say: 'size', step: (l: Ledger) => l.size() }),
);

const kinds = testedKinds().filter(({ isShared }) => isShared);

describe.each(kinds)('the ledger over $name', (kind) => {
  const open = ledgersOver(kind);

  test('says what the model of it says, whatever is done in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 40 }), async (story) => {
        const [ledger, model] = [open(), new ModelLedger()];
        const told: string[] = [];
        for (const { say, step } of story) {
          told.push(say);
          const [real, expected] = [await step(ledger), await step(model)];
          expect({ told, answer: real }).toEqual({ told, answer: expected });
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('gives each of what is due to one of several that claim at once', async () => {
    const ledger = open();
    const keys = Array.from({ length: 60 }, (_, index) => `key-${index}`);
    await Promise.all(keys.map((one) => ledger.wake(one, wish(1))));
    const claims = await Promise.all([1, 2, 3, 4].map(() => ledger.claim(NOW + 1, NOW + 30_000, 20)));
    const claimed = claims.flatMap(({ due }) => due.map((one) => one.key));
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = await ledger.claim(NOW + 1, NOW + 30_000, 100);
    expect([...claimed, ...rest.due.map((one) => one.key)].sort()).toEqual([...keys].sort());
  });

  test('counts no stale read where what it was asked for is not known any more', async () => {
    const ledger = open();
    await ledger.hold('a', wish(1), { failures: 0, stale: { fresh: 1 } });
    await ledger.claim(NOW + 1, NOW + 30_000, 10);
    expect(await ledger.begin('a', false)).toEqual({ fresh: null, failures: 0, staleReads: 0 });
  });

  test('gives again what was claimed by a process that died', async () => {
    const ledger = open();
    await ledger.wake('a', wish(1));
    expect((await ledger.claim(NOW + 1, NOW + 500, 10)).due).toHaveLength(1);
    expect((await ledger.claim(NOW + 499, NOW + 1_000, 10)).due).toEqual([]);
    expect((await ledger.claim(NOW + 500, NOW + 1_000, 10)).due.map((one) => one.body)).toEqual([wish(1).body]);
  });
});

// A file without any test fails, and the end of the run says what is missing.
if (kinds.length === 0) test.skip('needs Redis or PostgreSQL');
