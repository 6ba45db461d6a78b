import { issueTypes } from '../defaults.js';
import { installApp } from '../state/changes/apps.js';
import { pushCommit } from '../state/changes/pulls.js';
import type { FileChanges } from '../state/git.js';
import type { Account, App, Installation, Repository, Role } from '../state/model.js';
import { ensureAccount, findRepository, fullName, nextId, timestamp } from '../state/world.js';
import type { Scene } from '../state/world.js';

export interface RepositoryOptions {
  /** What stands on the default branch from the start. */
  readonly files?: FileChanges;
  readonly private?: boolean;
  /** Private, and seen by everybody in the enterprise. */
  readonly internal?: boolean;
  readonly archived?: boolean;
  readonly defaultBranch?: string;
  readonly labels?: readonly string[];
  readonly issueTypes?: readonly string[];
  /** Whether there are issues; true unless said otherwise. */
  readonly issues?: boolean;
  /** Names of the categories of its discussions, by which these are switched on. */
  readonly discussions?: readonly string[];
  /** Whether our app is installed on it; true unless said otherwise. */
  readonly installed?: boolean;
  readonly ownerType?: 'User' | 'Organization';
  readonly roles?: Readonly<Record<string, Role>>;
}

/** Returns what gives a repository by its name and makes it when it is new, with what stands there before anybody looks. */
export function founder(
  scene: Scene,
  ours: App,
  act: <T>(change: () => T) => T,
): (name: string, options?: RepositoryOptions, app?: App) => Repository {
  return (name, options = {}, app = ours) =>
    act(() => {
      const [owner = '', title = ''] = name.split('/');
      const known = findRepository(scene.world, owner, title);
      const repo = known ?? found(scene, owner, title, options);
      if (options.installed ?? known === null) install(scene, app, repo);
      return repo;
    });
}

function found(scene: Scene, owner: string, name: string, options: RepositoryOptions): Repository {
  if (owner === '' || name === '') throw new Error('a repository is named owner/name');
  const { world } = scene;
  const at = timestamp(scene);
  const repo: Repository = {
    id: nextId(world, 'repository'),
    owner: ensureAccount(world, owner, options.ownerType ?? 'Organization'),
    name,
    isPrivate: options.private === true || options.internal === true,
    isInternal: options.internal ?? false,
    isArchived: options.archived ?? false,
    defaultBranch: options.defaultBranch ?? 'main',
    createdAt: at,
    updatedAt: at,
    pushedAt: at,
    branches: new Map(),
    commits: new Map(),
    blobs: new Map(),
    trees: new Map(),
    items: new Map(),
    deletedItems: new Set(),
    lastNumber: 0,
    labels: new Map(),
    comments: new Map(),
    suites: new Map(),
    runs: new Map(),
    roles: new Map(),
    customRoles: new Map(),
    requiredChecks: [],
    hasIssues: options.issues ?? true,
    pinned: [],
    discussions: new Map(),
    categories: (options.discussions ?? []).map((each) => ({
      id: nextId(world, 'category'),
      name: each,
      slug: each.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      createdAt: at,
    })),
    issueTypes: (options.issueTypes ?? issueTypes).map((each) => ({
      id: nextId(world, 'type'),
      name: each,
      description: null,
    })),
  };
  world.repositories.set(fullName(repo).toLowerCase(), repo);
  settle(scene, repo, options);
  return repo;
}

/** First commit, labels and roles; they send no webhooks, for they were there before. */
function settle(scene: Scene, repo: Repository, options: RepositoryOptions): void {
  const keeper = headOf(scene, repo);
  if (repo.owner.type === 'Organization') repo.roles.set(keeper.login, 'admin');
  const changes = { 'README.md': `# ${repo.name}\n`, ...options.files };
  pushCommit(scene, repo, repo.defaultBranch, { by: keeper, changes, message: 'First commit', quiet: true });
  for (const name of options.labels ?? []) {
    const id = nextId(scene.world, 'label');
    repo.labels.set(id, { id, name, color: 'ededed', description: null, createdAt: timestamp(scene) });
  }
  for (const [login, role] of Object.entries(options.roles ?? {})) {
    ensureAccount(scene.world, login);
    repo.roles.set(login.toLowerCase(), role);
  }
}

/** Who acts where a test names nobody: the owner, an organization's `olga`. */
function headOf(scene: Scene, repo: Repository): Account {
  return repo.owner.type === 'Organization' ? ensureAccount(scene.world, 'olga') : repo.owner;
}

/** Installs an app on one more repository; the first of an account makes the installation. */
function install(scene: Scene, app: App, repo: Repository): void {
  const name = fullName(repo).toLowerCase();
  const standing = [...scene.world.installations.values()].find(
    (each) => each.appId === app.id && each.account === repo.owner,
  );
  const installation: Installation = standing ?? installApp(scene, app, repo.owner);
  if (installation.repositories === 'all' || installation.repositories.has(name)) return;
  installation.repositories.add(name);
  const sender = headOf(scene, repo);
  if (standing === undefined) scene.publish({ event: 'installation', action: 'created', repo, sender, installation });
  else scene.publish({ event: 'installation_repositories', action: 'added', repo, sender, installation });
}
