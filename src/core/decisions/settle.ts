import type { Instant } from '../snapshot.js';
import type { ReckonedWindow } from './clockwork.js';
import { askedOf, awaitedOf } from './course/asked.js';
import { deciderOf, doorOf, ownerOf } from './course/authority.js';
import { isOver, MOST_KEPT, sameLogin, type Course, type RaisedConcern } from './course/course.js';
import type { Terms } from './course/terms.js';
import { isBacked, isBeforeEdit, reckonWindow } from './course/window.js';
import type { Approval, AskedPerson, Concern, Decision, DecisionState, Hold, Objection, Refusal } from './decision.js';
import type { DecisionInput } from './input.js';
import { roleNow } from './log/roles.js';
import { stand } from './stand.js';
import { isTakenAway } from './transitions/hold.js';

/** Returns what the course of a decision comes to at a moment. Only here does silence take effect. */
export function settle(course: Course, terms: Terms, input: DecisionInput): Omit<Decision, 'memory'> {
  const { proposal } = course;
  const reckoned = proposal === null ? null : reckonWindow(course, proposal, terms, course.outcome?.at ?? input.now);
  const objections = objectionsOf(course, terms, input);
  const { state, outcome, next, again } = stand(course, terms, reckoned, objections, input);
  const window = typeof reckoned === 'string' ? null : reckoned;
  const approvals = approvalsOf(course, terms, outcome?.at ?? input.now);
  return {
    state,
    door: doorOf(course, terms),
    option: proposal && (proposal.option ?? terms.option),
    proposed: proposal && { by: proposal.by, at: proposal.at, url: proposal.url },
    owner: ownerOf(course, terms),
    asked: askedPeople(course, terms, window, approvals, input.now),
    strangers: askedOf(course, terms).strangers,
    askedBy: askedBy(course, terms),
    window: window && withoutPeople(window),
    concerns: course.concerns.filter(isListed).map((concern) => asConcern(concern)),
    holds: [...course.holds, ...course.concerns.filter(isTakenAway).map((concern) => holdOf(concern))],
    approvals,
    objections,
    outcome,
    revisitAt: course.revisitAt,
    supersededBy: course.supersededBy,
    isHelpWanted: course.isHelpWanted,
    refusals: refusalsOf(course, terms, state, input),
    next,
    again,
  };
}

function askedBy({ asked, alsoAsked }: Course, { settings }: Terms): Decision['askedBy'] {
  const isOfAuthor = settings.askedBy === 'nobody' && alsoAsked.length > 0;
  return asked !== null || isOfAuthor ? 'command' : settings.askedBy;
}

function askedPeople(
  course: Course,
  terms: Terms,
  window: ReckonedWindow | null,
  approvals: readonly Approval[],
  now: Instant,
): readonly AskedPerson[] {
  const answerOf = (login: string): Pick<AskedPerson, 'login' | 'isBacked' | 'approval'> => {
    const approval = approvals.find(({ by }) => sameLogin(by, login)) ?? null;
    return { login, isBacked: isBacked(login, course, terms), approval };
  };
  if (window === null) {
    const unmeasured = { isExcused: false, mayObjectUntil: null, cover: null, workedMs: 0, neededMs: 0, zone: null };
    return awaitedOf(course, terms).people.map((login) => ({ ...answerOf(login), ...unmeasured }));
  }
  return window.people.map(({ login, isExcused, mayObjectUntil, cover, workedAt, neededMs, zone }) => {
    return { ...answerOf(login), isExcused, mayObjectUntil, cover, workedMs: workedAt(now), neededMs, zone };
  });
}

function withoutPeople({ people: _, ...window }: ReckonedWindow): Decision['window'] {
  return window;
}

/** One that its author took back is gone; one that was taken away is a hold until it is settled. */
function isListed(concern: RaisedConcern): boolean {
  return concern.taken?.how !== 'back' && !isTakenAway(concern);
}

function asConcern({ taken: _, folded: _folded, ...concern }: RaisedConcern): Concern {
  return concern;
}

function holdOf({ title, taken, at }: RaisedConcern): Hold {
  return { by: null, why: title, at: taken?.at ?? at, url: null };
}

function approvalsOf(course: Course, terms: Terms, until: Instant): readonly Approval[] {
  return course.approvals.map((approval) => ({ ...approval, isBeforeEdit: isBeforeEdit(approval, terms, until) }));
}

/** In a two-way decision an objection is a concern, too, and settled as one. */
function objectionsOf(course: Course, terms: Terms, { thread }: DecisionInput): readonly Objection[] {
  const answers = doorOf(course, terms) === 'one-way' ? (deciderOf(course, terms) ?? course.outcome?.by ?? null) : null;
  const written = thread
    .filter(({ author }) => author?.type === 'user' && sameLogin(author.login, answers))
    .map(({ createdAt: at, url }) => ({ at, url }))
    .sort((a, b) => a.at - b.at);
  return course.objections.map((objection) => {
    return { ...objection, answered: written.find(({ at }) => at > objection.at) ?? null };
  });
}

function refusalsOf(course: Course, terms: Terms, state: DecisionState, input: DecisionInput): readonly Refusal[] {
  const label = input.labels[state].toLowerCase();
  const isSo = ({ reason, what }: Refusal): boolean => reason.kind === 'not-by-hand' && what.toLowerCase() === label;
  const refusals = course.refusals.filter((refusal) => !isSo(refusal));
  const ofSection = course.owner === null && !isOver(state) ? refusalOfSection(terms) : null;
  return ofSection === null ? refusals : [ofSection, ...refusals.slice(1 - MOST_KEPT)];
}

/** GitHub's name for an account that is gone. */
const NOBODY = 'ghost';

function refusalOfSection({ owner, author, createdAt, roles }: Terms): Refusal | null {
  if (owner === null || roleNow(roles, owner) !== 'none') return null;
  const reason = { kind: 'not-a-collaborator', login: owner } as const;
  const where = { at: createdAt, url: null, comment: null } as const;
  return { how: 'section', what: 'Owner', name: 'owner', by: author ?? NOBODY, ...where, reason };
}
