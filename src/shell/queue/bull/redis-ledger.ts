import type { Redis } from 'ioredis';
import * as z from 'zod';
import type { Instant } from '../../../core/snapshot.js';
import { MAX_ATTEMPTS } from '../dead-letter.js';
import { NOTE_TTL_MS } from './ledger.js';
import type { Begun, Claim, Due, Failed, Ledger, Size, Wish } from './ledger.js';

/*
 * KEYS[1] the timers, a sorted set of keys by time; KEYS[2] the note of a key, a hash:
 * fresh, failures, stale, held (until when), body, background; KEYS[3] which of the keys with a timer are dead letters.
 * ARGV[1] the key, ARGV[2] how long a note lives.
 */

/** Says of a key that has a timer whether it is a dead letter. */
const SORT = `
local function sort()
  local note = redis.call('HMGET', KEYS[2], 'failures', 'background')
  local isDead = tonumber(note[1] or '0') >= ${MAX_ATTEMPTS} and note[2] == '1'
  redis.call(isDead and 'SADD' or 'SREM', KEYS[3], ARGV[1])
end
`;

const WAKE = `${SORT}
local function wake(at, body, background)
  local had = redis.call('ZSCORE', KEYS[1], ARGV[1])
  if had and redis.call('HGET', KEYS[2], 'background') == '0' then background = '0' end
  if redis.call('HEXISTS', KEYS[2], 'held') == 0 and (not had or tonumber(at) < tonumber(had)) then
    redis.call('ZADD', KEYS[1], at, ARGV[1])
  end
  redis.call('HSET', KEYS[2], 'body', body, 'background', background)
  redis.call('PERSIST', KEYS[2])
  sort()
end
`;

const SCRIPTS = {
  raise: `
local had = redis.call('HGET', KEYS[2], 'fresh')
if not had or tonumber(had) < tonumber(ARGV[3]) then
  redis.call('HSET', KEYS[2], 'fresh', ARGV[3])
  redis.call('HDEL', KEYS[2], 'stale')
end
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then redis.call('PEXPIRE', KEYS[2], ARGV[2]) end
`,
  wake: `${WAKE}
wake(ARGV[3], ARGV[4], ARGV[5])
`,
  begin: `
local note = redis.call('HMGET', KEYS[2], 'held', 'fresh', 'failures', 'stale')
if note[1] then
  if ARGV[3] == '0' then
    redis.call('HSET', KEYS[2], 'background', '0')
    redis.call('SREM', KEYS[3], ARGV[1])
  end
  redis.call('ZADD', KEYS[1], 'NX', note[1], ARGV[1])
  return 'held'
end
if redis.call('ZREM', KEYS[1], ARGV[1]) == 1 then
  redis.call('SREM', KEYS[3], ARGV[1])
  if note[2] or note[3] or note[4] then redis.call('PEXPIRE', KEYS[2], ARGV[2]) else redis.call('DEL', KEYS[2]) end
end
return { note[2] or '', note[3] or '0', note[4] or '0' }
`,
  settle: `${WAKE}
local fresh = redis.call('HGET', KEYS[2], 'fresh')
if fresh and ARGV[3] ~= '' and tonumber(fresh) <= tonumber(ARGV[3]) then redis.call('HDEL', KEYS[2], 'fresh') end
redis.call('HDEL', KEYS[2], 'failures', 'stale')
redis.call('SREM', KEYS[3], ARGV[1])
if ARGV[4] ~= '' then
  wake(ARGV[4], ARGV[5], ARGV[6])
elseif redis.call('HEXISTS', KEYS[2], 'fresh') == 0 and not redis.call('ZSCORE', KEYS[1], ARGV[1]) then
  redis.call('DEL', KEYS[2])
end
`,
  hold: `${SORT}
local background = ARGV[5]
if redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('HGET', KEYS[2], 'background') == '0' then background = '0' end
if ARGV[7] == '1' then
  if (redis.call('HGET', KEYS[2], 'fresh') or '') == ARGV[8] then
    redis.call('HINCRBY', KEYS[2], 'stale', 1)
  else
    redis.call('HDEL', KEYS[2], 'stale')
  end
end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
redis.call('HSET', KEYS[2], 'held', ARGV[3], 'body', ARGV[4], 'background', background, 'failures', ARGV[6])
redis.call('PERSIST', KEYS[2])
sort()
`,
  bury: `${WAKE}
redis.call('HSET', KEYS[2], 'failures', ARGV[6])
wake(ARGV[3], ARGV[4], ARGV[5])
`,
  // KEYS[2] is what all names of notes begin with; ARGV[4] is 'all', or 'only' with the keys after it.
  claim: `
local function earliest()
  if ARGV[4] == 'all' then return redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES') end
  local first = {}
  for index = 5, #ARGV do
    local at = redis.call('ZSCORE', KEYS[1], ARGV[index])
    if at and (not first[2] or tonumber(at) < tonumber(first[2])) then first = { ARGV[index], at } end
  end
  return first
end
local function due()
  if ARGV[4] == 'all' then return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3]) end
  local keys = {}
  for index = 5, #ARGV do
    local at = redis.call('ZSCORE', KEYS[1], ARGV[index])
    if at and tonumber(at) <= tonumber(ARGV[1]) and #keys < tonumber(ARGV[3]) then table.insert(keys, ARGV[index]) end
  end
  return keys
end
local claimed = {}
for _, key in ipairs(due()) do
  local note = redis.call('HMGET', KEYS[2] .. key, 'body', 'background')
  if note[1] then
    table.insert(claimed, { key, redis.call('ZSCORE', KEYS[1], key), note[1], note[2] })
    redis.call('HDEL', KEYS[2] .. key, 'held')
    redis.call('ZADD', KEYS[1], ARGV[2], key)
  else
    redis.call('ZREM', KEYS[1], key)
    redis.call('SREM', KEYS[3], key)
  end
end
return { claimed, earliest() }
`,
  release: `
for index = 3, #ARGV do
  local score = redis.call('ZSCORE', KEYS[1], ARGV[index])
  if score and tonumber(score) == tonumber(ARGV[1]) then
    redis.call('ZREM', KEYS[1], ARGV[index])
    redis.call('SREM', KEYS[3], ARGV[index])
    redis.call('PEXPIRE', KEYS[2] .. ARGV[index], ARGV[2])
  end
end
`,
  move: `
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if score and tonumber(score) == tonumber(ARGV[3]) then redis.call('ZADD', KEYS[1], ARGV[4], ARGV[1]) end
`,
  size: `
return { redis.call('ZCARD', KEYS[1]), redis.call('SCARD', KEYS[3]) }
`,
} as const;

const numeral = z.coerce.number();

const begunSchema = z.union([
  z.literal('held'),
  z.tuple([z.string(), numeral, numeral]).transform(([fresh, failures, staleReads]): Begun => ({
    fresh: fresh === '' ? null : Number(fresh),
    failures,
    staleReads,
  })),
]);

const claimSchema = z.tuple([
  z.array(
    z
      .tuple([z.string(), numeral, z.string(), z.string()])
      .transform(([key, at, body, background]): Due => ({ key, at, body, isBackground: background === '1' })),
  ),
  z.union([z.tuple([]), z.tuple([z.string(), numeral])]),
]);

const sizeSchema = z.tuple([numeral, numeral]);

/** The ledger in Redis: a sorted set and a hash for each key, changed by scripts, which Redis runs one at a time. */
export class RedisLedger implements Ledger {
  readonly #client: Redis;
  readonly #timers: string;
  readonly #notes: string;
  readonly #deadLetters: string;

  /** All names begin with `prefix`. */
  constructor(client: Redis, prefix: string) {
    this.#client = client;
    this.#timers = `${prefix}:timers`;
    this.#notes = `${prefix}:note:`;
    this.#deadLetters = `${prefix}:dead-letters`;
  }

  async raise(key: string, fresh: Instant): Promise<void> {
    await this.#call('raise', key, [fresh]);
  }

  async wake(key: string, wish: Wish): Promise<void> {
    await this.#call('wake', key, argumentsOf(wish));
  }

  async begin(key: string, isBackground: boolean): Promise<Begun | 'held'> {
    return begunSchema.parse(await this.#call('begin', key, [isBackground ? '1' : '0']));
  }

  async settle(key: string, fresh: Instant | null, wish: Wish | null): Promise<void> {
    await this.#call('settle', key, [fresh ?? '', ...(wish === null ? [''] : argumentsOf(wish))]);
  }

  async hold(key: string, wish: Wish, { failures, stale }: Failed): Promise<void> {
    const asked = stale === null ? ['0'] : ['1', stale.fresh ?? ''];
    await this.#call('hold', key, [...argumentsOf(wish), failures, ...asked]);
  }

  async bury(key: string, wish: Wish, failures: number): Promise<void> {
    await this.#call('bury', key, [...argumentsOf(wish), failures]);
  }

  async claim(now: Instant, until: Instant, limit: number, only?: readonly string[]): Promise<Claim> {
    const which = only === undefined ? ['all'] : ['only', ...only];
    const answer = await this.#eval('claim', this.#notes, [now, until, limit, ...which]);
    const [due, [, next]] = claimSchema.parse(answer);
    return { due, next: next ?? null };
  }

  async release(keys: readonly string[], until: Instant): Promise<void> {
    await this.#eval('release', this.#notes, [until, NOTE_TTL_MS, ...keys]);
  }

  async move(key: string, until: Instant, at: Instant): Promise<void> {
    await this.#call('move', key, [until, at]);
  }

  async size(): Promise<Size> {
    const [timers, deadLetters] = sizeSchema.parse(await this.#eval('size', this.#notes, []));
    return { waiting: timers - deadLetters, deadLetters };
  }

  #call(
    script: Exclude<keyof typeof SCRIPTS, 'claim' | 'release' | 'size'>,
    key: string,
    values: readonly (string | number)[],
  ): Promise<unknown> {
    return this.#eval(script, this.#notes + key, [key, NOTE_TTL_MS, ...values]);
  }

  #eval(script: keyof typeof SCRIPTS, note: string, values: readonly (string | number)[]): Promise<unknown> {
    return this.#client.eval(SCRIPTS[script], 3, this.#timers, note, this.#deadLetters, ...values);
  }
}

function argumentsOf({ at, body, isBackground }: Wish): (string | number)[] {
  return [at, body, isBackground ? '1' : '0'];
}
