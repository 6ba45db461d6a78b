import { sleep, systemClock } from '../shell/clock.js';
import type { Log } from '../shell/log.js';

/** Where Probot's setup asks for a channel too. */
const NEW_CHANNEL = 'https://smee.io/new';

const RECONNECT_MS = 5_000;

/** A delivery is 25 MB at most; escaped and wrapped it stays below this. */
const MAX_EVENT_CHARACTERS = 64 * 1024 * 1024;

/** What a delivery is made of, beside its body. */
const HEADERS = ['x-github-event', 'x-github-delivery', 'x-hub-signature-256'] as const;

/** Asks smee.io for a public address whose deliveries can be followed from a machine that has none. For development. */
export async function createChannel(): Promise<string> {
  const response = await fetch(NEW_CHANNEL, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  const address = response.headers.get('location');
  if (address === null) throw new Error('smee.io gave no channel');
  return address;
}

/**
 * Follows a channel and posts each delivery to `target`, until the signal says stop. The signature is GitHub's own and is
 * checked there, so a channel that others know can only waste our time.
 */
export async function followChannel(source: string, target: string, log: Log, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      const response = await fetch(source, { headers: { accept: 'text/event-stream' }, signal: stop });
      if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
      log.info({}, 'following the webhook proxy');
      const messages = response.body.pipeThrough(new TextDecoderStream());
      for await (const data of readMessages(messages)) await forward(data, target, log);
    } catch (error) {
      if (stop.aborted) return;
      log.warn({ err: error }, 'the webhook proxy is not reachable');
    }
    await sleep(systemClock, RECONNECT_MS);
  }
}

/** Yields the data of each message of an event stream (HTML standard, "Server-sent events"). Named events are smee's own. */
export async function* readMessages(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let data: string[] = [];
  let isNamed = false;
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split(/\r\n|\n/);
    rest = lines.pop() ?? '';
    if (rest.length > MAX_EVENT_CHARACTERS) throw new Error('message too long');
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
      if (line.startsWith('event:')) isNamed = true;
      if (line !== '') continue;
      if (data.length > 0 && !isNamed) yield data.join('\n');
      data = [];
      isNamed = false;
    }
  }
}

async function forward(data: string, target: string, log: Log): Promise<void> {
  const message: unknown = JSON.parse(data);
  if (typeof message !== 'object' || message === null || !('body' in message)) return;
  const fields = message as Record<string, unknown>;
  const headers = HEADERS.flatMap((name): [string, string][] => {
    const value = fields[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const response = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...Object.fromEntries(headers) },
    body: JSON.stringify(message.body),
  });
  await response.arrayBuffer();
  log.debug({ status: response.status }, 'forwarded a delivery');
}
