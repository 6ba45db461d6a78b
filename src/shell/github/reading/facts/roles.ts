import * as z from 'zod';
import type { Role } from '../../../../core/decisions/decision.js';
import { isLogin } from '../../../../core/reading/account-names.js';
import type { Instant } from '../../../../core/snapshot.js';
import type { RepositoryRef } from '../../../../core/subject.js';
import type { Clock } from '../../../clock.js';
import { Kept } from '../../../kept.js';
import { LruMap } from '../../../lru.js';
import type { Log } from '../../../log.js';
import { FailureError } from '../../client/errors.js';
import type { LookUp } from '../../client/look-up.js';
import { forEachKey } from './chunks.js';
import { Refusals } from './refusals.js';

/** For so long somebody whose role was taken away may still act by it. */
const KEPT_MS = 5 * 60_000;

const MAX_KEPT = 10_000;

const AT_ONCE = 5;

/** Look-ups of one run, of roles and of readers each. */
const MAX_LOOK_UPS = { roles: 50, readers: 100 } as const;

const permissionAnswer = z.object({ permission: z.string(), role_name: z.string().optional() });

/** For so long somebody is taken to be there still. Of who is not it is asked again as of roles: they may have been invited since. */
const READER_KEPT_MS = 24 * 3_600_000;

/** What GitHub says of somebody. */
interface Standing {
  readonly role: Role;
  /** Null where it is not known. */
  readonly canRead: boolean | null;
}

const ABSENT: Standing = { role: 'none', canRead: false };
const UNKNOWN: Standing = { role: 'unknown', canRead: null };

/** Reads what people may do in a repository, each once in five minutes, and who is there at all, which is kept for a day. */
export class Roles {
  readonly #lookUp: LookUp;
  readonly #kept: Kept<Standing>;
  readonly #clock: Clock;
  /** Until when somebody counts as a reader. */
  readonly #readers = new LruMap<string, Instant>(MAX_KEPT);
  readonly #refusals: Refusals;

  constructor({ lookUp, clock, log }: { readonly lookUp: LookUp; readonly clock: Clock; readonly log: Log }) {
    this.#lookUp = lookUp;
    this.#clock = clock;
    this.#kept = new Kept({ clock, ms: KEPT_MS, capacity: MAX_KEPT });
    this.#refusals = new Refusals(log, 'what people may do cannot be read');
  }

  /**
   * Returns roles by login in lower case. Who is no user has `none`; what GitHub will not tell is `unknown`, as is what would take
   * more than fifty look-ups: the next run knows these, and goes on from there.
   *
   * Of a public repository GitHub says that everybody on earth may read it, and of an internal one that everybody in the enterprise
   * may, so that `read` is nobody's right there: `none`.
   *
   * @throws FailureError where another try may tell
   */
  async read(
    ref: RepositoryRef,
    logins: readonly string[],
    isReadGiven: boolean,
  ): Promise<Readonly<Record<string, Role>>> {
    const standings = this.#atMost(MAX_LOOK_UPS.roles, ref);
    return forEachKey(distinct(logins), AT_ONCE, async (login) => {
      const { role } = await standings(login);
      return role === 'read' && !isReadGiven ? 'none' : role;
    });
  }

  /**
   * Returns by login in lower case whether somebody can read the repository, which nobody can whom GitHub does not know. What GitHub will
   * not tell is left out, as is what would take more than a hundred look-ups.
   *
   * @throws FailureError where another try may tell
   */
  async readers(ref: RepositoryRef, logins: readonly string[]): Promise<Readonly<Record<string, boolean>>> {
    const standings = this.#atMost(MAX_LOOK_UPS.readers, ref);
    const found = await forEachKey(distinct(logins), AT_ONCE, async (login) => {
      const isKnown = (this.#readers.get(keyOf(ref, login)) ?? -Infinity) > this.#clock.now();
      return isKnown || (await standings(login)).canRead;
    });
    return Object.fromEntries(Object.entries(found).flatMap(([login, can]) => (can === null ? [] : [[login, can]])));
  }

  /** Returns what looks somebody up, until it has done so many times. */
  #atMost(most: number, ref: RepositoryRef): (login: string) => Promise<Standing> {
    let lookUps = 0;
    return async (login) => {
      if (!isLogin(login)) return ABSENT;
      const key = keyOf(ref, login);
      const isKept = this.#kept.has(key);
      if (!isKept) lookUps += 1;
      if (!isKept && lookUps > most) return UNKNOWN;
      const standing = await this.#kept.get(key, () => this.#ask(ref, login));
      if (standing.canRead === true) this.#readers.set(key, this.#clock.now() + READER_KEPT_MS);
      return standing;
    };
  }

  async #ask(ref: RepositoryRef, username: string): Promise<Standing> {
    const { owner, repo } = ref;
    try {
      const at = { owner, repo, username };
      const { data } = await this.#lookUp(ref, (rest) => rest.repos.getCollaboratorPermissionLevel(at));
      const role = roleOf(data);
      return { role, canRead: role === 'unknown' ? null : role !== 'none' };
    } catch (error) {
      return this.#refusals.settle(ref.installation, error, { absent: ABSENT, refused: UNKNOWN });
    }
  }
}

function distinct(logins: readonly string[]): readonly string[] {
  return [...new Set(logins.map((login) => login.toLowerCase()))];
}

function keyOf({ installation, owner, repo }: RepositoryRef, login: string): string {
  return `${installation}/${owner}/${repo}/${login}`.toLowerCase();
}

/**
 * Returns the role that an answer tells of. `permission` has `maintain` as `write` and `triage` as `read`, and of a role of the
 * organisation's own what it builds on; `role_name` has them all as they are called. Only `triage` has to be told by its name,
 * so that no name that an organisation gives makes more of somebody than GitHub does.
 */
function roleOf(answer: unknown): Role {
  const { data } = permissionAnswer.safeParse(answer);
  if (data === undefined) {
    throw new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason: 'partial answer at permission' });
  }
  switch (data.permission) {
    case 'admin':
      return 'admin';
    case 'maintain':
    case 'write':
      return 'write';
    case 'triage':
      return 'triage';
    case 'read':
      return data.role_name === 'triage' ? 'triage' : 'read';
    case 'none':
      return 'none';
    default:
      return 'unknown';
  }
}
