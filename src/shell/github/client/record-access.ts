import type { RecordStanding } from '../../../core/decisions/record/standing.js';
import type { RepositoryRef } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import type { Connect } from './client.js';

/** GitHub minds who goes on asking for what it refuses. */
const CLOSED_MS = 10 * 60_000;

const MAX_KEPT = 1_000;

/** Knows whether the app may write records: what its installation grants, and what GitHub refused of late all the same. */
export class RecordAccess {
  readonly #connect: Connect;
  readonly #clock: Clock;
  readonly #closed = new LruMap<string, number>(MAX_KEPT);

  constructor({ connect, clock }: { readonly connect: Connect; readonly clock: Clock }) {
    this.#connect = connect;
    this.#clock = clock;
  }

  /** Returns it as the token says, which is an hour old at most; that costs no request. */
  async of(ref: RepositoryRef): Promise<RecordStanding['access']> {
    const permissions = await this.#connect(ref.installation).permissions();
    if (permissions !== null && permissions['contents'] !== 'write') return 'missing';
    return (this.#closed.get(keyOf(ref)) ?? 0) > this.#clock.now() ? 'refused' : 'granted';
  }

  /** Notes that GitHub refused to take a record. */
  refuse(ref: RepositoryRef): void {
    this.#closed.set(keyOf(ref), this.#clock.now() + CLOSED_MS);
  }
}

function keyOf({ installation, owner, repo }: RepositoryRef): string {
  return `${installation}/${owner}/${repo}`.toLowerCase();
}
