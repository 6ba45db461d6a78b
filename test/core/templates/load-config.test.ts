import { describe, expect, it, test } from 'vitest';
import { loadConfig, type ConfigLoad } from '../../../src/core/templates/load-config.js';

const OWN = '.github/async.yml';
const SHARED = 'octo/.github: .github/async.yml';

function load(own: string | null, shared: string | null, repositoryName = 'octo/api-users'): ConfigLoad {
  return loadConfig({
    repositoryName,
    repository: own === null ? null : { path: OWN, text: own },
    organisation: shared === null ? null : { path: SHARED, text: shared },
    templates: [],
  });
}

function problems(result: ConfigLoad): readonly string[] {
  return result.status === 'invalid' ? result.problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`) : [];
}

test('no file is no configuration', () => {
  expect(load(null, null)).toEqual({ status: 'none' });
});

describe('the organisation’s file alone', () => {
  it.each([
    ['repositories: ["api-*"]', 'valid'],
    ['repositories: "*"', 'valid'],
    ['repositories: [web, API-users]', 'valid'],
    ['repositories: [web, "users-*"]', 'none'],
    ['repositories: []', 'none'],
    ['mode: enforce', 'none'],
  ])('%s: %s', (line, status) => {
    expect(load(null, `version: 1\n${line}\n`).status).toBe(status);
  });

  it('is at fault where it names the repository, or might', () => {
    expect(load(null, 'version: 1\nrepositories: ["api-*"]\nmode: loud\n')).toMatchObject({
      status: 'invalid',
      file: SHARED,
    });
    expect(load(null, 'version: 1\nrepositories: [web]\nmode: loud\n').status).toBe('none');
    expect(load(null, 'version: 1\nmode: loud\n').status).toBe('none');
    expect(load(null, 'version: 1\nrepositories: { a: b }\n').status).toBe('invalid');
    expect(load(null, 'version: [').status).toBe('invalid');
  });
});

describe('both files', () => {
  const shared = `
version: 1
mode: enforce
scope: { grace: 5m, ignore_labels: [a, b] }
templates:
  brief: { match: { labels: [task], kind: issue }, sections: [Goal, Plan] }
  rfc: { sections: [Why, What] }
`;

  it('maps merge deeply, lists and single values replace', () => {
    const result = load(
      `
version: 1
mode: advise
scope: { drafts: true, ignore_labels: [c] }
templates:
  brief: { match: { title: "^Do" } }
  rfc:
  note: { sections: [Text] }
`,
      shared,
    );
    if (result.status !== 'valid') throw new Error(JSON.stringify(result));
    const { mode, scope, templates } = result.config;
    expect(mode).toBe('advise');
    expect(scope).toMatchObject({ grace: 300_000, drafts: true, ignore_labels: ['c'] });
    expect(templates.map(({ name, sections }) => [name, sections.map(({ heading }) => heading)])).toEqual([
      ['brief', ['Goal', 'Plan']],
      ['rfc', ['Why', 'What']],
      ['note', ['Text']],
    ]);
    expect(templates[0]?.match).toMatchObject({ labels: ['task'], title: ['^Do'], kind: 'issue' });
  });

  it('apply together whether or not the lower one names the repository', () => {
    const result = load('version: 1\n', 'version: 1\nrepositories: [web]\nmode: observe\n');
    expect(result).toMatchObject({ status: 'valid', config: { mode: 'observe' } });
  });

  it('a fault is shown in the file that has it', () => {
    expect(problems(load('version: 1\n', 'version: 1\nmode: loud\n'))).toEqual([
      `${SHARED}:2:7: \`mode\`: expected one of \`observe\`, \`advise\`, \`enforce\`, found \`loud\`.`,
    ]);
    expect(load('version: 1\nmode: loud\n', shared)).toMatchObject({ status: 'invalid', file: OWN });
  });

  it('a clash of two good files is shown in the upper one', () => {
    expect(problems(load('version: 1\nlabels: { skip: x }\n', 'version: 1\nlabels: { incomplete: X }\n'))).toEqual([
      `${OWN}:2:17: \`labels.skip\` and \`labels.incomplete\` are both \`x\`. Each needs a label of its own.`,
    ]);
  });

  it('a template may have its sections below', () => {
    expect(load('version: 1\ntemplates: { rfc: { match: { labels: [rfc] } } }\n', shared).status).toBe('valid');
    expect(problems(load('version: 1\ntemplates: { rfcs: { match: { labels: [rfc] } } }\n', shared))[0]).toMatch(
      /^\.github\/async\.yml:2:14: The template `rfcs` has no sections\./,
    );
  });
});

test('`repositories` in a repository’s own file is a fault', () => {
  expect(problems(load('version: 1\nrepositories: ["*"]\n', null))).toEqual([
    `${OWN}:2:1: \`repositories\` belongs in the organisation's file, \`.github/async.yml\` of its repository \`.github\`. Remove it here.`,
  ]);
});

describe('the repository .github, whose own file is the organisation’s', () => {
  it.each([
    ['mode: observe', 'valid'],
    ['repositories: ["*"]', 'valid'],
    ['repositories: [web]', 'none'],
  ])('%s: %s', (line, status) => {
    const text = `version: 1\n${line}\n`;
    expect(load(text, text, 'octo/.github').status).toBe(status);
    expect(load(text, null, '.github').status).toBe(status);
  });
});
