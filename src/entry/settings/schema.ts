import * as z from 'zod';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const ROLES = ['all', 'receiver', 'worker'] as const;

/** What a process does: take webhooks, work on what they brought, or both. */
export type Role = (typeof ROLES)[number];

const HOUR_MS = 60 * 60_000;

const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be at most 65535');

/** Every variable that the app reads, with what its text may be. The names are Probot's own, as far as Probot has one. */
export const settingsSchema = z.object({
  APP_ID: z.string().regex(/^[1-9]\d{0,14}$/, 'must be the number that GitHub gave the app'),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  WEBHOOK_SECRET: z.string().optional(),
  WEBHOOK_SECRET_PREVIOUS: z.string().optional(),
  NODE_ENV: z.string().optional(),
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
    .transform((text) => Number(text.slice(0, -1)) * (text.endsWith('d') ? 24 : 1) * HOUR_MS),
  RATE_RESERVE: z
    .string()
    .regex(/^\d{1,2}%$/, 'must be a share of the hourly limit from 0% to 99%')
    .default('20%')
    .transform((text) => Number(text.slice(0, -1)) / 100),
  SLACK_TOKEN: z
    .string()
    .regex(/^xox[a-z]-[\w-]{10,300}$/, 'must be a token of a Slack app, which begins with xoxb-')
    .optional(),
  SLACK_WEBHOOK_URL: z.url({ protocol: /^https$/, error: 'must be the address of an incoming webhook' }).optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https$/, error: 'must be an address such as https://slack-gov.com/api/' })
    .optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: portSchema.optional(),
});

/** The environment, or a part of it. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Returns the variables that have a value: an empty one counts as absent. */
export function withoutEmpty(environment: Variables): Variables {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}

/** Returns what is wrong, a line each that begins with the variable and never holds its value. */
export function problemsOf(error: z.ZodError | undefined): readonly string[] {
  return (error?.issues ?? []).map(({ path, message, code }) =>
    code === 'invalid_type' ? `${path.join('.')}: is missing` : `${path.join('.')}: ${message}`,
  );
}
