import type { Instant } from '../../snapshot.js';
import type { Role } from '../decision.js';
import type { Heard } from '../facts.js';
import type { DecisionInput } from '../input.js';
import { MOST_HEARD } from './heard.js';

/** Who did something, when it counts from, and in which comment. */
export interface Doing {
  readonly by: string;
  readonly at: Instant;
  readonly comment: number | null;
}

/** What is known of something that was done. */
export interface Footing {
  readonly role: Role;
  /** True where it was not written down, although something was: it was not read yet when our comment was last written. */
  readonly isNew: boolean;
}

/** Returns what looks up the role in which something was done: as written down when it was acknowledged, else as it is now. */
export function roleLookup({ memory, facts }: Pick<DecisionInput, 'memory' | 'facts'>): (doing: Doing) => Footing {
  const heard = memory?.heard ?? [];
  const roles = new Map(heard.map((entry) => [keyOf(entry), entry.role]));
  const forgottenUntil = memory?.forgottenUntil ?? oldestOfFull(heard);
  return (doing) => {
    const written = roles.get(keyOf(doing));
    const role = written === undefined || written === 'unknown' ? roleNow(facts.roles, doing.by) : written;
    return { role, isNew: memory !== null && written === undefined && doing.at > forgottenUntil };
  };
}

/** Up to when commands went is not said in what was written before that was: there, the oldest had gone. */
function oldestOfFull(heard: readonly Heard[]): Instant {
  return heard.length < MOST_HEARD ? -Infinity : heard.reduce((least, { at }) => Math.min(least, at), Infinity);
}

/** Returns the role of a login as it is now. A login may be `constructor`, so that only own keys count. */
export function roleNow(roles: Readonly<Record<string, Role>>, login: string): Role {
  const key = login.toLowerCase();
  return (Object.hasOwn(roles, key) ? roles[key] : undefined) ?? 'unknown';
}

function keyOf({ by, at, comment }: Doing | Heard): string {
  return `${comment ?? ''} ${at} ${by.toLowerCase()}`;
}
