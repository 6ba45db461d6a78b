import { LONGEST } from './bodies.js';

/** A configuration at the bounds of the language, and a body written to make the most of it. */
export interface WorstCase {
  readonly templates: Readonly<Record<string, unknown>>;
  readonly links?: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The template that all of them are judged by. */
export const WORST_TEMPLATE = 'worst';

const NEEDS = ['list', 'link', 'date', 'person', 'checklist', 'code', 'image'];
const EVERYTHING = { needs: NEEDS, checked: 'all', min_words: 10_000, min_items: 1_000 };

/** Each is one bound reached, or one way to have the same text read again and again. Names say which. */
export const WORST: Readonly<Record<string, WorstCase>> = {
  '40 patterns that remember long stretches': patterns(`a${'.'.repeat(290)}\\d`, random('ab')),
  '40 patterns that count': patterns('[ab]*a[ab]{40}\\d', random('ab')),
  '40 patterns of words': patterns('(?i)\\b(asap|soon|tbd)\\b', repeat('as soo tb ')),
  '2,000 options over ten sections': options(repeat('- option two / option three\n')),
  '2,000 options and as many boxes': options(repeat('[ ] option two [x] option three ')),
  '200 shapes of links, long addresses': shapes(repeat(`http://a.b/${'aa/'.repeat(160)}\n`)),
  '200 shapes of links, short addresses': shapes(repeat('- http://a.b/z\n')),
  '500 sections, every rule': {
    templates: template(sections(500, () => EVERYTHING)),
    body: bodyOf(500, repeat('zz y ')),
  },
  'sections that go by one name, every rule': {
    templates: template(sections(500, () => ({ ...EVERYTHING, aliases: 'Shared' }))),
    body: `## Shared\n\n${repeat('zz y ')(LONGEST - 20)}`,
  },
  'copies of a section that many share': {
    templates: template(sections(500, () => ({ aliases: 'Shared' }))),
    body: repeat('## Shared\n\nTBD\n\n')(LONGEST),
  },
  'prompts of 20 KB': {
    templates: template(sections(12, (index) => ({ prompt: promptOf(index) }))),
    body: bodyOf(12, repeat('what is it not for and why and so on at all\n')),
  },
  'rules about the whole': {
    templates: template(
      sections(500, () => ({})),
      { title: true, order: true, linked_issue: true, max_mentions: 1 },
    ),
    body: bodyOf(500, repeat('@a/b fixes o/r#1 `x` ')),
  },
};

type Fill = (length: number) => string;

function repeat(unit: string): Fill {
  return (length) => unit.repeat(Math.floor(length / unit.length));
}

/** Letters without order, the same each time: a pattern can foresee nothing of them. */
function random(letters: string): Fill {
  return (length) => {
    let seed = 7;
    return Array.from({ length }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return letters.charAt(Math.floor((seed / 2 ** 31) * letters.length));
    }).join('');
  };
}

function sections(count: number, keysOf: (index: number) => Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => ({ heading: `Part ${index}`, ...keysOf(index) }));
}

function template(list: readonly unknown[], keys: Readonly<Record<string, unknown>> = {}): WorstCase['templates'] {
  return { [WORST_TEMPLATE]: { sections: list, ...keys } };
}

function bodyOf(count: number, fill: Fill): string {
  const size = Math.floor(LONGEST / count);
  return Array.from({ length: count }, (_, index) => {
    const heading = `## Part ${index}\n\n`;
    return `${heading}${fill(size - heading.length - 1)}\n`;
  }).join('');
}

/** Forty patterns over eight sections of 8 KB, none of which is found. */
function patterns(source: string, fill: Fill): WorstCase {
  const forbid = (part: number) => Array.from({ length: 5 }, (_, index) => `${source}|@${part * 5 + index}`);
  return { templates: template(sections(8, (index) => ({ forbid: forbid(index) }))), body: bodyOf(8, fill) };
}

function options(fill: Fill): WorstCase {
  const list = (part: number) => Array.from({ length: 200 }, (_, index) => `option ${part} ${index}`);
  return { templates: template(sections(10, (index) => ({ one_of: list(index) }))), body: bodyOf(10, fill) };
}

function shapes(fill: Fill): WorstCase {
  const kinds = { own: Array.from({ length: 200 }, (_, index) => `a.b/**/a*a/**/${index}`) };
  const asked = sections(4, () => ({ aliases: 'Shared', needs: { link: 'own' } }));
  return { templates: template(asked), links: { kinds }, body: `## Shared\n\n${fill(LONGEST - 20)}` };
}

function promptOf(index: number): string {
  return `what is it for and why and so on ${index}\n`.repeat(500).slice(0, 19_900);
}
