import * as z from 'zod';
import { toHiddenJson } from '../desired/comment/hidden-json.js';
import { isOurs, type Identity, type Instant, type ThreadComment } from '../snapshot.js';
import { LOGIN_FORM } from '../time/login.js';
import { VERSIONS } from '../versions.js';
import type { Message, Why } from './reminder.js';

/** A message of ours as the comment remembers it. */
export interface Sent {
  readonly to: string;
  /** `YYYY-MM-DD`, by the clocks of whoever was called. */
  readonly day: string;
  readonly at: Instant;
  readonly of: readonly { readonly number: number; readonly why: Why; readonly turn: string }[];
}

const OPEN = `<!-- async-conventions:reminder:v${VERSIONS.reminder} `;
const CLOSE = ' -->';

/** Longer is none of ours. */
const LONGEST = 4_000;

const ledger = z.object({
  to: z.string().regex(LOGIN_FORM),
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  for: z
    .array(
      z.object({
        n: z.number().int().positive(),
        why: z.enum(['update', 'review', 'question']),
        turn: z.string().max(60),
      }),
    )
    .max(20),
});

/** Of any version, so that what earlier ones wrote is ours, too. */
const ANY_OPEN = /^<!-- async-conventions:reminder:v\d{1,3} /;

/** Tells whether a comment is one of ours that calls somebody, whether or not it can be read. */
export function isReminder({ author, body }: Pick<ThreadComment, 'author' | 'body'>, me: Identity): boolean {
  return isOurs(author, me) && ANY_OPEN.test(body);
}

/** Returns the hidden first line of a comment that calls somebody. */
export function renderLedger({ to, day, reasons }: Message): string {
  const of = reasons.map(({ matter, why, turn }) => ({ n: matter.number, why, turn }));
  return `${OPEN}${toHiddenJson({ to, on: day, for: of } satisfies z.infer<typeof ledger>)}${CLOSE}`;
}

/** Returns what a comment remembers that calls somebody; null for one of anybody else, and of any other kind. */
export function parseLedger(comment: Pick<ThreadComment, 'author' | 'body' | 'createdAt'>, me: Identity): Sent | null {
  const { author, body, createdAt } = comment;
  if (!body.startsWith(OPEN) || !isOurs(author, me)) return null;
  const line = body.slice(0, LONGEST).split(/\r?\n/, 1)[0] ?? '';
  if (!line.endsWith(CLOSE)) return null;
  try {
    const read = ledger.parse(JSON.parse(line.slice(OPEN.length, -CLOSE.length)));
    const of = read.for.map(({ n, why, turn }) => ({ number: n, why, turn }));
    return { to: read.to, day: read.on, at: createdAt, of };
  } catch {
    return null;
  }
}
