import { renderFlow, renderScalar } from '../../config/yaml/render-yaml.js';
import type { DecisionState } from '../decision.js';
import type { DecisionRecord } from './record.js';

/** What stands between the `---` of a file: what programs read of a record. */
export type FrontMatter = Pick<DecisionRecord, 'date' | 'decisionMakers' | 'consulted' | 'informed'> & {
  /** As MADR has it: one word, or `superseded by ADR-0031`. */
  readonly status: string;
};

/** Returns the front matter of MADR 4, without the keys that nobody is named under. A login such as `on` stands in quotes. */
export function renderFrontMatter({ status, date, decisionMakers, consulted, informed }: FrontMatter): string {
  const people = { 'decision-makers': decisionMakers, consulted, informed };
  const named = Object.entries(people).filter(([, logins]) => logins.length > 0);
  return [
    '---',
    `status: ${renderScalar(status)}`,
    ...(date === '' ? [] : [`date: ${date}`]),
    ...named.map(([key, logins]) => `${key}: ${renderFlow(logins)}`),
    '---',
  ].join('\n');
}

/** Of what is open MADR knows no more than that it is. */
const STATUSES = {
  draft: 'draft',
  proposed: 'proposed',
  'final-call': 'proposed',
  blocked: 'proposed',
  stalled: 'proposed',
  accepted: 'accepted',
  rejected: 'rejected',
  postponed: 'postponed',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
} as const satisfies Record<DecisionState, string>;

/** Returns the status of a record as MADR writes it. */
export function renderStatus({ status, supersededBy }: Pick<DecisionRecord, 'status' | 'supersededBy'>): string {
  return withSuperseder(STATUSES[status], status === 'superseded' ? (supersededBy?.number ?? null) : null);
}

/** Returns a status with what stands in the place of a decision: a number, as MADR has it, or the name of a file. */
export function withSuperseder(status: string, by: number | string | null): string {
  if (by === null) return status;
  return `${status} by ${typeof by === 'number' ? `ADR-${String(by).padStart(4, '0')}` : by}`;
}
