import { ApiError } from './rest/call.js';
import type { Principal, Reply } from './rest/call.js';
import type { RateLimit } from './state/model.js';
import type { Scene } from './state/world.js';

/** Returns the limit that counts for who asks: the installation's own where a test set one, else the one of all. */
export function limitOf(scene: Scene, principal: Principal | null): RateLimit {
  const own = principal?.kind === 'installation' ? scene.world.ownRateLimits.get(principal.installation.id) : undefined;
  return own ?? scene.world.rateLimit;
}

/**
 * Takes one request off the primary limit; returns the refusal once nothing is left.
 *
 * The hour starts anew by the fake's clock. Unless a test set the limit, it fills up again by itself.
 */
export function spendRateLimit(scene: Scene, principal: Principal | null, isGraphql: boolean): Reply | null {
  const limit = limitOf(scene, principal);
  const now = Math.floor(scene.clock() / 1000);
  if (limit.resetAt <= now) {
    limit.resetAt = now + 3600;
    limit.remaining = limit.limit;
    limit.isEnforced = false;
  }
  if (limit.remaining > 0) {
    limit.remaining -= 1;
    return null;
  }
  if (!limit.isEnforced) {
    limit.remaining = limit.limit - 1;
    return null;
  }
  const who = principal?.kind === 'installation' ? `installation ID ${principal.installation.id}` : 'user';
  const message = `API rate limit exceeded for ${who}.`;
  if (isGraphql) return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] } };
  return { status: 403, body: new ApiError(403, message).body };
}
