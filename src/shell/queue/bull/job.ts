import * as z from 'zod';
import { ERRANDS, type Subject } from '../../../core/subject.js';
import { ENDLESS } from './link.js';

/** BullMQ's priorities. Live work has none, which goes before any; once sent away it lets pass what comes anew. */
export const LIVE = 0;
export const SENT_AWAY = 1;
export const BACKGROUND = 10;

/** What a job carries. Whatever has to add up is in the ledger: of several jobs of one key only one is kept. */
export interface Payload {
  readonly subject: Subject;
  /** The delivery that made the job, as far as there was one. */
  readonly cause?: string | undefined;
}

const repository = { installation: z.number(), owner: z.string(), repo: z.string() };

const payloadSchema = z.object({
  subject: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('item'), ...repository, number: z.number() }),
    z.object({ kind: z.literal('commit'), ...repository, sha: z.string() }),
    z.object({ kind: z.enum(['repository', ...ERRANDS]), ...repository }),
  ]),
  cause: z.string().optional(),
});

/** Returns what a job carries; null where a later version has written what this one cannot read. */
export function readPayload(data: unknown): Payload | null {
  return payloadSchema.safeParse(data).data ?? null;
}

/** Returns the payload as a wish of the ledger keeps it. */
export function formatBody(payload: Payload): string {
  return JSON.stringify(payload);
}

/** Reverses `formatBody`. */
export function readBody(body: string): Payload | null {
  try {
    return readPayload(JSON.parse(body));
  } catch {
    return null;
  }
}

/**
 * Options of every job. It is gone once it has run. One that throws, which happens only where the server went away in the
 * midst of it, is run again after a second, as often as it takes.
 */
export const JOB_OPTIONS = {
  attempts: ENDLESS,
  backoff: { type: 'fixed', delay: 1_000 },
  removeOnComplete: true,
  removeOnFail: true,
  stackTraceLimit: 0,
} as const;
