import * as z from 'zod';
import type { Database } from '../backend/database.js';
import type { Store } from './store.js';

/** A time to live of null is endless. */
const EXPIRY = `now() + $4::float8 * interval '1 millisecond'`;

const GET = `
select text from async_conventions.store where app = $1 and name = $2 and (expires_at is null or expires_at > now())`;

const SET = `
insert into async_conventions.store as kept (app, name, text, expires_at) values ($1, $2, $3, ${EXPIRY})
on conflict (app, name) do update set text = excluded.text, expires_at = excluded.expires_at`;

const DELETE = `delete from async_conventions.store where app = $1 and name = $2`;

const CLAIM = `
insert into async_conventions.store as kept (app, name, text, expires_at) values ($1, $2, $3, ${EXPIRY})
on conflict (app, name) do update set text = excluded.text, expires_at = excluded.expires_at
where kept.expires_at <= now()
returning text`;

const RAISE = `
insert into async_conventions.store as kept (app, name, text, expires_at) values ($1, $2, $3, ${EXPIRY})
on conflict (app, name) do update set
  text = case when kept.expires_at > now() and kept.text::float8 > excluded.text::float8 then kept.text else excluded.text end,
  expires_at = excluded.expires_at
returning text`;

const rowSchema = z.object({ text: z.string() });

/** The store of processes that share a PostgreSQL database. */
export class PostgresStore implements Store {
  readonly #database: Database;
  readonly #app: string;

  /** `app` parts the stores of several apps. */
  constructor(database: Database, app: string) {
    this.#database = database;
    this.#app = app;
  }

  async get(name: string): Promise<string | null> {
    const { rows } = await this.#database.query(GET, [this.#app, name]);
    return rows.length === 0 ? null : rowSchema.parse(rows[0]).text;
  }

  async set(name: string, text: string, ttlMs?: number): Promise<void> {
    await this.#database.query(SET, [this.#app, name, text, ttlMs ?? null]);
  }

  async delete(name: string): Promise<void> {
    await this.#database.query(DELETE, [this.#app, name]);
  }

  async claim(name: string, text: string, ttlMs: number): Promise<boolean> {
    const { rows } = await this.#database.query(CLAIM, [this.#app, name, text, ttlMs]);
    return rows.length > 0;
  }

  async raise(name: string, value: number, ttlMs: number): Promise<number> {
    const { rows } = await this.#database.query(RAISE, [this.#app, name, String(value), ttlMs]);
    return Number(rowSchema.parse(rows[0]).text);
  }
}
