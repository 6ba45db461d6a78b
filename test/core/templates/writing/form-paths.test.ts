import { describe, expect, it, test } from 'vitest';
import { formPaths } from '../../../../src/core/templates/writing/form-paths.js';
import { isReadTemplate, isTemplatePath } from '../../../../src/core/templates/forms/template-paths.js';
import { loadConfig } from '../../../../src/core/loading/load-config.js';
import { cpuTime } from '../../../cpu-time.js';
import { configOf } from '../candidate.js';

const SECTIONS = 'sections: [Why]';
const file = { path: '.github/pull_request_template.md', text: '## What\n\n## Why\n' };

describe('the files of a configuration', () => {
  const cases: readonly (readonly [what: string, templates: string, files: readonly string[]])[] = [
    ['an issue form where issues may have it', `a: { match: { labels: [x] }, ${SECTIONS} }`, ['ISSUE_TEMPLATE/a.yml']],
    [
      'under the name that match.forms gives',
      `a: { match: { forms: [x.md, B.yml] }, ${SECTIONS} }`,
      ['ISSUE_TEMPLATE/B.yml'],
    ],
    ['but not under a path', `a: { match: { forms: [../x.yml, config.yml] }, ${SECTIONS} }`, ['ISSUE_TEMPLATE/a.yml']],
    ['none of a template chosen by name', `a: { ${SECTIONS} }`, []],
    ['none of one that asks nothing', 'a: { match: { labels: [x] }, sections: [{ heading: Why, level: off }] }', []],
    [
      'never the page of the chooser',
      `Config: { match: { labels: [x] }, ${SECTIONS} }`,
      ['ISSUE_TEMPLATE/config-2.yml'],
    ],
    [
      'each under a name of its own',
      `"A b": { match: { labels: [x] }, ${SECTIONS} }\n  "a-B!": { match: { labels: [y] }, ${SECTIONS} }\n  "🎯": { match: { labels: [z] }, ${SECTIONS} }`,
      ['ISSUE_TEMPLATE/a-b.yml', 'ISSUE_TEMPLATE/a-b-2.yml', 'ISSUE_TEMPLATE/template.yml'],
    ],
    [
      'no issue form of what only pull requests have',
      `a: { match: { labels: [x], base: [main] }, ${SECTIONS} }\n  b: { match: { draft: true, labels: [y] }, ${SECTIONS} }`,
      ['pull_request_template.md', 'PULL_REQUEST_TEMPLATE/b.md'],
    ],
    [
      'the template of every pull request, wherever it stands',
      `docs: { match: { kind: pull_request, labels: [docs] }, ${SECTIONS} }\n  deep: { match: { paths: "a/**" }, ${SECTIONS} }\n  all: { match: { kind: pull_request }, ${SECTIONS} }`,
      ['PULL_REQUEST_TEMPLATE/docs.md', 'PULL_REQUEST_TEMPLATE/deep.md', 'pull_request_template.md'],
    ],
    [
      'both of a template for everything',
      `a: { match: { association: [NONE] }, ${SECTIONS} }`,
      ['ISSUE_TEMPLATE/a.yml', 'pull_request_template.md'],
    ],
  ];

  it.each(cases)('are %s', (_, templates, files) => {
    const { issues, pulls } = formPaths(configOf(`templates:\n  ${templates}\n`));
    expect([...issues.values(), ...pulls.values()].map((path) => path.replace('.github/', ''))).toEqual(files);
  });

  it('leave alone the file that a template is taken from', () => {
    const text = `templates:\n  a: { match: { kind: pull_request }, sections: { from: ${file.path} } }\n  b: { match: { paths: "b/**" }, ${SECTIONS} }\n`;
    expect([...formPaths(configOf(text, [file])).pulls.values()]).toEqual(['.github/PULL_REQUEST_TEMPLATE/b.md']);
  });
});

test.each([
  ['.github/ISSUE_TEMPLATE/bug.yml', true, true],
  ['./.github/issue_template/BUG.MD', true, true],
  ['.github/ISSUE_TEMPLATE/config.yml', false, false],
  ['.github/ISSUE_TEMPLATE/deeper/bug.yml', false, false],
  ['.github/pull_request_template.txt', true, true],
  ['.github/PULL_REQUEST_TEMPLATE/a.md', false, true],
  ['PULL_REQUEST_TEMPLATE.md', false, true],
  ['docs/issue_template.md', false, true],
  ['.github/ISSUE_TEMPLATE.md', true, true],
  ['README.md', false, false],
  ['.github/async.yml', false, false],
])('%s: the app reads it: %s, GitHub offers it: %s', (path, isRead, isTemplate) => {
  expect([isReadTemplate(path), isTemplatePath(path)]).toEqual([isRead, isTemplate]);
});

describe('files that mean ill', () => {
  const hostile: readonly (readonly [what: string, path: string, text: string])[] = [
    ['many headings', 'a.md', '# a\n'.repeat(8_000) + '###### b\n'.repeat(3_000)],
    ['many lines of bold text', 'a.md', '**a** (optional)\n\n'.repeat(3_500)],
    ['brackets that never close', 'a.md', `## a\n\n## b ${'('.repeat(60_000)}\n`],
    ['front matter that never ends', 'a.md', `---\n${'-\n'.repeat(30_000)}\n## a\n\n## b\n`],
    ['many fields', 'a.yml', `body:\n${'- { type: input, attributes: { label: a } }\n'.repeat(1_400)}`],
    [
      'many boxes',
      'a.yml',
      `body:\n- type: checkboxes\n  attributes:\n    label: a\n    options:\n${'    - { label: b, required: true }\n'.repeat(1_800)}`,
    ],
    [
      'a long placeholder',
      'a.yml',
      `body:\n- type: textarea\n  attributes: { label: a, placeholder: "${'a '.repeat(30_000)}" }\n`,
    ],
  ];

  it.each(hostile)('%s are read quickly, for five hundred templates', (_, name, text) => {
    const path = `.github/ISSUE_TEMPLATE/${name}`;
    const templates = Array.from({ length: 500 }, (_each, at) => `  t${at}: { sections: { from: ${path} } }\n`).join(
      '',
    );
    const start = cpuTime();
    const { status } = loadConfig({
      repositoryName: 'octo/hello',
      repository: { path: '.github/async.yml', text: `version: 1\ntemplates:\n${templates}` },
      organisation: null,
      templates: [{ path, text }],
    });
    expect(status).toBe('valid');
    expect(cpuTime() - start).toBeLessThan(2_000);
  });
});
