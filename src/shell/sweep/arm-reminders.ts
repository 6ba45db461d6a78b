import type { Instant } from '../../core/snapshot.js';
import { readNextLook } from '../reminders/run-reminders.js';
import type { ArmingParts } from './arm-errands.js';
import type { ListedRepository } from './installations.js';

/**
 * Has a repository looked at for whom to remind, at the time that is written down, and now where none is, so that it goes on after whatever
 * the queue held was lost. It returns how many errands are due now, and asks GitHub nothing.
 */
export async function armReminders(parts: ArmingParts, repository: ListedRepository, now: Instant): Promise<number> {
  const mark = await parts.checkpoints.read(repository);
  if (mark === null || mark.config === null || mark.reminds === false) return 0;
  const { installation, owner, repo } = repository;
  const ref = { installation, owner, repo };
  const next = await readNextLook(parts.store, ref);
  if (next === null || next <= now) return (await parts.trickle.add([{ ...ref, kind: 'reminders' }])) ? 1 : 0;
  await parts.queue.add({ ...ref, kind: 'reminders' }, { at: next });
  return 0;
}
