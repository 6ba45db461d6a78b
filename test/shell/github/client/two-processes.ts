import { sleep } from '../../../../src/shell/clock.js';
import type { Log } from '../../../../src/shell/log.js';
import type { SubjectKey } from '../../../../src/core/subject.js';
import { Pacing } from '../../../../src/shell/github/client/pacing.js';
import type { WriteLimits } from '../../../../src/shell/github/client/write-limits.js';
import { SimulatedClock } from '../../simulated-clock.js';

/** The start of an hour, so that windows are easy to name. */
export const START = Date.UTC(2026, 2, 2, 9);

/** Two processes' pacing over one place, and when what they sent went out. */
export interface TwoProcesses {
  readonly clock: SimulatedClock;
  readonly limits: readonly [WriteLimits, WriteLimits];
  readonly first: Pacing;
  readonly second: Pacing;
  /** Milliseconds since the start. */
  readonly times: number[];
  readonly note: () => Promise<void>;
  /** Lets time pass until the work is done. */
  readonly finish: (work: Promise<unknown>) => Promise<void>;
  /** Sends all, each as often as it is put off, alternating between the processes. */
  readonly sendAll: (keys: readonly SubjectKey[]) => Promise<void>;
}

export function twoProcesses(limitsOf: (clock: SimulatedClock) => WriteLimits): TwoProcesses {
  const clock = new SimulatedClock(START);
  const flight = { count: 0 };
  const limits = [watched(limitsOf(clock), flight), watched(limitsOf(clock), flight)] as const;
  const first = new Pacing({ clock, writes: 'on', limits: limits[0] });
  const second = new Pacing({ clock, writes: 'on', limits: limits[1] });
  const times: number[] = [];
  const note = () => {
    times.push(clock.now() - START);
    return Promise.resolve();
  };
  const send = async (key: SubjectKey, index: number): Promise<void> => {
    for (let turn = index; ; turn += 1) {
      const notified = await (turn % 2 === 0 ? first : second).notify(1, key, clock.now(), note);
      if (notified.kind === 'sent') return;
      await sleep(clock, notified.at - clock.now());
    }
  };
  return {
    clock,
    limits,
    first,
    second,
    times,
    note,
    finish: (work) => runOut(clock, flight, work),
    sendAll: (keys) => runOut(clock, flight, Promise.all(keys.map(send))),
  };
}

/** What is asked of servers and not answered yet: they answer in real time, in which the clock has to stand still. */
interface Flight {
  count: number;
}

function watched(limits: WriteLimits, flight: Flight): WriteLimits {
  const watch = async <T>(answer: Promise<T>): Promise<T> => {
    flight.count += 1;
    return answer.finally(() => (flight.count -= 1));
  };
  return {
    write: (installation) => watch(limits.write(installation)),
    creation: (installation, key, plannedAt) => watch(limits.creation(installation, key, plannedAt)),
    keep: (installation, key, at) => watch(limits.keep(installation, key, at)),
    pause: (installation, afterMs) => limits.pause(installation, afterMs),
    answered: (installation) => limits.answered(installation),
    pausedUntil: (installation) => watch(limits.pausedUntil(installation)),
  };
}

/** Lets time pass until the work is done. */
async function runOut(clock: SimulatedClock, flight: Flight, work: Promise<unknown>): Promise<void> {
  let isDone = false;
  const done = work.finally(() => (isDone = true));
  while (!isDone) {
    do await new Promise((resolve) => setImmediate(resolve));
    while (flight.count > 0);
    const next = clock.nextIn;
    if (next !== null) await clock.advance(next);
  }
  await done;
}

/** The most that went in any span of so many milliseconds. */
export function mostWithin(times: readonly number[], span: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let begun = 0;
  return sorted.reduce((most, time, index) => {
    while ((sorted[begun] ?? 0) <= time - span) begun += 1;
    return Math.max(most, index - begun + 1);
  }, 0);
}

/** The most that went in one window, where windows begin at the start. */
export function mostInWindow(times: readonly number[], ms: number): number {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(Math.floor(time / ms), (counts.get(Math.floor(time / ms)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

export interface LogLine {
  readonly message: string;
  readonly [field: string]: unknown;
}

export function logInto(lines: LogLine[]): Log {
  const note = (fields: object, message: string) => void lines.push({ ...fields, message });
  return { debug: note, info: note, warn: note, error: note };
}
