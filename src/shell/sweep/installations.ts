import type { Octokit } from '@octokit/rest';
import * as z from 'zod';
import type { Instant } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Connect } from '../github/client/client.js';
import type { Pacing } from '../github/client/pacing.js';
import { LruMap } from '../lru.js';
import { askIfChanged, parseAnswer, readDate } from './ask-if-changed.js';

const PER_PAGE = 100;

/** Ten thousand installations, and as many repositories of each. More are not looked at. */
const MAX_PAGES = 100;

/** Repositories remembered, so that a list that did not change costs nothing. */
const MAX_KEPT = 20_000;

/** A repository as the list of an installation shows it. */
export interface ListedRepository extends RepositoryRef {
  /** Stays the same when the name changes. */
  readonly id: number;
  /** When a branch was last pushed to, as GitHub writes it. */
  readonly pushedAt: string | null;
}

interface Page {
  readonly repositories: readonly ListedRepository[];
  readonly etag: string | null;
  readonly isLast: boolean;
}

const installations = z.array(
  z.object({ id: z.number().int().positive(), suspended_at: z.string().nullish().catch(null) }),
);

const repositories = z.object({
  repositories: z.array(
    z.object({
      id: z.number().int().positive(),
      name: z.string().min(1).max(100),
      owner: z.object({ login: z.string().min(1).max(100) }),
      archived: z.boolean().nullish(),
      disabled: z.boolean().nullish(),
      pushed_at: z.string().max(40).nullish(),
    }),
  ),
});

/** Installations that are not suspended. */
export interface ListedInstallations {
  readonly ids: readonly number[];
  /** The time by GitHub's clock; null where no answer says. */
  readonly date: Instant | null;
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
}

/** Repositories of an installation that can be written to. */
export interface ListedRepositories {
  readonly list: readonly ListedRepository[];
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
}

export async function listInstallations(app: Octokit['rest']): Promise<ListedInstallations> {
  const ids: number[] = [];
  let date: Instant | null = null;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data, headers } = await app.apps.listInstallations({ per_page: PER_PAGE, page });
    date ??= readDate(headers.date);
    const listed = parseAnswer(installations, data);
    ids.push(...listed.filter(({ suspended_at: suspended }) => suspended == null).map(({ id }) => id));
    if (listed.length < PER_PAGE) return { ids, date, isCut: false };
  }
  return { ids, date, isCut: true };
}

/** The repositories of installations, remembered by page. */
export class RepositoryLists {
  readonly #connect: Connect;
  readonly #pacing: Pacing;
  readonly #pages = new LruMap<string, Page>(MAX_KEPT, ({ repositories: { length } }) => length + 1);

  constructor(connect: Connect, pacing: Pacing) {
    this.#connect = connect;
    this.#pacing = pacing;
  }

  async of(installation: number): Promise<ListedRepositories> {
    const list: ListedRepository[] = [];
    for (let number = 1; number <= MAX_PAGES; number += 1) {
      const page = await this.#page(installation, number);
      list.push(...page.repositories);
      if (page.isLast) return { list, isCut: false };
    }
    return { list, isCut: true };
  }

  async #page(installation: number, page: number): Promise<Page> {
    const key = `${installation}:${page}`;
    const known = this.#pages.get(key);
    const asked = await this.#pacing.read(installation, () =>
      askIfChanged(known?.etag ?? null, repositories, (headers) =>
        this.#connect(installation).rest.apps.listReposAccessibleToInstallation({ per_page: PER_PAGE, page, headers }),
      ),
    );
    // Only what is known is asked for with a tag.
    if (asked.kind === 'unchanged') return known ?? { repositories: [], etag: null, isLast: true };
    const listed = asked.data.repositories;
    const kept: Page = {
      repositories: listed
        .filter(({ archived, disabled }) => archived !== true && disabled !== true)
        .map(({ id, name, owner, pushed_at: pushedAt }) => ({
          installation,
          owner: owner.login,
          repo: name,
          id,
          pushedAt: pushedAt ?? null,
        })),
      etag: asked.etag,
      isLast: listed.length < PER_PAGE,
    };
    this.#pages.set(key, kept);
    return kept;
  }
}
