import type { Snapshot } from '../../snapshot.js';
import { en } from '../../text/en.js';
import { evaluate } from '../../verdict/evaluate.js';
import { followDecision } from './follow.js';

/** Which record is put forward, so that where it stands has to be looked up. */
export interface RecordNeed {
  /** Of the decision. */
  readonly number: number;
  readonly title: string;
  readonly folder: string;
  /** Names of what is in that folder on the default branch. */
  readonly files: readonly string[];
}

/**
 * Returns what has to be looked up of a record once all else is known of its decision; null where the app puts none forward: the
 * configuration does not ask for it, or nothing was accepted.
 */
export function recordNeedOf(snapshot: Omit<Snapshot, 'record'>): RecordNeed | null {
  const { config, decision, item } = snapshot;
  if (config.status !== 'valid' || decision === null || config.config.decisions.record.via !== 'pr') return null;
  // How a decision stands is the same in any language.
  const verdict = evaluate(config.config, item, en);
  const kept = followDecision({ ...snapshot, record: null }, verdict)?.kept ?? null;
  if (kept === null || snapshot.repository.isArchived) return null;
  const { record, folder, files } = kept;
  return { number: record.number, title: record.title, folder, files };
}
