import type { Config, LinkedIssueAsk } from '../config/config.js';
import type { Candidate } from '../snapshot.js';
import { selectTemplate } from './match.js';

/**
 * What must be known of the issues that a pull request belongs to: `nothing` but what its own text says; `closing`, which of
 * them merging would close; or `all`, how far each is, those that it only names included.
 */
export type LinkedNeed = 'nothing' | 'closing' | 'all';

/** Returns what the configuration needs to know for one item. */
export function linkedNeed(config: Config, item: Candidate): LinkedNeed {
  return item.kind === 'pull_request' ? needOf(selectTemplate(config, item)?.linked_issue ?? null) : 'nothing';
}

/** Tells whether any template needs to know which issues are closed. */
export function mayNeedLinked(config: Config): boolean {
  return config.templates.some((template) => needOf(template.linked_issue) !== 'nothing');
}

/** Tells whether how far an issue is decides about pull requests. */
export function judgesLinked(config: Config): boolean {
  return config.templates.some((template) => needOf(template.linked_issue) === 'all');
}

function needOf(ask: LinkedIssueAsk | null): LinkedNeed {
  if (ask === null || ask.level === 'off') return 'nothing';
  if (ask.brief !== null || ask.decision !== null) return 'all';
  return ask.closes ? 'closing' : 'nothing';
}
