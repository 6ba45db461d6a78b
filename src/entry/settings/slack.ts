import type { Variables } from './schema.js';

/** How Slack is reached. A token writes threads; a webhook, where there is no token, one message. */
export interface SlackSettings {
  readonly token: string | null;
  readonly webhookUrl: string | null;
  /** Null for Slack's own. */
  readonly apiUrl: string | null;
}

/** Returns how Slack is reached; null where it is not. */
export function slackOf({ SLACK_TOKEN, SLACK_WEBHOOK_URL, SLACK_API_URL }: Variables): SlackSettings | null {
  if (SLACK_TOKEN === undefined && SLACK_WEBHOOK_URL === undefined) return null;
  return { token: SLACK_TOKEN ?? null, webhookUrl: SLACK_WEBHOOK_URL ?? null, apiUrl: SLACK_API_URL ?? null };
}
