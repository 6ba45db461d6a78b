import { dueWeek, nextDue } from '../../core/rollup/publishing/due.js';
import { formatWeek } from '../../core/rollup/week.js';
import type { Instant } from '../../core/snapshot.js';
import type { Subject } from '../../core/subject.js';
import type { LruMap } from '../lru.js';
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
  /** Repositories, by name, whose channels this process has had looked at. */
  readonly channels: Pick<LruMap<string, true>, 'get' | 'set'>;
}

/**
 * Has the weekly page of a repository looked at when it is due, and returns how many errands are due now. It asks GitHub nothing: when
 * pages are due is known from the last sweep, and what became of the last one is remembered. Where that is lost, one look tells.
 *
 * What a channel was told is remembered by the page alone, so that a process that begins has it looked at once: the one before may have
 * ended with that left to do.
 */
export async function armErrands(parts: ArmingParts, repository: ListedRepository, now: Instant): Promise<number> {
  const mark = await parts.checkpoints.read(repository);
  const schedule = mark?.rollup ?? null;
  if (schedule === null) return 0;
  const { installation, owner, repo } = repository;
  const subject: Subject = { kind: 'week', installation, owner, repo };
  const name = knownWeekName(repository);
  const known = parseKnownWeek(await parts.store.get(name));
  const isOpen = known === null || !known.isSettled || known.week < formatWeek(dueWeek(now, schedule));
  if (!isOpen) await parts.queue.add(subject, { at: nextDue(now, schedule) });
  const tells = mark?.tells !== false && parts.channels.get(name) === undefined;
  const due: readonly Subject[] = [
    ...(isOpen ? [subject] : []),
    ...(tells ? [{ ...subject, kind: 'channel' as const }] : []),
  ];
  if (due.length === 0 || !(await parts.trickle.add(due))) return 0;
  if (tells) parts.channels.set(name, true);
  return due.length;
}
