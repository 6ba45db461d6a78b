import type { Template } from '../../config/config.js';
import { isoDate } from '../../time/civil.js';
import { civilTime } from '../../time/wall-clock.js';
import { plainLine } from '../../text/neutralise.js';
import type { Instant, Item } from '../../snapshot.js';
import type { Decision, Outcome } from '../decision.js';
import type { RecordLink } from '../facts.js';
import { peopleOf } from './people.js';
import type { DecisionRecord, Dissent, RecordOutcome } from './record.js';
import { recordSections } from './sections.js';
import { recordTitle } from './title.js';

/** What a record is made from. */
export interface RecordSource {
  readonly item: Pick<Item, 'number' | 'title' | 'body' | 'url' | 'createdAt'>;
  readonly template: Template;
  readonly decision: Decision;
  /** The team's. */
  readonly zone: string;
  readonly pulls: readonly RecordLink[];
  readonly supersedes: readonly RecordLink[];
}

/** Returns a decision as it would be kept, however far it is. */
export function recordOf(source: RecordSource): DecisionRecord {
  const { item, template, decision, zone, pulls, supersedes } = source;
  const dayOf = (at: Instant): string => isoDate(civilTime(at, zone).date);
  const { state, door, revisitAt, supersededBy } = decision;
  const outcome = outcomeOf(decision);
  const taken = outcome && { ...plainOutcome(outcome), date: dayOf(outcome.at) };
  return {
    number: item.number,
    title: recordTitle(item, template),
    status: state,
    date: dayOf(decision.outcome?.at ?? decision.proposed?.at ?? item.createdAt),
    ...peopleOf(decision, outcome?.by ?? null),
    door,
    sections: recordSections(item, template, outcome?.option ?? null),
    outcome: taken,
    dissent: dissentOf(decision),
    url: item.url,
    pulls,
    supersedes,
    supersededBy: supersededBy === null ? null : { number: supersededBy, url: urlOf(item, supersededBy) },
    revisitOn: revisitAt === null ? null : dayOf(revisitAt),
  };
}

/** Tells whether a decision is kept in a file: once it was accepted, whatever became of it since. */
export function hasRecord({ memory }: Pick<Decision, 'memory'>): boolean {
  return memory.told.some(({ state }) => state === 'accepted');
}

/** What stands in the place of a decision was decided later; what it said itself is how it was accepted. */
function outcomeOf({ state, outcome, memory }: Decision): Omit<Outcome, 'url'> | null {
  if (state !== 'superseded') return outcome;
  return memory.told.findLast((told) => told.state === 'accepted')?.outcome ?? null;
}

function plainOutcome({ option, because, how, by }: Omit<Outcome, 'url'>): Omit<RecordOutcome, 'date'> {
  const line = (text: string | null): string | null => (text === null ? null : plainLine(text, 1_000));
  return { option: line(option), because: line(because), how, by };
}

/** In a two-way decision an objection is a concern, too. */
function dissentOf({ concerns, objections, door }: Decision): readonly Dissent[] {
  return [
    ...concerns.map(({ title, by, url, resolved }): Dissent => {
      return { kind: 'concern', what: title, by, url, settled: resolved && { by: resolved.by, url: resolved.url } };
    }),
    ...(door === 'one-way' ? objections : []).map(({ why, by, url, answered }): Dissent => {
      return { kind: 'objection', what: why, by, url, settled: answered && { by: null, url: answered.url } };
    }),
  ];
}

/** GitHub leads from an issue's address to a pull request's where the number is one of those. */
function urlOf({ url }: Pick<Item, 'url'>, number: number): string {
  return `${url.slice(0, url.lastIndexOf('/'))}/${number}`;
}
