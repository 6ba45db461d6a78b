import { readdirSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ITEM_RULES, RULES } from '../../../src/core/rules/index.js';
import { en } from '../../../src/core/text/en.js';
import { evaluateBody } from '../../../src/core/verdict/evaluate.js';
import type { Finding } from '../../../src/core/verdict/verdict.js';
import { configOf, parseBodyFixture } from '../verdict/fixtures.js';
import { findingsOfItem } from './item-findings.js';

const folder = new URL('../../../src/core/rules/', import.meta.url);

const { candidate } = parseBodyFixture(
  'any',
  '---\nabout: any item at all\nsections: [Any]\nexpect: { Any: missing }\n---\n',
);

function findingsOf(section: string, body: string): readonly Finding[] {
  const config = configOf({ sections: [load(section)] });
  const template = config.templates[0];
  if (template === undefined) throw new Error(`no section: ${section}`);
  return evaluateBody(config, template, { ...candidate, body }, en).findings;
}

const examples = RULES.flatMap(({ id, examples }) => examples.map((example) => ({ id, ...example })));

describe('the examples inside the rules', () => {
  it.each(examples.filter(({ finds }) => finds))('$id finds $body in $section', ({ id, section, body }) => {
    expect(findingsOf(section, body).map(({ rule }) => rule)).toContain(id);
  });

  it.each(examples.filter(({ finds }) => !finds))('$id lets pass $body in $section', ({ section, body }) => {
    expect(findingsOf(section, body)).toEqual([]);
  });
});

const itemExamples = ITEM_RULES.flatMap(({ id, examples }) => examples.map((example) => ({ id, ...example })));

describe('the examples inside the rules about items', () => {
  it.each(itemExamples.filter(({ finds }) => finds))('$id finds $item by $template', ({ id, template, item }) => {
    const findings = findingsOfItem(template, item);
    expect(findings).toMatchObject([{ rule: id, level: 'warn', section: null, line: null }]);
    for (const { message, remedy } of findings) {
      expect(message).toMatch(/^["A-Z].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(itemExamples.filter(({ finds }) => !finds))('$id lets pass $item by $template', ({ template, item }) => {
    expect(findingsOfItem(template, item)).toEqual([]);
  });
});

describe('the list of rules', () => {
  it('bears the names of the files, and no rule is left out', async () => {
    const ids: string[] = [];
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts')) {
      const exported = (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>;
      for (const value of Object.values(exported)) {
        if (typeof value !== 'object' || value === null || !('id' in value) || !('find' in value)) continue;
        expect(`${String(value.id)}.ts`).toBe(file);
        ids.push(String(value.id));
      }
    }
    expect(ids.sort()).toEqual([...RULES, ...ITEM_RULES].map(({ id }) => id).sort());
  });

  it.each([...RULES, ...ITEM_RULES])('$id says what it asks and why, and shows a good and a bad example', (rule) => {
    const own: readonly { readonly finds: boolean }[] = rule.examples;
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(rule.rationale).toMatch(/^[A-Z].*\.$/);
    expect(own.some(({ finds }) => finds)).toBe(true);
    expect(own.some(({ finds }) => !finds)).toBe(true);
  });

  it.each(examples.filter(({ finds }) => finds))('$id says what was expected and a remedy: $body', (example) => {
    for (const { message, remedy, section } of findingsOf(example.section, example.body)) {
      expect(message).toContain(section);
      expect(message).toMatch(/^".+\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('how much a finding weighs', () => {
  it.each([
    ['{ heading: When, needs: date }', 'warn'],
    ['{ heading: When, needs: date, level: warn }', 'info'],
    ['{ heading: When, needs: date, level: info }', 'info'],
    ['{ heading: When, needs: { date: { level: require } } }', 'require'],
    ['{ heading: When, needs: { date: { level: info } } }', 'info'],
  ])('%s unmet is %s', (section, level) => {
    expect(findingsOf(section, '## When\n\nat some point').map((finding) => finding.level)).toEqual([level]);
  });

  it.each(['{ heading: When, needs: { date: { level: "off" } } }', '{ heading: When, level: "off", needs: date }'])(
    '%s finds nothing',
    (section) => {
      expect(findingsOf(section, '## When\n\nat some point')).toEqual([]);
    },
  );
});
