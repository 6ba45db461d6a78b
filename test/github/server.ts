import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.js';
import { answerGraphql, describeGraphql } from './graphql/answer.js';
import { subjectOfRequest } from './requests.js';
import type { RecordedRequest } from './requests.js';
import { authenticate } from './rest/access.js';
import { ApiError } from './rest/call.js';
import type { Principal, Reply } from './rest/call.js';
import { answerRest, routes } from './rest/handle.js';
import { matchRoute } from './rest/route.js';
import type { Match } from './rest/route.js';
import type { History } from './state/history.js';
import type { Scene } from './state/world.js';
import { limitOf, spendRateLimit } from './rate-limit.js';

/** What the server needs beside the scene. */
export interface Backstage {
  readonly scene: Scene;
  readonly history: History;
  readonly faults: Faults;
  readonly record: (request: RecordedRequest) => void;
  readonly complain: (problem: string) => void;
}

/** Starts the server on a free port of 127.0.0.1. */
export async function listen(backstage: Backstage): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    void serve(backstage, request, response).catch((error: unknown) => {
      backstage.complain(`the fake failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

/** A request as far as it is understood before anything happens. */
interface Inquiry {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly text: string;
  readonly match: Match | null;
  readonly entry: RecordedRequest;
}

async function serve(backstage: Backstage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await readText(request);
  const inquiry = understand(backstage, request, text);
  backstage.record(inquiry.entry);
  const faults = backstage.faults.take(inquiry.entry);
  for (const fault of faults) if (fault.type === 'latency') await pause(fault.ms);
  const fault = faults.find((each) => each.type !== 'latency') ?? null;
  inquiry.entry.fault = faults[0]?.type ?? null;
  const early = fault === null ? null : befall(backstage, fault, 'before');
  const reply = early ?? answer(backstage, inquiry);
  const late = fault === null || early !== null ? null : befall(backstage, fault, 'after');
  const final = late ?? reply;
  if (final === 'reset') {
    request.socket.destroy();
    return;
  }
  inquiry.entry.status = send(backstage, inquiry, final, response);
}

function understand(backstage: Backstage, request: IncomingMessage, text: string): Inquiry {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', backstage.scene.world.htmlUrl);
  const isGraphql = url.pathname === '/api/graphql';
  const path = isGraphql ? '/graphql' : url.pathname.replace(/^\/api\/v3/, '').replace(/(.)\/$/, '$1');
  const match = isGraphql ? null : matchRoute(routes, method, path);
  const graphql = isGraphql ? describeGraphql(text) : null;
  const entry: RecordedRequest = {
    method,
    path,
    route: match?.route.path ?? path,
    operation: match?.route.operation ?? graphql?.operation ?? 'unknown',
    isWrite: graphql === null ? method !== 'GET' && method !== 'HEAD' : graphql.isMutation,
    isGraphql,
    about: subjectOfRequest(path, text),
    status: 0,
    fault: null,
    at: backstage.scene.clock(),
  };
  return { request, url, text, match, entry };
}

/** Answers as GitHub would without any fault, and lets the effect take place. */
function answer(backstage: Backstage, inquiry: Inquiry): Reply {
  const { scene } = backstage;
  try {
    const principal = authenticate(scene, inquiry.request.headers.authorization);
    if (inquiry.match?.route.operation !== 'rate-limit/get') {
      const refusal = spendRateLimit(scene, principal, inquiry.entry.isGraphql);
      if (refusal !== null) return refusal;
    }
    const reply = inquiry.entry.isGraphql
      ? answerGraphql(
          inquiry.entry.isWrite ? scene.world : backstage.history.read(),
          scene,
          principal,
          inquiry.text,
          backstage.complain,
        )
      : answerPath(backstage, inquiry, principal);
    if (inquiry.entry.isWrite) backstage.history.note();
    return reply;
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body, headers: error.headers };
    throw error;
  }
}

function answerPath(backstage: Backstage, inquiry: Inquiry, principal: Principal | null): Reply {
  if (inquiry.match === null) {
    backstage.complain(`not served: ${inquiry.entry.method} ${inquiry.entry.path}`);
    return { status: 404, body: new ApiError(404, 'Not Found').body };
  }
  let body: unknown;
  try {
    body = inquiry.text === '' ? undefined : JSON.parse(inquiry.text);
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
  return answerRest(backstage.scene, { match: inquiry.match, principal, url: inquiry.url, body }, backstage.complain);
}

/** Returns what a fault answers at that moment; null when it has its say at the other one. */
function befall(backstage: Backstage, fault: Fault, moment: 'before' | 'after'): Reply | 'reset' | null {
  const now = Math.floor(backstage.scene.clock() / 1000);
  const message = (text: string) => new ApiError(0, text).body;
  switch (fault.type) {
    case 'status':
      return fault.when === moment ? { status: fault.status, body: message('Server Error') } : null;
    case 'reset':
      return fault.when === moment ? 'reset' : null;
    case 'rate-limit': {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      const headers = {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(now + (fault.resetIn ?? 60)),
        ...wait,
      };
      return { status: fault.status ?? 429, body: message('API rate limit exceeded for installation.'), headers };
    }
    case 'secondary-limit': {
      const text = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return { status: fault.status ?? 403, body: message(text), headers };
    }
    case 'graphql-limit': {
      const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation.' }];
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + (fault.resetIn ?? 60)) };
      return { status: 200, body: { errors }, headers };
    }
    case 'graphql-error': {
      const errors = [{ type: fault.errorType, message: fault.message, path: fault.path }];
      return { status: 200, body: { data: fault.data ?? null, errors } };
    }
    case 'latency':
      return null;
    default:
      return fault satisfies never;
  }
}

/** Sends a reply with the headers GitHub sends; a GET that matches the client's ETag becomes a 304. Returns the status sent. */
function send(backstage: Backstage, inquiry: Inquiry, reply: Reply, response: ServerResponse): number {
  const isRaw =
    inquiry.request.headers.accept?.includes('raw') === true && inquiry.entry.operation === 'repos/get-content';
  const body = reply.body === undefined ? '' : isRaw ? rawText(reply.body) : JSON.stringify(reply.body);
  const spent = limitOf(backstage.scene, askerOf(backstage, inquiry));
  const { limit, remaining, resetAt } = spent;
  const headers: Record<string, string> = {
    server: 'github.com',
    date: new Date(backstage.scene.clock()).toUTCString(),
    'content-type': isRaw ? 'application/vnd.github.raw+json; charset=utf-8' : 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': randomUUID(),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(limit - remaining),
    'x-ratelimit-reset': String(resetAt),
    'x-ratelimit-resource': inquiry.entry.isGraphql ? 'graphql' : 'core',
    ...reply.headers,
  };
  let status = reply.status;
  if (inquiry.entry.method === 'GET' && status === 200 && !inquiry.entry.isGraphql) {
    // GitHub's tags are good for one token: another one gets the whole answer again.
    const token = inquiry.request.headers.authorization ?? '';
    const etag = `W/"${createHash('sha256').update(`${token}\n${body}`).digest('hex')}"`;
    headers['etag'] = etag;
    headers['cache-control'] = 'private, max-age=60, s-maxage=60';
    if (inquiry.request.headers['if-none-match'] === etag) {
      status = 304;
      spent.remaining += 1;
    }
  }
  response.writeHead(status, headers);
  response.end(status === 304 || status === 204 ? '' : body);
  return status;
}

/** Who asked; null for a token that is none. */
function askerOf({ scene }: Backstage, { request }: Inquiry): Principal | null {
  try {
    return authenticate(scene, request.headers.authorization);
  } catch {
    return null;
  }
}

function rawText(body: unknown): string {
  const content = (body as { content?: unknown }).content;
  return typeof content === 'string' ? Buffer.from(content, 'base64').toString('utf8') : JSON.stringify(body);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
