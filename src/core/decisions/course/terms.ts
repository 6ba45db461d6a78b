import { foldName } from '../../markdown/fold.js';
import type { Instant, ThreadEvent } from '../../snapshot.js';
import type { Clockwork } from '../clockwork.js';
import type { Door, Role } from '../decision.js';
import { oneWayUntil, readHistory, type BodyHistory } from '../edits.js';
import type { AskedBefore, DecisionFacts, KnownConcern } from '../facts.js';
import type { DecisionInput, DecisionSettings } from '../input.js';
import { hasOutcome } from '../state.js';
import { writersIn } from '../writers.js';
import { isDoorLabel } from '../written.js';

/** Whom a question reaches. Keys are in lower case. */
export interface Reach {
  readonly teams: DecisionFacts['teams'];
  readonly readers: DecisionFacts['readers'];
}

/** What is the same all through the log. */
export interface Terms {
  readonly now: Instant;
  readonly number: number;
  /** Null for a deleted account. */
  readonly author: string | null;
  readonly createdAt: Instant;
  readonly body: BodyHistory;
  /** Decision and Owner are filled, now. */
  readonly hasOutcome: boolean;
  /** What the present body says; see `Written`. */
  readonly option: string | null;
  readonly owner: string | null;
  readonly door: Door;
  /** Until when, at the latest, the body or a label said one-way and does no longer; `-Infinity` where none did. */
  readonly oneWayUntil: Instant;
  readonly roles: Readonly<Record<string, Role>>;
  readonly reach: Reach;
  /** Null where that was not written down. */
  readonly askedBefore: AskedBefore | null;
  readonly settings: DecisionSettings;
  readonly clockwork: Clockwork;
  readonly known: readonly KnownConcern[];
  /** Numbers given before, by the concern's comment and folded title: one, but for who raises in one comment the same thing again. */
  readonly numbers: ReadonlyMap<string, readonly number[]>;
  readonly nextNumber: number;
  /** False where not all that was said could be read. */
  readonly isWhole: boolean;
}

export function termsOf(input: DecisionInput): Terms {
  const { item, written, facts, memory, settings, clockwork, hearing } = input;
  const body = readHistory(input);
  const known = memory?.concerns ?? [];
  const highest = known.reduce((most, { number }) => Math.max(most, number), 0);
  return {
    now: input.now,
    number: item.number,
    author: item.author?.login ?? null,
    createdAt: item.createdAt,
    body,
    hasOutcome: hasOutcome(input.sections),
    option: written.option,
    owner: written.owner,
    door: written.door,
    oneWayUntil: Math.max(oneWayUntil(body), labelledUntil(input.events)),
    roles: facts.roles,
    reach: {
      teams: facts.teams,
      readers: { ...facts.readers, ...Object.fromEntries(writersIn(input).map((login) => [login, true])) },
    },
    askedBefore: memory?.asked ?? null,
    settings,
    clockwork,
    known,
    numbers: numbersOf(known),
    nextNumber: Math.max(memory?.nextNumber ?? 1, highest + 1),
    isWhole: hearing.isWhole,
  };
}

/** When last a label that makes the door a one-way one was taken off. */
function labelledUntil(events: readonly ThreadEvent[]): Instant {
  return events.reduce(
    (last, event) => (event.type === 'unlabeled' && isDoorLabel(event.label) ? Math.max(last, event.at) : last),
    -Infinity,
  );
}

function numbersOf(known: readonly KnownConcern[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const { comment, title, number } of known) {
    const key = numberKey(comment, foldName(title));
    const same = numbers.get(key);
    if (same === undefined) numbers.set(key, [number]);
    else same.push(number);
  }
  return numbers;
}

/** A concern is the same one as long as its comment and, markup and case aside, its title are. */
export function numberKey(comment: number, folded: string): string {
  return `${comment} ${folded}`;
}
