import { randomBytes } from 'node:crypto';
import { appKey } from '../../signing.js';
import type { Account, App, Installation, Permissions } from '../model.js';
import { ensureAccount, nextId, timestamp } from '../world.js';
import type { Scene } from '../world.js';

export interface AppInput {
  readonly id?: number | undefined;
  readonly name: string;
  readonly slug?: string | undefined;
  readonly webhookSecret?: string | undefined;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly webhookUrl?: string | null | undefined;
}

/** Registers an app with a key and a bot account of its own. */
export function registerApp(scene: Scene, input: AppInput): App {
  const { world } = scene;
  const id = input.id ?? nextId(world, 'app');
  const slug = input.slug ?? input.name.toLowerCase().replace(/[^a-z\d]+/g, '-');
  const app: App = {
    id,
    slug,
    name: input.name,
    clientId: `Iv23${id.toString(36).padStart(16, '0')}`,
    bot: ensureAccount(world, `${slug}[bot]`),
    owner: ensureAccount(world, 'app-owner', 'Organization'),
    permissions: { ...input.permissions, metadata: 'read' },
    events: [...input.events],
    webhookUrl: input.webhookUrl ?? null,
    webhookSecret: input.webhookSecret ?? randomBytes(20).toString('hex'),
    ...appKey(world.apps.size),
    createdAt: timestamp(scene),
  };
  world.apps.set(id, app);
  return app;
}

/** Installs an app on an account, on all of its repositories or on none yet. */
export function installApp(scene: Scene, app: App, account: Account): Installation {
  const installation: Installation = {
    id: nextId(scene.world, 'installation'),
    appId: app.id,
    account,
    repositories: new Set(),
    permissions: { ...app.permissions },
    events: [...app.events],
    suspendedAt: null,
    createdAt: timestamp(scene),
  };
  scene.world.installations.set(installation.id, installation);
  return installation;
}
