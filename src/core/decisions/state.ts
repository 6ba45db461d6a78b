import type { Template } from '../config/config.js';
import { foldName } from '../markdown/fold.js';
import type { Candidate } from '../snapshot.js';
import { DECISION_TEMPLATE, isOutcomeSection } from '../templates/outcome.js';
import type { DecisionStage, SectionReading } from '../verdict/verdict.js';

export { isOutcomeSection } from '../templates/outcome.js';

const OWNER_SECTION = 'Owner';

/** Tells whether an item read by this template is a decision. Pull requests implement decisions; they are none. */
export function isDecision(template: Template, item: Pick<Candidate, 'kind'>): boolean {
  return template.name === DECISION_TEMPLATE && item.kind === 'issue';
}

/**
 * Returns how far a decision issue is: `draft` while a required section other than Decision is unfilled, `proposed` when all
 * are filled, `accepted` when closed as completed with Decision and Owner filled.
 */
export function decisionState(template: Template, sections: readonly SectionReading[], item: Candidate): DecisionStage {
  if (item.state === 'closed' && item.closedAs === 'completed' && hasOutcome(sections)) return 'accepted';
  return isComplete(template, sections) ? 'proposed' : 'draft';
}

/** Tells whether every required section but Decision is filled. */
export function isComplete(template: Template, sections: readonly SectionReading[]): boolean {
  return sections.every((section) => {
    const spec = template.sections.find((candidate) => candidate.heading === section.heading);
    return spec?.level !== 'require' || isFilled(section) || isOutcomeSection(section.heading);
  });
}

/** Tells whether Decision is filled, and Owner where there is such a section. */
export function hasOutcome(sections: readonly Pick<SectionReading, 'heading' | 'state'>[]): boolean {
  const owner = sections.find((section) => foldName(section.heading) === foldName(OWNER_SECTION));
  const outcome = sections.find((section) => isOutcomeSection(section.heading));
  return outcome !== undefined && isFilled(outcome) && (owner === undefined || isFilled(owner));
}

/** Tells whether what stands in a section is an answer, however short. */
export function isFilled(section: Pick<SectionReading, 'state'>): boolean {
  return section.state === 'present' || section.state === 'too-short';
}
