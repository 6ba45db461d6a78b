import type { Command, Misheard, Said } from '../../commands/command.js';
import { isOurs, type Actor, type ThreadEvent } from '../../snapshot.js';
import type { DecisionState } from '../decision.js';
import type { DecisionInput } from '../input.js';
import { isOver } from '../course/course.js';
import { compareHappenings, type Act, type Happening } from './happening.js';
import { roleLookup, type Doing, type Footing } from './roles.js';
import { findTaken } from './taken.js';

/** What the log is read from. */
type LogInput = Omit<DecisionInput, 'clockwork'>;

/** Returns all that happened to a decision, in order. */
export function collectHappenings(input: LogInput): readonly Happening[] {
  const roleOf = roleLookup(input);
  const said = collectSaid(input, roleOf);
  const closing = lastClosing(input);
  const happenings: Happening[] = [
    ...said,
    ...collectMisheard(input),
    ...findTaken(input, said),
    ...collectTold(input),
    ...input.events.flatMap((event) => readEvent(event, input, roleOf)),
    ...(closing === null ? [] : readCompleted(closing, roleOf)),
  ];
  return happenings.sort(compareHappenings);
}

type RoleOf = (doing: Doing) => Footing;

/**
 * Only comments of people speak, and only as long as nobody else edited them. Whoever reads the thread sees to that, too; a forged
 * yes is worth a second look. The description of the item holds no commands.
 */
function collectSaid({ hearing, thread }: LogInput, roleOf: RoleOf): readonly Act[] {
  const isOwn = ownWords(thread);
  return hearing.said.filter(isOwn).map(({ command, by, at, comment, url, line }) => {
    const doing = { by: by.login, at, comment };
    return { kind: 'act', how: 'command', what: `/${command.name}`, command, ...doing, ...roleOf(doing), url, line };
  });
}

function collectMisheard({ hearing, thread }: LogInput): readonly Happening[] {
  const isOwn = ownWords(thread);
  const isOf = authoredWords(thread);
  const isHeard = (misheard: Misheard): boolean => (misheard.fault.kind === 'edited' ? isOf : isOwn)(misheard);
  return hearing.misheard.filter(isHeard).map(({ fault, by, at, comment, url, line }) => {
    return { kind: 'misheard', fault, by: by.login, at, comment: comment ?? 0, url, line };
  });
}

/** What is written down is more exact than our labels, which stand on the item a little later. */
function collectTold({ memory }: LogInput): readonly Happening[] {
  const told = memory?.told ?? [];
  return told.map((entry) => ({ kind: 'announced', state: entry.state, told: entry, at: entry.outcome.at }));
}

function ownWords(thread: DecisionInput['thread']): (said: Said | Misheard) => boolean {
  const comments = new Map(thread.map((comment) => [comment.id, comment]));
  return ({ by, comment }) => {
    const source = comment === null ? undefined : comments.get(comment);
    if (source === undefined || by.type !== 'user' || !isSame(source.author, by)) return false;
    return source.editedAt === null || isSame(source.editor, by);
  };
}

/** Where somebody else edited a comment, its author is told, and no one else. */
function authoredWords(thread: DecisionInput['thread']): (said: Misheard) => boolean {
  const authors = new Map(thread.map(({ id, author }) => [id, author]));
  return ({ by, comment }) => by.type === 'user' && comment !== null && isSame(authors.get(comment) ?? null, by);
}

function isSame(a: Actor | null, b: Actor): boolean {
  return a !== null && a.type === b.type && a.login.toLowerCase() === b.login.toLowerCase();
}

function readEvent(event: ThreadEvent, input: LogInput, roleOf: RoleOf): readonly Happening[] {
  switch (event.type) {
    case 'labeled':
      return readLabel(event, input, roleOf);
    case 'closed':
      return [{ kind: 'closed', by: event.actor?.login ?? null, at: event.at }];
    case 'reopened': {
      const by = event.actor?.login ?? null;
      return [{ kind: 'reopened', by, role: roleOf({ by: by ?? '', at: event.at, comment: null }).role, at: event.at }];
    }
    case 'unlabeled':
    case 'comment-deleted':
    case 'renamed':
    case 'ready-for-review':
      return [];
    default:
      return event satisfies never;
  }
}

/** A label that somebody takes off comes back without a word, so that only those put on are read. */
function readLabel(
  { label, actor, at }: Extract<ThreadEvent, { readonly label: string }>,
  { labels, me, memory }: LogInput,
  roleOf: RoleOf,
): readonly Happening[] {
  const state = stateOf(label, labels);
  if (state === null || actor === null) return [];
  if (isOurs(actor, me)) {
    // Where we write as a person, a label may be that person's own.
    const isTold = isOver(state) && memory === null && me.type === 'bot';
    return isTold ? [{ kind: 'announced', state, told: null, at }] : [];
  }
  if (actor.type !== 'user') return [];
  const by = actor.login;
  const command = commandOf(state);
  if (command === null) return [{ kind: 'mislabelled', label, state, by, at }];
  return [actOf('label', label, command, { by, at, comment: null }, roleOf)];
}

function stateOf(label: string, labels: DecisionInput['labels']): DecisionState | null {
  const name = label.toLowerCase();
  return (Object.keys(labels) as DecisionState[]).find((state) => labels[state].toLowerCase() === name) ?? null;
}

/** What a label by hand stands for; null where it takes more than a label to say it, or where only time says it. */
function commandOf(state: DecisionState): Command | null {
  switch (state) {
    case 'proposed':
      return { name: 'propose', option: null, isOneWay: false };
    case 'blocked':
      return { name: 'hold', why: null };
    case 'accepted':
      return { name: 'accept', option: null, because: null };
    case 'rejected':
      return { name: 'reject', why: null };
    case 'withdrawn':
      return { name: 'withdraw' };
    case 'draft':
    case 'final-call':
    case 'stalled':
    case 'postponed':
    case 'superseded':
      return null;
    default:
      return state satisfies never;
  }
}

/** Of earlier closings it is not known how they were meant. */
function lastClosing({ item, events }: LogInput): ThreadEvent | null {
  if (item.state !== 'closed' || item.closedAs !== 'completed') return null;
  const closings = events.filter(({ type }) => type === 'closed');
  return closings.reduce<ThreadEvent | null>((last, event) => (last && isLater(last, event) ? last : event), null);
}

function isLater(a: ThreadEvent, b: ThreadEvent): boolean {
  return a.at > b.at || (a.at === b.at && loginOf(a) > loginOf(b));
}

function loginOf({ actor }: ThreadEvent): string {
  return actor?.login ?? '';
}

function readCompleted({ actor, at }: { actor: Actor | null; at: number }, roleOf: RoleOf): readonly Happening[] {
  if (actor?.type !== 'user') return [];
  const command: Command = { name: 'accept', option: null, because: null };
  return [actOf('closing', '/accept', command, { by: actor.login, at, comment: null }, roleOf)];
}

function actOf(how: Act['how'], what: string, command: Command, doing: Doing, roleOf: RoleOf): Act {
  return { kind: 'act', how, what, command, ...doing, ...roleOf(doing), url: null, line: 0 };
}
