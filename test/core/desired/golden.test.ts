import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ConfigState } from '../../../src/core/config/config.js';
import { planItem } from '../../../src/core/plan/plan-item.js';
import { planCommit } from '../../../src/core/plan/plan-commit.js';
import { planRepository } from '../../../src/core/plan/plan-repository.js';
import { en } from '../../../src/core/text/en.js';
import type { World } from '../plan/world.js';
import { comment, configOf, issue, me, pull, snapshotOf, t0, valid } from '../plan/world.js';

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
  'report-asked-more': () =>
    issue(
      {
        title: 'The alarm of the east door goes off by itself',
        labels: ['report'],
        body: '## Severity\nRather bad.\n\n## Demo\nhttps://www.loom.com/pricing\n\n## Before merge\n- [x] tested\n- [ ] told the night shift\n- [ ] documented\n\n## Timeline\nASAP\n\n## Source\nThe page about doors.\n',
      },
      valid(asked),
    ),
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
    return { ...world, head: { sha, check: { id: 1, sha, ...earlier, isRerequested: false }, config: null } };
  },
  'check-config-and-change': () => ({
    ...pull({ body: '## Why\nTypos.\n' }, enforce),
    head: { sha: 'b'.repeat(40), check: null, config: broken },
  }),
};

const files: Readonly<Record<string, () => string>> = {
  ...mapValues(comments, (world) => planOf(world).desired.comment ?? '(no comment)'),
  ...mapValues(checks, (world) => checkText(planOf(world).desired.check)),
  'check-config-commit': () => checkText(configCommitCheck()),
  'check-merge-queue': () => checkText(mergeQueueCheck()),
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

function planOf(world: () => World): ReturnType<typeof planItem> {
  return planItem(snapshotOf(world()), en);
}

interface Shown {
  readonly conclusion: string;
  readonly title: string;
  readonly summary: string;
}

function checkText(check: Shown | null): string {
  return check === null ? '(no check)' : `conclusion: ${check.conclusion}\ntitle: ${check.title}\n\n${check.summary}`;
}

const repository = { owner: 'o', name: 'r', isArchived: false, ownLabels: [] };

function configCommitCheck(): Shown | null {
  const configCommit = { sha: 'c'.repeat(40), check: null };
  const plan = planRepository({ now: t0, me, repository, config: broken, configCommit, marked: [], failing: [] }, en);
  const change = plan.changes[0];
  return change?.type === 'create-check' ? change.check : null;
}

function mergeQueueCheck(): Shown | null {
  const plan = planCommit({ now: t0, me, repository, config: enforce, sha: 'd'.repeat(40), check: null }, en);
  const change = plan.changes[0];
  return change?.type === 'create-check' ? change.check : null;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, () => U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, () => map(value)]));
}
