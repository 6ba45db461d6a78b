import * as z from 'zod';
import type { Instant } from '../../../core/snapshot.js';
import type { Database } from '../../backend/database.js';
import { MAX_ATTEMPTS } from '../dead-letter.js';
import { NOTE_TTL_MS } from './ledger.js';
import type { Begun, Claim, Failed, Ledger, Size, Wish } from './ledger.js';

const TTL = `interval '${NOTE_TTL_MS} milliseconds'`;

/** A note with a time lives until then, and as long as any other afterwards. */
const LATEST = `expires_at = greatest(note.expires_at, excluded.expires_at)`;
const AFTER_AT = `greatest(now(), to_timestamp($3::bigint / 1000.0)) + ${TTL}`;

/**
 * Has a statement not wait for the disk. What it writes is on disk with the next statement that does wait, since PostgreSQL
 * writes its log in order, and BullMQ's that adds or ends the job comes next: if the server fails before, both are undone.
 */
const QUICKLY = `(select set_config('synchronous_commit', 'off', true)) as quickly`;

const SQL = {
  raise: `
insert into async_conventions.note as note (app, key, fresh, expires_at)
select $1, $2, $3::bigint, now() + ${TTL} from ${QUICKLY}
on conflict (app, key) do update set
  stale_reads = case when note.fresh >= excluded.fresh then note.stale_reads else 0 end,
  fresh = greatest(note.fresh, excluded.fresh),
  ${LATEST}`,
  wake: `
insert into async_conventions.note as note (app, key, at, body, is_background, expires_at)
values ($1, $2, $3, $4, $5, ${AFTER_AT})
on conflict (app, key) do update set
  at = case when note.is_held then note.at else least(note.at, excluded.at) end,
  body = excluded.body,
  is_background = excluded.is_background and (note.at is null or note.is_background),
  ${LATEST}`,
  begin: `
update async_conventions.note set
  at = case when is_held then at end,
  is_background = is_background and $3
from ${QUICKLY}
where app = $1 and key = $2 and (at is not null or expires_at > now())
returning is_held, fresh, failures, stale_reads`,
  forget: `
delete from async_conventions.note using ${QUICKLY}
where app = $1 and key = $2 and at is null and (fresh is null or fresh <= $3)`,
  settle: `
update async_conventions.note set
  fresh = case when fresh <= $3 then null else fresh end, failures = 0, stale_reads = 0
from ${QUICKLY}
where app = $1 and key = $2`,
  settleAndWake: `
insert into async_conventions.note as note (app, key, at, body, is_background, expires_at)
values ($1, $2, $3, $4, $5, ${AFTER_AT})
on conflict (app, key) do update set
  fresh = case when note.fresh <= $6 then null else note.fresh end,
  failures = 0,
  stale_reads = 0,
  at = case when note.is_held then note.at else least(note.at, excluded.at) end,
  body = excluded.body,
  is_background = excluded.is_background and (note.at is null or note.is_background),
  ${LATEST}`,
  hold: `
insert into async_conventions.note as note (app, key, at, body, is_background, failures, stale_reads, is_held, expires_at)
values ($1, $2, $3, $4, $5, $6, case when $7 and $8::bigint is null then 1 else 0 end, true, ${AFTER_AT})
on conflict (app, key) do update set
  at = excluded.at,
  body = excluded.body,
  is_background = excluded.is_background and (note.at is null or note.is_background),
  failures = excluded.failures,
  stale_reads = case
    when not $7 then note.stale_reads
    when note.fresh is not distinct from $8 then note.stale_reads + 1
    else 0
  end,
  is_held = true,
  ${LATEST}`,
  bury: `
insert into async_conventions.note as note (app, key, at, body, is_background, failures, expires_at)
values ($1, $2, $3, $4, $5, $6, ${AFTER_AT})
on conflict (app, key) do update set
  at = case when note.is_held then note.at else least(note.at, excluded.at) end,
  body = excluded.body,
  is_background = excluded.is_background and (note.at is null or note.is_background),
  failures = excluded.failures,
  ${LATEST}`,
  next: `
select min(at) as next from async_conventions.note
where app = $1 and at is not null and ($2::text[] is null or key = any ($2))`,
  claim: `
with due as (
  select key, at from async_conventions.note
  where app = $1 and at <= $2 and ($5::text[] is null or key = any ($5))
  order by at limit $4 for update skip locked
)
update async_conventions.note as note set at = $3, is_held = false
from due where note.app = $1 and note.key = due.key
returning note.key, due.at, note.body, note.is_background`,
  release: `update async_conventions.note set at = null where app = $1 and key = any ($2) and at = $3`,
  move: `update async_conventions.note set at = $4 where app = $1 and key = $2 and at = $3`,
  size: `
select
  count(*) filter (where not is_background or failures < ${MAX_ATTEMPTS}) as waiting,
  count(*) filter (where is_background and failures >= ${MAX_ATTEMPTS}) as dead_letters
from async_conventions.note where app = $1 and at is not null`,
} as const;

const numeral = z.coerce.number();

const begunSchema = z.object({
  is_held: z.boolean(),
  fresh: numeral.nullable(),
  failures: numeral,
  stale_reads: numeral,
});

const dueSchema = z
  .object({ key: z.string(), at: numeral, body: z.string(), is_background: z.boolean() })
  .transform(({ is_background, ...due }) => ({ ...due, isBackground: is_background }));

const nextSchema = z.object({ next: numeral.nullable() });

const sizeSchema = z
  .object({ waiting: numeral, dead_letters: numeral })
  .transform(({ waiting, dead_letters }): Size => ({ waiting, deadLetters: dead_letters }));

/** The ledger in PostgreSQL: a row for each key, each call one statement on it. */
export class PostgresLedger implements Ledger {
  readonly #database: Database;
  readonly #app: string;

  /** `app` parts ledgers that share the table. */
  constructor(database: Database, app: string) {
    this.#database = database;
    this.#app = app;
  }

  async raise(key: string, fresh: Instant): Promise<void> {
    await this.#query('raise', [key, fresh]);
  }

  async wake(key: string, { at, body, isBackground }: Wish): Promise<void> {
    await this.#query('wake', [key, at, body, isBackground]);
  }

  async begin(key: string, isBackground: boolean): Promise<Begun | 'held'> {
    const { rows } = await this.#query('begin', [key, isBackground]);
    if (rows.length === 0) return { fresh: null, failures: 0, staleReads: 0 };
    const { is_held, fresh, failures, stale_reads } = begunSchema.parse(rows[0]);
    return is_held ? 'held' : { fresh, failures, staleReads: stale_reads };
  }

  async settle(key: string, fresh: Instant | null, wish: Wish | null): Promise<void> {
    if (wish !== null) {
      await this.#query('settleAndWake', [key, wish.at, wish.body, wish.isBackground, fresh]);
      return;
    }
    const { rowCount } = await this.#query('forget', [key, fresh]);
    if (rowCount === 0) await this.#query('settle', [key, fresh]);
  }

  async hold(key: string, { at, body, isBackground }: Wish, { failures, stale }: Failed): Promise<void> {
    await this.#query('hold', [key, at, body, isBackground, failures, stale !== null, stale?.fresh ?? null]);
  }

  async bury(key: string, { at, body, isBackground }: Wish, failures: number): Promise<void> {
    await this.#query('bury', [key, at, body, isBackground, failures]);
  }

  async claim(now: Instant, until: Instant, limit: number, only?: readonly string[]): Promise<Claim> {
    const next = await this.#next(only);
    if (next === null || next > now) return { due: [], next };
    const { rows } = await this.#query('claim', [now, until, limit, only ?? null]);
    return { due: z.array(dueSchema).parse(rows), next: await this.#next(only) };
  }

  async release(keys: readonly string[], until: Instant): Promise<void> {
    await this.#query('release', [keys, until]);
  }

  async move(key: string, until: Instant, at: Instant): Promise<void> {
    await this.#query('move', [key, until, at]);
  }

  async size(): Promise<Size> {
    const { rows } = await this.#query('size', []);
    return sizeSchema.parse(rows[0]);
  }

  async #next(only: readonly string[] | undefined): Promise<Instant | null> {
    const { rows } = await this.#query('next', [only ?? null]);
    return nextSchema.parse(rows[0]).next;
  }

  #query(name: keyof typeof SQL, values: readonly unknown[]) {
    return this.#database.query(SQL[name], [this.#app, ...values]);
  }
}
