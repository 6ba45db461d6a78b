import type * as z from 'zod';
import type { RepositoryRef } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import type { Connect } from './client.js';
import { FailureError, failureOfFaults } from './errors.js';
import type { GraphqlFault } from './errors.js';
import type { Pacing } from './pacing.js';

/** Asks GitHub one GraphQL query about a repository and returns the answer, known to have the shape of `schema`. */
export type Ask = <S extends z.ZodType>(
  ref: RepositoryRef,
  query: string,
  variables: Record<string, unknown>,
  schema: S,
) => Promise<z.infer<S>>;

/** Returns how to ask. Data that is partial for any other reason than a missing organisation file or issue is a failure. */
export function askVia(options: { readonly connect: Connect; readonly pacing: Pacing; readonly clock: Clock }): Ask {
  const { connect, pacing, clock } = options;
  return (ref, query, variables, schema) =>
    pacing.read(ref.installation, async () => {
      const answer = await connect(ref.installation).graphql(query, { owner: ref.owner, name: ref.repo, ...variables });
      const faults = answer.errors.filter((fault) => !isNothing(fault));
      if (faults.length > 0) throw faultError(faults, answer.headers, clock);
      const parsed = schema.safeParse(answer.data);
      if (parsed.success) return parsed.data;
      const where = parsed.error.issues[0]?.path.join('.').slice(0, 120) ?? '';
      throw new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason: `partial answer at ${where}` });
    });
}

/**
 * A server that knows no issue types refuses the query as a whole: "Field 'issueType' doesn't exist on type 'Issue'".
 */
export class UnknownFieldError extends Error {}

/** A personal token without the scope `read:org` may not read the names of teams: the query is refused as a whole, and no field is named. */
export class MissingScopeError extends FailureError {}

function faultError(
  faults: readonly GraphqlFault[],
  headers: Parameters<typeof failureOfFaults>[1],
  clock: Clock,
): Error {
  if (faults.every(({ message }) => message.includes("'issueType'") && message.includes('exist'))) {
    return new UnknownFieldError('issueType');
  }
  const lacksScope = faults.some(({ type }) => type === 'INSUFFICIENT_SCOPES');
  const failure = failureOfFaults(faults, headers, clock.now());
  return lacksScope ? new MissingScopeError(failure) : new FailureError(failure);
}

/**
 * `OWNER/.github` that does not exist, or that the app may not see, comes back as null beside an error of these types
 * (GitHub answers the second like the first for a private repository). Then there is no organisation file.
 */
function isMissingOrganisation({ type, path }: GraphqlFault): boolean {
  return path?.[0] === 'organisation' && path.length === 1 && (type === 'NOT_FOUND' || type === 'FORBIDDEN');
}

/** What an answer may lack and be whole. */
function isNothing(fault: GraphqlFault): boolean {
  return isMissingOrganisation(fault) || isMissingIssue(fault) || isUnreadableTeam(fault);
}

/** Who is in an organisation, and so which teams it has, takes a permission that the app does without. */
function isUnreadableTeam({ type, path }: GraphqlFault): boolean {
  return path?.includes('requestedReviewer') === true && (type === 'NOT_FOUND' || type === 'FORBIDDEN');
}

/** People name issues that do not exist, and link to such as the app may not see. Neither is there for us. */
function isMissingIssue({ type, path }: GraphqlFault): boolean {
  const isNamed = path?.length === 2 && /^n\d{1,2}$/.test(String(path[1]));
  const isListed =
    ['closing', 'references'].some((list) => path?.includes(list) === true) && path?.includes('nodes') === true;
  return (isNamed || isListed) && (type === 'NOT_FOUND' || type === 'FORBIDDEN');
}
