import type { IncomingMessage } from 'node:http';

/** GitHub sends no payload above 25 MB ("Webhook events and payloads"). */
const LONGEST_BODY = 26 * 1024 * 1024;

/** Below this a body needs no room of the common one, so that long ones cannot keep the many short ones out. */
const SHORT_BODY = 64 * 1024;

/** `no-room`: the bodies held at the moment are too much together. */
export type BodyOutcome = 'used' | 'too-long' | 'no-room';

/**
 * Holds the bodies of requests, at most so many bytes of them at once.
 *
 * Whether a body is GitHub's is known only when it is there as a whole, so anybody can make us hold one.
 */
export class BodyRoom {
  readonly #bytes: number;
  #taken = 0;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /**
   * Reads the body of a request and hands it on. Its room is taken until `use` is done. Where the outcome is not `used`,
   * the request is still there to be answered.
   */
  async lend(request: IncomingMessage, use: (body: string) => Promise<void>): Promise<BodyOutcome> {
    const announced = Number(request.headers['content-length'] ?? LONGEST_BODY);
    if (announced > LONGEST_BODY) return 'too-long';
    // One buffer that grows, since a piece for each byte that trickles in would cost a hundred times its length.
    let buffer = Buffer.alloc(0);
    let length = 0;
    let taken = 0;
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        const needed = length + chunk.length;
        if (needed > LONGEST_BODY) return 'too-long';
        if (needed > buffer.length) {
          const size = Math.max(needed, Math.min(announced, 2 * buffer.length));
          const more = Math.max(0, size - SHORT_BODY) - taken;
          if (this.#taken + more > this.#bytes) return 'no-room';
          this.#taken += more;
          taken += more;
          const grown = Buffer.allocUnsafeSlow(size);
          buffer.copy(grown, 0, 0, length);
          buffer = grown;
        }
        chunk.copy(buffer, length);
        length = needed;
      }
      const text = buffer.toString('utf8', 0, length);
      buffer = Buffer.alloc(0);
      await use(text);
      return 'used';
    } finally {
      this.#taken -= taken;
    }
  }
}
