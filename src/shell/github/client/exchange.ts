import http from 'node:http';
import type { Agent, AgentOptions, IncomingMessage, RequestOptions } from 'node:http';
import https from 'node:https';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { FailureError } from './errors.js';

/** One request, and one answer to it. */
export interface Exchange {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Whether it changes nothing, so that it may be sent once more where nobody knows if it arrived. */
  readonly isRead: boolean;
  /** As much time as it may take from here to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answered {
  readonly status: number;
  readonly statusText: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Longer than any answer to what we ask: GitHub's longest are lists of a hundred, of 64 KB each. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** An address that does not answer at all is known sooner than one that takes long to think. */
const CONNECT_MS = 10_000;

/** Shorter than what servers and what stands before them keep a silent connection. */
const IDLE_MS = 20_000;

/** More than run at once at the default setting; what is beyond waits its turn. */
const MAX_CONNECTIONS = 256;

const AGENT: AgentOptions = {
  keepAlive: true,
  maxSockets: MAX_CONNECTIONS,
  maxFreeSockets: MAX_CONNECTIONS,
  timeout: IDLE_MS,
  ...proxyOption(),
};

type Agents = Readonly<Record<string, Agent>>;

const kept: Agents = { 'http:': new http.Agent(AGENT), 'https:': new https.Agent(AGENT) };

/** For a second try: where one kept connection was closed, the others may be too. */
const FRESH: AgentOptions = { ...AGENT, keepAlive: false };

const fresh: Agents = { 'http:': new http.Agent(FRESH), 'https:': new https.Agent(FRESH) };

/**
 * Sends one request over a connection that is kept, and returns the whole answer, whatever its status.
 *
 * A server may close a kept connection in the moment in which we write to it. A read then goes once more, over another; a
 * write rejects, for whether it took effect is not known.
 */
export async function exchange(url: URL, request: Exchange): Promise<Answered> {
  const begun = performance.now();
  try {
    return await send(url, request, kept);
  } catch (error) {
    if (!(error instanceof ClosedMeanwhile)) throw error;
    if (!request.isRead) throw error.cause;
    const left = Math.max(1, request.timeoutMs - (performance.now() - begun));
    return send(url, { ...request, timeoutMs: left }, fresh);
  }
}

/** The connection had been used before, and ended before any of the answer came. */
class ClosedMeanwhile extends Error {}

function send(url: URL, request: Exchange, agents: Agents): Promise<Answered> {
  const { method, body, timeoutMs, signal } = request;
  const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const headers = { ...request.headers, ...length, 'accept-encoding': 'gzip, br' };
  const options: RequestOptions = { method, headers, agent: agents[url.protocol], ...(signal && { signal }) };
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? https : http).request(url, options);
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      reject(error instanceof Error ? error : new Error('no answer'));
    };
    // Not every request says so when it is destroyed.
    const giveUp = (reason: string): void => {
      const error = new Error(reason);
      sent.destroy(error);
      fail(error);
    };
    const timer = setTimeout(() => giveUp('no answer in time'), timeoutMs);
    let hasBegun = false;
    sent.on('socket', (socket) => {
      if (!socket.connecting) return;
      const late = setTimeout(() => giveUp('no connection in time'), CONNECT_MS).unref();
      socket.once('connect', () => clearTimeout(late)).once('close', () => clearTimeout(late));
    });
    sent.on('error', (error) => {
      const isClosed = !hasBegun && sent.reusedSocket && isReset(error);
      fail(isClosed ? new ClosedMeanwhile('closed meanwhile', { cause: error }) : error);
    });
    // After a 101, which nobody asked for, Node ends the connection without an error.
    sent.once('close', () => {
      if (!hasBegun) fail(new Error('no answer'));
    });
    sent.on('response', (response) => {
      hasBegun = true;
      collect(response)
        .then((collected) => {
          clearTimeout(timer);
          resolve(collected);
        })
        .catch((error: unknown) => {
          sent.destroy();
          fail(error);
        });
    });
    sent.end(body ?? undefined);
  });
}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

async function collect(response: IncomingMessage): Promise<Answered> {
  const chunks = await chunksOf(response);
  const [first] = chunks;
  const raw = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: headersOf(response),
    body: await inflated(raw, response.headers['content-encoding']),
  };
}

/** A stream's own iterator takes several times as long for an answer of a single piece. */
function chunksOf(response: IncomingMessage): Promise<readonly Buffer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) reject(tooLong());
      else chunks.push(chunk);
    });
    response.once('end', () => (response.complete ? resolve(chunks) : reject(new Error('the answer was cut'))));
    response.once('error', reject);
    response.once('close', () => reject(new Error('the answer was cut')));
  });
}

const decoders = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

async function inflated(raw: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity' || raw.length === 0) return raw;
  const name = encoding.toLowerCase();
  if (name !== 'gzip' && name !== 'deflate' && name !== 'br') throw new Error('an answer in an unknown encoding');
  try {
    return await decoders[name](raw, { maxOutputLength: MAX_ANSWER_BYTES });
  } catch (error) {
    throw error instanceof RangeError ? tooLong() : error;
  }
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) plain[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return plain;
}

function tooLong(): FailureError {
  return new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason: 'answer too long' });
}

/**
 * Newer versions of Node take `HTTPS_PROXY` where `NODE_USE_ENV_PROXY` is set ("Enterprise network configuration"), but an
 * agent of one's own only when told. Older ones do not know the option.
 */
function proxyOption(): object {
  return process.env['NODE_USE_ENV_PROXY'] === '1' ? { proxyEnv: process.env } : {};
}
