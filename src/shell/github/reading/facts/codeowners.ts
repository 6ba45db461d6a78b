import { MAX_CODEOWNERS_LENGTH, rootOwners } from '../../../../core/decisions/codeowners.js';
import type { RepositoryRef } from '../../../../core/subject.js';
import { LruMap } from '../../../lru.js';
import type { Ask } from '../../client/ask.js';
import { textOf } from '../../configuration/texts.js';
import { codeownersAnswer } from '../answers/index.js';
import type { CodeownersIds } from '../answers/index.js';
import { CODEOWNERS_QUERY } from '../queries/index.js';

const MAX_FILES = 1_000;

/** Reads who owns everything in a repository, from each text once. */
export class Codeowners {
  readonly #ask: Ask;
  /** By blob id. */
  readonly #owners = new LruMap<string, readonly string[]>(MAX_FILES);

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /**
   * Returns owners, logins and teams in lower case; null where there is no such file. `ids` are those that came with the item,
   * if they were asked for: then a text that is known costs nothing.
   */
  async read(ref: RepositoryRef, ids: CodeownersIds): Promise<readonly string[] | null> {
    const places = [ids.codeowners0, ids.codeowners1, ids.codeowners2];
    if (places.every((place) => place !== undefined)) {
      const file = places.find((place) => place?.oid !== undefined);
      if (file?.oid === undefined) return null;
      const known = this.#owners.get(file.oid);
      if (known !== undefined) return known;
      if ((file.byteSize ?? 0) > MAX_CODEOWNERS_LENGTH) return [];
    }
    const { repository } = await this.#ask(ref, CODEOWNERS_QUERY, {}, codeownersAnswer);
    const { codeowners0, codeowners1, codeowners2 } = repository;
    const file = [codeowners0, codeowners1, codeowners2].find((place) => place?.oid !== undefined);
    if (file?.oid === undefined) return null;
    const owners = rootOwners(textOf(file));
    this.#owners.set(file.oid, owners);
    return owners;
  }
}
