import type { Config } from '../../core/config/config.js';
import { calendarsOf, type Calendars } from '../../core/decisions/calendars.js';
import { NO_NEED } from '../../core/decisions/facts.js';
import type { Role } from '../../core/decisions/decision.js';
import { rolesForQuiet, type Read } from '../../core/reminders/items.js';
import type { ThreadComment } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import { foldLogin } from '../../core/time/login.js';
import type { ReadFacts } from '../github/reading/facts/read-facts.js';

/** More people whose role has to be known wait for another day. */
const MOST_ROLES = 50;

/** What is known of people, as far as reminders need it. */
export interface PeopleReading {
  /** False where the issue cannot be read in which people say when they are away: then nobody may be called. */
  readonly isWhole: boolean;
  readonly calendarsIn: (thread: readonly ThreadComment[]) => Calendars;
  /** By login in lower case. */
  readonly roles: Readonly<Record<string, Role>>;
  /** True for members by the configuration and for those with triage rights, but for agents. */
  readonly belongs: (login: string) => boolean;
}

/**
 * Returns when people work, and who may speak for whom. It costs at most a request for each person of whom that is not known, and as
 * many as the issue has pages in which people say when they are away; both are kept for minutes.
 */
export async function readPeople(
  readFacts: ReadFacts,
  ref: RepositoryRef,
  { people, scope }: Config,
  reads: readonly Read[],
): Promise<PeopleReading> {
  // Nothing of an item is asked here.
  const subject = { ...ref, kind: 'item', number: 0 } as const;
  const countries = [people, ...Object.values(people.members)].flatMap(({ country }) => country ?? []);
  const times = await readFacts(subject, { ...NO_NEED, countries: [...new Set(countries)], people: people.issue });
  const known = new Map(reads.map(({ thread }) => [thread, calendarsOf(people, times, thread)]));
  const calendarsIn = (thread: readonly ThreadComment[]): Calendars =>
    known.get(thread) ?? calendarsOf(people, times, thread);
  const members = new Set(Object.keys(people.members).map(foldLogin));
  const agents = new Set(scope.agents.map(foldLogin));
  const standIns = reads.flatMap(({ item, thread }) =>
    [...item.assignees, ...(item.author === null ? [] : [item.author])].flatMap(({ login }) =>
      calendarsIn(thread)
        .of(login)
        .away.flatMap(({ cover }) => (cover === null ? [] : [foldLogin(login), foldLogin(cover)])),
    ),
  );
  const unknown = standIns.filter((login) => !members.has(login));
  const asked = [...new Set([...unknown, ...reads.flatMap((read) => rolesForQuiet(read))])].slice(0, MOST_ROLES);
  const roles = asked.length === 0 ? {} : (await readFacts(subject, { ...NO_NEED, roles: asked })).roles;
  return {
    isWhole: times.people !== 'unreadable',
    calendarsIn,
    roles,
    belongs: (login) =>
      !agents.has(foldLogin(login)) && (members.has(foldLogin(login)) || hasPart(roles[foldLogin(login)])),
  };
}

/** `read` is everybody's where a repository is public. */
function hasPart(role: Role | undefined): boolean {
  return role === 'triage' || role === 'write' || role === 'admin';
}
