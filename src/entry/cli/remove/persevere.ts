import { sleep, type Clock } from '../../../shell/clock.js';
import { readFailure } from '../../../shell/github/client/errors.js';
import type { Pacing } from '../../../shell/github/client/pacing.js';

/** How GitHub is asked, and who hears of waits. */
export interface Asking {
  readonly pacing: Pacing;
  readonly installation: number;
  readonly clock: Clock;
  readonly warn: (text: string) => void;
}

const MOST_TRIES = 6;

/** A person sits before it: what GitHub asks to wait for longer is for another run. */
const LONGEST_WAIT_MS = 5 * 60_000;

/** A wait that is worth a word. */
const LONG_WAIT_MS = 5_000;

/**
 * Makes a request, at the pace of the app's own, and again where GitHub did not answer or asks to wait a while. Only what may be
 * made twice goes through here.
 *
 * @throws FailureError once another try is of no use soon
 */
export async function persevere<T>(asking: Asking, kind: 'read' | 'write', request: () => Promise<T>): Promise<T> {
  const { pacing, installation, clock, warn } = asking;
  for (let tries = 1; ; tries += 1) {
    try {
      return await pacing[kind](installation, request);
    } catch (error) {
      const failure = readFailure(error, clock.now());
      const isOver = failure.kind === 'give-up' || failure.reason === 'status-401' || tries >= MOST_TRIES;
      if (isOver) throw error;
      const wait = failure.afterMs ?? 1_000 * 2 ** (tries - 1);
      if (wait > LONGEST_WAIT_MS) throw error;
      if (wait >= LONG_WAIT_MS) warn(`GitHub asks to wait ${Math.ceil(wait / 1000)} seconds.\n`);
      await sleep(clock, wait);
    }
  }
}
