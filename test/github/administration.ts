import { ourPermissions } from './defaults.js';
import type { RepositoryOptions } from './people/found.js';
import { generateInstallationToken, generateUserToken } from './signing.js';
import { registerApp } from './state/changes/apps.js';
import type { AppInput } from './state/changes/apps.js';
import type { Access, Account, App, Installation, Repository } from './state/model.js';
import { ensureAccount, fullName } from './state/world.js';
import type { Scene } from './state/world.js';

/** Accounts, apps, installations and tokens, as their owners and GitHub's staff would see to them. */
export interface Administration {
  person(login: string): Readonly<Account>;
  deleteAccount(login: string): void;
  /** Makes a team of an organization, `org/slug`, or gives it other members. */
  setTeam(name: string, members: readonly string[]): void;
  /** Registers one more app, such as a CI of somebody else; its token is had by `installationToken(owner, app)`. */
  addApp(input: Pick<AppInput, 'name'> & Partial<AppInput>): Readonly<App>;
  installationId(owner: string, app?: Readonly<App>): number;
  installationToken(owner: string, app?: Readonly<App>): string;
  userToken(login: string): string;
  /** Every installation token given out so far stops working, as after an hour. */
  expireTokens(): void;
  /** Registers a manifest as if a person had sent it off; the code is good for one conversion. */
  offerManifest(manifest: Record<string, unknown>): string;
  revokePermission(owner: string, resource: string): void;
  /** An owner accepts more; tokens made before do not have it. */
  grantPermission(owner: string, resource: string, access: Access): void;
  suspend(owner: string, isSuspended: boolean): void;
  /** Sets what is left of the hour, for all or for one owner's installation alone. */
  setRateLimit(limit: { readonly remaining: number; readonly resetIn?: number; readonly owner?: string }): void;
}

/** Returns the acts of administration. `found` gives a repository and installs an app on it where asked. */
export function administer(
  scene: Scene,
  app: App,
  act: <T>(change: () => T) => T,
  found: (name: string, options?: RepositoryOptions, app?: App) => Repository,
): Administration {
  const { world, clock } = scene;
  const installationOf = (owner: string, of: Readonly<App> = app): Installation => {
    const installation = [...world.installations.values()].find(
      (each) => each.appId === of.id && each.account.login.toLowerCase() === owner.toLowerCase(),
    );
    if (installation === undefined) throw new Error(`${of.slug} is not installed on ${owner}`);
    return installation;
  };

  return {
    person: (login) => ensureAccount(world, login),
    deleteAccount: (login) =>
      act(() => {
        ensureAccount(world, login).isDeleted = true;
      }),
    setTeam: (name, members) =>
      act(() => {
        const [owner = '', slug = ''] = name.split('/');
        const org = ensureAccount(world, owner, 'Organization');
        const accounts = new Set(members.map((login) => ensureAccount(world, login)));
        world.teams.set(name.toLowerCase(), { org, slug, members: accounts });
      }),
    addApp(input) {
      const added = registerApp(scene, { permissions: ourPermissions, events: [], ...input });
      for (const repo of world.repositories.values()) found(fullName(repo), { installed: true }, added);
      return added;
    },
    installationId: (owner, of) => installationOf(owner, of).id,
    installationToken(owner, of = app) {
      const { id: installationId, permissions } = installationOf(owner, of);
      const token = generateInstallationToken(of.id);
      const rights = { permissions: { ...permissions }, repositories: null, expiresAt: Date.now() + 3_600_000 };
      world.tokens.set(token, { kind: 'installation', installationId, ...rights });
      return token;
    },
    userToken(login) {
      const token = generateUserToken();
      ensureAccount(world, login);
      world.tokens.set(token, { kind: 'user', login });
      return token;
    },
    expireTokens() {
      for (const [token, { kind }] of world.tokens) if (kind === 'installation') world.tokens.delete(token);
    },
    offerManifest(manifest) {
      const code = generateUserToken().slice(4);
      world.manifests.set(code, manifest);
      return code;
    },
    revokePermission: (owner, resource) =>
      act(() => {
        const { id, permissions } = installationOf(owner);
        delete permissions[resource];
        for (const token of world.tokens.values()) {
          if (token.kind === 'installation' && token.installationId === id) delete token.permissions[resource];
        }
      }),
    grantPermission: (owner, resource, access) =>
      act(() => {
        installationOf(owner).permissions[resource] = access;
      }),
    suspend: (owner, isSuspended) =>
      act(() => {
        installationOf(owner).suspendedAt = isSuspended ? app.createdAt : null;
      }),
    setRateLimit({ remaining, resetIn = 3600, owner }) {
      const resetAt = Math.floor(clock() / 1000) + resetIn;
      const { limit } = world.rateLimit;
      if (owner === undefined) Object.assign(world.rateLimit, { remaining, resetAt, isEnforced: true });
      else world.ownRateLimits.set(installationOf(owner).id, { limit, remaining, resetAt, isEnforced: true });
    },
  };
}
