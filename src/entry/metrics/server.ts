import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { Metrics } from './metrics.js';

/** Where Prometheus looks unless told otherwise. */
export const METRICS_PATH = '/metrics';

const MAX_CONNECTIONS = 20;

/** Returns a server that answers `GET /metrics` and nothing else. It has no password: whoever reaches it may read it. */
export function createMetricsServer(metrics: Pick<Metrics, 'contentType' | 'render'>): Server {
  const times = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };
  const server = createServer(times, (request, response) => {
    if (request.method !== 'GET' || (request.url ?? '').split('?')[0] !== METRICS_PATH) {
      send(response, 404, 'text/plain; charset=utf-8', 'not found\n');
      request.resume();
      return;
    }
    metrics
      .render()
      .then((text) => send(response, 200, metrics.contentType, text))
      .catch(() => send(response, 500, 'text/plain; charset=utf-8', 'error\n'));
  });
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}
