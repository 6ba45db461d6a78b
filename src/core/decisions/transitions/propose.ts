import type { Command } from '../../commands/command.js';
import { foldName } from '../../markdown/fold.js';
import { completeFrom } from '../edits.js';
import type { Act } from '../log/happening.js';
import { doorOf, objectionTo } from '../course/authority.js';
import { done, refuse, turn, type Answer, type Course, type Proposal } from '../course/course.js';
import type { Terms } from '../course/terms.js';

/**
 * Puts an option forward and opens the window, once the body is complete. Another option, or a door that is to be one-way, begins
 * anew: what was approved was something else. What was turned down, taken back or put off can be proposed again.
 */
export function propose(
  course: Course,
  act: Act,
  { option, isOneWay }: Extract<Command, { name: 'propose' }>,
  terms: Terms,
): Answer {
  const objection = objectionTo(act, course, terms);
  if (objection !== null) return objection;
  const { phase } = course;
  if (phase === 'accepted' || phase === 'superseded') return refuse({ kind: 'state', state: phase });
  const openedAt = completeFrom(terms.body, act.at, option === null);
  if (typeof openedAt === 'string') return refuse({ kind: openedAt });
  const asksForOneWay = isOneWay && doorOf(course, terms) === 'two-way';
  if (phase === 'open' && isSame(course.proposal, option) && !asksForOneWay) return refuse({ kind: 'already' });
  const wasOneWay = doorOf(course, terms) === 'one-way' && (phase === 'open' || phase === 'postponed');
  return done({
    ...turn(course, 'open'),
    proposal: { by: act.by, at: act.at, url: act.url, openedAt, option, isOneWay: isOneWay || wasOneWay },
    approvals: [],
    extensions: [],
  });
}

function isSame(proposal: Proposal | null, option: string | null): boolean {
  if (proposal === null || proposal.option === null || option === null) return (proposal?.option ?? null) === option;
  return foldName(proposal.option) === foldName(option);
}
