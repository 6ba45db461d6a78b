import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { en } from '../../../src/core/text/en.js';
import { FILE_REFERENCE, referenceOf } from '../../../src/core/config/faults/reference.js';
import { BOUNDS, configSchema } from '../../../src/core/config/language/schema.js';
import { defaultConfig, loadConfig, parseConfigText } from '../../../src/core/loading/load-config.js';
import { presets } from '../../../src/core/loading/presets.js';
import { configOf } from '../templates/candidate.js';
import { SEVERAL } from '../templates/several-files.js';
import { bounds, fixtures } from './faulty-files.js';
import { CONFIGURATION_PAGE, renderConfigurationPage } from './reference-page.js';
import { leafPaths } from './schema-walk.js';

const page = readFileSync(CONFIGURATION_PAGE, 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);

describe('examples of docs/configuration.md', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  it.each(examples)('example %#', (text) => {
    expect(parseConfigText({ path: 'docs/configuration.md', text }).problems).toBeNull();
  });
});

test('the generated parts of docs/configuration.md stand as the code has it', () => {
  expect(page, 'run `npm run generate`').toBe(renderConfigurationPage(page));
});

test('the example that says what holds anyway does', () => {
  expect(configOf((examples.at(-1) ?? '').replace('version: 1\n', ''))).toEqual(defaultConfig());
});

test('docs/configuration.md names every key of the language', () => {
  const steps = leafPaths(configSchema).flatMap((path) => path.split(/\.|\[\]/));
  const keys = new Set(steps.filter((step) => step !== '' && step !== '*'));
  expect(keys.size).toBeGreaterThan(60);
  for (const key of keys) expect(page, key).toMatch(new RegExp(`\\b${key}\\b`));
});

test('docs/configuration.md names every preset', () => {
  for (const name of Object.keys(presets)) expect(page).toContain(`| \`${name}\` |`);
});

test('docs/configuration.md gives the bounds that hold', () => {
  const { templates, sections, allSections, list, text, prompt, prompts, words, label, patterns, linkKinds, members } =
    BOUNDS;
  const bounds = page.slice(page.indexOf('\n## The file'), page.indexOf('\n## Every key'));
  for (const bound of [
    templates,
    sections,
    allSections,
    list,
    text,
    prompt,
    prompts,
    words,
    label,
    patterns,
    linkKinds,
    members,
  ]) {
    expect(bounds).toContain(bound.toLocaleString('en'));
  }
});

describe('what a problem refers to', () => {
  /** GitHub's anchors of headings of plain words. */
  const anchors = [...page.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9 _-]/g, '')
      .replaceAll(' ', '-'),
  );
  const isThere = (reference: string): boolean => {
    const [path, anchor = ''] = reference.split('#');
    return path === 'docs/configuration.md' && anchors.includes(anchor);
  };

  it('is one heading', () => {
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
  });

  it('is on the page for every key, and for the file as a whole', () => {
    const paths = leafPaths(configSchema).map((path) =>
      path.split(/\.|(?=\[\])/).map((step) => (step === '[]' ? 0 : step)),
    );
    const references = [FILE_REFERENCE, referenceOf([]), ...paths.map((path) => referenceOf(path))];
    expect(references.filter((reference) => !isThere(reference))).toEqual([]);
    expect(new Set(references).size).toBe(14);
  });

  it('is on the page for every problem of the fixtures', () => {
    const texts = [...fixtures.map(({ text }) => text), ...bounds.map(([, text]) => text)];
    const loads = SEVERAL.map(({ sources }) => loadConfig(sources));
    const problems = [
      ...texts.flatMap((text) => parseConfigText({ path: 'x', text }, en.problems).problems ?? []),
      ...loads.flatMap((load) => (load.status === 'invalid' ? load.problems : [])),
    ];
    expect(problems.length).toBeGreaterThan(150);
    expect(problems.filter(({ reference }) => !isThere(reference))).toEqual([]);
  });

  it.each([
    [['mode'], 'top-level-keys'],
    [['scope', 'grace'], 'scope'],
    [['templates', 'brief'], 'templates'],
    [['templates', 'brief', 'title', 'level'], 'templates'],
    [['templates', 'brief', 'match', 'labels', 0], 'match'],
    [['templates', 'brief', 'sections'], 'templates'],
    [['templates', 'brief', 'sections', 3, 'needs'], 'sections'],
    [['people', 'members', 'ana'], 'people'],
    [['nonsense'], 'top-level-keys'],
    [[], 'the-file'],
  ])('%j: %s', (path, anchor) => {
    expect(referenceOf(path)).toBe(`docs/configuration.md#${anchor}`);
  });
});
