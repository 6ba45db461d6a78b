import { describe, expect, test } from 'vitest';
import type { ConfigState, Mode } from '../../../../src/core/config/config.js';
import { defaultConfig } from '../../../../src/core/loading/load-config.js';
import type {
  AppFacts,
  Delivery,
  Facts,
  RepositoryStanding,
  WebhookFacts,
} from '../../../../src/entry/cli/doctor/facts.js';
import { judge } from '../../../../src/entry/cli/doctor/judge.js';
import type { Line, Topic } from '../../../../src/entry/cli/doctor/line.js';
import { readManifest } from '../../../../src/entry/cli/doctor/manifest.js';

const manifest = readManifest();
const NOW = Date.parse('2026-03-02T10:00:00Z');
const HOUR = 60 * 60_000;

const webhook: WebhookFacts = {
  url: 'https://apps.example.com/api/github/webhooks',
  contentType: 'json',
  isCertificateChecked: true,
  isGitHubEncrypted: true,
};

const app: AppFacts = {
  id: 7,
  slug: 'async-conventions',
  htmlUrl: 'https://github.com/apps/async-conventions',
  permissions: manifest.permissions,
  events: manifest.events,
  manifest,
  webhook,
  installation: {
    id: 42,
    htmlUrl: 'https://github.com/settings/installations/42',
    isSuspended: false,
    permissions: manifest.permissions,
  },
  deliveries: { list: [{ guid: 'a', event: 'push', at: NOW, status: 200 }], seen: 1, isCut: false, now: NOW },
};

function inMode(mode: Mode): ConfigState {
  return { status: 'valid', config: { ...defaultConfig(), mode }, since: null, changedAt: null };
}

const standing: RepositoryStanding = {
  isArchived: false,
  defaultBranch: 'main',
  config: inMode('advise'),
  files: { repository: true, organisation: false },
  labels: Object.values(defaultConfig().labels),
  required: [],
};

const facts: Facts = { repository: 'octo/hello', isProduction: false, clockAheadMs: 0, app, standing };

function lineOf(topic: Topic, given: Facts): Line | undefined {
  return judge(given).find((line) => line.topic === topic);
}

test('nothing is found where nothing is wrong', () => {
  expect(judge(facts).filter(({ level }) => level !== 'ok')).toEqual([]);
});

test('a key that is refused while the clock is wrong is blamed on the clock first', () => {
  const refused: Facts = { ...facts, app: 'refused', standing: null };
  expect(lineOf('app', refused)?.says).toContain('do not belong together');
  expect(lineOf('app', { ...refused, clockAheadMs: 61_000 })?.says).toContain('the clock');
});

describe('the webhook', () => {
  test.each<[string, Partial<WebhookFacts>, boolean, string, string]>([
    ['without an address', { url: null }, false, 'fail', 'no address to deliver to'],
    ['with an address that is none', { url: 'apps' }, false, 'fail', 'no address to deliver to'],
    ['that sends forms', { contentType: 'form' }, false, 'fail', 'application/json'],
    ['through smee.io', { url: 'https://smee.io/abc' }, false, 'todo', 'read along'],
    ['through smee.io in production', { url: 'https://smee.io/abc' }, true, 'fail', 'not followed in production'],
    ['to another path', { url: 'https://apps.example.com/hook' }, true, 'todo', 'does not end in'],
    ['to the root', { url: 'https://apps.example.com' }, true, 'ok', 'apps.example.com'],
    ['without encryption', { url: 'http://apps.example.com/' }, true, 'todo', 'unencrypted'],
    ['without encryption, as GitHub itself', { url: 'http://a/', isGitHubEncrypted: false }, true, 'ok', 'Goes to a'],
    ['whose certificate is not checked', { isCertificateChecked: false }, true, 'todo', 'SSL verification'],
  ])('%s', (_, given, isProduction, level, words) => {
    const found = lineOf('webhook', { ...facts, isProduction, app: { ...app, webhook: { ...webhook, ...given } } });
    expect(found?.level).toBe(level);
    expect(found?.says).toContain(words);
  });

  test('shows the host of its address and nothing that may be secret', () => {
    const url = 'https://user:hush@apps.example.com/secret-path?token=hush';
    const found = lineOf('webhook', { ...facts, app: { ...app, webhook: { ...webhook, url } } });
    expect(found?.says).not.toMatch(/hush|secret-path|user/);
  });
});

test('events that are not subscribed to are named', () => {
  const events = manifest.events.filter((event) => event !== 'push' && event !== 'check_run');
  const found = lineOf('events', { ...facts, app: { ...app, events } });
  expect(found).toMatchObject({ level: 'fail' });
  expect(found?.says).toContain('push, check_run');
});

describe('permissions for records', () => {
  function judged(via: 'pr' | 'link', granted: Record<string, string>): Line | undefined {
    const config = defaultConfig();
    const decisions = { ...config.decisions, record: { ...config.decisions.record, via } };
    const state: ConfigState = { status: 'valid', config: { ...config, decisions }, since: null, changedAt: null };
    const installation = app.installation && { ...app.installation, permissions: granted };
    return lineOf('permissions', { ...facts, app: { ...app, installation }, standing: { ...standing, config: state } });
  }

  test('are asked for where records are put forward, and nothing is amiss without them', () => {
    const found = judged('pr', manifest.permissions);
    expect(found).toMatchObject({ level: 'todo' });
    expect(found?.says).toContain("Set them on the app's page");
    expect(found?.details).toEqual([
      'contents: write, to open pull requests with the records of decisions (`decisions.record`) (now read)',
    ]);
    expect(judged('link', manifest.permissions)?.level).toBe('ok');
    expect(judged('pr', { ...manifest.permissions, contents: 'write' })).toMatchObject({ level: 'ok', details: [] });
  });

  test('do not hide that others are missing', () => {
    const found = judged('pr', { ...manifest.permissions, issues: 'none' });
    expect(found?.level).toBe('fail');
    expect(found?.details.map((detail) => detail.split(':')[0])).toEqual(['issues', 'contents']);
  });
});

describe('permissions', () => {
  function judged(permissions: Record<string, string>, asked: Record<string, string> = manifest.permissions) {
    const installation = app.installation === null ? null : { ...app.installation, permissions };
    return lineOf('permissions', { ...facts, app: { ...app, permissions: asked, installation } });
  }

  test('that are missing are named, each with what it is for', () => {
    const found = judged({});
    expect(found?.details.map((detail) => detail.split(':')[0])).toEqual(Object.keys(manifest.permissions));
    for (const detail of found?.details ?? []) expect(detail).toMatch(/^\w+: (read|write), to .{10,} \(now none\)$/);
  });

  test('that are lower than needed are named with what they are', () => {
    const found = judged({ ...manifest.permissions, issues: 'read' });
    expect(found?.level).toBe('fail');
    expect(found?.details).toHaveLength(1);
    expect(found?.details[0]).toContain('(now read)');
  });

  test('that the app asks for wait for an owner; others are set on its page first', () => {
    const less = Object.fromEntries(Object.entries(manifest.permissions).filter(([name]) => name !== 'checks'));
    expect(judged(less)?.says).toMatch(/^Some are missing; an owner accepts them .*installations\/42$/);
    expect(judged(less, less)?.says).toMatch(/Set them on the app's page .* then an owner accepts them/);
  });

  test('that are higher or not needed are no fault', () => {
    const found = judged({ ...manifest.permissions, contents: 'write', actions: 'read' });
    expect(found).toMatchObject({ level: 'ok', details: ['Given and not needed: actions.'] });
  });

  test('of a level that nobody knows count as none', () => {
    expect(judged({ ...manifest.permissions, issues: 'toString' })?.level).toBe('fail');
  });
});

describe('deliveries', () => {
  function judged(list: readonly Delivery[], isCut = false) {
    return lineOf('deliveries', { ...facts, app: { ...app, deliveries: { list, seen: 500, isCut, now: NOW } } });
  }
  function delivery(status: number, more: Partial<Delivery> = {}): Delivery {
    return { guid: `guid ${status} ${more.at ?? NOW}`, event: 'issues', at: NOW, status, ...more };
  }

  test.each<[string, readonly Delivery[], string, string]>([
    ['that arrived', [delivery(200)], 'ok', 'issues, 2026-03-02 10:00 UTC, status 200'],
    ['of which the last failed', [delivery(503), delivery(200)], 'fail', 'One delivery'],
    ['of which an earlier one failed', [delivery(202), delivery(502)], 'todo', 'status 202'],
    ['of which one was sent again', [delivery(200, { guid: 'x' }), delivery(500, { guid: 'x' })], 'ok', 'status 200'],
    ['that were not answered', [delivery(0)], 'fail', 'no answer'],
    ['that are old', [delivery(500, { at: NOW - 73 * HOUR })], 'todo', 'None in three days'],
  ])('%s', (_, list, level, words) => {
    expect(judged(list)?.level).toBe(level);
    expect(judged(list)?.says).toContain(words);
  });

  test('of a busy app are not looked through without end, and that is said', () => {
    expect(judged([], true)?.says).toContain('None among the last 500 of the app');
  });

  test('that failed are counted by cause', () => {
    const list = [400, 400, 404, 413, 415, 302, 504].map((status, index) => delivery(status, { at: NOW - index }));
    expect(judged(list)?.details.map((detail) => detail.slice(0, 8))).toEqual([
      ...['2 × 400:', '1 × 404:', '1 × 413:', '1 × 415:', '1 × 302:', '1 × 504:'],
    ]);
  });
});

describe('the check', () => {
  const none: ConfigState = { status: 'none' };
  const invalid: ConfigState = { status: 'invalid', file: 'async.yml', problems: [] };
  const [any, ours, theirs] = [{ appId: null }, { appId: 7 }, { appId: 8 }];

  test.each<[string, ConfigState, RepositoryStanding['required'], string, string]>([
    ['required while observing', inMode('observe'), [any], 'fail', 'no pull request can be merged'],
    ['required without a configuration', none, [ours], 'fail', 'without a configuration'],
    ['required with one that is broken', invalid, [ours], 'ok', 'Required'],
    ['required while advising', inMode('advise'), [ours], 'ok', 'never holds a merge back'],
    ['required while enforcing', inMode('enforce'), [ours], 'ok', 'Required on main.'],
    ['required from another app', inMode('enforce'), [theirs], 'fail', 'from another app (8)'],
    ['required twice, once from another app', inMode('enforce'), [ours, theirs], 'fail', 'from another app (8)'],
    ['not required while enforcing', inMode('enforce'), [], 'todo', 'cannot be seen'],
    ['not required while advising', inMode('advise'), [], 'ok', 'No ruleset'],
    ['not required while observing', inMode('observe'), [], 'ok', 'as it should be'],
    ['of which GitHub tells nothing', inMode('enforce'), null, 'skip', 'does not say'],
  ])('%s', (_, config, required, level, words) => {
    const found = lineOf('check', { ...facts, standing: { ...standing, config, required } });
    expect(found?.level).toBe(level);
    expect(found?.says).toContain(words);
  });

  test('required from some app is left open where nobody knows which we are', () => {
    const found = lineOf('check', { ...facts, app: null, standing: { ...standing, required: [theirs] } });
    expect(found).toMatchObject({ level: 'ok', topic: 'check' });
    expect(found?.says).toContain('From the app 8');
  });
});

test('labels that are missing are counted, which is no fault', () => {
  const found = lineOf('labels', { ...facts, standing: { ...standing, labels: standing.labels.slice(1) } });
  expect(found).toMatchObject({ level: 'ok', says: '11 of 12 exist; the other is made when first needed.' });
});

test('an archived repository is one that nothing can be written to', () => {
  expect(lineOf('repository', { ...facts, standing: { ...standing, isArchived: true } })?.level).toBe('fail');
});

test('names of others cannot draw lines of their own', () => {
  const slug = 'app\nok    check\u001b[31m';
  const defaultBranch = 'main\nfail  app';
  for (const { says } of judge({ ...facts, app: { ...app, slug }, standing: { ...standing, defaultBranch } })) {
    expect(says).not.toMatch(/[\n\u001b]/);
  }
});
