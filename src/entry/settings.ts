import { createPrivateKey } from 'node:crypto';
import * as z from 'zod';
import type { AppCredentials } from '../shell/github/client/client.js';

/** What the app is told by its surroundings. The names of the variables are Probot's own. */
export interface Settings {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
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
  /** A smee.io channel to follow, on a machine that GitHub cannot reach; never in production. */
  readonly proxyUrl: string | null;
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

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Probot's default, known to everybody. */
const DEFAULT_SECRET = 'development';

const SHORTEST_SECRET = 16;

const schema = z.object({
  APP_ID: z.string().regex(/^[1-9]\d{0,14}$/, 'must be the number that GitHub gave the app'),
  WEBHOOK_SECRET: z.string().optional(),
  HOST: z.string().default('localhost'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .default('3000')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be at most 65535'),
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
  ];
  if (!parsed.success || 'problem' in key || secretProblem !== null) return { status: 'invalid', problems };
  const read = parsed.data;
  return {
    status: 'valid',
    settings: {
      appId: Number(read.APP_ID),
      privateKey: key.key,
      webhookSecret: read.WEBHOOK_SECRET ?? DEFAULT_SECRET,
      host: read.HOST,
      port: read.PORT,
      baseUrl: baseUrlOf(read.GHE_HOST, read.GHE_PROTOCOL),
      webUrl: webUrlOf(read.GHE_HOST, read.GHE_PROTOCOL),
      logLevel: read.LOG_LEVEL,
      logFormat: read.LOG_FORMAT ?? (isProduction ? 'json' : 'pretty'),
      isProduction,
      writePacing: read.WRITE_PACING,
      concurrency: read.CONCURRENCY,
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
