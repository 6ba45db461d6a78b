import { describe, expect, it, test } from 'vitest';
import type { Candidate } from '../../../src/core/snapshot.js';
import { selectTemplate } from '../../../src/core/templates/match.js';
import { configOf, issue, pull } from './candidate.js';

function nameOf(text: string, item: Candidate, named?: string): string | null {
  return selectTemplate(configOf(text), item, named)?.name ?? null;
}

describe('built-in templates', () => {
  const cases: readonly (readonly [what: string, item: Candidate, template: string | null])[] = [
    ['a plain issue', issue(), null],
    ['the label status', issue({ labels: ['status'] }), 'status'],
    ['a label in another case', issue({ labels: ['Status'] }), 'status'],
    ['the title Status:', issue({ title: 'Status: week 12' }), 'status'],
    ['a title in another case', issue({ title: 'STATUS: week 12' }), 'status'],
    ['the word status elsewhere in a title', issue({ title: 'Wrong status: 500' }), null],
    ['the title Task:', issue({ title: 'Task: x' }), 'brief'],
    ['the title Brief:', issue({ title: 'Brief: x' }), 'brief'],
    ['the label task', issue({ labels: ['bug', 'task'] }), 'brief'],
    ['the label brief', issue({ labels: ['brief'] }), 'brief'],
    ['the title Decision:', issue({ title: 'Decision: x' }), 'decision'],
    ['the title RFC:', issue({ title: 'RFC: x' }), 'decision'],
    ['the label decision', issue({ labels: ['decision'] }), 'decision'],
    ['a label before a title', issue({ title: 'Status: x', labels: ['decision'] }), 'decision'],
    ['any pull request', pull(), 'change'],
    ['a pull request with a label of issues', pull({ labels: ['task'], title: 'Task: x' }), 'change'],
    ['a title that says message', issue({ title: 'Message: x', labels: ['message'] }), null],
  ];

  it.each(cases)('%s', (_, item, template) => {
    expect(nameOf('', item)).toBe(template);
  });
});

describe('names', () => {
  const order = `
templates:
  by-title: { match: { title: ["^x", "^y"] }, sections: [A] }
  by-form: { match: { forms: form.yml }, sections: [A] }
  by-type: { match: { types: [Bug] }, sections: [A] }
  by-label: { match: { labels: [a, b] }, sections: [A] }
  by-label-too: { match: { labels: [b, c] }, sections: [A] }
  rest: { match: { kind: issue }, sections: [A] }
  unmatched: { sections: [A] }
`;
  const form = {
    path: '.github/ISSUE_TEMPLATE/form.yml',
    text: 'body: [{ type: input, attributes: { label: Which }, validations: { required: true } }]',
  };
  const body = '### Which\n\nthis\n';
  const config = configOf(order, [form]);

  const cases: readonly (readonly [what: string, item: Candidate, template: string])[] = [
    ['a label counts before all else', issue({ labels: ['c'], issueType: 'Bug', body, title: 'x' }), 'by-label-too'],
    ['of two with one label the first in the file', issue({ labels: ['b'] }), 'by-label'],
    ['a type counts before a form and a title', issue({ issueType: 'bug', body, title: 'x' }), 'by-type'],
    ['a form counts before a title', issue({ body, title: 'x' }), 'by-form'],
    ['a title counts last', issue({ title: 'y' }), 'by-title'],
    ['limits alone are the last resort', issue({ title: 'z' }), 'rest'],
  ];

  it.each(cases)('%s', (_, item, template) => {
    expect(selectTemplate(config, item)?.name).toBe(template);
  });

  it('a template without match is chosen only by name', () => {
    expect(selectTemplate(config, issue(), 'unmatched')?.name).toBe('unmatched');
  });

  it('a name settles it whatever the match, and an unknown one finds nothing', () => {
    expect(selectTemplate(config, issue({ labels: ['a'] }), 'by-title')?.name).toBe('by-title');
    expect(selectTemplate(config, issue({ labels: ['a'] }), 'nobody')).toBeNull();
  });
});

describe('limits', () => {
  const cases: readonly (readonly [match: string, item: Candidate, holds: boolean])[] = [
    ['kind: issue', issue(), true],
    ['kind: issue', pull(), false],
    ['kind: pull_request', pull(), true],
    ['draft: true', pull({}, { isDraft: true }), true],
    ['draft: true', pull(), false],
    ['draft: true', issue(), false],
    ['draft: false', pull({}, { isDraft: true }), false],
    ['draft: false', issue(), true],
    ['base: [main, "release/*"]', pull({}, { base: 'release/2' }), true],
    ['base: [main, "release/*"]', pull({}, { base: 'next' }), false],
    ['base: "**"', issue(), false],
    ['paths: ["docs/**"]', pull({}, { paths: ['src/a.ts', 'docs/x/y.md'] }), true],
    ['paths: ["docs/**"]', pull({}, { paths: ['src/a.ts'] }), false],
    ['paths: ["**"]', pull({}, { paths: [] }), false],
    ['association: [CONTRIBUTOR, NONE]', issue({ association: 'NONE' }), true],
    ['association: [CONTRIBUTOR, NONE]', issue(), false],
    ['association: NONE', issue({ association: null }), false],
    ['kind: pull_request, draft: false, base: main', pull(), true],
    ['kind: pull_request, draft: true, base: main', pull(), false],
    ['labels: [a], kind: pull_request', pull({ labels: ['a'] }), true],
    ['labels: [a], kind: pull_request', issue({ labels: ['a'] }), false],
    ['labels: [a], kind: pull_request', pull(), false],
  ];

  it.each(cases)('{ %s } #%#', (match, item, holds) => {
    expect(nameOf(`templates: { t: { match: { ${match} }, sections: [A] } }`, item)).toBe(holds ? 't' : null);
  });
});

test('a template whose limits fail leaves the item to the next', () => {
  const text = `
templates:
  first: { match: { labels: [a], association: OWNER }, sections: [A] }
  second: { match: { labels: [a] }, sections: [A] }
`;
  expect(nameOf(text, issue({ labels: ['a'] }))).toBe('second');
  expect(nameOf(text, issue({ labels: ['a'], association: 'OWNER' }))).toBe('first');
});
