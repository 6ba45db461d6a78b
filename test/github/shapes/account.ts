import type { Account, App, Installation, World } from '../state/model.js';
import { formatLogin, nextId } from '../state/world.js';
import type { Schemas } from './schemas.js';

/** Returns a global id in GitHub's manner: a prefix for the type and something opaque. */
export function nodeId(prefix: string, id: number): string {
  return `${prefix}_${Buffer.from(`fake:${id}`).toString('base64url')}`;
}

const accountPrefix = { User: 'U', Bot: 'BOT', Organization: 'O' } as const;

export function accountNodeId(account: Account): string {
  return nodeId(accountPrefix[account.type], account.id);
}

export function accountHtmlUrl(world: World, account: Account): string {
  return account.type === 'Bot' ? `${world.htmlUrl}/apps/${account.login}` : `${world.htmlUrl}/${account.login}`;
}

export function shapeAccount(world: World, account: Account): Schemas['simple-user'] {
  const login = formatLogin(account);
  const url = `${world.apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: account.id,
    node_id: accountNodeId(account),
    avatar_url: `${world.htmlUrl}/avatars/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: accountHtmlUrl(world, account),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    site_admin: false,
  };
}

/** Returns the author of something; null once the account is gone. */
export function shapeAuthor(world: World, account: Account | null): Schemas['nullable-simple-user'] {
  return account === null || account.isDeleted ? null : shapeAccount(world, account);
}

export function shapeApp(world: World, app: App): NonNullable<Schemas['nullable-integration']> {
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: shapeAccount(world, app.owner),
    name: app.name,
    description: null,
    external_url: 'https://example.com',
    html_url: `${world.htmlUrl}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: { ...app.permissions },
    events: [...app.events],
  };
}

export function shapeInstallation(world: World, installation: Installation, app: App): Schemas['installation'] {
  return {
    id: installation.id,
    account: shapeAccount(world, installation.account),
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${world.apiUrl}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.apiUrl}/installation/repositories`,
    html_url: `${world.htmlUrl}/organizations/${installation.account.login}/settings/installations/${installation.id}`,
    app_id: app.id,
    client_id: app.clientId,
    target_id: installation.account.id,
    target_type: installation.account.type,
    permissions: { ...installation.permissions },
    events: [...installation.events],
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    app_slug: app.slug,
    suspended_by: null,
    suspended_at: installation.suspendedAt,
  };
}

/** What `POST /app-manifests/{code}/conversions` gives beside the app. */
export function shapeManifestSecrets(world: World): { client_secret: string } {
  return { client_secret: `secret${nextId(world, 'edit')}` };
}
