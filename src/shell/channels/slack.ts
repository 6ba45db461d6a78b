import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import type { SlackMessage } from '../../core/rollup/slack/messages.js';
import type { Instant } from '../../core/snapshot.js';
import { FailureError } from '../github/client/errors.js';
import { failureOfSlack } from './slack-errors.js';

/** By what a message of ours is known again: whose week it is about, and which part of it. */
export interface SlackMark {
  /** `owner/name`. */
  readonly repository: string;
  /** `2026-W47`. */
  readonly week: string;
  /** `page` for the message that begins the thread. */
  readonly part: string;
}

/** A channel of Slack as we write to it. Times of messages (`ts`) are text: they are what Slack knows a message by. */
export interface Slack {
  /** Returns the time of the message that begins a thread of ours; null where there is none since then. */
  findThread(channel: string, mark: SlackMark, since: Instant): Promise<string | null>;
  /** Returns which parts of a week stand in a thread. */
  partsIn(channel: string, thread: string, mark: Omit<SlackMark, 'part'>): Promise<ReadonlySet<string>>;
  /** Posts a message, into a thread where one is named, and returns its time. */
  post(channel: string, thread: string | null, mark: SlackMark, message: SlackMessage): Promise<string>;
  /** Returns the address of a message; null where Slack gives none. */
  permalink(channel: string, message: string): Promise<string | null>;
}

/** Under this name messages of ours carry their mark, for programs alone. */
const EVENT = 'async_conventions_week';

/** A page is looked for among so many messages since it was written. */
const MOST_PAGES = 5;
const MESSAGES_PER_PAGE = 200;

const mark = z.object({ repository: z.string(), week: z.string(), part: z.string() });

const message = z.object({
  ts: z.string().max(40),
  bot_id: z.string().optional(),
  metadata: z.object({ event_type: z.string(), event_payload: z.unknown() }).optional().catch(undefined),
});

const history = z.object({
  messages: z.array(message),
  has_more: z.boolean().catch(false),
  response_metadata: z.object({ next_cursor: z.string().catch('') }).optional(),
});

const posted = z.object({ ts: z.string().max(40) });
const linked = z.object({ permalink: z.url({ protocol: /^https?$/ }).max(500) });
const identified = z.object({ bot_id: z.string() });

/** Returns Slack as a token reaches it. Only a message that the same app wrote is taken for ours. */
export function createSlack(client: WebClient): Slack {
  let bot: Promise<string> | null = null;

  async function call<Answer extends z.ZodType>(
    request: () => Promise<unknown>,
    answer: Answer,
  ): Promise<z.infer<Answer>> {
    try {
      return answer.parse(await request());
    } catch (error) {
      throw new FailureError(failureOfSlack(error), { cause: error });
    }
  }

  async function ourselves(): Promise<string> {
    bot ??= call(() => client.auth.test(), identified).then(({ bot_id }) => bot_id);
    try {
      return await bot;
    } catch (error) {
      bot = null;
      throw error;
    }
  }

  /** Returns our messages with their marks, the newest pages first. */
  async function marked(read: (cursor: string | undefined) => Promise<unknown>) {
    const me = await ourselves();
    const found: { readonly ts: string; readonly mark: SlackMark }[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { messages, has_more, response_metadata } = await call(() => read(cursor), history);
      for (const { ts, bot_id, metadata } of messages) {
        if (bot_id !== me || metadata?.event_type !== EVENT) continue;
        const { data } = mark.safeParse(metadata.event_payload);
        if (data !== undefined) found.push({ ts, mark: data });
      }
      cursor = response_metadata?.next_cursor;
      if (!has_more || !cursor) break;
    }
    return found;
  }

  const shared = { include_all_metadata: true, limit: MESSAGES_PER_PAGE };

  return {
    async findThread(channel, wanted, since) {
      const found = await marked((cursor) =>
        client.conversations.history({
          channel,
          ...shared,
          oldest: (since / 1_000).toFixed(6),
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      // Of two the older one has the thread.
      return found.findLast(({ mark: each }) => isSame(each, wanted))?.ts ?? null;
    },

    async partsIn(channel, thread, wanted) {
      const found = await marked((cursor) =>
        client.conversations.replies({
          channel,
          ts: thread,
          ...shared,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      return new Set(
        found.flatMap(({ mark: { part, ...of } }) => (isSame({ ...of, part }, { ...wanted, part }) ? part : [])),
      );
    },

    async post(channel, thread, { repository, week, part }, { text, blocks }) {
      const answer = await call(
        () =>
          client.apiCall('chat.postMessage', {
            channel,
            text,
            blocks,
            ...(thread === null ? {} : { thread_ts: thread }),
            metadata: { event_type: EVENT, event_payload: { repository, week, part } },
            parse: 'none',
            link_names: false,
            unfurl_links: false,
            unfurl_media: false,
          }),
        posted,
      );
      return answer.ts;
    },

    async permalink(channel, at) {
      try {
        return (await call(() => client.chat.getPermalink({ channel, message_ts: at }), linked)).permalink;
      } catch (error) {
        if (error instanceof FailureError && error.failure.kind === 'give-up') return null;
        throw error;
      }
    },
  };
}

function isSame(a: SlackMark, b: SlackMark): boolean {
  return a.week === b.week && a.part === b.part && a.repository.toLowerCase() === b.repository.toLowerCase();
}
