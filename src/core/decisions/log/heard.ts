import type { Heard, Memory } from '../facts.js';

/** The most commands that are written down. */
export const MOST_HEARD = 300;

/** What is written down of commands. */
export type HeardLog = Pick<Memory, 'heard' | 'forgottenUntil'>;

/**
 * Returns what is kept where no more than `most` commands are. First those go on which no right rests, which anybody could have given to
 * push others out; then the oldest. Up to when any went is kept, so that none of them counts as new later.
 */
export function keepHeard(log: HeardLog, most: number): HeardLog {
  const excess = log.heard.length - most;
  if (excess <= 0) return log;
  const inOrder = [...log.heard.filter(isWeak), ...log.heard.filter((entry) => !isWeak(entry))];
  const gone = new Set(inOrder.slice(0, excess));
  const until = [...gone].reduce((latest, { at }) => Math.max(latest, at), log.forgottenUntil ?? -Infinity);
  return { heard: log.heard.filter((entry) => !gone.has(entry)), forgottenUntil: until };
}

function isWeak({ role }: Heard): boolean {
  return role === 'none' || role === 'unknown';
}
