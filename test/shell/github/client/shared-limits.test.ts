import { describe, expect, test } from 'vitest';
import { FailureError } from '../../../../src/shell/github/client/errors.js';
import { SharedLimits } from '../../../../src/shell/github/client/shared-limits.js';
import type { Count } from '../../../../src/shell/github/client/windows.js';
import { MemoryStore } from '../../../../src/shell/state/memory-store.js';
import type { Store } from '../../../../src/shell/state/store.js';
import { silentLog } from '../../silent-log.js';
import { SimulatedClock } from '../../simulated-clock.js';
import { logInto, mostInWindow, mostWithin, START, twoProcesses } from './two-processes.js';
import type { LogLine } from './two-processes.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Two processes that share counts and a store in memory. */
function start(breaking: { isBroken: boolean } = { isBroken: false }) {
  const counted = new Map<string, number>();
  const countAs =
    (kind: string): Count =>
    (name) => {
      if (breaking.isBroken) return Promise.reject(new Error('no connection to redis://secret@host'));
      const taken = (counted.get(`${kind}:${name}`) ?? 0) + 1;
      counted.set(`${kind}:${name}`, taken);
      return Promise.resolve(taken);
    };
  const counts = { writes: countAs('w'), creationsShort: countAs('s'), creationsLong: countAs('l') };
  const lines: LogLine[] = [];
  let store: Store | null = null;
  const processes = twoProcesses((clock) => {
    store ??= breakable(new MemoryStore(clock), breaking);
    return new SharedLimits(counts, { store, clock, log: logInto(lines) });
  });
  return { ...processes, counted, lines, breaking };
}

function breakable(store: Store, breaking: { readonly isBroken: boolean }): Store {
  const orBreak = <T>(act: () => Promise<T>) => (breaking.isBroken ? Promise.reject(new Error('gone')) : act());
  return {
    get: (name) => orBreak(() => store.get(name)),
    set: (name, text, ttlMs) => orBreak(() => store.set(name, text, ttlMs)),
    delete: (name) => orBreak(() => store.delete(name)),
    claim: (name, text, ttlMs) => orBreak(() => store.claim(name, text, ttlMs)),
    raise: (name, value, ttlMs) => orBreak(() => store.raise(name, value, ttlMs)),
  };
}

function items(count: number): readonly string[] {
  return [...Array(count).keys()].map((index) => `item:1/octo/hello#${index}`);
}

const limited = () =>
  Promise.reject(
    Object.assign(new Error('secondary rate limit'), { status: 403, response: { headers: { 'retry-after': '60' } } }),
  );

const paused = (afterMs: number) => ({ failure: { kind: 'retry', afterMs, reason: 'installation-paused' } });

describe('writes of two processes', () => {
  test('are together no more than one bucket lets through', async () => {
    const { first, second, times, note, finish, clock } = start();
    await clock.advance(3_700);
    const writes = [...Array(100).keys()].map((write) => (write % 3 === 0 ? first : second).write(1, note));
    await finish(Promise.all(writes));
    expect(times).toHaveLength(100);
    for (const span of [1, 1_000, 5_000, 7_000, 10_000, 30_000, 60_000]) {
      expect(mostWithin(times, span), `in ${span} ms`).toBeLessThanOrEqual(10 + span / 1_000);
    }
    expect(Math.max(...times)).toBeLessThan(105_000);
  });

  test('of one installation do not wait for those of another', async () => {
    const { first, second, times, note, finish } = start();
    await finish(
      Promise.all([...[...Array(5).keys()].map(() => first.write(1, () => Promise.resolve())), second.write(2, note)]),
    );
    expect(times).toEqual([0]);
  });
});

describe('creations of two processes', () => {
  test('are twenty in a minute and 240 in an hour, and within the limits of GitHub where two windows meet', async () => {
    const { times, sendAll, clock } = start();
    await clock.advance(HOUR - 30_000);
    await sendAll(items(700));
    expect(times).toHaveLength(700);
    expect(mostInWindow(times, MINUTE)).toBeLessThanOrEqual(20);
    expect(mostWithin(times, MINUTE)).toBeLessThanOrEqual(40);
    expect(mostWithin(times, HOUR)).toBeLessThan(500);
    expect(Math.max(...times)).toBeLessThan(4 * HOUR);
  });

  test('that are put off do not all come back at once', async () => {
    const { limits, clock } = start();
    const turns = await Promise.all(
      items(240).map((key, index) => limits[index % 2 === 0 ? 0 : 1].creation(1, key, clock.now())),
    );
    const waits = turns.flatMap((turn) => (turn.kind === 'later' ? [turn.at] : []));
    expect(waits.length).toBeGreaterThanOrEqual(220);
    expect(mostWithin(waits, 1_000)).toBeLessThanOrEqual(5);
  });

  test('keep their turn in whichever process they ask again', async () => {
    const { limits, clock } = start();
    await Promise.all(items(20).map((key) => limits[0].creation(1, key, clock.now())));
    const late = await limits[0].creation(1, 'late', clock.now());
    expect(late).toEqual({ kind: 'later', at: START + MINUTE, reason: 'notification-pacing' });
    await clock.advance(30_000);
    expect(await limits[1].creation(1, 'late', clock.now())).toEqual(late);
    await clock.advance(30_000);
    expect(await limits[1].creation(1, 'late', clock.now())).toEqual({ kind: 'go', wait: 0, isFinal: false });
  });

  test('go at last however often they missed their turn, in whichever process', async () => {
    const { limits, clock } = start();
    const turns: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      for (let write = 0; write < 15; write += 1) await limits[0].write(1);
      turns.push((await limits[turn % 2 === 0 ? 0 : 1].creation(1, 'item', clock.now())).kind);
      await clock.advance(2 * MINUTE);
    }
    expect(turns.slice(0, 4)).toEqual(['later', 'later', 'later', 'go']);
  });

  test('have a turn of the write, too, once they waited for it', async () => {
    const { limits, clock } = start();
    for (let write = 0; write < 15; write += 1) await limits[0].write(1);
    const turn = await limits[0].creation(1, 'item', clock.now());
    expect(turn).toMatchObject({ kind: 'later', reason: 'write-pacing' });
    await clock.advance((turn.kind === 'later' ? turn.at : 0) - clock.now());
    for (let write = 0; write < 15; write += 1) await limits[1].write(1);
    expect(await limits[1].creation(1, 'item', clock.now())).toEqual({ kind: 'go', wait: 0, isFinal: true });
  });
});

describe('a secondary limit that one process meets', () => {
  test('stops the same installation in the other, and no other installation', async () => {
    const { first, second, times, note, clock } = start();
    await expect(first.read(1, limited)).rejects.toThrow('rate-limit');
    await expect(second.read(1, note)).rejects.toMatchObject(paused(MINUTE));
    await expect(second.write(1, note)).rejects.toMatchObject(paused(MINUTE));
    await second.read(2, note);
    await clock.advance(MINUTE);
    await second.read(1, note);
    expect(times).toEqual([0, MINUTE]);
  });

  test('is known in the other a second later where that asked a moment before', async () => {
    const { first, second, note, clock } = start();
    await second.read(1, note);
    await expect(first.read(1, limited)).rejects.toThrow('rate-limit');
    await clock.advance(1_000);
    await expect(second.read(1, note)).rejects.toMatchObject(paused(MINUTE - 1_000));
  });

  test('is waited out longer when the other meets it again, until GitHub answers', async () => {
    const { first, second, note, clock } = start();
    await expect(first.read(1, limited)).rejects.toThrow('rate-limit');
    await clock.advance(MINUTE);
    await expect(second.read(1, limited)).rejects.toThrow('rate-limit');
    await expect(first.read(1, note)).rejects.toMatchObject(paused(2 * MINUTE));
    await clock.advance(2 * MINUTE);
    await second.read(1, note);
    await clock.advance(1_000);
    await expect(first.read(1, limited)).rejects.toThrow('rate-limit');
    await expect(first.read(1, note)).rejects.toMatchObject(paused(MINUTE));
  });
});

describe('where the others cannot be reached', () => {
  test('a process keeps the limits of a process on its own, and says so once in a while', async () => {
    const { first, times, note, finish, lines, breaking } = start();
    breaking.isBroken = true;
    await finish(Promise.all([...Array(30).keys()].map(() => first.write(1, note))));
    expect(mostWithin(times, 1_000)).toBe(10);
    expect(lines.filter(({ what }) => what === 'write limits')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  test('it heeds what GitHub asked of it, and counts with the others again when they are there', async () => {
    const { first, second, note, clock, breaking, counted } = start();
    breaking.isBroken = true;
    await expect(first.read(1, limited)).rejects.toThrow('rate-limit');
    await expect(first.read(1, note)).rejects.toMatchObject(paused(MINUTE));
    breaking.isBroken = false;
    await clock.advance(MINUTE);
    await first.write(1, note);
    await second.write(1, note);
    expect([...counted.values()]).toEqual([2]);
  });

  test('an answer that never comes holds nobody up for long', async () => {
    const clock = new SimulatedClock(START);
    const never = () => new Promise<never>(() => undefined);
    const counts = { writes: never, creationsShort: never, creationsLong: never };
    const limits = new SharedLimits(counts, { store: new MemoryStore(clock), clock, log: silentLog });
    const turn = limits.write(1);
    await clock.finish();
    expect(await turn).toBe(0);
    expect(clock.now() - START).toBe(2_000);
    expect(await limits.write(1)).toBe(0);
  });
});

test('what is in the store and is no turn or pause of ours is not heeded', async () => {
  const clock = new SimulatedClock(START);
  const store = new MemoryStore(clock);
  const count = () => Promise.resolve(1);
  const counts = { writes: count, creationsShort: count, creationsLong: count };
  for (const text of ['', '{', 'null', '{"at":1e99}', '"x"', '9'.repeat(16), '-5', 'Infinity', 'x'.repeat(100_000)]) {
    await store.set('turn:item', text);
    await store.set('pause:1', text);
    const limits = new SharedLimits(counts, { store, clock, log: silentLog });
    expect(await limits.pausedUntil(1), text.slice(0, 20)).toBeLessThanOrEqual(clock.now());
    expect(await limits.creation(1, 'item', clock.now()), text.slice(0, 20)).toMatchObject({ kind: 'go', wait: 0 });
  }
});

test('a failure that is none of a limit stops nothing', async () => {
  const { first, second, note } = start();
  const fault = Object.assign(new Error('x'), { status: 502, response: { headers: {} } });
  await expect(first.write(1, () => Promise.reject(fault))).rejects.toBeInstanceOf(FailureError);
  await second.write(1, note);
});
