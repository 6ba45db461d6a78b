import type { DecisionCommand, CommandFault } from '../../../src/core/commands/command.js';
import type { Template } from '../../../src/core/config/config.js';
import { beginCourse, type Course } from '../../../src/core/decisions/course/course.js';
import { termsOf } from '../../../src/core/decisions/course/terms.js';
import { decide, play } from '../../../src/core/decisions/decide.js';
import type { Decision, DecisionState, Role } from '../../../src/core/decisions/decision.js';
import type { DecisionFacts, Memory } from '../../../src/core/decisions/facts.js';
import type { DecisionInput, DecisionSettings, Written } from '../../../src/core/decisions/input.js';
import { collectHappenings } from '../../../src/core/decisions/log/collect.js';
import type { Actor, Instant, ThreadEvent } from '../../../src/core/snapshot.js';
import type { SectionReading } from '../../../src/core/verdict/verdict.js';
import { configOf } from '../verdict/fixtures.js';
import { roundTheClock } from './clockwork.js';

/** A Monday morning. */
export const t0 = Date.UTC(2026, 2, 2, 9);

export const me = { login: 'async-bot', type: 'bot', appId: 1 } as const;
export const us: Actor = { login: 'async-bot', type: 'bot' };

/** The people of these tests, and what they may do. `ana` wrote the issue, `olga` is its owner, `asa` is asked. */
export const ROLES: Readonly<Record<string, Role>> = {
  ana: 'read',
  olga: 'read',
  asa: 'read',
  wim: 'write',
  ada: 'admin',
  tri: 'triage',
  rob: 'read',
  nora: 'none',
};

export const LABELS: Readonly<Record<DecisionState, string>> = {
  draft: 'decision: draft',
  proposed: 'decision: proposed',
  'final-call': 'decision: final-call',
  blocked: 'decision: blocked',
  stalled: 'decision: stalled',
  accepted: 'decision: accepted',
  rejected: 'decision: rejected',
  postponed: 'decision: postponed',
  withdrawn: 'decision: withdrawn',
  superseded: 'decision: superseded',
};

/** One comment with its commands, one a line; or, with a fault, with one that could not be read. */
export interface Comment {
  readonly by: string;
  readonly at: Instant;
  readonly says: readonly (DecisionCommand | CommandFault)[];
  /** Ids rise in the order of comments where none is given. */
  readonly id?: number;
  readonly edited?: { readonly by: string; readonly at: Instant };
}

export interface Thread {
  readonly now: Instant;
  readonly comments: readonly Comment[];
  readonly events?: readonly ThreadEvent[];
  readonly me?: DecisionInput['me'];
  readonly item?: Partial<DecisionInput['item']>;
  /** Headings that nobody filled. */
  readonly unfilled?: readonly string[];
  readonly written?: Partial<Written>;
  readonly settings?: Partial<DecisionSettings>;
  readonly facts?: Partial<DecisionFacts>;
  readonly memory?: Memory | null;
  readonly isWhole?: boolean;
  readonly clockwork?: DecisionInput['clockwork'];
}

const [builtin] = configOf({ template: 'decision' }).templates;
if (builtin === undefined) throw new Error('no template for decisions');
export const template: Template = builtin;

const HEADINGS = ['Problem', 'Options', 'Tradeoffs', 'Decision', 'Owner'];

/** Returns what a decision is read from where people say and do this, beside that asa is asked and has three days. */
export function inputOf(thread: Thread): DecisionInput {
  const comments = thread.comments.map((comment, index) => ({ ...comment, id: comment.id ?? index + 1 }));
  const entries = comments.flatMap(({ id, by, at, edited, says }) =>
    says.map((line, index) => {
      const source = { by: person(by), at: Math.max(at, edited?.at ?? at), comment: id, url: urlOf(id), line: index };
      return { line, source };
    }),
  );
  const askedInThread = comments.flatMap(({ says }) =>
    says.flatMap((line) => ('name' in line && 'whom' in line ? line.whom : [])),
  );
  const asked = [...askedInThread, ...(thread.settings?.asked ?? ['asa'])];
  return {
    now: thread.now,
    me: thread.me ?? me,
    item: {
      number: 12,
      author: person('ana'),
      createdAt: t0,
      bodyEditedAt: null,
      state: 'open',
      closedAs: null,
      ...thread.item,
    },
    template,
    sections: sectionsOf(thread.unfilled ?? []),
    written: { option: 'Buy it', owner: 'olga', door: 'two-way', ...thread.written },
    hearing: {
      said: entries.flatMap(({ line, source }) => ('kind' in line ? [] : [{ command: line, ...source }])),
      misheard: entries.flatMap(({ line, source }) => ('kind' in line ? [{ fault: line, ...source }] : [])),
      isWhole: thread.isWhole ?? true,
    },
    thread: comments.map(({ id, by, at, edited }) => ({
      id,
      author: person(by),
      editor: edited === undefined ? null : person(edited.by),
      createdAt: at,
      editedAt: edited?.at ?? null,
      url: urlOf(id),
    })),
    events: thread.events ?? [],
    labels: LABELS,
    facts: {
      roles: ROLES,
      // Whoever is asked is there, unless a test says otherwise.
      readers: Object.fromEntries(asked.map((login) => [login.toLowerCase(), true])),
      teams: {},
      codeowners: null,
      versions: null,
      holidays: new Map(),
      holidayNotes: [],
      people: null,
      record: null,
      ...thread.facts,
    },
    memory: thread.memory ?? null,
    settings: { window: { amount: 3, unit: 'd' }, asked: ['asa'], askedBy: 'configuration', ...thread.settings },
    clockwork: thread.clockwork ?? roundTheClock(),
  };
}

export function decideThread(thread: Thread): Decision {
  return decide(inputOf(thread));
}

/** Returns the course at the end of a thread, which says what waits. */
export function courseOf(input: DecisionInput): Course {
  const terms = termsOf(input);
  return play(beginCourse(terms.nextNumber), collectHappenings(input), terms);
}

export function person(login: string): Actor {
  return { login, type: login.endsWith('-bot') ? 'bot' : 'user' };
}

export function say(by: string, at: Instant, ...says: readonly (DecisionCommand | CommandFault)[]): Comment {
  return { by, at, says };
}

export function sectionsOf(unfilled: readonly string[]): readonly SectionReading[] {
  return HEADINGS.map((heading, index) => {
    return { heading, state: unfilled.includes(heading) ? 'empty' : 'present', line: index * 4 + 1 };
  });
}

function urlOf(comment: number): string {
  return `https://github.com/octo/hello/issues/12#issuecomment-${comment}`;
}

/** Commands as they are mostly given here. */
export const propose: DecisionCommand = { name: 'propose', option: 'Buy it', isOneWay: false };
export const proposeOneWay: DecisionCommand = { name: 'propose', option: 'Buy it', isOneWay: true };
export const approve: DecisionCommand = { name: 'approve' };
export const accept: DecisionCommand = { name: 'accept', option: null, because: 'it is cheap' };
export const concern: DecisionCommand = { name: 'concern', title: 'Cost of the pump' };
export const resolve: DecisionCommand = { name: 'resolve', which: 'cost of the pump' };
export const hold: DecisionCommand = { name: 'hold', why: null };
export const unhold: DecisionCommand = { name: 'unhold' };
export const withdraw: DecisionCommand = { name: 'withdraw' };
export const reject: DecisionCommand = { name: 'reject', why: null };
export const postpone: DecisionCommand = { name: 'postpone', until: '2026-05-01' };
export const supersede: DecisionCommand = { name: 'supersede', by: 99 };
