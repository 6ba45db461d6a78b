import { describe, expect, test } from 'vitest';
import { DRAIN_MS, EXIT_MS, stopping } from '../../../src/entry/running/stopping.js';
import type { Ending } from '../../../src/entry/running/stopping.js';
import { SimulatedClock } from '../../shell/simulated-clock.js';

function never<T>(): Promise<T> {
  return new Promise(() => {});
}

/** Something to stop. `done` tells in which order, `exits` with what and when the process ended. */
function stage(ending: Partial<Ending> = {}) {
  const clock = new SimulatedClock();
  const done: string[] = [];
  const exits: { readonly code: number; readonly at: number }[] = [];
  const lines: string[] = [];
  const told = (_: object, message: string) => void lines.push(message);
  const act = (what: string) => () => {
    done.push(what);
    return Promise.resolve();
  };
  const stop = stopping(
    {
      begin: () => void done.push('begin'),
      drain: (ms) => act(`drain ${ms}`)().then(() => 3),
      stopUpkeep: act('schedule'),
      secure: act('secured'),
      closeBackend: act('backend'),
      closeServers: act('servers'),
      ...ending,
    },
    {
      clock,
      log: {
        debug: told,
        info: (fields, message) => lines.push(`${message} ${JSON.stringify(fields)}`),
        warn: told,
        error: told,
      },
      exit: (code) => void exits.push({ code, at: clock.now() }),
    },
  );
  return { clock, done, exits, lines, stop };
}

describe('a signal', () => {
  test('takes nothing more, then finishes, lets go, answers the last, and ends with 0', async () => {
    const { clock, done, exits, lines, stop } = stage();
    stop('SIGTERM');
    await clock.advance(0);
    expect(done).toEqual(['begin', `drain ${DRAIN_MS}`, 'schedule', 'secured', 'backend', 'servers']);
    expect(exits).toEqual([{ code: 0, at: 0 }]);
    expect(lines).toEqual(['stopping {"signal":"SIGTERM"}', 'stopped {"left":3}']);
  });

  test.each<[string, Partial<Ending>]>([
    ['the queue', { drain: never }],
    ['the schedule', { stopUpkeep: never }],
    ['what writes down what waits', { secure: never }],
    ['the backend', { closeBackend: never }],
    ['the servers', { closeServers: never }],
    ['everything', { drain: never, stopUpkeep: never, secure: never, closeBackend: never, closeServers: never }],
  ])('ends with 0 within 25 seconds though %s never ends', async (_, ending) => {
    const { clock, exits, stop } = stage(ending);
    stop('SIGTERM');
    await clock.finish();
    expect(exits[0]?.code).toBe(0);
    expect(exits[0]?.at).toBeLessThan(EXIT_MS);
  });

  test('does the rest though one part fails, and says so', async () => {
    const fail = () => Promise.reject(new Error('lost'));
    const { clock, done, exits, lines, stop } = stage({
      drain: fail,
      stopUpkeep: fail,
      secure: fail,
      closeBackend: fail,
    });
    stop('SIGINT');
    await clock.advance(0);
    expect(done).toEqual(['begin', 'servers']);
    expect(lines.filter((line) => line === 'did not end')).toHaveLength(4);
    expect(exits[0]).toEqual({ code: 0, at: 0 });
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('that comes a second time ends all at once: %s', async (signal, code) => {
    const { clock, exits, stop } = stage({ drain: never });
    stop('SIGTERM');
    await clock.advance(2_000);
    stop(signal);
    expect(exits).toEqual([{ code, at: 2_000 }]);
  });

  test('that npm passes on beside the terminal is the same one', async () => {
    const { clock, exits, stop } = stage({ drain: never });
    stop('SIGINT');
    await clock.advance(100);
    stop('SIGINT');
    expect(exits).toEqual([]);
  });
});
