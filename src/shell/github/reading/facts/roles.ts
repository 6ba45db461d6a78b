import * as z from 'zod';
import type { Role } from '../../../../core/decisions/decision.js';
import { isLogin } from '../../../../core/reading/account-names.js';
import type { RepositoryRef } from '../../../../core/subject.js';
import type { Clock } from '../../../clock.js';
import { Kept } from '../../../kept.js';
import type { Log } from '../../../log.js';
import { FailureError } from '../../client/errors.js';
import type { LookUp } from '../../client/look-up.js';
import { forEachKey } from './chunks.js';
import { Refusals } from './refusals.js';

/** For so long somebody whose role was taken away may still act by it. */
const KEPT_MS = 5 * 60_000;

const MAX_KEPT = 10_000;

const AT_ONCE = 5;

/** Look-ups of one run. */
const MAX_LOOK_UPS = 50;

const permissionAnswer = z.object({ permission: z.string(), role_name: z.string().optional() });

/** Reads what people may do in a repository, each once in five minutes. */
export class Roles {
  readonly #lookUp: LookUp;
  readonly #kept: Kept<Role>;
  readonly #refusals: Refusals;

  constructor({ lookUp, clock, log }: { readonly lookUp: LookUp; readonly clock: Clock; readonly log: Log }) {
    this.#lookUp = lookUp;
    this.#kept = new Kept({ clock, ms: KEPT_MS, capacity: MAX_KEPT });
    this.#refusals = new Refusals(log, 'what people may do cannot be read');
  }

  /**
   * Returns roles by login in lower case. Who is no user has `none`; what GitHub will not tell is `unknown`, as is what would take
   * more than fifty look-ups: the next run knows these, and goes on from there.
   *
   * Of a public repository GitHub says that everybody on earth may read it, so that `read` is nobody's right there: `none`.
   *
   * @throws FailureError where another try may tell
   */
  async read(
    ref: RepositoryRef,
    logins: readonly string[],
    isPrivate: boolean,
  ): Promise<Readonly<Record<string, Role>>> {
    const unique = [...new Set(logins.map((login) => login.toLowerCase()))];
    let lookUps = 0;
    return forEachKey(unique, AT_ONCE, async (login) => {
      if (!isLogin(login)) return 'none';
      const key = `${ref.installation}/${ref.owner}/${ref.repo}/${login}`.toLowerCase();
      const isKept = this.#kept.has(key);
      if (!isKept) lookUps += 1;
      if (!isKept && lookUps > MAX_LOOK_UPS) return 'unknown';
      const role = await this.#kept.get(key, () => this.#ask(ref, login));
      return role === 'read' && !isPrivate ? 'none' : role;
    });
  }

  async #ask(ref: RepositoryRef, username: string): Promise<Role> {
    const { owner, repo } = ref;
    try {
      const at = { owner, repo, username };
      const { data } = await this.#lookUp(ref, (rest) => rest.repos.getCollaboratorPermissionLevel(at));
      return roleOf(data);
    } catch (error) {
      return this.#refusals.settle(ref.installation, error, { absent: 'none', refused: 'unknown' });
    }
  }
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
