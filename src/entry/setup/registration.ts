import type { IncomingMessage, ServerResponse } from 'node:http';
import { run, Server } from 'probot';
import { webUrlOf } from '../settings.js';
import { createChannel } from '../smee.js';
import { answerSetup, SETUP_PATH } from './answer.js';

/** `setup_url` of `app.yml`: right for the default port, and replaced by where the registration is opened. */
const SETUP_URL = 'http://localhost:3000/setup';

/**
 * Runs Probot's own pages, which lead through the registration and write what comes of it to `.env`.
 *
 * GitHub leads on from there to the installation and then to our page, before anybody has started the app anew, so that the
 * page is served here, too. Probot has no place for that: what loads its handlers is made to load ours first.
 */
export async function runRegistration(gheHost: string | undefined, gheProtocol = 'https'): Promise<void> {
  const webUrl = webUrlOf(gheHost === '' ? undefined : gheHost, gheProtocol);
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on the server it is asked of
  const { loadHandlerFactory } = Server.prototype;
  Server.prototype.loadHandlerFactory = function (factory) {
    this.addHandler((request, response) => answerFirst(request, response, webUrl));
    return loadHandlerFactory.call(this, factory);
  };
  await run(() => {}, { SmeeClient: { createChannel } });
}

/** Returns true for a request that is answered, as Probot's handlers do. */
function answerFirst(request: IncomingMessage, response: ServerResponse, webUrl: string): boolean {
  const path = (request.url ?? '').split('?')[0];
  if (path === SETUP_PATH) {
    answerSetup(request, response, webUrl);
    return true;
  }
  if (path === '/probot') correctSetupUrl(request, response);
  return false;
}

/** The page that holds the manifest is Probot's; in it the address of ours becomes the one that it was opened at. */
function correctSetupUrl(request: IncomingMessage, response: ServerResponse): void {
  const { 'x-forwarded-host': before, 'x-forwarded-proto': forwarded } = request.headers;
  const host = before ?? request.headers.host;
  if (typeof host !== 'string' || !/^[\w.:[\]-]{1,200}$/.test(host)) return;
  const protocol = forwarded === undefined ? 'http' : 'https';
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  response.end = (body?: unknown) =>
    end(typeof body === 'string' ? body.replaceAll(SETUP_URL, `${protocol}://${host}${SETUP_PATH}`) : body);
}
