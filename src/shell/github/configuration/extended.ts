import { CONFIG_PATH } from '../../../core/config/config-path.js';
import type { Instant } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { BOUNDS } from '../../../core/config/language/schema.js';
import { extendsOf, mayExtend, type ExtendedFile } from '../../../core/loading/extended.js';
import { MAX_CONFIG_BYTES, type SourceFile } from '../../../core/loading/load-config.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import { extendedAnswer } from '../reading/answers/index.js';
import type { Ask } from '../client/ask.js';
import { FailureError, type Failure } from '../client/errors.js';
import { EXTENDED_QUERY } from '../reading/queries/index.js';
import { arrivalOf, textOf } from './texts.js';

/** For how long what another repository says is taken to be what it still says. */
const KEPT_MS = 10 * 60_000;

const MAX_FILES = 500;

/** A file that is too large to be read. */
export interface TooLarge {
  readonly path: string;
  readonly bytes: number;
}

/** The files that a repository's configuration builds on, as they stand. */
export interface Extended {
  /** By `owner/name` in lower case. */
  readonly files: ReadonlyMap<string, ExtendedFile>;
  /** Equal for equal files. */
  readonly key: string;
  /** When one of them last changed; null where there is none. */
  readonly changedAt: Instant | null;
  /** The first of them that is too large to be read. */
  readonly tooLarge: TooLarge | null;
}

interface Kept {
  readonly file: SourceFile | null;
  readonly key: string;
  readonly isPrivate: boolean;
  readonly changedAt: Instant | null;
  readonly tooLarge: TooLarge | null;
  readonly until: Instant;
}

const NONE = { file: null, key: '-', isPrivate: false, changedAt: null, tooLarge: null } as const;

/** Reads the configuration files of repositories that others build on, each once in ten minutes. */
export class ExtendedFiles {
  readonly #ask: Ask;
  readonly #clock: Clock;
  readonly #kept = new LruMap<string, Kept>(MAX_FILES);
  /** Whom a file builds on: it is asked for with every event, and to parse it takes milliseconds. */
  readonly #named = new WeakMap<SourceFile, string | null>();

  constructor(ask: Ask, clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  /** Forgets what a repository says, since it has just changed it. */
  forget(ref: RepositoryRef): void {
    this.#kept.delete(keyOf(ref));
  }

  /**
   * Returns the files that one builds on, followed as far as the language allows. A private repository is none to a public one:
   * what it says would show there.
   */
  async follow(ref: RepositoryRef, own: SourceFile | null, isPrivate: boolean): Promise<Extended> {
    const files = new Map<string, ExtendedFile>();
    const kept: Omit<Kept, 'until'>[] = [];
    let file = own;
    while (file !== null && files.size <= BOUNDS.extends) {
      const name = this.#nameIn(file);
      if (name === null || files.has(name.toLowerCase())) break;
      if (!mayExtend(`${ref.owner}/${ref.repo}`, name)) break;
      const read = await this.#read({ ...ref, repo: name.slice(name.indexOf('/') + 1) });
      const shown = read.isPrivate && !isPrivate ? NONE : read;
      kept.push(shown);
      files.set(name.toLowerCase(), shown.file ?? 'missing');
      file = shown.file;
    }
    const changes = kept.flatMap(({ changedAt }) => (changedAt === null ? [] : [changedAt]));
    return {
      files,
      key: [...files]
        .map(([name, of], index) => `${name}:${typeof of === 'string' ? of : (kept[index]?.key ?? '')}`)
        .join(),
      changedAt: changes.length === 0 ? null : Math.max(...changes),
      tooLarge: kept.find(({ tooLarge }) => tooLarge !== null)?.tooLarge ?? null,
    };
  }

  #nameIn(file: SourceFile): string | null {
    const known = this.#named.get(file);
    if (known !== undefined) return known;
    const name = extendsOf(file);
    this.#named.set(file, name);
    return name;
  }

  async #read(ref: RepositoryRef): Promise<Kept> {
    const known = this.#kept.get(keyOf(ref));
    if (known !== undefined && known.until > this.#clock.now()) return known;
    const read = await this.#fetch(ref);
    this.#kept.set(keyOf(ref), read);
    return read;
  }

  async #fetch(ref: RepositoryRef): Promise<Kept> {
    const until = this.#clock.now() + KEPT_MS;
    const none: Kept = { ...NONE, until };
    const answer = await this.#ask(ref, EXTENDED_QUERY, {}, extendedAnswer).catch((error: unknown) => {
      // A repository that is not there, or that the app may not see, has no file to build on; anything else is tried again.
      if (error instanceof FailureError && isNoRepository(error.failure)) return null;
      throw error;
    });
    const config = answer?.repository.config ?? null;
    if (answer === null || config?.oid === undefined) return none;
    const path = `${ref.owner}/${ref.repo}/${CONFIG_PATH}`;
    const branch = answer.repository.defaultBranchRef;
    const newest = branch?.target?.history.nodes[0];
    const bytes = config.byteSize ?? 0;
    return {
      file: { path, text: textOf(config) },
      key: config.oid,
      isPrivate: answer.repository.isPrivate,
      changedAt: branch == null || newest === undefined ? null : arrivalOf(newest, branch.name),
      tooLarge: bytes > MAX_CONFIG_BYTES ? { path, bytes } : null,
      until,
    };
  }
}

function isNoRepository({ kind, reason }: Failure): boolean {
  return kind === 'give-up' && /^(?:not-found|missing-permission|forbidden)/.test(reason);
}

function keyOf({ installation, owner, repo }: RepositoryRef): string {
  return `${installation}/${owner}/${repo}`.toLowerCase();
}
