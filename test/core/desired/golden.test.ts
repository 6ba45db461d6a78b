import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ConfigState } from '../../../src/core/config/config.js';
import { renderContract } from '../../../src/core/desired/contract/document.js';
import { planItem } from '../../../src/core/plan/plan-item.js';
import type { Actor, CheckAnnotation, ReviewRequest } from '../../../src/core/snapshot.js';
import { planCommit } from '../../../src/core/plan/plan-commit.js';
import { planRepository } from '../../../src/core/plan/plan-repository.js';
import { loadConfig } from '../../../src/core/loading/load-config.js';
import { de } from '../../../src/core/text/de.js';
import { en } from '../../../src/core/text/en.js';
import { comparePreview } from '../../../src/core/preview/compare.js';
import type { Preview } from '../../../src/core/preview/preview.js';
import type { World } from '../plan/world.js';
import { openIssue, openPull } from '../preview/items.js';
import { ana, ben, comment, configOf, issue, me, pull, snapshotOf, t0, valid } from '../plan/world.js';

const folder = new URL('../../golden/', import.meta.url);

const broken: ConfigState = {
  status: 'invalid',
  file: '.github/async.yml',
  problems: [
    {
      file: '.github/async.yml',
      line: 3,
      column: 1,
      message: 'Unknown key `tempaltes`. Did you mean `templates`?',
      reference: 'docs/configuration.md#top-level-keys',
    },
    {
      file: '.github/async.yml',
      line: 9,
      column: 11,
      message: '`mode`: expected one of `observe`, `advise`, `enforce`, found `strict`.',
      reference: 'docs/configuration.md#top-level-keys',
    },
  ],
};

const hostile = configOf(`version: 1
comment:
  intro: "/close @everyone, see #12 and <img src=x onerror=alert(1)>"
  footer: "\`\`\` 1. GH-7 o/r#3 [click](javascript:alert(1)) www.example.com"
templates:
  trap:
    match: { labels: [trap] }
    sections:
      - { heading: "@octo/team <b>Goal</b> -->", help: "--> </details> @ana \`\`\`\` #4" }
      - { heading: "\`\`\`\`", prompt: "one \`\`\`\`\` two" }
      - { heading: "[x](https://example.com) **bold** _under_ $5" }
`);

const many = configOf(
  `version: 1\ntemplates:\n  long:\n    match: { labels: [long] }\n    sections:\n${Array.from(
    { length: 90 },
    (_, index) =>
      `      - { heading: "Point ${index + 1} ${'of many '.repeat(11).trim()}", help: "${'word '.repeat(50).trim()}" }\n`,
  ).join('')}`,
);

const team = configOf(`version: 1
comment:
  intro: "Hello from the platform team."
  footer: "Questions are welcome in the thread."
  help_url: https://example.com/handbook/writing
templates:
  status:
    match: { title: "^Status:" }
    sections:
      - { heading: Context, min_words: 12, help: "Two sentences for somebody who joins today." }
      - { heading: Progress, needs: list, min_items: 3 }
      - Blockers
      - { heading: Next steps, needs: [person, date], level: require }
      - { heading: Links, level: info }
`);

const asking = configOf(`version: 1
mode: enforce
links: { kinds: { minutes: ["minutes.example.com/**"] } }
templates:
  handover:
    match: { labels: [handover, shift], types: [Handover], title: ["^Handover:", "^Shift:"], kind: issue }
    title: { min_length: 10, max_length: 72, pattern: "[A-Z]+-[0-9]+", level: require }
    order: true
    max_mentions: 3
    sections:
      - { heading: State, min_words: 1, one_of: [calm, busy, on fire] }
      - { heading: Open points, min_items: { value: 2, level: require }, needs: { checklist: , person: { level: "off" } } }
      - { heading: Meeting, level: info, needs: { link: { kind: [recording, minutes], level: info } } }
      - { heading: Ready, checked: all, none: true }
      - { heading: Ticket, pattern: "[A-Z]+-[0-9]+", forbid: ['(?i)\\basap\\b', soon] }
      - { heading: Old part, level: "off" }
  release:
    match: { kind: pull_request, draft: false, base: ["release/*"], paths: ["src/**", docs], association: [MEMBER] }
    linked_issue: { closes: true, brief: complete, decision: accepted, level: require }
    sections: [Why]
  decision: {}
  spec: {}
`);

const items = configOf(`version: 1
mode: enforce
templates:
  change:
    sections: [Why, What changed, { heading: How tested, level: warn }]
    title: { level: require }
    order: true
    linked_issue: { closes: true, level: require }
    max_mentions: 3
`);

const asked = configOf(`version: 1
links: { kinds: { runbook: ["wiki.example.com/run/**"], recording: ["videos.example.com/**"] } }
templates:
  report:
    match: { labels: [report] }
    sections:
      - { heading: Severity, one_of: { value: [low, medium, high, none of these], level: require } }
      - { heading: Demo, needs: { link: { kind: [recording, runbook], level: require } } }
      - { heading: Before merge, checked: all }
      - { heading: Timeline, forbid: ['(?i)\\b(asap|soon)\\b'] }
      - { heading: Source, needs: { link: [doc, tracker] } }
    title: { max_length: 30, pattern: '^[A-Z]+-[0-9]+ ' }
`);

const enforce = valid(configOf('version: 1\nmode: enforce'));

const openDecision = issue({ title: 'Decision: how people sign in', labels: ['decision: proposed'] }).item;

const FILLED = '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n## Risks\nNone\n';

const COMPLETE =
  '## Goal\nPasskeys.\n## Requirements\n- phones\n## Timeline\nBy 2027-03-12.\n## Success criteria\n- fewer tickets\n## Resources\nhttps://example.com/a\n';

const UPDATE =
  '## Context\nThe alarm of the east door.\n## Progress\nOrdered.\n## Blockers\nNone\n## Next steps\n- fit it\n';

/** A Tuesday noon in Lisbon is an evening in Tokyo. */
const answering = configOf(`version: 1
people:
  timezone: Europe/Lisbon
  members: { ben: { timezone: Asia/Tokyo }, chidi: {} }
response: { review: 1wd, question: 4wh }
`);

/** Somebody writes a comment, half an hour ago. */
function saying(world: World, author: Actor, body: string): World {
  const said = {
    ...comment(world, body),
    id: 40,
    author,
    createdAt: world.now - 1_800_000,
    editedAt: null,
    editor: null,
    url: `${world.item.url}#issuecomment-40`,
  };
  return { ...world, thread: [...world.thread, said] };
}

function reviewed(world: World, asked: readonly Pick<ReviewRequest, 'who' | 'kind'>[]): World {
  return {
    ...world,
    reviews: { asked: asked.map((one) => ({ ...one, by: ana, at: world.item.createdAt })), given: [] },
  };
}

/** Every kind of comment that the app writes, as an author gets it. */
const comments: Readonly<Record<string, () => World>> = {
  'brief-incomplete': () =>
    issue({
      body: '## Goal\n\nPeople sign in with a passkey.\n\n## Requirements\n\nTBD\n\n## Success criteria\n\n<!-- how do we know? -->\n',
    }),
  'brief-null-body': () => issue({ body: '' }),
  'brief-newcomer': () =>
    issue({
      body: '### Goal\n\nSign in without a password.\n\n### Requirements\n\n- works on phones\n',
      association: 'FIRST_TIMER',
    }),
  'brief-warnings-only': () =>
    issue({
      body: '## Goal\nPasskeys.\n## Requirements\nThey work on phones.\n## Timeline\nSoon, I hope.\n## Success criteria\nFewer tickets.\n',
    }),
  'brief-dates': () =>
    issue(
      {
        body: '## Goal\nPasskeys.\n## Requirements\n- on phones\n## Timeline\nA draft next Friday, all of it by the end of January.\n',
      },
      valid(configOf('version: 1\npeople: { timezone: Asia/Tokyo }')),
    ),
  'brief-ambiguous-date': () =>
    issue({
      body: '## Goal\nPasskeys.\n## Requirements\n- on phones\n## Timeline\nBy 01/12/2026.\n',
    }),
  'status-too-short': () =>
    issue(
      {
        title: 'Status: week 45',
        body: '## Context\nPasskeys.\n\n## Progress\n- login page done\n\n## Blockers\nNone\n\n## Next steps\nFinish it.\n',
      },
      valid(team),
    ),
  'decision-draft': () =>
    issue({
      title: 'Decision: where sessions live',
      body: '## Problem\nSessions are lost on deploy.\n\n## Options\nRedis.\n\n## Decision\n\n## Owner\n',
    }),
  'change-advise': () => pull({ body: 'Passkeys, at last.' }),
  'change-enforce': () => pull({ body: '## Why\nFewer passwords.\n\n## What changed\nThe login page.\n' }, enforce),
  'change-item-findings': () =>
    pull(
      {
        title: 'Update README.md',
        body: 'cc @ana @ben @cleo @dan\n\n## What changed\nThe login page.\n\n## Why\nFewer passwords.\n\n## How tested\nOn two phones.\n',
      },
      valid(items),
    ),
  'change-item-warnings': () =>
    pull(
      {
        title: 'Sign in with a passkey',
        body: 'Closes #12.\n\n## What changed\nThe login page.\n\n## Why\nFewer passwords.\n\n## How tested\nOn two phones.\n',
      },
      valid(items),
    ),
  'change-implements': () =>
    pull(
      {
        title: 'Sign in with a passkey',
        body: 'Implements #12.\n\n## Why\nFewer passwords.\n\n## What changed\nThe login page.\n\n## How tested\nOn two phones.\n\n## Risks\nNone\n',
        pull: {
          isDraft: false,
          base: 'main',
          paths: ['src/a.ts'],
          linked: [{ number: 12, isClosing: false, isImplemented: true, item: openDecision }],
        },
      },
      enforce,
    ),
  'report-asked-more': () =>
    issue(
      {
        title: 'The alarm of the east door goes off by itself',
        labels: ['report'],
        body: '## Severity\nRather bad.\n\n## Demo\nhttps://www.loom.com/pricing\n\n## Before merge\n- [x] tested\n- [ ] told the night shift\n- [ ] documented\n\n## Timeline\nASAP\n\n## Source\nThe page about doors.\n',
      },
      valid(asked),
    ),
  'update-lacks-headings': () =>
    saying(
      issue(
        { title: 'Status: the east door', labels: ['update: weekly'], body: UPDATE, assignees: [ben] },
        valid(configOf('version: 1')),
      ),
      ben,
      '### Progress\n\nThe new alarm is in.\n\n### Blockers\n\nNone\n',
    ),
  'update-lacks-beside-findings': () =>
    saying(
      issue({ title: 'Status: the east door', body: '## Context\n\nThe alarm of the east door.\n' }),
      ana,
      '## Progress\nThe new alarm is in.\n## Next steps\n- paint it\n',
    ),
  'collapsed-with-question': () =>
    saying(standing(issue({ body: COMPLETE }, valid(answering))), ana, '@ben which phones?'),
  'brief-with-question': () =>
    saying(issue({ body: '## Goal\n\nPeople sign in with a passkey.\n' }, valid(answering)), ana, '@chidi by when?'),
  'config-part': () => ({
    ...pull(),
    config: { status: 'none' },
    head: { sha: 'b'.repeat(40), check: null, config: broken },
  }),
  'config-and-change': () => ({
    ...pull({ body: '## Why\nTypos.\n' }, enforce),
    head: { sha: 'b'.repeat(40), check: null, config: broken },
  }),
  'hostile-headings': () => issue({ title: 'x', labels: ['trap'] }, valid(hostile)),
  'over-long': () => issue({ title: 'x', labels: ['long'] }, valid(many)),
  'collapsed-complete': () =>
    standing(
      issue({
        body: '## Goal\nPasskeys.\n## Requirements\n- phones\n## Timeline\nBy 2027-03-12.\n## Success criteria\n- fewer tickets\n## Resources\nhttps://example.com/a\n',
      }),
    ),
  'collapsed-waived': () => standing(issue({ labels: ['async: skip'] })),
  'collapsed-config': () => {
    const world = standing(pull());
    return { ...world, config: { status: 'none' } };
  },
};

/** Checks beyond those that the pull requests above get. */
const checks: Readonly<Record<string, () => World>> = {
  'check-complete': () => pull({ body: '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n## Risks\nNone\n' }),
  'check-suggestion': () => pull({ body: '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n' }),
  'check-advise': () => pull({ body: '## Why\nA.\n' }),
  'check-enforce': () => pull({ body: '## Why\nA.\n' }, enforce),
  'check-item-findings': () =>
    pull({ title: 'patch-1', body: '## What changed\nA.\n## Why\nB.\n## How tested\nC.\n' }, valid(items)),
  'check-draft': () => pull({ pull: { isDraft: true, base: 'main', paths: [], linked: null } }, enforce),
  'check-no-template': () => pull({}, valid({ ...configOf('version: 1'), templates: [] })),
  'check-opened-before': () => pull({}, valid(configOf('version: 1'), { since: t0 + 1000, changedAt: t0 + 1000 })),
  'check-unreadable': () => pull({}, broken),
  'check-no-config': () => {
    const world = pull({}, { status: 'none' });
    const sha = 'a'.repeat(40);
    const earlier = { conclusion: 'failure', title: 'One thing missing', summary: '', externalId: 'pr:7' } as const;
    const annotations: [] = [];
    return {
      ...world,
      head: { sha, check: { id: 1, sha, ...earlier, annotations, isRerequested: false }, config: null },
    };
  },
  'check-config-and-change': () => ({
    ...pull({ body: '## Why\nTypos.\n' }, enforce),
    head: { sha: 'b'.repeat(40), check: null, config: broken },
  }),
  'check-reviews': () =>
    reviewed(pull({ body: FILLED }, valid(answering)), [
      { who: 'ben', kind: 'user' },
      { who: 'octo/pumps', kind: 'team' },
    ]),
  'check-many-answers': () =>
    saying(
      reviewed(pull({ body: '## Why\nA.\n' }, valid(answering)), [
        { who: 'octo/a', kind: 'team' },
        { who: 'octo/b', kind: 'team' },
        { who: 'octo/c', kind: 'team' },
      ]),
      ana,
      '@ben, @chidi: which one?',
    ),
};

/** What a team sees that goes from briefs to status reports and means it. */
function previewed(): Preview {
  const before = configOf('version: 1\ntemplates: { brief: {}, change: {} }');
  const after = configOf('version: 1\nmode: enforce\ntemplates: { status: {}, change: {} }');
  const items = [
    openIssue(31, { title: 'Status: week 45', body: '## Progress\n- passkeys on phones\n' }),
    openIssue(12, { title: 'Status: week 44', body: '' }),
    openIssue(8, { title: 'Task: passkeys' }),
    openIssue(9, { title: 'A thought' }),
    openPull(40, { title: 'Passkeys', body: '## Why\nFewer passwords.' }),
  ];
  return { ...comparePreview(before, after, items, en), unseen: 50 };
}

function previewedBothWays(): Preview {
  const sections = (list: string): string =>
    `version: 1\ntemplates: { task: { match: { title: "^Task" }, sections: ${list} }, change: {} }`;
  const items = [
    openIssue(5, { title: 'Task: passkeys', body: '## Goal\nPasskeys.\n' }),
    openIssue(7, { title: 'Task: exports', body: '## Owner\nAna\n## Date\n2027-03-12\n' }),
  ];
  return comparePreview(configOf(sections('[Goal]')), configOf(sections('[Owner, Date]')), items, en);
}

/** Eighty items of which each is called what it should not be. */
function previewedHostile(): Preview {
  const title = '@everyone [x](https://example.com) #12 **bold** <img src=x> ` /close \\ ';
  const section = (index: number): string => `"@octo/team ${index} <b>Goal</b> ${'[x](y) '.repeat(12)}"`;
  const after = configOf(
    `version: 1\ntemplates: { trap: { match: { kind: issue }, sections: [${Array.from({ length: 9 }, (_, index) => section(index)).join(', ')}] } }`,
  );
  const items = Array.from({ length: 80 }, (_, index) => openIssue(index + 1, { title: `${title}${index}`.repeat(3) }));
  return comparePreview(null, after, items, en);
}

function proposing(preview: Preview | 'unavailable', world = pull({ body: FILLED })): World {
  return { ...world, head: { sha: 'b'.repeat(40), check: null, config: valid(configOf('version: 1')), preview } };
}

/** What the check says to the pull request that brings a sound configuration. */
const previews: Readonly<Record<string, () => World>> = {
  'check-preview': () => proposing(previewedBothWays()),
  'check-preview-mode': () => proposing(previewed()),
  'check-preview-unchanged': () =>
    proposing(comparePreview(configOf('version: 1'), configOf('version: 1'), [openIssue(5)], en)),
  'check-preview-incomplete': () => proposing(previewedBothWays(), pull({ body: '## Why\nMore.\n' })),
  'check-preview-first': () => ({ ...proposing(previewedBothWays()), config: { status: 'none' } }),
  'check-preview-over-long': () => proposing(previewedHostile()),
  'check-preview-unavailable': () => proposing('unavailable'),
};

/** What is also read in German, each as a repository gets it whose configuration says `locale: de`. */
const inGerman = [
  'change-implements',
  'brief-incomplete',
  'brief-null-body',
  'brief-newcomer',
  'brief-warnings-only',
  'brief-dates',
  'brief-ambiguous-date',
  'status-too-short',
  'decision-draft',
  'change-enforce',
  'config-and-change',
  'collapsed-complete',
  'collapsed-waived',
  'check-complete',
  'check-suggestion',
  'check-advise',
  'check-draft',
  'check-no-template',
  'check-opened-before',
  'check-config-and-change',
  'check-preview',
  'check-preview-mode',
  'check-preview-unavailable',
  'update-lacks-headings',
  'update-lacks-beside-findings',
  'collapsed-with-question',
  'brief-with-question',
  'check-reviews',
  'check-many-answers',
];

const files: Readonly<Record<string, () => string>> = {
  ...mapValues(comments, (world) => planOf(world).desired.comment ?? '(no comment)'),
  ...mapValues(checks, (world) => checkText(planOf(world).desired.check)),
  ...mapValues(previews, (world) => checkText(planOf(world).desired.check)),
  'check-config-commit': () => checkText(configCommitCheck()),
  'check-merge-queue': () => checkText(mergeQueueCheck()),
  contract: () => renderContract(asking, en),
  'contract-hostile': () => renderContract(hostile, en),
  ...Object.fromEntries(inGerman.map((name) => [`de-${name}`, () => germanText(name)])),
  'de-contract': () => renderContract(asking, de),
};

describe('what people read', () => {
  for (const [name, render] of Object.entries(files)) {
    it(`is as in golden/${name}.md`, () => {
      const file = new URL(`${name}.md`, folder);
      const text = `${render()}\n`;
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
      expect(existsSync(file), `${name}.md is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
      expect(text).toBe(readFileSync(file, 'utf8'));
    });
  }

  it('has no golden file that nothing writes', () => {
    const written = Object.keys(files).map((name) => `${name}.md`);
    expect(readdirSync(folder).filter((name) => !written.includes(name))).toEqual([]);
  });
});

function standing(world: World): World {
  const body = `<!-- async-conventions:sticky:v1 -->\n\n<!-- async-conventions:config -->\n\nearlier words`;
  return { ...world, thread: [comment(world, body)] };
}

function germanText(name: string): string {
  const comment = comments[name];
  const world = comment ?? checks[name] ?? previews[name];
  if (world === undefined) throw new Error(`nothing is called ${name}`);
  const { desired } = planItem(snapshotOf(germanWorld(world())), en);
  return comment === undefined ? checkText(desired.check) : (desired.comment ?? '(no comment)');
}

/** A proposal's problems are told in the language of the configuration in force. */
function germanWorld(world: World): World {
  const { config, head } = world;
  if (config.status !== 'valid') throw new Error('no configuration says the language');
  const german = { ...config.config, comment: { ...config.config.comment, locale: 'de' as const } };
  const brings = head?.config?.status === 'invalid' ? brokenInGerman() : (head?.config ?? null);
  return { ...world, config: { ...config, config: german }, head: head === null ? null : { ...head, config: brings } };
}

function brokenInGerman(): ConfigState {
  const text = 'version: 1\n\ntempaltes: {}\nmode: strict\npeople:\n  hours: 9\n';
  const repository = { path: '.github/async.yml', text };
  const sources = { repositoryName: 'o/r', repository, organisation: null, templates: [] };
  const loaded = loadConfig(sources, de.problems);
  if (loaded.status !== 'invalid') throw new Error('meant to be at fault');
  return loaded;
}

function planOf(world: () => World): ReturnType<typeof planItem> {
  return planItem(snapshotOf(world()), en);
}

interface Shown {
  readonly conclusion: string;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
}

function checkText(check: Shown | null): string {
  if (check === null) return '(no check)';
  const beside = check.annotations.map(
    ({ path, line, column, level, title, message }) =>
      `${path}, line ${line}, column ${column}: ${level}\n  ${title}\n  ${message}`,
  );
  const notes = beside.length === 0 ? [] : [`beside the lines:\n${beside.join('\n')}`];
  return [`conclusion: ${check.conclusion}\ntitle: ${check.title}`, check.summary, ...notes].join('\n\n');
}

const repository = { owner: 'o', name: 'r', isArchived: false, ownLabels: [] };

function configCommitCheck(): Shown | null {
  const configCommit = { sha: 'c'.repeat(40), check: null };
  const plan = planRepository({ now: t0, me, repository, config: broken, configCommit, marked: [], failing: [] }, en);
  const change = plan.changes[0];
  return change?.type === 'create-check' ? change.check : null;
}

function mergeQueueCheck(): Shown | null {
  const plan = planCommit(
    { now: t0, me, repository, config: enforce, sha: 'd'.repeat(40), isConfigCurrent: true, check: null },
    en,
  );
  const change = plan.changes[0];
  return change?.type === 'create-check' ? change.check : null;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, () => U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, () => map(value)]));
}
