import type { Instant } from '../snapshot.js';
import { AUTHORITY, canWrite } from './course/authority.js';
import { NO_FACTS, type Asker } from './facts.js';
import type { DecisionInput } from './input.js';
import { collectHappenings } from './log/collect.js';
import type { Act, Happening } from './log/happening.js';
import { writersIn } from './writers.js';

/** What is known before any fact was looked up. */
export type Unlooked = Omit<DecisionInput, 'facts' | 'clockwork'>;

/** The most people whose role, and the most teams whose members, are looked up for one look at one decision. */
const MOST_PEOPLE = 50;
const MOST_TEAMS = 20;

/** Twice as many as are asked: whom the settings name may be asked beside whom a command names. */
const MOST_READERS = 100;

/** Of those who were named as owner one after the other, only the last ones matter. */
const MOST_OWNERS = 5;

/**
 * Returns the logins, in lower case, whose role has to be known: of who was named as owner, and of who gave commands that were not
 * acknowledged yet, oldest first. At most fifty; what others said waits for the next look, by when the first are written down.
 */
export function rolesNeeded(input: Unlooked): readonly string[] {
  const log = logOf(input);
  const owners = log.flatMap((entry) =>
    entry.kind === 'act' && entry.command.name === 'owner' ? [entry.command.login] : [],
  );
  const named = [...(input.written.owner === null ? [] : [input.written.owner]), ...owners.slice(-MOST_OWNERS)];
  const author = input.item.author?.login.toLowerCase();
  const actors = log.flatMap((entry) => actorOf(entry, author));
  return [...new Set([...named, ...actors].map((login) => login.toLowerCase()))].slice(0, MOST_PEOPLE);
}

function actorOf(happening: Happening, author: string | undefined): readonly string[] {
  if (happening.kind !== 'act' && happening.kind !== 'reopened') return [];
  const { by, role } = happening;
  if (by === null || role !== 'unknown') return [];
  if (happening.kind === 'reopened') return [by];
  const who = AUTHORITY[happening.command.name];
  if (who === 'anyone') return [];
  // The author may ask; in whose place depends on more than that.
  const isFree = who === 'author-or-write' && by.toLowerCase() === author && happening.command.name !== 'ask';
  return isFree ? [] : [by];
}

/** Returns the teams, `org/team` in lower case, whose members have to be known: those asked, by the settings or in the thread. */
export function teamsNeeded(input: Unlooked): readonly string[] {
  const entries = [...entriesAsked(input), ...asksUnlooked(input).flatMap(({ whom }) => whom)];
  const teams = entries.filter((entry) => entry.includes('/'));
  return [...new Set(teams.map((team) => team.toLowerCase()))].slice(0, MOST_TEAMS);
}

/**
 * Returns the logins, in lower case, of which it has to be known whether anybody has them who can read the repository: those asked, since
 * somebody who is not there does not consent by silence. Of whoever wrote in the thread that is known. At most a hundred. Whom others ask of
 * whom it is not known yet whether they may is in `askersNeeded`.
 */
export function readersNeeded(input: Unlooked): readonly string[] {
  return distinctLogins(entriesAsked(input), new Set(writersIn(input))).slice(0, MOST_READERS);
}

/**
 * Returns whom others than the author ask whose role is not known yet. Of these nobody has to be known where they turn out not to be allowed
 * to ask: else a line of anybody's would cost a hundred look-ups.
 */
export function askersNeeded(input: Unlooked): readonly Asker[] {
  const known = new Set([...writersIn(input), ...readersNeeded(input)]);
  return asksUnlooked(input).flatMap(({ by, whom }) => {
    const logins = distinctLogins(whom, known).slice(0, MOST_READERS);
    return logins.length === 0 ? [] : [{ by, whom: logins }];
  });
}

function distinctLogins(entries: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const logins = entries.filter((entry) => !entry.includes('/')).map((login) => login.toLowerCase());
  return [...new Set(logins)].filter((login) => !known.has(login));
}

/** Whom the settings, the author and those ask who are known to be allowed to. */
function entriesAsked(input: Unlooked): readonly string[] {
  const asks = asksIn(input).filter(({ by, role }) => canWrite(role) || isAuthor(by, input));
  return [...input.settings.asked, ...asks.flatMap(({ whom }) => whom)];
}

/** Of those whom somebody asks who is known not to be allowed to, nothing depends. */
function asksUnlooked(input: Unlooked): readonly Asker[] {
  return asksIn(input)
    .filter(({ by, role }) => role === 'unknown' && !isAuthor(by, input))
    .map(({ by, whom }) => ({ by: by.toLowerCase(), whom }));
}

function asksIn(input: Unlooked): readonly (Pick<Act, 'by' | 'role'> & Asker)[] {
  return logOf(input).flatMap((entry) =>
    entry.kind === 'act' && entry.command.name === 'ask'
      ? [{ by: entry.by, role: entry.role, whom: entry.command.whom }]
      : [],
  );
}

function isAuthor(login: string, { item }: Unlooked): boolean {
  return item.author?.login.toLowerCase() === login.toLowerCase();
}

/** Tells whether earlier versions of the body have to be known: where it was edited since something was proposed, approved or closed. */
export function needsVersions(input: Unlooked): boolean {
  const { bodyEditedAt } = input.item;
  return bodyEditedAt !== null && logOf(input).some((entry) => isAgreement(entry) && entry.at <= bodyEditedAt);
}

function isAgreement(happening: Happening): happening is Act & { readonly at: Instant } {
  if (happening.kind !== 'act') return false;
  const { how, command } = happening;
  return how === 'closing' || command.name === 'propose' || command.name === 'approve';
}

function logOf(input: Unlooked): readonly Happening[] {
  return collectHappenings({ ...input, facts: NO_FACTS });
}
