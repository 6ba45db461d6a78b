import { BLOCKER_NAMES, RISK_NAMES } from '../config/resolve/none-names.js';
import type { Builtins, RawTemplate } from '../config/language/schema.js';
import * as names from './names.js';

const status: RawTemplate = {
  match: { labels: ['status'], title: '^Status:', kind: 'issue' },
  sections: [
    { heading: 'Context', aliases: names.CONTEXT_NAMES },
    { heading: 'Progress', aliases: names.PROGRESS_NAMES },
    { heading: 'Blockers', aliases: BLOCKER_NAMES },
    { heading: 'Next steps', aliases: names.NEXT_STEP_NAMES },
  ],
};

const brief: RawTemplate = {
  match: { labels: ['task', 'brief'], title: '^(Task|Brief):', kind: 'issue' },
  sections: [
    { heading: 'Goal', aliases: names.GOAL_NAMES },
    { heading: 'Requirements', aliases: names.REQUIREMENT_NAMES, needs: 'list' },
    { heading: 'Timeline', aliases: names.TIMELINE_NAMES, needs: 'date' },
    { heading: 'Success criteria', aliases: names.SUCCESS_NAMES, needs: 'list' },
    { heading: 'Resources', aliases: names.RESOURCE_NAMES, level: 'warn', needs: 'link' },
  ],
};

const decision: RawTemplate = {
  match: { labels: ['decision'], title: '^(Decision|RFC):', kind: 'issue' },
  sections: [
    { heading: 'Problem', aliases: names.PROBLEM_NAMES },
    { heading: 'Options', aliases: names.OPTION_NAMES, min_items: 2 },
    { heading: 'Tradeoffs', aliases: names.TRADEOFF_NAMES },
    { heading: 'Decision', aliases: names.DECISION_NAMES },
    { heading: 'Owner', aliases: names.OWNER_NAMES, needs: 'person' },
  ],
};

/** It has no `match`: a message may be any issue, so a team says which. */
const message: RawTemplate = {
  sections: [
    { heading: 'Context', aliases: names.CONTEXT_NAMES },
    { heading: 'Details', aliases: names.DETAIL_NAMES },
    { heading: 'Next steps', aliases: names.NEXT_STEP_NAMES },
    { heading: 'Deadline', aliases: ['Timeline', ...names.TIMELINE_NAMES], needs: 'date' },
  ],
};

const change: RawTemplate = {
  match: { kind: 'pull_request' },
  sections: [
    { heading: 'Why', aliases: names.WHY_NAMES },
    { heading: 'What changed', aliases: names.CHANGE_NAMES },
    { heading: 'How tested', aliases: names.TEST_NAMES },
    { heading: 'Risks', aliases: RISK_NAMES, level: 'warn' },
  ],
};

/** It has no `match`: teams mark a bug by a label, a type or a form of their own. */
const bug: RawTemplate = {
  sections: [
    { heading: 'Steps to reproduce', aliases: names.STEP_NAMES, min_items: 2 },
    { heading: 'Expected', aliases: names.EXPECTED_NAMES },
    { heading: 'Actual', aliases: names.ACTUAL_NAMES },
    { heading: 'Environment', aliases: names.ENVIRONMENT_NAMES, level: 'warn' },
  ],
};

/** It has no `match`, either: a spec may be an issue or a pull request that brings a document. */
const spec: RawTemplate = {
  sections: [
    { heading: 'Problem', aliases: names.PROBLEM_NAMES },
    { heading: 'Goals', aliases: names.SPEC_GOAL_NAMES, needs: 'list' },
    { heading: 'Non-goals', aliases: names.NON_GOAL_NAMES, needs: 'list', none: true },
    { heading: 'Requirements', aliases: names.REQUIREMENT_NAMES, needs: 'list' },
    { heading: 'Owner', aliases: names.OWNER_NAMES, needs: 'person' },
    { heading: 'Date', aliases: names.DATE_NAMES, needs: 'date' },
  ],
};

/** The templates that every configuration may name, written in its own language. */
export const builtinTemplates: Builtins = new Map([
  ['status', status],
  ['brief', brief],
  ['decision', decision],
  ['message', message],
  ['change', change],
  ['bug', bug],
  ['spec', spec],
]);
