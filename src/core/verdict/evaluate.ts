import type { Config, Template } from '../config/config.js';
import { stateOfLabel } from '../decisions/labels.js';
import { decisionState, isDecision, isOutcomeSection } from '../decisions/state.js';
import { parseDocument, type Document } from '../markdown/document.js';
import { readProse, type ProseLine } from '../markdown/prose.js';
import { readSections, type ReadSection } from '../reading/sections.js';
import { ALL_RULES_ON, type RulesOff } from '../reading/rules.js';
import { ITEM_RULES, RULES } from '../rules/index.js';
import { minWords } from '../rules/min-words.js';
import { dateOfSection } from '../rules/evidence/section-dates.js';
import { patternShare } from '../rules/evidence/section-text.js';
import type { ItemRuleSubject, JudgedIssue, RuleContext, RuleSubject } from '../rules/rule.js';
import type { Candidate } from '../snapshot.js';
import { selectTemplate } from '../templates/match.js';
import { skipReason } from '../templates/scope.js';
import type { Words } from '../text/en.js';
import type { Finding, SectionReading, SkipReason, Verdict } from './verdict.js';

/**
 * Judges one item by a configuration. All findings are named at once, in the template's order.
 *
 * @param named a template to judge by, whatever its `match`; scope still applies
 */
export function evaluate(config: Config, item: Candidate, words: Words, named?: string): Verdict {
  const skip = skipReason(config, item);
  const template = selectTemplate(config, item, named);
  if (template === null) return skipped(skip ?? 'no-template', null, []);
  if (skip !== null) return skipped(skip, template, evaluateBody(config, template, item, words).sections);
  return evaluateBody(config, template, item, words);
}

/** Judges one item by one template. `off` switches reading rules off, for the test that shows what each is good for. */
export function evaluateBody(
  config: Config,
  template: Template,
  item: Candidate,
  words: Words,
  off: RulesOff = ALL_RULES_ON,
): Verdict {
  const document = parseDocument(item.body);
  // What is off is asked of nobody, and still known: it ends the section above it.
  const read = readSections(document, template.sections, off).filter(({ spec }) => spec.level !== 'off');
  const context: RuleContext = { config, item, patternShare: patternShare(read) };
  const subjects = read.map((section) => toSubject(section, words, context));
  const sections = subjects.map((subject, index) => toReading(subject, read[index]?.line ?? null, context));
  const isOpenDecision = isDecision(template, item);
  const ofSections = read.flatMap((section, index) => {
    const subject = subjects[index];
    if (subject === undefined || (isOpenDecision && isOutcomeSection(section.spec.heading))) return [];
    return findingsOf(subject, section.line, words, context);
  });
  const subject = {
    ...context,
    template,
    sections,
    prose: proseOf(document),
    linked: judgeLinked(context, template, words),
  };
  const findings = [...ofSections, ...itemFindingsOf(subject, words)];
  return {
    outcome: findings.some((finding) => finding.level === 'require') ? 'fail' : 'pass',
    skip: null,
    template: template.name,
    sections,
    findings,
    decision: isOpenDecision ? decisionState(template, sections, item) : null,
  };
}

/** What is passed over is read all the same, where it is known by what: whoever asks sees its sections, and no findings. */
function skipped(skip: SkipReason, template: Template | null, sections: readonly SectionReading[]): Verdict {
  return { outcome: 'skip', skip, template: template?.name ?? null, sections, findings: [], decision: null };
}

function toSubject(section: ReadSection, words: Words, context: RuleContext): RuleSubject {
  const { spec, content } = section;
  const subject: RuleSubject = { spec, content, state: content?.state ?? 'missing' };
  return minWords.find(subject, words, context) === null ? subject : { ...subject, state: 'too-short' };
}

function toReading(subject: RuleSubject, line: number | null, context: RuleContext): SectionReading {
  const date = dateOfSection(subject, context);
  return { heading: subject.spec.heading, state: subject.state, line, ...(date === undefined ? {} : { date }) };
}

function findingsOf(subject: RuleSubject, line: number | null, words: Words, context: RuleContext): readonly Finding[] {
  return RULES.flatMap((rule) => {
    const found = rule.find(subject, words, context);
    if (found === null || found.level === 'off') return [];
    const { level, message, remedy } = found;
    return [{ rule: rule.id, level, section: subject.spec.heading, message, remedy, line }];
  });
}

function itemFindingsOf(subject: ItemRuleSubject, words: Words): readonly Finding[] {
  return ITEM_RULES.flatMap((rule) => {
    const found = rule.find(subject, words);
    if (found === null || found.level === 'off') return [];
    const { level, message, remedy } = found;
    return [{ rule: rule.id, level, section: null, message, remedy, line: null }];
  });
}

/** Several rules ask for the same lines, most of them for none. */
function proseOf(document: Document): () => readonly ProseLine[] {
  let prose: readonly ProseLine[] | null = null;
  return () => (prose ??= readProse(document));
}

/** More than this many are not looked at. */
const MAX_LINKED = 10;

/** Of all their bodies together, beside the first: who writes ten of the longest would have everybody else wait. */
const MAX_LINKED_CHARACTERS = 64 * 1024;

/** An issue is linked to nothing itself, so that this ends. */
function judgeLinked({ config, item }: RuleContext, template: Template, words: Words): readonly JudgedIssue[] | null {
  const linked = item.pull?.linked ?? null;
  const { linked_issue: ask, implements: level } = template;
  const isAsked = ask !== null && ask.level !== 'off' && (ask.brief !== null || ask.decision !== null);
  const isFollowed = level !== null && level !== 'off';
  if (linked === null || (ask === null && !isFollowed)) return null;
  let characters = 0;
  return linked
    .filter((issue) => issue.item.kind === 'issue')
    .slice(0, MAX_LINKED)
    .map((issue, index) => {
      const isJudged = isAsked || (isFollowed && issue.isImplemented);
      characters += issue.item.body.length;
      const isRead = isJudged && (index === 0 || characters <= MAX_LINKED_CHARACTERS);
      return {
        number: issue.number,
        isClosing: issue.isClosing,
        isImplemented: issue.isImplemented,
        verdict: isRead ? asLabelled(config, issue.item, evaluate(config, issue.item, words)) : null,
      };
    });
}

/** Of a decision in another thread our label says how far it is; without one, its own text does. */
function asLabelled(config: Config, { labels }: Candidate, verdict: Verdict): Verdict {
  if (verdict.decision === null) return verdict;
  const states = labels.flatMap((label) => stateOfLabel(label, config.labels) ?? []);
  if (states.length === 0) return verdict;
  return { ...verdict, decision: states.every((state) => state === 'accepted') ? 'accepted' : 'proposed' };
}
