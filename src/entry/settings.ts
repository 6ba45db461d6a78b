import { baseUrlOf, webUrlOf } from './settings/addresses.js';
import { readPrivateKey } from './settings/private-key.js';
import { problemsOf, settingsSchema, withoutEmpty } from './settings/schema.js';
import type { LogLevel, Role, Variables } from './settings/schema.js';
import { DEFAULT_SECRET, secretProblemsOf } from './settings/secrets.js';
import { sharedOf, sharedProblemsOf } from './settings/shared.js';
import { slackOf } from './settings/slack.js';
import type { SlackSettings } from './settings/slack.js';
import type { Shared } from './settings/shared.js';

export { baseUrlOf, webUrlOf } from './settings/addresses.js';
export { readCredentials } from './settings/credentials.js';
export type { CredentialsReading } from './settings/credentials.js';
export { listenProblemOf } from './settings/listening.js';
export type { Role } from './settings/schema.js';
export type { Shared } from './settings/shared.js';
export type { SlackSettings } from './settings/slack.js';

/** What the app is told by its surroundings. */
export interface Settings {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** The secret before this one, accepted beside it while the two are exchanged; null where there is none. */
  readonly previousSecret: string | null;
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string;
  /** Where people see GitHub, such as `https://github.com`, without a slash at the end. */
  readonly webUrl: string;
  readonly logLevel: LogLevel;
  readonly logFormat: 'json' | 'pretty';
  readonly isProduction: boolean;
  readonly writePacing: 'on' | 'off';
  readonly concurrency: number;
  /** What this process does: take webhooks, work on what they brought, or both. */
  readonly role: Role;
  /** The server that processes share; null for a process on its own. */
  readonly shared: Shared | null;
  /** A folder for the small state of a process on its own; null where none is kept. */
  readonly dataDir: string | null;
  /** How far back the first sweep looks where no checkpoint is known, in milliseconds. */
  readonly sweepLookbackMs: number;
  /** The share of the hourly rate limit that sweeps leave to live work, from 0 to 1. */
  readonly rateReserve: number;
  /** How Slack is reached; null where nothing is told there. */
  readonly slack: SlackSettings | null;
  /** Where metrics are served; null where they are not. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** A smee.io channel to follow, on a machine that GitHub cannot reach; never in production. */
  readonly proxyUrl: string | null;
}

/** `setup`: nothing is known yet, and a person at the keyboard is led through it. */
export type SettingsReading =
  | { readonly status: 'valid'; readonly settings: Settings }
  | { readonly status: 'setup' }
  /** Each problem names its variable and never holds its value. */
  | { readonly status: 'invalid'; readonly problems: readonly string[] };

/**
 * Returns the settings that the environment makes, or every problem with it. `readFile` is given the path of
 * `PRIVATE_KEY_PATH`. Empty variables count as absent.
 */
export function readSettings(environment: Variables, readFile: (path: string) => string): SettingsReading {
  const variables = withoutEmpty(environment);
  const isProduction = variables.NODE_ENV === 'production';
  if (!isProduction && variables.APP_ID === undefined) return { status: 'setup' };
  const parsed = settingsSchema.safeParse(variables);
  const key = readPrivateKey(variables, readFile);
  const problems = [
    ...problemsOf(parsed.error),
    ...('problem' in key ? [key.problem] : []),
    ...secretProblemsOf(variables, isProduction),
    ...sharedProblemsOf(variables),
  ];
  if (!parsed.success || 'problem' in key || problems.length > 0) return { status: 'invalid', problems };
  const read = parsed.data;
  return {
    status: 'valid',
    settings: {
      appId: Number(read.APP_ID),
      privateKey: key.key,
      webhookSecret: read.WEBHOOK_SECRET ?? DEFAULT_SECRET,
      previousSecret: read.WEBHOOK_SECRET_PREVIOUS ?? null,
      host: read.HOST,
      port: read.PORT,
      baseUrl: baseUrlOf(read.GHE_HOST, read.GHE_PROTOCOL),
      webUrl: webUrlOf(read.GHE_HOST, read.GHE_PROTOCOL),
      logLevel: read.LOG_LEVEL,
      logFormat: read.LOG_FORMAT ?? (isProduction ? 'json' : 'pretty'),
      isProduction,
      writePacing: read.WRITE_PACING,
      concurrency: read.CONCURRENCY,
      role: read.ROLE,
      shared: sharedOf(read.REDIS_URL, read.DATABASE_URL),
      dataDir: read.DATA_DIR ?? null,
      sweepLookbackMs: read.SWEEP_LOOKBACK,
      rateReserve: read.RATE_RESERVE,
      slack: slackOf(variables),
      metrics: read.METRICS_PORT === undefined ? null : { host: read.METRICS_HOST, port: read.METRICS_PORT },
      proxyUrl: isProduction ? null : (read.WEBHOOK_PROXY_URL ?? null),
    },
  };
}
