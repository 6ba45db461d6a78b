import type { Account, Item, Repository } from '../state/model.js';
import { ensureAccount, itemOf } from '../state/world.js';
import type { Scene } from '../state/world.js';

/** Who acts; the repository's owner when it is left out, an organization's `olga`. */
export interface By {
  readonly by?: string;
}

/** Where people sit who act in one repository. */
export interface Desk {
  readonly scene: Scene;
  readonly repo: Repository;
  /** Brackets every change, so that it is noted. */
  readonly act: <T>(change: () => T) => T;
  readonly person: (login: string) => Account;
  readonly doer: (options?: By) => { readonly by: Account };
  /** Throws where there is none: a slip of the test. */
  readonly item: (number: number) => Item;
}

export function makeDesk(scene: Scene, repo: Repository, act: <T>(change: () => T) => T): Desk {
  const owner = repo.owner.type === 'Organization' ? 'olga' : repo.owner.login;
  const person = (login: string) => ensureAccount(scene.world, login);
  const doer = (options?: By) => ({ by: person(options?.by ?? owner) });
  return { scene, repo, act, person, doer, item: (number) => itemOf(repo, number) };
}
