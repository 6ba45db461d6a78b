import type { RecordStanding } from '../../../core/decisions/record/standing.js';
import type { Written } from './written.js';

type Branch = Extract<Written, { type: 'record-branch' }>;

/** Lays what was written of a record over a read that may be older. */
export function overlayRecord(read: RecordStanding | null, written: readonly Written[]): RecordStanding | null {
  if (read === null) return null;
  const opened = written.flatMap((record) => (record.type === 'record-pull' ? [record.pull] : []));
  // A pull request that the read shows is as it says: somebody may have closed it since.
  const unseen = opened.filter(({ number }) => read.pulls?.every((pull) => pull.number !== number) === true);
  const committed = written.find((record) => record.type === 'record-branch');
  const isSeen = unseen.length < opened.length;
  return {
    ...read,
    branch: committed !== undefined && isBefore(read, committed, isSeen) ? committed.after : read.branch,
    pulls: read.pulls === null ? null : [...unseen, ...read.pulls],
  };
}

/**
 * Tells whether a read shows the branch as it was before our commit. Where the read shows a pull request that we opened later, a branch
 * that is not there was deleted since.
 */
function isBefore({ branch }: RecordStanding, { before }: Branch, isPullSeen: boolean): boolean {
  return (branch?.commit ?? null) === before && !(before === null && isPullSeen);
}
