import type { FakeGitHub } from '../../github/index.js';
import { createRandom } from '../random.js';

/** Spells in which GitHub's reads trail its writes, by the number of the action at which they begin. */
export interface Lags {
  /** Called before each action. */
  step(at: number): void;
  end(): void;
  readonly spells: readonly { readonly from: number; readonly to: number }[];
}

/** So many actions long: the fake copies all it knows after every change meanwhile. */
const LENGTH = 12;

/** Returns the spells of a seed. */
export function createLags(github: FakeGitHub, seed: number, events: number): Lags {
  const random = createRandom(seed, 'lags');
  const count = Math.max(1, Math.min(6, Math.floor(events / 250)));
  const starts = new Map(
    Array.from({ length: count }, (_, at) => {
      const start = Math.floor(((at + 0.2 + random.next() * 0.6) * events) / count);
      return [start, 500 + random.below(2_500)] as const;
    }),
  );
  const spells: { from: number; to: number }[] = [];
  let endsAt = Infinity;
  const end = (): void => {
    if (endsAt === Infinity) return;
    endsAt = Infinity;
    github.setReadLag(0);
    spells.push({ ...(spells.pop() ?? { from: Date.now() }), to: Date.now() });
  };
  return {
    spells,
    end,
    step(at) {
      if (at >= endsAt) end();
      const ms = starts.get(at);
      if (ms === undefined) return;
      endsAt = at + LENGTH;
      github.setReadLag(ms);
      spells.push({ from: Date.now(), to: Infinity });
    },
  };
}
