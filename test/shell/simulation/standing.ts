import type { FakeRepository } from '../../github/index.js';
import { findMentions } from '../../github/state/changes/notifications.js';
import type { Played } from './play.js';
import { shownIn, TEAM } from './team.js';

const us = 'async-conventions[bot]';

/** A comment that calls somebody, by what its reader sees and by what it remembers. */
export interface Reminder {
  /** Such as `hello#3`. */
  readonly on: string;
  readonly at: number;
  /** Whom it calls. */
  readonly to: string;
  /** What it is about: `hello#3 update weekly:2964`. */
  readonly of: readonly string[];
}

const LEDGER = /^<!-- async-conventions:reminder:v1 (\{.*\}) -->\n@([\w-]+), /;

/** Returns the reminders in all repositories, in the order in which they were written. */
export function remindersOf({ places }: Played): readonly Reminder[] {
  return [places.team, places.quiet].flatMap(remindersIn).toSorted((a, b) => a.at - b.at);
}

function remindersIn(repo: FakeRepository): readonly Reminder[] {
  return ourComments(repo).flatMap(({ number, body, createdAt }) => {
    const [, ledger = '', to = ''] = LEDGER.exec(body) ?? [];
    if (ledger === '') return [];
    const read = JSON.parse(ledger) as { for: readonly { n: number; why: string; turn: string }[] };
    const of = read.for.map(({ n, why, turn }) => `${repo.name}#${n} ${why} ${turn}`);
    return [{ on: `${repo.name}#${number}`, at: Date.parse(createdAt), to, of }];
  });
}

/** Comments of ours with the number of what they are on. */
export function ourComments(
  repo: FakeRepository,
): readonly { readonly number: number; readonly body: string; readonly createdAt: string }[] {
  return repo
    .issues()
    .flatMap(({ number, comments }) =>
      comments.flatMap(({ author, body, createdAt }) => (author === us ? [{ number, body, createdAt }] : [])),
    );
}

/** Weekly pages as `2026-W43 late, closed, next 2026-W44`, in the order in which they were written. */
export function pagesOf(repo: FakeRepository): readonly string[] {
  const pages = ourPages(repo);
  const weekOf = (body: string): string => /rollup:v1 (\S+)/.exec(body)?.[1] ?? 'none';
  return pages.map(({ body, state }) => {
    const next = Number(/rollup-next (\d+)/.exec(body ?? '')?.[1] ?? 0);
    const after = pages.find(({ number }) => number === next);
    return [
      `${weekOf(body ?? '')}${body?.includes('Written late, ') === true ? ' late' : ''}`,
      state,
      ...(next === 0 ? [] : [`next ${weekOf(after?.body ?? '')}`]),
    ].join(', ');
  });
}

export function ourPages(repo: FakeRepository): ReturnType<FakeRepository['issues']> {
  return repo.issues().filter(({ author }) => author === us);
}

/** All that the app wrote and that is no reminder: pages, its other comments, checks. */
export function otherTexts(repo: FakeRepository): readonly string[] {
  const checks = repo.issues().flatMap((item) => item.checks);
  return [
    ...ourPages(repo).flatMap(({ title, body }) => [title, body ?? '']),
    ...ourComments(repo).flatMap(({ body }) => (LEDGER.test(body) ? [] : [body])),
    ...checks.flatMap(({ title, summary, text }) => [title ?? '', summary ?? '', text ?? '']),
  ];
}

/** Whom a text calls, as GitHub reads it. */
export function calledIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => findMentions(text));
}

/** A reminder as `Fri 2026-10-23 10:00 ben hello#3`, by the clocks of whom it calls. */
export function tell({ at, to, on }: Reminder): string {
  const { weekday, date, time } = shownIn(TEAM[to]?.zone ?? 'UTC', at);
  return `${weekday} ${date} ${time} ${to} ${on}`;
}
