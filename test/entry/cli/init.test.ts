import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, test } from 'vitest';
import { load } from 'js-yaml';
import type { Config, Template } from '../../../src/core/config/config.js';
import { loadConfig, type SourceFile } from '../../../src/core/loading/load-config.js';
import { isReadTemplate } from '../../../src/core/templates/forms/template-paths.js';
import { en } from '../../../src/core/text/en.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { fullAnswer, requiredHeadings, specOf } from '../../core/templates/writing/answers.js';
import { issue, pull } from '../../core/templates/candidate.js';
import { submitForm, type IssueForm } from '../../core/templates/writing/github-form.js';
import { run } from './terminal.js';

const REPOSITORIES = fileURLToPath(new URL('../../fixtures/repositories/', import.meta.url));
const PLACE = '.github/async.yml';

const folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const names = readdirSync(REPOSITORIES);

/** Returns a copy of a repository, without the configuration that is expected there. */
function clone(name: string, as: string): string {
  const place = join(folder, as);
  cpSync(join(REPOSITORIES, name), place, { recursive: true });
  rmSync(join(place, PLACE), { force: true });
  return place;
}

test('there are a dozen shapes of templates', () => {
  expect(names.length).toBeGreaterThanOrEqual(12);
});

describe.each(names)('init in the repository %s', (name) => {
  const place = clone(name, name);
  const expected = join(REPOSITORIES, name, PLACE);

  it('proposes the configuration that stands there', async () => {
    expect(await run(['init'], '', {}, place)).toMatchObject({ code: 0, err: '' });
    const text = readFileSync(join(place, PLACE), 'utf8');
    if (process.env['UPDATE_GOLDEN'] === '1') cpSync(join(place, PLACE), expected);
    expect(text).toBe(readFileSync(expected, 'utf8'));
  });

  it('proposes what is valid, in the mode observe', async () => {
    const { out, code } = await run(['validate'], '', {}, place);
    expect(out).toBe('.github/async.yml is valid.\n');
    expect(code).toBe(0);
    expect(configOf(name).mode).toBe('observe');
  });

  it('asks of an untouched body exactly what each template requires', () => {
    const config = configOf(name);
    for (const { file, template } of templatesOf(name, config)) {
      const body = untouchedBody(file);
      const isPull = /pull_request_template/i.test(file.path);
      const item = isPull ? pull({ body, title: 'Faster' }) : issue({ body, title: 'Slow' });
      const judged = evaluate(config, item, en, template.match === null ? template.name : undefined);
      expect(judged.template).toBe(template.name);
      const failed = judged.findings.filter(({ level }) => level === 'require').map(({ section }) => section);
      const required = requiredHeadings(template, isPull ? 'pull_request' : 'issue');
      expect(failed).toEqual(required.filter((heading) => !isAnswered(file, heading)));
    }
  });
});

describe.each(names)('what init proposed in the repository %s', (name) => {
  it('passes each of its forms and templates once it is filled in', () => {
    const config = configOf(name);
    for (const { file, template } of templatesOf(name, config)) {
      const isPull = /pull_request_template/i.test(file.path);
      const body = filledBody(file, template);
      const item = isPull ? pull({ body, title: 'Faster' }) : issue({ body, title: 'Slow' });
      const { outcome, findings } = evaluate(config, item, en, template.name);
      expect(findings.filter(({ level }) => level === 'require')).toEqual([]);
      expect(outcome).toBe('pass');
    }
  });
});

/** A text stands under each heading that is asked for; in a form every field is filled in. */
function filledBody(file: SourceFile, template: Template): string {
  const isForm = /\.ya?ml$/.test(file.path);
  if (isForm) return formBody(file, (label) => fullAnswer(specOf(template, label)));
  return untouchedBody(file)
    .split('\n')
    .flatMap((line) => (/^(?:#{2,4} |\*\*)/.test(line) ? [line, '', fullAnswer(undefined), ''] : [line]))
    .join('\n');
}

function configOf(name: string): Config {
  const files = filesOf(name);
  const loaded = loadConfig({
    repositoryName: 'octo/hello',
    repository: { path: PLACE, text: readFileSync(join(REPOSITORIES, name, PLACE), 'utf8') },
    organisation: null,
    templates: files.filter(({ path }) => isReadTemplate(path)),
  });
  if (loaded.status !== 'valid') throw new Error(JSON.stringify(loaded));
  return loaded.config;
}

function filesOf(name: string): readonly SourceFile[] {
  return readdirSync(join(REPOSITORIES, name), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /template/i.test(path) && /\.\w+$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(REPOSITORIES, name, path), 'utf8') }));
}

/** The proposed templates with the files that they are for: a comment names those that are not read. */
function templatesOf(name: string, config: Config) {
  const proposed = readFileSync(join(REPOSITORIES, name, PLACE), 'utf8');
  return config.templates.flatMap((template) => {
    const [, path = ''] =
      new RegExp(`# From (\\S+), which[^\\n]*\\n(?:  #[^\\n]*\\n)*  ${template.name}:`).exec(proposed) ?? [];
    const file = filesOf(name).find((one) => one.path === (template.from ?? path));
    if (file === undefined) expect(template.from).toBe(null);
    return file === undefined ? [] : [{ file, template }];
  });
}

function untouchedBody(file: SourceFile): string {
  if (/\.ya?ml$/.test(file.path)) return formBody(file, () => null);
  return file.text.replace(/^---\n[^]*?\n---\n/, '');
}

/** Fields that GitHub added later, such as `upload`, are answered like others. */
function formBody({ text }: SourceFile, answer: (label: string) => string | null): string {
  const form = load(text) as IssueForm;
  const body = form.body.map((field) => ((field.type as string) === 'upload' ? { ...field, type: 'input' } : field));
  return submitForm({ body: body as IssueForm['body'] }, answer);
}

/** A dropdown with a default is answered before its author comes. */
function isAnswered({ path, text }: SourceFile, heading: string): boolean {
  if (!/\.ya?ml$/.test(path)) return false;
  const { body } = load(text) as IssueForm;
  return body.some(
    (field) =>
      field.type === 'dropdown' && field.attributes.label === heading && field.attributes.default !== undefined,
  );
}

test('a configuration that is there is left as it is', async () => {
  const place = clone('one-checklist', 'kept');
  writeFileSync(join(place, PLACE), '# ours\nversion: 1\n');
  const { code, out } = await run(['init'], '', {}, place);
  expect(code).toBe(1);
  expect(out).toBe('.github/async.yml is there and was left as it is; --force replaces it.\n');
  expect(readFileSync(join(place, PLACE), 'utf8')).toBe('# ours\nversion: 1\n');
  expect((await run(['init', '--force'], '', {}, place)).code).toBe(0);
  expect(readFileSync(join(place, PLACE), 'utf8')).toContain('mode: observe');
});

test('a folder without anything gets the five lines', async () => {
  const place = clone('nothing-there', 'five');
  await run(['init'], '', {}, place);
  const lines = readFileSync(join(place, PLACE), 'utf8').split('\n');
  expect(lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' #')[0])).toEqual([
    'version: 1',
    'mode: observe',
    'templates:',
    '  brief: {}',
    '  decision: {}',
    '  change: {}',
  ]);
});

test('options that it does not know are said to be wrong', async () => {
  const place = clone('nothing-there', 'wrong');
  expect((await run(['init', '--now'], '', {}, place)).code).toBe(2);
  expect(existsSync(join(place, PLACE))).toBe(false);
});
