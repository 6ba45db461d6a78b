import * as z from 'zod';
import type { Instant } from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';
import { parseText } from '../../parse-text.js';
import type { Store } from '../../state/store.js';

/** A turn that is kept for a subject, wherever its next run will be. */
export interface TurnRecord {
  readonly at: Instant;
  /** How often one was missed or put off since its comment was first planned. */
  readonly nth: number;
  /** What was granted for that time: the creation alone, or the write too. */
  readonly granted: 'creation' | 'write';
}

/** What is not asked for so long after its time is forgotten. */
const KEPT_MS = 60 * 60_000;

const schema = z.object({
  at: z.number().nonnegative(),
  nth: z.int().nonnegative(),
  granted: z.enum(['creation', 'write']),
});

export async function readTurn(store: Store, key: SubjectKey): Promise<TurnRecord | null> {
  const text = await store.get(nameOf(key));
  return text === null || text.length > 200 ? null : parseText(schema, text);
}

export function keepTurn(store: Store, key: SubjectKey, turn: TurnRecord, now: Instant): Promise<void> {
  return store.set(nameOf(key), JSON.stringify(turn), Math.max(0, turn.at - now) + KEPT_MS);
}

export function forgetTurn(store: Store, key: SubjectKey): Promise<void> {
  return store.delete(nameOf(key));
}

function nameOf(key: SubjectKey): string {
  return `turn:${key}`;
}
