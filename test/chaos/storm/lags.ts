import type { FakeGitHub } from '../../github/index.js';
import { createRandom } from '../random.js';

/** Spells in which GitHub's reads trail its writes, by the number of the action at which they begin. */
export interface Lags {
  /** Called before each action. */
  step(at: number): void;
  end(): void;
  readonly spells: readonly { readonly from: number; readonly to: number }[];
}

/** A spell lasts so many actions at least, and half as long again as reads trail. */
const LENGTH = 12;

/** The fake copies all it knows after every change meanwhile: spells come while that is little. */
const WHILE_SMALL = 2_500;

/** Returns the spells of a seed. */
export function createLags(github: FakeGitHub, seed: number, events: number): Lags {
  const random = createRandom(seed, 'lags');
  const count = Math.max(1, Math.min(6, Math.floor(events / 250)));
  const reach = Math.min(events, WHILE_SMALL);
  const starts = new Map(
    Array.from({ length: count }, (_, at) => {
      const start = Math.floor(((at + 0.2 + random.next() * 0.6) * reach) / count);
      return [start, 500 + random.below(2_500)] as const;
    }),
  );
  const spells: { from: number; to: number }[] = [];
  let current: { readonly action: number; readonly time: number } | null = null;
  const end = (): void => {
    if (current === null) return;
    current = null;
    github.setReadLag(0);
    spells.push({ ...(spells.pop() ?? { from: Date.now() }), to: Date.now() });
  };
  return {
    spells,
    end,
    step(at) {
      if (current !== null && at >= current.action && Date.now() >= current.time) end();
      const ms = starts.get(at);
      if (ms === undefined) return;
      end();
      current = { action: at + LENGTH, time: Date.now() + ms * 1.5 };
      github.setReadLag(ms);
      spells.push({ from: Date.now(), to: Infinity });
    },
  };
}
