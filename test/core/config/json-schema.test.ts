import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import { renderJsonSchema } from '../../../src/core/config/language/json-schema.js';
import { configSchema } from '../../../src/core/config/language/schema.js';
import { presets } from '../../../src/core/loading/presets.js';
import { builtinTemplates } from '../../../src/core/templates/builtin.js';
import { fixtures } from './faulty-files.js';
import { renderSchemaFile, SCHEMA } from './schema-file.js';
import { leafPaths } from './schema-walk.js';

const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(renderJsonSchema());

function accepts(text: string): boolean {
  return validate(load(text));
}

test('the schema of the package is the one that the code gives', async () => {
  expect(readFileSync(SCHEMA, 'utf8'), 'run `npm run generate`').toBe(await renderSchemaFile());
});

describe('what is valid', () => {
  it.each(fixtures.filter(({ expected }) => expected.length === 0))('$name', ({ text }) => {
    expect(accepts(text), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it.each(Object.entries(presets))('the preset %s', (_, preset) => {
    expect(validate(preset)).toBe(true);
  });

  it('the built-in templates', () => {
    expect(validate({ version: 1, templates: Object.fromEntries(builtinTemplates) })).toBe(true);
  });
});

describe('a mistake of structure', () => {
  it.each([
    'mode: advise',
    'version: "1"',
    'version: 2',
    '- version: 1',
    ...[
      'tempaltes: {}',
      'mode: loud',
      'preset: standart',
      'extends: standards',
      'enforce_from: soon',
      'ratchet: yes',
      'scope: { grace: 3wd }',
      'scope: { bots: "true" }',
      'scope: { ignore_labels: [1] }',
      'scope: { graze: 1m }',
      'templates: [brief]',
      'templates: { brief: true }',
      'templates: { brief: { section: [A] } }',
      'templates: { brief: { sections: A } }',
      'templates: { brief: { sections: [2026] } }',
      'templates: { brief: { sections: [{ level: warn }] } }',
      'templates: { brief: { sections: [{ heading: A, level: must }] } }',
      'templates: { brief: { sections: [{ heading: A, min_words: 0 }] } }',
      'templates: { brief: { sections: [{ heading: A, min_words: { level: warn } }] } }',
      'templates: { brief: { sections: [{ heading: A, needs: lists }] } }',
      'templates: { brief: { sections: [{ heading: A, needs: { date: warn } }] } }',
      'templates: { brief: { sections: [{ heading: A, one_of: [] }] } }',
      'templates: { brief: { sections: { form: a.yml } } }',
      'templates: { brief: { match: { kind: pr } } }',
      'templates: { brief: { match: { association: member } } }',
      'templates: { change: { title: yes } }',
      'templates: { change: { title: { max_length: 300 } } }',
      'templates: { change: { linked_issue: { brief: done } } }',
      'templates: { change: { max_mentions: many } }',
      'comment: { locale: fr }',
      'labels: { skip: 123456789-123456789-123456789-123456789-123456789-1 }',
      'links: { kinds: [a.example] }',
      'links: { trackers: [ABCDEFGHIJKLMNOPQRSTU] }',
      'people: { hours: "9-5" }',
      'people: { days: [] }',
      'people: { country: Japan }',
      'people: { members: [ana] }',
      'people: { members: { ana: { zone: UTC } } }',
      'decisions: { window: soon }',
      'rollup: { at: 25:00 }',
      'rollup: { day: Monday }',
      'lock: { mode: true }',
    ].map((line) => `version: 1\n${line}`),
  ])('%s', (text) => {
    expect(accepts(text)).toBe(false);
  });
});

describe('what an editor shows', () => {
  interface Node {
    readonly description?: string;
    readonly properties?: Readonly<Record<string, Node>>;
    readonly additionalProperties?: Node | boolean;
    readonly items?: Node;
    readonly anyOf?: readonly Node[];
  }

  function collect(node: Node, path: string, found: Map<string, Node>): void {
    found.set(path, node);
    for (const form of node.anyOf ?? []) collect(form, path, found);
    for (const [key, value] of Object.entries(node.properties ?? {})) {
      collect(value, path === '' ? key : `${path}.${key}`, found);
      if (value.description === undefined) found.set(`undescribed ${path}.${key}`, value);
    }
    if (typeof node.additionalProperties === 'object') collect(node.additionalProperties, `${path}.*`, found);
    if (node.items?.anyOf?.some(({ properties }) => properties !== undefined)) collect(node.items, `${path}[]`, found);
  }

  const found = new Map<string, Node>();
  collect(renderJsonSchema(), '', found);

  it('is every key of the language', () => {
    expect(leafPaths(configSchema).filter((path) => !found.has(path))).toEqual([]);
  });

  it('is a description beside every key but the value of a rule', () => {
    const bare = [...found.keys()].filter((path) => path.startsWith('undescribed '));
    expect(bare.filter((path) => !path.endsWith('.value'))).toEqual([]);
  });

  it('is defaults and examples where the schema has them', () => {
    expect(renderJsonSchema()).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      properties: {
        mode: { default: 'advise', description: expect.stringContaining('observe') as string },
        extends: { examples: ['octo/standards'] },
        labels: { anyOf: [{ properties: { skip: { default: 'async: skip' } } }, { type: 'null' }] },
      },
    });
  });
});
