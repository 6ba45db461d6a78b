import type { RecordStanding } from '../../../core/decisions/record/standing.js';
import type { Written } from './written.js';

/** Lays what was written of a record over a read that may be older. A branch that is elsewhere than before our commit was moved since. */
export function overlayRecord(read: RecordStanding | null, written: readonly Written[]): RecordStanding | null {
  if (read === null) return null;
  let { branch, pulls } = read;
  for (const record of written) {
    if (record.type === 'record-branch' && (branch?.commit ?? null) === record.before) branch = record.after;
    if (record.type !== 'record-pull') continue;
    const { pull } = record;
    // A pull request that the read shows is as it says: somebody may have closed it since.
    if (pulls?.every(({ number }) => number !== pull.number) === true) pulls = [pull, ...pulls];
  }
  return { ...read, branch, pulls };
}
