import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { PRESETS } from '../../../src/core/config/language/schema.js';
import { loadConfig, parseConfigText } from '../../../src/core/loading/load-config.js';
import { startGitHub } from '../../github/index.js';
import { run } from './terminal.js';

const golden = new URL('./golden/', import.meta.url);

/** The five lines and the people of the design, as a lead would write them. */
const DESIGN = readFileSync(new URL('../../fixtures/configs/valid-design.yml', import.meta.url), 'utf8');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explain-'));
  await mkdir(join(folder, '.github'));
});
afterEach(() => rm(folder, { recursive: true }));

async function explain(text: string): Promise<string> {
  await writeFile(join(folder, '.github/async.yml'), text);
  const { code, out, err } = await run(['explain'], '', {}, folder);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

function configOf(text: string) {
  const repository = { path: '.github/async.yml', text };
  return loadConfig({ repositoryName: 'octo/hello', repository, organisation: null, templates: [] });
}

function expectGolden(name: string, text: string): void {
  const file = new URL(name, golden);
  if (process.env['UPDATE_GOLDEN'] === '1' || !existsSync(file)) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe('explain', () => {
  it('says where each value of a file comes from', async () => {
    expectGolden('design.yml', await explain(DESIGN));
  });

  it.each(PRESETS)('reads well for the preset %s', async (preset) => {
    expectGolden(`${preset}.yml`, await explain(`version: 1\npreset: ${preset}\n`));
  });

  it.each([DESIGN, ...PRESETS.map((preset) => `version: 1\npreset: ${preset}\n`)])(
    'prints a file that says the same: %#',
    async (text) => {
      expect(configOf(await explain(text))).toEqual(configOf(text));
    },
  );

  it('shows what is taken from a form below its name, as comments', async () => {
    await mkdir(join(folder, '.github/ISSUE_TEMPLATE'));
    await writeFile(
      join(folder, '.github/ISSUE_TEMPLATE/bug.yml'),
      `name: Bug
description: Something is wrong
body:
  - type: textarea
    attributes: { label: What happens, description: Tell us }
    validations: { required: true }
  - type: dropdown
    attributes: { label: How bad, options: [low, high] }
    validations: { required: true }
  - type: input
    attributes: { label: Version }
`,
    );
    const out = await explain(
      'version: 1\ntemplates: { bug: { match: { labels: bug }, sections: { from: .github/ISSUE_TEMPLATE/bug.yml } } }\n',
    );
    expect(out).toContain(`    sections: { from: .github/ISSUE_TEMPLATE/bug.yml } # .github/async.yml:2
    # - What happens
    # - { heading: How bad, one_of: [low, high] }
    # - { heading: Version, level: 'off' }
`);
    expect(parseConfigText({ path: 'x', text: out }).problems).toBeNull();
  });

  test('problems in their place, and ends with 1', async () => {
    await writeFile(join(folder, '.github/async.yml'), 'version: 1\nmode: loud\n');
    const { code, out } = await run(['explain'], '', {}, folder);
    expect(code).toBe(1);
    expect(out).toMatch(/^\.github\/async\.yml:2:7: .*\(docs\/configuration\.md#top-level-keys\)\n$/);
  });

  test('says what a clone does not hold', async () => {
    await writeFile(join(folder, '.github/async.yml'), 'version: 1\nextends: octo/standards\n');
    const { code, err } = await run(['explain'], '', {}, folder);
    expect(code).toBe(0);
    expect(err).toBe('Not read here: octo/standards, which the configuration extends. `explain --repo` reads it.\n');
  });

  test.each([
    [['explain'], '.github/async.yml is not there; --config F or --repo OWNER/REPO names another\n'],
    [['explain', 'x'], 'explain takes no file; --config F names one\n'],
    [['explain', '--repo', 'octo'], '--repo is written OWNER/REPO\n'],
    [['explain', '--repo', 'octo/hello'], 'explain --repo needs GITHUB_TOKEN, with read access to the repository\n'],
    [['config'], 'config --preset NAME prints a preset: standard, lean, strict, oss\n'],
    [['config', '--preset', 'loose'], 'config --preset NAME prints a preset: standard, lean, strict, oss\n'],
  ])('%j is answered with what would be right', async (args, message) => {
    expect(await run(args, '', {}, folder)).toEqual({ code: 2, out: '', err: message });
  });
});

describe('explain --repo', () => {
  test('names every layer: organisation, what is extended, the repository', async () => {
    await using github = await startGitHub();
    const path = '.github/async.yml';
    github.repository('octo/.github', { files: { [path]: 'version: 1\nmode: enforce\nscope: { grace: 5m }\n' } });
    github.repository('octo/standards', { files: { [path]: 'version: 1\nscope: { drafts: true, grace: 7m }\n' } });
    github.repository('octo/hello', {
      files: { [path]: 'version: 1\nextends: octo/standards\ntemplates: { brief: {} }\n' },
    });
    const environment = { GITHUB_TOKEN: github.userToken('olga'), GITHUB_API_URL: github.apiUrl };
    const { code, out } = await run(['explain', '--repo', 'octo/hello'], '', environment, folder);
    expect(code).toBe(0);
    expect(out.replaceAll(/ +#/g, ' #')).toContain(
      [
        'mode: enforce # octo/.github/.github/async.yml:2',
        'ratchet: false # default',
        'scope:',
        '  bots: false # default',
        '  drafts: true # octo/standards/.github/async.yml:2',
      ].join('\n'),
    );
    expect(out).toMatch(/grace: 7m +# octo\/standards\/\.github\/async\.yml:2\n/);
    expect(out).toMatch(/extends: octo\/standards +# \.github\/async\.yml:2\n/);
    expect(out).toMatch(/- Goal\n/);
  });

  test('a repository that nobody may see is an error of use, and one without a file has nothing to explain', async () => {
    await using github = await startGitHub();
    github.repository('octo/bare');
    const environment = { GITHUB_TOKEN: github.userToken('olga'), GITHUB_API_URL: github.apiUrl };
    expect((await run(['explain', '--repo', 'octo/none'], '', environment, folder)).code).toBe(2);
    expect((await run(['explain', '--repo', 'octo/bare'], '', environment, folder)).err).toContain(
      'no configuration applies',
    );
  });
});

describe('config --preset', () => {
  it.each(PRESETS)('%s prints a file that is the same by itself', async (preset) => {
    const { code, out } = await run(['config', '--preset', preset], '', {}, folder);
    expect(code).toBe(0);
    expect(parseConfigText({ path: 'x', text: out }).problems).toBeNull();
    expect(configOf(out)).toEqual(configOf(`version: 1\npreset: ${preset}\n`));
  });
});

describe('validate --format json', () => {
  it('gives each problem its place and where to read on', async () => {
    await writeFile(join(folder, 'x.yml'), 'version: 1\nscope: { grace: soon }\n');
    const { code, out } = await run(['validate', '--format', 'json', 'x.yml'], '', {}, folder);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      file: 'x.yml',
      valid: false,
      problems: [
        {
          file: 'x.yml',
          line: 2,
          column: 17,
          message: '`scope.grace`: expected a duration such as `10m`, `4h` or `2w`, found `soon`.',
          reference: 'docs/configuration.md#scope',
        },
      ],
    });
  });

  it('says so where there are none', async () => {
    await writeFile(join(folder, 'x.yml'), 'version: 1\n');
    const { code, out } = await run(['validate', '--format', 'json', 'x.yml'], '', {}, folder);
    expect([code, JSON.parse(out)]).toEqual([0, { version: 1, file: 'x.yml', valid: true, problems: [] }]);
  });
});
