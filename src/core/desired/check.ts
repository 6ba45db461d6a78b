import type { ConfigState } from '../config/config.js';
import type { CheckConclusion, Snapshot } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { plainLine, quoteCode, quoteInline } from '../text/neutralise.js';
import type { Verdict } from '../verdict/verdict.js';
import { hasConfigPart } from './comment/marker.js';
import { hintsOf, isAllMissing, renderFindingList, requiredOf } from './findings.js';
import { joinBlocks, MOST_UNITS } from './fit.js';
import { isOpenedBefore } from './manners/back-fill.js';
import type { OwnedCheck, OwnedState } from './owned.js';
import type { InvalidConfig } from './problems.js';
import { renderProblems } from './problems.js';
import { templateOf } from './comment/matter.js';

export { CHECK_NAME } from './check-name.js';

/** What a check says, before it is known of which commit. */
export interface CheckText {
  readonly conclusion: CheckConclusion;
  readonly title: string;
  readonly summary: string;
}

/**
 * Returns the check that a pull request's head commit should carry. Nothing delays it and nobody's silence is kept: a
 * required check that waits for us would freeze a merge. On closed pull requests it stays as it was.
 */
export function desireCheck(
  snapshot: Snapshot,
  standing: OwnedState,
  verdict: Verdict | null,
  words: Words,
): OwnedCheck | null {
  const { head, item } = snapshot;
  if (head === null || item.state === 'closed') return standing.check;
  const judged = judgedText(snapshot, verdict, words);
  const brought = broughtText(snapshot, standing, words);
  const text = combine(brought, judged) ?? releasedText(snapshot, words);
  return text === null ? standing.check : { sha: head.sha, ...bound(text), externalId: `pr:${item.number}` };
}

/** Returns the check where there is no configuration, for those that are owed one. */
export function noConfigText(words: Words): CheckText {
  return { conclusion: 'neutral', title: words.check.noConfig, summary: words.check.why.noConfig };
}

/** Returns the check of a configuration file that cannot be read, for a commit: every fault that fits, and no blame. */
export function configCheckText(config: InvalidConfig, words: Words): CheckText {
  const items = renderProblems(config);
  const more = config.problems.length - items.length;
  return {
    conclusion: 'neutral',
    title: words.check.configProblems(config.problems.length),
    summary: joinBlocks([
      words.check.why.configProblems(quoteCode(config.file)),
      items.join('\n'),
      more > 0 ? words.comment.config.more(more) : '',
    ]),
  };
}

/** What the configuration of the default branch makes of the pull request; null without one. */
function judgedText(snapshot: Snapshot, verdict: Verdict | null, words: Words): CheckText | null {
  const { config } = snapshot;
  if (config.status === 'none') return null;
  if (config.status === 'invalid') return unreadableText(config, words);
  return verdict === null ? null : verdictText(snapshot, config, verdict, words);
}

/** What is to be said of the configuration file that the pull request brings; null when it brings a sound one or none. */
function broughtText(snapshot: Snapshot, standing: OwnedState, words: Words): CheckText | null {
  const brought = snapshot.head?.config ?? null;
  if (brought?.status === 'invalid') {
    const text = configCheckText(brought, words);
    return isEnforced(snapshot) ? { ...text, conclusion: 'failure' } : text;
  }
  const isMended = snapshot.config.status === 'none' && hasConfigPart(standing.comment);
  if (!isMended) return null;
  return { conclusion: 'success', title: words.check.configReadable, summary: words.check.why.configReadable };
}

/**
 * Without a configuration nothing is said, but what an earlier one said must block nobody for good, and who asks for a
 * rerun gets an answer. Null where neither is so.
 */
function releasedText({ config, head }: Snapshot, words: Words): CheckText | null {
  if (config.status !== 'none') return null;
  const check = head?.check ?? null;
  return check?.conclusion === 'failure' || check?.isRerequested === true ? noConfigText(words) : null;
}

function unreadableText(config: InvalidConfig, words: Words): CheckText {
  return {
    conclusion: 'neutral',
    title: words.check.unreadable,
    summary: words.check.why.unreadable(quoteCode(config.file), config.problems.length),
  };
}

function verdictText(
  snapshot: Snapshot,
  state: Extract<ConfigState, { readonly status: 'valid' }>,
  verdict: Verdict,
  words: Words,
): CheckText {
  const { check } = words;
  if (verdict.skip === 'no-template') {
    return { conclusion: 'success', title: check.noTemplate, summary: check.why.noTemplate };
  }
  if (verdict.skip !== null) {
    const title = check.passedOver(check.skip[verdict.skip]);
    return { conclusion: 'neutral', title, summary: `${title}.` };
  }
  if (verdict.outcome === 'fail' && isOpenedBefore(snapshot)) {
    return { conclusion: 'neutral', title: check.openedBefore, summary: check.why.openedBefore };
  }
  return findingsText(snapshot, verdict, templateOf({ config: state.config, verdict }), words);
}

function findingsText(
  snapshot: Snapshot,
  verdict: Verdict,
  template: Parameters<typeof renderFindingList>[1],
  words: Words,
): CheckText {
  const { check } = words;
  const required = requiredOf(verdict.findings);
  const hints = hintsOf(verdict.findings);
  const name = quoteCode(verdict.template ?? '', 120);
  const isFailed = required.length > 0;
  const isMissing = isAllMissing(required);
  const list = (findings: typeof required, budget: number): string =>
    renderFindingList(findings, template, budget, check.why.more, words);
  return {
    conclusion: !isFailed ? 'success' : isEnforced(snapshot) ? 'failure' : 'neutral',
    title: isFailed
      ? (isMissing ? check.incomplete : check.toChange)(required.length)
      : hints.length > 0
        ? check.completeWith(hints.length)
        : check.complete,
    summary: joinBlocks([
      !isFailed ? check.why.complete(name) : (isMissing ? check.why.incomplete : check.why.changes)(name),
      list(required, MOST_UNITS * 0.4),
      hints.length > 0 ? check.why.suggestions : '',
      list(hints, MOST_UNITS * 0.15),
      isFailed && !isEnforced(snapshot) ? adviceLine(snapshot, words) : '',
    ]),
  };
}

function adviceLine(snapshot: Snapshot, words: Words): string {
  return snapshot.item.pull?.isDraft === true ? words.check.why.draft : words.check.why.advised;
}

/** A draft cannot be merged, so failing it would only be a red mark beside unfinished work. */
function isEnforced(snapshot: Snapshot): boolean {
  const { config, item } = snapshot;
  return config.status === 'valid' && config.config.mode === 'enforce' && item.pull?.isDraft !== true;
}

/** Two texts as one: the graver conclusion, the first title, both summaries. */
function combine(first: CheckText | null, second: CheckText | null): CheckText | null {
  if (first === null || second === null) return first ?? second;
  const gravity: readonly CheckConclusion[] = ['success', 'neutral', 'failure'];
  const graver = gravity.indexOf(first.conclusion) >= gravity.indexOf(second.conclusion) ? first : second;
  return {
    conclusion: graver.conclusion,
    title: first.title,
    summary: joinBlocks([first.summary, `${quoteInline(second.title)}.`, second.summary]),
  };
}

function bound(text: CheckText): CheckText {
  return { ...text, title: plainLine(text.title, 120) };
}
