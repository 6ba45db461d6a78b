import { createPrivateKey } from 'node:crypto';
import * as z from 'zod';
import type { AppCredentials } from '../shell/github/client/client.js';

/** What the app is told by its surroundings. The names of the variables are Probot's own. */
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
  /** Where metrics are served; null where they are not. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** A smee.io channel to follow, on a machine that GitHub cannot reach; never in production. */
  readonly proxyUrl: string | null;
}

export type Role = 'all' | 'receiver' | 'worker';

/** A server that holds the work of several processes. */
export interface Shared {
  readonly kind: 'redis' | 'postgres';
  readonly url: string;
}

/** `setup`: nothing is known yet, and a person at the keyboard is led through it. */
export type SettingsReading =
  | { readonly status: 'valid'; readonly settings: Settings }
  | { readonly status: 'setup' }
  /** Each problem names its variable and never holds its value. */
  | { readonly status: 'invalid'; readonly problems: readonly string[] };

/** `none`: nothing says which app is meant. */
export type CredentialsReading =
  | { readonly status: 'valid'; readonly credentials: AppCredentials }
  | { readonly status: 'none' }
  | { readonly status: 'invalid'; readonly problems: readonly string[] };

/** A setting that turns out wrong when it is used; its message is for the operator and names the variable. */
export class SettingProblem extends Error {}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Probot's default, known to everybody. */
const DEFAULT_SECRET = 'development';

const SHORTEST_SECRET = 16;

const ROLES = ['all', 'receiver', 'worker'] as const satisfies readonly Role[];

const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be at most 65535');

const schema = z.object({
  APP_ID: z.string().regex(/^[1-9]\d{0,14}$/, 'must be the number that GitHub gave the app'),
  WEBHOOK_SECRET: z.string().optional(),
  WEBHOOK_SECRET_PREVIOUS: z.string().optional(),
  HOST: z.string().default('localhost'),
  PORT: portSchema.default(3000),
  WEBHOOK_PROXY_URL: z.url({ protocol: /^https?$/, error: 'must be a web address' }).optional(),
  GHE_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$/, 'must be a host name such as github.example.com, without https://')
    .optional(),
  GHE_PROTOCOL: z.enum(['https', 'http'], 'must be https or http').default('https'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty'], 'must be json or pretty').optional(),
  WRITE_PACING: z.enum(['on', 'off'], 'must be on or off').default('on'),
  CONCURRENCY: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be a number from 1 to 999')
    .default('20')
    .transform(Number),
  ROLE: z.enum(ROLES, `must be one of ${ROLES.join(', ')}`).default('all'),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be an address such as redis://127.0.0.1:6379' }).optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgres://user@127.0.0.1:5432/name' })
    .optional(),
  DATA_DIR: z.string().optional(),
  SWEEP_LOOKBACK: z
    .string()
    .regex(/^[1-9]\d{0,2}[hd]$/, 'must be hours or days, such as 24h or 3d')
    .default('24h')
    .transform((text) => Number(text.slice(0, -1)) * (text.endsWith('d') ? 24 : 1) * 60 * 60_000),
  RATE_RESERVE: z
    .string()
    .regex(/^\d{1,2}%$/, 'must be a share of the hourly limit from 0% to 99%')
    .default('20%')
    .transform((text) => Number(text.slice(0, -1)) / 100),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: portSchema.optional(),
});

const credentialsSchema = schema.pick({ APP_ID: true, GHE_HOST: true, GHE_PROTOCOL: true });

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Returns the settings that the environment makes, or every problem with it. `readFile` is given the path of
 * `PRIVATE_KEY_PATH`. Empty variables count as absent.
 */
export function readSettings(environment: Variables, readFile: (path: string) => string): SettingsReading {
  const variables = withoutEmpty(environment);
  const isProduction = variables.NODE_ENV === 'production';
  if (!isProduction && variables.APP_ID === undefined) return { status: 'setup' };
  const parsed = schema.safeParse(variables);
  const key = readPrivateKey(variables, readFile);
  const secretProblem = secretProblemOf(variables.WEBHOOK_SECRET, isProduction);
  const problems = [
    ...problemsOf(parsed.error),
    ...('problem' in key ? [key.problem] : []),
    ...(secretProblem === null ? [] : [secretProblem]),
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
      metrics: read.METRICS_PORT === undefined ? null : { host: read.METRICS_HOST, port: read.METRICS_PORT },
      proxyUrl: isProduction ? null : (read.WEBHOOK_PROXY_URL ?? null),
    },
  };
}

/** Returns who the app is, for whoever needs nothing else: the same variables, read in the same way. */
export function readCredentials(environment: Variables, readFile: (path: string) => string): CredentialsReading {
  const variables = withoutEmpty(environment);
  if (variables.APP_ID === undefined) return { status: 'none' };
  const parsed = credentialsSchema.safeParse(variables);
  const key = readPrivateKey(variables, readFile);
  if (!parsed.success || 'problem' in key) {
    return { status: 'invalid', problems: [...problemsOf(parsed.error), ...('problem' in key ? [key.problem] : [])] };
  }
  const { APP_ID, GHE_HOST, GHE_PROTOCOL } = parsed.data;
  const baseUrl = baseUrlOf(GHE_HOST, GHE_PROTOCOL);
  return { status: 'valid', credentials: { appId: Number(APP_ID), privateKey: key.key, baseUrl } };
}

function withoutEmpty(environment: Variables): Variables {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}

function problemsOf(error: z.ZodError | undefined): readonly string[] {
  return (error?.issues ?? []).map(({ path, message, code }) =>
    code === 'invalid_type' ? `${path.join('.')}: is missing` : `${path.join('.')}: ${message}`,
  );
}

function secretProblemOf(secret: string | undefined, isProduction: boolean): string | null {
  if (!isProduction) return null;
  if (secret === undefined) return 'WEBHOOK_SECRET: is missing; without it anybody can send us events';
  if (secret === DEFAULT_SECRET) return 'WEBHOOK_SECRET: is the default, which everybody knows';
  if (secret.trim().length >= SHORTEST_SECRET) return null;
  return `WEBHOOK_SECRET: must have at least ${SHORTEST_SECRET} characters`;
}

function sharedOf(redis: string | undefined, database: string | undefined): Shared | null {
  if (redis !== undefined) return { kind: 'redis', url: redis };
  return database === undefined ? null : { kind: 'postgres', url: database };
}

function sharedProblemsOf({ REDIS_URL, DATABASE_URL, ROLE }: Variables): readonly string[] {
  if (REDIS_URL !== undefined && DATABASE_URL !== undefined) {
    return ['REDIS_URL, DATABASE_URL: set one of the two; the work waits in one place'];
  }
  const isAlone = REDIS_URL === undefined && DATABASE_URL === undefined;
  if (!isAlone || (ROLE !== 'receiver' && ROLE !== 'worker')) return [];
  return [`ROLE: ${ROLE} needs REDIS_URL or DATABASE_URL, through which it reaches the other processes`];
}

/** Returns the address of the API. GHE.com has its API at a host of its own; a GitHub Enterprise Server under a path. */
export function baseUrlOf(host: string | undefined, protocol: string): string {
  if (host === undefined) return 'https://api.github.com';
  const tenant = /^([a-z0-9-]+)\.ghe\.com$/i.exec(host)?.[1];
  return tenant === undefined ? `${protocol}://${host}/api/v3` : `https://api.${tenant}.ghe.com`;
}

/** Returns where people see GitHub. */
export function webUrlOf(host: string | undefined, protocol: string): string {
  if (host === undefined) return 'https://github.com';
  return `${/\.ghe\.com$/i.test(host) ? 'https' : protocol}://${host}`;
}

/** The key as PEM, as PEM with its line ends written `\n`, as base64 of either, or in a file. */
function readPrivateKey(
  variables: Variables,
  readFile: (path: string) => string,
): { readonly key: string } | { readonly problem: string } {
  const path = variables.PRIVATE_KEY_PATH;
  const name = variables.PRIVATE_KEY === undefined ? 'PRIVATE_KEY_PATH' : 'PRIVATE_KEY';
  let text = variables.PRIVATE_KEY;
  if (text === undefined) {
    if (path === undefined) return { problem: 'PRIVATE_KEY: is missing, and so is PRIVATE_KEY_PATH' };
    try {
      text = readFile(path);
    } catch {
      return { problem: 'PRIVATE_KEY_PATH: names a file that cannot be read' };
    }
  }
  const pem = (text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8')).replace(/\\n/g, '\n');
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'rsa') return { problem: `${name}: is no RSA key, as those that GitHub makes are` };
    return { key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
  } catch {
    return { problem: `${name}: is no private key in PEM form` };
  }
}

/** What the system says when it lets nobody listen, by `listen` itself or while the host is looked up. */
const listenFailure = z.object({ code: z.string(), syscall: z.enum(['listen', 'bind', 'getaddrinfo']) });

/** Returns which setting keeps the app from listening, and why; null for a failure of another kind. */
export function listenProblemOf(error: unknown): string | null {
  const failure = error instanceof Error ? listenFailure.safeParse(error).data : undefined;
  if (failure === undefined) return null;
  const { code, syscall } = failure;
  if (code === 'EADDRINUSE') return 'PORT: is in use by another program';
  if (code === 'EACCES') return 'PORT: is not for this user to listen on';
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo') return 'HOST: is no address of this machine';
  return `HOST, PORT: cannot be listened on (${code})`;
}
