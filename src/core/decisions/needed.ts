import type { Instant } from '../snapshot.js';
import { AUTHORITY } from './course/authority.js';
import { NO_FACTS } from './facts.js';
import type { DecisionInput } from './input.js';
import { collectHappenings } from './log/collect.js';
import type { Act, Happening } from './log/happening.js';

/** What is known before any fact was looked up. */
export type Unlooked = Omit<DecisionInput, 'facts' | 'clockwork'>;

/** The most people whose role, and the most teams whose members, are looked up for one look at one decision. */
const MOST_PEOPLE = 50;
const MOST_TEAMS = 20;

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
  const asked = logOf(input).flatMap((entry) =>
    entry.kind === 'act' && entry.command.name === 'ask' ? entry.command.whom : [],
  );
  const teams = [...input.settings.asked, ...asked].filter((entry) => entry.includes('/'));
  return [...new Set(teams.map((team) => team.toLowerCase()))].slice(0, MOST_TEAMS);
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
