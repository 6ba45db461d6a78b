import type { SlackWays } from '../shell/channels/tell-channel.js';
import { createWebhook } from '../shell/channels/slack-webhook.js';
import type { SlackSettings } from './settings.js';

/** Returns how Slack is reached. Its client is loaded only where there is a token. */
export async function reachSlack({ token, webhookUrl, apiUrl }: SlackSettings): Promise<SlackWays> {
  const webhook = webhookUrl === null ? null : createWebhook(webhookUrl);
  if (token === null) return { slack: null, webhook };
  const { createSlackClient } = await import('../shell/channels/slack-client.js');
  const { createSlack } = await import('../shell/channels/slack.js');
  return { slack: createSlack(createSlackClient({ token, apiUrl })), webhook };
}
