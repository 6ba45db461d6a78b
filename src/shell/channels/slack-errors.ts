import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Failure } from '../github/client/errors.js';

/** What somebody has to do something about, with where: Slack names it in its own words, which follow. */
const REFUSALS: Readonly<Record<string, string>> = {
  invalid_auth: 'SLACK_TOKEN is not taken',
  not_authed: 'SLACK_TOKEN is not taken',
  account_inactive: 'SLACK_TOKEN is not taken',
  token_revoked: 'SLACK_TOKEN is not taken',
  token_expired: 'SLACK_TOKEN is not taken',
  missing_scope: 'SLACK_TOKEN lacks a scope',
  channel_not_found: 'rollup.slack.channel is not found, or the Slack app is not in it',
  not_in_channel: 'the Slack app is not in rollup.slack.channel',
  message_not_found: 'somebody deleted the message',
  thread_not_found: 'somebody deleted the message that begins the thread',
  is_archived: 'rollup.slack.channel is archived',
  restricted_action: 'rollup.slack.channel does not take messages of the Slack app',
};

/** Slack is asked again not sooner than so, where it names no time. */
const LIMIT_WAIT_MS = 60_000;

/** Returns what a failure of Slack means. Its words are a code and hold no content. */
export function failureOfSlack(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    const afterMs = error.retryAfter > 0 ? error.retryAfter * 1_000 : LIMIT_WAIT_MS;
    return { kind: 'retry', afterMs, scope: 'item', reason: 'slack: rate limit' };
  }
  if (error instanceof WebAPIPlatformError) {
    const code = String(error.data.error)
      .replace(/[^a-z_]/g, '')
      .slice(0, 60);
    const refusal = REFUSALS[code];
    if (refusal !== undefined) return { kind: 'give-up', reason: `slack: ${refusal} (${code})` };
    return { kind: 'retry', afterMs: null, scope: 'item', reason: `slack: ${code}` };
  }
  if (error instanceof WebAPIHTTPError) {
    return { kind: 'retry', afterMs: null, scope: 'item', reason: `slack: status ${error.statusCode}` };
  }
  return { kind: 'retry', afterMs: null, scope: 'item', reason: 'slack: no answer' };
}
