import type { LinkedIssueAsk } from '../config/config.js';
import { itemKeys } from '../config/language/schema-template.js';
import { findIssueReferences, type IssueReference } from '../reading/issue-references.js';
import type { ItemRule, JudgedIssue } from './rule.js';

/** A pull request names the issue that it belongs to, and that issue is as far as is asked. */
export const linkedIssue: ItemRule = {
  id: 'linked-issue',
  key: 'linked_issue',
  schema: itemKeys.linked_issue,
  summary:
    'A pull request names an issue, or closes one where `closes: true` asks for it; with `brief: complete` one that passes its own template, with `decision: accepted` a decision that was accepted.',
  rationale:
    'A change says what was done. Why it is wanted, and who agreed, stands in the issue, where it was talked over.',
  examples: [
    { template: '{ linked_issue: true }', item: '{ kind: pull_request, body: "Part of #12." }', finds: false },
    {
      template: '{ linked_issue: { closes: true } }',
      item: '{ kind: pull_request, body: "Fixes: #12" }',
      finds: false,
    },
    { template: '{ linked_issue: true }', item: '{ kind: issue, body: "" }', finds: false },
    { template: '{ linked_issue: true }', item: '{ kind: pull_request, body: "Fixes #" }', finds: true },
    { template: '{ linked_issue: true }', item: '{ kind: pull_request, body: "Run `see #12`." }', finds: true },
    {
      template: '{ linked_issue: { closes: true } }',
      item: '{ kind: pull_request, body: "Part of #12." }',
      finds: true,
    },
  ],
  find({ template, item, linked, prose }, words) {
    const ask = template.linked_issue;
    if (ask === null || ask.level === 'off' || item.kind !== 'pull_request') return null;
    const faults = isNamed(ask, findIssueReferences(prose()), linked ?? [])
      ? conditionsUnmet(ask, linked)
      : ([ask.closes ? 'closes' : 'names'] as const);
    if (faults.length === 0) return null;
    const said = faults.map((fault) => words.itemFindings['linked-issue'][fault]);
    return {
      level: ask.level,
      message: said.map(({ message }) => message()).join(' '),
      remedy: said.map(({ remedy }) => remedy()).join(' '),
    };
  },
};

function isNamed(ask: LinkedIssueAsk, named: readonly IssueReference[], linked: readonly JudgedIssue[]): boolean {
  return ask.closes ? [...named, ...linked].some(({ isClosing }) => isClosing) : named.length + linked.length > 0;
}

/** Nothing is asked of issues that nobody looked at. */
function conditionsUnmet(
  ask: LinkedIssueAsk,
  linked: readonly JudgedIssue[] | null,
): readonly ('brief' | 'decision')[] {
  if (linked === null) return [];
  const verdicts = linked.map(({ verdict }) => verdict);
  const isBriefed = ask.brief === null || verdicts.some((verdict) => verdict?.outcome === 'pass');
  const isDecided = ask.decision === null || verdicts.some((verdict) => verdict?.decision === 'accepted');
  return [...(isBriefed ? [] : (['brief'] as const)), ...(isDecided ? [] : (['decision'] as const))];
}
