import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { isNone } from '../../../src/core/reading/placeholders.js';
import { foldWords } from '../../../src/core/markdown/fold.js';
import { RULES } from '../../../src/core/rules/index.js';
import { namesDate } from '../../../src/core/time/prose/names-date.js';
import { de } from '../../../src/core/text/de.js';
import { en, type Words } from '../../../src/core/text/en.js';
import { LANGUAGES } from '../../../src/core/text/languages.js';
import { evaluate, evaluateBody } from '../../../src/core/verdict/evaluate.js';
import type { Finding, Verdict } from '../../../src/core/verdict/verdict.js';
import { configOf, loadBodyFixtures, parseBodyFixture } from '../verdict/fixtures.js';

const { candidate } = parseBodyFixture(
  'any',
  '---\nabout: any item at all\nsections: [Any]\nexpect: { Any: missing }\n---\n',
);

function findingsOf(section: string, body: string, words: Words): readonly Finding[] {
  const config = configOf({ sections: [load(section)] });
  const template = config.templates[0];
  if (template === undefined) throw new Error(`no section: ${section}`);
  return evaluateBody(config, template, { ...candidate, body }, words).findings;
}

/** What a verdict is, whatever the language of its sentences. */
function wordless({ findings, ...rest }: Verdict): unknown {
  return { ...rest, findings: findings.map(({ rule, level, section, line }) => ({ rule, level, section, line })) };
}

const examples = RULES.flatMap(({ id, examples: own }) =>
  own.filter(({ finds }) => finds).map((example) => ({ id, ...example })),
);

describe('what rules find, in German', () => {
  it.each(examples)('$id says what was found and what to do: $body', ({ section, body }) => {
    const english = findingsOf(section, body, en);
    const german = findingsOf(section, body, de);
    expect(german.map(({ rule, line }) => [rule, line])).toEqual(english.map(({ rule, line }) => [rule, line]));
    german.forEach(({ section: heading, message, remedy }, index) => {
      expect(message.startsWith(`"${heading ?? ''}" `)).toBe(true);
      expect(message).toMatch(/\.$/);
      expect(remedy).toMatch(/^[A-ZÄÖÜ].*\.$/);
      expect(message).not.toBe(english[index]?.message);
      expect(remedy).not.toBe(english[index]?.remedy);
    });
  });

  it.each(loadBodyFixtures().map((fixture) => [fixture.name, fixture] as const))(
    'is what is in English: %s',
    (_, fixture) => {
      const [english, german] = [en, de].map((words) => evaluate(fixture.config, fixture.candidate, words));
      if (english === undefined || german === undefined) throw new Error('two languages');
      expect(wordless(german)).toEqual(wordless(english));
    },
  );
});

describe.each(Object.entries(LANGUAGES))('what is shown as an example in %s', (_, words) => {
  it('is taken for a date', () => {
    expect(namesDate([words.comment.examples.date])).toBe(true);
    expect(namesDate([words.findings['needs-date'].remedy()])).toBe(true);
  });

  it('is taken for an answer where there may be none', () => {
    const answer = /"(\w+)"/.exec(words.contract.asks.none)?.[1] ?? '';
    expect(isNone(foldWords(answer))).toBe(true);
  });
});
