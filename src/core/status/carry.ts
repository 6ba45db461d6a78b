import { linkKey } from './links.js';
import { blockerSimilarity, SAME, type Comparable } from './similarity.js';
import type { Blocker } from './update.js';

/**
 * Returns the blockers of an update with their age: one that an earlier update named, in whatever words, keeps when it first appeared, and who
 * can unblock it where nobody is named anew.
 * The most similar find each other first, each once; what is no more similar than two different blockers are begins anew. What
 * the update no longer names is gone.
 *
 * @param previous as they stood before the update
 * @param next those of the update, as they were read
 * @param similarity from 0 to 1; two are the same from `SAME` on
 */
export function carryBlockers(
  previous: readonly Blocker[],
  next: readonly Blocker[],
  similarity: (a: Comparable, b: Comparable) => number = blockerSimilarity,
): readonly Blocker[] {
  const pairs = previous.flatMap((before, from) =>
    next.map((after, to) => ({ from, to, score: similarity(before, after) })),
  );
  const alike = pairs.filter(({ score }) => score >= SAME).sort((a, b) => b.score - a.score);
  const origins = new Map<number, Blocker>();
  const taken = new Set<number>();
  for (const { from, to } of alike) {
    const before = previous[from];
    if (before === undefined || taken.has(from) || origins.has(to)) continue;
    taken.add(from);
    origins.set(to, before);
  }
  return next.map((blocker, to) => carry(origins.get(to), blocker));
}

/** Who can unblock it need not be named anew each time. */
function carry(before: Blocker | undefined, blocker: Blocker): Blocker {
  if (before === undefined) return blocker;
  const unblockers = blocker.unblockers.length > 0 ? blocker.unblockers : before.unblockers;
  return { ...blocker, unblockers, since: Math.min(blocker.since, before.since) };
}

/**
 * Returns the blockers with those resolved that name issues of which all are closed.
 *
 * @param closed keys of issues and pull requests that are closed, as `linkKey` makes them
 */
export function resolveClosed(blockers: readonly Blocker[], closed: ReadonlySet<string>): readonly Blocker[] {
  return blockers.map((blocker) => {
    const issues = blocker.links.filter(({ kind }) => kind === 'issue');
    const isOver = issues.length > 0 && issues.every((link) => closed.has(linkKey(link)));
    return isOver ? { ...blocker, isResolved: true } : blocker;
  });
}
