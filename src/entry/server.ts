import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyRoom } from './body.js';
import { refusalOf, turnedAwayOf } from './delivery-headers.js';
import type { Refusal, TurnedAway } from './delivery-headers.js';
import type { Receiver } from './receiver.js';
import { answerSetup, SETUP_PATH } from './setup/answer.js';

/** Where GitHub delivers. */
export const WEBHOOK_PATH = '/api/github/webhooks';

/** Connections at once. What each may hold is small: its head, and the beginning of a body. */
const MAX_CONNECTIONS = 500;

/** What one who is not GitHub may take of us. */
export interface ServerLimits {
  /** Until the head of a request is there, and on a connection that says nothing at all. */
  readonly headersMs: number;
  /** Until the request is there as a whole. GitHub itself waits no longer than ten seconds for its answer. */
  readonly requestMs: number;
  /** How often the server looks for those that are late. */
  readonly checkMs: number;
  /** Bodies held at once, beyond the short ones. */
  readonly bodyBytes: number;
}

export const SERVER_LIMITS: ServerLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  checkMs: 1_000,
  bodyBytes: 64 * 1024 * 1024,
};

/** `starting`: until GitHub has said who we are. `stopping`: since a signal came. */
export type Phase = 'starting' | 'running' | 'stopping';

/** What a server serves, beside answers to those who ask how the app is. */
export interface AppServerOptions {
  /** Looked at for every request. */
  readonly phase: () => Phase;
  /** What takes webhooks; null in a process that takes none, and as long as it is starting. */
  readonly receiver: () => Receiver | null;
  /** Told of each delivery that is not taken. */
  readonly turnedAway: (delivery: TurnedAway) => void;
  /** Tells whether what work waits in is there. Asked for each `/readyz`. */
  readonly isReachable?: () => Promise<boolean>;
  readonly limits?: ServerLimits;
  /** Where people see GitHub; null where the page after installing is not served. */
  readonly webUrl?: string | null;
}

/** Returns a server for webhooks, for those who ask how the app is, and for whoever has just installed it. */
export function createAppServer(options: AppServerOptions): Server {
  const { phase, turnedAway, limits = SERVER_LIMITS, webUrl = 'https://github.com' } = options;
  const room = new BodyRoom(limits.bodyBytes);
  const times = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
  };
  const server = createServer(times, (request, response) => {
    // Whoever keeps connections open is to ask another process next time.
    if (phase() === 'stopping') response.setHeader('connection', 'close');
    void answer(request, response).catch(() => send(response, 500, 'error'));
  });
  server.maxConnections = MAX_CONNECTIONS;
  return server;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0];
    if (request.method === 'GET' && path === '/healthz') return send(response, 200, 'ok');
    if (request.method === 'GET' && path === '/readyz') return answerReadiness(response);
    if (path === SETUP_PATH && webUrl !== null) return answerSetup(request, response, webUrl);
    // An app made by Probot's setup page delivers to the root of the address it was made at.
    if (request.method !== 'POST' || (path !== WEBHOOK_PATH && path !== '/')) return send(response, 404, 'not found');
    return answerDelivery(request, response);
  }

  async function answerReadiness(response: ServerResponse): Promise<void> {
    const is = phase();
    if (is !== 'running') return send(response, 503, is);
    const isThere = (await options.isReachable?.()) ?? true;
    return isThere ? send(response, 200, 'ready') : send(response, 503, 'the queue is not reachable');
  }

  async function answerDelivery(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const turnAway = (refusal: Refusal) => {
      turnedAway(turnedAwayOf(request.headers, refusal));
      send(response, refusal.status, refusal.reason);
    };
    const absence = absenceOf(options) ?? refusalOf(request.headers);
    if (absence !== null) return turnAway(absence);
    const outcome = await room.lend(request, async (body) => {
      // It may have been told to stop while the body came in.
      const receiver = phase() === 'running' ? options.receiver() : null;
      if (receiver === null) return turnAway(absenceOf(options) ?? NO_RECEIVER);
      await receiver(request, body, response);
    });
    // Node drops the rest of a body by itself only where nobody has begun to read it.
    if (outcome !== 'used') request.resume();
    if (outcome === 'no-room') return turnAway({ status: 503, reason: 'too much at once' });
    if (outcome === 'too-long') {
      const refusal = { status: 413, reason: 'too large' };
      turnedAway(turnedAwayOf(request.headers, refusal));
      hangUp(request, response, refusal.status, refusal.reason);
    }
  }
}

const NO_RECEIVER: Refusal = { status: 503, reason: 'takes no webhooks' };

/** Returns why no webhook is taken now, or null while they are. With 503 GitHub lists a delivery as failed. */
function absenceOf({ phase, receiver }: AppServerOptions): Refusal | null {
  const is = phase();
  if (is !== 'running') return { status: 503, reason: is };
  return receiver() === null ? NO_RECEIVER : null;
}

/** Answers. Node reads what is left of the body and drops it, so that the sender gets to see the answer. */
function send(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** Answers without reading on, and closes: nobody has to see the end of a body that GitHub would not send. */
function hangUp(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${text}\n`, () => request.destroy());
}

/** Starts listening and returns the port, which is the system's choice where 0 was asked for. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
