import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as the channel holds it. */
export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  /** Null for one that begins a thread or stands alone. */
  readonly thread: string | null;
  /** The app that posted it; null for a person. */
  readonly bot: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly metadata: unknown;
}

/** What Slack answers next in place of what it would. */
export type SlackTrouble =
  /** A status without a body of its own. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** An answer that says no. */
  | { readonly kind: 'error'; readonly error: string }
  /** Does what was asked and closes the line before it answers. */
  | { readonly kind: 'lost-answer' };

/** A Slack that keeps state and knows the five methods that we use, and an incoming webhook. */
export interface FakeSlack {
  /** For `slackApiUrl`. */
  readonly apiUrl: string;
  readonly webhookUrl: string;
  readonly token: string;
  readonly messages: readonly SlackMessage[];
  /** Methods called, in order; `webhook` for the incoming webhook. */
  readonly calls: readonly string[];
  /** A person, or another app, writes into a channel. */
  write(channel: string, message: Partial<Pick<SlackMessage, 'bot' | 'text' | 'thread' | 'metadata'>>): void;
  /** The next call of a method goes wrong, once for each time this is said. */
  trouble(method: string, trouble: SlackTrouble): void;
  /** Called with how many calls there were, once each is done and before it is answered. */
  onCall(listener: (count: number) => void): void;
  stop(): Promise<void>;
}

const TOKEN = 'xoxb-secret';
const OWN_BOT = 'B0OURS';
const WEBHOOK = '/services/T0/B0/secret';
const WEBHOOK_CHANNEL = 'C0WEBHOOK';

export interface FakeSlackOptions {
  readonly now: () => number;
  /** Channels that our app is in. */
  readonly channels: readonly string[];
  /** Messages on a page, where fewer than asked for are given, as Slack may. */
  readonly pageSize?: number;
}

/** Starts it on a free port of this machine. */
export async function startSlack({ now, channels, pageSize = 100 }: FakeSlackOptions): Promise<FakeSlack> {
  const messages: SlackMessage[] = [];
  const calls: string[] = [];
  const troubles = new Map<string, SlackTrouble[]>();
  let count = 0;
  let listener: (count: number) => void = () => undefined;

  function add(message: Omit<SlackMessage, 'ts'>): string {
    const ts = `${Math.floor(now() / 1_000)}.${String((count += 1)).padStart(6, '0')}`;
    messages.push({ ...message, ts });
    return ts;
  }

  /** Pages of messages with the fields that Slack gives, behind a cursor that is an index. */
  function page(found: readonly SlackMessage[], given: URLSearchParams): object {
    const start = Number(given.get('cursor') ?? 0);
    const end = start + Math.min(Number(given.get('limit') ?? 100), pageSize);
    const isAll = given.get('include_all_metadata') === 'true';
    return {
      ok: true,
      messages: found.slice(start, end).map(({ ts, bot, text, blocks, metadata, thread }) => ({
        type: 'message',
        ts,
        text,
        blocks,
        ...(thread === null ? {} : { thread_ts: thread }),
        ...(bot === null ? { user: 'U0' } : { bot_id: bot }),
        ...(isAll && metadata !== undefined && metadata !== null ? { metadata } : {}),
      })),
      has_more: end < found.length,
      response_metadata: { next_cursor: end < found.length ? String(end) : '' },
    };
  }

  function answer(method: string, given: URLSearchParams): object {
    const channel = given.get('channel') ?? '';
    if (method === 'auth.test') return { ok: true, bot_id: OWN_BOT, user_id: 'U0OURS', team_id: 'T0' };
    if (!channels.includes(channel)) return { ok: false, error: 'channel_not_found' };
    switch (method) {
      case 'chat.postMessage': {
        const blocks = JSON.parse(given.get('blocks') ?? '[]') as unknown[];
        const fault = faultIn(blocks);
        if (fault !== null) return { ok: false, error: fault };
        const ts = add({
          channel,
          thread: given.get('thread_ts'),
          bot: OWN_BOT,
          text: given.get('text') ?? '',
          blocks,
          metadata: JSON.parse(given.get('metadata') ?? 'null'),
        });
        return { ok: true, channel, ts };
      }
      case 'conversations.history': {
        const oldest = Number(given.get('oldest') ?? 0);
        const found = messages.filter((each) => each.channel === channel && each.thread === null);
        return page(found.filter(({ ts }) => Number(ts) >= oldest).toReversed(), given);
      }
      case 'conversations.replies': {
        const thread = given.get('ts');
        return page(
          messages.filter(({ ts, thread: of }) => ts === thread || of === thread),
          given,
        );
      }
      case 'chat.getPermalink': {
        const ts = given.get('message_ts') ?? '';
        if (!messages.some((each) => each.ts === ts)) return { ok: false, error: 'message_not_found' };
        return { ok: true, permalink: `https://octo.slack.example/archives/${channel}/p${ts.replace('.', '')}` };
      }
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const isWebhook = request.url === WEBHOOK;
    const method = isWebhook ? 'webhook' : (request.url ?? '').replace(/^\/api\//, '').replace(/\?.*$/, '');
    calls.push(method);
    const trouble = troubles.get(method)?.shift();
    if (trouble?.kind === 'status') {
      const { status, retryAfter } = trouble;
      response.writeHead(status, retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) });
      response.end();
      return;
    }
    if (trouble?.kind === 'error') {
      send(response, 200, { ok: false, error: trouble.error });
      return;
    }
    if (isWebhook) {
      const { text, blocks } = JSON.parse(body) as Pick<SlackMessage, 'text' | 'blocks'>;
      add({ channel: WEBHOOK_CHANNEL, thread: null, bot: 'B0HOOK', text, blocks, metadata: null });
      if (trouble?.kind === 'lost-answer') request.socket.destroy();
      else response.end('ok');
      return;
    }
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    const said = isKnown ? answer(method, new URLSearchParams(body)) : { ok: false, error: 'invalid_auth' };
    listener(calls.length);
    if (trouble?.kind === 'lost-answer') request.socket.destroy();
    else send(response, 200, said);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/`,
    webhookUrl: `${base}${WEBHOOK}`,
    token: TOKEN,
    messages,
    calls,
    write(channel, { bot = null, text = '', thread = null, metadata = null }) {
      add({ channel, thread, bot, text, blocks: [], metadata });
    },
    trouble(method, trouble) {
      troubles.set(method, [...(troubles.get(method) ?? []), trouble]);
    },
    onCall(next) {
      listener = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, answer: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

/** Slack takes at most fifty blocks, and no text without a letter in it. */
function faultIn(blocks: readonly unknown[]): string | null {
  if (blocks.length > 50) return 'invalid_blocks';
  return /"text":""/.test(JSON.stringify(blocks)) ? 'invalid_blocks' : null;
}
