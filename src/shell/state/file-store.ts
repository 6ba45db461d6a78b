import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Instant } from '../../core/snapshot.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { parseText } from '../parse-text.js';
import { writeWhole } from './write-whole.js';
import type { Store } from './store.js';

const FILE = 'state.json';

/** What cannot be read is kept under this name, the last of it only. */
const ASIDE = 'state.set-aside.json';

const VERSION = 1;

/** All texts with their names. Beyond it those set longest ago go. */
const MAX_CHARS = 4_000_000;

/** Greater than any file of ours: quotes and what stands between texts take room, too. */
const MAX_FILE_BYTES = 8 * MAX_CHARS;

const schema = z.object({
  version: z.literal(VERSION),
  entries: z.array(z.tuple([z.string(), z.string(), z.number().nullable()])),
});

/** `until` is null for what has no end. */
interface Entry {
  readonly text: string;
  readonly until: Instant | null;
}

export interface FileStoreOptions {
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The store of a process on its own that survives it: one small file, written anew as a whole. A text that is set is on the
 * disk once its promise resolves; what is set together, or while the file is being written, is one write.
 */
export class FileStore implements Store {
  readonly #folder: string;
  readonly #clock: Clock;
  /** The one set last comes last. */
  readonly #entries: Map<string, Entry>;
  #chars = 0;
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  /** Reads what a process before left in the folder, which must be there and be this process's own. */
  constructor(folder: string, { clock, log }: FileStoreOptions) {
    this.#folder = folder;
    this.#clock = clock;
    this.#entries = readEntries(folder, log);
    for (const [name, { text }] of this.#entries) this.#chars += name.length + text.length;
  }

  get(name: string): Promise<string | null> {
    return Promise.resolve(this.#read(name));
  }

  set(name: string, text: string, ttlMs = Infinity): Promise<void> {
    if (name.length + text.length > MAX_CHARS) return Promise.reject(new RangeError('the text is too long to keep'));
    this.#put(name, text, ttlMs);
    return this.#save();
  }

  delete(name: string): Promise<void> {
    return this.#remove(name) ? this.#save() : Promise.resolve();
  }

  async claim(name: string, text: string, ttlMs: number): Promise<boolean> {
    if (this.#read(name) !== null) return false;
    await this.set(name, text, ttlMs);
    return true;
  }

  async raise(name: string, value: number, ttlMs: number): Promise<number> {
    const known = Number(this.#read(name) ?? -Infinity);
    const highest = known > value ? known : value;
    this.#put(name, String(highest), ttlMs);
    await this.#save();
    return highest;
  }

  /** Resolves once nothing is left to write. */
  async close(): Promise<void> {
    await this.#next?.catch(ignore);
    await this.#writing.catch(ignore);
  }

  #read(name: string): string | null {
    const entry = this.#entries.get(name);
    return entry === undefined || isOver(entry, this.#clock.now()) ? null : entry.text;
  }

  #put(name: string, text: string, ttlMs: number): void {
    const until = Number.isFinite(ttlMs) ? this.#clock.now() + ttlMs : null;
    this.#remove(name);
    this.#entries.set(name, { text, until });
    this.#chars += name.length + text.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#chars <= MAX_CHARS) break;
      this.#remove(oldest);
    }
  }

  #remove(name: string): boolean {
    const entry = this.#entries.get(name);
    if (entry === undefined) return false;
    this.#chars -= name.length + entry.text.length;
    return this.#entries.delete(name);
  }

  /** One write for all that ask before it begins. A write that failed is made good by the next. */
  #save(): Promise<void> {
    this.#next ??= this.#writing.catch(ignore).then(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      this.#next = null;
      this.#writing = writeWhole(this.#folder, FILE, this.#format());
      await this.#writing;
    });
    return this.#next;
  }

  #format(): string {
    const now = this.#clock.now();
    for (const [name, entry] of this.#entries) if (isOver(entry, now)) this.#remove(name);
    const entries = [...this.#entries].map(([name, { text, until }]) => [name, text, until]);
    return `${JSON.stringify({ version: VERSION, entries })}\n`;
  }
}

function isOver({ until }: Entry, now: Instant): boolean {
  return until !== null && until <= now;
}

/** What is no state of ours, of a newer version too, is kept beside it for a person to look at. */
function readEntries(folder: string, log: Log): Map<string, Entry> {
  const path = join(folder, FILE);
  const text = readText(path);
  if (text === null) return new Map();
  const parsed = parse(text);
  if (parsed !== null) return parsed;
  rmSync(join(folder, ASIDE), { force: true, recursive: true });
  renameSync(path, join(folder, ASIDE));
  log.warn(
    { setting: 'DATA_DIR', file: FILE, aside: ASIDE },
    'the state in DATA_DIR cannot be read; it is set aside, and the app starts without it',
  );
  return new Map();
}

/** Returns null where there is no file, and an empty text where there is one that cannot be read or is too large. */
function readText(path: string): string | null {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return null;
  try {
    return size > MAX_FILE_BYTES ? '' : readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parse(text: string): Map<string, Entry> | null {
  const read = parseText(schema, text);
  return read === null ? null : new Map(read.entries.map(([name, value, until]) => [name, { text: value, until }]));
}

function ignore(): void {
  // Whoever waited for that write was told.
}
