import type { Judgement } from '../oracle/oracle.js';
import type { Stage } from '../stage/stage.js';

/** Nothing asked of GitHub and nothing logged for so long is quiet. */
const STILL_MS = 2_500;

/** Work that is still done so long after the deadline is taken for work without end. */
const MOST_WORK_MS = 15 * 60_000;

/** Looks at all items cost time that the app needs. */
const LOOK_MS = 1_000;

export interface Quiet {
  /** What was found when it was quiet, or when the deadline had come. */
  readonly judgement: Judgement;
  /** False where the deadline came first. */
  readonly isQuiet: boolean;
  /** Why it did not become quiet, for whoever has to find out. */
  readonly unrest: readonly string[];
}

/** Subjects that are named of those that are still under way. */
const MOST_NAMED = 5;

/**
 * Waits until nothing is done any more and nothing is left to do, or until the deadline. A difference is waited on: it may be on
 * its way, after a failure or until a time has come. A lost effect stays a difference. A slow machine gets as long as it still works.
 *
 * @param deadlineMs how long after the last of what waits for a time is due
 */
export async function waitForQuiet(stage: Stage, look: () => Judgement, deadlineMs: number): Promise<Quiet> {
  const { github, journal } = stage;
  let deadline = Date.now() + deadlineMs;
  let lastLine = Date.now();
  const unwatch = journal.watch(() => {
    lastLine = Date.now();
  });
  try {
    for (;;) {
      await github.settled();
      const isStill = Date.now() - Math.max(lastLine, github.requests.all.at(-1)?.at ?? 0) > STILL_MS;
      const underWay = [...journal.lastRuns].flatMap(([key, { outcome }]) =>
        outcome === 'retry' || outcome === 'stale' ? [`${key} (${outcome})`] : [],
      );
      const isUnderWay = underWay.length > 0;
      const judgement = look();
      if (judgement.due !== null) deadline = Math.max(deadline, judgement.due + deadlineMs);
      const isDone = judgement.differences.length === 0 && judgement.due === null;
      if (isStill && isDone && !isUnderWay) return { judgement, isQuiet: true, unrest: [] };
      const isOver = Date.now() > deadline + (isStill && !isUnderWay ? 0 : MOST_WORK_MS);
      if (isOver || stage.surprises().length > 0) {
        const named =
          underWay.length === 0 ? 'something was still asked or logged' : underWay.slice(0, MOST_NAMED).join(', ');
        const isKnown = judgement.differences.length > 0;
        return { judgement, isQuiet: false, unrest: isKnown ? [] : [`it did not become quiet: ${named}`] };
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } finally {
    unwatch();
  }
}
