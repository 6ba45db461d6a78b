import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlack, type Slack } from '../../../src/shell/channels/slack.js';
import { createSlackClient } from '../../../src/shell/channels/slack-client.js';
import { createWebhook } from '../../../src/shell/channels/slack-webhook.js';
import { FailureError, type Failure } from '../../../src/shell/github/client/errors.js';
import { startSlack, type FakeSlack } from '../../slack/index.js';

const CHANNEL = 'C0123456789';
const NOW = Date.parse('2026-11-23T09:00Z');
const MARK = { repository: 'octo/hello', week: '2026-W47', part: 'page' };
const MESSAGE = { text: 'Nothing waits.', blocks: [] };

let fake: FakeSlack;
let slack: Slack;
let now = NOW;

beforeEach(async () => {
  now = NOW;
  fake = await startSlack({ now: () => now, channels: [CHANNEL], pageSize: 2 });
  slack = createSlack(createSlackClient({ token: fake.token, apiUrl: fake.apiUrl }));
});
afterEach(() => fake.stop());

async function failureOf(attempt: Promise<unknown>): Promise<Failure> {
  const error: unknown = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FailureError)) throw new Error('no failure', { cause: error });
  return error.failure;
}

describe('a thread', () => {
  test('is found again by its mark, behind whatever else was written since', async () => {
    const thread = await slack.post(CHANNEL, null, MARK, MESSAGE);
    for (let each = 0; each < 5; each += 1) fake.write(CHANNEL, { text: 'lunch' });
    expect(await slack.findThread(CHANNEL, MARK, NOW)).toBe(thread);
    expect(await slack.findThread(CHANNEL, { ...MARK, week: '2026-W46' }, NOW)).toBeNull();
    expect(await slack.findThread(CHANNEL, { ...MARK, repository: 'octo/other' }, NOW)).toBeNull();
  });

  test('of another app is none of ours, whatever its mark', async () => {
    const metadata = { event_type: 'async_conventions_week', event_payload: MARK };
    fake.write(CHANNEL, { bot: 'B0OTHER', metadata });
    expect(await slack.findThread(CHANNEL, MARK, NOW)).toBeNull();
  });

  test('from before the page was written is not looked for', async () => {
    await slack.post(CHANNEL, null, MARK, MESSAGE);
    expect(await slack.findThread(CHANNEL, MARK, NOW + 60_000)).toBeNull();
  });

  test('says which parts stand in it, over all its pages', async () => {
    const thread = await slack.post(CHANNEL, null, MARK, MESSAGE);
    for (const part of ['needs-you', 'projects', 'shipped']) {
      await slack.post(CHANNEL, thread, { ...MARK, part }, MESSAGE);
      fake.write(CHANNEL, { thread, text: 'thank you' });
    }
    const parts = await slack.partsIn(CHANNEL, thread, MARK);
    expect([...parts].sort()).toEqual(['needs-you', 'page', 'projects', 'shipped']);
  });

  test('has an address, and none once it is gone', async () => {
    const thread = await slack.post(CHANNEL, null, MARK, MESSAGE);
    expect(await slack.permalink(CHANNEL, thread)).toMatch(
      /^https:\/\/octo\.slack\.example\/archives\/C0123456789\/p\d+$/,
    );
    expect(await slack.permalink(CHANNEL, '1.000001')).toBeNull();
  });

  test('who we are is asked once', async () => {
    await slack.findThread(CHANNEL, MARK, NOW);
    await slack.findThread(CHANNEL, MARK, NOW);
    expect(fake.calls.filter((method) => method === 'auth.test')).toHaveLength(1);
  });
});

describe('what a failure means', () => {
  test.each([
    [
      { kind: 'error', error: 'not_in_channel' },
      { kind: 'give-up', reason: 'slack: the Slack app is not in rollup.slack.channel (not_in_channel)' },
    ],
    [
      { kind: 'error', error: 'token_revoked' },
      { kind: 'give-up', reason: 'slack: SLACK_TOKEN is not taken (token_revoked)' },
    ],
    [
      { kind: 'error', error: 'internal_error' },
      { kind: 'retry', afterMs: null, scope: 'item', reason: 'slack: internal_error' },
    ],
    [
      { kind: 'status', status: 503 },
      { kind: 'retry', afterMs: null, scope: 'item', reason: 'slack: status 503' },
    ],
    [
      { kind: 'status', status: 429, retryAfter: 30 },
      { kind: 'retry', afterMs: 30_000, scope: 'item', reason: 'slack: rate limit' },
    ],
    [{ kind: 'lost-answer' }, { kind: 'retry', afterMs: null, scope: 'item', reason: 'slack: no answer' }],
  ] as const)('%j', async (trouble, failure) => {
    fake.trouble('chat.postMessage', trouble);
    expect(await failureOf(slack.post(CHANNEL, null, MARK, MESSAGE))).toEqual(failure);
  });

  test('a message is never posted twice by a retry that nobody sees', async () => {
    fake.trouble('chat.postMessage', { kind: 'lost-answer' });
    await failureOf(slack.post(CHANNEL, null, MARK, MESSAGE));
    expect(fake.messages).toHaveLength(1);
  });

  test('a channel that the app is not in is named by its setting', async () => {
    const failure = await failureOf(slack.post('C0000000000', null, MARK, MESSAGE));
    expect(failure.reason).toContain('rollup.slack.channel is not found');
  });

  test('a wrong token is named by its setting, and asked for anew the next time', async () => {
    const wrong = createSlack(new WebClient('wrong', { slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 } }));
    expect((await failureOf(wrong.findThread(CHANNEL, MARK, NOW))).reason).toContain('SLACK_TOKEN');
    await failureOf(wrong.findThread(CHANNEL, MARK, NOW));
    expect(fake.calls).toEqual(['auth.test', 'auth.test']);
  });
});

describe('an incoming webhook', () => {
  test('takes a message', async () => {
    await createWebhook(fake.webhookUrl)(MESSAGE);
    expect(fake.messages.map(({ text }) => text)).toEqual(['Nothing waits.']);
  });

  test.each([
    [
      { kind: 'status', status: 404 },
      { kind: 'give-up', reason: 'slack: SLACK_WEBHOOK_URL is not taken (status 404)' },
    ],
    [
      { kind: 'status', status: 500 },
      { kind: 'retry', afterMs: null, scope: 'item', reason: 'slack: status 500' },
    ],
    [
      { kind: 'status', status: 429, retryAfter: 7 },
      { kind: 'retry', afterMs: 7_000, scope: 'item', reason: 'slack: rate limit' },
    ],
    [{ kind: 'lost-answer' }, { kind: 'retry', afterMs: null, scope: 'item', reason: 'slack: no answer' }],
  ] as const)('%j', async (trouble, failure) => {
    fake.trouble('webhook', trouble);
    expect(await failureOf(createWebhook(fake.webhookUrl)(MESSAGE))).toEqual(failure);
  });
});
