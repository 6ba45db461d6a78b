import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exchange } from '../../../../src/shell/github/client/exchange.js';

/** A server that says the same to every request, and then nothing more. */
async function answering(...said: readonly (string | Buffer)[]): Promise<URL> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => said.forEach((piece) => socket.write(piece)));
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

function ask(url: URL, isRead: boolean, timeoutMs = 10_000) {
  return exchange(url, { method: isRead ? 'GET' : 'POST', headers: {}, body: isRead ? null : '{}', isRead, timeoutMs });
}

describe.each([true, false])('a request (a read: %s)', (isRead) => {
  test('that is answered with another protocol is not answered', async () => {
    const url = await answering('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n');
    await expect(ask(url, isRead)).rejects.toThrow(/^no answer$/);
  });

  test.each([
    ['nothing at all', ''],
    ['half an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
    ['that it should go on, and no more', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ])('that hears %s ends in time', async (_, said) => {
    await expect(ask(await answering(said), isRead, 100)).rejects.toThrow('no answer in time');
  });

  test('is answered, although the connection closes while the answer is unpacked', async () => {
    const body = gzipSync('x'.repeat(1_000_000));
    const head = `HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
    const answered = await ask(await answering(head, body), isRead);
    expect(answered.body).toHaveLength(1_000_000);
  });
});
