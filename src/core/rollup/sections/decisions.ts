import type { DecisionState } from '../../decisions/decision.js';
import type { Instant } from '../../snapshot.js';
import type { DecisionFact, Matter, WeekFacts } from '../facts.js';
import { isWithin, workingDaysSince, type Frame } from '../frame.js';
import { matterLink, shownTitle, type Look, type Piece } from '../piece.js';

/** One decision, by why it is on the page. */
export type DecisionRow =
  | {
      readonly kind: 'closing';
      readonly matter: Matter;
      readonly option: string | null;
      readonly closesAt: Instant;
      readonly openConcerns: number;
    }
  | {
      readonly kind: 'stalled';
      readonly matter: Matter;
      readonly state: Extract<DecisionState, 'stalled' | 'blocked'>;
      readonly sinceAt: Instant;
      readonly workingDays: number;
      readonly openConcerns: number;
    }
  | {
      readonly kind: 'made';
      readonly matter: Matter;
      readonly state: DecisionState;
      readonly option: string | null;
      readonly madeAt: Instant;
      readonly how: 'silence' | 'command' | 'closing' | 'label';
    };

/** Decisions that close soon, do not get on, and were made in the seven days, in this order. */
export interface Decisions {
  readonly name: 'decisions';
  readonly rows: readonly DecisionRow[];
}

export function selectDecisions({ decisions }: WeekFacts, frame: Frame): Decisions | null {
  const rows = [
    ...decisions.flatMap(closing).toSorted((a, b) => a.closesAt - b.closesAt),
    ...decisions.flatMap((fact) => stalled(fact, frame)).toSorted((a, b) => a.sinceAt - b.sinceAt),
    ...decisions.flatMap((fact) => made(fact, frame)).toSorted((a, b) => a.madeAt - b.madeAt),
  ];
  return rows.length === 0 ? null : { name: 'decisions', rows };
}

type Row<Kind> = Extract<DecisionRow, { readonly kind: Kind }>;

function closing({ state, matter, option, closesAt, openConcerns }: DecisionFact): readonly Row<'closing'>[] {
  if ((state !== 'proposed' && state !== 'final-call') || closesAt === null) return [];
  return [{ kind: 'closing', matter, option, closesAt, openConcerns }];
}

function stalled(fact: DecisionFact, frame: Frame): readonly Row<'stalled'>[] {
  const { state, matter, openConcerns } = fact;
  if (state !== 'stalled' && state !== 'blocked') return [];
  const sinceAt = fact.proposedAt ?? fact.openedAt;
  return [{ kind: 'stalled', matter, state, sinceAt, workingDays: workingDaysSince(frame, sinceAt), openConcerns }];
}

function made({ state, matter, outcome }: DecisionFact, { period }: Frame): readonly Row<'made'>[] {
  if (outcome === null || !isWithin(period, outcome.at)) return [];
  return [{ kind: 'made', matter, state, option: outcome.option, madeAt: outcome.at, how: outcome.how }];
}

export function renderDecisions({ rows }: Decisions, look: Look): Piece {
  return {
    title: look.words.rollup.decisions.heading,
    lead: [],
    chart: null,
    rows: rows.map((row) => `- ${renderRow(row, look)}`),
    open: 6,
  };
}

function renderRow(row: DecisionRow, look: Look): string {
  const words = look.words.rollup.decisions;
  const matter = matterLink(row.matter, look);
  switch (row.kind) {
    case 'closing': {
      const option = row.option === null ? '' : ` – ${shownTitle(row.option, look, 80)}`;
      return `${words.closing(look.moment(row.closesAt))}: ${matter}${option}`;
    }
    case 'stalled': {
      const why = row.openConcerns > 0 ? words.concerns(row.openConcerns) : words.states[row.state];
      return `${words.stalled(look.day(row.sinceAt), row.workingDays)}: ${matter} (${why})`;
    }
    case 'made': {
      const option = row.option === null ? '' : ` – ${shownTitle(row.option, look, 80)}`;
      const how = row.state === 'accepted' && row.how === 'silence' ? ` (${words.silence})` : '';
      return `${words.made(look.words.decisions.states[row.state], look.day(row.madeAt))}: ${matter}${option}${how}`;
    }
    default:
      return row satisfies never;
  }
}
