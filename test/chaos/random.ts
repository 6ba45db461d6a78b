import { createHash } from 'node:crypto';

/** Chance that is the same for the same seed. */
export interface Random {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from 0, below `end`. */
  below(end: number): number;
  chance(share: number): boolean;
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T;
  /** One of the keys, each as likely as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}

/**
 * Returns the chance of one seed for one purpose: each purpose draws from a stream of its own, so that what GitHub does never
 * changes what people do. The generator is sfc32.
 */
export function createRandom(seed: number, purpose: string): Random {
  const digest = createHash('sha256').update(`${seed} ${purpose}`).digest();
  let [a, b, c, count] = [0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset)) as [number, number, number, number];

  function next(): number {
    const result = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return (result >>> 0) / 2 ** 32;
  }

  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick(list) {
      const index = below(list.length);
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[index] as (typeof list)[number];
    },
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const entries = Object.entries(weights) as [K, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return entries.map(([key]) => key).at(-1) as K;
    },
  };
}
