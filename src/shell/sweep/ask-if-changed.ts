import * as z from 'zod';
import type { Instant } from '../../core/snapshot.js';
import { FailureError } from '../github/client/errors.js';

/** A longer tag is not kept. */
const MAX_ETAG = 200;

/** What came of asking for something that is known already. */
export type Asked<T> =
  /** The same as when the tag was given. GitHub does not count such a request. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      readonly data: T;
      /** What to ask with the next time; good for one token, so at most for an hour. */
      readonly etag: string | null;
      /** The time by GitHub's clock; null where the answer does not say. */
      readonly date: Instant | null;
    };

/** Headers of a conditional request. */
export type Condition = { readonly 'if-none-match'?: string };

interface Response {
  readonly data: unknown;
  readonly headers: { readonly etag?: string | undefined; readonly date?: string | undefined };
}

const unchanged = z.object({ status: z.literal(304) });

/** Makes a request that is answered in full only where the answer is another than the one the tag was given with. */
export async function askIfChanged<S extends z.ZodType>(
  etag: string | null,
  schema: S,
  request: (condition: Condition) => Promise<Response>,
): Promise<Asked<z.infer<S>>> {
  let response: Response;
  try {
    response = await request(etag === null ? {} : { 'if-none-match': etag });
  } catch (error) {
    // Octokit counts a 304 among the failures.
    if (etag !== null && error instanceof Error && unchanged.safeParse(error).success) return { kind: 'unchanged' };
    throw error;
  }
  const tag = response.headers.etag ?? '';
  return {
    kind: 'changed',
    data: parseAnswer(schema, response.data),
    etag: tag === '' || tag.length > MAX_ETAG ? null : tag,
    date: readDate(response.headers.date),
  };
}

/** Returns what an answer holds; one of another shape is a failure worth another try. */
export function parseAnswer<S extends z.ZodType>(schema: S, data: unknown): z.infer<S> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.').slice(0, 120) ?? '';
  throw new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason: `partial answer at ${where}` });
}

/** Returns the time a `date` header names; null where there is none. */
export function readDate(header: string | undefined): Instant | null {
  const at = Date.parse(header ?? '');
  return Number.isNaN(at) ? null : at;
}
