import type { Instant } from '../../snapshot.js';

/** GitHub's times have whole seconds and ours do not: moments are compared in seconds, and one second is one moment. */
export function toSecond(instant: Instant): number {
  return Math.floor(instant / 1000);
}
