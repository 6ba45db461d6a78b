import * as z from 'zod';
import { isTeam } from '../../../../core/reading/account-names.js';
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

const KEPT_MS = 10 * 60_000;

const MAX_KEPT = 1_000;

const AT_ONCE = 5;

/** Teams of one decision. */
const MAX_TEAMS = 10;

const PAGE = 100;

/** Nobody asks more people than this; it is no team then, but everybody. */
const MAX_PAGES = 3;

const membersAnswer = z.array(z.object({ login: z.string() }));

/** Who is in a team, logins in lower case; null where that cannot be read. */
type Members = readonly string[] | null;

/** Reads who is in a team, each once in ten minutes. */
export class Teams {
  readonly #lookUp: LookUp;
  readonly #clock: Clock;
  readonly #kept: Kept<Members>;
  /** Until when an installation that may not see teams is asked for none: GitHub minds who goes on asking for what it refuses. */
  readonly #closed = new LruMap<number, Instant>(MAX_KEPT);
  readonly #refusals: Refusals;

  constructor({ lookUp, clock, log }: { readonly lookUp: LookUp; readonly clock: Clock; readonly log: Log }) {
    this.#lookUp = lookUp;
    this.#clock = clock;
    this.#kept = new Kept({ clock, ms: KEPT_MS, capacity: MAX_KEPT });
    this.#refusals = new Refusals(log, 'who is in a team cannot be read');
  }

  /**
   * Returns members by `org/team` in lower case. Null for a team that is not there, that GitHub does not show us, that is another
   * owner's, that has more than 300 members, and for all beyond the tenth.
   *
   * @throws FailureError where another try may tell
   */
  read(ref: RepositoryRef, teams: readonly string[]): Promise<Readonly<Record<string, Members>>> {
    const unique = [...new Set(teams.map((team) => team.toLowerCase()))];
    return forEachKey(unique, AT_ONCE, async (team) => {
      // An installation is asked of its own organisation only: what others would tell it is nobody's to repeat here.
      const isOurs = isTeam(team) && team.startsWith(`${ref.owner.toLowerCase()}/`);
      if (!isOurs || unique.indexOf(team) >= MAX_TEAMS || this.#isClosed(ref)) return null;
      return this.#kept.get(`${ref.installation}/${team}`, () => this.#ask(ref, team));
    });
  }

  async #ask(ref: RepositoryRef, team: string): Promise<Members> {
    const [org = '', team_slug = ''] = team.split('/');
    const members: string[] = [];
    try {
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const at = { org, team_slug, per_page: PAGE, page };
        const { data } = await this.#lookUp(ref, (rest) => rest.teams.listMembersInOrg(at));
        const logins = loginsOf(data);
        members.push(...logins);
        if (logins.length < PAGE) return members;
      }
      return null;
    } catch (error) {
      const settled = this.#refusals.settle(ref.installation, error, { absent: null, refused: 'refused' as const });
      if (settled === 'refused') this.#closed.set(ref.installation, this.#clock.now() + KEPT_MS);
      return null;
    }
  }

  #isClosed({ installation }: RepositoryRef): boolean {
    return (this.#closed.get(installation) ?? 0) > this.#clock.now();
  }
}

function loginsOf(answer: unknown): readonly string[] {
  const { data } = membersAnswer.safeParse(answer);
  if (data === undefined) {
    throw new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason: 'partial answer at members' });
  }
  return data.map(({ login }) => login.toLowerCase());
}
