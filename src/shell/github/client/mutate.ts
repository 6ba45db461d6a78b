import type * as z from 'zod';
import type { Clock } from '../../clock.js';
import type { Client } from './client.js';
import { FailureError, failureOfFaults, notAnAnswer } from './errors.js';

/**
 * Makes one change by GraphQL and returns what GitHub says of it, known to have the shape of `schema`.
 *
 * @throws FailureError where GitHub refuses it, or does not say what became of it
 */
export async function mutate<S extends z.ZodType>(
  client: Client,
  mutation: string,
  variables: Readonly<Record<string, unknown>>,
  schema: S,
  clock: Clock,
): Promise<z.infer<S>> {
  const { data, errors, headers } = await client.graphql(mutation, { ...variables });
  if (errors.length > 0) throw new FailureError(failureOfFaults(errors, headers, clock.now()));
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw notAnAnswer();
  return parsed.data;
}
