import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import type { Config, Template } from '../../../../src/core/config/config.js';
import { builtinTemplates } from '../../../../src/core/templates/builtin.js';
import { loadConfig, writtenConfig, type ConfigSources } from '../../../../src/core/loading/load-config.js';
import { selectTemplate } from '../../../../src/core/templates/match.js';
import { renderForms, type WrittenFile } from '../../../../src/core/templates/writing/write-form.js';
import type { Words } from '../../../../src/core/text/en.js';
import { LANGUAGES } from '../../../../src/core/text/languages.js';
import { evaluate } from '../../../../src/core/verdict/evaluate.js';
import { issue, pull } from '../candidate.js';
import { fullAnswer, ONE_LINE, requiredHeadings, specOf } from './answers.js';
import { parseIssueForm, submitForm, type IssueForm } from './github-form.js';

const CONFIGS = new URL('../../../fixtures/configs/', import.meta.url);

/** A configuration by its text, as it stands in a repository without any forms. */
function sourcesOf(text: string): ConfigSources {
  const repository = { path: '.github/async.yml', text };
  return { repositoryName: 'octo/hello', repository, organisation: null, templates: [] };
}

const builtins = [...builtinTemplates].map(([name, { match }]) => {
  const own = match === undefined ? `{ match: { forms: [${name}.yml] } }` : '{}';
  return [`the built-in ${name}`, `version: 1\ntemplates: { ${name}: ${own} }\n`] as const;
});

const presets = ['standard', 'lean', 'strict', 'oss'].map((name) => {
  return [`the preset ${name}`, `version: 1\npreset: ${name}\n`] as const;
});

const fixtures = readdirSync(CONFIGS)
  .filter((name) => name.startsWith('valid-'))
  .map((name) => [name, readFileSync(new URL(name, CONFIGS), 'utf8')] as const)
  .filter(([, text]) => loadConfig(sourcesOf(text)).status === 'valid');

const everyField = [
  'every type of field',
  `version: 1
templates:
  all:
    match: { types: [Feature, Task], kind: issue }
    sections:
      - { heading: How bad, one_of: { value: [low, "no", 2026-01-02, "yes: or so", "it's *late*"], level: require } }
      - { heading: How often, one_of: [never, None] }
      - { heading: Before you send, checked: { value: all, level: require }, prompt: "- [ ] I have searched\\n- [ ] I read the guide" }
      - { heading: Where it runs, level: warn, checked: some, prompt: "- [ ] on a phone\\n- [ ] on a desk" }
      - { heading: Who and when, needs: [person, date] }
      - { heading: Log, needs: code }
      - { heading: "Steps: one, two #3", min_items: 4, needs: [list, image, link] }
      - { heading: "@octo's \\"own\\" \\\\ words", min_words: 30 }
      - { heading: Left out, level: off }
      - { heading: Risks, level: warn, help: "What may go\\nwrong." }
      - { heading: Progress, needs: checklist, prompt: "- [ ] half way\\n<!-- tick as you go -->" }
  change: { match: { kind: pull_request, labels: [feature] }, sections: [Why, { heading: Kind, one_of: [it is a fix, it is new] }] }
  docs: { match: { paths: "docs/**" }, sections: [{ heading: "Page (where)", level: warn }, Who reads it] }
`,
] as const;

const cases = [...builtins, ...presets, ...fixtures, everyField];

interface Written {
  readonly sources: ConfigSources;
  readonly config: Config;
  readonly files: readonly WrittenFile[];
}

/** The configuration in force once its forms are written. */
function write(text: string, words: Words): Written {
  const plain = sourcesOf(text);
  const files = renderForms(writtenConfig(plain) ?? fail(), words);
  const sources = { ...plain, templates: files };
  const loaded = loadConfig(sources);
  return { sources, config: loaded.status === 'valid' ? loaded.config : fail(), files };
}

function fail(): never {
  throw new Error('the configuration is to be valid');
}

/** The written files that issues begin with, each with the template that it is for. */
function issueForms({ config, files }: Written): readonly (readonly [IssueForm, Template])[] {
  const forms = files.filter(({ path }) => path.endsWith('.yml'));
  const own = config.templates.filter(
    ({ match }) => match !== null && match.kind !== 'pull_request' && match.paths.length === 0,
  );
  expect(forms).toHaveLength(own.length);
  return forms.map(({ text }, at) => [parseIssueForm(text), own[at] ?? fail()] as const);
}

function submitted(form: IssueForm, body: string) {
  const title = `${form.title ?? ''}the front page`;
  return issue({ title, body, labels: form.labels ?? [], issueType: form.type ?? null });
}

test('there are enough to be told by', () => {
  expect(cases.length).toBeGreaterThan(15);
  expect(cases.flatMap(([, text]) => issueForms(write(text, LANGUAGES.en))).length).toBeGreaterThan(20);
});

const inEach = cases.flatMap(([name, text]) =>
  Object.entries(LANGUAGES).map(([locale, words]) => [name, locale, text, words] as const),
);

describe.each(inEach)('the forms of %s in %s', (_name, _locale, text, words) => {
  const written = write(text, words);
  const { config, sources, files } = written;

  it('filled in, pass the template that they are for', () => {
    for (const [form, template] of issueForms(written)) {
      const body = submitForm(form, (label, type) =>
        type === 'input' ? answerOf(template, label) : fullAnswer(specOf(template, label)),
      );
      const item = submitted(form, body);
      expect(selectTemplate(config, item)?.name).toBe(template.name);
      const { outcome, findings } = evaluate(config, item, words);
      expect(findings.filter(({ level }) => level === 'require')).toEqual([]);
      expect(outcome).toBe('pass');
    }
  });

  it('untouched, fail exactly what they require', () => {
    for (const [form, template] of issueForms(written)) {
      const verdict = evaluate(
        config,
        submitted(
          form,
          submitForm(form, () => null),
        ),
        words,
      );
      expect(verdict.template).toBe(template.name);
      const failed = verdict.findings.filter(({ level }) => level === 'require').map(({ section }) => section);
      expect(failed).toEqual(requiredHeadings(template, 'issue'));
    }
  });

  it('are read alike by YAML 1.1 and 1.2', () => {
    for (const { text: form } of files.filter(({ path }) => path.endsWith('.yml'))) {
      expect(load(form)).toEqual(parseIssueForm(form));
    }
  });

  it('are the same when written again, their own text beside them', () => {
    expect(renderForms(writtenConfig(sources) ?? fail(), words)).toEqual(files);
    expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length);
  });

  it('give their sections back as the source of a template', () => {
    for (const { path, text: form } of files.filter((file) => file.path.endsWith('.yml'))) {
      const template = issueForms(written).find(([parsed]) => parsed.name === parseIssueForm(form).name)?.[1] ?? fail();
      const from = { version: 1, templates: { [template.name]: { sections: { from: path } } } };
      const loaded = loadConfig({ ...sourcesOf(JSON.stringify(from)), templates: files });
      if (loaded.status !== 'valid') throw new Error(JSON.stringify(loaded));
      const headings = (one: Template | undefined, level: string) =>
        one?.sections.filter((spec) => spec.level === level).map(({ heading }) => heading);
      expect(headings(loaded.config.templates[0], 'require')).toEqual(headings(template, 'require'));
      expect(headings(loaded.config.templates[0], 'off')).toEqual(
        template.sections.filter(({ level }) => level === 'warn' || level === 'info').map(({ heading }) => heading),
      );
    }
  });

  it('for pull requests: untouched they fail exactly what is required, filled in they pass', () => {
    for (const { path, text: body } of files.filter((file) => file.path.endsWith('.md'))) {
      const template = templateAt(path, config);
      const headings = requiredHeadings(template, 'pull_request');
      const failed = (filled: string) =>
        evaluate(config, pull({ title: 'Faster', body: filled }), words, template.name)
          .findings.filter(({ level }) => level === 'require')
          .map(({ section }) => section);
      expect(failed(body)).toEqual(headings);
      expect(
        failed(
          body.replace(/^## (.*)$/gm, (line, heading: string) => `${line}\n\n${fullAnswer(specOf(template, heading))}`),
        ),
      ).toEqual([]);
    }
  });
});

test.each([
  ['en', 'A link to a build or a document.'],
  ['de', 'Ein Link auf einen Build oder ein Dokument.'],
] as const)('a link of a kind is asked for in words in %s, not by the name of the kind', (locale, hint) => {
  const text = `version: 1\ntemplates: { t: { match: { labels: [t] }, sections: [{ heading: A, needs: { link: [ci, doc] } }] } }\n`;
  expect(write(text, LANGUAGES[locale]).files.map((file) => file.text.includes(`description: ${hint}\n`))).toEqual([
    true,
  ]);
});

function answerOf(template: Template, label: string): string {
  return specOf(template, label)?.one_of?.value[0] ?? ONE_LINE;
}

/** Of several templates for pull requests the file's name tells which it is. */
function templateAt(path: string, config: Config): Template {
  const named = config.templates.find(({ name }) => path.endsWith(`/${name}.md`));
  const forPulls = config.templates.filter(({ match }) => match?.kind === 'pull_request' || match?.paths.length);
  return named ?? forPulls.find(({ name }) => name === 'docs') ?? forPulls[0] ?? fail();
}
