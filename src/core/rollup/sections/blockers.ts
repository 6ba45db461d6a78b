import type { Instant } from '../../snapshot.js';
import type { Matter, WeekFacts } from '../facts.js';
import { workingDaysSince, type Frame } from '../frame.js';
import { names, numberLink, shownTitle, type Look, type Piece } from '../piece.js';

/** What holds a project up. */
export interface BlockerRow {
  readonly matter: Matter;
  /** As it was written; neutralise it before it is shown. */
  readonly text: string;
  readonly unblockers: readonly string[];
  readonly sinceAt: Instant;
  /** Whole days of the team's work since then. */
  readonly workingDays: number;
  /** True where it first appeared in the seven days. */
  readonly isNew: boolean;
}

/** Blockers by age, the oldest first. */
export interface Blockers {
  readonly name: 'blockers';
  readonly rows: readonly BlockerRow[];
}

export function selectBlockers({ projects }: WeekFacts, frame: Frame): Blockers | null {
  const rows = projects.flatMap(({ matter, blockers }) =>
    blockers.map(({ text, unblockers, since }): BlockerRow => ({
      matter,
      text,
      unblockers,
      sinceAt: since,
      workingDays: workingDaysSince(frame, since),
      isNew: since >= frame.period.fromAt,
    })),
  );
  if (rows.length === 0) return null;
  return {
    name: 'blockers',
    rows: rows.toSorted((a, b) => a.sinceAt - b.sinceAt || a.matter.number - b.matter.number),
  };
}

export function renderBlockers({ rows }: Blockers, look: Look): Piece {
  const words = look.words.rollup.blockers;
  return {
    title: words.heading,
    lead: [],
    chart: null,
    rows: rows.map(({ matter, text, unblockers, sinceAt, workingDays, isNew }) => {
      const who = unblockers.length === 0 ? words.nobody : words.unblockedBy(names(unblockers, look));
      const age = isNew ? words.fresh(look.day(sinceAt)) : words.age(workingDays, look.day(sinceAt));
      return `- ${age}: ${shownTitle(text, look, 140)} (${numberLink(matter, look)}; ${who})`;
    }),
    open: 5,
  };
}
