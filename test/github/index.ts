import type { AddressInfo } from 'node:net';
import type { Clock } from './clock.js';
import { createFaults } from './faults.js';
import type { Faults } from './faults.js';
import { ourEvents, ourPermissions } from './defaults.js';
import { actIn } from './people/repository.js';
import type { FakeRepository } from './people/repository.js';
import { founder } from './people/found.js';
import type { RepositoryOptions } from './people/found.js';
import { createRequests } from './requests.js';
import type { Requests } from './requests.js';
import { listen } from './server.js';
import { generateInstallationToken, generateUserToken, signWebhook } from './signing.js';
import { registerApp } from './state/changes/apps.js';
import type { AppInput } from './state/changes/apps.js';
import { createHistory } from './state/history.js';
import type { Account, App, Installation } from './state/model.js';
import { createWorld, ensureAccount, fullName } from './state/world.js';
import type { Scene } from './state/world.js';
import { selectAudience } from './webhooks/audience.js';
import { createDeliveries } from './webhooks/deliveries.js';
import type { Deliveries, Delivery } from './webhooks/deliveries.js';
import { makeHookMessage } from './webhooks/payload.js';

export type { Clock } from './clock.js';
export type { Fault, FaultMatch, Faults, PlannedFault } from './faults.js';
export type { FakeRepository } from './people/repository.js';
export type { RepositoryOptions } from './people/found.js';
export type { CheckView, CommentView, EventView, ItemView, LabelView } from './people/views.js';
export type { RecordedRequest, Requests } from './requests.js';
export type { Delivery, DeliveryMatch } from './webhooks/deliveries.js';

export interface FakeGitHubOptions {
  /** Milliseconds since 1970; the real clock when left out. */
  readonly now?: Clock;
  readonly app?: Partial<AppInput>;
  /** Lets `stop` pass over `problems`. */
  readonly lenient?: boolean;
}

/** The fake, running. See the README of this folder. */
export interface FakeGitHub {
  readonly url: string;
  readonly host: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly app: Readonly<App>;
  readonly problems: string[];
  readonly faults: Faults;
  readonly requests: Requests;
  readonly webhooks: Deliveries;
  readonly deliveries: readonly Delivery[];
  env(): Record<'APP_ID' | 'PRIVATE_KEY' | 'WEBHOOK_SECRET' | 'GHE_HOST' | 'GHE_PROTOCOL', string>;
  /** `owner/name`. Makes the repository on first mention. */
  repository(name: string, options?: RepositoryOptions): FakeRepository;
  person(login: string): Readonly<Account>;
  deleteAccount(login: string): void;
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
  suspend(owner: string, isSuspended: boolean): void;
  setRateLimit(limit: { readonly remaining: number; readonly resetIn?: number }): void;
  setReadLag(ms: number): void;
  deliverTo(url: string | null): void;
  settled(): Promise<void>;
  signature(body: string): string;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a GitHub of one's own with our app registered; repositories come with the app installed. */
export async function startGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const clock = options.now ?? Date.now;
  const world = createWorld();
  const problems: string[] = [];
  const requests = createRequests();
  const faults = createFaults();
  const history = createHistory(world, clock);
  const webhooks = createDeliveries((id) => world.apps.get(id));
  const scene: Scene = {
    world,
    clock,
    publish(what) {
      for (const { app, installation } of selectAudience(world, what)) {
        webhooks.send(makeHookMessage(world, what, installation, app), app);
      }
    },
  };
  const { server } = await listen({
    scene,
    history,
    faults,
    record: (request) => requests.add(request),
    complain: (problem) => void problems.push(problem),
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  world.htmlUrl = url;
  world.apiUrl = `${url}/api/v3`;

  const app = registerApp(scene, {
    name: 'async-conventions',
    permissions: ourPermissions,
    events: ourEvents,
    webhookSecret: 'a secret of the fake GitHub',
    ...options.app,
  });
  const act = <T>(change: () => T): T => {
    const result = change();
    history.note();
    return result;
  };
  const found = founder(scene, app, act);
  const installationOf = (owner: string, of: Readonly<App> = app): Installation => {
    const installation = [...world.installations.values()].find(
      (each) => each.appId === of.id && each.account.login.toLowerCase() === owner.toLowerCase(),
    );
    if (installation === undefined) throw new Error(`${of.slug} is not installed on ${owner}`);
    return installation;
  };

  async function stop(): Promise<void> {
    await webhooks.settled();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    if (problems.length > 0 && options.lenient !== true) {
      throw new Error(`the fake GitHub could not answer faithfully:\n${problems.join('\n')}`);
    }
  }

  return {
    url,
    host,
    apiUrl: world.apiUrl,
    graphqlUrl: `${url}/api/graphql`,
    app,
    problems,
    faults,
    requests,
    webhooks,
    deliveries: webhooks.all,
    env: () => ({
      APP_ID: String(app.id),
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: app.webhookSecret,
      GHE_HOST: host,
      GHE_PROTOCOL: 'http',
    }),
    repository: (name, repositoryOptions) => actIn(scene, found(name, repositoryOptions), act),
    person: (login) => ensureAccount(world, login),
    deleteAccount: (login) =>
      act(() => {
        ensureAccount(world, login).isDeleted = true;
      }),
    addApp(input) {
      const added = registerApp(scene, { permissions: ourPermissions, events: [], ...input });
      for (const repo of world.repositories.values()) found(fullName(repo), { installed: true }, added);
      return added;
    },
    installationId: (owner, of) => installationOf(owner, of).id,
    installationToken(owner, of = app) {
      const { id, permissions } = installationOf(owner, of);
      const token = generateInstallationToken(of.id);
      const expiresAt = Date.now() + 3_600_000;
      world.tokens.set(token, { kind: 'installation', installationId: id, permissions, repositories: null, expiresAt });
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
        const { permissions } = installationOf(owner);
        delete permissions[resource];
        for (const token of world.tokens.values())
          if (token.kind === 'installation') delete token.permissions[resource];
      }),
    suspend: (owner, isSuspended) =>
      act(() => {
        installationOf(owner).suspendedAt = isSuspended ? app.createdAt : null;
      }),
    setRateLimit({ remaining, resetIn = 3600 }) {
      world.rateLimit.remaining = remaining;
      world.rateLimit.resetAt = Math.floor(clock() / 1000) + resetIn;
      world.rateLimit.isEnforced = true;
    },
    setReadLag: (ms) => history.setLag(ms),
    deliverTo(target) {
      app.webhookUrl = target;
    },
    settled: () => webhooks.settled(),
    signature: (body) => signWebhook(app.webhookSecret, body),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
