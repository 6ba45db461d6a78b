import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { EXIT_MS } from '../../src/entry/running/stopping.js';
import { readSettings } from '../../src/entry/settings.js';
import { settingsSchema } from '../../src/entry/settings/schema.js';
import { read, ROOT } from './pages.js';

const SETTINGS = Object.keys(settingsSchema.shape);

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What `.env` holds once an app is registered. */
const REGISTERED = {
  APP_ID: '1',
  PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  WEBHOOK_SECRET: 'a secret for this test alone',
};

describe('Dockerfile', () => {
  /** Instructions, with lines that are continued put together. */
  const instructions = read('Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => {
      const [, name, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
      return name === undefined || rest === undefined ? [] : [{ name, rest }];
    });
  const all = (name: string) => instructions.filter((each) => each.name === name).map(({ rest }) => rest);
  const stages = instructions.reduce<string[][]>((found, { name, rest }) => {
    if (name === 'FROM') found.push([]);
    found.at(-1)?.push(`${name} ${rest}`);
    return found;
  }, []);

  test('copies what is there and what the builder is given', () => {
    const ignore = read('.dockerignore').split('\n');
    expect(ignore).toContain('*');
    const sources = all('COPY')
      .filter((rest) => !rest.startsWith('--from='))
      .flatMap((rest) => rest.split(' ').slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect(existsSync(join(ROOT, source)), source).toBe(true);
      expect(ignore).toContain(`!${source}`);
    }
  });

  test('leaves nothing that is secret to the builder', () => {
    const taken = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    for (const line of taken) expect(line).not.toMatch(/env|pem|key|node_modules|^!\*|^!\.$/);
    for (const name of ['PRIVATE_KEY', 'WEBHOOK_SECRET', 'REDIS_URL', 'DATABASE_URL'])
      expect(read('Dockerfile')).not.toContain(name);
  });

  test('runs the program itself, as nobody in particular, with what production needs and no more', () => {
    const last = stages.at(-1) ?? [];
    expect(last).toContain('USER node');
    expect(last.at(-1)).toBe('CMD ["node", "dist/entry/app.js"]');
    expect(last.findIndex((line) => line.startsWith('USER'))).toBeLessThan(last.length - 1);
    expect(all('RUN')).toContain('npm ci --omit=dev --ignore-scripts');
    expect(last.join('\n')).not.toContain('npm ');
    const { engines, scripts } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    expect(scripts?.['start']).toBe('node dist/entry/app.js');
    for (const image of all('FROM')) expect(image).toMatch(/^node:22-slim( AS \w+)?$/);
    expect(engines?.['node']).toContain('>=22');
  });

  test('sets what is a setting, and what a start takes', () => {
    const set = Object.fromEntries(
      all('ENV').flatMap((rest) => rest.split(' ').map((pair) => pair.split('=') as [string, string])),
    );
    for (const name of Object.keys(set)) expect(SETTINGS).toContain(name);
    const reading = readSettings({ ...REGISTERED, ...set }, () => '');
    expect(reading).toMatchObject({
      status: 'valid',
      settings: { isProduction: true, host: '0.0.0.0', dataDir: '/data' },
    });
    expect(all('EXPOSE')).toEqual([set['PORT']]);
    expect(all('VOLUME')).toEqual([set['DATA_DIR']]);
  });

  test('asks for health by a program that Node takes', () => {
    const [check = ''] = all('HEALTHCHECK');
    const command = JSON.parse(check.slice(check.indexOf('CMD ') + 4)) as string[];
    expect(command.slice(0, 2)).toEqual(['node', '-e']);
    expect(() => new Script(command[2] ?? '')).not.toThrow();
    expect(command[2]).toContain('/healthz');
  });
});

describe('compose.yaml', () => {
  interface Service {
    readonly image?: string;
    readonly build?: string;
    readonly environment?: Readonly<Record<string, string>>;
    readonly env_file?: string;
    readonly ports?: readonly string[];
    readonly command?: readonly string[];
    readonly volumes?: readonly string[];
    readonly healthcheck?: unknown;
    readonly depends_on?: Readonly<Record<string, unknown>>;
    readonly stop_grace_period?: string;
    readonly deploy?: { readonly replicas: number };
  }

  const compose = merged(load(read('compose.yaml'))) as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: Readonly<Record<string, unknown>>;
  };
  const { receiver, worker, redis } = compose.services;
  const apps = [receiver, worker].filter((service) => service !== undefined);

  test('starts a receiver, workers and Redis', () => {
    expect(Object.keys(compose.services)).toEqual(['receiver', 'worker', 'redis']);
    expect([receiver?.environment?.['ROLE'], worker?.environment?.['ROLE']]).toEqual(['receiver', 'worker']);
    expect(worker?.deploy?.replicas).toBeGreaterThan(1);
  });

  test('gives each what a start takes, and nothing that is no setting', () => {
    for (const { environment = {}, env_file, build } of apps) {
      for (const name of Object.keys(environment)) expect(SETTINGS).toContain(name);
      const reading = readSettings({ NODE_ENV: 'production', ...REGISTERED, ...environment }, () => '');
      expect(reading).toMatchObject({ status: 'valid', settings: { shared: { kind: 'redis' } } });
      expect([env_file, build]).toEqual(['.env', '.']);
    }
  });

  test('waits for a Redis that keeps what it is given', () => {
    for (const { environment, depends_on } of apps) {
      expect(new URL(environment?.['REDIS_URL'] ?? '').hostname).toBe('redis');
      expect(depends_on).toEqual({ redis: { condition: 'service_healthy' } });
    }
    expect(redis?.command?.join(' ')).toContain('--appendonly yes');
    expect(redis?.command?.join(' ')).toContain('--maxmemory-policy noeviction');
    expect(redis?.healthcheck).toBeDefined();
    for (const volume of redis?.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
    expect(redis?.volumes).toHaveLength(1);
  });

  test('publishes webhooks on this machine alone, and metrics and Redis nowhere', () => {
    expect(receiver?.ports).toEqual(['127.0.0.1:3000:3000']);
    expect([worker?.ports, redis?.ports]).toEqual([undefined, undefined]);
  });

  test('leaves time to stop', () => {
    for (const { stop_grace_period } of apps)
      expect(Number.parseInt(stop_grace_period ?? '', 10)).toBeGreaterThan(EXIT_MS / 1_000);
  });
});

/** Applies YAML's merge keys, which Compose does and YAML 1.2 does not. */
function merged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(merged);
  if (typeof value !== 'object' || value === null) return value;
  const { '<<': base, ...own } = value as Record<string, unknown>;
  const entries = Object.entries({ ...(base as object | undefined), ...own });
  return Object.fromEntries(entries.map(([key, each]) => [key, merged(each)]));
}
