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
  /** Keeps what is sent to the server until it is mended. */
  hold(): void;
}

/** Opens a way to the server of an address; it is closed when the test ends. */
export async function openProxy(target: string): Promise<Proxy> {
  const to = new URL(target);
  const sockets = new Set<Socket>();
  let isHanging = false;
  let held: (() => void)[] | null = null;
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
    incoming.on('data', (data) => {
      const pass = () => isHanging || outgoing.destroyed || outgoing.write(data);
      if (held === null) pass();
      else held.push(pass);
    });
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
      const late = held ?? [];
      held = null;
      for (const pass of late) pass();
      if (!server.listening) await listen(port);
    },
    hang() {
      isHanging = true;
    },
    hold() {
      held ??= [];
    },
  };
}
