import { isSticky } from '../desired/comment/sticky.js';
import type { Snapshot } from '../snapshot.js';
import { readingsOf } from '../status/readings.js';
import type { StatusReading } from '../status/update.js';
import { parseLedger, type Sent } from './ledger.js';

/** Returns the messages of ours in a thread, oldest first. */
export function sentIn({ thread, me }: Pick<Snapshot, 'thread' | 'me'>): readonly Sent[] {
  return thread.flatMap((comment) => parseLedger(comment, me) ?? []);
}

/**
 * Returns the updates of an item. For it speak whoever opened it, whoever it is assigned to, and whoever was asked for an update in their
 * place. Its configuration has to be valid; otherwise there are none.
 */
export function updatesIn(snapshot: Pick<Snapshot, 'config' | 'item' | 'thread' | 'me'>): readonly StatusReading[] {
  const { config, item, thread, me } = snapshot;
  if (config.status !== 'valid') return [];
  const asked = sentIn(snapshot).filter(({ of }) =>
    of.some(({ why, number }) => why === 'update' && number === item.number),
  );
  const theirs = thread.filter((comment) => !isSticky(comment, me) && parseLedger(comment, me) === null);
  return readingsOf(
    config.config,
    item,
    theirs,
    item.url,
    asked.map(({ to }) => to),
  );
}
