import type { Instant } from '../../../core/snapshot.js';
import type { Clock } from '../../clock.js';

/** Runs of one installation at once in a process, so that a busy one leaves room for the others. */
const PER_INSTALLATION = 10;

/** What nobody waits for leaves room for what somebody does. */
const BACKGROUND = 5;

/** What is sent away comes back a little before its turn is likely, so that no slot stays empty. */
const EARLY = 0.8;

/** What a run is thought to last before any has ended. */
const FIRST_RUN_MS = 100;

const SHORTEST_MS = 20;
const LONGEST_MS = 30_000;

/** How much the latest run counts for what a run is thought to last. */
const WEIGHT = 0.2;

interface Line {
  running: number;
  background: number;
  /** When those that were sent away come back; times that have passed are dropped as the line is looked at. */
  away: Instant[];
  runMs: number;
  /** When a place was last taken or given back. */
  changedAt: Instant;
}

/**
 * Whose turn it is in a process. A queue gives out work in order, whichever installation it is of: where one has as much at
 * work as it may, the next of it is sent away for about as long as those before it take.
 */
export class Turns {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #lines = new Map<number, Line>();

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Takes a place for a run; or returns after how many milliseconds to ask again. */
  take(installation: number, isBackground: boolean): number | null {
    const line = this.#lines.get(installation) ?? this.#newLine();
    const hasRoom = line.running < PER_INSTALLATION && !(isBackground && line.background >= BACKGROUND);
    if (!hasRoom) return this.#sendAway(line, isBackground ? BACKGROUND : PER_INSTALLATION);
    line.running += 1;
    line.changedAt = this.#clock.now();
    if (isBackground) line.background += 1;
    this.#lines.set(installation, line);
    return null;
  }

  /** Gives the place back after a run of so many milliseconds. */
  leave(installation: number, isBackground: boolean, ms: number): void {
    const line = this.#lines.get(installation);
    if (line === undefined) return;
    line.running -= 1;
    if (isBackground) line.background -= 1;
    line.runMs += (ms - line.runMs) * WEIGHT;
    line.changedAt = this.#clock.now();
    if (line.running === 0) this.#lines.delete(installation);
  }

  #newLine(): Line {
    return { running: 0, background: 0, away: [], runMs: FIRST_RUN_MS, changedAt: this.#clock.now() };
  }

  #sendAway(line: Line, places: number): number {
    const now = this.#clock.now();
    line.away = line.away.filter((at) => at > now);
    // Runs that last longer than any before are seen only when they end; until then by nothing having happened.
    const runMs = Math.max(line.runMs, now - line.changedAt);
    const turn = ((line.away.length + 1) * runMs * EARLY) / places;
    const ms = Math.round(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, turn)) * (0.9 + 0.2 * this.#random()));
    line.away.push(now + ms);
    return ms;
  }
}
