import type { Instant } from '../../snapshot.js';
import type { Role } from '../decision.js';
import type { Heard } from '../facts.js';
import type { DecisionInput } from '../input.js';

/** Who did something, when it counts from, and in which comment. */
export interface Doing {
  readonly by: string;
  readonly at: Instant;
  readonly comment: number | null;
}

/** Returns what looks up the role in which something was done: as written down when it was acknowledged, else as it is now. */
export function roleLookup({ memory, facts }: Pick<DecisionInput, 'memory' | 'facts'>): (doing: Doing) => Role {
  const heard = new Map((memory?.heard ?? []).map((entry) => [keyOf(entry), entry.role]));
  return (doing) => {
    const written = heard.get(keyOf(doing));
    return written === undefined || written === 'unknown' ? roleNow(facts.roles, doing.by) : written;
  };
}

/** Returns the role of a login as it is now. A login may be `constructor`, so that only own keys count. */
export function roleNow(roles: Readonly<Record<string, Role>>, login: string): Role {
  const key = login.toLowerCase();
  return (Object.hasOwn(roles, key) ? roles[key] : undefined) ?? 'unknown';
}

function keyOf({ by, at, comment }: Doing | Heard): string {
  return `${comment ?? ''} ${at} ${by.toLowerCase()}`;
}
