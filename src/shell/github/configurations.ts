import type { ConfigState, LabelNames } from '../../core/config/config.js';
import { DEFAULT_LABELS } from '../../core/config/defaults.js';
import type { Instant } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import { loadConfig, MAX_CONFIG_BYTES, tooLargeProblem } from '../../core/templates/load-config.js';
import { mayNeedLinked } from '../../core/templates/linked.js';
import type { SourceFile } from '../../core/templates/load-config.js';
import { LruMap } from '../lru.js';
import type { Ask } from './ask.js';
import type { ConfigIds, TextId } from './config-ids.js';
import { Texts } from './texts.js';
import type { ConfigHistory, TextsAnswer } from './texts.js';

/** Repositories whose configuration is kept. */
const MAX_STATES = 1_000;

interface Loaded {
  readonly state: ConfigState;
  /** False where a text was gone by the time it was read: true of that moment, and not of these ids. */
  readonly isWhole: boolean;
  /** The newest commit that touched the repository's file when this was loaded. */
  readonly newest: string | null;
}

/** The configurations of repositories, each loaded once for one combination of texts. */
export class Configurations {
  readonly #texts: Texts;
  readonly #loads = new LruMap<string, Promise<Loaded>>(MAX_STATES);
  readonly #proposals = new LruMap<string, Promise<Loaded>>(MAX_STATES);
  readonly #labels = new LruMap<string, LabelNames>(MAX_STATES);
  readonly #linked = new LruMap<string, boolean>(MAX_STATES);

  constructor(ask: Ask) {
    this.#texts = new Texts(ask);
  }

  /** Returns what our labels are called in a repository, as far as is known before its configuration is. */
  labelNames(ref: RepositoryRef): LabelNames {
    return this.#labels.get(nameOf(ref)) ?? DEFAULT_LABELS;
  }

  /** Tells whether issues that a pull request closes are to be read with it, as far as is known before the configuration is. */
  mayNeedLinked(ref: RepositoryRef): boolean {
    return this.#linked.get(nameOf(ref)) ?? false;
  }

  /**
   * Returns the configuration that these texts make. With `newest`, the commit that last touched the file, the dates are read
   * again where that is another than before: the same text can come back by a revert.
   */
  async load(ref: RepositoryRef, ids: ConfigIds, newest?: string | null): Promise<ConfigState> {
    if (ids.repository === null && ids.organisation === null) {
      this.#labels.delete(nameOf(ref));
      this.#linked.delete(nameOf(ref));
      return { status: 'none' };
    }
    const key = keyOf(ref, ids);
    const known = await this.#loads.get(key)?.catch(() => undefined);
    const isCurrent = known !== undefined && (newest === undefined || newest === known.newest);
    const { state } = isCurrent ? known : await loadOnce(this.#loads, key, () => this.#load(ref, ids, 'dated'));
    if (state.status === 'valid') {
      this.#labels.set(nameOf(ref), state.config.labels);
      this.#linked.set(nameOf(ref), mayNeedLinked(state.config));
    }
    return state;
  }

  /** Returns the configuration as it would be with another text in the repository's file, without dates. */
  async loadProposed(ref: RepositoryRef, ids: ConfigIds, proposed: TextId): Promise<ConfigState> {
    const other = { ...ids, repository: proposed };
    const key = keyOf(ref, other);
    const known = await this.#proposals.get(key)?.catch(() => undefined);
    const { state } = known ?? (await loadOnce(this.#proposals, key, () => this.#load(ref, other, 'undated')));
    return state.status === 'valid' ? { ...state, since: null, changedAt: null } : state;
  }

  async #load(ref: RepositoryRef, ids: ConfigIds, dates: 'dated' | 'undated'): Promise<Loaded> {
    for (const id of [ids.repository, ids.organisation]) {
      if (id === null || id.bytes <= MAX_CONFIG_BYTES) continue;
      const problems = [tooLargeProblem(id.path, id.bytes)];
      return { state: { status: 'invalid', file: id.path, problems }, newest: null, isWhole: true };
    }
    const own = [ids.repository, ...ids.templates].flatMap((id) => (id === null ? [] : [id.oid]));
    const shared = ids.organisation?.oid ?? null;
    const read = await (dates === 'dated'
      ? this.#texts.readDated(ref, own, shared)
      : this.#texts.read(ref, own, shared));
    const organisation = ids.organisation !== null && read.texts.has(ids.organisation.oid) ? ids.organisation : null;
    const sourceOf = (id: TextId): SourceFile => ({ path: id.path, text: read.texts.get(id.oid) ?? '' });
    const result = loadConfig({
      repositoryName: ref.repo,
      repository: ids.repository === null ? null : sourceOf(ids.repository),
      organisation: organisation === null ? null : sourceOf(organisation),
      templates: ids.templates.map(sourceOf),
    });
    const present = { ...ids, organisation };
    const state: ConfigState = result.status === 'valid' ? { ...result, ...datesOf(present, read) } : result;
    return { state, newest: read.repository.newest, isWhole: organisation === ids.organisation };
  }
}

/** Runs that need the same configuration at once share one load; one that failed, or found less than it should, is forgotten. */
async function loadOnce(
  loads: LruMap<string, Promise<Loaded>>,
  key: string,
  start: () => Promise<Loaded>,
): Promise<Loaded> {
  const load = start();
  loads.set(key, load);
  const forget = () => {
    if (loads.get(key) === load) loads.delete(key);
  };
  try {
    const loaded = await load;
    if (!loaded.isWhole) forget();
    return loaded;
  } catch (error) {
    forget();
    throw error;
  }
}

/** A repository's own file sets its beginning, else the organisation's; either may have changed last. */
function datesOf(ids: ConfigIds, read: TextsAnswer): { since: Instant | null; changedAt: Instant | null } {
  const present: readonly ConfigHistory[] = [
    ...(ids.repository === null ? [] : [read.repository]),
    ...(ids.organisation === null ? [] : [read.organisation]),
  ];
  const changes = present.map(({ changedAt }) => changedAt).filter((time) => time !== null);
  return { since: present[0]?.since ?? null, changedAt: changes.length > 0 ? Math.max(...changes) : null };
}

function nameOf(ref: RepositoryRef): string {
  return `${ref.installation}/${ref.owner}/${ref.repo}`.toLowerCase();
}

function keyOf(ref: RepositoryRef, ids: ConfigIds): string {
  const all = [ids.repository, ids.organisation, ...ids.templates];
  return [nameOf(ref), ...all.map((id) => (id === null ? '-' : `${id.path}:${id.oid}`))].join('\n');
}
