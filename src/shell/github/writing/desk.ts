import type { Identity, Instant } from '../../../core/snapshot.js';
import { formatSubjectKey } from '../../../core/subject.js';
import type { Subject } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import type { Meter } from '../../meter.js';
import type { Client, Connect } from '../client/client.js';
import { FailureError } from '../client/errors.js';
import type { RecordAccess } from '../client/record-access.js';
import type { Pacing } from '../client/pacing.js';
import type { WriteMemory } from './memory.js';
import { shortenMarkdown } from './shorten.js';
import type { Written } from './written.js';

/** What all changes are carried out with. */
export interface WriterOptions {
  readonly connect: Connect;
  readonly pacing: Pacing;
  readonly memory: WriteMemory;
  readonly meter: Meter;
  readonly me: Identity;
  readonly clock: Clock;
  /** Told where GitHub refuses a record; left out, nobody is. */
  readonly access?: RecordAccess;
}

/** What one change is carried out with. */
export interface Desk extends WriterOptions {
  readonly subject: Subject;
  readonly client: Client;
  readonly at: { readonly owner: string; readonly repo: string };
  /** When the writing began: the plan is as old as that at least. */
  readonly begun: Instant;
}

/** A change that has to wait, without a word to the others. */
export interface PutOff {
  readonly until: Instant;
  readonly note: string;
}

/** Sends one request when its turn has come. */
export function request<T>(desk: Desk, call: () => Promise<T>): Promise<T> {
  return desk.pacing.write(desk.subject.installation, call);
}

export function remember(desk: Desk, ...written: readonly Written[]): Promise<void> {
  return desk.memory.remember(formatSubjectKey(desk.subject), ...written);
}

/** Sends a text; where the server finds it too long, sends a shorter one, once. */
export async function shortenedOnce<T>(text: string, send: (text: string) => Promise<T>): Promise<T> {
  try {
    return await send(text);
  } catch (error) {
    if (!isTooLong(error)) throw error;
    return send(shortenMarkdown(text));
  }
}

/** Tells whether the server takes less text than GitHub does. */
export function isTooLong(error: unknown): boolean {
  const cause = error instanceof FailureError ? error.cause : null;
  return isStatus(error, 422) && cause instanceof Error && /too long/i.test(cause.message);
}

/** Does it, unless the answer is the given status, which says that it is so already. */
export async function unless<T>(status: number, act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (isStatus(error, status)) return null;
    throw error;
  }
}

/** Tells whether a failure is an answer of that HTTP status. */
export function isStatus(error: unknown, status: number): boolean {
  const cause = error instanceof FailureError ? error.cause : null;
  return cause instanceof Error && 'status' in cause && cause.status === status;
}

/** @throws Error for a subject that is no item: nothing that is written there has a number. */
export function numberOf(subject: Subject): number {
  if (subject.kind !== 'item') throw new Error(`${subject.kind} has no number`);
  return subject.number;
}
