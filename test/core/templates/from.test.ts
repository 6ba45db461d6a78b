import { describe, expect, it, test } from 'vitest';
import type { Template } from '../../../src/core/config/config.js';
import { loadConfig, type SourceFile } from '../../../src/core/loading/load-config.js';
import { en } from '../../../src/core/text/en.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { configOf, issue } from './candidate.js';

const FORM = '.github/ISSUE_TEMPLATE/bug.yml';
const MARKDOWN = '.github/ISSUE_TEMPLATE/bug.md';

function templateFrom(file: SourceFile, from = file.path, name = 'own'): Template {
  const config = configOf(`templates: { ${name}: { match: { kind: issue }, sections: { from: '${from}' } } }`, [file]);
  const [template] = config.templates;
  if (template === undefined) throw new Error('one template is to be there');
  return template;
}

function form(...fields: readonly string[]): SourceFile {
  return { path: FORM, text: `name: Bug\ndescription: x\nbody:\n${fields.map((field) => `  - ${field}\n`).join('')}` };
}

/** Headings with their levels, as `Why! How? What` for require and off. */
function levels(template: Template): readonly string[] {
  return template.sections.map(({ heading, level }) => `${heading}${level === 'require' ? '!' : ` (${level})`}`);
}

describe('sections from an issue form', () => {
  const sectionOf = (field: string) => templateFrom(form(field)).sections[0];

  it('are its fields, required or off as there', () => {
    const file = form(
      '{ type: markdown, attributes: { value: Hello } }',
      '{ type: textarea, attributes: { label: What happened }, validations: { required: true } }',
      '{ type: input, attributes: { label: Version } }',
      '{ type: upload, attributes: { label: Files }, validations: { required: yes } }',
      '{ type: textarea, attributes: { label: "What happened?" }, validations: { required: false } }',
      '{ type: input, attributes: { label: "🎯" }, validations: { required: true } }',
    );
    expect(levels(templateFrom(file))).toEqual(['What happened!', 'Version (off)', 'Files!']);
  });

  it('have the choices of a dropdown, one step softer than the section', () => {
    const field = (rest: string) => `{ type: dropdown, attributes: { label: How bad, options: ${rest} }`;
    const required = sectionOf(`${field('[low, high]')}, validations: { required: true } }`);
    expect(required?.one_of).toEqual({ value: ['low', 'high'], level: 'warn' });
    expect(sectionOf(`${field('[low, high]')} }`)?.one_of?.level).toBe('off');
    expect(sectionOf(`${field('[3.10, 3.11]')} }`)?.one_of).toBe(null);
  });

  it.each([
    ['all are required', '[{ label: a, required: true }, { label: b, required: true }]', 'require', 'all'],
    ['some are required', '[{ label: a, required: true }, { label: b }]', 'require', 'some'],
    ['none is required', '[{ label: a }, { label: b, required: false }]', 'off', undefined],
  ])('have the boxes that must be ticked where %s', (_, options, level, checked) => {
    const section = sectionOf(`{ type: checkboxes, attributes: { label: Before, options: ${options} } }`);
    expect(section?.level).toBe(level);
    expect(section?.checked?.value).toBe(checked);
    expect(section?.prompts).toEqual(['- [ ] a\n- [ ] b']);
  });

  it('have its texts as prompts, and of placeholders only what is no answer', () => {
    const value = 'Tell us all of it, please';
    expect(sectionOf(`{ type: textarea, attributes: { label: Log, value: '${value}', render: sh } }`)?.prompts).toEqual(
      [value, `\`\`\`sh\n${value}\n\`\`\``],
    );
    const placeholder = (type: string) =>
      sectionOf(`{ type: ${type}, attributes: { label: A, placeholder: "Windows 11\\nTell us what you use it for" } }`);
    expect(placeholder('textarea')?.prompts).toEqual(['Tell us what you use it for']);
    expect(placeholder('input')?.prompts).toEqual([]);
  });

  it('have its description as help, and "None" as an answer where that offers it', () => {
    const section = (text: string) => sectionOf(`{ type: input, attributes: { label: A, description: '${text}' } }`);
    expect(section('One a line.')).toMatchObject({ help: 'One a line.', none: false });
    expect(section('Write "None" where there is none.')).toMatchObject({ none: true });
  });

  it('have the other names of the built-in template of that name', () => {
    const file = form('{ type: textarea, attributes: { label: Expected }, validations: { required: true } }');
    expect(templateFrom(file, FORM, 'bug').sections[0]?.aliases).toContain('Expected behavior');
    expect(templateFrom(file).sections[0]?.aliases).toEqual([]);
  });

  it('require the outcome of a decision although a form cannot', () => {
    const file = form(
      '{ type: textarea, attributes: { label: Problem }, validations: { required: true } }',
      '{ type: textarea, attributes: { label: Decision } }',
    );
    expect(levels(templateFrom(file, FORM, 'decision'))).toEqual(['Problem!', 'Decision!']);
    expect(levels(templateFrom(file))).toEqual(['Problem!', 'Decision (off)']);
  });
});

describe('sections from a Markdown template', () => {
  const cases: readonly (readonly [what: string, text: string, sections: readonly string[]])[] = [
    ['below a title', '# Bug\n\n## What\n\n## Why\n', ['What!', 'Why!']],
    ['with deeper ones', '## What\n\n### One\n\n### Two\n\n### Three\n\n## Why\n', ['What!', 'Why!']],
    ['a single one of each level', '# What\n\n## Why\n', ['What!', 'Why!']],
    [
      'lines of bold text',
      '**What happens**\nTell us.\n\n**What should happen:**\n',
      ['What happens!', 'What should happen!'],
    ],
    [
      'summaries are none',
      '<details><summary>A</summary></details>\n<details><summary>B</summary></details>\n\n## C\n',
      ['C!'],
    ],
    ['markup, numbers and emoji', '## **1. What**\n\n## 🤔 `Why`?\n', ['1. What!', '🤔 Why?!']],
    ['one heading twice', '## What\n\n## What\n\n## Why\n', ['What!', 'Why!']],
    ['front matter is passed over', '---\nname: A\n---\n\n## What\n\n## Why\n', ['What!', 'Why!']],
    ['inside a comment is none', '<!--\n## No\n-->\n\n## What\n\n## Why\n', ['What!', 'Why!']],
  ];

  it.each(cases)('%s', (_, text, sections) => {
    expect(levels(templateFrom({ path: MARKDOWN, text }))).toEqual(sections);
  });

  const optional: readonly (readonly [heading: string, below: string])[] = [
    ['Notes (optional)', ''],
    ['[Optional] Notes', ''],
    ['Optional: notes', ''],
    ['Notes - optional', ''],
    ['Screenshots, if applicable', ''],
    ['Screenshots', 'If applicable, put some here.'],
    ['Notes', '<!-- Optional: anything else -->'],
    ['Notes', '<!--\nOptional. Anything else\n-->'],
    ['Notes', '_(optional)_'],
    ['Notes', 'This section is optional.'],
    ['Hinweise', '<!-- falls zutreffend -->'],
    ['Captures (facultatif)', ''],
    ['Notas (opcional)', ''],
    ['Заметки (необязательно)', ''],
    ['補足（任意）', ''],
    ['备注（可选）', ''],
    ['참고 (선택 사항)', ''],
  ];

  it.each(optional)('that may be left out are off: %s %s', (heading, below) => {
    const [, section] = templateFrom({ path: MARKDOWN, text: `## Why\n\n## ${heading}\n\n${below}\n` }).sections;
    expect(section?.level).toBe('off');
  });

  it.each([
    ['Optional parameters', 'Which are there?'],
    ['What is optional', ''],
    ['Notes', '<!-- All options that you set -->'],
    ['Steps', 'Tell us. Optionally with a video.'],
    ['Many things', 'if you know'],
  ])('that only speak of options are required: %s %s', (heading, below) => {
    const [, section] = templateFrom({ path: MARKDOWN, text: `## Why\n\n## ${heading}\n\n${below}\n` }).sections;
    expect(section?.level).toBe('require');
  });

  it('have the text below as a prompt, deeper headings included', () => {
    const [section] = templateFrom({ path: MARKDOWN, text: '## A\n\n<!-- x -->\n\n### a\n\nWell.\n\n## B\n' }).sections;
    expect(section?.prompts).toEqual(['<!-- x -->\n\n### a\n\nWell.']);
  });
});

test('a section that nobody is asked for still ends the one above it', () => {
  const text = '**What happens**\n<!-- Tell us -->\n\n**Anything else** (optional)\n<!-- Whatever it is -->\n';
  const file = { path: MARKDOWN, text };
  const config = configOf(`templates: { bug: { match: { kind: issue }, sections: { from: ${MARKDOWN} } } }`, [file]);
  const body = text.replace('<!-- Whatever it is -->', 'It rained all day.');
  const { findings, sections } = evaluate(config, issue({ body }), en);
  expect(findings.map(({ section }) => section)).toEqual(['What happens']);
  expect(sections.map(({ heading }) => heading)).toEqual(['What happens']);
});

describe('the file that is named', () => {
  const file = form('{ type: input, attributes: { label: A }, validations: { required: true } }');

  it.each([FORM, `./${FORM}`, `/${FORM}`, FORM.toUpperCase(), FORM.replace('ISSUE_TEMPLATE', 'issue_template')])(
    'is found as %s',
    (from) => {
      expect(levels(templateFrom(file, from))).toEqual(['A!']);
    },
  );

  const faults: readonly (readonly [what: string, from: string, file: SourceFile])[] = [
    ['is not there', '.github/ISSUE_TEMPLATE/gone.yml', file],
    ['has the same name elsewhere', 'docs/bug.yml', file],
    ['is not YAML', FORM, { path: FORM, text: 'body: [' }],
    ['has no fields', FORM, { path: FORM, text: 'body: [{ type: markdown, attributes: { value: x } }]' }],
    ['has no headings', MARKDOWN, { path: MARKDOWN, text: 'Tell us.\n' }],
    [
      'is the page of the chooser',
      '.github/ISSUE_TEMPLATE/config.yml',
      { ...file, path: '.github/ISSUE_TEMPLATE/config.yml' },
    ],
  ];

  it.each(faults)('is a fault at its line where it %s', (_, from, there) => {
    const repository = {
      path: '.github/async.yml',
      text: `version: 1\ntemplates:\n  bug:\n    sections:\n      from: ${from}\n`,
    };
    expect(loadConfig({ repositoryName: 'octo/hello', repository, organisation: null, templates: [there] })).toEqual({
      status: 'invalid',
      file: '.github/async.yml',
      problems: [
        {
          file: '.github/async.yml',
          line: 5,
          column: 13,
          message: en.problems.fromMissing('templates.bug.sections.from', from),
          reference: 'docs/configuration.md#templates',
        },
      ],
    });
  });
});

test('the titles that forms and templates begin with are known', () => {
  const files: readonly SourceFile[] = [
    { ...form('{ type: input, attributes: { label: A } }'), path: `${FORM}` },
    { path: FORM.replace('bug', 'task'), text: 'title: "[Task]: "\nbody: [{ type: input, attributes: { label: B } }]' },
    { path: MARKDOWN, text: '---\nname: Bug\ntitle: "Bug report"\n---\n\n## A\n' },
    { path: MARKDOWN.replace('bug', 'idea'), text: "---\nname: Idea\ntitle: ''\n---\n\n## A\n" },
    { path: MARKDOWN.replace('bug', 'list'), text: '---\ntitle: [BUG]\n---\n\n## A\n' },
    { path: MARKDOWN.replace('bug', 'same'), text: '---\ntitle: Bug report\n---\n\n## A\n' },
    { path: MARKDOWN.replace('bug', 'long'), text: `---\ntitle: ${'x'.repeat(5000)}\n---\n\n## A\n` },
  ];
  const { titles } = configOf('templates: { brief: {} }', files);
  expect(titles).toEqual(['[Task]:', 'Bug report', 'x'.repeat(300)]);
});
