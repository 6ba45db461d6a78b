import type { Instant } from '../snapshot.js';
import { AUTHORITY, canWrite } from './course/authority.js';
import { NO_FACTS } from './facts.js';
import type { DecisionInput } from './input.js';
import { collectHappenings } from './log/collect.js';
import type { Act, Happening } from './log/happening.js';

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
  const teams = entriesAsked(input).filter((entry) => entry.includes('/'));
  return [...new Set(teams.map((team) => team.toLowerCase()))].slice(0, MOST_TEAMS);
}

/**
 * Returns the logins, in lower case, of which it has to be known whether anybody has them who can read the repository: those asked, since
 * somebody who is not there does not consent by silence. Of whoever wrote in the thread that is known. At most a hundred.
 */
export function readersNeeded(input: Unlooked): readonly string[] {
  const known = new Set([input.item, ...input.thread].map(({ author }) => author?.login.toLowerCase()));
  const logins = entriesAsked(input).filter((entry) => !entry.includes('/'));
  return [...new Set(logins.map((login) => login.toLowerCase()))]
    .filter((login) => !known.has(login))
    .slice(0, MOST_READERS);
}

/** Of those whom somebody asks who is known not to be allowed to, nothing depends: else anybody's long list would push out others'. */
function entriesAsked(input: Unlooked): readonly string[] {
  const author = input.item.author?.login.toLowerCase();
  const asked = logOf(input).flatMap((entry) => {
    if (entry.kind !== 'act' || entry.command.name !== 'ask') return [];
    const mayAsk = entry.role === 'unknown' || canWrite(entry.role) || entry.by.toLowerCase() === author;
    return mayAsk ? entry.command.whom : [];
  });
  return [...input.settings.asked, ...asked];
}

/** Tells whether earlier versions of the body have to be known: where it was edited since something was proposed or approved. */
export function needsVersions(input: Unlooked): boolean {
  const { bodyEditedAt } = input.item;
  return bodyEditedAt !== null && logOf(input).some((entry) => isAgreement(entry) && entry.at <= bodyEditedAt);
}

function isAgreement(happening: Happening): happening is Act & { readonly at: Instant } {
  if (happening.kind !== 'act') return false;
  return happening.command.name === 'propose' || happening.command.name === 'approve';
}

function logOf(input: Unlooked): readonly Happening[] {
  return collectHappenings({ ...input, facts: NO_FACTS });
}
