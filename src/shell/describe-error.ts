import { FailureError } from './github/client/errors.js';

/** An error as a log may hold it. It has no `message`, by which a log would take it for the error itself. */
export interface DescribedError {
  readonly type: string;
  /** Ours, and without content; absent where the words are somebody else's. */
  readonly reason?: string;
  /** Such as `ECONNRESET`. */
  readonly code?: string;
  /** An HTTP status. */
  readonly status?: number;
  /** Where it arose, a line a call. */
  readonly at: readonly string[];
  readonly cause?: DescribedError;
}

const MAX_FRAMES = 12;
const MAX_CAUSES = 4;

/** What a call looks like in a stack: a name, and a place in a file or in Node. */
const FRAME = /^ +at (?:[\w$.<>#[\] ]{1,120} )?\(?(?:file:\/\/|node:|\/)[\w$./@%+~-]{1,300}:\d{1,7}:\d{1,7}\)?$/;

/** What a stack begins with, before the message. Node names the code in brackets. */
const HEAD = /^[\w$]{1,80}(?: \[\w{1,80}\])?(?:: )?/;

/**
 * Returns of an error what holds no content: its type, codes, and where it arose.
 *
 * An error of Octokit holds the request with the text of a comment in it, and the answer. A message can quote content too:
 * GitHub's says which value is not valid, `JSON.parse` shows what it could not read. So only messages of our own are told.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  return {
    type: nameOf(error),
    ...(error instanceof FailureError ? { reason: error.failure.reason } : {}),
    ...(typeof code === 'string' && /^[A-Z][A-Z_\d]{1,60}$/.test(code) ? { code } : {}),
    ...(typeof status === 'number' && Number.isInteger(status) ? { status } : {}),
    at: framesOf(error),
    ...(error.cause instanceof Error && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function nameOf(error: Error): string {
  const name: unknown = error.constructor.name === 'Error' ? error.name : error.constructor.name;
  return typeof name === 'string' && /^[\w$]{1,80}$/.test(name) ? name : 'Error';
}

/** The message stands before the calls, and may have been written to look like some: it goes first, or nothing is told. */
function framesOf({ stack, message }: Error): readonly string[] {
  if (typeof stack !== 'string' || typeof message !== 'string') return [];
  const rest = stack.replace(HEAD, '');
  if (!rest.startsWith(message)) return [];
  const lines = rest.slice(message.length, message.length + 20_000).split('\n');
  if (lines[0] !== '') return [];
  return lines
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim().slice('at '.length));
}
