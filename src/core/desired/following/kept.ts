import type { DecisionOptions } from '../../config/config.js';
import type { RecordFacts } from '../../decisions/facts.js';
import { hasRecord, recordOf, type RecordSource } from '../../decisions/record/record-of.js';
import { repositoryPage } from '../../decisions/record/web-pages.js';
import type { KeptMatter } from '../comment/decision/matter.js';

/** Returns a decision as it is kept, and where; null where it is not to be: nobody wants it, it was not accepted, or there is no branch. */
export function keptMatter(
  source: RecordSource,
  { record: { via, folder } }: DecisionOptions,
  { branch, files }: RecordFacts,
): Omit<KeptMatter, 'situation'> | null {
  if (via === 'off' || branch === null || !hasRecord(source.decision)) return null;
  const place = { repository: repositoryPage(source.item.url), branch };
  return { record: recordOf(source), via, folder, files, place };
}
