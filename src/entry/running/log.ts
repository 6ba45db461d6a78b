import type { Probot } from 'probot';
import { describeError } from '../../shell/describe-error.js';
import type { Log } from '../../shell/log.js';

/** Returns Probot's log as the app writes to it: with its name once, and with errors that hold no content. */
export function logOf(probot: Probot): Log {
  // Probot gives its logger the name once more, which would then stand in each line twice: pino makes a child from its
  // parent by `Object.create`, so the parent is its prototype.
  return withDescribedErrors(Object.getPrototypeOf(probot.log) as Log);
}

/**
 * Returns a log in which every field that is an error is a description of it.
 *
 * Left to itself, pino writes all that an error has: the request that failed, with the text of a comment, and the answer.
 */
export function withDescribedErrors(log: Log): Log {
  return {
    debug: (fields, message) => log.debug(described(fields), message),
    info: (fields, message) => log.info(described(fields), message),
    warn: (fields, message) => log.warn(described(fields), message),
    error: (fields, message) => log.error(described(fields), message),
  };
}

function described(fields: object): object {
  if (fields instanceof Error) return { err: describeError(fields) };
  const entries = Object.entries(fields);
  if (!entries.some(([, value]) => value instanceof Error)) return fields;
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value instanceof Error ? describeError(value) : value]),
  );
}
