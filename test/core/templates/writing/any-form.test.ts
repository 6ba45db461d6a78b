import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { loadConfig, writtenConfig, type ConfigSources } from '../../../../src/core/loading/load-config.js';
import { renderForms } from '../../../../src/core/templates/writing/write-form.js';
import { en } from '../../../../src/core/text/en.js';
import { evaluate } from '../../../../src/core/verdict/evaluate.js';
import { hostileText } from '../../desired/hostile-text.js';
import { issue } from '../candidate.js';
import { fullAnswer, requiredHeadings, specOf } from './answers.js';
import { parseIssueForm, submitForm } from './github-form.js';

const level = fc.constantFrom('require', 'warn', 'info', 'off');
const words = hostileText.map((text) => `${text.slice(0, 90)} x`);
const name = fc.oneof(fc.constantFrom('Goal', 'Steps', 'no', '2026-01-02', 'a: b #c'), words);

const section = fc.record(
  {
    heading: name,
    level,
    none: fc.boolean(),
    help: words,
    prompt: fc.array(fc.oneof(hostileText, fc.constant('- [ ] one thing\n- [ ] another')), { maxLength: 2 }),
    needs: fc.subarray(['list', 'link', 'date', 'person', 'checklist', 'code', 'image']),
    min_words: fc.integer({ min: 1, max: 40 }),
    min_items: fc.integer({ min: 1, max: 5 }),
    one_of: fc.array(fc.oneof(name, fc.constantFrom('None', 'yes')), { minLength: 1, maxLength: 4 }),
    checked: fc.constantFrom('all', 'some'),
  },
  { requiredKeys: ['heading'] },
);

const match = fc.record(
  { types: name, title: fc.constantFrom('^Task:', '^(a|b):'), kind: fc.constant('issue'), labels: fc.tuple(name) },
  { requiredKeys: ['kind', 'labels'] },
);

const template = fc.record({ match, sections: fc.array(section, { minLength: 1, maxLength: 8 }) });

const templateName = name.map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ''));
const config = fc.dictionary(templateName, template, { minKeys: 1, maxKeys: 3 });

/** Some random configurations are refused; most must not be. */
const LEAST_VALID = 200;

test('whatever a valid configuration says, its forms are forms to GitHub, and come out twice the same', () => {
  let valid = 0;
  fc.assert(
    fc.property(config, (templates) => {
      const text = JSON.stringify({ version: 1, templates });
      const sources: ConfigSources = {
        repositoryName: 'octo/hello',
        repository: { path: '.github/async.yml', text },
        organisation: null,
        templates: [],
      };
      const written = writtenConfig(sources);
      if (written === null || loadConfig(sources).status !== 'valid') return;
      valid += 1;
      const files = renderForms(written, en);
      const beside = { ...sources, templates: files };
      expect(renderForms(writtenConfig(beside) ?? written, en)).toEqual(files);
      const loaded = loadConfig(beside);
      if (loaded.status !== 'valid') throw new Error(JSON.stringify(loaded.status));
      for (const file of files) {
        const form = parseIssueForm(file.text);
        expect(load(file.text)).toEqual(form);
        const body = submitForm(form, () => null);
        expect(() => evaluate(loaded.config, issue({ body }), en)).not.toThrow();
      }
    }),
    { numRuns: 300 },
  );
  expect(valid).toBeGreaterThan(LEAST_VALID);
});

const headings = ['Harbour', 'Lantern', 'Meadow', 'Orchard', 'Pebble', 'Quarry'];

/** A choice that opens a fence or a comment is its team's own doing. */
const choice = fc.constantFrom('no', 'Yes', 'None', 'N/A', 'low', '2026-01-02', 'a: b #c', 'It is slow, and it hurts');

const tame = fc
  .tuple(section, fc.option(fc.uniqueArray(choice, { minLength: 1 }), { nil: undefined }))
  .map(([one, choices]) => ({ ...one, help: 'What is meant.', one_of: choices }));

const plain = fc.array(tame, { minLength: 1, maxLength: headings.length }).map((sections) => ({
  match: { labels: ['x'], kind: 'issue' },
  sections: sections.map((one, at) => ({
    ...one,
    heading: headings[at] ?? '',
    prompt: one.prompt?.filter(isBoxes) ?? [],
  })),
}));

function isBoxes(prompt: string): boolean {
  return prompt.startsWith('- [ ] one thing');
}

test('whatever the rules, an untouched form fails what is required, and a filled one passes', () => {
  fc.assert(
    fc.property(plain, (own) => {
      const repository = { path: '.github/async.yml', text: JSON.stringify({ version: 1, templates: { own } }) };
      const sources = { repositoryName: 'octo/hello', repository, organisation: null, templates: [] };
      const written = writtenConfig(sources);
      if (written === null) throw new Error('it is to be valid');
      const [file] = renderForms(written, en);
      expect(file === undefined).toBe(own.sections.every((one) => one.level === 'off'));
      if (file === undefined) return;
      const loaded = loadConfig({ ...sources, templates: [file] });
      if (loaded.status !== 'valid') throw new Error(loaded.status);
      const [template] = loaded.config.templates;
      if (template === undefined) throw new Error('one is to be there');
      const form = parseIssueForm(file.text);
      const failed = (answer: (label: string) => string | null) =>
        evaluate(loaded.config, issue({ body: submitForm(form, answer), labels: ['x'] }), en)
          .findings.filter((finding) => finding.level === 'require')
          .map((finding) => finding.section);
      expect(failed(() => null)).toEqual(requiredHeadings(template, 'issue'));
      expect(failed((label) => fullAnswer(specOf(template, label)))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
