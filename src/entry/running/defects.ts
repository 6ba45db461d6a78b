import type { Log } from '../../shell/log.js';

/**
 * Ends the process at what nobody caught, with a line in the log. Node would print all that the error has, the text of a
 * comment or of a request among it.
 */
export function endOnDefects(log: Log): void {
  const end = (error: unknown): void => {
    log.error({ err: error instanceof Error ? error : new Error('not an error') }, 'ended by a defect');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
