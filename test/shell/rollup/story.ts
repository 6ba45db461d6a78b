import type { FakeGitHub, FakeRepository } from '../../github/index.js';

const CONFIG = `version: 1
people:
  timezone: Europe/Lisbon
  members: { ana: {}, ben: { timezone: Asia/Tokyo }, cho: {}, dee: {} }
decisions: { window: 3wd }
`;

const BRIEF = (goal: string, day: string): string =>
  `## Goal\n\n${goal}\n\n## Requirements\n\n- it works\n\n## Timeline\n\n${day}\n\n## Success criteria\n\n- it is used\n\n## Resources\n\nhttps://example.com/notes\n`;

const CHANGE =
  '**Why:** it was asked for.\n\n**What changed:** see below.\n\n**How tested:** by hand.\n\n**Risks:** None\n';

const DECISION = (problem: string): string =>
  `## Problem\n\n${problem}\n\n## Options\n\n- one\n- two\n\n## Tradeoffs\n\nOne is simpler, two is safer.\n\n## Owner\n\n@dee\n`;

const UPDATE = (health: string, headline: string, blockers: string): string =>
  `## Context\n\nWhere it stands.\n\n## Progress\n\n- a part of it\n\n## Blockers\n\n${blockers}\n\n## Next steps\n\n- the rest\n\n## Health\n\n${health}: ${headline}\n`;

/** A clock that a story sets. */
export interface StoryClock {
  now: number;
}

/**
 * Tells two weeks of a team in a repository, from Monday 9 to Sunday 22 November 2026; afterwards it is Monday morning, 23 November.
 * The app had looked at every item in time.
 */
export function tellStory(github: FakeGitHub, clock: StoryClock, name = 'octo/hello'): FakeRepository {
  const at = (time: string): void => {
    clock.now = Date.parse(`2026-11-${time}:00Z`);
  };
  const app = `${github.app.slug}[bot]`;
  at('02T09:00');
  const repo = github.repository(name, {
    files: { '.github/async.yml': CONFIG },
    labels: ['status', 'decision: proposed', 'decision: final call', 'decision: accepted', 'async: incomplete'],
    roles: { ana: 'write', ben: 'write', cho: 'write', dee: 'write' },
  });
  github.setTeam('octo/billing', ['cho', 'dee']);

  const billing = repo.openIssue({ by: 'ana', title: 'Status: billing', labels: ['status'], assignees: ['ana'] });
  const receipts = repo.openIssue({ by: 'cho', title: 'Status: receipts', labels: ['status'], assignees: ['cho'] });

  at('10T10:00');
  repo.comment(billing, {
    by: 'ana',
    body: UPDATE('At risk', 'the provider is slow', '- The contract waits for a signature by @dee'),
  });
  repo.comment(receipts, { by: 'cho', body: UPDATE('On track', 'begun', 'None') });
  const ledger = repo.openPullRequest({ by: 'ana', title: 'Split the ledger by country', body: CHANGE });
  repo.requestReview(ledger, ['ben'], { by: 'ana' });
  at('11T15:00');
  const old = repo.openPullRequest({ by: 'cho', title: 'Name the currency in every column', body: CHANGE });
  at('12T09:00');
  repo.mergePull(old, { by: 'ana' });
  const invoices = repo.openIssue({
    by: 'cho',
    title: 'Decision: how refunds are numbered',
    body: DECISION('Two series of numbers are in use.'),
    labels: ['decision'],
  });
  at('12T10:00');
  repo.comment(invoices, { by: 'cho', body: '/propose one' });
  repo.addLabel(invoices, 'decision: proposed', { by: app });

  at('16T09:30');
  const audit = repo.openIssue({
    by: 'dee',
    title: 'Task: figures for the auditors',
    body: BRIEF('The auditors have all figures they ask for.', '2026-11-27'),
  });
  at('16T11:00');
  repo.comment(audit, { by: 'ana', body: 'I can take the second half.' });
  at('17T10:00');
  const rate = repo.openPullRequest({ by: 'cho', title: 'Show the exchange rate on the invoice', body: CHANGE });
  at('17T10:30');
  repo.removeLabel(invoices, 'decision: proposed', { by: app });
  repo.addLabel(invoices, 'decision: accepted', { by: app });
  at('17T14:00');
  repo.review(rate, { by: 'ben' });
  at('18T09:00');
  repo.mergePull(rate, { by: 'ana' });
  const page = repo.openIssue({
    by: 'ben',
    title: 'Task: a page on refunds',
    body: '## Goal\n\nReaders find out how refunds work.\n',
  });
  repo.addLabel(page, 'async: incomplete', { by: app });
  at('19T10:00');
  const keep = repo.openIssue({
    by: 'ana',
    title: 'Decision: keep invoices for ten years',
    body: DECISION('Nobody knows for how long invoices are kept.'),
    labels: ['decision'],
  });
  repo.comment(keep, { by: 'ana', body: '/propose two' });
  repo.addLabel(keep, 'decision: proposed', { by: app });
  at('19T14:00');
  repo.comment(billing, {
    by: 'ana',
    body: UPDATE(
      'Off track',
      'the provider has not signed',
      '- The contract waits for a signature by @dee\n- No test cards for Brazil',
    ),
  });
  const rounding = repo.openPullRequest({ by: 'dee', title: 'Round half to even', body: CHANGE });
  repo.requestReview(rounding, ['octo/billing', 'cho'], { by: 'dee' });
  at('20T09:00');
  repo.comment(receipts, { by: 'cho', body: UPDATE('On track', 'half of them moved', 'None') });
  const bump = repo.openPullRequest({ by: 'dependabot[bot]', title: 'Bump semver from 7.6.0 to 7.6.3' });
  repo.mergePull(bump, { by: 'ana' });
  at('23T09:00');
  return repo;
}
