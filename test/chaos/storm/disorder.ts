import type { Disorder, Fate } from '../../github/index.js';
import { createRandom } from '../random.js';

/** How many deliveries met with what. */
export interface Post {
  readonly disorder: Disorder;
  readonly counts: Readonly<Record<'duplicated' | 'reordered' | 'failed' | 'swallowed', number>>;
}

/** What a sweep cannot find again must not be swallowed without a trace: nobody could know of it. */
const UNTRACEABLE = new Set(['merge_group', 'check_run', 'check_suite', 'push']);

/**
 * Returns what becomes of deliveries by a seed: some come twice or thrice, some after later ones, some not at all.
 *
 * @param losses the share that does not arrive, half of it listed as failed and half as delivered
 */
export function createPost(seed: number, losses: number): Post {
  const random = createRandom(seed, 'deliveries');
  const counts = { duplicated: 0, reordered: 0, failed: 0, swallowed: 0 };
  const fateOf = (event: string): Fate => {
    const copies = random.chance(0.06) ? 2 + random.below(2) : 1;
    const behind = random.chance(0.1) ? 1 + random.below(6) : 0;
    const isLost = random.chance(losses);
    const isSwallowed = random.chance(0.5) && !UNTRACEABLE.has(event);
    return { way: !isLost ? 'send' : isSwallowed ? 'swallow' : 'fail', copies, behind };
  };
  return {
    counts,
    disorder({ event }) {
      const fate = fateOf(event);
      if (fate.way === 'fail') counts.failed += 1;
      else if (fate.way === 'swallow') counts.swallowed += 1;
      else {
        if (fate.copies > 1) counts.duplicated += 1;
        if (fate.behind > 0) counts.reordered += 1;
      }
      return fate;
    },
  };
}
