import type { Account, Repository, Team, World } from '../../state/model.js';
import type { Principal } from '../../rest/call.js';
import type { Scene } from '../../state/world.js';

/** What a query sees: the world of a moment, and who asks. */
export interface Context {
  readonly world: World;
  /** What a mutation changes. */
  readonly scene: Scene;
  readonly principal: Principal;
  readonly cost: number;
  readonly nodeCount: number;
}

export type Args = Readonly<Record<string, unknown>>;

/** How the fields of one type are answered. What is not named here is not served, and a query that asks for it fails. */
export type Fields<Source> = Readonly<Record<string, (source: Source, args: Args, context: Context) => unknown>>;

/** Something in a repository, tagged with its GraphQL type. */
export type Ref<Type extends string, More> = { readonly __typename: Type; readonly repo: Repository } & More;

/** An error GitHub marks with a `type` beside the message. */
export class TypedError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Returns the account, or null where it is gone. */
export function actorOf(account: Account | null): Account | null {
  return account === null || account.isDeleted ? null : account;
}

/** Returns who is asked for a review as one of the types that it may be; null where it is gone. */
export function reviewerOf(reviewer: Account | Team): unknown {
  return 'members' in reviewer ? { ...reviewer, __typename: 'Team' } : actorOf(reviewer);
}

/** Returns GitHub's upper-case name of a lower-case word. */
export function upper(word: string | null): string | null {
  return word === null ? null : word.toUpperCase();
}
