import { administer } from './administration.js';
import type { Administration } from './administration.js';
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
import { signWebhook } from './signing.js';
import { registerApp } from './state/changes/apps.js';
import type { AppInput } from './state/changes/apps.js';
import { createHistory } from './state/history.js';
import type { App } from './state/model.js';
import { createWorld } from './state/world.js';
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
export interface FakeGitHub extends Administration {
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
  const webhooks = createDeliveries((id) => world.apps.get(id), clock);
  const scene: Scene = {
    world,
    clock,
    deliveries: webhooks.all,
    redeliver: (id) => void webhooks.redeliver(id),
    publish(what) {
      for (const { app, installation } of selectAudience(world, what)) {
        webhooks.send(makeHookMessage(world, what, installation, app), app);
      }
    },
  };
  const { server, port } = await listen({
    scene,
    history,
    faults,
    record: (request) => requests.add(request),
    complain: (problem) => void problems.push(problem),
  });
  const host = `127.0.0.1:${port}`;
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
    ...administer(scene, app, act, found),
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
