import type { Config } from '../config/config.js';
import type { Calendars } from '../decisions/calendars.js';
import type { Role } from '../decisions/decision.js';
import { expectationOf } from '../response/expectation.js';
import { conversationOf } from '../response/wait.js';
import { waitsIn } from '../response/waits.js';
import { isOurs, type Instant, type Item, type Snapshot } from '../snapshot.js';
import { cadenceOfLabels, isTracked } from '../status/tracked.js';
import { STATUS_TEMPLATE } from '../status/sections.js';
import { selectTemplate } from '../templates/match.js';
import { skipReason } from '../templates/scope.js';
import { foldLogin, LOGIN_FORM } from '../time/login.js';
import { quietBy, snoozesIn } from './quiet.js';
import { updatesIn } from './readings.js';
import type { Awaited, RemindedItem, UpdateTerms } from './reminder.js';

/** An item as it was read for this: no check, no changed files, nothing of decisions. */
export type Read = Omit<Snapshot, 'decision' | 'record' | 'namedBy' | 'head' | 'times'>;

/** Returns what somebody may be reminded of on an item; null where nobody may be. */
export function remindedItem(
  read: Read,
  config: Config,
  calendars: Calendars,
  roles: Readonly<Record<string, Role>>,
): RemindedItem | null {
  const { item, thread } = read;
  if (!mayRemind(read, config)) return null;
  const update = updateTermsOf(read, config);
  const waits = awaitedIn(read, config, calendars);
  if (update === null && waits.length === 0) return null;
  const speakers = speakersFor(item);
  return {
    matter: { number: item.number, title: item.title, url: item.url },
    update,
    waits,
    quiet: quietBy(
      snoozesIn(thread),
      (login) => speakers.includes(foldLogin(login)) || mayWrite(roles[foldLogin(login)]),
      (login) => calendars.of(login).zone,
    ),
    calendarOf: (login) => calendars.of(login),
  };
}

/** Returns, in lower case, who said something in a thread that counts for more than themselves only by their rights. */
export function rolesForQuiet({ item, thread }: Pick<Read, 'item' | 'thread'>): readonly string[] {
  const speakers = speakersFor(item);
  return [...new Set(snoozesIn(thread).map(({ by }) => foldLogin(by)))].filter((login) => !speakers.includes(login));
}

/** Nothing is said where the app says nothing else, on a draft, and where somebody asked to be left alone. */
function mayRemind({ item, me, repository }: Read, config: Config): boolean {
  if (config.mode === 'observe' || repository.isArchived || item.state === 'closed' || item.isLocked) return false;
  if (item.pull?.isDraft === true || isOurs(item.author, me)) return false;
  return !isWithoutReminders({ item }, config);
}

/** Tells whether somebody set an item aside, for reminders or for all. */
export function isWithoutReminders({ item }: Pick<Read, 'item'>, config: Config): boolean {
  return skipReason(config, item) !== null || hasLabel(item, config.other_labels.no_nag);
}

function hasLabel({ labels }: Item, name: string): boolean {
  return labels.some((label) => label.trim().toLowerCase() === name.trim().toLowerCase());
}

/** Tells whether an update of an item is asked for by the configuration. */
export function isAskedFor(config: Config, item: Parameters<typeof isTracked>[1]): boolean {
  switch (config.status.ask) {
    case 'none':
      return false;
    case 'labelled':
      return item.kind === 'issue' && cadenceOfLabels(item.labels) !== null;
    case 'all':
      return isTracked(config, item);
    default:
      return config.status.ask satisfies never;
  }
}

/** Returns by whom and how often updates of an item are to be written; null where none is asked for. */
export function updateTermsOf(read: Read, config: Config): UpdateTerms | null {
  const { item } = read;
  const owner = ownerOf(item, config);
  if (owner === null || !isAskedFor(config, item)) return null;
  const updates = updatesIn(read).flatMap((reading) => (reading.kind === 'update' ? [{ at: reading.at }] : []));
  const cadence = cadenceOfLabels(item.labels) ?? config.status.cadence;
  return { owner, cadence, since: trackedSince(read, config), updates };
}

/** The one person whose update it is. Machines are asked for nothing. */
function ownerOf({ assignees, author }: Item, { scope }: Config): string | null {
  const agents = scope.agents.map(foldLogin);
  const people = [...assignees, ...(author === null ? [] : [author])].filter(
    ({ type, login }) => type === 'user' && LOGIN_FORM.test(login) && !agents.includes(foldLogin(login)),
  );
  return people[0]?.login ?? null;
}

/** An old issue that is tracked from today on owes nothing yet: it counts from when it got the label that it is tracked by. */
function trackedSince({ item, events }: Read, config: Config): Instant {
  const template = selectTemplate(config, item);
  const names = template?.name === STATUS_TEMPLATE ? (template.match?.labels ?? []) : [];
  const isName = (label: string): boolean =>
    cadenceOfLabels([label]) !== null || names.some((name) => name.toLowerCase() === label.toLowerCase());
  const labelled = events.flatMap((event) => (event.type === 'labeled' && isName(event.label) ? [event.at] : []));
  return Math.max(item.createdAt, ...labelled.slice(-1));
}

function awaitedIn(read: Read, config: Config, calendars: Calendars): readonly Awaited[] {
  const { response } = config;
  if (response === null || !response.remind) return [];
  return waitsIn(conversationOf(read), config, read.me).flatMap((wait): readonly Awaited[] => {
    if (wait.isTeam) return [];
    const { dueAt } = expectationOf(wait, response, calendars.of(wait.who));
    return dueAt === null ? [] : [{ who: wait.who, why: wait.kind, sinceAt: wait.sinceAt, endsAt: dueAt }];
  });
}

function speakersFor({ author, assignees }: Item): readonly string[] {
  return [...(author?.type === 'user' ? [author] : []), ...assignees].map(({ login }) => foldLogin(login));
}

function mayWrite(role: Role | undefined): boolean {
  return role === 'write' || role === 'admin';
}
