import type { Course } from './course.js';
import { sameLogin } from './course.js';
import type { Unreadable } from '../decision.js';
import type { Reach, Terms } from './terms.js';

/** The most people that are asked; of longer lists the first. */
export const MOST_ASKED = 50;

export interface Asked {
  /** Logins as they were written, none twice: first those whose answer counts. */
  readonly people: readonly string[];
  /**
   * In lower case, whose silence and whose yes count: those whom the settings or somebody with write access ask. Whom an author
   * without it asks is waited for, and no more: else they could have a friend answer in everybody's place.
   */
  readonly backed: ReadonlySet<string>;
  /** Named, as they were written, and nobody who can read the repository: no answer will come, so that silence is none. */
  readonly strangers: readonly string[];
  /** What of all this is not known: who is in a team, or whether there is anybody of a name. */
  readonly unread: Extract<Unreadable, 'person' | 'team'> | null;
}

type Entries = readonly string[];

const known = new WeakMap<object, WeakMap<Entries, WeakMap<Entries, Asked>>>();

/**
 * Returns the people asked, by command or else by the settings, with teams as their members and without whom a question cannot reach.
 * Worked out once for each lists.
 */
export function askedOf({ asked, alsoAsked }: Course, { reach, settings }: Terms): Asked {
  const entries = asked ?? settings.asked;
  const ofReach = within(known, reach, () => new WeakMap<Entries, WeakMap<Entries, Asked>>());
  const ofEntries = within(ofReach, entries, () => new WeakMap<Entries, Asked>());
  return within(ofEntries, alsoAsked, () => expandBoth(entries, alsoAsked, reach));
}

function within<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

function expandBoth(entries: Entries, also: Entries, reach: Reach): Asked {
  const first = expand(entries, reach);
  const backed = new Set(first.people.map((login) => login.toLowerCase()));
  const others = expand(also, reach);
  const added = others.people.filter((login) => !backed.has(login.toLowerCase()));
  const people = [...first.people, ...added].slice(0, MOST_ASKED);
  const strangers = [...new Set([...first.strangers, ...others.strangers])].slice(0, MOST_ASKED);
  return { people, backed, strangers, unread: first.unread ?? others.unread };
}

/** Returns the people behind entries, as far as that is known. */
export function reachedBy(entries: readonly string[], reach: Reach): readonly string[] {
  return expand(entries, reach).people;
}

function expand(entries: Entries, reach: Reach): Omit<Asked, 'backed'> {
  const people = new Map<string, string>();
  const strangers: string[] = [];
  let unread: Asked['unread'] = null;
  for (const entry of entries) {
    if (people.size >= MOST_ASKED) break;
    const isTeam = entry.includes('/');
    const isThere = isTeam || isReader(entry, reach);
    if (isThere === false) strangers.push(entry);
    if (isThere === null) unread ??= 'person';
    const members = isTeam ? membersOf(entry, reach) : isThere === false ? [] : [entry];
    if (members === null) unread ??= 'team';
    for (const login of members ?? []) {
      if (people.size < MOST_ASKED && !people.has(login.toLowerCase())) people.set(login.toLowerCase(), login);
    }
  }
  return { people: [...people.values()], strangers, unread };
}

function membersOf(team: string, { teams }: Reach): readonly string[] | null {
  return own(teams, team.toLowerCase()) ?? null;
}

/** Tells whether there is somebody of a name; null where that is not known. */
function isReader(login: string, { readers }: Reach): boolean | null {
  return own(readers, login.toLowerCase()) ?? null;
}

/** A login may be `constructor`. */
function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Returns those whose answer is waited for: whoever made the proposal or wrote the issue has given theirs. */
export function awaitedOf(course: Course, terms: Terms): Asked {
  const asked = askedOf(course, terms);
  return { ...asked, people: asked.people.filter((login) => !isOwn(course, terms, login)) };
}

/** Tells whether somebody is the author of the item or of the proposal. */
export function isOwn({ proposal }: Course, { author }: Terms, login: string): boolean {
  return sameLogin(author, login) || (proposal !== null && sameLogin(proposal.by, login));
}
