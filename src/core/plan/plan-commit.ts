import type { CheckText } from '../desired/check.js';
import { configCheckText, configReadableText, noConfigText, toCheck } from '../desired/check.js';
import { quoteCode } from '../text/neutralise.js';
import type { ConfigState } from '../config/config.js';
import type { CommitSnapshot } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { wordsOf } from '../text/languages.js';
import { checkChanges } from './difference.js';
import { allowChanges } from './modes.js';
import type { WidePlan } from './plan-repository.js';
import { CONFIG_CHECK_ID } from './plan-repository.js';

/**
 * Returns the plan for a commit that is no pull request's head. Descriptions were judged before their commits came into
 * a merge queue, so the answer there is yes at once. A check that belongs to a pull request is that pull request's to
 * answer: it is touched instead. Without a configuration only a person who asks for a rerun gets an answer.
 *
 * @param fallback the words where no configuration says which
 */
export function planCommit(snapshot: CommitSnapshot, fallback: Words): WidePlan {
  const { check: standing, config, repository, sha } = snapshot;
  const words = wordsOf(config, fallback);
  const pull = /^pr:([1-9]\d{0,9})$/.exec(standing?.externalId ?? '')?.[1];
  if (pull !== undefined) return { changes: [], touch: [Number(pull)], errands: [], notes: [] };
  const isSilent = config.status === 'none' && standing?.isRerequested !== true;
  if (repository.isArchived || isSilent) return { changes: [], touch: [], errands: [], notes: [] };
  const isConfigCheck = standing?.externalId === CONFIG_CHECK_ID;
  const text = isConfigCheck ? configText(snapshot, words) : queueText(config, words);
  const check = toCheck(sha, text, isConfigCheck ? CONFIG_CHECK_ID : 'commit');
  return { changes: allowChanges(checkChanges(standing, check), config), touch: [], errands: [], notes: [] };
}

/** On a commit with another file than the default branch's, the faults have no lines. */
function configText({ config, isConfigCurrent }: CommitSnapshot, words: Words): CheckText {
  if (config.status === 'none') return noConfigText(words);
  if (config.status === 'valid') return configReadableText(words);
  const text = configCheckText(config, words);
  return isConfigCurrent ? text : { ...text, annotations: [] };
}

function queueText(config: ConfigState, words: Words): CheckText {
  const { check } = words;
  if (config.status === 'none') return noConfigText(words);
  if (config.status === 'invalid') {
    const summary = check.why.unreadable(quoteCode(config.file), config.problems.length);
    return { conclusion: 'neutral', title: check.unreadable, summary };
  }
  return { conclusion: 'success', title: check.judgedElsewhere, summary: check.why.judgedElsewhere };
}
