import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freshnessOfEvent, isUnseen, mayConcern, subjectsOfEvent } from '../../src/core/event.js';
import type { Identity } from '../../src/core/snapshot.js';
import { formatSubjectKey } from '../../src/core/subject.js';

const me: Identity = { login: 'async-conventions', type: 'bot', appId: 1 };

type Payload = Record<string, unknown>;

const examples = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json'), 'utf8'),
) as readonly { readonly name: string; readonly examples: readonly Payload[] }[];

/** The keys of an event, with an installation where the sample lacks one. */
function keysOf(name: string, payload: unknown): readonly string[] {
  return subjectsOfEvent(name, payload, me).map(formatSubjectKey);
}

function actionOf({ action }: Payload): string | null {
  return typeof action === 'string' ? action : null;
}

const SHA = 'a'.repeat(40);

function event(fields: Payload): Payload {
  return {
    installation: { id: 42 },
    repository: { id: 9, name: 'Hello', owner: { login: 'Octo' }, default_branch: 'main' },
    sender: { login: 'ana', type: 'User' },
    ...fields,
  };
}

const issue = { issue: { number: 7 } };
const pull = { pull_request: { number: 8 } };
const recordPull = (repo: { id: number } | null = { id: 9 }, ref = 'async-conventions/decision-7') => ({
  pull_request: { number: 8, head: { ref, repo } },
});
const bot = { login: 'dependabot[bot]', type: 'Bot' };
const us = { login: 'async-conventions[bot]', type: 'Bot' };
const ana = { login: 'ana', type: 'User' };
const push = (fields: Payload) => event({ ref: 'refs/heads/main', commits: [], ...fields });
const touching = (list: string) => [{ added: [], modified: [], removed: [], [list]: ['.github/async.yml'] }];
const item7 = 'item:42/octo/hello#7';
const item8 = 'item:42/octo/hello#8';
const commit = `commit:42/octo/hello@${SHA}`;
const repository = 'repository:42/octo/hello';
const week = 'week:42/octo/hello';
const page = (user: Payload) => ({
  issue: { number: 7, user, body: '<!-- async-conventions:rollup:v1 2026-W47 -->\nText' },
});

describe('an event becomes the keys of what it concerns', () => {
  const table: readonly [string, string, Payload, readonly string[]][] = [
    ['an opened issue', 'issues', event({ action: 'opened', ...issue }), [item7]],
    ['an edited body', 'issues', event({ action: 'edited', ...issue, changes: { body: { from: '' } } }), [item7]],
    ['an edited title', 'issues', event({ action: 'edited', ...issue, changes: { title: { from: 'x' } } }), [item7]],
    ['an edit of nothing we read', 'issues', event({ action: 'edited', ...issue, changes: {} }), []],
    ['an edit that names no changes', 'issues', event({ action: 'edited', ...issue }), []],
    ['a label', 'issues', event({ action: 'labeled', ...issue }), [item7]],
    ['our own label', 'issues', event({ action: 'labeled', ...issue, sender: us }), []],
    ['another bot’s label', 'issues', event({ action: 'labeled', ...issue, sender: bot }), [item7]],
    ['a person with our name', 'issues', event({ action: 'labeled', ...issue, sender: { login: me.login } }), [item7]],
    ['a closed issue', 'issues', event({ action: 'closed', ...issue }), [item7]],
    ['an issue type', 'issues', event({ action: 'typed', ...issue }), [item7]],
    ['a pinned issue', 'issues', event({ action: 'pinned', ...issue }), []],
    ['an action of tomorrow', 'issues', event({ action: 'enchanted', ...issue }), []],
    ['a push to a pull request', 'pull_request', event({ action: 'synchronize', ...pull }), [item8]],
    ['a draft made ready', 'pull_request', event({ action: 'ready_for_review', ...pull }), [item8]],
    ['a new base', 'pull_request', event({ action: 'edited', ...pull, changes: { base: {} } }), [item8]],
    ['a pull request edited otherwise', 'pull_request', event({ action: 'edited', ...pull, changes: {} }), []],
    ['a requested review', 'pull_request', event({ action: 'review_requested', ...pull }), []],
    ['our own pull request', 'pull_request', event({ action: 'opened', ...pull, sender: us }), []],
    ['our own with a record', 'pull_request', event({ action: 'opened', ...recordPull(), sender: us }), [item8]],
    [
      'our own commit of a record',
      'pull_request',
      event({ action: 'synchronize', ...recordPull(), sender: us }),
      [item8],
    ],
    ['our own label there', 'pull_request', event({ action: 'labeled', ...recordPull(), sender: us }), []],
    ['a record, merged or closed', 'pull_request', event({ action: 'closed', ...recordPull() }), [item8, item7]],
    ['a record, open again', 'pull_request', event({ action: 'reopened', ...recordPull() }), [item8, item7]],
    ['a push to a record', 'pull_request', event({ action: 'synchronize', ...recordPull() }), [item8]],
    ['a fork’s branch of that name', 'pull_request', event({ action: 'closed', ...recordPull({ id: 10 }) }), [item8]],
    ['a branch of a fork that is gone', 'pull_request', event({ action: 'closed', ...recordPull(null) }), [item8]],
    ['another branch', 'pull_request', event({ action: 'closed', ...recordPull({ id: 9 }, 'decision-7') }), [item8]],
    ['a comment', 'issue_comment', event({ action: 'created', ...issue, comment: { user: ana } }), [item7]],
    [
      'a comment on a page of ours',
      'issue_comment',
      event({ action: 'created', ...page(us), comment: { user: ana } }),
      [week],
    ],
    [
      'a comment edited there',
      'issue_comment',
      event({ action: 'edited', ...page(us), comment: { user: ana } }),
      [week],
    ],
    ['a comment deleted there', 'issue_comment', event({ action: 'deleted', ...page(us), comment: { user: ana } }), []],
    ['a bot’s comment there', 'issue_comment', event({ action: 'created', ...page(us), comment: { user: bot } }), []],
    [
      'a comment on what only looks like a page',
      'issue_comment',
      event({ action: 'created', ...page(ana), comment: { user: ana } }),
      [item7],
    ],
    [
      'a comment on another issue of ours',
      'issue_comment',
      event({ action: 'created', issue: { number: 7, user: us, body: 'Text' }, comment: { user: ana } }),
      [item7],
    ],
    ['a bot’s comment', 'issue_comment', event({ action: 'created', ...issue, comment: { user: bot } }), []],
    ['a bot’s edit of its own', 'issue_comment', event({ action: 'edited', ...issue, comment: { user: bot } }), []],
    [
      'our comment edited by us',
      'issue_comment',
      event({ action: 'edited', ...issue, comment: { user: us }, sender: us }),
      [],
    ],
    [
      'our comment edited by ana',
      'issue_comment',
      event({ action: 'edited', ...issue, comment: { user: us } }),
      [item7],
    ],
    [
      'our comment deleted by ana',
      'issue_comment',
      event({ action: 'deleted', ...issue, comment: { user: us } }),
      [item7],
    ],
    [
      'a ghost’s comment deleted',
      'issue_comment',
      event({ action: 'deleted', ...issue, comment: { user: null } }),
      [item7],
    ],
    ['a configuration added', 'push', push({ commits: touching('added') }), [repository]],
    ['a configuration changed', 'push', push({ commits: touching('modified') }), [repository]],
    ['a configuration removed', 'push', push({ commits: touching('removed') }), [repository]],
    [
      'the record of a decision added',
      'push',
      push({ commits: [{ added: ['docs/decisions/0008-a-title.md'] }] }),
      [item8],
    ],
    ['the record of a decision removed', 'push', push({ commits: [{ removed: ['adr/0008-a.md'] }] }), [item8]],
    ['the record of a decision changed', 'push', push({ commits: [{ modified: ['adr/0008-a.md'] }] }), []],
    [
      'a record of log4brains, which has a day for a number',
      'push',
      push({ commits: [{ added: ['docs/adr/20260302-a.md'] }] }),
      [],
    ],
    [
      'a record beside the configuration',
      'push',
      push({ commits: [...touching('added'), { added: ['docs/decisions/0008-a.md', 'docs/decisions/0000-a.md'] }] }),
      [repository, item8],
    ],
    ['a push of other files', 'push', push({ commits: [{ added: ['README.md'] }] }), []],
    ['a push to another branch', 'push', push({ ref: 'refs/heads/next', commits: touching('added') }), []],
    ['a tag of the branch’s name', 'push', push({ ref: 'refs/tags/main', commits: touching('added') }), []],
    ['a deleted branch', 'push', push({ deleted: true, commits: touching('removed') }), []],
    ['a forced push, whose commits may not tell', 'push', push({ forced: true }), [repository]],
    ['a cut list of commits', 'push', push({ commits: Array.from({ length: 2048 }, () => ({})) }), [repository]],
    ['a merge queue', 'merge_group', event({ action: 'checks_requested', merge_group: { head_sha: SHA } }), [commit]],
    ['a merge queue’s end', 'merge_group', event({ action: 'destroyed', merge_group: { head_sha: SHA } }), []],
    [
      'a rerun of our check, by the number it carries',
      'check_run',
      event({ action: 'rerequested', check_run: { head_sha: SHA, external_id: 'pr:8', pull_requests: [] } }),
      [item8],
    ],
    [
      'a rerun without a number, by GitHub’s list',
      'check_run',
      event({ action: 'rerequested', check_run: { head_sha: SHA, external_id: '', pull_requests: [{ number: 8 }] } }),
      [item8],
    ],
    [
      'a rerun that names nothing, by its commit',
      'check_run',
      event({ action: 'rerequested', check_run: { head_sha: SHA, external_id: 'pr:0', pull_requests: [] } }),
      [commit],
    ],
    ['a check that was made', 'check_run', event({ action: 'created', check_run: { head_sha: SHA } }), []],
    [
      'a suite rerun, without the pull requests of other repositories',
      'check_suite',
      event({
        action: 'rerequested',
        check_suite: {
          head_sha: SHA,
          pull_requests: [
            { number: 8, base: { repo: { id: 9 } } },
            { number: 3, base: { repo: { id: 10 } } },
          ],
        },
      }),
      [item8],
    ],
    [
      'a suite rerun on a fork’s commit',
      'check_suite',
      event({ action: 'rerequested', check_suite: { head_sha: SHA, pull_requests: [] } }),
      [commit],
    ],
    ['a suite that GitHub asks for', 'check_suite', event({ action: 'requested', check_suite: { head_sha: SHA } }), []],
    ['a star', 'star', event({ action: 'created' }), []],
    [
      'an issue without an installation',
      'issues',
      { ...event({ action: 'opened', ...issue }), installation: null },
      [],
    ],
    ['an issue whose number is text', 'issues', event({ action: 'opened', issue: { number: '7' } }), []],
  ];

  test.each(table)('%s', (_, name, payload, keys) => {
    expect(keysOf(name, payload)).toEqual(keys);
  });

  test('and none that concerns something is passed over by its name and action', () => {
    const samples = examples.flatMap(({ name, examples: payloads }) => payloads.map((payload) => ({ name, payload })));
    const rows = table.map(([, name, payload]) => ({ name, payload }));
    const concerning = [...samples, ...rows].filter(({ name, payload }) => keysOf(name, payload).length > 0);
    expect(concerning.length).toBeGreaterThan(30);
    const passedOver = concerning.filter(({ name, payload }) => !mayConcern(name, actionOf(payload)));
    expect(passedOver).toEqual([]);
  });

  test.each([
    ['issues', 'pinned'],
    ['issues', null],
    ['pull_request', 'review_requested'],
    ['issue_comment', 'pinned'],
    ['check_suite', 'requested'],
    ['check_run', 'completed'],
    ['merge_group', 'destroyed'],
    ['installation', 'deleted'],
    ['installation_repositories', 'removed'],
    ['star', 'created'],
  ])('%s %s concerns nothing, whatever its payload says', (name, action) => {
    expect(mayConcern(name, action)).toBe(false);
  });

  test('what a merge queue and who asks for a check again want is shown by no list of items', () => {
    expect(isUnseen('merge_group', 'checks_requested')).toBe(true);
    expect(isUnseen('check_run', 'rerequested')).toBe(true);
    expect(isUnseen('check_suite', 'rerequested')).toBe(true);
    expect(isUnseen('issues', 'opened')).toBe(false);
    expect(isUnseen('merge_group', 'destroyed')).toBe(false);
  });

  test('an installation, by the repositories it names, five hundred of them at most', () => {
    const repositories = Array.from({ length: 600 }, (_, index) => ({ full_name: `octo/r${index}` }));
    const keys = keysOf('installation', { action: 'created', installation: { id: 42 }, repositories });
    expect(keys).toHaveLength(500);
    expect(keys[0]).toBe('repository:42/octo/r0');
  });

  test('added repositories, but not removed ones and none with a strange name', () => {
    const names = [{ full_name: 'octo/hello' }, { full_name: 'octo' }, { full_name: 'a/b/c' }];
    const installation = { id: 42 };
    expect(keysOf('installation_repositories', { action: 'added', installation, repositories_added: names })).toEqual([
      repository,
    ]);
    expect(
      keysOf('installation_repositories', { action: 'removed', installation, repositories_removed: names }),
    ).toEqual([]);
  });

  test.each([null, undefined, 7, 'text', [], {}, { repository: null }])('nothing for the payload %j', (payload) => {
    for (const { name } of examples) expect(keysOf(name, payload)).toEqual([]);
  });
});

describe('how new a read must be to show an event', () => {
  const at = '2026-03-02T10:00:07Z';
  const time = Date.parse(at);
  test.each<[string, string, unknown, number | null]>([
    ['an issue’s last change', 'issues', event({ issue: { number: 7, updated_at: at } }), time],
    ['a pull request’s', 'pull_request', event({ pull_request: { number: 8, updated_at: at } }), time],
    ['that of the issue a comment stands on', 'issue_comment', event({ issue: { number: 7, updated_at: at } }), time],
    [
      'not that of the issue behind a pull request, which is another record',
      'issue_comment',
      event({ issue: { number: 8, updated_at: at, pull_request: {} } }),
      null,
    ],
    ['a zone is heeded', 'issues', { issue: { updated_at: '2026-03-02T12:00:07.000+02:00' } }, time],
    ['an event without an item', 'push', push({ issue: { updated_at: at } }), null],
    ['a rerun', 'check_run', event({ check_run: { head_sha: SHA } }), null],
    ['an event named like a part of every object', 'constructor', event({ issue: { updated_at: at } }), null],
    ['no time', 'issues', event({ issue: { number: 7 } }), null],
    ['a time that is none', 'issues', event({ issue: { updated_at: 'tomorrow' } }), null],
    ['a number', 'issues', event({ issue: { updated_at: time } }), null],
    ['a day that is none', 'issues', event({ issue: { updated_at: '2026-02-30T10:00:00Z' } }), null],
  ])('%s', (_, name, payload, expected) => {
    expect(freshnessOfEvent(name, payload)).toBe(expected);
  });

  test.each([null, undefined, 7, 'text', [], {}, { issue: null, pull_request: [] }])('none for %j', (payload) => {
    for (const name of ['issues', 'issue_comment', 'pull_request', 'push'])
      expect(freshnessOfEvent(name, payload)).toBeNull();
  });
});

describe("GitHub's own sample payloads", () => {
  const concerned = new Map<string, Set<string>>();
  for (const { name, examples: payloads } of examples) {
    for (const payload of payloads) {
      const action = typeof payload.action === 'string' ? `${name}.${payload.action}` : name;
      const kinds = concerned.get(action) ?? new Set();
      for (const subject of subjectsOfEvent(name, { installation: { id: 42 }, ...payload }, me))
        kinds.add(subject.kind);
      concerned.set(action, kinds);
    }
  }

  test('are all understood, and only these concern anything', () => {
    const table = [...concerned].filter(([, kinds]) => kinds.size > 0).map(([action, kinds]) => [action, [...kinds]]);
    expect(Object.fromEntries(table)).toEqual({
      'check_run.rerequested': ['commit'],
      'check_suite.rerequested': ['item'],
      'installation.created': ['repository'],
      'installation_repositories.added': ['repository'],
      'issue_comment.created': ['item'],
      'issue_comment.deleted': ['item'],
      'issue_comment.edited': ['item'],
      'issues.assigned': ['item'],
      'issues.labeled': ['item'],
      'issues.opened': ['item'],
      'issues.reopened': ['item'],
      'issues.unassigned': ['item'],
      'issues.unlabeled': ['item'],
      'merge_group.checks_requested': ['commit'],
      'pull_request.assigned': ['item'],
      'pull_request.closed': ['item'],
      'pull_request.converted_to_draft': ['item'],
      'pull_request.labeled': ['item'],
      'pull_request.opened': ['item'],
      'pull_request.ready_for_review': ['item'],
      'pull_request.reopened': ['item'],
      'pull_request.synchronize': ['item'],
      'pull_request.unassigned': ['item'],
      'pull_request.unlabeled': ['item'],
      push: ['repository'],
    });
  });

  test('concern nothing where the app itself sent them', () => {
    for (const { name, examples: payloads } of examples) {
      if (name.startsWith('installation')) continue;
      for (const payload of payloads)
        expect(keysOf(name, { ...payload, installation: { id: 42 }, sender: us })).toEqual([]);
    }
  });

  test('say how new a read must be wherever they concern an issue or a pull request', () => {
    for (const { name, examples: payloads } of examples) {
      if (name !== 'issues' && name !== 'pull_request') continue;
      for (const payload of payloads) {
        if (keysOf(name, { ...payload, installation: { id: 42 } }).length === 0) continue;
        expect(freshnessOfEvent(name, payload)).toBeGreaterThan(Date.parse('2019-01-01'));
      }
    }
  });
});
