import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Receiver } from './receiver.js';

/** Where GitHub delivers. */
export const WEBHOOK_PATH = '/api/github/webhooks';

/** GitHub sends no payload above 25 MB. */
const MAX_BODY_BYTES = 26 * 1024 * 1024;

/** A delivery is sent at once; whoever takes longer is no GitHub. */
const REQUEST_TIMEOUT_MS = 30_000;

const MAX_CONNECTIONS = 500;

export interface ServerState {
  /** Null until webhooks can be taken. */
  readonly receiver: Receiver | null;
  readonly isDraining: boolean;
}

/** Returns a server for webhooks and for those who ask how the app is. `state` is looked at for every request. */
export function createAppServer(state: () => ServerState): Server {
  const server = createServer((request, response) => {
    void answer(request, response, state()).catch(() => send(response, 500, 'error'));
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, state: ServerState): Promise<void> {
  const path = (request.url ?? '').split('?')[0];
  const isReady = state.receiver !== null && !state.isDraining;
  if (request.method === 'GET' && path === '/healthz') return send(response, 200, 'ok');
  if (request.method === 'GET' && path === '/readyz')
    return send(response, isReady ? 200 : 503, isReady ? 'ready' : 'not ready');
  // An app made by Probot's setup page delivers to the root of the address it was made at.
  if (request.method !== 'POST' || (path !== WEBHOOK_PATH && path !== '/')) return send(response, 404, 'not found');
  if (state.receiver === null || state.isDraining) return refuse(request, response, 503, 'not ready');
  const body = await readBody(request);
  if (body === null) return refuse(request, response, 413, 'too large');
  await state.receiver(request, body.toString('utf8'), response);
}

/** Returns the body, or null once it is longer than any that GitHub sends. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** Answers without reading on, and closes: the rest of the body is not wanted. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
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
