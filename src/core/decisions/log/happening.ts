import type { CommandFault, DecisionCommand } from '../../commands/command.js';
import type { Instant } from '../../snapshot.js';
import type { DecisionState, Role } from '../decision.js';
import type { FinalState, KnownConcern, Told } from '../facts.js';

/** A command with who gave it, or what counts as one: a label put by hand, the item closed as completed. */
export interface Act {
  readonly kind: 'act';
  readonly how: 'command' | 'label' | 'closing';
  /** As in a refusal: `/accept`, the label's name. */
  readonly what: string;
  readonly command: DecisionCommand;
  readonly by: string;
  readonly role: Role;
  /** True where our comment was last written without knowledge of it. */
  readonly isNew: boolean;
  readonly at: Instant;
  readonly comment: number | null;
  readonly url: string | null;
  readonly line: number;
}

/** One entry of the log that a thread is. */
export type Happening =
  | Act
  | {
      readonly kind: 'misheard';
      readonly fault: CommandFault;
      readonly by: string;
      readonly at: Instant;
      readonly comment: number;
      readonly url: string | null;
      readonly line: number;
    }
  /** A label by hand that no command stands behind. */
  | {
      readonly kind: 'mislabelled';
      readonly label: string;
      readonly state: DecisionState;
      readonly by: string;
      readonly at: Instant;
    }
  /** We told how it ended; `told` null where only our label says so. */
  | { readonly kind: 'announced'; readonly state: FinalState; readonly told: Told | null; readonly at: Instant }
  | { readonly kind: 'closed'; readonly by: string | null; readonly at: Instant }
  | { readonly kind: 'reopened'; readonly by: string | null; readonly role: Role; readonly at: Instant }
  /** A concern that stood in the thread and no longer does, when it was raised and when it went. */
  | { readonly kind: 'remembered'; readonly concern: KnownConcern; readonly at: Instant }
  | { readonly kind: 'taken'; readonly number: number; readonly how: 'back' | 'away'; readonly at: Instant };

/** What happened outside comments comes after what was said in the same second; what we announced last. */
const RANK = { act: 0, misheard: 0, remembered: 0, closed: 1, mislabelled: 3, reopened: 4, taken: 5, announced: 6 };
const RANK_WITHOUT_COMMENT = 2;

/** Orders happenings by time, then comment, then line. No two orders of the same happenings differ in what they mean. */
export function compareHappenings(a: Happening, b: Happening): number {
  return (
    a.at - b.at || rankOf(a) - rankOf(b) || commentOf(a) - commentOf(b) || lineOf(a) - lineOf(b) || compareText(a, b)
  );
}

function rankOf(happening: Happening): number {
  return happening.kind === 'act' && happening.comment === null ? RANK_WITHOUT_COMMENT : RANK[happening.kind];
}

function commentOf(happening: Happening): number {
  if (happening.kind === 'remembered') return happening.concern.comment;
  return happening.kind === 'act' || happening.kind === 'misheard' ? (happening.comment ?? 0) : 0;
}

function lineOf(happening: Happening): number {
  if (happening.kind === 'remembered') return -1;
  return happening.kind === 'act' || happening.kind === 'misheard' ? happening.line : 0;
}

function compareText(a: Happening, b: Happening): number {
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function textOf(happening: Happening): string {
  switch (happening.kind) {
    case 'act':
      return `${happening.how} ${happening.what} ${happening.by}`;
    case 'mislabelled':
      return `${happening.label} ${happening.by}`;
    case 'announced':
      return happening.state;
    case 'remembered':
      return String(happening.concern.number);
    case 'taken':
      return String(happening.number);
    case 'misheard':
    case 'closed':
    case 'reopened':
      return happening.by ?? '';
    default:
      return happening satisfies never;
  }
}
