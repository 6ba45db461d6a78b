import type { Account, App, Comment, IdKind, Installation, Item, Label, Repository, Role, World } from './model.js';
import { formatTimestamp } from '../clock.js';
import type { Clock, Timestamp } from '../clock.js';
import type { Delivery } from '../webhooks/deliveries.js';
import type { Happening } from './happening.js';

/** What a change needs: the world it changes, the time, and whom to tell. */
export interface Scene {
  readonly world: World;
  readonly clock: Clock;
  /** Called at once after a change, while the world is as the change left it. */
  readonly publish: (happening: Happening) => void;
  /** Webhooks of all apps so far, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Sends one of them again. */
  readonly redeliver: (id: number) => void;
}

/**
 * Where each kind of id starts. Items and comments start beyond 2^31 and check runs beyond 2^32, as on github.com, so that
 * code which squeezes them into an `Int` shows here.
 */
const firstIds: Record<IdKind, number> = {
  account: 1000,
  app: 300_000,
  installation: 50_000_000,
  repository: 900_000_000,
  item: 2_700_000_000,
  comment: 3_100_000_000,
  label: 7_000_000_000,
  event: 15_000_000_000,
  suite: 41_000_000_000,
  run: 47_000_000_000,
  reaction: 280_000_000,
  review: 2_900_000_000,
  type: 4000,
  edit: 1,
  discussion: 9_000_000,
  category: 40_000_000,
};

export function createWorld(): World {
  return {
    apiUrl: '',
    htmlUrl: '',
    ids: new Map(),
    accounts: new Map(),
    apps: new Map(),
    installations: new Map(),
    tokens: new Map(),
    repositories: new Map(),
    teams: new Map(),
    renamed: new Map(),
    manifests: new Map(),
    notifications: [],
    rateLimit: { limit: 5000, remaining: 5000, resetAt: 0, isEnforced: false },
    ownRateLimits: new Map(),
  };
}

export function nextId(world: World, kind: IdKind): number {
  const id = (world.ids.get(kind) ?? firstIds[kind]) + 1;
  world.ids.set(kind, id);
  return id;
}

export function timestamp(scene: Scene): Timestamp {
  return formatTimestamp(scene.clock());
}

/** Returns the login as REST and the web show it: a bot's with `[bot]`. */
export function formatLogin(account: Account): string {
  return account.type === 'Bot' ? `${account.login}[bot]` : account.login;
}

/** Returns the account of that login and makes it when it is new; a login that ends in `[bot]` is a bot's. */
export function ensureAccount(world: World, login: string, type?: 'User' | 'Organization'): Account {
  const key = login.toLowerCase();
  const known = world.accounts.get(key);
  if (known !== undefined) return known;
  const isBot = key.endsWith('[bot]');
  const account: Account = {
    id: nextId(world, 'account'),
    login: isBot ? login.slice(0, -'[bot]'.length) : login,
    type: isBot ? 'Bot' : (type ?? 'User'),
    isDeleted: false,
  };
  world.accounts.set(key, account);
  return account;
}

export function findRepository(world: World, owner: string, name: string): Repository | null {
  const key = `${owner}/${name}`.toLowerCase();
  return world.repositories.get(key) ?? world.repositories.get(world.renamed.get(key) ?? '') ?? null;
}

export function fullName(repo: Repository): string {
  return `${repo.owner.login}/${repo.name}`;
}

/** Returns the item; throws when there is none: a slip of the test. */
export function itemOf(repo: Repository, number: number): Item {
  const item = repo.items.get(number);
  if (item === undefined) throw new Error(`${fullName(repo)} has no item #${number}`);
  return item;
}

/** Returns the comment; throws when there is none: a slip of the test. */
export function commentOf(repo: Repository, id: number): Comment {
  const comment = repo.comments.get(id);
  if (comment === undefined) throw new Error(`${fullName(repo)} has no comment ${id}`);
  return comment;
}

export function commentsOn(repo: Repository, number: number): Comment[] {
  return [...repo.comments.values()].filter((comment) => comment.number === number);
}

/** Labels are the same whatever their case. */
export function findLabel(repo: Repository, name: string): Label | null {
  const folded = name.toLowerCase();
  for (const label of repo.labels.values()) if (label.name.toLowerCase() === folded) return label;
  return null;
}

export function labelsOn(repo: Repository, item: Item): Label[] {
  return [...item.labels].flatMap((id) => repo.labels.get(id) ?? []);
}

export function installationsOf(world: World, repo: Repository): Installation[] {
  const name = fullName(repo).toLowerCase();
  return [...world.installations.values()].filter(
    (installation) =>
      installation.account.id === repo.owner.id &&
      (installation.repositories === 'all' || installation.repositories.has(name)),
  );
}

export function appOf(world: World, id: number): App {
  const app = world.apps.get(id);
  if (app === undefined) throw new Error(`no app ${id}`);
  return app;
}

export function visibilityOf(repo: Repository): 'public' | 'internal' | 'private' {
  if (repo.isInternal) return 'internal';
  return repo.isPrivate ? 'private' : 'public';
}

/** Returns what an account may do in a repository: what was given, the owner everything, anyone `read` where it is not private. */
export function roleOf(repo: Repository, account: Account): Role {
  if (account.id === repo.owner.id) return 'admin';
  return repo.roles.get(formatLogin(account).toLowerCase()) ?? (visibilityOf(repo) === 'private' ? 'none' : 'read');
}

const roleOrder: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export function hasRole(repo: Repository, account: Account, least: Role): boolean {
  return roleOrder.indexOf(roleOf(repo, account)) >= roleOrder.indexOf(least);
}

/** Returns `author_association` as GitHub computes it. An organization's members are those with a role above read. */
export function associationOf(
  repo: Repository,
  account: Account,
): 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE' {
  if (account.id === repo.owner.id) return 'OWNER';
  if (account.type !== 'Bot' && hasRole(repo, account, 'triage')) {
    return repo.owner.type === 'Organization' ? 'MEMBER' : 'COLLABORATOR';
  }
  for (const item of repo.items.values())
    if (item.pull?.mergedAt != null && item.author === account) return 'CONTRIBUTOR';
  return 'NONE';
}

/** Returns the files of a pull request that differ from where its branch began. */
export function pullFiles(
  repo: Repository,
  item: Item,
): { before: ReadonlyMap<string, string>; after: ReadonlyMap<string, string> } {
  const none: ReadonlyMap<string, string> = new Map<string, string>();
  return {
    before: repo.commits.get(item.pull?.mergeBase ?? '')?.files ?? none,
    after: repo.commits.get(item.pull?.headSha ?? '')?.files ?? none,
  };
}
