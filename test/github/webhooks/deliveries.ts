import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { signWebhook, signWebhookLegacy } from '../signing.js';
import { formatTimestamp } from '../clock.js';
import type { Clock, Timestamp } from '../clock.js';
import type { App } from '../state/model.js';
import type { HookMessage } from './payload.js';

/** One webhook and what became of it. */
export interface Delivery {
  readonly id: number;
  /** `X-GitHub-Delivery`; a redelivery keeps it. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly isRedelivery: boolean;
  /** Null until answered; 0 when the connection failed, the delivery was dropped, or there was nowhere to send it. */
  status: number | null;
  readonly appId: number;
  readonly at: Timestamp;
}

/** A delivery before anything is known of its way. */
type Message = Omit<Delivery, 'id' | 'status' | 'at'>;

export type DeliveryMatch = (delivery: Pick<Delivery, 'event' | 'action' | 'payload'>) => boolean;

/** What becomes of a delivery on its way. */
export interface Fate {
  /**
   * `fail`: it reaches nobody, and is listed as failed. `swallow`: something in between answers in the receiver's place and passes
   * nothing on, so that it is listed as delivered.
   */
  readonly way: 'send' | 'fail' | 'swallow';
  /** How often it arrives, under one and the same GUID. */
  readonly copies: number;
  /** It is sent only after so many later ones. */
  readonly behind: number;
}

/** Decides, delivery by delivery, what becomes of it. Nobody asks for a redelivery. */
export type Disorder = (delivery: Pick<Delivery, 'event' | 'action' | 'payload'>) => Fate;

/** GitHub cuts the connection after this long and counts the delivery as failed. */
const deadlineMs = 10_000;

/** Sends webhooks one after another in the order of events, over real HTTP, and remembers what was answered. */
export interface Deliveries {
  readonly all: readonly Delivery[];
  send(message: HookMessage, app: App): void;
  /** Withholds what happens from now on until `release`. */
  hold(): void;
  release(): void;
  /** Loses the next delivery that matches: it is recorded with status 0 and never sent. */
  drop(match: DeliveryMatch): void;
  /** Sends the next delivery that matches `times` times, with one and the same GUID. */
  duplicate(match: DeliveryMatch, times?: number): void;
  /** Lets `source` decide about every delivery from now on; null ends it and sends what it kept back. */
  setDisorder(source: Disorder | null): void;
  /** Sends one again under its GUID, as the button and the API do. */
  redeliver(id: number): Delivery;
  /** Resolves when nothing is under way any more. What is held back does not count. */
  settled(): Promise<void>;
}

export function createDeliveries(findApp: (id: number) => App | undefined, clock: Clock): Deliveries {
  const all: Delivery[] = [];
  const held: Delivery[] = [];
  const drops: DeliveryMatch[] = [];
  const duplicates: { readonly match: DeliveryMatch; readonly times: number }[] = [];
  const late: { readonly delivery: Delivery; behind: number }[] = [];
  let disorder: Disorder | null = null;
  let isHolding = false;
  let tail: Promise<void> = Promise.resolve();
  let underWay = 0;

  function enqueue(delivery: Delivery): void {
    const app = findApp(delivery.appId);
    if (app?.webhookUrl == null) {
      delivery.status = 0;
      return;
    }
    underWay += 1;
    tail = tail.then(async () => {
      // Where it goes to is looked up when its turn comes: the receiver may have moved meanwhile.
      delivery.status = app.webhookUrl === null ? 0 : await post(delivery, app, app.webhookUrl);
      underWay -= 1;
    });
  }

  /** Sends what was kept back until as many others have gone as it was to come after. */
  function sendLate(): void {
    for (const each of late) each.behind -= 1;
    while (late.some(({ behind }) => behind < 0)) {
      const [due] = late.splice(
        late.findIndex(({ behind }) => behind < 0),
        1,
      );
      if (due !== undefined) enqueue(due.delivery);
    }
  }

  function record(message: Message): Delivery {
    const delivery: Delivery = { ...message, id: all.length + 1, status: null, at: formatTimestamp(clock()) };
    all.push(delivery);
    return delivery;
  }

  function start(message: Message): void {
    const delivery = record(message);
    const dropped = drops.findIndex((match) => match(delivery));
    if (dropped >= 0) {
      drops.splice(dropped, 1);
      delivery.status = 0;
      return;
    }
    const fate = disorder?.(delivery) ?? null;
    if (fate !== null) return follow(fate, delivery, message);
    const doubled = duplicates.findIndex((each) => each.match(delivery));
    const times = doubled < 0 ? 1 : (duplicates.splice(doubled, 1)[0]?.times ?? 1);
    const copies = [delivery, ...Array.from({ length: times - 1 }, () => record(message))];
    for (const copy of copies) {
      if (isHolding) held.push(copy);
      else enqueue(copy);
    }
  }

  function follow(fate: Fate, delivery: Delivery, message: Message): void {
    if (fate.way !== 'send') delivery.status = fate.way === 'fail' ? 0 : 200;
    else {
      const copies = [delivery, ...Array.from({ length: fate.copies - 1 }, () => record(message))];
      for (const copy of copies) late.push({ delivery: copy, behind: fate.behind });
    }
    sendLate();
  }

  return {
    all,
    send(message, app) {
      const action = message.payload['action'];
      start({
        guid: randomUUID(),
        event: message.event,
        action: typeof action === 'string' ? action : null,
        payload: message.payload,
        isRedelivery: false,
        appId: app.id,
      });
    },
    hold() {
      isHolding = true;
    },
    release() {
      isHolding = false;
      for (const delivery of held.splice(0)) enqueue(delivery);
    },
    drop: (match) => void drops.push(match),
    setDisorder(source) {
      disorder = source;
      if (source === null) for (const { delivery } of late.splice(0)) enqueue(delivery);
    },
    duplicate: (match, times = 2) => void duplicates.push({ match, times }),
    redeliver(id) {
      const first = all.find((delivery) => delivery.id === id);
      if (first === undefined) throw new Error(`no delivery ${id}`);
      const again = record({ ...first, isRedelivery: true });
      enqueue(again);
      return again;
    },
    async settled() {
      while (underWay > 0) await tail;
    },
  };
}

/** Returns the headers GitHub sends, a GitHub Enterprise Server's among them. */
export function hookHeaders(
  delivery: Pick<Delivery, 'guid' | 'event'>,
  body: string,
  app: App,
  url: string,
): Record<string, string> {
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'GitHub-Hookshot/fa4e001',
    'x-github-delivery': delivery.guid,
    'x-github-event': delivery.event,
    'x-github-hook-id': String(app.id * 7),
    'x-github-hook-installation-target-id': String(app.id),
    'x-github-hook-installation-target-type': 'integration',
    'x-github-enterprise-host': new URL(url).host,
    'x-github-enterprise-version': '3.19.0',
    'x-hub-signature': signWebhookLegacy(app.webhookSecret, body),
    'x-hub-signature-256': signWebhook(app.webhookSecret, body),
  };
}

function post(delivery: Delivery, app: App, url: string): Promise<number> {
  return new Promise((resolve) => {
    const body = JSON.stringify(delivery.payload);
    const headers = hookHeaders(delivery, body, app, url);
    const sent = request(url, { method: 'POST', headers, timeout: deadlineMs, agent: false }, (response) => {
      response.resume();
      response.on('close', () => resolve(response.statusCode ?? 0));
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer within the deadline')));
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
}
