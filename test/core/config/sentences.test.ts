import { expect, it, test } from 'vitest';
import type { ProblemWords } from '../../../src/core/config/faults/problems.js';
import { loadConfig, parseConfigText } from '../../../src/core/loading/load-config.js';
import { en } from '../../../src/core/text/en.js';
import { SEVERAL } from '../templates/several-files.js';
import { bounds, fixtures } from './faulty-files.js';

/** Sentences that are not about the words of a configuration, with the test that shows each. */
const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  olderVersion: 'test/core/config/language/upgrade.test.ts',
  fromMissing: 'test/core/templates/from.test.ts',
  tooManyOptions: 'test/core/config/bounds.test.ts',
  tooManyShapes: 'test/core/config/bounds.test.ts',
};

type Leaf = string | ((...given: never[]) => string);
interface Branch {
  readonly [key: string]: Leaf | Branch;
}

/** Returns the words with the name of each in front of what it says, so that a message shows which sentences it is made of. */
function mark(words: Branch, above = ''): Branch {
  const entries = Object.entries(words).map(([key, word]): readonly [string, Leaf | Branch] => {
    const name = above + key;
    if (typeof word === 'string') return [key, `⟦${name}⟧${word}`];
    if (typeof word === 'function') return [key, (...given: never[]) => `⟦${name}⟧${word(...given)}`];
    return [key, mark(word, `${name}.`)];
  });
  return Object.fromEntries(entries);
}

function namesOf(words: Branch, above = ''): readonly string[] {
  return Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'object' ? namesOf(word, `${above}${key}.`) : [above + key],
  );
}

const marked = mark(en.problems) as unknown as ProblemWords;
const tooMany = `version: 1\n${Array.from({ length: 101 }, (_, index) => `k${index}: 1\n`).join('')}`;
const texts = [...fixtures.map(({ text }) => text), ...bounds.map(([, text]) => text), tooMany];
const messages = [
  ...texts.flatMap((text) => parseConfigText({ path: 'x', text }, marked).problems ?? []),
  ...SEVERAL.flatMap(({ sources }) => {
    const load = loadConfig(sources, marked);
    return load.status === 'invalid' ? load.problems : [];
  }),
].map(({ message }) => message);

const shown = new Set(messages.flatMap((message) => [...message.matchAll(/⟦([\w.]+)⟧/g)].map(([, name = '']) => name)));

it.each(namesOf(en.problems as unknown as Branch).filter((name) => SHOWN_ELSEWHERE[name] === undefined))(
  'the sentence %s is shown by a fixture',
  (name) => {
    expect(shown).toContain(name);
  },
);

test('what is said to be shown elsewhere is not shown here', () => {
  expect(Object.keys(SHOWN_ELSEWHERE).filter((name) => shown.has(name))).toEqual([]);
});

test('every message is made of sentences of the language file', () => {
  expect(messages.filter((message) => !message.startsWith('⟦'))).toEqual([]);
});
