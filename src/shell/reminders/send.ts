import type { Message } from '../../core/reminders/reminder.js';
import type { Instant } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import { foldLogin } from '../../core/time/login.js';
import type { Clock } from '../clock.js';
import { FailureError } from '../github/client/errors.js';
import type { Writer } from '../github/writing/writer.js';
import type { Store } from '../state/store.js';

/** A day of somebody's clocks is over everywhere by then. */
const CLAIMED_MS = 3 * 24 * 60 * 60_000;

export interface SendParts {
  readonly store: Pick<Store, 'claim' | 'delete'>;
  readonly writer: Writer;
  readonly clock: Clock;
}

/** What became of a message: `again` says when to try once more, where it was put off and nothing was written. */
export type Sending =
  | { readonly kind: 'sent' }
  | { readonly kind: 'not-sent'; readonly note: string }
  | { readonly kind: 'put-off'; readonly again: Instant };

/**
 * Sends a message, at most once a day to one person in all repositories of an installation: the day is claimed before anything is
 * written, and given back only where it is certain that nothing was. What a process that died had claimed is lost.
 *
 * @throws FailureError where GitHub takes nothing from the installation at all for now; then nothing was sent
 */
export async function sendMessage(
  { store, writer, clock }: SendParts,
  ref: RepositoryRef,
  message: Message,
  body: string,
): Promise<Sending> {
  const number = message.reasons[0]?.matter.number;
  if (number === undefined || clock.now() >= message.closesAt) return { kind: 'not-sent', note: 'the day was over' };
  const claim = `reminded:${ref.installation}:${foldLogin(message.to)}:${message.day}`;
  if (!(await store.claim(claim, `${ref.owner}/${ref.repo}#${number}`, CLAIMED_MS))) {
    return { kind: 'not-sent', note: 'somebody was reminded already on that day' };
  }
  try {
    const subject = { ...ref, kind: 'item', number } as const;
    const { again, refusals } = await writer.write(subject, [{ type: 'create-reminder', body }]);
    if (again !== null) {
      await store.delete(claim);
      return { kind: 'put-off', again };
    }
    return refusals.length === 0 ? { kind: 'sent' } : { kind: 'not-sent', note: `not taken: ${refusals.join('; ')}` };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { failure } = error;
    if (failure.kind === 'retry' && failure.scope === 'installation') {
      await store.delete(claim);
      throw error;
    }
    return { kind: 'not-sent', note: `not known to be taken: ${failure.reason}` };
  }
}
