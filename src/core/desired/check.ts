import type { ConfigState } from '../config/config.js';
import type { CheckAnnotation, CheckConclusion, Snapshot } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { plainLine, quoteCode, quoteInline } from '../text/neutralise.js';
import type { Verdict } from '../verdict/verdict.js';
import { annotateProblems } from './annotations.js';
import type { ExpectedAnswers } from './answers/expected.js';
import { renderExpected } from './answers/render-expected.js';
import { hasConfigPart } from './comment/marker.js';
import { hintsOf, isAllMissing, renderFindingList, requiredOf } from './findings.js';
import { joinBlocks, MOST_UNITS } from './fit.js';
import { isOpenedBefore } from './manners/back-fill.js';
import { isEnforced, isFileEnforced, whyLenient } from './manners/enforcement.js';
import type { OwnedCheck, OwnedState } from './owned.js';
import { previewText } from './preview-text.js';
import type { InvalidConfig } from './problems.js';
import { renderProblems, renderReference } from './problems.js';
import { templateOf } from './comment/matter.js';
import { renderUnderstoodDates } from './understood-dates.js';

export { CHECK_NAME } from './check-name.js';

/** What a check says, before it is known of which commit. */
export interface CheckText {
  readonly conclusion: CheckConclusion;
  readonly title: string;
  readonly summary: string;
  readonly annotations?: readonly CheckAnnotation[];
}

/**
 * Returns the check that a pull request's head commit should carry. Nothing delays it and nobody's silence is kept: a
 * required check that waits for us would freeze a merge. On closed pull requests it stays as it was.
 */
export function desireCheck(
  snapshot: Snapshot,
  standing: OwnedState,
  verdict: Verdict | null,
  expected: ExpectedAnswers | null,
  words: Words,
): OwnedCheck | null {
  const { head, item } = snapshot;
  if (head === null || item.state === 'closed') return standing.check;
  const judged = judgedText(snapshot, verdict, words);
  const brought = broughtText(snapshot, standing, words);
  const text = combine(brought, judged) ?? releasedText(snapshot, words);
  if (text === null) return standing.check;
  const summary = joinBlocks([text.summary, renderExpected(expected, words)]);
  return toCheck(head.sha, { ...text, summary }, `pr:${item.number}`);
}

/** Returns the check where there is no configuration, for those that are owed one. */
export function noConfigText(words: Words): CheckText {
  return { conclusion: 'neutral', title: words.check.noConfig, summary: words.check.why.noConfig };
}

/** Returns a text as the check of a commit. */
export function toCheck(sha: string, text: CheckText, externalId: string): OwnedCheck {
  const { conclusion, title, summary, annotations = [] } = text;
  return { sha, conclusion, title: plainLine(title, 120), summary, externalId, annotations };
}

/** Returns the check of a configuration file that cannot be read, for a commit: every fault that fits, and no blame. */
export function configCheckText(
  config: InvalidConfig,
  words: Words,
  conclusion: CheckConclusion = 'neutral',
): CheckText {
  const items = renderProblems(config);
  const more = config.problems.length - items.length;
  return {
    conclusion,
    title: words.check.configProblems(config.problems.length),
    summary: joinBlocks([
      words.check.why.configProblems(quoteCode(config.file)),
      items.join('\n'),
      more > 0 ? words.comment.config.more(more) : '',
      renderReference(config, words),
    ]),
    annotations: annotateProblems(config, conclusion === 'failure' ? 'failure' : 'warning', words),
  };
}

/** What the configuration of the default branch makes of the pull request; null without one. */
function judgedText(snapshot: Snapshot, verdict: Verdict | null, words: Words): CheckText | null {
  const { config } = snapshot;
  if (config.status === 'none') return null;
  if (config.status === 'invalid') return unreadableText(config, words);
  return verdict === null ? null : verdictText(snapshot, config, verdict, words);
}

/** Returns the check of a configuration file that can be read. */
export function configReadableText(words: Words): CheckText {
  return { conclusion: 'success', title: words.check.configReadable, summary: words.check.why.configReadable };
}

/** What is to be said of the configuration file that the pull request brings; null when it changes nothing. */
function broughtText(snapshot: Snapshot, standing: OwnedState, words: Words): CheckText | null {
  const brought = snapshot.head?.config ?? null;
  if (brought?.status === 'invalid') {
    return configCheckText(brought, words, isFileEnforced(snapshot) ? 'failure' : 'neutral');
  }
  const preview = snapshot.head?.preview ?? null;
  if (preview !== null) return previewText(preview, words);
  const isMended = snapshot.config.status === 'none' && hasConfigPart(standing.comment);
  return isMended ? configReadableText(words) : null;
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
      renderUnderstoodDates(
        snapshot.config.status === 'valid' ? snapshot.config.config : null,
        verdict,
        snapshot.item,
        words,
      ),
      isFailed && !isEnforced(snapshot) ? adviceLine(snapshot, words) : '',
    ]),
  };
}

function adviceLine(snapshot: Snapshot, words: Words): string {
  const { why } = words.check;
  const leniency = whyLenient(snapshot);
  if (leniency === 'draft') return why.draft;
  const isEnforcing = snapshot.config.status === 'valid' && snapshot.config.config.mode === 'enforce';
  return isEnforcing && leniency === 'opened-before-enforcement' ? why.beforeEnforcement : why.advised;
}

/** Two texts as one: the graver conclusion with its title, the first of two that are equal, and both summaries. */
function combine(first: CheckText | null, second: CheckText | null): CheckText | null {
  if (first === null || second === null) return first ?? second;
  const gravity: readonly CheckConclusion[] = ['success', 'neutral', 'failure'];
  const isFirst = gravity.indexOf(first.conclusion) >= gravity.indexOf(second.conclusion);
  const [graver, other] = isFirst ? [first, second] : [second, first];
  return {
    conclusion: graver.conclusion,
    title: graver.title,
    summary: joinBlocks([graver.summary, `${quoteInline(other.title)}.`, other.summary]),
    annotations: [...(first.annotations ?? []), ...(second.annotations ?? [])],
  };
}
