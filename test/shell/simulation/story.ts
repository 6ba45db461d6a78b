import type { FakeGitHub, FakeRepository } from '../../github/index.js';
import { OUR_LABELS } from '../simulated-stage.js';
import { CONFIG, QUIET_CONFIG } from './team.js';

const ROLES = { ana: 'admin', ben: 'write', chidi: 'write', dee: 'write', eve: 'triage' } as const;

/** The repository of the team, and one in which little happens, with the numbers of what is in them. */
export interface Places {
  readonly team: FakeRepository;
  readonly quiet: FakeRepository;
  readonly numbers: Record<string, number>;
}

/** Something that somebody does at a moment. */
export interface Scene {
  /** ISO 8601, UTC, to the minute. */
  readonly at: string;
  readonly act: (places: Places) => void;
}

/** Sunday night in London: it is Monday in Tokyo and Auckland. */
export const BEGINS = Date.parse('2026-10-18T23:00Z');
export const ENDS = Date.parse('2026-11-17T00:00Z');

/** When there is no server: over a Monday on which a page is due, and from one Friday evening over the next Monday to Tuesday. */
export const OUTAGES = [
  { from: Date.parse('2026-10-26T07:30Z'), to: Date.parse('2026-10-26T15:45Z') },
  { from: Date.parse('2026-11-06T19:00Z'), to: Date.parse('2026-11-10T10:00Z') },
];

export function foundPlaces(github: FakeGitHub): Places {
  const found = (name: string, config: string): FakeRepository =>
    github.repository(name, { files: { '.github/async.yml': config }, labels: OUR_LABELS, roles: ROLES });
  return { team: found('octo/hello', CONFIG), quiet: found('octo/quiet', QUIET_CONFIG), numbers: {} };
}

const update = (blockers: string, rest = '\n## Health\n\nOn track\n'): string =>
  `## Context\n\nWhere it stands.\n\n## Progress\n\n- a part of it\n\n## Blockers\n\n${blockers}\n\n## Next steps\n\n- the rest, with @dee\n${rest}`;

const CHANGE =
  '**Why:** it was asked for.\n\n**What changed:** see below.\n\n**How tested:** by hand.\n\n**Risks:** None\n';

const DECISION =
  '## Problem\n\nExports are lost.\n\n## Options\n\n- object storage\n- the database\n\n## Tradeoffs\n\nOne more account, or a larger machine.\n\n## Owner\n\n@ana\n';

function project(name: string, by: string, ...more: readonly string[]): Scene['act'] {
  return ({ team, numbers }) => {
    const labels = ['status', ...more];
    numbers[name] = team.openIssue({ by, title: `Status: ${name}, cc @eve`, labels, body: update('None') });
  };
}

function say(name: string, by: string, body: string): Scene['act'] {
  return ({ team, numbers }) => void team.comment(numbers[name] ?? 0, { by, body });
}

function pull(name: string, by: string, reviewer: string): Scene['act'] {
  return ({ team, numbers }) => {
    const number = team.openPullRequest({ by, title: `Change ${name}`, body: CHANGE });
    numbers[name] = number;
    team.requestReview(number, [reviewer], { by });
  };
}

/**
 * Four weeks of five people. Ana writes her updates in time, Ben and Chidi once they are asked, Dee never; Eve puts hers off; Chidi is away
 * in the third week, and Ana covers.
 */
export const STORY: readonly Scene[] = [
  {
    at: '2026-10-19T09:00Z',
    act: ({ team }) => void team.openIssue({ by: 'ana', title: 'When we work', body: 'Say here when you are away.' }),
  },
  { at: '2026-10-19T10:00Z', act: project('billing', 'ana') },
  { at: '2026-10-19T10:10Z', act: project('search', 'ben') },
  { at: '2026-10-19T10:20Z', act: project('export', 'chidi') },
  { at: '2026-10-19T10:30Z', act: project('mobile', 'dee') },
  { at: '2026-10-19T10:40Z', act: project('archive', 'dee', 'no-nag') },
  { at: '2026-10-19T10:50Z', act: project('hiring', 'eve') },
  { at: '2026-10-19T11:00Z', act: project('figures', 'eve', 'update: biweekly') },
  {
    at: '2026-10-19T11:10Z',
    act: ({ team, numbers }) => {
      numbers['storage'] = team.openIssue({ by: 'ana', title: 'Decision: where exports are kept', body: DECISION });
    },
  },
  { at: '2026-10-20T09:00Z', act: say('storage', 'ana', '/propose object storage') },
  {
    at: '2026-10-20T10:00Z',
    act: ({ quiet, numbers }) => {
      numbers['lamp'] = quiet.openIssue({ by: 'eve', title: 'The lamp in the hall' });
    },
  },
  { at: '2026-10-21T02:00Z', act: say('storage', 'ben', '/approve') },
  { at: '2026-10-21T10:00Z', act: ({ quiet, numbers }) => quiet.close(numbers['lamp'] ?? 0, { by: 'ana' }) },
  { at: '2026-10-21T10:05Z', act: pull('the index', 'ana', 'ben') },
  { at: '2026-10-22T15:00Z', act: say('billing', 'ana', update('- The contract waits for a signature by @ben')) },
  { at: '2026-10-22T15:05Z', act: say('hiring', 'eve', '/snooze 10d') },
  { at: '2026-10-23T05:00Z', act: say('search', 'ben', 'No change.') },
  { at: '2026-10-23T06:00Z', act: ({ team, numbers }) => team.review(numbers['the index'] ?? 0, { by: 'ben' }) },
  {
    at: '2026-10-23T10:00Z',
    act: ({ team, numbers }) => void team.mergePull(numbers['the index'] ?? 0, { by: 'ana' }),
  },
  { at: '2026-10-23T12:00Z', act: say('export', 'chidi', update('None')) },
  // While the server is down.
  { at: '2026-10-26T10:00Z', act: say('billing', 'ana', 'Moved to the new account.') },
  { at: '2026-10-27T10:00Z', act: pull('the totals', 'chidi', 'ana') },
  { at: '2026-10-27T15:00Z', act: ({ team, numbers }) => team.review(numbers['the totals'] ?? 0, { by: 'ana' }) },
  {
    at: '2026-10-27T16:00Z',
    act: ({ team, numbers }) => void team.mergePull(numbers['the totals'] ?? 0, { by: 'ana' }),
  },
  { at: '2026-10-29T15:00Z', act: say('billing', 'ana', update('- The contract still waits for a signature by @ben')) },
  { at: '2026-10-30T15:00Z', act: say('export', 'chidi', '/status at-risk "The bank is slow, @ana"') },
  {
    at: '2026-10-30T15:30Z',
    act: ({ team }) => void team.comment(1, { by: 'chidi', body: '/away 2026-11-02..06 cover @ana' }),
  },
  { at: '2026-11-03T09:00Z', act: pull('the photos', 'chidi', 'dee') },
  { at: '2026-11-04T02:00Z', act: say('search', 'ben', update('- Two servers are missing')) },
  { at: '2026-11-05T15:00Z', act: say('billing', 'ana', update('None')) },
  { at: '2026-11-05T17:00Z', act: say('hiring', 'eve', '/status off-track "Nobody applied"') },
  { at: '2026-11-06T11:00Z', act: say('export', 'ana', '/status at-risk "The bank answers next week"') },
  // While the server is down.
  { at: '2026-11-09T10:00Z', act: say('search', 'ana', '@ben which of the two servers do you mean?') },
  { at: '2026-11-10T11:00Z', act: say('mobile', 'chidi', '@dee can you take the photos anew?') },
  { at: '2026-11-11T03:00Z', act: say('search', 'ben', 'The one in Osaka.') },
  { at: '2026-11-12T14:00Z', act: say('billing', 'ana', update('None')) },
  { at: '2026-11-12T16:00Z', act: say('hiring', 'eve', 'No change.') },
  {
    at: '2026-11-12T17:00Z',
    act: ({ quiet }) => void quiet.openIssue({ by: 'ben', title: 'The door of @dee creaks' }),
  },
  { at: '2026-11-13T03:00Z', act: say('search', 'ben', 'No change.') },
];
