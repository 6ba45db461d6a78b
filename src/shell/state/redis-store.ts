import type { Redis } from 'ioredis';
import * as z from 'zod';
import type { Store } from './store.js';

/** Redis runs a script as one: no other process sees or changes the number between reading and writing. */
const RAISE = `
local had = redis.call('GET', KEYS[1])
local text = ARGV[1]
if had and tonumber(had) > tonumber(text) then text = had end
redis.call('SET', KEYS[1], text, 'PX', ARGV[2])
return text
`;

/** The store of processes that share a Redis. */
export class RedisStore implements Store {
  readonly #client: Redis;
  readonly #prefix: string;

  /** All names begin with `prefix`. */
  constructor(client: Redis, prefix: string) {
    this.#client = client;
    this.#prefix = `${prefix}:store:`;
  }

  get(name: string): Promise<string | null> {
    return this.#client.get(this.#prefix + name);
  }

  async set(name: string, text: string, ttlMs?: number): Promise<void> {
    if (ttlMs === undefined || ttlMs === Infinity) await this.#client.set(this.#prefix + name, text);
    else await this.#client.set(this.#prefix + name, text, 'PX', Math.max(1, Math.ceil(ttlMs)));
  }

  async delete(name: string): Promise<void> {
    await this.#client.del(this.#prefix + name);
  }

  async claim(name: string, text: string, ttlMs: number): Promise<boolean> {
    const key = this.#prefix + name;
    return (await this.#client.set(key, text, 'PX', Math.max(1, Math.ceil(ttlMs)), 'NX')) === 'OK';
  }

  async raise(name: string, value: number, ttlMs: number): Promise<number> {
    const answer = await this.#client.eval(RAISE, 1, this.#prefix + name, value, Math.max(1, Math.ceil(ttlMs)));
    return Number(z.string().parse(answer));
  }
}
