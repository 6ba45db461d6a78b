import { DEFAULT_LABELS } from '../../../../src/core/config/resolve/defaults.js';
import { describe, expect, it, test } from 'vitest';
import type { Loosening } from '../../../../src/core/config/layers/compare.js';
import { parseDuration } from '../../../../src/core/config/values/duration.js';
import type { Duration } from '../../../../src/core/config/config.js';
import { findLoosenings, isHeld } from '../../../../src/core/config/layers/lock.js';
import { NEVER_LOCKED } from '../../../../src/core/config/layers/lock-path.js';
import { isNoShorter } from '../../../../src/core/config/layers/lock-window.js';
import { configSchema } from '../../../../src/core/config/language/schema.js';
import type { Config } from '../../../../src/core/config/config.js';
import { writtenConfig } from '../../../../src/core/loading/load-config.js';
import { leafPaths } from '../schema-walk.js';

/** Returns a configuration as its file alone says it; sections from a file of the repository are none yet. */
function configOf(text: string): Config {
  const repository = { path: '.github/async.yml', text: `version: 1\n${text}` };
  const config = writtenConfig({ repositoryName: 'octo/hello', repository, organisation: null, templates: [] });
  if (config === null) throw new Error(text);
  return config;
}

function section(text: string): string {
  return `templates: { t: { sections: [${text}] } }`;
}

function rule(text: string): string {
  return `templates: { t: { sections: [A], ${text} } }`;
}

function match(text: string): string {
  return rule(`match: { kind: issue, ${text} }`);
}

type Row = readonly [key: string, loose: string, strict: string];

/**
 * Keys that have a stricter and a looser side, by their path in the schema. From the strict text to the loose one is a loosening;
 * back is none.
 */
const ORDERED: readonly Row[] = [
  ['mode', 'mode: advise', 'mode: enforce'],
  ['mode', 'mode: observe', 'mode: advise'],
  ['mode', 'preset: lean', 'mode: enforce\npreset: lean'],
  ['enforce_from', 'enforce_from: 2027-02-01', 'enforce_from: 2027-01-01'],
  ['enforce_from', 'enforce_from: 2027-02-01', ''],
  ['scope.bots', '', 'scope: { bots: true }'],
  ['scope.drafts', 'scope: { drafts: false }', 'scope: { drafts: true }'],
  ['scope.agents', '', 'scope: { agents: [mine] }'],
  ['scope.ignore_labels', 'scope: { ignore_labels: [A, b] }', 'scope: { ignore_labels: [a] }'],
  ['scope.ignore_authors', 'scope: { ignore_authors: ana }', ''],
  ['scope.ignore_titles', 'scope: { ignore_titles: ["^x", "^\\\\d"] }', 'scope: { ignore_titles: ["^x"] }'],
  ['scope.grace', 'scope: { grace: 2h }', 'scope: { grace: 90m }'],
  ['templates.*', 'templates: { brief: }', 'templates: { brief: , change: }'],
  ['templates.*.order', rule('order: { level: info }'), rule('order: true')],
  ['templates.*.order.level', rule('order: { level: warn }'), rule('order: { level: require }')],
  ['templates.*.title', rule('title: false'), rule('title: true')],
  ['templates.*.title.level', rule('title: { level: info }'), rule('title: { level: warn }')],
  ['templates.*.title.min_length', rule('title: { min_length: 4 }'), rule('title: { min_length: 8 }')],
  ['templates.*.title.max_length', rule('title: { max_length: 80 }'), rule('title: { max_length: 72 }')],
  ['templates.*.title.max_length', rule('title: true'), rule('title: { max_length: 72 }')],
  ['templates.*.title.pattern', rule('title: true'), rule('title: { pattern: x }')],
  ['templates.*.linked_issue', rule('order: true'), rule('order: true, linked_issue: true')],
  ['templates.*.linked_issue.level', rule('linked_issue: true'), rule('linked_issue: { level: require }')],
  ['templates.*.linked_issue.closes', rule('linked_issue: true'), rule('linked_issue: { closes: true }')],
  ['templates.*.linked_issue.brief', rule('linked_issue: true'), rule('linked_issue: { brief: complete }')],
  ['templates.*.linked_issue.decision', rule('linked_issue: true'), rule('linked_issue: { decision: accepted }')],
  ['templates.*.implements', rule('implements: false'), rule('order: true')],
  ['templates.*.implements.level', rule('implements: { level: warn }'), rule('implements: true')],
  ['templates.*.max_mentions', rule('max_mentions: 6'), rule('max_mentions: 5')],
  ['templates.*.max_mentions', rule('order: true'), rule('order: true, max_mentions: 5')],
  ['templates.*.max_mentions.value', rule('max_mentions: { value: 6 }'), rule('max_mentions: { value: 5 }')],
  [
    'templates.*.max_mentions.level',
    rule('max_mentions: { value: 5, level: info }'),
    rule('max_mentions: { value: 5, level: require }'),
  ],
  ['templates.*.sections[]', section('A'), section('A, B')],
  ['templates.*.sections[].heading', section('B'), section('a, B')],
  [
    'templates.*.sections[].aliases',
    section('{ heading: A, aliases: [B, C] }'),
    section('{ heading: A, aliases: [b] }'),
  ],
  ['templates.*.sections[].level', section('{ heading: A, level: warn }'), section('A')],
  ['templates.*.sections[].level', section('{ heading: A, level: off }'), section('{ heading: A, level: info }')],
  ['templates.*.sections[].none', section('{ heading: A, none: true }'), section('A')],
  ['templates.*.sections[].prompt', section('A'), section('{ heading: A, prompt: Write here }')],
  [
    'templates.*.sections[].min_words',
    section('{ heading: A, min_words: 4 }'),
    section('{ heading: A, min_words: 5 }'),
  ],
  ['templates.*.sections[].min_words', section('A'), section('{ heading: A, min_words: 5 }')],
  [
    'templates.*.sections[].min_words.value',
    section('{ heading: A, min_words: { value: 4 } }'),
    section('{ heading: A, min_words: { value: 5 } }'),
  ],
  [
    'templates.*.sections[].min_words.level',
    section('{ heading: A, min_words: 5 }'),
    section('{ heading: A, min_words: { value: 5, level: require } }'),
  ],
  [
    'templates.*.sections[].min_items',
    section('{ heading: A, min_items: 1 }'),
    section('{ heading: A, min_items: 2 }'),
  ],
  [
    'templates.*.sections[].min_items.value',
    section('{ heading: A, min_items: { value: 1 } }'),
    section('{ heading: A, min_items: { value: 2 } }'),
  ],
  [
    'templates.*.sections[].min_items.level',
    section('{ heading: A, min_items: { value: 2, level: off } }'),
    section('{ heading: A, min_items: 2 }'),
  ],
  [
    'templates.*.sections[].needs',
    section('{ heading: A, needs: list }'),
    section('{ heading: A, needs: [list, date] }'),
  ],
  ...['list', 'date', 'person', 'checklist', 'code', 'image'].flatMap((kind): Row[] => [
    [`templates.*.sections[].needs.${kind}`, section('A'), section(`{ heading: A, needs: { ${kind}: } }`)],
    [
      `templates.*.sections[].needs.${kind}.level`,
      section(`{ heading: A, needs: ${kind} }`),
      section(`{ heading: A, needs: { ${kind}: { level: require } } }`),
    ],
  ]),
  [
    'templates.*.sections[].needs.link',
    section('{ heading: A, needs: { link: [doc, ci] } }'),
    section('{ heading: A, needs: { link: DOC } }'),
  ],
  [
    'templates.*.sections[].needs.link',
    section('{ heading: A, needs: link }'),
    section('{ heading: A, needs: { link: doc } }'),
  ],
  [
    'templates.*.sections[].needs.link.kind',
    section('{ heading: A, needs: { link: { level: warn } } }'),
    section('{ heading: A, needs: { link: { kind: doc } } }'),
  ],
  [
    'templates.*.sections[].needs.link.level',
    section('{ heading: A, needs: { link: { kind: doc, level: info } } }'),
    section('{ heading: A, needs: { link: { kind: doc } } }'),
  ],
  [
    'templates.*.sections[].one_of',
    section('{ heading: A, one_of: [a, b, c] }'),
    section('{ heading: A, one_of: [A, b] }'),
  ],
  [
    'templates.*.sections[].one_of.value',
    section('{ heading: A, one_of: { value: [a, b] } }'),
    section('{ heading: A, one_of: { value: [a] } }'),
  ],
  [
    'templates.*.sections[].one_of.level',
    section('{ heading: A, one_of: [a] }'),
    section('{ heading: A, one_of: { value: [a], level: require } }'),
  ],
  ['templates.*.sections[].checked', section('{ heading: A, checked: some }'), section('{ heading: A, checked: all }')],
  [
    'templates.*.sections[].checked.value',
    section('{ heading: A, checked: { value: some } }'),
    section('{ heading: A, checked: { value: all } }'),
  ],
  [
    'templates.*.sections[].checked.level',
    section('{ heading: A, checked: all }'),
    section('{ heading: A, checked: { value: all, level: require } }'),
  ],
  ['templates.*.sections[].pattern', section('A'), section('{ heading: A, pattern: x }')],
  [
    'templates.*.sections[].pattern.level',
    section('{ heading: A, pattern: x }'),
    section('{ heading: A, pattern: { value: x, level: require } }'),
  ],
  ['templates.*.sections[].forbid', section('{ heading: A, forbid: x }'), section('{ heading: A, forbid: [x, X] }')],
  [
    'templates.*.sections[].forbid.value',
    section('{ heading: A, forbid: { value: [x] } }'),
    section('{ heading: A, forbid: { value: [x, y] } }'),
  ],
  [
    'templates.*.sections[].forbid.level',
    section('{ heading: A, forbid: x }'),
    section('{ heading: A, forbid: { value: x, level: require } }'),
  ],
  ['decisions.window', 'decisions: { window: 2wd }', 'decisions: { window: 3wd }'],
  ['decisions.min_working_hours', 'decisions: { min_working_hours: 4 }', 'decisions: { min_working_hours: 5 }'],
  ['decisions.max_extension', 'decisions: { max_extension: 4d }', 'decisions: { max_extension: 5d }'],
  ['decisions.ask', 'decisions: { ask: a }', 'decisions: { ask: [A, b] }'],
  ['rollup.share_with', 'rollup: { share_with: [octo/a, octo/b] }', 'rollup: { share_with: Octo/A }'],
];

/** Keys that are neither stricter nor looser: either way is a loosening. */
const FIXED: readonly Row[] = [
  ['preset', 'preset: lean\ntemplates: {}', 'preset: oss\ntemplates: {}'],
  ['ratchet', 'ratchet: true', ''],
  ['templates.*.match', rule('match: { kind: issue }'), rule('order: true')],
  ['templates.*.match.labels', match('labels: [a]'), match('labels: [a, b]')],
  ['templates.*.match.types', match('types: [a]'), match('types: b')],
  ['templates.*.match.forms', match('forms: a.yml'), match('forms: [a.yml, b.yml]')],
  ['templates.*.match.title', match("title: '\\d'"), match("title: '\\D'")],
  ['templates.*.match.kind', rule('match: { labels: a }'), rule('match: { labels: a, kind: issue }')],
  ['templates.*.match.draft', match('draft: true'), match('draft: false')],
  ['templates.*.match.base', match('base: main'), match('base: dev')],
  ['templates.*.match.paths', match('paths: a'), match('paths: [a, b]')],
  ['templates.*.match.association', match('association: NONE'), match('association: [NONE, OWNER]')],
  ['templates.*.sections', section('A'), 'templates: { t: { sections: { from: a.md } } }'],
  [
    'templates.*.sections.from',
    'templates: { t: { sections: { from: b.md } } }',
    'templates: { t: { sections: { from: a.md } } }',
  ],
  [
    'templates.*.sections[].pattern.value',
    section('{ heading: A, pattern: { value: x } }'),
    section('{ heading: A, pattern: { value: y } }'),
  ],
  ['comment.intro', 'comment: { intro: Hello. }', ''],
  ['comment.footer', 'comment: { footer: Hello. }', 'comment: { footer: Bye. }'],
  ['comment.help_url', 'comment: { help_url: "https://a.example" }', 'comment: { help_url: "https://b.example" }'],
  ['comment.locale', 'comment: { locale: de }', ''],
  ['decisions.record.via', 'decisions: { record: { via: off } }', ''],
  ['decisions.record.folder', 'decisions: { record: { folder: adr } }', ''],
  ...Object.keys(DEFAULT_LABELS).map((name): Row => [`labels.${name}`, `labels: { ${name}: x }`, '']),
  ['links.kinds.*', 'links: { kinds: { a: a.example } }', 'links: { kinds: { a: [a.example, b.example] } }'],
  ['links.kinds.*', 'links: { kinds: { a: a.example } }', ''],
  ['links.trackers', 'links: { trackers: [A] }', 'links: { trackers: [A, B] }'],
  ['people.timezone', 'people: { timezone: Asia/Tokyo }', ''],
  ['people.hours', 'people: { hours: 8:00-17:00 }', ''],
  ['people.days', 'people: { days: [mon] }', 'people: { days: [mon, sun] }'],
  ['people.country', 'people: { country: JP }', ''],
  ['people.members.*', 'people: { members: { a: } }', 'people: { members: { } }'],
  ['people.shutdown', 'people: { shutdown: 2026-12-24..31 }', ''],
  ['people.shutdown', 'people: { shutdown: 2026-12-24..31 }', 'people: { shutdown: [2026-12-24..30] }'],
  ['people.issue', 'people: { issue: 7 }', ''],
  ['people.issue', 'people: { issue: 7 }', 'people: { issue: 8 }'],
  ...(['away', 'away[]', 'away.dates', 'away[].dates'] as const).map((key): Row => [
    `people.members.*.${key}`,
    'people: { members: { a: { away: [2026-12-24, 2026-12-28..31] } } }',
    'people: { members: { a: { away: { dates: 2026-12-24 } } } }',
  ]),
  ...(['away.cover', 'away[].cover'] as const).map((key): Row => [
    `people.members.*.${key}`,
    'people: { members: { a: { away: { dates: 2026-12-24, cover: b } } } }',
    'people: { members: { a: { away: 2026-12-24 } } }',
  ]),
  ...['timezone: Asia/Tokyo', 'hours: 8:00-17:00', 'days: mon', 'country: JP'].map((text): Row => [
    `people.members.*.${text.slice(0, text.indexOf(':'))}`,
    `people: { members: { a: { ${text} } } }`,
    'people: { members: { a: } }',
  ]),
  ['labels.rollup', 'labels: { rollup: x }', ''],
  ['labels.no_nag', 'labels: { no_nag: x }', ''],
  ['rollup', 'rollup: {}', ''],
  ...[
    'day: tue',
    'at: 8:00',
    'timezone: Asia/Tokyo',
    'target: discussion',
    'category: week',
    'pin: true',
    'hide: shipped',
    'repos: octo/api',
    'slack: { channel: C0123456789 }',
  ].map((text): Row => [`rollup.${text.slice(0, text.indexOf(':'))}`, `rollup: { ${text} }`, 'rollup: {}']),
  ...['channel: C0123456789', 'at: 8:00', 'timezone: Asia/Tokyo'].map((text): Row => [
    `rollup.slack.${text.slice(0, text.indexOf(':'))}`,
    `rollup: { slack: { ${text} } }`,
    'rollup: { slack: {} }',
  ]),
  ...['ask: all', 'cadence: monthly', 'day: thu', 'at: 15:00', 'old_after: 5wd'].map((text): Row => [
    `status.${text.slice(0, text.indexOf(':'))}`,
    `status: { ${text} }`,
    '',
  ]),
  ['response', 'response: {}', ''],
  ...['review: 2wd', 'question: 4wh', 'remind: false'].map((text): Row => [
    `response.${text.slice(0, text.indexOf(':'))}`,
    `response: { ${text} }`,
    'response: {}',
  ]),
];

/** Keys that no lock holds: `help` helps and asks nothing, and the others say which files speak. */
const FREE = [...NEVER_LOCKED, 'templates.*.sections[].help'];

/** Where a lock on a key of the schema would lie: in a list there is no path to an entry. */
function lockFor(key: string, names: readonly string[]): readonly string[] {
  const at = key.indexOf('[]');
  const path = (at < 0 ? key : key.slice(0, at)).split('.');
  let next = 0;
  return path.map((step) => (step === '*' ? (names[next++] ?? '') : step));
}

function held(before: string, after: string, lock: readonly string[]): readonly Loosening[] {
  return findLoosenings(configOf(before), configOf(after)).filter((loosening) => isHeld(loosening, lock));
}

function looseningsOf(key: string, before: string, after: string): readonly string[] {
  const names = key.startsWith('templates') ? [key === 'templates.*' ? 'change' : 't'] : ['a'];
  const found = held(before, after, lockFor(key, names));
  return found.map(({ path, before: a, after: b }) => `${path.join('.')}: ${a} → ${b}`);
}

describe('a locked key that has a stricter side', () => {
  it.each(ORDERED)('%s: may go from "%s" to "%s", not back', (key, loose, strict) => {
    expect(looseningsOf(key, loose, strict)).toEqual([]);
    expect(looseningsOf(key, strict, loose)).toHaveLength(1);
  });
});

describe('a locked key that has none', () => {
  it.each(FIXED)('%s: is not to go from "%s" to "%s", nor back', (key, one, other) => {
    expect(looseningsOf(key, one, other).length).toBeGreaterThan(0);
    expect(looseningsOf(key, other, one).length).toBeGreaterThan(0);
    expect(looseningsOf(key, one, one)).toEqual([]);
  });
});

test('every key of the language is compared, or is one that no lock holds', () => {
  const compared = new Set([...ORDERED, ...FIXED].map(([key]) => key));
  const keys = leafPaths(configSchema);
  expect(keys.length).toBeGreaterThan(90);
  expect(keys.filter((key) => !compared.has(key) && !FREE.includes(key))).toEqual([]);
  expect(FREE.filter((key) => !keys.includes(key))).toEqual([]);
});

describe('what a lock does not hold', () => {
  it.each([
    ['another key', 'mode', 'scope: { grace: 1m }', 'scope: { grace: 2h }'],
    ['another template', 'templates.t', section('A'), `templates: { t: { sections: [A] }, u: { sections: [B] } }`],
    ['another rule of the template', 'templates.t.sections', rule('title: true'), rule('title: false')],
    ['help', 'templates.t.sections', section('{ heading: A, help: X }'), section('{ heading: A, help: Y }')],
    ['sections beside the locked', 'templates.t.sections', section('A'), section('B, A, C')],
    ['the order of a list', 'templates.t.match', match('labels: [a, b]'), match('labels: [b, a]')],
    [
      'rules of a section that was off',
      'templates.t',
      section('{ heading: A, level: off, min_words: 5 }'),
      section('B'),
    ],
    [
      'values of a rule that was off',
      'templates.t',
      rule('title: { level: off, max_length: 9 }'),
      rule('title: false'),
    ],
    [
      'another kind of link',
      'links.kinds.a',
      'links: { kinds: { a: a.example } }',
      'links: { kinds: { a: a.example, b: b.example } }',
    ],
    ['another person', 'people.members.a', 'people: { members: { a: } }', 'people: { members: { a: , b: } }'],
  ])('%s', (_, key, before, after) => {
    expect(held(before, after, key.split('.'))).toEqual([]);
  });
});

describe('what a lock on a whole holds', () => {
  it.each([
    ['scope', 'scope: { grace: 1m }', 'scope: { grace: 2h, ignore_labels: x }', ['scope.ignore_labels', 'scope.grace']],
    ['templates', 'templates: { t: { sections: [A] } }', 'templates: { u: { sections: [A] } }', ['templates.t']],
    ['templates.t.title.level', rule('title: true'), 'templates: {}', ['templates.t']],
    ['templates.t', rule('title: true, order: true'), rule('title: false, order: true'), ['templates.t.title.level']],
    ['labels', 'labels: { skip: a, incomplete: b }', 'labels: { skip: c }', ['labels.incomplete', 'labels.skip']],
  ])('%s', (lock, before, after, paths) => {
    const found = held(before, after, lock.split('.'));
    expect(found.map(({ path }) => path.join('.'))).toEqual(paths);
  });
});

test('values are shown as people write them', () => {
  const shown = (before: string, after: string): string[] => {
    const found = findLoosenings(configOf(before), configOf(after));
    return found.map(({ before: a, after: b }) => `${a} → ${b}`);
  };
  expect(
    shown(
      'people: { members: { a: { away: 2026-12-24..31 } } }',
      'people: { members: { a: { away: { dates: 2026-12-24, cover: b } } } }',
    ),
  ).toEqual(['2026-12-24..2026-12-31 → 2026-12-24 cover b']);
  expect(
    shown('people: { hours: 9:00-17:30, days: [mon] }', 'people: { hours: 10:00-24:00, days: [tue, mon] }'),
  ).toEqual(['09:00-17:30 → 10:00-24:00', 'mon → mon, tue']);
  expect(shown('rollup: { at: 7:05 }', 'rollup: {}')).toEqual(['07:05 → 09:00']);
  expect(shown('scope: { grace: 120m }', 'scope: { grace: 14d }')).toEqual(['2h → 2w']);
  expect(shown(match('labels: [a]'), match('types: [a, b]'))).toEqual(['a → nothing', 'nothing → a, b']);
  expect(shown('decisions: { window: 3wd }', 'decisions: { window: 3h }')).toEqual(['3wd → 3h']);
  expect(
    shown(
      rule('title: { max_length: 9 }, max_mentions: 3'),
      rule('title: true, max_mentions: { value: 4, level: off }'),
    ),
  ).toEqual(['9 → no limit', 'warn → off', '3 → 4']);
  expect(
    shown(
      section('{ heading: A, needs: { date: , link: doc }, min_words: 5, forbid: x }'),
      section('{ heading: A, none: true, needs: link, min_words: 4 }'),
    ),
  ).toEqual([
    'A: "None" is no answer → A: it is one',
    'A: link without any → A: link with it',
    'A: date warn → A: date off',
    'A: min_words 5 → A: min_words 4',
    'A: forbid warn → A: forbid off',
  ]);
});

describe('windows', () => {
  const of = (text: string): Duration => parseDuration(text) as Duration;

  it.each([
    ['1d', '24h', true],
    ['24h', '1d', true],
    ['23h', '1d', false],
    ['2w', '14d', true],
    ['8wh', '1wd', true],
    ['7wh', '1wd', false],
    ['3wd', '3d', true],
    ['2wd', '3d', false],
    ['3d', '3wd', false],
    ['5d', '3wd', true],
    ['1w', '5wd', true],
    ['5wd', '1w', true],
    ['4wd', '1w', false],
    ['4wh', '4h', true],
    ['4h', '4wh', false],
    ['3d', '4wh', true],
    ['2d', '4wh', false],
  ])('%s is surely no shorter than %s: %s', (after, before, expected) => {
    expect(isNoShorter(of(after), of(before))).toBe(expected);
  });
});
