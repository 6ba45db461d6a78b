import type { DecisionCommand } from '../../commands/command.js';
import type { Door, Role, Unreadable, WhoMay } from '../decision.js';
import type { Act } from '../log/happening.js';
import { roleNow } from '../log/roles.js';
import { askedOf, isOwn } from './asked.js';
import { refuse, sameLogin, wait, type Answer, type Course } from './course.js';
import type { Terms } from './terms.js';

/** Who may give which command. One's own approval everybody may take back, and ask for help. */
export const AUTHORITY = {
  propose: 'author-or-write',
  withdraw: 'author-or-write',
  ask: 'author-or-write',
  owner: 'author-or-write',
  extend: 'author-or-write',
  postpone: 'author-or-write',
  approve: 'asked-or-triage',
  concern: 'asked-or-triage',
  object: 'asked-or-triage',
  resolve: 'concern-author-or-decider',
  hold: 'write',
  unhold: 'write',
  reject: 'write',
  supersede: 'write',
  accept: 'decider',
  unapprove: 'anyone',
  away: 'anyone',
  hours: 'anyone',
  help: 'anyone',
} as const satisfies Record<DecisionCommand['name'], WhoMay | 'anyone'>;

/** Whether somebody may, or what has to be known before that can be said. */
export type Ruling = 'may' | 'may-not' | Unreadable;

/** Rules on one of the kinds of people that a command is for. */
export function rule(who: WhoMay, act: Pick<Act, 'by' | 'role'>, course: Course, terms: Terms): Ruling {
  switch (who) {
    case 'author-or-write':
      return sameLogin(terms.author, act.by) ? 'may' : hasRole(act.role, canWrite);
    case 'asked-or-triage':
      return isAskedOrTriage(act, course, terms);
    case 'write':
      return hasRole(act.role, canWrite);
    // Whose concern it is, its own file looks at.
    case 'concern-author-or-decider':
    case 'decider':
      return isDecider(act, course, terms);
    default:
      return who satisfies never;
  }
}

/** Returns the answer to an act of somebody who may not, or of whom it is not known; null for somebody who may. */
export function objectionTo(act: Act, course: Course, terms: Terms): Answer | null {
  const who = AUTHORITY[act.command.name];
  if (who === 'anyone') return null;
  const ruling = rule(who, act, course, terms);
  if (ruling === 'may') return null;
  return ruling === 'may-not' ? refuse({ kind: 'not-allowed', who }) : wait(ruling);
}

function hasRole(role: Role, isEnough: (role: Role) => boolean): Ruling {
  if (role === 'unknown') return 'role';
  return isEnough(role) ? 'may' : 'may-not';
}

export function canWrite(role: Role): boolean {
  return role === 'admin' || role === 'write';
}

function isAskedOrTriage({ by, role }: Pick<Act, 'by' | 'role'>, course: Course, terms: Terms): Ruling {
  const { people, unread } = askedOf(course, terms);
  if (people.some((login) => sameLogin(login, by))) return 'may';
  const ruling = hasRole(role, (known) => known === 'triage' || canWrite(known));
  return ruling === 'may-not' && unread === 'team' ? 'team' : ruling;
}

/** A person who was named and is no collaborator decides nothing; nor does somebody whose role is not known. */
function isDecider({ by, role }: Pick<Act, 'by' | 'role'>, course: Course, terms: Terms): Ruling {
  const decider = deciderOf(course, terms);
  if (decider !== null && !sameLogin(decider, by)) return 'may-not';
  if (decider !== null) return hasRole(role, (known) => known !== 'none');
  if (doorOf(course, terms) === 'one-way' && isOwn(course, terms, by)) return 'may-not';
  return hasRole(role, canWrite);
}

/**
 * Returns who decides: the owner. Null where nobody is named, or where a one-way door would have somebody accept what is their own:
 * then anybody else with write access may.
 */
export function deciderOf(course: Course, terms: Terms): string | null {
  const owner = ownerOf(course, terms);
  if (owner === null) return null;
  return doorOf(course, terms) === 'one-way' && isOwn(course, terms, owner) ? null : owner;
}

/** Returns who was named as owner, by command or else in the section; null for nobody and for somebody without access. */
export function ownerOf({ owner }: Course, terms: Terms): string | null {
  const named = owner ?? terms.owner;
  return named !== null && roleNow(terms.roles, named) === 'none' ? null : named;
}

/** Whatever said one-way since the proposal holds for all of it: whoever takes it away has nobody's silence accept. */
export function doorOf({ proposal }: Course, { door, oneWayUntil }: Terms): Door {
  const isProposedSo = proposal !== null && (proposal.isOneWay || oneWayUntil > proposal.at);
  return door === 'one-way' || isProposedSo ? 'one-way' : 'two-way';
}
