import type { DecisionFact, Matter, ProjectFact, QuestionWait, WeekFacts } from '../facts.js';
import { workingDaysSince, type Frame } from '../frame.js';
import { matterLink, names, type Look, type Piece } from '../piece.js';
import type { Instant } from '../../snapshot.js';

/** What somebody is waited for. */
export type Need =
  | 'review'
  | 'approve'
  | 'accept'
  | 'answer-objection'
  | 'settle-concern'
  | 'lift-hold'
  | 'ask'
  | 'unblock'
  | 'question'
  | 'update';

/** One thing that waits for people. */
export interface NeedsYouRow {
  /** Logins and teams without `@`; empty where it can be anybody. */
  readonly who: readonly string[];
  readonly what: Need;
  readonly matter: Matter;
  readonly sinceAt: Instant;
  /** Whole days of the team's work since then. */
  readonly workingDays: number;
  /** Null where nothing sets a day. */
  readonly dueAt: Instant | null;
  /** True once that day is over. */
  readonly isLate: boolean;
}

/** Who is waited for, for what, by when and for how long. */
export interface NeedsYou {
  readonly name: 'needs-you';
  /** What is due first comes first, then what has waited longest. */
  readonly rows: readonly NeedsYouRow[];
}

export function selectNeedsYou(facts: WeekFacts, frame: Frame): NeedsYou | null {
  const rows = [
    ...facts.reviews.map((wait): Waiting => ({
      who: wait.asked.map(({ who }) => who),
      what: 'review',
      matter: wait.matter,
      sinceAt: Math.min(...wait.asked.map(({ sinceAt }) => sinceAt)),
      dueAt: firstOf(wait.asked.map(({ dueAt }) => dueAt)),
    })),
    ...facts.questions.flatMap((question) => ofQuestion(question, frame)),
    ...facts.decisions.flatMap(ofDecision),
    ...facts.projects.flatMap(ofProject),
  ];
  if (rows.length === 0) return null;
  const counted = rows.map((row): NeedsYouRow => ({
    ...row,
    workingDays: workingDaysSince(frame, row.sinceAt),
    isLate: isOver(row.dueAt, frame),
  }));
  return { name: 'needs-you', rows: counted.toSorted(byUrgency) };
}

type Waiting = Omit<NeedsYouRow, 'workingDays' | 'isLate'>;

function firstOf(moments: readonly (Instant | null)[]): Instant | null {
  const known = moments.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function isOver(dueAt: Instant | null, { now }: Frame): boolean {
  return dueAt !== null && dueAt <= now;
}

/** A question within its window is nobody's business but theirs. */
function ofQuestion({ who, matter, sinceAt, dueAt }: QuestionWait, frame: Frame): readonly Waiting[] {
  return isOver(dueAt, frame) ? [{ who: [who], what: 'question', matter, sinceAt, dueAt }] : [];
}

function byUrgency(a: NeedsYouRow, b: NeedsYouRow): number {
  return (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.sinceAt - b.sinceAt || a.matter.number - b.matter.number;
}

/** A row a person and project, however many of its blockers they are to clear; the section on blockers has them all. */
function ofProject({ matter, blockers, owes }: ProjectFact): readonly Waiting[] {
  const oldest = new Map<string, Waiting>();
  for (const { unblockers, since } of blockers) {
    const key = unblockers.join(' ');
    const known = oldest.get(key);
    if (key === '' || (known !== undefined && known.sinceAt <= since)) continue;
    oldest.set(key, { who: unblockers, what: 'unblock', matter, sinceAt: since, dueAt: null });
  }
  const update: readonly Waiting[] =
    owes === null ? [] : [{ who: [owes.who], what: 'update', matter, sinceAt: owes.sinceAt, dueAt: null }];
  return [...update, ...oldest.values()];
}

function ofDecision(fact: DecisionFact): readonly Waiting[] {
  const { next, matter, owner, author } = fact;
  const whole = { matter, sinceAt: fact.proposedAt ?? fact.openedAt, dueAt: fact.closesAt };
  const decider = owner === null ? [] : [owner];
  switch (next.kind) {
    case 'approvals':
      return [{ ...whole, who: next.from, what: 'approve' }];
    case 'accept':
      return [{ ...whole, who: next.by === null ? decider : [next.by], what: 'accept' }];
    case 'answer-objection':
      return [{ ...whole, who: next.by === null ? decider : [next.by], what: 'answer-objection' }];
    case 'concerns':
      return [{ ...whole, who: decider, what: 'settle-concern', dueAt: null }];
    case 'hold':
      return [{ ...whole, who: decider, what: 'lift-hold', dueAt: null }];
    case 'ask':
    case 'backing':
      return [{ ...whole, who: author === null ? [] : [author], what: 'ask', dueAt: null }];
    case 'sections':
    case 'propose':
    case 'unreadable':
    case 'window':
    case 'revisit':
    case 'nothing':
      return [];
    default:
      return next satisfies never;
  }
}

export function renderNeedsYou({ rows }: NeedsYou, look: Look): Piece {
  const words = look.words.rollup.needsYou;
  return {
    title: words.heading,
    lead: [],
    chart: null,
    rows: rows.map((row) => {
      const who = row.who.length === 0 ? words.anybody : names(row.who, look);
      const due = row.dueAt === null ? '' : `${(row.isLate ? words.wasDue : words.due)(look.moment(row.dueAt))}, `;
      const waits = words.waits(look.day(row.sinceAt), row.workingDays);
      return `- ${who}: ${words.what[row.what]} ${matterLink(row.matter, look)} – ${due}${waits}`;
    }),
    open: 6,
  };
}
