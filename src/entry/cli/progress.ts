import type { Terminal } from './terminal.js';

/** How far something is, on one line of a terminal that is written over and wiped in the end. */
export interface Progress {
  /** One of the steps is done. */
  readonly step: () => void;
  /** Something happened on the way to the next. */
  readonly count: () => void;
  readonly end: () => void;
}

const WIDTH = 24;

/** To the start of the line, and nothing behind it. */
const WIPE = '\r\u001B[K';

/** Returns what shows progress where somebody watches, and does nothing anywhere else: a log is no place for it. */
export function showProgress(terminal: Terminal, steps: number, counted: string): Progress {
  if (!terminal.isWatched) return { step: () => undefined, count: () => undefined, end: () => undefined };
  let done = 0;
  let count = 0;
  const show = (): void => {
    const filled = Math.min(WIDTH, Math.floor((done * WIDTH) / Math.max(1, steps)));
    terminal.warn(
      `${WIPE}[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${done} of ${steps}, ${count} ${counted}`,
    );
  };
  show();
  return {
    step: () => {
      done += 1;
      show();
    },
    count: () => {
      count += 1;
      show();
    },
    end: () => terminal.warn(WIPE),
  };
}
