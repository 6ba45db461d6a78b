import type * as z from 'zod';
import { FailureError, failureOfFaults } from '../../../shell/github/client/errors.js';
import type { Acting } from './acting.js';
import { persevere } from './persevere.js';

/**
 * Returns the answer to a GraphQL operation about nodes by their ids, known to have the shape of `schema`. A node that is gone comes
 * back as null; any other error is a failure.
 */
export function askGraphql<S extends z.ZodType>(
  acting: Acting,
  kind: 'read' | 'write',
  query: string,
  variables: Record<string, unknown>,
  schema: S,
): Promise<z.infer<S>> {
  return persevere(acting, kind, async () => {
    const answer = await acting.connect(acting.installation).graphql(query, variables);
    const faults = answer.errors.filter(({ type }) => type !== 'NOT_FOUND');
    if (faults.length > 0) throw new FailureError(failureOfFaults(faults, answer.headers, acting.clock.now()));
    const parsed = schema.safeParse(answer.data);
    if (parsed.success) return parsed.data;
    throw new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason: 'partial answer' });
  });
}
