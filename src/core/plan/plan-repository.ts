import type { CheckText } from '../desired/check.js';
import { configCheckText, configReadableText, toCheck } from '../desired/check.js';
import type { RepositorySnapshot } from '../snapshot.js';
import type { ErrandKind } from '../subject.js';
import type { Words } from '../text/en.js';
import { wordsOf } from '../text/languages.js';
import type { Change } from './change.js';
import { checkChanges } from './difference.js';
import { allowChanges, isObserving } from './modes.js';

/** The external id of a check that speaks of the configuration file and of no pull request. */
export const CONFIG_CHECK_ID = 'config';

/** What is to be done about a repository's configuration, or about a commit. */
export interface WidePlan {
  readonly changes: readonly Change[];
  /** Numbers of items to plan because of it. */
  readonly touch: readonly number[];
  /** Errands to run because of it: whether they are due may have changed. */
  readonly errands: readonly ErrandKind[];
  readonly notes: readonly string[];
}

/**
 * Returns the plan after a configuration changed. A broken one is shown on the commit that broke it. A sound one lets
 * items go that an earlier one marked; it never goes looking for items to mark. A check that an earlier one failed is
 * looked at again whatever became of the configuration, since nobody else can release it.
 *
 * @param fallback the words where no configuration says which
 */
export function planRepository(snapshot: RepositorySnapshot, fallback: Words): WidePlan {
  const words = wordsOf(snapshot.config, fallback);
  const { config, configCommit, failing, marked, repository } = snapshot;
  if (repository.isArchived) return { changes: [], touch: [], errands: [], notes: [] };
  if (config.status === 'none') return { changes: [], touch: failing, errands: [], notes: [] };
  const changes = allowChanges(configCommit === null ? [] : configChanges(snapshot, configCommit, words), config);
  if (config.status === 'valid') {
    return {
      changes,
      touch: isObserving(config) ? [] : [...new Set([...marked, ...failing])],
      errands: config.config.rollup === null ? [] : ['week'],
      notes: [],
    };
  }
  const first = config.problems[0];
  const where = first === undefined ? config.file : `${first.file}:${first.line}:${first.column}`;
  return {
    changes,
    touch: failing,
    errands: [],
    notes: [`configuration cannot be read: ${config.problems.length} problems, first at ${where}`],
  };
}

function configChanges(
  snapshot: RepositorySnapshot,
  commit: NonNullable<RepositorySnapshot['configCommit']>,
  words: Words,
): readonly Change[] {
  const { sha, check: standing } = commit;
  const { config } = snapshot;
  const file = (text: CheckText): readonly Change[] => checkChanges(standing, toCheck(sha, text, CONFIG_CHECK_ID));
  if (config.status === 'invalid') return file(configCheckText(config, words));
  if (config.status !== 'valid' || standing?.externalId !== CONFIG_CHECK_ID) return [];
  return file(configReadableText(words));
}
