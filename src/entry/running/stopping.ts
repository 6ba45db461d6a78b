import type { Clock } from '../../shell/clock.js';
import type { Log } from '../../shell/log.js';
import { within } from '../../shell/within.js';

/** The system sends SIGKILL after 30 seconds as a rule; work gets most of that, and the whole takes no longer than this. */
export const EXIT_MS = 25_000;
export const DRAIN_MS = 20_000;

/** Connections to a backend, and the last answers to whoever asked, get this long each. */
const CLOSE_MS = 1_500;

/** A terminal sends its signal to `npm` and to us, and `npm` sends it on: what comes within this is the same signal. */
const SAME_MS = 1_000;

/** What has to end before the process does. Each may hang, and each may fail. */
export interface Ending {
  /** From now on nothing is taken. */
  begin(): void;
  /** Finishes what runs or hands it back; resolves with how much is left. */
  drain(deadlineMs: number): Promise<number>;
  /** Ends what comes again by the clock. */
  stopUpkeep(): Promise<void>;
  /** Writes down what the queue still holds, where it is this process's alone. */
  secure(): Promise<void>;
  /** Lets go of the backend. */
  closeBackend(): Promise<void>;
  /** Answers the last requests and listens no more. */
  closeServers(): Promise<void>;
}

export interface StoppingOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly exit: (code: number) => void;
}

type Signal = 'SIGTERM' | 'SIGINT';

/** Returns what to do at a signal: stop in good order within 25 seconds whatever hangs, and at once at the second signal. */
export function stopping(ending: Ending, { clock, log, exit }: StoppingOptions): (signal: Signal) => void {
  let since: number | null = null;

  return (signal) => {
    if (since !== null) {
      if (clock.now() - since < SAME_MS) return;
      log.warn({ signal }, 'stopped at once');
      return exit(signal === 'SIGINT' ? 130 : 143);
    }
    since = clock.now();
    log.info({ signal }, 'stopping');
    clock.after(EXIT_MS, () => exit(0));
    ending.begin();
    void end();
  };

  async function end(): Promise<void> {
    const [drained] = await Promise.all([
      settled('the queue', DRAIN_MS, () => ending.drain(DRAIN_MS)),
      settled('the schedule', DRAIN_MS, () => ending.stopUpkeep()),
    ]);
    await settled('what waits', CLOSE_MS, () => ending.secure());
    await settled('the backend', CLOSE_MS, () => ending.closeBackend());
    await settled('the servers', CLOSE_MS, () => ending.closeServers());
    log.info({ left: drained }, 'stopped');
    exit(0);
  }

  /** Returns null for what fails or takes too long, which is said and holds nothing up. */
  async function settled<T>(what: string, milliseconds: number, act: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await within(
        clock,
        milliseconds + 100,
        act().then((value) => ({ value })),
        null,
      );
      if (answer !== null) return answer.value;
      log.warn({ what }, 'did not end in time');
    } catch (error) {
      log.error({ what, err: error }, 'did not end');
    }
    return null;
  }
}
