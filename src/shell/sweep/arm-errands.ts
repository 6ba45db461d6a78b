import { dueWeek, nextDue } from '../../core/rollup/publishing/due.js';
import { formatWeek } from '../../core/rollup/week.js';
import type { Instant } from '../../core/snapshot.js';
import type { Subject } from '../../core/subject.js';
import type { WorkQueue } from '../queue/queue.js';
import { knownWeekName, parseKnownWeek } from '../rollup/publishing/known-weeks.js';
import type { Store } from '../state/store.js';
import type { Checkpoints } from './checkpoints.js';
import type { ListedRepository } from './installations.js';
import type { Trickle } from './trickle.js';

export interface ArmingParts {
  readonly checkpoints: Pick<Checkpoints, 'read'>;
  readonly store: Pick<Store, 'get'>;
  readonly queue: Pick<WorkQueue, 'add'>;
  readonly trickle: Pick<Trickle, 'add'>;
}

/**
 * Has the weekly page of a repository looked at when it is due, and returns how many errands are due now. It asks GitHub nothing: when
 * pages are due is known from the last sweep, and what became of the last one is remembered. Where that is lost, one look tells.
 */
export async function armErrands(parts: ArmingParts, repository: ListedRepository, now: Instant): Promise<number> {
  const schedule = (await parts.checkpoints.read(repository))?.rollup ?? null;
  if (schedule === null) return 0;
  const { installation, owner, repo } = repository;
  const subject: Subject = { kind: 'week', installation, owner, repo };
  const known = parseKnownWeek(await parts.store.get(knownWeekName(repository)));
  if (known === null || !known.isSettled || known.week < formatWeek(dueWeek(now, schedule))) {
    return (await parts.trickle.add([subject])) ? 1 : 0;
  }
  await parts.queue.add(subject, { at: nextDue(now, schedule) });
  return 0;
}
