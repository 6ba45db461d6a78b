import type { Config, LinkedIssueAsk, Template } from '../config/config.js';
import type { Candidate } from '../snapshot.js';
import { selectTemplate } from './match.js';
import { DECISION_TEMPLATE } from './outcome.js';

/** What must be known of the issues that a pull request belongs to, beside what its own text says. */
export interface LinkedNeed {
  /** Whether those that merging would close have to be known. */
  readonly closing: boolean;
  /** Of those that it only names, none, those that it says it implements, or all. */
  readonly named: 'none' | 'implemented' | 'all';
}

/** Returns what the configuration needs to know for one item. */
export function linkedNeed(config: Config, item: Candidate): LinkedNeed {
  const template = item.kind === 'pull_request' ? selectTemplate(config, item) : null;
  const isJudged = judgesBy(template?.linked_issue ?? null);
  const isFollowed = template !== null && followsDecisions(config, template);
  return {
    closing: isJudged || asksClosing(template?.linked_issue ?? null),
    named: isJudged ? 'all' : isFollowed ? 'implemented' : 'none',
  };
}

/** Tells whether any template needs to know which issues are closed. */
export function mayNeedLinked(config: Config): boolean {
  return config.templates.some(({ linked_issue: ask }) => judgesBy(ask) || asksClosing(ask));
}

/** Tells whether how far an issue is decides about pull requests that would close it. */
export function judgesLinked(config: Config): boolean {
  return config.templates.some(({ linked_issue: ask }) => judgesBy(ask));
}

/** Tells whether a decision decides about pull requests that say they implement it. */
export function judgesImplementing(config: Config): boolean {
  return config.templates.some((template) => followsDecisions(config, template));
}

function judgesBy(ask: LinkedIssueAsk | null): boolean {
  return ask !== null && ask.level !== 'off' && (ask.brief !== null || ask.decision !== null);
}

function asksClosing(ask: LinkedIssueAsk | null): boolean {
  return ask !== null && ask.level !== 'off' && ask.closes;
}

/** Decisions themselves are issues, and implement nothing. */
function followsDecisions({ templates }: Config, { name, match, implements: level }: Template): boolean {
  const isForPulls = name !== DECISION_TEMPLATE && match?.kind !== 'issue';
  return isForPulls && level !== null && level !== 'off' && templates.some((other) => other.name === DECISION_TEMPLATE);
}
