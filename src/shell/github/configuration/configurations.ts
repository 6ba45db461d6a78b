import type { ConfigState, LabelNames, Locale } from '../../../core/config/config.js';
import { mayNeedCodeowners, recordFolder } from '../../../core/desired/following/needs.js';
import { DEFAULT_LABELS } from '../../../core/config/resolve/defaults.js';
import type { Instant } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { loadConfig, MAX_CONFIG_BYTES, tooLargeProblem } from '../../../core/loading/load-config.js';
import type { ConfigSources, SourceFile } from '../../../core/loading/load-config.js';
import type { Words } from '../../../core/text/en.js';
import { LANGUAGES } from '../../../core/text/languages.js';
import { mayNeedLinked } from '../../../core/templates/linked.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import type { Ask } from '../client/ask.js';
import type { ConfigIds, TextId } from './config-ids.js';
import { ExtendedFiles, type Extended, type TooLarge } from './extended.js';
import { Texts } from './texts.js';
import type { ConfigHistory, TextsAnswer } from './texts.js';

/** Repositories whose configuration is kept. */
const MAX_STATES = 1_000;

/** Proposed configurations kept. Anyone with a fork can propose one after the other, each of which takes megabytes. */
const MAX_PROPOSALS = 32;

/** What an item may have to be read with: what is not asked for together costs another request. */
interface MayNeed {
  /** The issues that a pull request closes. */
  readonly linked: boolean;
  /** Who owns everything. */
  readonly codeowners: boolean;
  /** The folder in which decisions are kept; null where none are. */
  readonly records: string | null;
  /** Which reviews of a pull request are asked for and given. */
  readonly reviews: boolean;
}

interface Loaded {
  readonly state: ConfigState;
  /** False where a text was gone by the time it was read: true of that moment, and not of these ids. */
  readonly isWhole: boolean;
  /** The newest commit that touched the repository's file when this was loaded. */
  readonly newest: string | null;
  /** The repository's own text, which says what it builds on. */
  readonly own: SourceFile | null;
  /** What the files that it builds on were. */
  readonly extendedKey: string;
}

/** All texts of a configuration, with their histories. */
interface Gathered {
  readonly sources: ConfigSources;
  readonly extended: Extended;
  readonly read: TextsAnswer;
}

/** The configurations of repositories, each loaded once for one combination of texts. */
export class Configurations {
  readonly #texts: Texts;
  readonly #loads = new LruMap<string, Promise<Loaded>>(MAX_STATES);
  readonly #proposals = new LruMap<string, Promise<Loaded>>(MAX_PROPOSALS);
  readonly #labels = new LruMap<string, LabelNames>(MAX_STATES);
  readonly #mayNeed = new LruMap<string, MayNeed>(MAX_STATES);

  readonly #extended: ExtendedFiles;

  constructor(ask: Ask, clock: Clock) {
    this.#texts = new Texts(ask);
    this.#extended = new ExtendedFiles(ask, clock);
  }

  /** Forgets what others build on in this repository: it is known to have changed. */
  forget(ref: RepositoryRef): void {
    this.#extended.forget(ref);
  }

  /** Returns what our labels are called in a repository, as far as is known before its configuration is. */
  labelNames(ref: RepositoryRef): LabelNames {
    return this.#labels.get(nameOf(ref)) ?? DEFAULT_LABELS;
  }

  /** Tells what is to be read together with an item, as far as is known before the configuration is. */
  mayNeed(ref: RepositoryRef): MayNeed {
    return this.#mayNeed.get(nameOf(ref)) ?? { linked: false, codeowners: false, records: null, reviews: false };
  }

  /**
   * Returns the configuration that these texts make. With `newest`, the commit that last touched the file, the dates are read
   * again where that is another than before: the same text can come back by a revert.
   */
  async load(ref: RepositoryRef, ids: ConfigIds, newest?: string | null): Promise<ConfigState> {
    if (ids.repository === null && ids.organisation === null) {
      this.#labels.delete(nameOf(ref));
      this.#mayNeed.delete(nameOf(ref));
      return { status: 'none' };
    }
    const key = keyOf(ref, ids);
    const known = await this.#loads.get(key)?.catch(() => undefined);
    const isCurrent =
      known !== undefined &&
      (newest === undefined || newest === known.newest) &&
      (await this.#buildsOnTheSame(ref, ids, known));
    const { state } = isCurrent ? known : await loadOnce(this.#loads, key, () => this.#load(ref, ids, 'dated', 'en'));
    if (state.status === 'valid') {
      this.#labels.set(nameOf(ref), state.config.labels);
      const { config } = state;
      this.#mayNeed.set(nameOf(ref), {
        linked: mayNeedLinked(config),
        codeowners: mayNeedCodeowners(config),
        records: recordFolder(config),
        reviews: config.response !== null,
      });
    }
    return state;
  }

  /**
   * Returns the configuration as it would be with another text in the repository's file, without dates. Its problems are told
   * in the language of the one in force, as all else on that pull request.
   */
  async loadProposed(ref: RepositoryRef, ids: ConfigIds, proposed: TextId, locale: Locale): Promise<ConfigState> {
    const other = { ...ids, repository: proposed };
    const key = `${locale}\n${keyOf(ref, other)}`;
    const known = await this.#proposals.get(key)?.catch(() => undefined);
    const isCurrent = known !== undefined && (await this.#buildsOnTheSame(ref, other, known));
    const { state } = isCurrent
      ? known
      : await loadOnce(this.#proposals, key, () => this.#load(ref, other, 'undated', locale));
    return state.status === 'valid' ? { ...state, since: null, changedAt: null } : state;
  }

  /** Most build on nothing, and are known to be current without being asked. */
  async #buildsOnTheSame(ref: RepositoryRef, ids: ConfigIds, { own, extendedKey }: Loaded): Promise<boolean> {
    if (extendedKey === '') return true;
    return (await this.#extended.follow(ref, own, ids.isPrivate)).key === extendedKey;
  }

  /** Returns the texts that make a configuration, for whoever wants to look into it. */
  async sources(ref: RepositoryRef, ids: ConfigIds): Promise<ConfigSources> {
    return (await this.#gather(ref, ids, 'undated')).sources;
  }

  async #load(ref: RepositoryRef, ids: ConfigIds, dates: 'dated' | 'undated', locale: Locale): Promise<Loaded> {
    const words = LANGUAGES[locale].problems;
    for (const id of [ids.repository, ids.organisation]) {
      if (id === null || id.bytes <= MAX_CONFIG_BYTES) continue;
      return { state: tooLargeState(id, words), newest: null, isWhole: true, own: null, extendedKey: '' };
    }
    const { sources, extended, read } = await this.#gather(ref, ids, dates);
    const result = loadConfig(sources, words);
    const isWhole = (sources.organisation === null) === (ids.organisation === null);
    const present = isWhole ? ids : { ...ids, organisation: null };
    const state: ConfigState =
      result.status === 'valid' ? { ...result, ...datesOf(present, read, extended.changedAt) } : result;
    return {
      state: extended.tooLarge === null ? state : tooLargeState(extended.tooLarge, words),
      newest: read.repository.newest,
      isWhole,
      own: sources.repository,
      extendedKey: extended.key,
    };
  }

  async #gather(ref: RepositoryRef, ids: ConfigIds, dates: 'dated' | 'undated'): Promise<Gathered> {
    const own = [ids.repository, ...ids.templates].flatMap((id) => (id === null ? [] : [id.oid]));
    const shared = ids.organisation?.oid ?? null;
    const read = await (dates === 'dated'
      ? this.#texts.readDated(ref, own, shared)
      : this.#texts.read(ref, own, shared));
    const organisation = ids.organisation !== null && read.texts.has(ids.organisation.oid) ? ids.organisation : null;
    const sourceOf = (id: TextId): SourceFile => ({ path: id.path, text: read.texts.get(id.oid) ?? '' });
    const file = ids.repository === null ? null : sourceOf(ids.repository);
    const extended = await this.#extended.follow(ref, file, ids.isPrivate);
    const sources = {
      repositoryName: `${ref.owner}/${ref.repo}`,
      repository: file,
      organisation: organisation === null ? null : sourceOf(organisation),
      extended: extended.files,
      templates: ids.templates.map(sourceOf),
    };
    return { sources, extended, read };
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
function datesOf(
  ids: ConfigIds,
  read: TextsAnswer,
  extendedAt: Instant | null,
): { since: Instant | null; changedAt: Instant | null } {
  const present: readonly ConfigHistory[] = [
    ...(ids.repository === null ? [] : [read.repository]),
    ...(ids.organisation === null ? [] : [read.organisation]),
  ];
  const changes = [extendedAt, ...present.map(({ changedAt }) => changedAt)].filter((time) => time !== null);
  return { since: present[0]?.since ?? null, changedAt: changes.length > 0 ? Math.max(...changes) : null };
}

function tooLargeState({ path, bytes }: TooLarge, words: Words['problems']): ConfigState {
  return { status: 'invalid', file: path, problems: [tooLargeProblem(path, bytes, words)] };
}

function nameOf(ref: RepositoryRef): string {
  return `${ref.installation}/${ref.owner}/${ref.repo}`.toLowerCase();
}

/** Returns what tells one combination of texts in a repository from every other. */
export function keyOf(ref: RepositoryRef, ids: ConfigIds): string {
  const all = [ids.repository, ids.organisation, ...ids.templates];
  return [nameOf(ref), String(ids.isPrivate), ...all.map((id) => (id === null ? '-' : `${id.path}:${id.oid}`))].join(
    '\n',
  );
}
