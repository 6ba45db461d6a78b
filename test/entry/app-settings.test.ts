import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { listenProblemOf, readCredentials, readSettings } from '../../src/entry/settings.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const production = {
  NODE_ENV: 'production',
  APP_ID: '7',
  PRIVATE_KEY: pkcs1,
  WEBHOOK_SECRET: 'a secret that is long enough',
};

function read(variables: Record<string, string | undefined>, files: Record<string, string> = {}) {
  return readSettings(variables, (path) => {
    const text = files[path];
    if (text === undefined) throw new Error('ENOENT');
    return text;
  });
}

function settings(variables: Record<string, string | undefined>, files: Record<string, string> = {}) {
  const reading = read(variables, files);
  if (reading.status !== 'valid') throw new Error(JSON.stringify(reading));
  return reading.settings;
}

function problems(variables: Record<string, string | undefined>): readonly string[] {
  const reading = read(variables);
  return reading.status === 'invalid' ? reading.problems : [];
}

describe('settings', () => {
  test('are complete with an id, a key and a secret', () => {
    expect(settings(production)).toEqual({
      appId: 7,
      privateKey: pkcs8,
      webhookSecret: 'a secret that is long enough',
      previousSecret: null,
      host: 'localhost',
      port: 3000,
      baseUrl: 'https://api.github.com',
      webUrl: 'https://github.com',
      logLevel: 'info',
      logFormat: 'json',
      isProduction: true,
      writePacing: 'on',
      concurrency: 20,
      role: 'all',
      shared: null,
      slack: null,
      dataDir: null,
      sweepLookbackMs: 24 * 60 * 60_000,
      rateReserve: 0.2,
      metrics: null,
      proxyUrl: null,
    });
  });

  test.each([
    ['one line with \\n', pkcs1.replaceAll('\n', '\\n')],
    ['base64', Buffer.from(pkcs1).toString('base64')],
    ['PKCS#8', pkcs8],
  ])('take the key as %s', (_, key) => {
    expect(settings({ ...production, PRIVATE_KEY: key }).privateKey).toBe(pkcs8);
  });

  test('take the key from a file', () => {
    const variables = { ...production, PRIVATE_KEY: '', PRIVATE_KEY_PATH: 'key.pem' };
    expect(settings(variables, { 'key.pem': pkcs1 }).privateKey).toBe(pkcs8);
    expect(problems(variables)).toEqual(['PRIVATE_KEY_PATH: names a file that cannot be read']);
  });

  test('know where the API of a server is', () => {
    const baseUrl = (host: string, protocol?: string) =>
      settings({ ...production, GHE_HOST: host, GHE_PROTOCOL: protocol }).baseUrl;
    expect(baseUrl('github.example.com')).toBe('https://github.example.com/api/v3');
    expect(baseUrl('127.0.0.1:4000', 'http')).toBe('http://127.0.0.1:4000/api/v3');
    expect(baseUrl('octo.ghe.com')).toBe('https://api.octo.ghe.com');
  });

  test('follow a proxy for webhooks, but never in production', () => {
    const variables = { ...production, WEBHOOK_PROXY_URL: 'https://smee.io/abc' };
    expect(settings(variables).proxyUrl).toBeNull();
    expect(settings({ ...variables, NODE_ENV: 'development' }).proxyUrl).toBe('https://smee.io/abc');
    expect(problems({ ...variables, WEBHOOK_PROXY_URL: 'file:///etc/passwd' })).toEqual([
      'WEBHOOK_PROXY_URL: must be a web address',
    ]);
  });

  test('let the system choose a port', () => {
    expect(settings({ ...production, PORT: '0' }).port).toBe(0);
  });

  test('lead a person without an app through making one, but never in production', () => {
    expect(read({})).toEqual({ status: 'setup' });
    expect(problems({ NODE_ENV: 'production' })).toEqual([
      'APP_ID: is missing',
      'PRIVATE_KEY: is missing, and so is PRIVATE_KEY_PATH',
      'WEBHOOK_SECRET: is missing; without it anybody can send us events',
    ]);
  });

  test.each([
    ['default', 'development', 'WEBHOOK_SECRET: is the default, which everybody knows'],
    ['empty', '', 'WEBHOOK_SECRET: is missing; without it anybody can send us events'],
    ['short', 'fifteen letters', 'WEBHOOK_SECRET: must have at least 16 characters'],
    ['blank', ' '.repeat(16), 'WEBHOOK_SECRET: must have at least 16 characters'],
    ['padded', `${' '.repeat(9)}letters\n`, 'WEBHOOK_SECRET: must have at least 16 characters'],
  ])('refuse the %s secret in production', (_, secret, problem) => {
    expect(problems({ ...production, WEBHOOK_SECRET: secret })).toEqual([problem]);
    expect(read({ ...production, NODE_ENV: 'development', WEBHOOK_SECRET: secret }).status).toBe('valid');
  });

  test('take the secret before this one beside it', () => {
    const previous = 'the secret of last year';
    expect(settings({ ...production, WEBHOOK_SECRET_PREVIOUS: previous }).previousSecret).toBe(previous);
    expect(settings({ ...production, WEBHOOK_SECRET_PREVIOUS: '' }).previousSecret).toBeNull();
  });

  test.each([
    ['the default', 'development', 'is the default, which everybody knows'],
    ['short', 'fifteen letters', 'must have at least 16 characters'],
    ['the present one', production.WEBHOOK_SECRET, 'is the same as WEBHOOK_SECRET; set the secret before it, or none'],
  ])('refuse a previous secret that is %s in production', (_, secret, problem) => {
    expect(problems({ ...production, WEBHOOK_SECRET_PREVIOUS: secret })).toEqual([
      `WEBHOOK_SECRET_PREVIOUS: ${problem}`,
    ]);
  });

  test('name one server that processes share, and no more than one', () => {
    const redis = 'rediss://user:word@redis.example.com:6380/1';
    const database = 'postgres://user:word@db.example.com/async';
    expect(settings({ ...production, REDIS_URL: redis }).shared).toEqual({ kind: 'redis', url: redis });
    expect(settings({ ...production, DATABASE_URL: database }).shared).toEqual({ kind: 'postgres', url: database });
    expect(problems({ ...production, REDIS_URL: redis, DATABASE_URL: database })).toEqual([
      'REDIS_URL, DATABASE_URL: set one of the two; the work waits in one place',
    ]);
  });

  test.each(['receiver', 'worker'] as const)('let a process be a %s only where it reaches the others', (ROLE) => {
    expect(settings({ ...production, ROLE, REDIS_URL: 'redis://127.0.0.1' }).role).toBe(ROLE);
    expect(problems({ ...production, ROLE })).toEqual([
      `ROLE: ${ROLE} needs REDIS_URL or DATABASE_URL, through which it reaches the other processes`,
    ]);
  });

  test('serve metrics on the loopback address unless told otherwise', () => {
    expect(settings({ ...production, METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(settings({ ...production, METRICS_PORT: '0', METRICS_HOST: '::' }).metrics).toEqual({ host: '::', port: 0 });
  });

  test('read how Slack is reached', () => {
    expect(settings({ ...production, SLACK_TOKEN: 'xoxb-1234567890-abc' }).slack).toEqual({
      token: 'xoxb-1234567890-abc',
      webhookUrl: null,
      apiUrl: null,
    });
    const webhook = { SLACK_WEBHOOK_URL: 'https://hooks.slack.example/services/T0/B0/x' };
    expect(settings({ ...production, ...webhook }).slack).toEqual({
      token: null,
      webhookUrl: 'https://hooks.slack.example/services/T0/B0/x',
      apiUrl: null,
    });
  });

  test('read spans of time and shares', () => {
    expect(settings({ ...production, SWEEP_LOOKBACK: '3d', RATE_RESERVE: '5%' })).toMatchObject({
      sweepLookbackMs: 3 * 24 * 60 * 60_000,
      rateReserve: 0.05,
    });
  });

  test.each([
    ['APP_ID', 'seven', 'must be the number that GitHub gave the app'],
    ['PRIVATE_KEY', 'sesame', 'is no private key in PEM form'],
    ['PORT', 'http', 'must be a port number'],
    ['PORT', '70000', 'must be at most 65535'],
    ['GHE_HOST', 'https://github.example.com', 'must be a host name such as github.example.com, without https://'],
    ['GHE_PROTOCOL', 'ftp', 'must be https or http'],
    ['LOG_LEVEL', 'loud', 'must be one of trace, debug, info, warn, error, fatal'],
    ['LOG_FORMAT', 'xml', 'must be json or pretty'],
    ['WRITE_PACING', 'fast', 'must be on or off'],
    ['CONCURRENCY', '0', 'must be a number from 1 to 999'],
    ['ROLE', 'manager', 'must be one of all, receiver, worker'],
    ['REDIS_URL', 'http://127.0.0.1', 'must be an address such as redis://127.0.0.1:6379'],
    ['DATABASE_URL', 'mysql://127.0.0.1', 'must be an address such as postgres://user@127.0.0.1:5432/name'],
    ['SWEEP_LOOKBACK', '0h', 'must be hours or days, such as 24h or 3d'],
    ['SLACK_TOKEN', 'secret', 'must be a token of a Slack app, which begins with xoxb-'],
    ['SLACK_WEBHOOK_URL', 'http://hooks.slack.example/x', 'must be the address of an incoming webhook'],
    ['SLACK_API_URL', 'slack-gov.com', 'must be an address such as https://slack-gov.com/api/'],
    ['RATE_RESERVE', '100%', 'must be a share of the hourly limit from 0% to 99%'],
    ['METRICS_PORT', 'on', 'must be a port number'],
  ])('name %s when it is %j, and not its value', (name, value, problem) => {
    expect(problems({ ...production, [name]: value })).toEqual([`${name}: ${problem}`]);
  });

  test.each([
    ['ec', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['ed25519', generateKeyPairSync('ed25519')],
    ['rsa-pss', generateKeyPairSync('rsa-pss', { modulusLength: 2048 })],
  ])('refuse an %s key, with which GitHub knows no app', (_, pair) => {
    const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const problem = 'is no RSA key, as those that GitHub makes are';
    expect(problems({ ...production, PRIVATE_KEY: key })).toEqual([`PRIVATE_KEY: ${problem}`]);
  });
});

describe('why the app cannot listen', () => {
  const failure = (code: string, syscall: string) =>
    Object.assign(new Error(`${syscall} ${code} secret`), { code, syscall });

  test.each([
    ['EADDRINUSE', 'listen', 'PORT: is in use by another program'],
    ['EACCES', 'listen', 'PORT: is not for this user to listen on'],
    ['EADDRNOTAVAIL', 'listen', 'HOST: is no address of this machine'],
    ['ENOTFOUND', 'getaddrinfo', 'HOST: is no address of this machine'],
    ['EAI_AGAIN', 'getaddrinfo', 'HOST: is no address of this machine'],
    ['EINVAL', 'listen', 'HOST, PORT: cannot be listened on (EINVAL)'],
  ])('is told by the setting when it is %s', (code, syscall, problem) => {
    expect(listenProblemOf(failure(code, syscall))).toBe(problem);
  });

  test('is told by the setting of the metrics where these are meant', () => {
    expect(listenProblemOf(failure('EADDRINUSE', 'listen'), 'METRICS_')).toBe(
      'METRICS_PORT: is in use by another program',
    );
    expect(listenProblemOf(failure('ENOTFOUND', 'getaddrinfo'), 'METRICS_')).toBe(
      'METRICS_HOST: is no address of this machine',
    );
  });

  test('is not made up for any other failure', () => {
    for (const other of [failure('ENOENT', 'open'), new Error('listen'), 'listen', null])
      expect(listenProblemOf(other)).toBeNull();
  });
});

describe('credentials alone', () => {
  const file = () => pkcs1;

  test('need no secret, not in production either', () => {
    const { NODE_ENV, APP_ID } = production;
    expect(readCredentials({ NODE_ENV, APP_ID, PRIVATE_KEY_PATH: 'key.pem', GHE_HOST: 'octo.ghe.com' }, file)).toEqual({
      status: 'valid',
      credentials: { appId: 7, privateKey: pkcs8, baseUrl: 'https://api.octo.ghe.com' },
    });
  });

  test('are none where no app is named', () => {
    expect(readCredentials({ APP_ID: '', PRIVATE_KEY: pkcs1 }, file)).toEqual({ status: 'none' });
  });

  test('are told every problem, and no other setting is looked at', () => {
    expect(readCredentials({ APP_ID: 'seven', GHE_PROTOCOL: 'ftp', PORT: 'x' }, file)).toEqual({
      status: 'invalid',
      problems: [
        'APP_ID: must be the number that GitHub gave the app',
        'GHE_PROTOCOL: must be https or http',
        'PRIVATE_KEY: is missing, and so is PRIVATE_KEY_PATH',
      ],
    });
  });
});
