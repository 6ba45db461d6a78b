import type { Clock } from '../../shell/clock.js';
import { within } from '../../shell/within.js';

/** An answer counts for this long, however many ask. */
const FRESH_MS = 1_000;

/** Who takes longer to answer counts as not there. */
const PATIENCE_MS = 1_000;

/** A question that was never answered keeps the next from being asked for no longer than this. */
const FORGET_MS = 10_000;

/**
 * Returns how to ask whether the queue's backend is there: at most one question a second, and one at a time, whoever asks
 * for health how often. Never rejects, and answers within a second.
 */
export function reachability(isReachable: () => Promise<boolean>, clock: Clock): () => Promise<boolean> {
  let known = { is: false, until: -Infinity };
  let asked: { readonly since: number; readonly answer: Promise<boolean> } | null = null;

  return () => {
    const now = clock.now();
    if (now < known.until) return Promise.resolve(known.is);
    if (asked === null || now - asked.since >= FORGET_MS) asked = { since: now, answer: ask() };
    return asked.answer;
  };

  /** The answer comes in time; the question stays open until the backend has answered it. */
  function ask(): Promise<boolean> {
    const question = isReachable().catch(() => false);
    const mine = clock.now();
    void question.then((is) => {
      if (asked?.since !== mine) return;
      asked = null;
      known = { is, until: clock.now() + FRESH_MS };
    });
    return within(clock, PATIENCE_MS, question, false);
  }
}
