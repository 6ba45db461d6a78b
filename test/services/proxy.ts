import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a server that can be taken away and given back. */
export interface Proxy {
  /** The address of the server by this way. */
  readonly url: string;
  /** Ends all connections and takes no new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Keeps connections open, but lets nothing through any more. */
  hang(): void;
}

/** Opens a way to the server of an address; it is closed when the test ends. */
export async function openProxy(target: string): Promise<Proxy> {
  const to = new URL(target);
  const sockets = new Set<Socket>();
  let isHanging = false;
  const server: Server = createServer((incoming) => {
    const outgoing = connect(Number(to.port), to.hostname);
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming.on('data', (data) => isHanging || outgoing.write(data));
    outgoing.on('data', (data) => isHanging || incoming.write(data));
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(target);
  url.port = String(port);
  async function cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  }
  onTestFinished(() => (server.listening ? cut() : undefined));
  return {
    url: url.href,
    cut,
    async mend() {
      isHanging = false;
      if (!server.listening) await listen(port);
    },
    hang() {
      isHanging = true;
    },
  };
}
