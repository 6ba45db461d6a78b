import type { Counts, Untold, WeekFacts, WorkFacts } from './facts.js';

/** Returns a repository's week together with those of others that may be told of, as if they were one. */
export function combineWeeks(home: WeekFacts, others: readonly WeekFacts[]): WeekFacts {
  const all = [home, ...others];
  return {
    ...home,
    others: others.map(({ repository }) => repository),
    counts: sumCounts(all.map(({ counts }) => counts)),
    countsBefore: sumKnown(all.map(({ countsBefore }) => countsBefore)),
    shipped: all.flatMap(({ shipped }) => shipped).toSorted((a, b) => b.mergedAt - a.mergedAt),
    reviews: all.flatMap(({ reviews }) => reviews),
    questions: all.flatMap(({ questions }) => questions),
    decisions: all.flatMap(({ decisions }) => decisions),
    projects: all.flatMap(({ projects }) => projects),
    dated: all.flatMap(({ dated }) => dated),
    work: combineWork(all.map(({ work }) => work)),
    gaps: [...new Set(all.flatMap(({ gaps }) => gaps))],
  };
}

/** Returns what repositories come to that may not be told of; null for none. */
export function untoldOf(counts: readonly Counts[]): Untold | null {
  return counts.length === 0 ? null : { repositories: counts.length, counts: sumCounts(counts) };
}

function sumCounts(counts: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => counts.reduce((total, each) => total + each[key], 0);
  return { opened: sum('opened'), closed: sum('closed'), merged: sum('merged') };
}

/** Where one is not known, there is nothing to compare the others with. */
function sumKnown(counts: readonly (Counts | null)[]): Counts | null {
  const known = counts.filter((each) => each !== null);
  return known.length === counts.length ? sumCounts(known) : null;
}

function combineWork(works: readonly WorkFacts[]): WorkFacts {
  const sum = (number: (work: WorkFacts) => number): number => works.reduce((total, work) => total + number(work), 0);
  return {
    people: [...new Set(works.flatMap(({ people }) => people))],
    complete: { first: sum(({ complete }) => complete.first), all: sum(({ complete }) => complete.all) },
    answeredMs: works.flatMap(({ answeredMs }) => answeredMs),
    unanswered: sum(({ unanswered }) => unanswered),
    told: {
      all: sum(({ told }) => told.all),
      reminders: sum(({ told }) => told.reminders),
      outOfHours: sum(({ told }) => told.outOfHours),
    },
    inTime: works.every(({ inTime }) => inTime === null)
      ? null
      : { within: sum(({ inTime }) => inTime?.within ?? 0), all: sum(({ inTime }) => inTime?.all ?? 0) },
  };
}
