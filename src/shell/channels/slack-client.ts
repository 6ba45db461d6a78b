import { LogLevel, WebClient } from '@slack/web-api';

/** Where the token is good, and what for. */
export interface SlackAccess {
  readonly token: string;
  /** Null for Slack's own; another one for Slack in a country of its own. */
  readonly apiUrl: string | null;
}

const TIMEOUT_MS = 15_000;

/**
 * Returns a client that asks once: what failed is tried again by the queue, which knows how long and tells of it, and a message that
 * may have been posted is looked for first.
 */
export function createSlackClient({ token, apiUrl }: SlackAccess): WebClient {
  return new WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    timeout: TIMEOUT_MS,
    logger: SILENT,
  });
}

/** It would write of its own accord, and to where nobody reads. */
const SILENT = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  getLevel: () => LogLevel.ERROR,
  setName: ignore,
};

function ignore(): void {
  // What matters is in the failure.
}
