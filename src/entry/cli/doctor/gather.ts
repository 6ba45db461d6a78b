import type { Identity } from '../../../core/snapshot.js';
import { connectAsApp, restOfApp, type AppCredentials, type Connect } from '../../../shell/github/client/client.js';
import { readFailure } from '../../../shell/github/client/errors.js';
import { gatherDeliveries } from './gather-deliveries.js';
import { gatherStanding } from './gather-standing.js';
import type { AppFacts, Facts, InstallationFacts, Manifest, Permissions, Refusal, WebhookFacts } from './facts.js';
import { orNull, statusOf, Watch } from './watch.js';

type Rest = ReturnType<typeof restOfApp>;

/** What is known before GitHub is asked. */
export interface Question {
  readonly owner: string;
  readonly repo: string;
  readonly isProduction: boolean;
  readonly now: () => number;
}

/** Finds out all there is, as the app itself. */
export async function gatherAsApp(question: Question, credentials: AppCredentials, manifest: Manifest): Promise<Facts> {
  const watch = new Watch(question.now);
  const rest = restOfApp(credentials);
  const app = await watch.of(rest.apps.getAuthenticated()).catch((error: unknown) => {
    if (statusOf(error) === 401 || statusOf(error) === 404) return 'refused' as const;
    throw error;
  });
  const known = factsOf(question, watch);
  if (app === 'refused' || app.data === null) return { ...known, app: 'refused', standing: null };
  const { id, slug = '', html_url: htmlUrl, permissions, events } = app.data;
  const webhook = await gatherWebhook(rest, credentials.baseUrl);
  const installation = await gatherInstallation(rest, question);
  const facts: AppFacts = {
    ...{ id, slug, htmlUrl, permissions: levelsOf(permissions), events, manifest, webhook, installation },
    deliveries: null,
  };
  if (installation === null || installation.isSuspended) return { ...known, app: facts, standing: null };
  const me: Identity = { login: slug, type: 'bot', appId: id };
  const connect = connectAsApp(credentials);
  const repository = await readOrRefusal(() => readRepository(connect, installation.id, question));
  if ('reason' in repository) return { ...known, app: facts, standing: repository };
  const defaultBranch = repository.default_branch;
  const at = { connect, installation: installation.id, me, question, defaultBranch };
  const standing = await readOrRefusal(() => gatherStanding(at));
  const whose = { repositoryId: repository.id, installationId: installation.id };
  const deliveries = await gatherDeliveries(rest, whose, question.now());
  return { ...known, app: { ...facts, deliveries }, standing };
}

/** Whoever has the key is told what the app itself is refused; that GitHub does not answer is another matter. */
async function readOrRefusal<T>(read: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await read();
  } catch (error) {
    const { kind, reason } = readFailure(error, 0);
    if (kind === 'give-up' || reason === 'status-401') return { reason };
    throw error;
  }
}

async function readRepository(connect: Connect, installation: number, { owner, repo }: Question) {
  return (await connect(installation).rest.repos.get({ owner, repo })).data;
}

/** Finds out what a person's token may see: the repository, and nothing of the app. */
export async function gatherWithToken(question: Question, connect: Connect): Promise<Facts> {
  const watch = new Watch(question.now);
  const { owner, repo } = question;
  const { data } = await watch.of(connect(0).rest.repos.get({ owner, repo }));
  const me: Identity = { login: '', type: 'user' };
  const at = { connect, installation: 0, me, question, defaultBranch: data.default_branch };
  const standing = await gatherStanding(at);
  return { ...factsOf(question, watch), app: null, standing };
}

function factsOf({ owner, repo, isProduction }: Question, watch: Watch) {
  return { repository: `${owner}/${repo}`, isProduction, clockAheadMs: watch.aheadMs };
}

async function gatherWebhook(rest: Rest, baseUrl: string): Promise<WebhookFacts> {
  const isGitHubEncrypted = baseUrl.startsWith('https:');
  // An app whose webhook was never switched on may have none to describe.
  const answer = await orNull(rest.apps.getWebhookConfigForApp(), [404]);
  const { url = '', content_type: contentType = null, insecure_ssl: insecure } = answer?.data ?? {};
  return {
    url: url === '' ? null : url,
    contentType,
    isCertificateChecked: String(insecure) !== '1',
    isGitHubEncrypted,
  };
}

async function gatherInstallation(rest: Rest, { owner, repo }: Question): Promise<InstallationFacts | null> {
  const answer = await orNull(rest.apps.getRepoInstallation({ owner, repo }), [404]);
  if (answer === null) return null;
  const { id, html_url: htmlUrl, suspended_at: suspendedAt, permissions } = answer.data;
  return { id, htmlUrl, isSuspended: suspendedAt !== null, permissions: levelsOf(permissions) };
}

function levelsOf(permissions: object): Permissions {
  return Object.fromEntries(
    Object.entries(permissions).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
