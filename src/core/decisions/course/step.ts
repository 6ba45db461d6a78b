import { foldName } from '../../markdown/fold.js';
import type { CommandName } from '../../commands/command.js';
import type { Refusal } from '../decision.js';
import type { KnownConcern } from '../facts.js';
import type { Act, Happening } from '../log/happening.js';
import { accept } from '../transitions/accept.js';
import { away } from '../transitions/away.js';
import { approve, unapprove } from '../transitions/approve.js';
import { concern } from '../transitions/concern.js';
import { postpone, reject, supersede, withdraw } from '../transitions/ends.js';
import { extend } from '../transitions/extend.js';
import { hold, unhold } from '../transitions/hold.js';
import { object } from '../transitions/object.js';
import { ask, owner } from '../transitions/people.js';
import { propose } from '../transitions/propose.js';
import { resolve } from '../transitions/resolve.js';
import { rule, doorOf } from './authority.js';
import {
  done,
  freed,
  isOver,
  MOST_KEPT,
  reopen,
  sameLogin,
  withNews,
  withWaiting,
  type Answer,
  type Course,
  type RaisedConcern,
} from './course.js';
import type { Terms } from './terms.js';
import { afterTold } from './told.js';

/** Returns the course of a decision after one more happening. */
export function step(course: Course, happening: Happening, terms: Terms): Course {
  switch (happening.kind) {
    case 'act':
      return afterAct(course, happening, answer(course, happening, terms));
    case 'misheard':
      return afterMishearing(course, happening);
    case 'mislabelled':
      return withRefusal(course, {
        how: 'label',
        what: happening.label,
        name: null,
        reason: { kind: 'not-by-hand' },
        by: happening.by,
        at: happening.at,
        comment: null,
        url: null,
      });
    case 'announced':
      return afterTold(course, happening, terms);
    case 'closed':
      return { ...course, closed: { by: happening.by } };
    case 'reopened':
      return afterReopening(course, happening, terms);
    case 'remembered':
      return afterMemory(course, happening.concern, terms);
    case 'taken': {
      const { number, how, at } = happening;
      const concerns = course.concerns.map((known) =>
        known.number === number ? { ...known, taken: { how, at } } : known,
      );
      return freed(course, { ...course, concerns }, at);
    }
    default:
      return happening satisfies never;
  }
}

function answer(course: Course, act: Act, terms: Terms): Answer {
  // To close what is over is no command.
  if (act.how === 'closing' && isOver(course.phase)) return done(course);
  const { command } = act;
  switch (command.name) {
    case 'propose':
      return propose(course, act, command, terms);
    case 'approve':
      return approve(course, act, terms);
    case 'unapprove':
      return unapprove(course, act);
    case 'concern':
      return concern(course, act, command.title, terms);
    case 'resolve':
      return resolve(course, act, command.which, terms);
    case 'hold':
      return hold(course, act, command.why, terms);
    case 'unhold':
      return unhold(course, act, terms);
    case 'accept':
      return accept(course, act, command, terms);
    case 'reject':
      return reject(course, act, command.why, terms);
    case 'postpone':
      return postpone(course, act, command.until, terms);
    case 'withdraw':
      return withdraw(course, act, terms);
    case 'supersede':
      return supersede(course, act, command.by, terms);
    case 'owner':
      return owner(course, act, command.login, terms);
    case 'ask':
      return ask(course, act, command.whom, terms);
    case 'extend':
      return extend(course, act, command.by, terms);
    case 'object':
      return object(course, act, command.why, terms);
    case 'away':
      return away(course, act, command.text, terms);
    case 'hours':
      return done(course);
    case 'help':
      return done(course.isHelpWanted ? course : { ...course, isHelpWanted: true });
    default:
      return command satisfies never;
  }
}

function afterAct(course: Course, act: Act, given: Answer): Course {
  switch (given.kind) {
    case 'done':
      return withoutRefusals(given.course === course ? course : withNewsOf(given.course, act), act);
    case 'waits':
      return withNewsOf(withWaiting(course, given.what), act);
    case 'refused': {
      // To put a label that says what is so is no mistake.
      if (act.how !== 'command' && given.reason.kind === 'already') return given.course ?? course;
      const { how, what, command, by, at, url, comment } = act;
      const refusal = { how, what, name: command.name, by, at, url, comment, reason: given.reason };
      return withRefusal(given.course ?? course, refusal);
    }
    default:
      return given satisfies never;
  }
}

/** What only helps a decision on does not speak against what we told without knowing of it. */
const HELPING: ReadonlySet<CommandName> = new Set(['approve', 'resolve', 'unhold', 'owner', 'accept']);

function withNewsOf(course: Course, { isNew, command }: Act): Course {
  return isNew && !HELPING.has(command.name) ? { ...course, hasNews: true } : course;
}

function withRefusal(course: Course, refusal: Refusal): Course {
  return { ...course, refusals: [...course.refusals, refusal].slice(-MOST_KEPT) };
}

/** Who was told why a command did nothing, and then gave it rightly, need not be told any more. */
function withoutRefusals(course: Course, { what, by }: Act): Course {
  if (course.refusals.length === 0) return course;
  const isMended = (refusal: Refusal): boolean => refusal.what === what && sameLogin(refusal.by, by);
  return { ...course, refusals: course.refusals.filter((refusal) => !isMended(refusal)) };
}

function afterMishearing(
  course: Course,
  { fault, by, at, url, comment }: Extract<Happening, { kind: 'misheard' }>,
): Course {
  const reason = { kind: 'fault', fault } as const;
  const source = { how: 'command', by, at, url, comment, reason } as const;
  switch (fault.kind) {
    case 'argument':
    case 'edited':
      return withRefusal(course, { ...source, what: `/${fault.name}`, name: fault.name });
    case 'away':
    case 'hours':
      return withRefusal(course, { ...source, what: `/${fault.kind}`, name: fault.kind });
    case 'unknown':
      return withRefusal(course, { ...source, what: `/${fault.near}`, name: null });
    case 'too-many':
      return withRefusal(course, { ...source, what: '', name: null });
    default:
      return fault satisfies never;
  }
}

/** What was accepted by closing the item is undone by opening it again, by whoever closed it or might have accepted it. */
function afterReopening(
  course: Course,
  { by, role, at }: Extract<Happening, { kind: 'reopened' }>,
  terms: Terms,
): Course {
  const open = withNews({ ...course, closed: null }, at);
  if (by === null || course.phase !== 'accepted' || course.outcome?.how !== 'closing') return open;
  if (sameLogin(course.outcome.by, by)) return reopen(open);
  return rule('decider', { by, role }, course, terms) === 'may' ? reopen(open) : open;
}

/** Enters a concern that is no longer in the thread. */
function afterMemory(course: Course, { number, comment, by, title, at }: KnownConcern, terms: Terms): Course {
  if (course.concerns.length >= MOST_KEPT) return withWaiting(course, 'thread');
  const raised: RaisedConcern = {
    number,
    comment,
    by,
    title,
    folded: foldName(title),
    at,
    url: null,
    resolved: null,
    taken: null,
  };
  const isLate = course.phase === 'accepted' && doorOf(course, terms) === 'two-way';
  const before = isLate ? reopen(course) : course;
  return { ...before, concerns: [...before.concerns, raised] };
}
