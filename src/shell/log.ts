/**
 * Where the shell says what it did. Fields carry keys, counts and durations, never a body, a title or a token.
 * Probot's own logger fits.
 */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A log that nobody reads. */
export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // What is printed says it.
}
