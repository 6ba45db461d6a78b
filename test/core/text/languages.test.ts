import { describe, expect, it } from 'vitest';
import type { ConfigState } from '../../../src/core/config/config.js';
import { LOCALES } from '../../../src/core/config/language/schema.js';
import { de } from '../../../src/core/text/de.js';
import { en, type Words } from '../../../src/core/text/en.js';
import { LANGUAGES, wordsOf } from '../../../src/core/text/languages.js';
import { configOf, valid } from '../plan/world.js';

/** What stands in German as it does in English: code, and what puts others' words together. */
const ALIKE = [
  'contract.before.call',
  'problems.found.value',
  'forms.examples.link',
  'forms.examples.date',
  'forms.examples.person',
  'forms.optional',
];

const COUNTS = [0, 1, 2, 12, 13];

type Say = (...given: readonly unknown[]) => string;

/** One sentence, or what makes one, by its path. */
interface Leaf {
  readonly path: string;
  readonly text: string | Say;
}

function leavesOf(words: unknown, path = ''): readonly Leaf[] {
  if (typeof words === 'string') return [{ path, text: words }];
  if (typeof words === 'function') return [{ path, text: words as Say }];
  return Object.entries(words as Readonly<Record<string, unknown>>).flatMap(([key, value]) =>
    leavesOf(value, path === '' ? key : `${path}.${key}`),
  );
}

/** A word where one is joined to others, and a section with its date where that is asked for. */
function word(index: number): unknown {
  return { heading: `H${index}`, date: '2027-03-12', toString: () => `w${index}` };
}

/** Says a sentence with a number in each place; with a list of words, or what puts words into a link, where a number will not do. */
function say(text: string | Say, count: number): string {
  if (typeof text === 'string') return text;
  const list = Array.from({ length: count }, (_, index) => word(index));
  const kinds = [count, list, (words: unknown) => `[${String(words)}](url)`];
  for (let choice = 0; choice < 3 ** 4; choice += 1) {
    const given = [0, 1, 2, 3].map((place) => kinds[Math.floor(choice / 3 ** place) % 3]);
    try {
      return text(...given);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new Error('neither numbers nor lists nor links will do');
}

/** Says a sentence about a heading: beside it stand numbers, or a list. */
function sayOf(heading: string, text: Say): string {
  try {
    return text(heading, 2, 1);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return text(heading, ['x', 'y']);
  }
}

function withoutCode(text: string): string {
  return text.replace(/`[^`]*`/g, '``');
}

const languages = Object.entries(LANGUAGES).map(([locale, words]) => ({ locale, words }));

describe.each(languages)('the sentences of $locale', ({ words }) => {
  const sentences = leavesOf(words).flatMap(({ path, text }) =>
    COUNTS.map((count) => ({ path, count, text: say(text, count) })),
  );

  it('are many', () => {
    expect(sentences.length).toBeGreaterThan(1_000);
  });

  it('are whole with any number in them', () => {
    expect(sentences.filter(({ text }) => /undefined|NaN|\[object/.test(text))).toEqual([]);
  });

  it('have no doubled blanks, and none at an end', () => {
    expect(sentences.filter(({ text, count }) => count > 0 && / {2}|^ | $/.test(text))).toEqual([]);
  });

  it('have no exclamation marks', () => {
    expect(sentences.filter(({ text }) => withoutCode(text).includes('!'))).toEqual([]);
  });

  it('give labels a description that GitHub takes whole', () => {
    for (const text of Object.values(words.labels)) expect(text.length).toBeLessThanOrEqual(100);
  });

  it('put a heading that was quoted first, where bold takes the place of the quotes', () => {
    const messages = leavesOf(words.findings).filter(({ path }) => path.endsWith('message'));
    expect(messages.length).toBeGreaterThan(15);
    for (const { text } of messages) expect(sayOf('Goal', text as Say)).toMatch(/^"Goal" .+\.$/);
  });
});

describe('German', () => {
  it('leaves no English standing', () => {
    const english = new Map(leavesOf(en).map(({ path, text }) => [path, text]));
    const alike = leavesOf(de).filter(({ path, text }) => say(text, 12) === say(english.get(path) ?? '', 12));
    expect(alike.map(({ path }) => path)).toEqual(ALIKE);
  });

  it('borrows no small words of English', () => {
    const small = /\b(?:the|and|or|of|with|without|is|are|not|no|this|that|your|more|for|it|be|to)\b/i;
    const found = leavesOf(de).filter(
      ({ path, text }) => !ALIKE.includes(path) && small.test(withoutCode(say(text, 12))),
    );
    expect(found).toEqual([]);
  });

  it.each<[(words: Words) => (count: number) => string, readonly string[]]>([
    [
      ({ comment }) => comment.opening.required,
      ['noch eine Sache suchen', 'noch zwei Dinge suchen', 'zwölf Dinge', '13 Dinge'],
    ],
    [({ comment }) => comment.opening.decision, ['fehlt noch eine Sache:', 'fehlen noch zwei Dinge:', 'zwölf', '13']],
    [({ comment }) => comment.moreHints, ['Ein weiterer Hinweis ist', 'Zwei weitere Hinweise sind', 'Zwölf', '13']],
    [({ check }) => check.incomplete, ['Eine Sache fehlt', 'Zwei Dinge fehlen', 'Zwölf Dinge', '13 Dinge']],
    [({ check }) => check.completeWith, ['mit einem Vorschlag', 'mit zwei Vorschlägen', 'mit zwölf', 'mit 13']],
    [({ check }) => check.preview.begun, ['Ein Eintrag, der', 'Zwei Einträge, die', 'Zwölf', '13']],
    [({ contract }) => contract.item.atMost, ['höchstens eine', 'höchstens zwei', 'höchstens zwölf', 'höchstens 13']],
  ])('counts in the case and gender of the place: %#', (pick, parts) => {
    const texts = [1, 2, 12, 13].map(pick(de));
    parts.forEach((part, index) => expect(texts[index]).toContain(part));
  });

  it('looks back on what was not looked at', () => {
    const { looked } = de.check.preview;
    expect(looked(1, 1)).toContain(': der zuletzt geänderte offene Eintrag. Ein weiterer wurde nicht angesehen.');
    expect(looked(3, 2)).toContain(': die drei zuletzt geänderten offenen Einträge. Zwei weitere wurden nicht');
    expect(looked(0, 0)).toContain(': keine offenen Einträge.');
  });
});

describe('the choice of a language', () => {
  it('is among the values that the schema takes, one file each', () => {
    expect(Object.keys(LANGUAGES).sort()).toEqual([...LOCALES].sort());
  });

  const german = configOf('version: 1\ncomment: { locale: de }');
  const none: ConfigState = { status: 'none' };
  const invalid: ConfigState = { status: 'invalid', file: '.github/async.yml', problems: [] };

  it.each([
    ['a configuration that says German', german, de],
    ['one that says nothing', configOf('version: 1'), en],
    ['a state with one that says German', valid(german), de],
    ['a configuration that cannot be read', invalid, en],
    ['no configuration', none, en],
  ])('by %s', (_, config, words) => {
    expect(wordsOf(config, en)).toBe(words);
  });
});
