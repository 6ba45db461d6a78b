import { describe, expect, it, test } from 'vitest';
import type { Config, SectionSpec } from '../../../../src/core/config/config.js';
import { allowsNone } from '../../../../src/core/config/resolve/none-names.js';
import { defaultConfig, loadConfig, writtenConfig } from '../../../../src/core/loading/load-config.js';

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
    preset: 'standard',
    mode: 'advise',
    enforce_from: null,
    ratchet: false,
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
    comment: { intro: null, footer: null, help_url: null, locale: 'en' },
    labels: {
      incomplete: 'async: incomplete',
      skip: 'async: skip',
      decision_draft: 'decision: draft',
      decision_proposed: 'decision: proposed',
      decision_final_call: 'decision: final-call',
      decision_blocked: 'decision: blocked',
      decision_stalled: 'decision: stalled',
      decision_accepted: 'decision: accepted',
      decision_rejected: 'decision: rejected',
      decision_postponed: 'decision: postponed',
      decision_withdrawn: 'decision: withdrawn',
      decision_superseded: 'decision: superseded',
    },
    links: { kinds: {}, trackers: [] },
    people: {
      timezone: 'UTC',
      hours: { from: 540, to: 1020 },
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      country: null,
      shutdown: [],
      issue: null,
      members: {},
    },
    decisions: {
      window: { amount: 3, unit: 'wd' },
      min_working_hours: 8,
      max_extension: { amount: 5, unit: 'd' },
      ask: [],
      record: { via: 'link', folder: 'docs/decisions' },
    },
    status: { ask: 'labelled', cadence: 'weekly', day: 'fri', at: 960, old_after: { amount: 10, unit: 'wd' } },
    response: null,
    rollup: null,
    share_with: [],
    other_labels: { rollup: 'async: roll-up', no_nag: 'no-nag' },
    forms: {},
    titles: [],
  });
});

test('keys left empty are defaults', () => {
  expect(
    configOf(
      'scope:\ncomment:\nlabels:\ntemplates:\npeople:\nlinks:\ndecisions:\nstatus:\nresponse:\nrollup:\npreset:\nmode:\n',
    ),
  ).toEqual(defaultConfig());
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
    one_of: null,
    checked: null,
    pattern: null,
    forbid: null,
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
      `{ heading: A, level: ${level}, min_words: 5, min_items: 2, needs: [link, date], pattern: x, one_of: [a], checked: all, forbid: y }`,
    );
    expect(section.min_words).toEqual({ value: 5, level: expected });
    expect(section.min_items).toEqual({ value: 2, level: expected });
    expect(section.pattern).toEqual({ value: 'x', level: expected });
    expect(section.one_of).toEqual({ value: ['a'], level: expected });
    expect(section.checked).toEqual({ value: 'all', level: expected });
    expect(section.forbid).toEqual({ value: ['y'], level: expected });
    expect(section.needs).toEqual([
      { value: 'link', level: expected, kinds: [] },
      { value: 'date', level: expected, kinds: [] },
    ]);
  });

  it('keeps a level that is stated', () => {
    const section = sectionOf(
      '{ heading: A, level: warn, min_words: { value: 5, level: require }, min_items: { value: 2 }, needs: { list: { level: off }, date: } }',
    );
    expect(section.min_words?.level).toBe('require');
    expect(section.min_items?.level).toBe('info');
    expect(section.needs).toEqual([
      { value: 'list', level: 'off', kinds: [] },
      { value: 'date', level: 'info', kinds: [] },
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

test('a link is asked of any kind, or of one of some', () => {
  const needs = (text: string) => sectionOf(`{ heading: A, needs: { link: ${text} } }`).needs;
  expect(needs('')).toEqual([{ value: 'link', level: 'warn', kinds: [] }]);
  expect(needs('recording')).toEqual([{ value: 'link', level: 'warn', kinds: ['recording'] }]);
  expect(needs('{ kind: [doc, design], level: require }')).toEqual([
    { value: 'link', level: 'require', kinds: ['doc', 'design'] },
  ]);
});

test('what is asked of the item as a whole is a reason to speak, not to fail, unless it says so', () => {
  const [template] = configOf(
    'templates: { change: { title: true, order: true, linked_issue: { closes: true }, max_mentions: 3 } }',
  ).templates;
  expect(template).toMatchObject({
    title: { min_length: 5, max_length: null, pattern: null, level: 'warn' },
    order: 'warn',
    linked_issue: { closes: true, brief: null, decision: null, level: 'warn' },
    max_mentions: { value: 3, level: 'warn' },
  });
  const [stated] = configOf(
    'templates: { change: { title: { max_length: 72, level: require }, order: { level: info }, linked_issue: false, max_mentions: { value: 3, level: off } } }',
  ).templates;
  expect(stated).toMatchObject({
    title: { min_length: 5, max_length: 72, level: 'require' },
    order: 'info',
    linked_issue: null,
    max_mentions: { value: 3, level: 'off' },
  });
});

test('sections may come from a file of the repository', () => {
  const text = 'version: 1\ntemplates: { brief: { sections: { from: .github/ISSUE_TEMPLATE/brief.yml } } }';
  const repository = { path: '.github/async.yml', text };
  const config = writtenConfig({ repositoryName: 'octo/hello', repository, organisation: null, templates: [] });
  expect(config?.templates[0]).toMatchObject({ from: '.github/ISSUE_TEMPLATE/brief.yml', sections: [] });
});

test('what is not said of a person is as for everybody', () => {
  const { people } = configOf(
    'people: { timezone: Asia/Tokyo, hours: 8:30-24:00, days: [fri, mon], country: JP, members: { ana: , bo: { timezone: UTC, days: sun } } }',
  );
  const everybody = { timezone: 'Asia/Tokyo', hours: { from: 510, to: 1440 }, days: ['mon', 'fri'], country: 'JP' };
  expect(people).toEqual({
    ...everybody,
    shutdown: [],
    issue: null,
    members: {
      ana: { ...everybody, away: [] },
      bo: { ...everybody, timezone: 'UTC', days: ['sun'], away: [] },
    },
  });
});

test('days off stand alone, in a list or with who stands in, and are spelled out', () => {
  const { people } = configOf(
    'people: { shutdown: 2026-12-24..2027-01-01, issue: 7, members: { ana: { away: [2026-03-16..18, { dates: 2026-03-30..04-02, cover: "@Bo" }] }, bo: { away: { dates: 2026-05-01 } } } }',
  );
  expect(people).toMatchObject({ shutdown: [{ from: '2026-12-24', to: '2027-01-01' }], issue: 7 });
  expect(people.members['ana']?.away).toEqual([
    { from: '2026-03-16', to: '2026-03-18', cover: null },
    { from: '2026-03-30', to: '2026-04-02', cover: 'Bo' },
  ]);
  expect(people.members['bo']?.away).toEqual([{ from: '2026-05-01', to: '2026-05-01', cover: null }]);
});

test('a weekly page is written where somebody asks for one', () => {
  expect(configOf('rollup:').rollup).toBeNull();
  expect(configOf('rollup: {}').rollup).toEqual({
    day: 'mon',
    at: 540,
    timezone: 'UTC',
    target: 'issue',
    category: 'general',
    pin: false,
    hide: [],
    repos: [],
    slack: null,
  });
  expect(configOf('rollup: { at: 7:05, hide: shipped, repos: octo/api }').rollup).toMatchObject({
    at: 425,
    hide: ['shipped'],
    repos: ['octo/api'],
  });
});

test('the zone of a weekly page is that of the team, and that of its channel is its own, unless the file says otherwise', () => {
  const team = 'people: { timezone: Asia/Tokyo }\n';
  expect(configOf(`${team}rollup: { slack: {} }`).rollup).toMatchObject({
    timezone: 'Asia/Tokyo',
    slack: { channel: null, at: null, timezone: 'Asia/Tokyo' },
  });
  const own = configOf(
    `${team}rollup: { timezone: UTC, slack: { channel: C0123456789, at: 8:00, timezone: Asia/Seoul } }`,
  );
  expect(own.rollup).toMatchObject({
    timezone: 'UTC',
    slack: { channel: 'C0123456789', at: 480, timezone: 'Asia/Seoul' },
  });
});

test('to let others tell of a repository is no wish for a page of its own', () => {
  const sharing = configOf('rollup: { share_with: [Octo/Team] }');
  expect(sharing.rollup).toBeNull();
  expect(sharing.share_with).toEqual(['octo/team']);
  expect(configOf('rollup: { share_with: octo/team, day: tue }').rollup).toMatchObject({ day: 'tue' });
});

test('answers have a window where somebody asks for one', () => {
  expect(configOf('response:').response).toBeNull();
  expect(configOf('response: { question: 4wh }').response).toEqual({
    review: { amount: 1, unit: 'wd' },
    question: { amount: 4, unit: 'wh' },
    remind: true,
  });
});

describe('names of built-in sections', () => {
  const aliasesOf = (text: string) =>
    configOf(`templates: ${text}`).templates[0]?.sections.map(({ heading, aliases }) => [
      heading,
      aliases.includes('Ziel'),
    ]);

  it('are known where a section of that template bears their heading', () => {
    expect(aliasesOf('{ brief: { sections: [goal, Plan] } }')).toEqual([
      ['goal', true],
      ['Plan', false],
    ]);
    expect(aliasesOf('{ other: { sections: [Goal] } }')).toEqual([['Goal', false]]);
  });

  it('give way to names of its own and to those of another section', () => {
    expect(aliasesOf('{ brief: { sections: [{ heading: Goal, aliases: [Aim] }] } }')).toEqual([['Goal', false]]);
    expect(aliasesOf('{ brief: { sections: [Goal, Ziel] } }')).toEqual([
      ['Goal', false],
      ['Ziel', false],
    ]);
  });
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
