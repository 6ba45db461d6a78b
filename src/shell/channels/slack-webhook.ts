import type { SlackMessage } from '../../core/rollup/slack/messages.js';
import { FailureError, type Failure } from '../github/client/errors.js';

/** Posts a message to the one channel of an incoming webhook. */
export type PostToWebhook = (message: SlackMessage) => Promise<void>;

const TIMEOUT_MS = 10_000;

/** Returns how to post to an incoming webhook. It is never asked twice by itself: it cannot tell what it has posted. */
export function createWebhook(url: string): PostToWebhook {
  return async ({ text, blocks }) => {
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, blocks, unfurl_links: false, unfurl_media: false }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new FailureError({ ...RETRY, reason: 'slack: no answer' }, { cause: error });
    }
    await response.body?.cancel();
    if (!response.ok) throw new FailureError(failureOf(response));
  };
}

const RETRY = { kind: 'retry', afterMs: null, scope: 'item' } as const;

function failureOf({ status, headers }: Response): Failure {
  const seconds = Number(headers.get('retry-after'));
  if (status === 429) return { ...RETRY, afterMs: seconds > 0 ? seconds * 1_000 : 60_000, reason: 'slack: rate limit' };
  if (status >= 500) return { ...RETRY, reason: `slack: status ${status}` };
  return { kind: 'give-up', reason: `slack: SLACK_WEBHOOK_URL is not taken (status ${status})` };
}
