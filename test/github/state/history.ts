import type { Clock } from '../clock.js';
import type { World } from './model.js';

/** Earlier states of the world, for reads that trail writes. Nothing is kept while there is no lag. */
export interface History {
  /** Reads from now on see the world as it was `ms` ago; 0 ends it. */
  setLag(ms: number): void;
  /** Notes that the world has changed. Cheap while there is no lag. */
  note(): void;
  /** Returns the world as reads see it. */
  read(): World;
}

export function createHistory(world: World, clock: Clock): History {
  let lagMs = 0;
  let kept: { readonly at: number; readonly world: World }[] = [];
  const keep = () => kept.push({ at: clock(), world: structuredClone(world) });
  return {
    setLag(ms) {
      lagMs = ms;
      kept = [];
      if (ms > 0) kept.push({ at: -Infinity, world: structuredClone(world) });
    },
    note() {
      if (lagMs > 0) keep();
    },
    read() {
      if (lagMs === 0) return world;
      const until = clock() - lagMs;
      const newest = kept.findLastIndex((each) => each.at <= until);
      kept = kept.slice(Math.max(0, newest));
      return kept[0]?.world ?? world;
    },
  };
}
