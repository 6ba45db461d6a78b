import { generateKeyPairSync } from 'node:crypto';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { MAX_ATTEMPTS } from '../../src/shell/queue/dead-letter.js';
import { loadConfig } from '../../src/core/loading/load-config.js';
import { WEBHOOK_PATH } from '../../src/entry/server.js';
import { readSettings } from '../../src/entry/settings.js';
import { createMetrics } from '../../src/entry/metrics/metrics.js';
import { settingsSchema } from '../../src/entry/settings/schema.js';
import { systemClock } from '../../src/shell/clock.js';
import { codeSpans, part, read, tableRows } from './pages.js';

const readme = read('README.md');
const architecture = read('docs/architecture.md');
const operating = read('docs/operating.md');

/** Returns the packages and settings a table is about: the code spans of its first cells. */
function firstCells(text: string): readonly string[] {
  return tableRows(text).flatMap(([cell = '']) => codeSpans(cell));
}

describe('README.md', () => {
  const [, block = ''] = /^ *```yaml\n(.*?)^ *```$/ms.exec(readme) ?? [];
  const lines = block.split('\n').map((line) => line.replace(/^ {3}/, ''));

  test('has a configuration of five lines that is valid', () => {
    expect(lines.filter((line) => line !== '')).toHaveLength(5);
    const loaded = loadConfig({
      repositoryName: 'octo/hello',
      repository: { path: '.github/async.yml', text: lines.join('\n') },
      organisation: null,
      templates: [],
    });
    expect(loaded.status === 'valid' && loaded.config.templates.map(({ name }) => name)).toEqual([
      'brief',
      'decision',
      'change',
    ]);
  });

  test('lists the permissions of app.yml, each with a reason', () => {
    const app = load(read('app.yml')) as { default_permissions: Record<string, string> };
    const rows = tableRows(part(readme, '## What it may do, and why')).slice(1);
    const listed = rows.map(([name = '', access = '']) => [name.replaceAll('`', ''), access]);
    expect(Object.fromEntries(listed)).toEqual(app.default_permissions);
    for (const [, , reason = ''] of rows) expect(reason.length).toBeGreaterThan(20);
  });

  test('lists every script that people call', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const name of Object.keys(scripts).filter((script) => script !== 'pretest')) {
      expect(readme).toMatch(new RegExp(`npm (run )?${name}\\b`));
    }
  });
});

describe('docs/architecture.md', () => {
  const manifest = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies' | 'overrides',
    Record<string, string>
  >;
  const [production = '', development = ''] = part(architecture, '## Dependencies').split('To build and to test:');

  test.each([
    ['dependencies', production],
    ['devDependencies', development],
  ] as const)('says of each of the %s what it is for', (key, table) => {
    expect([...firstCells(table)].sort()).toEqual(Object.keys(manifest[key]).sort());
  });

  test('says of each override why it is there', () => {
    for (const [name, version] of Object.entries(manifest.overrides)) {
      expect(development).toContain(`\`${name}\` is held at ${version}`);
    }
  });

  test('lists the layers of the core in the order that holds', () => {
    const [, list = ''] = /const LAYERS = \[(.*?)\]/s.exec(read('test/core/layers.test.ts')) ?? [];
    const layers = [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
    const rows = tableRows(part(architecture, '## Layers')).map(([cell = '']) => codeSpans(cell)[0] ?? '');
    const shown = rows.filter((name) => name !== '' && !name.startsWith('src'));
    expect(shown.map((name) => (name === 'snapshot.ts' ? 'values' : name.replace(/\.ts$|\/$/, '')))).toEqual(layers);
  });

  test('gives the number of attempts', () => {
    expect(MAX_ATTEMPTS).toBe(12);
    expect(architecture).toContain('After twelve attempts');
  });
});

/** What is written like a metric in the page on operating and is none. */
const NO_METRICS = ['async_conventions', 'pull_request', 'check_run', 'max_connections'];

describe('docs/operating.md', () => {
  const table = part(operating, '## Settings');

  test('lists the settings that the program reads, and no other', () => {
    expect([...firstCells(table)].sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  test('lists every metric with its labels, and no other', async () => {
    const metrics = createMetrics({ clock: systemClock, version: '1', counts: () => null });
    const rows = tableRows(part(operating, '## Metrics')).slice(1);
    const shown = rows.map(([name = '', labels = '']) => [codeSpans(name).join(), codeSpans(labels)] as const);
    const ours = Object.fromEntries(shown.filter(([name]) => name.startsWith('async_conventions_')));
    const text = await metrics.render();
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
    expect(Object.keys(ours).sort()).toEqual(names.filter((name) => name.startsWith('async_conventions_')).sort());
    for (const name of names.filter((each) => !each.startsWith('async_'))) expect(name).toMatch(/^(process|nodejs)_/);
    expect(codeSpans(operating)).toEqual(expect.arrayContaining(['process_*', 'nodejs_*']));
    for (const [name, labels] of Object.entries(ours)) expect([name, labels]).toEqual([name, metrics.labelsOf(name)]);
  });

  test('names metrics that there are, wherever it names one', async () => {
    const text = await createMetrics({ clock: systemClock, version: '1', counts: () => null }).render();
    const named = codeSpans(operating).flatMap((span) => /^[a-z]+(?:_[a-z0-9]+)+(?=\{|$)/.exec(span)?.[0] ?? []);
    const missing = named.filter((name) => !new RegExp(`^# TYPE (async_conventions_)?${name} `, 'm').test(text));
    expect(missing.filter((name) => !NO_METRICS.includes(name))).toEqual([]);
  });

  test('gives the defaults that hold', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const reading = readSettings({ APP_ID: '1', PRIVATE_KEY: key }, () => '');
    if (reading.status !== 'valid') throw new Error(reading.status);
    const { host, port, logLevel, concurrency, writePacing, role, sweepLookbackMs, rateReserve } = reading.settings;
    const shown = Object.fromEntries(tableRows(table).map(([name = '', value = '']) => [name, value]));
    expect(shown).toMatchObject({
      '`HOST`': `\`${host}\``,
      '`PORT`': `\`${port}\``,
      '`LOG_LEVEL`': `\`${logLevel}\``,
      '`CONCURRENCY`': `\`${concurrency}\``,
      '`WRITE_PACING`': `\`${writePacing}\``,
      '`ROLE`': `\`${role}\``,
      '`SWEEP_LOOKBACK`': `\`${sweepLookbackMs / 3_600_000}h\``,
      '`RATE_RESERVE`': `\`${rateReserve * 100}%\``,
    });
  });

  test('names the address of webhooks', () => {
    expect(operating).toContain(`POST ${WEBHOOK_PATH}`);
  });
});
