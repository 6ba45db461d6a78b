import { describe, expect, it, test } from 'vitest';
import { defaultConfig, loadConfig, type ConfigLoad } from '../../../src/core/loading/load-config.js';
import { SEVERAL } from '../templates/several-files.js';

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
      ['note', ['Text']],
    ]);
    expect(templates[0]?.match).toMatchObject({ labels: ['task'], title: ['^Do'], kind: 'issue' });
  });

  it('null gives back what lies below the files', () => {
    const low =
      'mode: enforce\nscope: { grace: 5m }\nlabels: { skip: x }\ntemplates: { brief: { match: { labels: [x] } } }\n';
    const own = 'version: 1\nmode:\nscope:\nlabels: { skip: }\ntemplates: { brief: { match: } }\n';
    const result = load(own, `version: 1\n${low}`);
    if (result.status !== 'valid') throw new Error(JSON.stringify(result));
    const builtin = defaultConfig();
    expect(result.config).toEqual({ ...builtin, templates: [builtin.templates[1]] });
  });

  it('a template switched off is off, and with the last one nothing is on', () => {
    const off = load('version: 1\ntemplates: { brief: }\n', 'version: 1\ntemplates: { brief: {}, change: }\n');
    expect(off.status === 'valid' && off.config.templates.map(({ name }) => name)).toEqual(['change']);
    const none = load('version: 1\ntemplates: { brief: }\n', 'version: 1\ntemplates: { brief: {} }\n');
    expect(none.status === 'valid' && none.config.templates).toEqual([]);
    const all = load('version: 1\ntemplates:\n', 'version: 1\ntemplates: { brief: {} }\n');
    expect(all.status === 'valid' && all.config.templates).toEqual(defaultConfig().templates);
  });

  it('a template left empty with nothing below is the built-in as it is', () => {
    const result = load('version: 1\ntemplates: { brief: }\n', 'version: 1\nmode: enforce\n');
    expect(result.status === 'valid' && result.config.templates).toEqual([defaultConfig().templates[1]]);
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

  it('a template may have its sections below', () => {
    expect(load('version: 1\ntemplates: { rfc: { match: { labels: [rfc] } } }\n', shared).status).toBe('valid');
    expect(problems(load('version: 1\ntemplates: { rfcs: { match: { labels: [rfc] } } }\n', shared))[0]).toMatch(
      /^\.github\/async\.yml:2:14: The template `rfcs` has no sections\./,
    );
  });
});

describe('several files', () => {
  it.each(SEVERAL)('$name', ({ sources, expected }) => {
    expect(problems(loadConfig(sources))).toEqual(expected);
  });

  it.each(SEVERAL)('$name: what is locked is referred to locks, what is extended to its key', ({ sources }) => {
    const result = loadConfig(sources);
    for (const { reference } of result.status === 'invalid' ? result.problems : []) {
      expect(reference).toMatch(/^docs\/configuration\.md#[a-z-]+$/);
    }
  });
});

describe('extends', () => {
  const files = (entries: Readonly<Record<string, string>>) =>
    new Map(Object.entries(entries).map(([name, text]) => [name, { path: name, text: `version: 1\n${text}\n` }]));

  function modes(own: string, extended: Readonly<Record<string, string>>, shared = ''): unknown {
    const result = loadConfig({
      repositoryName: 'octo/web',
      repository: { path: OWN, text: `version: 1\n${own}\n` },
      organisation: { path: SHARED, text: `version: 1\n${shared}\n` },
      extended: files(extended),
      templates: [],
    });
    return result.status === 'valid' ? [result.config.mode, result.config.scope.grace / 60_000] : problems(result);
  }

  it('lays the named file above the organisation’s and below its own', () => {
    const shared = 'mode: observe\nscope: { grace: 2m }';
    expect(modes('extends: octo/a', { 'octo/a': 'mode: enforce' }, shared)).toEqual(['enforce', 2]);
    expect(modes('extends: octo/a\nmode: advise', { 'octo/a': 'mode: enforce\nscope: { grace: 3m }' }, shared)).toEqual(
      ['advise', 3],
    );
  });

  it('knows names without regard to case, and up to five files', () => {
    expect(modes('extends: Octo/A', { 'octo/a': 'extends: OCTO/B', 'octo/b': 'mode: enforce' })).toEqual([
      'enforce',
      1,
    ]);
    const five = Object.fromEntries([1, 2, 3, 4].map((n) => [`octo/r${n}`, `extends: octo/r${n + 1}`]));
    expect(modes('extends: octo/r1', { ...five, 'octo/r5': 'mode: enforce' })).toEqual(['enforce', 1]);
  });

  it('lets the organisation’s own file be named', () => {
    expect(
      modes('extends: octo/.github', { 'octo/.github': 'mode: enforce\nlock: [mode]\nrepositories: ["*"]' }),
    ).toEqual(['enforce', 1]);
  });
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
