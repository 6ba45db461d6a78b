import type { Counts, DecisionFact, TeamTold, WeekFacts } from '../facts.js';
import { isWithin, median, workingDaysSince, type Frame } from '../frame.js';
import type { Look, Piece } from '../piece.js';
import type { DecisionState } from '../../decisions/decision.js';
import { DECISION_STATES } from '../../decisions/labels.js';
import { workingMsBetween } from '../../time/working-time.js';

/** Figures of a group, and of nobody in it. */
export interface HowWeWorked {
  readonly name: 'how-we-worked';
  readonly counts: Counts;
  /** Of the seven days before; null where they are not known. */
  readonly countsBefore: Counts | null;
  /** Of the items opened that a template is for: how many needed nothing more. Null where there was none. */
  readonly complete: { readonly first: number; readonly all: number } | null;
  /** Working hours until somebody else answered, by half the items at most; null where nothing was answered. */
  readonly answerHours: number | null;
  readonly answered: number;
  readonly unanswered: number;
  /** Of the items that were answered, or should have been: how many within the window of questions. Null where there is none. */
  readonly answersInTime: { readonly within: number; readonly all: number } | null;
  /** Decisions taken, and working hours from being put forward until then, by half of them at most. */
  readonly decided: number;
  readonly decisionHours: number | null;
  /** Decisions by the state in which they are now: open ones, and those that ended in the seven days. */
  readonly states: Partial<Readonly<Record<DecisionState, number>>>;
  /** What people were told of by us. */
  readonly told: TeamTold;
  /** Blockers that stand, and for how many whole days of work the oldest has; null where there is none. */
  readonly blockers: number;
  readonly blockerDays: number | null;
}

/** A group that is smaller is a few people, and a figure about it one about them. */
const SMALLEST_GROUP = 4;

const HOUR = 3_600_000;

export function selectHowWeWorked(facts: WeekFacts, frame: Frame): HowWeWorked | null {
  const { work, counts, countsBefore, decisions, projects } = facts;
  if (work.people.length < SMALLEST_GROUP) return null;
  const decided = decisions.filter(({ outcome }) => isWithin(frame.period, outcome?.at ?? null));
  const blockers = projects.flatMap((project) => project.blockers);
  const hours = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / HOUR));
  return {
    name: 'how-we-worked',
    counts,
    countsBefore,
    complete: work.complete.all === 0 ? null : work.complete,
    answerHours: hours(median(work.answeredMs)),
    answered: work.answeredMs.length,
    unanswered: work.unanswered,
    answersInTime: work.inTime === null || work.inTime.all === 0 ? null : work.inTime,
    decided: decided.length,
    decisionHours: hours(median(decided.flatMap((fact) => leadMs(fact, frame)))),
    states: statesOf(decisions, frame),
    told: work.told,
    blockers: blockers.length,
    blockerDays:
      blockers.length === 0 ? null : Math.max(...blockers.map(({ since }) => workingDaysSince(frame, since))),
  };
}

function statesOf(decisions: readonly DecisionFact[], { period }: Frame): HowWeWorked['states'] {
  const counted: Partial<Record<DecisionState, number>> = {};
  for (const { state, outcome } of decisions) {
    if (outcome === null || isWithin(period, outcome.at)) counted[state] = (counted[state] ?? 0) + 1;
  }
  return counted;
}

function leadMs({ proposedAt, outcome }: DecisionFact, { team }: Frame): readonly number[] {
  return proposedAt === null || outcome === null ? [] : [workingMsBetween(team, proposedAt, outcome.at)];
}

export function renderHowWeWorked(part: HowWeWorked, look: Look): Piece {
  const words = look.words.rollup.work;
  const { complete, answerHours, answered, unanswered, answersInTime, decided, decisionHours, blockers, blockerDays } =
    part;
  const states = DECISION_STATES.flatMap((state) => {
    const count = part.states[state] ?? 0;
    return count === 0 ? [] : [`${count} ${look.words.decisions.states[state]}`];
  });
  return {
    title: words.heading,
    // Beside no diagram the same numbers stand at the top of the page.
    lead: look.style.hasCharts ? [renderFigures(part, look)] : [],
    chart: renderChart(part.counts, part.countsBefore, words.labels),
    rows: [
      ...(complete === null ? [] : [words.complete(complete.first, complete.all)]),
      ...(answerHours === null ? [] : [words.answers(answerHours, answered)]),
      ...(answersInTime === null ? [] : [words.inTime(answersInTime.within, answersInTime.all)]),
      ...(unanswered === 0 ? [] : [words.unanswered(unanswered)]),
      ...(decided === 0 ? [] : [words.decided(decided, decisionHours)]),
      ...(states.length === 0 ? [] : [words.states(states)]),
      ...(blockerDays === null ? [] : [words.blockers(blockers, blockerDays)]),
      ...(part.told.all === 0 ? [] : [words.told(part.told.all, part.told.reminders, part.told.outOfHours)]),
    ].map((line) => `- ${line}`),
    open: 3,
  };
}

const BARS = ['opened', 'closed', 'merged'] as const satisfies readonly (keyof Counts)[];

/** The numbers of the diagram, for those who do not see it. */
function renderFigures({ counts, countsBefore }: HowWeWorked, { words }: Look): string {
  const { work, totals } = words.rollup;
  if (countsBefore === null) return work.bars(BARS.map((key) => totals[key](counts[key])));
  return work.barsAndLine(BARS.map((key) => work.after[key](counts[key], countsBefore[key])));
}

function renderChart(
  counts: Counts,
  before: Counts | null,
  labels: Readonly<Record<keyof Counts, string>>,
): readonly string[] {
  const values = (of: Counts): readonly number[] => BARS.map((key) => of[key]);
  const highest = Math.max(1, ...values(counts), ...(before === null ? [] : values(before)));
  return [
    'xychart-beta',
    `  x-axis [${BARS.map((key) => `"${labels[key]}"`).join(', ')}]`,
    `  y-axis 0 --> ${highest}`,
    `  bar [${values(counts).join(', ')}]`,
    ...(before === null ? [] : [`  line [${values(before).join(', ')}]`]),
  ];
}
