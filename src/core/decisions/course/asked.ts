import type { Course } from './course.js';
import { sameLogin } from './course.js';
import type { Terms } from './terms.js';

/** The most people that are asked; of longer lists the first. */
export const MOST_ASKED = 50;

export interface Asked {
  /** Logins as they were written, none twice. */
  readonly people: readonly string[];
  /** False where a team cannot be read. */
  readonly isWhole: boolean;
}

const expanded = new WeakMap<object, WeakMap<readonly string[], Asked>>();

/** Returns the people asked, by command or else by the settings, with teams as their members. Worked out once a list. */
export function askedOf(course: Course, { teams, settings }: Terms): Asked {
  const entries = course.asked ?? settings.asked;
  const ofTeams = expanded.get(teams) ?? new WeakMap<readonly string[], Asked>();
  expanded.set(teams, ofTeams);
  const known = ofTeams.get(entries) ?? expand(entries, teams);
  ofTeams.set(entries, known);
  return known;
}

function expand(entries: readonly string[], teams: Terms['teams']): Asked {
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
  const { people, isWhole } = askedOf(course, terms);
  return { people: people.filter((login) => !isOwn(course, terms, login)), isWhole };
}

/** Tells whether somebody is the author of the item or of the proposal. */
export function isOwn({ proposal }: Course, { author }: Terms, login: string): boolean {
  return sameLogin(author, login) || (proposal !== null && sameLogin(proposal.by, login));
}
