import type { Instant } from '../../core/snapshot.js';
import type { WorkQueue } from '../queue/queue.js';
import { readNextLook } from '../reminders/run-reminders.js';
import type { Store } from '../state/store.js';
import type { Checkpoints } from './checkpoints.js';
import type { ListedRepository } from './installations.js';
import type { Trickle } from './trickle.js';

export interface RemindingParts {
  readonly queue: Pick<WorkQueue, 'add'>;
  readonly store: Pick<Store, 'get'>;
  readonly checkpoints: Pick<Checkpoints, 'read'>;
  readonly trickle: Pick<Trickle, 'add'>;
}

/**
 * Returns what has a repository looked at for whom to remind, at the time that is written down, and at once where none is: so that it goes
 * on after whatever the queue held was lost. It asks GitHub nothing.
 */
export function createReminding(parts: RemindingParts): (repository: ListedRepository, now: Instant) => Promise<void> {
  const { queue, store, checkpoints, trickle } = parts;
  return async ({ installation, owner, repo, ...listed }, now) => {
    const ref = { installation, owner, repo };
    const mark = await checkpoints.read({ ...ref, ...listed });
    if (mark === null || mark.config === null || !mark.reminds) return;
    const subject = { ...ref, kind: 'reminders' } as const;
    const next = await readNextLook(store, ref);
    if (next !== null && next > now) await queue.add(subject, { at: next });
    else await trickle.add([subject]);
  };
}
