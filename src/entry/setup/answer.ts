import type { IncomingMessage, ServerResponse } from 'node:http';
import { renderSetupPage } from './page.js';
import { readSetupQuery } from './query.js';
import { STYLE_SOURCE } from './style.js';

/** Where GitHub sends whoever installed the app: the path of `setup_url` in `app.yml`. */
export const SETUP_PATH = '/setup';

/** The page loads nothing, runs nothing, sends its form to itself, and stands in nobody's frame. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src ${STYLE_SOURCE}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Answers a request for the setup page. It asks nothing of GitHub and is the same before the app is ready. */
export function answerSetup(request: IncomingMessage, response: ServerResponse, webUrl: string): void {
  const { method, url = '' } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' }).end('not allowed\n');
    return;
  }
  const at = url.indexOf('?');
  const query = readSetupQuery(new URLSearchParams(at < 0 ? '' : url.slice(at + 1)));
  const body = Buffer.from(renderSetupPage(query, webUrl), 'utf8');
  response.writeHead(query.wrong === null ? 200 : 400, { ...HEADERS, 'content-length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}
