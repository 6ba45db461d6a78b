import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyRoom } from './body.js';
import { claimedIdOf, refusalOf } from './delivery-headers.js';
import type { Refusal } from './delivery-headers.js';
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

export interface ServerState {
  /** Null until webhooks can be taken. */
  readonly receiver: Receiver | null;
  readonly isDraining: boolean;
}

/** Told of a delivery that was turned away. The id is the sender's word: it is no proof of anything. */
export type Refused = (refusal: { readonly delivery: string | null; readonly reason: string }) => void;

/**
 * Returns a server for webhooks, for those who ask how the app is, and for whoever has just installed it. `state` is looked
 * at for every request; `webUrl` is where people see GitHub.
 */
export function createAppServer(
  state: () => ServerState,
  refused: Refused,
  limits: ServerLimits = SERVER_LIMITS,
  webUrl = 'https://github.com',
): Server {
  const room = new BodyRoom(limits.bodyBytes);
  const times = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
  };
  const server = createServer(times, (request, response) => {
    void answer(request, response).catch(() => send(response, 500, 'error'));
  });
  server.maxConnections = MAX_CONNECTIONS;
  return server;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0];
    if (request.method === 'GET' && path === '/healthz') return send(response, 200, 'ok');
    if (request.method === 'GET' && path === '/readyz')
      return receiverOf(state()) === null ? send(response, 503, 'not ready') : send(response, 200, 'ready');
    if (path === SETUP_PATH) return answerSetup(request, response, webUrl);
    // An app made by Probot's setup page delivers to the root of the address it was made at.
    if (request.method !== 'POST' || (path !== WEBHOOK_PATH && path !== '/')) return send(response, 404, 'not found');
    if (receiverOf(state()) === null) return send(response, 503, 'not ready');
    const refuse = ({ status, reason }: Refusal) => {
      refused({ delivery: claimedIdOf(request.headers), reason });
      send(response, status, reason);
    };
    const refusal = refusalOf(request.headers);
    if (refusal !== null) return refuse(refusal);
    const outcome = await room.lend(request, async (body) => {
      // It may have been told to stop while the body came in.
      const receiver = receiverOf(state());
      if (receiver === null) return send(response, 503, 'not ready');
      await receiver(request, body, response);
    });
    // Node drops the rest of a body by itself only where nobody has begun to read it.
    if (outcome !== 'used') request.resume();
    if (outcome === 'no-room') return refuse({ status: 503, reason: 'too much at once' });
    if (outcome === 'too-long') {
      refused({ delivery: claimedIdOf(request.headers), reason: 'too large' });
      hangUp(request, response, 413, 'too large');
    }
  }
}

/** Returns what takes webhooks now, or null while nothing does. */
function receiverOf({ receiver, isDraining }: ServerState): Receiver | null {
  return isDraining ? null : receiver;
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
