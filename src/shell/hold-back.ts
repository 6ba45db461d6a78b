import type { Budget } from './github/client/budget.js';
import type { Work } from './queue/queue.js';

/** Returns work that puts off what nobody waits for while an installation has no more than its reserve left. */
export function holdBack(work: Work, budget: Pick<Budget, 'heldUntil'>): Work {
  return async (run) => {
    const until = run.isBackground ? await budget.heldUntil(run.subject.installation) : null;
    return until === null ? work(run) : { kind: 'put-off', at: until };
  };
}
