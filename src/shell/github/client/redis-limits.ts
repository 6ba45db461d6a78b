import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { countsBy } from './counts-by.js';
import { LIMIT_SIZES, SharedLimits } from './shared-limits.js';
import type { SharedLimitsOptions } from './shared-limits.js';
import type { WriteLimits } from './write-limits.js';

export interface RedisLimitsOptions extends SharedLimitsOptions {
  /** What the names of keys begin with; ends with a colon. */
  readonly prefix?: string;
}

/** Returns limits that all processes of one Redis keep together. The connection stays its owner's to close. */
export function createRedisLimits(client: Redis, options: RedisLimitsOptions): WriteLimits {
  const { prefix = 'async-conventions:limits:', sizes = LIMIT_SIZES } = options;
  const counts = countsBy(sizes, prefix, (limiter) => new RateLimiterRedis({ ...limiter, storeClient: client }));
  return new SharedLimits(counts, options);
}
