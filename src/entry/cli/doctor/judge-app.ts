import { plainLine } from '../../../core/text/neutralise.js';
import { WEBHOOK_PATH } from '../../server.js';
import type { AppFacts, Facts, Permissions, WebhookFacts } from './facts.js';
import { line, type Line, type Topic } from './line.js';

/** GitHub allows a token of the app a minute of drift ("Generating a JSON Web Token (JWT) for a GitHub App"). */
const MOST_DRIFT_MS = 60_000;

const ABOUT_THE_APP: readonly Topic[] = ['webhook', 'events', 'installation', 'permissions', 'deliveries'];

/** What each permission of `app.yml` is for. */
const PURPOSES: Readonly<Record<string, string>> = {
  metadata: 'to see the repository',
  issues: 'to read issues, and to write the comment and the labels on them',
  pull_requests: 'to read pull requests, and to write the comment and the labels on them',
  checks: 'to write the check, and to hear when somebody asks for it again',
  contents: 'to read `.github/async.yml` and the templates, and to hear when they change',
  merge_queues: 'to hear of a merge queue, which waits for the check',
};

/** What `decisions.record: { via: pr }` asks for beyond `app.yml`. */
const FOR_RECORDS: Permissions = { contents: 'write' };

const LEVELS: readonly string[] = ['none', 'read', 'write', 'admin'];

/** Says whether the app is who it claims to be, whether GitHub reaches it, and what it may do. */
export function judgeApp(facts: Facts): readonly Line[] {
  const { app } = facts;
  const clock = judgeClock(facts.clockAheadMs);
  if (app === null) {
    const needed = ABOUT_THE_APP.map((topic) => line('skip', topic, 'As above.'));
    return [
      line('skip', 'app', "Needs the app's key: set APP_ID and PRIVATE_KEY (or PRIVATE_KEY_PATH)."),
      clock,
      ...needed,
    ];
  }
  if (app === 'refused') {
    const says =
      clock.level === 'fail'
        ? 'GitHub does not take the key, which the clock may be the reason for: mend that first.'
        : 'GitHub does not take the key: APP_ID and PRIVATE_KEY do not belong together, or not to this server (GHE_HOST).';
    return [line('fail', 'app', says), clock];
  }
  return [
    line('ok', 'app', `${plainLine(app.slug, 100)}, and the key is its own.`),
    clock,
    judgeWebhook(app, facts.isProduction),
    judgeEvents(app),
    judgeInstallation(app),
    judgePermissions(app, facts.standing),
  ];
}

function judgeClock(aheadMs: number | null): Line {
  if (aheadMs === null) return line('skip', 'clock', 'GitHub did not say what time it is.');
  if (Math.abs(aheadMs) <= MOST_DRIFT_MS) return line('ok', 'clock', "Agrees with GitHub's to the minute.");
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const where = aheadMs > 0 ? 'ahead of' : 'behind';
  const says = `This machine's clock is ${seconds} seconds ${where} GitHub's, which may refuse the app's key for it. Set the clock by a time server.`;
  return line('fail', 'clock', says);
}

function judgeWebhook({ webhook, slug }: AppFacts, isProduction: boolean): Line {
  const url = webhook.url !== null && URL.canParse(webhook.url) ? new URL(webhook.url) : null;
  if (url === null) {
    const says = `GitHub has no address to deliver to. On the page of the app ${plainLine(slug, 100)}, tick Active under Webhook and set the address, which ends in ${WEBHOOK_PATH}.`;
    return line('fail', 'webhook', says);
  }
  if (webhook.contentType !== 'json') {
    return line('fail', 'webhook', "The content type is not JSON. Set it to application/json on the app's page.");
  }
  if (url.hostname === 'smee.io' || url.hostname.endsWith('.smee.io')) {
    return isProduction
      ? line(
          'fail',
          'webhook',
          `Goes to smee.io, which is not followed in production. Set the app's own address, which ends in ${WEBHOOK_PATH}.`,
        )
      : line(
          'todo',
          'webhook',
          "Goes through smee.io, where anyone who knows the channel can read along: good for trying it. For good, set the app's own address.",
        );
  }
  const doubts = doubtsOf(url, webhook);
  if (doubts.length > 0) return line('todo', 'webhook', doubts.join(' '));
  return line('ok', 'webhook', `Goes to ${plainLine(url.host, 200)} as JSON.`);
}

/** The host alone is shown: the rest of an address may hold a secret. */
function doubtsOf(url: URL, webhook: WebhookFacts): readonly string[] {
  const isOurPath = url.pathname === WEBHOOK_PATH || url.pathname === '/';
  const isOpen = url.protocol === 'http:' && webhook.isGitHubEncrypted;
  return [
    ...(isOurPath
      ? []
      : [`The address does not end in ${WEBHOOK_PATH}: right only if something before the app rewrites it.`]),
    ...(isOpen ? ['Deliveries come unencrypted: give the app an https address.'] : []),
    ...(webhook.isCertificateChecked
      ? []
      : ["GitHub does not check the certificate: switch SSL verification on, on the app's page."]),
  ];
}

function judgeEvents({ events, manifest }: AppFacts): Line {
  const missing = manifest.events.filter((event) => !events.includes(event));
  if (missing.length === 0) return line('ok', 'events', `Subscribed to all ${manifest.events.length}.`);
  const says = `Not subscribed to ${missing.join(', ')}. On the app's page, under Permissions & events, tick them and save.`;
  return line('fail', 'events', says);
}

function judgeInstallation({ installation, htmlUrl }: AppFacts): Line {
  if (installation === null) {
    const says = `Not installed there, or there is no such repository. Install it: ${plainLine(htmlUrl, 300)}/installations/new`;
    return line('fail', 'installation', says);
  }
  const url = plainLine(installation.htmlUrl, 300);
  if (!installation.isSuspended) return line('ok', 'installation', 'Installed on the repository.');
  return line('fail', 'installation', `Suspended: nothing is delivered and nothing may be read. Lift it: ${url}`);
}

function judgePermissions(
  { installation, manifest, permissions, htmlUrl }: AppFacts,
  standing: Facts['standing'],
): Line {
  if (installation === null) return line('skip', 'permissions', 'Given when it is installed.');
  const granted = installation.permissions;
  const needed = { ...manifest.permissions, ...(isRecording(standing) ? FOR_RECORDS : {}) };
  const lacking = Object.entries(needed).filter(([name, level]) => !reaches(granted, name, level));
  const extra = Object.keys(granted).filter((name) => !(name in manifest.permissions));
  const notes = extra.length === 0 ? [] : [`Given and not needed: ${plainLine(extra.sort().join(', '), 300)}.`];
  if (lacking.length === 0) return line('ok', 'permissions', 'All that are needed.', notes);
  const isAsked = lacking.every(([name, level]) => reaches(permissions, name, level));
  const accept = `an owner accepts them in the settings of the installation: ${plainLine(installation.htmlUrl, 300)}`;
  const says = isAsked
    ? `Some are missing; ${accept}`
    : `Some are missing. Set them on the app's page (${plainLine(htmlUrl, 300)}, App settings, Permissions & events); then ${accept}`;
  const details = lacking.map(
    ([name, level]) => `${name}: ${level}, ${purposeOf(name, level)} (now ${levelOf(granted, name)})`,
  );
  // Without what records need they are offered as links, and nothing else is amiss.
  const isAmiss = lacking.some(([name]) => !reaches(granted, name, manifest.permissions[name] ?? 'none'));
  return line(isAmiss ? 'fail' : 'todo', 'permissions', says, [...details, ...notes]);
}

function isRecording(standing: Facts['standing']): boolean {
  if (standing === null || 'reason' in standing || standing.config.status !== 'valid') return false;
  return standing.config.config.decisions.record.via === 'pr';
}

function purposeOf(name: string, level: string): string {
  if (FOR_RECORDS[name] === level) return 'to open pull requests with the records of decisions (`decisions.record`)';
  return PURPOSES[name] ?? 'as app.yml asks';
}

function reaches(granted: Permissions, name: string, level: string): boolean {
  return LEVELS.indexOf(levelOf(granted, name)) >= LEVELS.indexOf(level);
}

function levelOf(granted: Permissions, name: string): string {
  const level = Object.entries(granted).find(([key]) => key === name)?.[1];
  return level !== undefined && LEVELS.includes(level) ? level : 'none';
}
