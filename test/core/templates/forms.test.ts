import { describe, expect, it, test } from 'vitest';
import type { SourceFile } from '../../../src/core/config/parse.js';
import { selectTemplate } from '../../../src/core/templates/match.js';
import { configOf, issue } from './candidate.js';

const FOLDER = '.github/ISSUE_TEMPLATE/';

const bugForm: SourceFile = {
  path: `${FOLDER}bug.yml`,
  text: `
name: Bug
description: Something is wrong
body:
  - type: markdown
    attributes: { value: "Thank you for taking the time to write." }
  - type: textarea
    id: what
    attributes:
      label: What happened?
      value: |
        Tell us what you see.
        Then what you expected.
    validations: { required: true }
  - type: dropdown
    attributes: { label: "Version 🎯", options: [one, two] }
    validations: { required: true }
  - type: textarea
    attributes: { label: Logs, value: "paste the logs here", render: shell }
  - type: checkboxes
    attributes:
      label: Before you send
      options:
        - { label: I have searched, required: true }
        - label: I have read the guide
`,
};

const markdownTemplate: SourceFile = {
  path: `${FOLDER}brief.md`,
  text: `---
name: Brief
about: A piece of work
labels: task
---

Thank you.

## Goal
<!-- One sentence on what will be different -->

## Success criteria
- [ ] It works on a phone
- [ ] It is fast enough

### In detail
How do we measure it?

**Describe the plan**
A clear and concise description of what you will do.
`,
};

const CONFIG = `
templates:
  bug:
    match: { forms: [bug.yml] }
    sections: [What happened, { heading: Version }, { heading: Log output, aliases: [Logs], prompt: "Logs please, all" }, Before you send, Other]
  work:
    match: { forms: [brief.md] }
    sections: [Goal, Success criteria, Describe the plan]
`;

describe('what forms and templates add', () => {
  const config = configOf(CONFIG, [bugForm, markdownTemplate]);
  const promptsOf = (template: number) => config.templates[template]?.sections.map(({ prompts }) => prompts);

  it('the labels of required fields, or the headings', () => {
    expect(config.forms).toEqual({
      'bug.yml': ['What happened?', 'Version 🎯'],
      'brief.md': ['Goal', 'Success criteria', 'In detail', 'Describe the plan'],
    });
  });

  it('a field’s value, with its fence where it is rendered as code, and check boxes', () => {
    expect(promptsOf(0)).toEqual([
      ['Tell us what you see.\nThen what you expected.'],
      [],
      ['Logs please, all', 'paste the logs here', '```shell\npaste the logs here\n```'],
      ['- [ ] I have searched\n- [ ] I have read the guide'],
      [],
    ]);
  });

  it('the text under a heading, deeper headings and check boxes included, front matter not', () => {
    expect(promptsOf(1)).toEqual([
      ['<!-- One sentence on what will be different -->'],
      [expect.stringMatching(/^- \[ \] It works on a phone\n- \[ \] It is fast enough\n\n### In detail\nHow do we/)],
      ['A clear and concise description of what you will do.'],
    ]);
  });
});

describe('a body is known by its form', () => {
  const config = configOf(CONFIG, [bugForm, markdownTemplate]);
  const filled = '### What happened?\n\nIt broke.\n\n### Version 🎯\n\none\n\n### Logs\n\n_No response_\n';
  const cases: readonly (readonly [what: string, body: string, template: string | null])[] = [
    ['filled in', filled, 'bug'],
    ['with CRLF', filled.replaceAll('\n', '\r\n'), 'bug'],
    ['with other case and marks', filled.replace('What happened?', 'WHAT HAPPENED'), 'bug'],
    ['without a required field', filled.replace('### Version 🎯', ''), null],
    ['with headings of another level', filled.replaceAll('###', '##'), null],
    ['inside a fence', `\`\`\`\n${filled}\`\`\`\n`, null],
    ['inside a comment', `<!--\n${filled}-->\n`, null],
    ['in a quote', filled.replaceAll(/^/gm, '> '), null],
    [
      'a Markdown template, at any level',
      '# Goal\nx\n# Success criteria\nx\n## In detail\n**Describe the plan**\nx',
      'work',
    ],
    ['empty', '', null],
  ];

  it.each(cases)('%s', (_, body, template) => {
    expect(selectTemplate(config, issue({ body }))?.name ?? null).toBe(template);
  });
});

test('a form without required fields is known by all of its fields', () => {
  const text = 'body: [{ type: input, attributes: { label: One } }, { type: input, attributes: { label: Two } }]';
  const config = configOf(CONFIG, [{ path: `${FOLDER}bug.yml`, text }]);
  expect(config.forms).toEqual({ 'bug.yml': ['One', 'Two'] });
});

describe('files that add nothing', () => {
  const files: readonly (readonly [what: string, path: string, text: string])[] = [
    ['the chooser’s own file', 'config.yml', 'body: [{ type: input, attributes: { label: Goal } }]'],
    ['not YAML', 'x.yml', 'body: ['],
    ['no body', 'x.yml', 'name: x'],
    ['a body that is no list', 'x.yml', 'body: { a: b }'],
    [
      'fields of the wrong kind',
      'x.yml',
      'body: [1, null, [], { type: input }, { type: input, attributes: { label: 5 } }]',
    ],
    ['an alias bomb', 'x.yml', 'a: &a [x,x,x]\nb: &b [*a,*a]\nbody: *c'],
    ['an empty file', 'x.md', ''],
    ['another kind of file', 'x.png', '## Goal\nThis is not a template at all.'],
    ['a prompt too short to be one', 'x.yml', 'body: [{ type: markdown, attributes: { label: Goal, value: None } }]'],
  ];

  it.each(files)('%s', (_, path, text) => {
    const plain = configOf(CONFIG);
    expect(configOf(CONFIG, [{ path: FOLDER + path, text }])).toEqual(plain);
  });
});

test('a short offered answer is no prompt', () => {
  const text = 'body: [{ type: textarea, attributes: { label: Goal, value: None } }]';
  const config = configOf(CONFIG, [{ path: `${FOLDER}x.yml`, text }]);
  expect(config.templates[1]?.sections[0]?.prompts).toEqual([]);
});

test('a pull request template adds prompts too', () => {
  const file = { path: '.github/pull_request_template.md', text: '## Why\n<!-- What is this for? -->\n' };
  const config = configOf('templates: { change: {} }', [file]);
  expect(config.templates[0]?.sections[0]?.prompts).toEqual(['<!-- What is this for? -->']);
});
