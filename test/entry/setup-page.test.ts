import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfigText } from '../../src/core/loading/load-config.js';
import { createAppServer, listen } from '../../src/entry/server.js';
import { webUrlOf } from '../../src/entry/settings.js';
import { OBSERVING_LINES, STARTER_LINES } from '../../src/entry/setup/starter.js';
import { read } from '../docs/pages.js';

let server: Server;
let url: string;

/** The server while it is not ready, which the page does not wait for. */
async function start(webUrl?: string): Promise<void> {
  server = createAppServer({
    phase: () => 'starting',
    receiver: () => null,
    turnedAway: () => {},
    ...(webUrl === undefined ? {} : { webUrl }),
  });
  url = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}/setup`;
}

beforeEach(() => start());
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function ask(query: Record<string, string> = {}) {
  const response = await fetch(`${url}?${new URLSearchParams(query).toString()}`);
  const html = await response.text();
  const address = /<a href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;
  return { status: response.status, headers: response.headers, html, link: address === null ? null : new URL(address) };
}

describe('the page', () => {
  test('says what comes next, and shows the five lines and the command', async () => {
    const { status, html, link } = await ask({ installation_id: '42', setup_action: 'install' });
    expect(status).toBe(200);
    expect(html).toContain('<h1>The app is installed</h1>');
    expect(html).toContain('  change: {} # every pull request\n');
    expect(html).toContain('doctor OWNER/REPO');
    expect(link).toBeNull();
  });

  test.each([
    ['update', 'The installation has changed'],
    ['request', 'An owner has to agree first'],
    ['of tomorrow', 'The app is installed'],
  ])('knows what became of the installation: %s', async (setup_action, title) => {
    const { status, html } = await ask({ setup_action });
    expect([status, html]).toEqual([200, expect.stringContaining(`<h1>${title}</h1>`)]);
  });

  test('is the same whatever installation it is told of', async () => {
    const { html } = await ask({ setup_action: 'install' });
    expect((await ask({ setup_action: 'install', installation_id: '42' })).html).toBe(html);
    expect((await ask({ setup_action: 'install', installation_id: '"><script>' })).html).toBe(html);
  });

  test('runs nothing, loads nothing and is kept by nobody', async () => {
    const { headers, html } = await ask();
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style, 'utf8').digest('base64');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
    expect(html).not.toMatch(/<script|<img|<link|\son\w+=|style="/i);
  });

  test('can be read by everybody: language, title, one heading above the others, a label for each field', async () => {
    const { html } = await ask();
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<label>[^<]+<input (?!type="hidden")/g)).toHaveLength(2);
  });

  test('answers HEAD with the head alone, and nothing else than GET', async () => {
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1_000);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const response = await fetch(url, { method });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
      await response.text();
    }
  });
});

describe('the link', () => {
  test('opens a new file whose text is a valid configuration that looks on', async () => {
    const { link, html } = await ask({ repository: 'octo/hello', branch: '' });
    expect(`${link?.origin}${link?.pathname}`).toBe('https://github.com/octo/hello/new/main');
    expect(link?.searchParams.get('filename')).toBe('.github/async.yml');
    const text = link?.searchParams.get('value') ?? '';
    const reading = parseConfigText({ path: '.github/async.yml', text });
    expect(reading.problems).toBeNull();
    expect(reading.problems === null && reading.value).toMatchObject({ mode: 'observe' });
    expect(reading.problems === null && Object.keys(reading.value.templates ?? {})).toEqual([
      ...['brief', 'decision', 'change'],
    ]);
    expect(html).toContain('doctor octo/hello');
  });

  test.each([
    ['trunk', '/octo/hello/new/trunk'],
    ['release/2.x', '/octo/hello/new/release/2.x'],
  ])('goes to the branch %s', async (branch, path) => {
    expect((await ask({ repository: 'octo/hello', branch })).link?.pathname).toBe(path);
  });

  test.each([
    [undefined, 'https', 'https://github.com'],
    ['github.example.com', 'https', 'https://github.example.com'],
    ['127.0.0.1:8080', 'http', 'http://127.0.0.1:8080'],
    ['octo.ghe.com', 'https', 'https://octo.ghe.com'],
  ])('goes to the GitHub that GHE_HOST names: %s', async (host, protocol, origin) => {
    server.close();
    await start(webUrlOf(host, protocol));
    expect((await ask({ repository: 'octo/hello' })).link?.origin).toBe(origin);
  });

  test.each([
    ...['', 'octo', 'octo/hello/there', '/hello', 'octo/', '../hello', 'octo/..', 'octo/hello?x', 'octo hello/x'],
    ...[
      'https://github.com/octo/hello',
      'octo/hello"><script>alert(1)</script>',
      `octo/${'x'.repeat(101)}`,
      'octo/h\u0000',
    ],
  ])('is not made for the repository %j, and the page says so', async (repository) => {
    const { status, html, link } = await ask({ repository });
    expect([status, link]).toEqual([400, null]);
    expect(html).toContain('not the name of a repository');
    expect(html).not.toContain('<script');
  });

  test.each([
    ...['-x', '../main', 'a..b', 'a//b', 'a/', 'a.', '.hidden', 'a/.b', 'a b', 'a?b', 'a#b', "'><svg onload=x>"],
    ...['x'.repeat(201), 'a\\b', 'a\nb'],
  ])('is not made for the branch %j, and the page says so', async (branch) => {
    const { status, html, link } = await ask({ repository: 'octo/hello', branch });
    expect([status, link]).toEqual([400, null]);
    expect(html).toContain('not the name of a branch');
    expect(html).not.toContain('<svg');
  });
});

test('the lines are those of the README', () => {
  const [, block = ''] = /^ *```yaml\n(.*?)^ *```$/ms.exec(read('README.md')) ?? [];
  expect(STARTER_LINES).toBe(block.replace(/^ {3}/gm, ''));
  expect(OBSERVING_LINES.split('\n')).toHaveLength(STARTER_LINES.split('\n').length + 1);
});
