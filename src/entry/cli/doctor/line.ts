/**
 * `ok`: nothing to do. `todo`: it works, and something is better done. `fail`: to be mended. `skip`: cannot be told from
 * here.
 */
export type Level = 'ok' | 'todo' | 'fail' | 'skip';

/** One thing that was looked at. */
export interface Line {
  readonly level: Level;
  readonly topic: Topic;
  /** What is, and what to do about it, in one or two sentences. */
  readonly says: string;
  /** More of the same, one a line. */
  readonly details: readonly string[];
}

export type Topic =
  | 'app'
  | 'clock'
  | 'webhook'
  | 'events'
  | 'installation'
  | 'permissions'
  | 'deliveries'
  | 'repository'
  | 'configuration'
  | 'labels'
  | 'check';

/** Returns a line. */
export function line(level: Level, topic: Topic, says: string, details: readonly string[] = []): Line {
  return { level, topic, says, details };
}
