import type { Course } from './course.js';
import { sameLogin } from './course.js';
import type { Terms } from './terms.js';

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
  /** False where a team cannot be read. */
  readonly isWhole: boolean;
}

type Entries = readonly string[];

const known = new WeakMap<object, WeakMap<Entries, WeakMap<Entries, Asked>>>();

/** Returns the people asked, by command or else by the settings, with teams as their members. Worked out once for each lists. */
export function askedOf({ asked, alsoAsked }: Course, { teams, settings }: Terms): Asked {
  const entries = asked ?? settings.asked;
  const ofTeams = within(known, teams, () => new WeakMap<Entries, WeakMap<Entries, Asked>>());
  const ofEntries = within(ofTeams, entries, () => new WeakMap<Entries, Asked>());
  return within(ofEntries, alsoAsked, () => expandBoth(entries, alsoAsked, teams));
}

function within<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

function expandBoth(entries: Entries, also: Entries, teams: Terms['teams']): Asked {
  const first = expand(entries, teams);
  const backed = new Set(first.people.map((login) => login.toLowerCase()));
  const others = expand(also, teams);
  const added = others.people.filter((login) => !backed.has(login.toLowerCase()));
  const people = [...first.people, ...added].slice(0, MOST_ASKED);
  return { people, backed, isWhole: first.isWhole && others.isWhole };
}

function expand(entries: Entries, teams: Terms['teams']): Omit<Asked, 'backed'> {
  const people = new Map<string, string>();
  let isWhole = true;
  for (const entry of entries) {
    if (people.size >= MOST_ASKED) break;
    const members = entry.includes('/') ? membersOf(entry, teams) : [entry];
    if (members === null) isWhole = false;
    for (const login of members ?? []) {
      if (people.size < MOST_ASKED && !people.has(login.toLowerCase())) people.set(login.toLowerCase(), login);
    }
  }
  return { people: [...people.values()], isWhole };
}

function membersOf(team: string, teams: Terms['teams']): readonly string[] | null {
  const key = team.toLowerCase();
  return (Object.hasOwn(teams, key) ? teams[key] : null) ?? null;
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
