import { describe, expect, it, test } from 'vitest';
import type { Config, SectionSpec } from '../../../src/core/config/config.js';
import { allowsNone } from '../../../src/core/config/none-names.js';
import { defaultConfig, loadConfig } from '../../../src/core/templates/load-config.js';

function configOf(text: string): Config {
  const load = loadConfig({
    repositoryName: 'octo/hello',
    repository: { path: 'async.yml', text: `version: 1\n${text}` },
    organisation: null,
    templates: [],
  });
  if (load.status !== 'valid') throw new Error(JSON.stringify(load));
  return load.config;
}

function sectionOf(text: string): SectionSpec {
  const section = configOf(`templates: { t: { sections: [${text}] } }`).templates[0]?.sections[0];
  if (section === undefined) throw new Error('no section');
  return section;
}

test('a version alone is every default', () => {
  const config = configOf('');
  expect(config).toEqual(defaultConfig());
  expect({ ...config, templates: config.templates.map(({ name }) => name) }).toEqual({
    version: 1,
    mode: 'advise',
    scope: {
      bots: false,
      drafts: false,
      agents: ['copilot-swe-agent', 'Copilot'],
      ignore_labels: [],
      ignore_authors: [],
      ignore_titles: [],
      grace: 60_000,
    },
    templates: ['status', 'brief', 'decision', 'change', 'message'],
    comment: { intro: null, footer: null, help_url: null },
    labels: {
      incomplete: 'async: incomplete',
      skip: 'async: skip',
      decision_draft: 'decision: draft',
      decision_proposed: 'decision: proposed',
      decision_accepted: 'decision: accepted',
    },
    forms: {},
  });
});

test('keys left empty are defaults', () => {
  expect(configOf('scope:\ncomment:\nlabels:\n')).toEqual(defaultConfig());
});

test('a heading alone is a required section that asks for presence only', () => {
  expect(sectionOf('Goal')).toEqual({
    heading: 'Goal',
    aliases: [],
    level: 'require',
    none: false,
    prompts: [],
    help: null,
    needs: [],
    min_words: null,
    min_items: null,
    pattern: null,
  });
});

test('a text stands for a list of one', () => {
  expect(sectionOf('{ heading: A, aliases: B, prompt: C is asked, needs: list }')).toMatchObject({
    aliases: ['B'],
    prompts: ['C is asked'],
    needs: [{ value: 'list', level: 'warn' }],
  });
});

describe('a rule weighs one step less than its section unless it says otherwise', () => {
  it.each([
    ['require', 'warn'],
    ['warn', 'info'],
    ['info', 'info'],
    ['off', 'off'],
  ])('%s makes %s', (level, expected) => {
    const section = sectionOf(
      `{ heading: A, level: ${level}, min_words: 5, min_items: 2, needs: [link, date], pattern: x }`,
    );
    expect(section.min_words).toEqual({ value: 5, level: expected });
    expect(section.min_items).toEqual({ value: 2, level: expected });
    expect(section.pattern).toEqual({ value: 'x', level: expected });
    expect(section.needs).toEqual([
      { value: 'link', level: expected },
      { value: 'date', level: expected },
    ]);
  });

  it('keeps a level that is stated', () => {
    const section = sectionOf(
      '{ heading: A, level: warn, min_words: { value: 5, level: require }, min_items: { value: 2 }, needs: { list: { level: off }, date: } }',
    );
    expect(section.min_words?.level).toBe('require');
    expect(section.min_items?.level).toBe('info');
    expect(section.needs).toEqual([
      { value: 'list', level: 'off' },
      { value: 'date', level: 'info' },
    ]);
  });

  it('asks nothing of a section that is off', () => {
    expect(sectionOf('{ heading: A, level: off, min_words: { value: 5, level: require } }').min_words?.level).toBe(
      'off',
    );
  });
});

describe('none', () => {
  const names = [
    'Blockers', 'BLOCKERS', '🚧 Blockers', 'Blocked by', 'Risks', 'Known risks', 'Dependencies', 'Depends on',
    'Related issues', 'Related issue(s)', 'Linked issues', 'Impact / Risks', 'Risks & mitigations', 'Hindernisse',
    'Risiken', 'Abhängigkeiten', 'Points bloquants', 'Dépendances', 'Riesgos', 'Dependências', 'Rischi',
    'Afhankelijkheden', 'Ryzyka', 'Риски', 'Блокеры', 'Залежності', 'Κίνδυνοι', 'リスク', 'ブロッカー', '依存関係', '风险', '阻塞', '위험', '의존성', 'المخاطر',
  ]; // prettier-ignore

  it.each(names)('is an answer under %s', (name) => {
    expect(allowsNone(name)).toBe(true);
  });

  it.each(['Goal', 'Context', 'Next steps', 'Owner', 'Brisket', 'Independence', ''])('is none under %j', (name) => {
    expect(allowsNone(name)).toBe(false);
  });

  it('follows an alias, and what the section says of itself', () => {
    expect(sectionOf('{ heading: Wovor wir uns hüten, aliases: [Risks] }').none).toBe(true);
    expect(sectionOf('{ heading: Risks, none: false }').none).toBe(false);
    expect(sectionOf('{ heading: Goal, none: true }').none).toBe(true);
  });
});

test('a built-in template keeps what is not said, and its match is replaced whole', () => {
  const builtin = defaultConfig().templates.find(({ name }) => name === 'brief');
  const [asItIs, matched, listed] = ['', '{ match: { types: [Task] } }', '{ sections: [Why] }'].map(
    (text) => configOf(`templates: { brief: ${text} }`).templates[0],
  );
  expect(asItIs).toEqual(builtin);
  expect(matched?.sections).toEqual(builtin?.sections);
  expect(matched?.match).toEqual({ ...builtin?.match, labels: [], title: [], kind: null, types: ['Task'] });
  expect(listed?.match).toEqual(builtin?.match);
  expect(listed?.sections.map(({ heading }) => heading)).toEqual(['Why']);
});

test('with templates, only those that are named, in their order', () => {
  const { templates } = configOf('templates: { rfc: { sections: [A] }, change: {}, brief: }');
  expect(templates.map(({ name, match }) => [name, match !== null])).toEqual([
    ['rfc', false],
    ['change', true],
    ['brief', true],
  ]);
  expect(configOf('templates: {}').templates).toEqual([]);
});

test('coding agents are added to those known', () => {
  expect(configOf('scope: { agents: [mine] }').scope.agents).toEqual(['copilot-swe-agent', 'Copilot', 'mine']);
});

test('dates, versions and on, off, yes and no stay text', () => {
  const { sections } =
    configOf('templates: { t: { sections: [2026-01-02, on, off, yes, no, 1.2.3] } }').templates[0] ?? {};
  expect(sections?.map(({ heading }) => heading)).toEqual(['2026-01-02', 'on', 'off', 'yes', 'no', '1.2.3']);
});

test('headings and labels become one clean line', () => {
  const section = sectionOf('{ heading: "Next\\n steps\\u0000", aliases: ["a\\tb"], help: "line\\nline\\u0007" }');
  expect(section).toMatchObject({ heading: 'Next steps', aliases: ['a b'], help: 'line\nline' });
  expect(configOf('labels: { skip: " async:\\n  off " }').labels.skip).toBe('async: off');
});
