import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterStoreAbstract } from 'rate-limiter-flexible';
import type { LimitSizes } from './shared-limits.js';
import type { Count } from './windows.js';

/** What a limiter of the library is told of a window. */
export interface LimiterOptions {
  readonly keyPrefix: string;
  readonly points: number;
  /** In seconds. */
  readonly duration: number;
}

/**
 * Returns how the library counts each of the windows. It keeps a count from its first point on; the name of a count has its
 * window in it, so that counts begin where windows do.
 */
export function countsBy(
  sizes: LimitSizes,
  prefix: string,
  limiterOf: (options: LimiterOptions) => RateLimiterStoreAbstract,
): { readonly [name in keyof LimitSizes]: Count } {
  const countOf = (name: string, { points, ms }: LimitSizes['writes']) =>
    countBy(limiterOf({ keyPrefix: `${prefix}${name}`, points, duration: Math.ceil(ms / 1_000) }));
  return {
    writes: countOf('writes', sizes.writes),
    creationsShort: countOf('creations-short', sizes.creationsShort),
    creationsLong: countOf('creations-long', sizes.creationsLong),
  };
}

/** The library rejects with its answer where a window is full, and with an error where it could not count. */
function countBy(limiter: RateLimiterStoreAbstract): Count {
  return async (name, ttlMs) => {
    try {
      const granted = await limiter.consume(name, 1, { customDuration: Math.max(1, Math.ceil(ttlMs / 1_000)) });
      return granted.consumedPoints;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return refusal.consumedPoints;
      throw refusal;
    }
  };
}
