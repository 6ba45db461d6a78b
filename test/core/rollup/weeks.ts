import { combineWeeks } from '../../../src/core/rollup/combine.js';
import type {
  Counts,
  DecisionFact,
  Matter,
  ProjectFact,
  QuestionWait,
  TeamTold,
  WeekFacts,
} from '../../../src/core/rollup/facts.js';
import type { Frame } from '../../../src/core/rollup/frame.js';
import { parseWeek, periodOf } from '../../../src/core/rollup/week.js';
import type { Instant } from '../../../src/core/snapshot.js';
import type { Blocker } from '../../../src/core/status/update.js';
import { calendarOf } from '../../../src/core/time/calendar.js';
import { configOf } from '../plan/world.js';

const ZONE = 'Europe/Lisbon';

const { people } = configOf(`version: 1\npeople: { timezone: ${ZONE} }\n`);

/** Monday morning after week 47 of 2026. */
export const frame: Frame = frameOf('2026-W47', '2026-11-23T09:00Z');

export function frameOf(text: string, now: string): Frame {
  const week = parseWeek(text);
  if (week === null) throw new Error(`no week ${text}`);
  return {
    week,
    period: periodOf(week, 'mon', ZONE),
    now: Date.parse(now),
    zone: ZONE,
    team: calendarOf(people, null, new Map()),
  };
}

export function at(text: string): Instant {
  return Date.parse(`${text}:00Z`);
}

export function matter(number: number, title: string, kind: 'issues' | 'pull' = 'issues'): Matter {
  return { repository: 'octo/hello', number, title, url: `https://github.com/octo/hello/${kind}/${number}` };
}

/** So many people, of whom nobody is named anywhere. */
export function crowd(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `person-${index}`);
}

export const NOBODY_TOLD: TeamTold = { all: 0, reminders: 0, outOfHours: 0 };

export const NO_COUNTS: Counts = { opened: 0, closed: 0, merged: 0 };

/** A week in which nothing happened, but for what is said. */
export function weekOf(facts: Partial<WeekFacts> = {}): WeekFacts {
  return {
    repository: 'octo/hello',
    others: [],
    untold: null,
    unread: [],
    counts: NO_COUNTS,
    countsBefore: NO_COUNTS,
    shipped: [],
    reviews: [],
    questions: [],
    decisions: [],
    projects: [],
    dated: [],
    work: {
      people: crowd(0),
      complete: { first: 0, all: 0 },
      answeredMs: [],
      unanswered: 0,
      told: NOBODY_TOLD,
      inTime: null,
    },
    gaps: [],
    ...facts,
  };
}

function question(about: Matter, who: string, since: string, due: string | null): QuestionWait {
  return { matter: about, who, sinceAt: at(since), fromAt: at(since), dueAt: due === null ? null : at(due) };
}

export function decision(about: Matter, facts: Partial<DecisionFact> = {}): DecisionFact {
  return {
    matter: about,
    state: 'proposed',
    door: 'two-way',
    option: null,
    owner: null,
    author: 'ana',
    openedAt: at('2026-11-10T10:00'),
    proposedAt: null,
    closesAt: null,
    openConcerns: 0,
    outcome: null,
    revisitAt: null,
    next: { kind: 'nothing' },
    ...facts,
  };
}

export function project(about: Matter, facts: Partial<ProjectFact> = {}): ProjectFact {
  return {
    matter: about,
    owner: null,
    health: 'unknown',
    healthBefore: null,
    owes: null,
    headline: null,
    updatedAt: null,
    blockers: [],
    signs: { day: null, periodsSilent: 0, oldAfter: { amount: 10, unit: 'wd' } },
    ...facts,
  };
}

export function blocker(text: string, since: string, unblockers: readonly string[] = []): Blocker {
  return { text, unblockers, links: [], since: at(since), isResolved: false };
}

const HOUR = 3_600_000;

const merged = (number: number, title: string, author: string, day: string, isByBot = false) => ({
  ...matter(number, title, 'pull'),
  author,
  isByBot,
  mergedAt: at(`${day}T15:00`),
});

/** A week in which every section has something to say. */
export const rich = weekOf({
  counts: { opened: 14, closed: 5, merged: 9 },
  countsBefore: { opened: 16, closed: 5, merged: 6 },
  shipped: [
    merged(241, 'Show the exchange rate on the invoice', 'cho', '2026-11-20'),
    merged(239, 'Retry payments that time out', 'ben', '2026-11-19'),
    merged(240, 'Bump left-pad from 1.3.0 to 1.3.1', 'dependabot', '2026-11-19', true),
    merged(236, 'Drop the old tax table', 'ana', '2026-11-18'),
    merged(233, 'Say why a card was declined', 'dee', '2026-11-17'),
    merged(231, 'Count refunds in the ledger', 'ben', '2026-11-17'),
    merged(230, 'Bump semver from 7.6.0 to 7.6.3', 'dependabot', '2026-11-16', true),
    merged(229, 'Move receipts to the new store', 'cho', '2026-11-16'),
    merged(228, 'Name the currency in every column', 'ana', '2026-11-16'),
  ],
  reviews: [
    {
      matter: matter(238, 'Split the ledger by country', 'pull'),
      asked: [{ who: 'ben', sinceAt: at('2026-11-17T11:00'), dueAt: null }],
    },
    {
      matter: matter(242, 'Round half to even', 'pull'),
      asked: [
        { who: 'octo/billing', sinceAt: at('2026-11-20T16:30'), dueAt: null },
        { who: 'cho', sinceAt: at('2026-11-20T16:30'), dueAt: null },
      ],
    },
  ],
  decisions: [
    decision(matter(212, 'Decision: one ledger for each country'), {
      door: 'one-way',
      state: 'stalled',
      owner: 'dee',
      proposedAt: at('2026-11-11T09:30'),
      next: { kind: 'approvals', from: ['ben', 'cho'] },
    }),
    decision(matter(219, 'Decision: keep invoices for ten years'), {
      state: 'final-call',
      option: 'ten years, then delete',
      proposedAt: at('2026-11-19T10:00'),
      closesAt: at('2026-11-24T10:00'),
      next: { kind: 'window', until: at('2026-11-24T10:00') },
    }),
    decision(matter(205, 'Decision: how refunds are numbered'), {
      state: 'accepted',
      option: 'one series',
      proposedAt: at('2026-11-12T10:00'),
      outcome: { at: at('2026-11-17T10:00'), how: 'silence', by: null, option: 'one series' },
    }),
    decision(matter(198, 'Decision: drop PDF receipts'), {
      state: 'rejected',
      proposedAt: at('2026-11-06T10:00'),
      outcome: { at: at('2026-11-18T16:00'), how: 'command', by: 'dee', option: null },
    }),
    decision(matter(187, 'Decision: move to weekly releases'), {
      state: 'postponed',
      revisitAt: at('2026-12-01T00:00'),
    }),
  ],
  projects: [
    project(matter(31, 'Status: billing'), {
      owner: 'ana',
      health: 'off-track',
      healthBefore: 'at-risk',
      headline: 'the payment provider has not signed',
      updatedAt: at('2026-11-19T14:00'),
      blockers: [
        blocker('The contract waits for a signature', '2026-10-29T14:00', ['dee']),
        blocker('No test cards for Brazil', '2026-11-19T14:00'),
      ],
    }),
    project(matter(34, 'Status: receipts'), {
      owner: 'cho',
      health: 'on-track',
      healthBefore: 'on-track',
      headline: 'half of them moved',
      updatedAt: at('2026-11-20T09:00'),
    }),
    project(matter(37, 'Status: tax report'), {
      owner: 'ben',
      health: 'on-track',
      healthBefore: 'off-track',
      headline: 'the figures agree again',
      updatedAt: at('2026-11-18T09:00'),
    }),
  ],
  dated: [
    { matter: matter(244, 'Task: figures for the auditors'), day: '2026-11-27' },
    { matter: matter(251, 'Task: invoice in Portuguese'), day: '2026-12-04' },
    { matter: matter(260, 'Task: year-end report'), day: '2027-01-08' },
  ],
  work: {
    people: crowd(5),
    complete: { first: 9, all: 11 },
    answeredMs: [HOUR, 2 * HOUR, 3 * HOUR, 5 * HOUR, 6 * HOUR, 20 * HOUR],
    unanswered: 2,
    told: { all: 12, reminders: 3, outOfHours: 0 },
    inTime: null,
  },
});

/** The same, of a team that asked for windows of answers: one is over, and one is not. */
export const windows: WeekFacts = {
  ...rich,
  reviews: [
    {
      matter: matter(238, 'Split the ledger by country', 'pull'),
      asked: [{ who: 'ben', sinceAt: at('2026-11-17T11:00'), dueAt: at('2026-11-18T11:00') }],
    },
    {
      matter: matter(242, 'Round half to even', 'pull'),
      asked: [
        { who: 'octo/billing', sinceAt: at('2026-11-20T16:30'), dueAt: at('2026-11-23T16:30') },
        { who: 'cho', sinceAt: at('2026-11-20T16:30'), dueAt: null },
      ],
    },
  ],
  questions: [
    question(matter(251, 'Task: invoice in Portuguese'), 'dee', '2026-11-19T15:00', '2026-11-20T10:00'),
    question(matter(244, 'Task: figures for the auditors'), 'cho', '2026-11-20T17:00', '2026-11-23T13:00'),
    question(matter(260, 'Task: year-end report'), 'eve', '2026-11-20T17:00', null),
  ],
  work: { ...rich.work, inTime: { within: 5, all: 7 } },
};

const TEN_DAYS = { amount: 10, unit: 'wd' } as const;

/** Projects whose facts speak for less than what was said of them, and one whose facts do not. */
export const suggested = weekOf({
  counts: { opened: 1, closed: 0, merged: 1 },
  projects: [
    project(matter(31, 'Status: billing'), {
      owner: 'ana',
      health: 'on-track',
      healthBefore: 'on-track',
      headline: 'all but the contract',
      updatedAt: at('2026-11-20T14:00'),
      blockers: [blocker('The contract waits for a signature', '2026-10-29T14:00', ['dee'])],
    }),
    project(matter(34, 'Status: receipts'), {
      owner: 'cho',
      updatedAt: null,
      signs: { day: null, periodsSilent: 2, oldAfter: TEN_DAYS },
    }),
    project(matter(37, 'Status: tax report'), {
      owner: 'ben',
      health: 'at-risk',
      healthBefore: 'at-risk',
      updatedAt: at('2026-11-06T09:00'),
      signs: { day: '2026-11-20', periodsSilent: 2, oldAfter: TEN_DAYS },
    }),
    project(matter(41, 'Status: ledger'), {
      owner: 'dee',
      health: 'on-track',
      healthBefore: 'on-track',
      updatedAt: at('2026-11-20T09:00'),
      blockers: [blocker('No test cards for Brazil', '2026-11-19T14:00')],
      signs: { day: '2026-11-23', periodsSilent: 1, oldAfter: TEN_DAYS },
    }),
  ],
});

/** A week in which hardly anything happened. */
export const quiet = weekOf({
  counts: { opened: 1, closed: 0, merged: 1 },
  countsBefore: { opened: 3, closed: 1, merged: 2 },
  shipped: [merged(241, 'Show the exchange rate on the invoice', 'cho', '2026-11-20')],
  work: {
    people: crowd(2),
    complete: { first: 1, all: 1 },
    answeredMs: [HOUR],
    unanswered: 0,
    told: NOBODY_TOLD,
    inTime: null,
  },
});

/** The first week that anything happened in. */
export const firstWeek = weekOf({
  counts: { opened: 6, closed: 1, merged: 2 },
  countsBefore: null,
  shipped: [merged(4, 'Read the ledger', 'ben', '2026-11-20'), merged(2, 'Begin', 'ana', '2026-11-18')],
  projects: [
    project(matter(3, 'Status: first release'), {
      owner: 'ana',
      health: 'on-track',
      headline: 'begun',
      updatedAt: at('2026-11-19T14:00'),
    }),
    project(matter(5, 'Status: website')),
  ],
  work: {
    people: crowd(4),
    complete: { first: 2, all: 4 },
    answeredMs: [30 * 60_000],
    unanswered: 3,
    told: NOBODY_TOLD,
    inTime: null,
  },
});

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Far more than a page holds, titles as long as GitHub takes them. */
export const overlong = weekOf({
  counts: { opened: 700, closed: 300, merged: 400 },
  countsBefore: { opened: 650, closed: 310, merged: 380 },
  shipped: many(200, (i) =>
    merged(3000 - i, `${'Make it better in every way that one can think of '.repeat(5)}${i}`, 'cho', '2026-11-18'),
  ),
  reviews: many(150, (i) => ({
    matter: matter(2000 + i, `${'A change that nobody has looked at for a very long time '.repeat(4)}${i}`, 'pull'),
    asked: many(6, (person) => ({ who: `person-${person}`, sinceAt: at('2026-09-01T09:00') + i * HOUR, dueAt: null })),
  })),
  decisions: many(60, (i) =>
    decision(matter(1000 + i, `Decision: what to do about case ${i}`), {
      closesAt: at('2026-11-24T09:00') + i * HOUR,
      option: `${'the second of the options that are listed above '.repeat(4)}${i}`,
    }),
  ),
  projects: many(80, (i) =>
    project(matter(500 + i, `Status: project ${i}`), {
      owner: 'ana',
      health: 'at-risk',
      healthBefore: 'on-track',
      headline: 'everything takes longer than anybody thought it would when it began',
      updatedAt: at('2026-11-19T14:00'),
      blockers: [blocker(`Waits for the answer to question ${i}`, '2026-11-03T10:00', ['dee'])],
    }),
  ),
  dated: many(40, (i) => ({ matter: matter(4000 + i, `Task: part ${i}`), day: '2026-11-30' })),
  work: {
    people: crowd(30),
    complete: { first: 320, all: 500 },
    answeredMs: many(400, (i) => i * HOUR),
    unanswered: 55,
    told: NOBODY_TOLD,
    inTime: null,
  },
  gaps: ['reviews'],
});

/** What somebody may put into a title to break a page, or to have it call people. */
export const HOSTILE_TITLES = [
  '@octocat @octo/everyone please look, see #1, GH-2, octo/other#3 and https://github.com/octo/other/issues/4',
  '</details></summary><script>alert(1)</script><img src=x onerror=alert(1)><!-- ',
  '```mermaid\ngantt\n  evil :2026-11-23, 9d\n```',
  '**bold** _it_ ~~gone~~ `code` [a link](https://evil.example) ![x](https://evil.example/x.png) $x$ | a | b |',
  '\u202Egnitirw desrever\u202C and עברית או العربية 42',
  '### Heading\n- [ ] box\n/close\n> quote',
];

export const hostile = weekOf({
  counts: { opened: 6, closed: 1, merged: 6 },
  countsBefore: { opened: 6, closed: 0, merged: 7 },
  shipped: HOSTILE_TITLES.map((title, i) => merged(20 + i, title, 'ben', '2026-11-18')),
  reviews: HOSTILE_TITLES.slice(0, 2).map((title, i) => ({
    matter: {
      repository: 'octo/hello',
      number: 30 + i,
      title,
      url: i === 0 ? 'javascript:alert(1)' : 'https://ghe.example.com:8443/octo/hello/pull/31',
    },
    asked: [{ who: 'ben', sinceAt: at('2026-11-17T11:00'), dueAt: null }],
  })),
  decisions: HOSTILE_TITLES.slice(2).map((title, i) =>
    decision(matter(40 + i, title), { closesAt: at(`2026-11-2${4 + i}T10:00`), option: title }),
  ),
  projects: HOSTILE_TITLES.slice(0, 3).map((title, i) =>
    project(matter(50 + i, title), {
      owner: 'ana',
      health: 'at-risk',
      headline: title,
      updatedAt: at('2026-11-19T14:00'),
      blockers: [blocker(title, '2026-11-12T14:00', ['octo/everyone'])],
    }),
  ),
  dated: HOSTILE_TITLES.slice(0, 2).map((title, i) => ({ matter: matter(60 + i, title), day: '2026-11-30' })),
  work: {
    people: crowd(4),
    complete: { first: 1, all: 6 },
    answeredMs: [],
    unanswered: 6,
    told: NOBODY_TOLD,
    inTime: null,
  },
});

const inApi = (number: number, title: string): Matter => ({
  repository: 'octo/api',
  number,
  title,
  url: `https://github.com/octo/api/issues/${number}`,
});

/** A week of two repositories that may be told of, of one that is private, and of one that could not be read. */
export const several: WeekFacts = {
  ...combineWeeks(
    weekOf({
      counts: { opened: 3, closed: 0, merged: 2 },
      countsBefore: { opened: 2, closed: 1, merged: 2 },
      shipped: [merged(241, 'Show the exchange rate on the invoice', 'cho', '2026-11-20')],
      projects: [
        project(matter(31, 'Status: billing'), { owner: 'ana', health: 'on-track', healthBefore: 'on-track' }),
      ],
      work: {
        people: ['ana', 'ben', 'cho'],
        complete: { first: 2, all: 3 },
        answeredMs: [HOUR],
        unanswered: 1,
        told: NOBODY_TOLD,
        inTime: null,
      },
    }),
    [
      weekOf({
        repository: 'octo/api',
        counts: { opened: 4, closed: 1, merged: 1 },
        countsBefore: { opened: 1, closed: 0, merged: 3 },
        shipped: [
          { ...inApi(12, 'Page through the ledger'), author: 'dee', isByBot: false, mergedAt: at('2026-11-21T15:00') },
        ],
        decisions: [
          decision(inApi(9, 'Decision: one address for all versions'), {
            owner: 'dee',
            proposedAt: at('2026-11-18T10:00'),
            closesAt: at('2026-11-25T10:00'),
            next: { kind: 'approvals', from: ['ben'] },
          }),
        ],
        dated: [
          { matter: inApi(7, 'Task: drop the old address'), day: '2026-11-27' },
          {
            matter: {
              ...inApi(3, 'Brief: partners'),
              repository: 'other/api',
              url: 'https://github.com/other/api/issues/3',
            },
            day: '2026-11-30',
          },
        ],
        work: {
          people: ['ben', 'dee'],
          complete: { first: 1, all: 4 },
          answeredMs: [3 * HOUR],
          unanswered: 0,
          told: NOBODY_TOLD,
          inTime: null,
        },
      }),
    ],
  ),
  untold: { repositories: 1, counts: { opened: 7, closed: 2, merged: 5 } },
  unread: ['octo/gone'],
};
