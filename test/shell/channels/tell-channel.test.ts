import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlackClient } from '../../../src/shell/channels/slack-client.js';
import { createSlack } from '../../../src/shell/channels/slack.js';
import { createWebhook } from '../../../src/shell/channels/slack-webhook.js';
import type { SlackWays } from '../../../src/shell/channels/tell-channel.js';
import { startSlack, type FakeSlack, type SlackMessage } from '../../slack/index.js';
import type { StageOptions } from '../harness.js';
import { FRIDAY, HOUR, MONDAY_NINE, rollupConfig, startRollup, us } from '../rollup/publishing-stage.js';

const CHANNEL = 'C0123456789';
const MINUTE = 60_000;
const CONFIG = rollupConfig(`slack: { channel: ${CHANNEL} }`);

let slack: FakeSlack;
let clock: { now: () => number };

beforeEach(async () => {
  clock = { now: () => FRIDAY };
  slack = await startSlack({ now: () => clock.now(), channels: [CHANNEL, 'C0000000009'] });
});
afterEach(() => slack.stop());

function byToken(): SlackWays {
  return { slack: createSlack(createSlackClient({ token: slack.token, apiUrl: slack.apiUrl })), webhook: null };
}

function byWebhook(): SlackWays {
  return { slack: null, webhook: createWebhook(slack.webhookUrl) };
}

/** A week in which something happened, on the Friday before its page is due. */
async function begin(ways: SlackWays, config = CONFIG, options: StageOptions = {}) {
  const rollup = await startRollup({ slack: ways, ...options }, { config });
  clock = rollup.stage.clock;
  rollup.repo.openIssue({
    by: 'ana',
    title: 'Status: billing',
    labels: ['status'],
    body: '## Context\n\nx\n\n## Progress\n\n- a\n\n## Blockers\n\n- the bank, @ben\n\n## Next steps\n\n- b\n\n## Health\n\nAt risk\n',
  });
  return rollup;
}

/** Returns which part of a week a message is, by its mark. */
function partOf({ metadata }: SlackMessage): string {
  return (metadata as { event_payload: { part: string } }).event_payload.part;
}

function ledgerOf(body: string | null | undefined): unknown {
  const text = /rollup-ledger (\{.*\}) -->/.exec(body ?? '')?.[1];
  return text === undefined ? null : (JSON.parse(text) as { slack?: unknown }).slack;
}

describe('by a token', () => {
  test('a channel gets one thread: what needs somebody, and behind it a message a section', async () => {
    const { stage, pages, until } = await begin(byToken());
    await until(MONDAY_NINE + HOUR);
    expect(slack.messages.map(partOf)).toEqual(['page', 'needs-you', 'projects', 'blockers']);
    const [parent, ...replies] = slack.messages;
    expect(parent).toMatchObject({ channel: CHANNEL, thread: null });
    expect(parent?.text).toContain('One project is off track or at risk');
    expect(new Set(replies.map(({ thread }) => thread))).toEqual(new Set([parent?.ts]));
    expect(ledgerOf(pages()[0]?.body)).toEqual({
      way: 'thread',
      channel: CHANNEL,
      thread: parent?.ts,
      link: `https://octo.slack.example/archives/${CHANNEL}/p${parent?.ts.replace('.', '')}`,
      isWhole: true,
      told: [],
    });
    expect(stage.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  test('what was told is not asked about again', async () => {
    const { stage, repo, pages, until } = await begin(byToken());
    await until(MONDAY_NINE + HOUR);
    const calls = slack.calls.length;
    repo.comment(pages()[0]?.number ?? 0, { by: 'ana', body: '/rollup refresh' });
    await until(MONDAY_NINE + 2 * HOUR);
    expect(slack.calls).toHaveLength(calls);
    expect(ledgerOf(pages()[0]?.body)).toMatchObject({ isWhole: true });
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('the channel has a time of its own', async () => {
    const config = rollupConfig(`slack: { channel: ${CHANNEL}, at: "09:00", timezone: America/New_York }`);
    const { until } = await begin(byToken(), config);
    await until(MONDAY_NINE + 4 * HOUR);
    expect(slack.messages).toEqual([]);
    await until(MONDAY_NINE + 5 * HOUR + MINUTE);
    expect(slack.messages.map(partOf)[0]).toBe('page');
  });

  test('decisions that come to their final call, and are accepted, go into the same thread, once', async () => {
    const { repo, until, stage } = await begin(
      byToken(),
      `${CONFIG}people: { members: { ana: {}, ben: {} } }\ndecisions: { window: 2wd }\n`,
    );
    repo.setPermission('ben', 'write');
    await until(MONDAY_NINE + HOUR);
    const decision = repo.openIssue({
      by: 'ana',
      title: 'Decision: one pump',
      labels: ['decision'],
      body: '## Problem\n\nToo many.\n\n## Options\n\n- one\n- two\n\n## Tradeoffs\n\nSpare parts.\n\n## Decision\n\none\n\n## Owner\n\n@ana\n',
    });
    repo.comment(decision, { by: 'ana', body: '/propose one' });
    await until(MONDAY_NINE + 6 * 24 * HOUR);
    expect(slack.messages.map(partOf).slice(4)).toEqual([
      `decision:${decision}:final-call`,
      `decision:${decision}:accepted`,
    ]);
    expect(new Set(slack.messages.slice(1).map(({ thread }) => thread))).toEqual(new Set([slack.messages[0]?.ts]));
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a label that somebody put by hand is no decision', async () => {
    const { stage, repo, until } = await begin(byToken());
    await until(MONDAY_NINE + HOUR);
    repo.createLabel('decision: accepted');
    const number = repo.openIssue({ by: 'ben', title: 'We move to Mars' });
    repo.addLabel(number, 'decision: accepted', { by: 'ben' });
    await stage.engine.queue.add({ kind: 'channel', ...repo.ref() });
    await until(MONDAY_NINE + 2 * HOUR);
    expect(repo.issue(number).labels).toEqual(['decision: accepted']);
    expect(slack.messages.map(partOf)).toEqual(['page', 'needs-you', 'projects', 'blockers']);
  });

  test('a thread is found again although the clock of Slack is behind', async () => {
    await slack.stop();
    slack = await startSlack({ now: () => clock.now() - 4 * MINUTE, channels: [CHANNEL] });
    slack.trouble('chat.getPermalink', { kind: 'lost-answer' });
    const { until } = await begin(byToken());
    await until(MONDAY_NINE + HOUR);
    expect(slack.messages.map(partOf)).toEqual(['page', 'needs-you', 'projects', 'blockers']);
  });

  test('another channel in the configuration gets a thread of its own at once', async () => {
    const { repo, pages, until } = await begin(byToken());
    await until(MONDAY_NINE + HOUR);
    repo.commitFile('.github/async.yml', rollupConfig('slack: { channel: C0000000009 }'));
    await until(MONDAY_NINE + 2 * HOUR);
    expect(slack.messages.filter(({ thread }) => thread === null).map(({ channel }) => channel)).toEqual([
      CHANNEL,
      'C0000000009',
    ]);
    expect(ledgerOf(pages()[0]?.body)).toMatchObject({ channel: 'C0000000009' });
  });

  test('nothing is told while only watching, nor where no channel is asked for', async () => {
    const { until } = await begin(byToken(), rollupConfig());
    await until(MONDAY_NINE + HOUR);
    expect(slack.calls).toEqual([]);
  });
});

describe('a Slack that stumbles', () => {
  test('keeps nothing on GitHub waiting, and hears it once it is well', async () => {
    for (let time = 0; time < 3; time += 1) slack.trouble('auth.test', { kind: 'status', status: 503 });
    const { stage, told, until } = await begin(byToken());
    await until(MONDAY_NINE + MINUTE);
    expect(told()).toEqual(['2026-W47 open']);
    await until(MONDAY_NINE + HOUR);
    expect(slack.messages.map(partOf)).toEqual(['page', 'needs-you', 'projects', 'blockers']);
    const retries = stage.log.filter(({ outcome, key }) => outcome === 'retry' && String(key).startsWith('channel:'));
    expect(retries.map(({ reason }) => reason)).toEqual(Array.from({ length: 3 }, () => 'slack: status 503'));
  });

  test.each(['chat.postMessage', 'chat.getPermalink', 'conversations.replies', 'conversations.history'])(
    'whose answer to %s is lost is told nothing twice',
    async (method) => {
      slack.trouble(method, { kind: 'lost-answer' });
      const { until, pages } = await begin(byToken());
      await until(MONDAY_NINE + HOUR);
      expect(slack.messages.map(partOf)).toEqual(['page', 'needs-you', 'projects', 'blockers']);
      expect(ledgerOf(pages()[0]?.body)).toMatchObject({ isWhole: true });
    },
  );

  test('that refuses is named in the log by the setting, and is not asked again and again', async () => {
    slack.trouble('conversations.history', { kind: 'error', error: 'not_in_channel' });
    const { stage, until } = await begin(byToken());
    await until(MONDAY_NINE + HOUR);
    const line = stage.log.find(({ outcome, key }) => outcome === 'give-up' && String(key).startsWith('channel:'));
    expect(line?.reason).toBe('slack: the Slack app is not in rollup.slack.channel (not_in_channel)');
    expect(slack.messages).toEqual([]);
  });

  test('killed behind any of its calls, the app tells nothing twice', { timeout: 120_000 }, async () => {
    const whole = await begin(byToken());
    await whole.until(MONDAY_NINE + HOUR);
    const calls = slack.calls.length;
    expect(calls).toBeGreaterThan(6);
    for (let after = 1; after <= calls; after += 1) {
      await slack.stop();
      slack = await startSlack({ now: () => clock.now(), channels: [CHANNEL] });
      const life = { isOver: false };
      const { stage, until, pages } = await begin(mortal(byToken(), life), CONFIG, {
        upkeep: true,
        startsAt: MONDAY_NINE - 20 * MINUTE,
      });
      slack.onCall((count) => {
        if (count !== after) return;
        life.isOver = true;
        stage.kill();
      });
      await until(MONDAY_NINE + 10 * MINUTE);
      slack.onCall(() => undefined);
      await stage.boot({ slack: byToken(), upkeep: true });
      await until(MONDAY_NINE + 30 * MINUTE);
      expect(slack.messages.map(partOf), `killed behind call ${after}`).toEqual([
        'page',
        'needs-you',
        'projects',
        'blockers',
      ]);
      expect(ledgerOf(pages()[0]?.body)).toMatchObject({ isWhole: true });
    }
  });
});

describe('a process that ends', () => {
  const config = rollupConfig(`slack: { channel: ${CHANNEL}, at: "12:00" }`);

  test('while a channel waits for its time leaves that to the one after it', async () => {
    const { stage, until } = await begin(byToken(), config, { upkeep: true, startsAt: MONDAY_NINE - 20 * MINUTE });
    await until(MONDAY_NINE + 5 * MINUTE);
    stage.kill();
    await stage.boot({ slack: byToken(), upkeep: true });
    await until(MONDAY_NINE + 3 * HOUR - MINUTE);
    expect(slack.messages).toEqual([]);
    await until(MONDAY_NINE + 3 * HOUR + MINUTE);
    expect(slack.messages.map(partOf)).toEqual(['page', 'needs-you', 'projects', 'blockers']);
  });

  test('costs two looks at a page that is told, and no more as time goes by', async () => {
    const { stage, until } = await begin(byToken(), CONFIG, { upkeep: true, startsAt: MONDAY_NINE - 20 * MINUTE });
    await until(MONDAY_NINE + HOUR);
    stage.kill();
    await stage.boot({ slack: byToken(), upkeep: true });
    const calls = slack.calls.length;
    const mark = stage.github.requests.mark();
    await until(MONDAY_NINE + 6 * HOUR);
    const asked = stage.github.requests.since(mark).flatMap(({ operation }) => operation ?? []);
    expect(asked.filter((operation) => operation === 'RollupPages' || operation === 'DecisionNews')).toEqual([
      'RollupPages',
      'DecisionNews',
    ]);
    expect(slack.calls).toHaveLength(calls);
  });
});

/** A way to Slack that ends with the process it is part of: no answer comes to it any more. */
function mortal({ slack: way, webhook }: SlackWays, life: { isOver: boolean }): SlackWays {
  if (way === null) return { slack: null, webhook };
  const until = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = life.isOver ? null : await ask();
    if (life.isOver) throw new Error('the process is over');
    return answer as Answer;
  };
  return {
    webhook,
    slack: {
      findThread: (...given) => until(() => way.findThread(...given)),
      partsIn: (...given) => until(() => way.partsIn(...given)),
      post: (...given) => until(() => way.post(...given)),
      permalink: (...given) => until(() => way.permalink(...given)),
    },
  };
}

describe('by a webhook', () => {
  const config = rollupConfig('slack: {}');

  test('a channel gets one message', async () => {
    const { pages, until } = await begin(byWebhook(), config);
    await until(MONDAY_NINE + 3 * HOUR);
    expect(slack.messages).toHaveLength(1);
    expect(slack.messages[0]?.text).toContain('One project is off track or at risk');
    expect(ledgerOf(pages()[0]?.body)).toEqual({ way: 'webhook', isSent: true });
  });

  test('a channel gets no second message where reads do not show the first yet', async () => {
    const { stage, repo, until } = await begin(byWebhook(), rollupConfig('slack: { at: "09:30" }'));
    await until(MONDAY_NINE + 29 * MINUTE);
    stage.github.setReadLag(20_000);
    await until(MONDAY_NINE + 30 * MINUTE + 1_000);
    expect(slack.messages).toHaveLength(1);
    await stage.engine.queue.add({ kind: 'channel', ...repo.ref() });
    await until(MONDAY_NINE + HOUR);
    expect(slack.messages).toHaveLength(1);
  });

  test('what is noted while the page is written anew stays noted', async () => {
    const { stage, repo, pages, until } = await begin(byWebhook(), rollupConfig('slack: { at: "09:30" }'));
    await until(MONDAY_NINE + 10 * MINUTE);
    const number = pages()[0]?.number ?? 0;
    const ledger = '<!-- async-conventions:rollup-ledger {"slack":{"way":"webhook","isSent":true}} -->';
    stage.github.faults.setSource(({ operation }) => {
      const body = pages()[0]?.body ?? '';
      if (operation === 'WeekChanges' && !body.endsWith(ledger)) {
        repo.editIssue(number, { by: us, body: `${body}\n\n${ledger}` });
      }
      return null;
    });
    repo.comment(number, { by: 'ana', body: '/rollup refresh' });
    await until(MONDAY_NINE + HOUR);
    expect(pages()[0]?.body).toContain('written Mon 2026-11-23 09:10');
    expect(ledgerOf(pages()[0]?.body)).toEqual({ way: 'webhook', isSent: true });
    expect(slack.messages).toEqual([]);
  });

  test('what it certainly did not take is sent again', async () => {
    slack.trouble('webhook', { kind: 'status', status: 503 });
    const { until } = await begin(byWebhook(), config);
    await until(MONDAY_NINE + HOUR);
    expect(slack.messages).toHaveLength(1);
  });

  test('what it may have taken is not, and the log says so', async () => {
    slack.trouble('webhook', { kind: 'lost-answer' });
    const { stage, until } = await begin(byWebhook(), config);
    await until(MONDAY_NINE + 3 * HOUR);
    expect(slack.messages).toHaveLength(1);
    expect(stage.log.some(({ reason }) => String(reason).includes('may not have been told'))).toBe(true);
  });
});
