import { Ajv } from 'ajv';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import type { Config } from '../../../src/core/config/config.js';
import { renderJsonSchema } from '../../../src/core/config/language/json-schema.js';
import { mergeLayers, untrace } from '../../../src/core/config/layers/merge.js';
import { findLoosenings } from '../../../src/core/config/layers/lock.js';
import { resolveConfig } from '../../../src/core/config/resolve/resolve.js';
import { configSchema, PRESETS, type RawConfig } from '../../../src/core/config/language/schema.js';
import { builtinTemplates } from '../../../src/core/templates/builtin.js';
import { compose, type FileLayer } from '../../../src/core/loading/compose.js';
import {
  defaultConfig,
  loadConfig,
  parseConfigText,
  writtenConfig,
  type ConfigLoad,
  type ConfigSources,
} from '../../../src/core/loading/load-config.js';
import { presets } from '../../../src/core/loading/presets.js';
import { cpuTime } from '../../cpu-time.js';
import { arbitraryConfig } from './arbitrary-config.js';
import { expectAnswer } from './expect-answer.js';
import { leafPaths } from './schema-walk.js';

function write(value: unknown): string {
  return dump(value, { noRefs: true, skipInvalid: true });
}

/** Loads a text as the organisation's own file, in which every key may stand but `extends`, as it says it itself. */
function load(text: string): ConfigLoad {
  const sources: ConfigSources = {
    repositoryName: 'octo/.github',
    repository: { path: '.github/async.yml', text },
    organisation: null,
    templates: [],
  };
  const config = writtenConfig(sources);
  return config === null ? loadConfig(sources) : { status: 'valid', config };
}

function configOf(...values: readonly RawConfig[]): Config {
  const files = values.map((value): FileLayer => {
    return { kind: 'repository', path: '', value, locate: () => ({ line: 1, column: 1 }) };
  });
  return resolveConfig(compose(files).value, builtinTemplates);
}

function read(text: string): RawConfig {
  const reading = parseConfigText({ path: 'x', text });
  if (reading.problems !== null) throw new Error(`${JSON.stringify(reading.problems)} in\n${text}`);
  return reading.value;
}

describe('a valid configuration', () => {
  const validate = new Ajv({ strictTypes: false }).compile(renderJsonSchema());

  it.each(PRESETS)('survives being written and read, with the preset %s', (preset) => {
    fc.assert(
      fc.property(arbitraryConfig, (given) => {
        const value = { ...given, preset };
        const again = read(write(value));
        expect(again).toEqual(value);
        expect(configOf(again)).toEqual(configOf(value));
        expect(read(JSON.stringify(value))).toEqual(value);
      }),
      { numRuns: 150 },
    );
  });

  it('is loaded as it is resolved, and fits the JSON Schema', () => {
    fc.assert(
      fc.property(arbitraryConfig, (given) => {
        const value: RawConfig = { ...given, extends: null, repositories: null };
        expect(load(write(value))).toEqual({ status: 'valid', config: configOf(value) });
        expect(validate(given), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is made of every key that there is', () => {
    const seen = new Set<string>();
    for (const value of fc.sample(arbitraryConfig, { numRuns: 600, seed: 3 })) collect(value, '', seen);
    expect(leafPaths(configSchema).filter((path) => !seen.has(path))).toEqual([]);
  });
});

/** Every path of a value, written as those of the schema. */
function collect(value: unknown, path: string, seen: Set<string>): void {
  seen.add(path);
  if (Array.isArray(value)) for (const item of value) collect(item, `${path}[]`, seen);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const step = /^(?:templates|links\.kinds|people\.members)$/.test(path) ? '*' : key;
    collect(inner, path === '' ? step : `${path}.${step}`, seen);
  }
}

describe('an edit of a valid configuration', () => {
  const position = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const characters = fc
    .record({ at: position, remove: fc.nat({ max: 8 }), insert: fc.string({ unit: 'binary', maxLength: 4 }) })
    .map(({ at, remove, insert }) => (text: string) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + insert + text.slice(start + remove);
    });
  const lines = fc
    .record({
      at: position,
      other: position,
      how: fc.constantFrom('delete', 'repeat', 'swap', 'indent', 'outdent', 'empty', 'tab', 'cut'),
    })
    .map(({ at, other, how }) => (text: string) => {
      const all = text.split('\n');
      const [from, to] = [at, other].map((share) => Math.floor(share * all.length)) as [number, number];
      return editLine(all, how, from, to).join('\n');
    });

  it('has an answer, with places inside the file, soon', () => {
    let slowest = 0;
    const edits = fc.array(fc.oneof(characters, lines), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(arbitraryConfig, edits, (value, changes) => {
        const text = changes.reduce((edited, change) => change(edited), write(value));
        const start = cpuTime();
        const result = load(text);
        slowest = Math.max(slowest, cpuTime() - start);
        expectAnswer(result, text);
      }),
      { numRuns: 2000 },
    );
    console.log(`  the slowest of 2,000: ${slowest.toFixed(0)} ms`);
    expect(slowest).toBeLessThan(2_000);
  });
});

type Edit = 'delete' | 'repeat' | 'swap' | 'indent' | 'outdent' | 'empty' | 'tab' | 'cut';

function editLine(all: readonly string[], how: Edit, from: number, to: number): readonly string[] {
  const line = all[from] ?? '';
  const put = (...instead: readonly string[]): readonly string[] => all.toSpliced(from, 1, ...instead);
  switch (how) {
    case 'delete':
      return put();
    case 'repeat':
      return put(line, line);
    case 'swap':
      return put(all[to] ?? '').toSpliced(to, 1, line);
    case 'indent':
      return put(`  ${line}`);
    case 'outdent':
      return put(line.replace(/^ {1,2}/, ''));
    case 'empty':
      return put(line.replace(/:.*/, ':'));
    case 'tab':
      return put(`\t${line}`);
    case 'cut':
      return put(line.slice(0, to));
    default:
      return how satisfies never;
  }
}

describe('layers', () => {
  const empty: RawConfig = { version: 1 };

  it('an empty layer above or below changes nothing', () => {
    fc.assert(
      fc.property(arbitraryConfig, (value) => {
        expect(configOf(empty, value)).toEqual(configOf(value));
        expect(configOf(value, empty)).toEqual(configOf(value));
        expect(untrace(mergeLayers([{}, value, {}]))).toEqual(value);
      }),
    );
  });

  it('the same layer twice is that layer', () => {
    fc.assert(
      fc.property(arbitraryConfig, (value) => {
        expect(untrace(mergeLayers([value, value]))).toEqual(value);
      }),
    );
  });

  it('what the upper layer says holds, what only the lower says is kept', () => {
    fc.assert(
      fc.property(arbitraryConfig, arbitraryConfig, (lower, upper) => {
        expectLaidOver(lower, upper, untrace(mergeLayers([lower, upper])));
      }),
    );
  });

  it('the upper preset is the one that the rest is laid over', () => {
    expect(configOf({ version: 1, preset: 'strict' }, { version: 1, preset: 'lean' })).toEqual(
      configOf({ version: 1, preset: 'lean' }),
    );
  });
});

/** The law of merging, read from its description: null removes, mappings merge, all else replaces. */
function expectLaidOver(lower: unknown, upper: unknown, merged: unknown): void {
  if (upper === undefined) return expect(merged).toEqual(lower);
  if (upper === null) return expect(merged ?? null).toBeNull();
  if (!isMapping(upper)) return expect(merged).toEqual(upper);
  if (!isMapping(merged)) throw new Error('a mapping was laid over something and is none');
  const below = isMapping(lower) ? lower : {};
  for (const key of new Set([...Object.keys(below), ...Object.keys(upper)])) {
    const own = (mapping: Readonly<Record<string, unknown>>) =>
      Object.hasOwn(mapping, key) ? mapping[key] : undefined;
    expectLaidOver(own(below), own(upper), own(merged));
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('locks', () => {
  it('hold nothing against the same configuration once more', () => {
    fc.assert(
      fc.property(arbitraryConfig, (value) => {
        expect(findLoosenings(configOf(value), configOf(value))).toEqual([]);
      }),
      { examples: [[{ version: 1, templates: { t: { sections: [{ heading: 'A', level: 'info' }, 'A'] } } }]] },
    );
  });

  it('name what is looser one way or the other wherever two configurations differ in what they ask', () => {
    fc.assert(
      fc.property(arbitraryConfig, arbitraryConfig, (one, other) => {
        const [a, b] = [configOf(one), configOf(other)];
        fc.pre(a.mode !== b.mode || a.labels.skip !== b.labels.skip || a.scope.grace !== b.scope.grace);
        expect([...findLoosenings(a, b), ...findLoosenings(b, a)]).not.toEqual([]);
      }),
    );
  });
});

describe('a preset', () => {
  it.each(PRESETS)('%s: printed as a file it says the same as its name', (name) => {
    const printed = load(write(presets[name]));
    const named = load(`version: 1\npreset: ${name}\n`);
    if (printed.status !== 'valid' || named.status !== 'valid') throw new Error(JSON.stringify([printed, named]));
    expect({ ...printed.config, preset: name }).toEqual(named.config);
  });

  it.each(PRESETS)('%s: printed with all that lies below it, it says the same', (name) => {
    const { value } = compose([
      { kind: 'repository', path: '', value: { version: 1, preset: name }, locate: () => ({ line: 1, column: 1 }) },
    ]);
    for (const preset of [name, 'standard'] as const) {
      const again = load(write({ ...value, preset }));
      if (again.status !== 'valid') throw new Error(JSON.stringify(again));
      expect({ ...again.config, preset: name }).toEqual(configOf({ version: 1, preset: name }));
    }
  });
});

test('the preset standard is what holds without a file', () => {
  expect(configOf({ version: 1, preset: 'standard' })).toEqual(defaultConfig());
});
