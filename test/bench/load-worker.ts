import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { serveOrders } from './worker-process.js';

/** A webhook ready to be sent. */
export interface SignedWebhook {
  readonly event: string;
  readonly body: string;
  readonly signature: string;
}

/** What the process is told to do, one order at a time. */
export type LoadOrder =
  | { readonly name: 'take'; readonly url: string; readonly webhooks: readonly SignedWebhook[] }
  /** Sends each once, a few at a time. */
  | { readonly name: 'send-all' }
  /** Sends at a fixed rate, one after the other and from the beginning again, however long the answers take. */
  | { readonly name: 'send-at'; readonly perSecond: number; readonly seconds: number };

/** Milliseconds from the moment at which a webhook was due until its answer was there. */
export interface Acknowledged {
  readonly sent: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

export interface LoadAnswers {
  readonly take: null;
  readonly 'send-all': null;
  readonly 'send-at': Acknowledged;
}

const AT_ONCE = 8;

const agent = new Agent({ keepAlive: true });

let url = '';
let webhooks: readonly SignedWebhook[] = [];

serveOrders(async (order: LoadOrder): Promise<LoadAnswers[keyof LoadAnswers]> => {
  switch (order.name) {
    case 'take':
      ({ url, webhooks } = order);
      return null;
    case 'send-all':
      await sendAll();
      return null;
    case 'send-at':
      return sendAt(order.perSecond, order.seconds);
    default:
      return order satisfies never;
  }
});

async function sendAll(): Promise<void> {
  const left = [...webhooks];
  const send = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const status = await post(next);
      if (status !== 200) throw new Error(`a webhook was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
}

/** The rate does not wait for answers, so that one slow answer shows in all that were due meanwhile. */
async function sendAt(perSecond: number, seconds: number): Promise<Acknowledged> {
  const times: number[] = [];
  let refused = 0;
  const under: Promise<void>[] = [];
  const start = performance.now();
  const total = perSecond * seconds;
  for (let nth = 0; nth < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - start) * perSecond) / 1000) + 1);
    for (; nth < due; nth += 1) {
      const webhook = webhooks[nth % webhooks.length];
      const dueAt = start + (nth * 1000) / perSecond;
      if (webhook === undefined) throw new Error('nothing to send');
      under.push(
        post(webhook).then((status) => {
          times.push(performance.now() - dueAt);
          if (status !== 200) refused += 1;
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { sent: times.length, refused, p50: at(0.5), p99: at(0.99), most: at(1) };
}

function post({ event, body, signature }: SignedWebhook): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-github-delivery': randomUUID(),
      'x-github-event': event,
      'x-hub-signature-256': signature,
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
