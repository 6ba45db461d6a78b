import type { Config, ConfigState, LabelNames } from '../../../core/config/config.js';
import { remindsAnybody } from '../../../core/config/reminds.js';
import type { ConfigSources } from '../../../core/loading/load-config.js';
import { scheduleOf, type RollupSchedule } from '../../../core/rollup/publishing/due.js';
import type { RepositoryFacts } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import type { Ask } from '../client/ask.js';
import { selectConfigIds } from '../configuration/config-ids.js';
import type { Configurations } from '../configuration/configurations.js';
import * as answers from './answers/index.js';
import type { FactsAnswer, OwnLabelsAnswer } from './answers/index.js';
import * as queries from './queries/index.js';

/** What can be told of a repository's configuration without looking at anything it is about. */
export interface ConfigurationFacts {
  /** Another one for other texts; null where there is no configuration. */
  readonly id: string | null;
  /** Null where none can be read. */
  readonly labels: LabelNames | null;
  /** Whether anybody may be reminded of anything. */
  readonly reminds: boolean;
  /** When weekly pages are due; null where none are. */
  readonly rollup: RollupSchedule | null;
  /** Whether a channel is told of weekly pages. */
  readonly tells: boolean;
}

/** What another repository has to say before anything of it is told elsewhere. */
export interface Neighbour {
  /** True where everybody may read it. */
  readonly isPublic: boolean;
  /** Its own configuration; null where there is none, or none that can be read. */
  readonly config: Config | null;
}

/** A repository with its configuration. */
export interface SettingsReading {
  readonly repository: RepositoryFacts;
  readonly config: ConfigState;
}

/** Reads of a repository's configuration and of nothing that it is about: one request each, and one for each text that is new. */
export interface SettingsReader {
  /** The texts that make a repository's configuration. */
  readSources(ref: RepositoryRef): Promise<ConfigSources>;
  /** Says whether a repository lives by a configuration, by which texts, and what our labels are called there. */
  readConfiguration(ref: RepositoryRef): Promise<ConfigurationFacts>;
  /** Returns a repository's configuration, for what concerns no item alone. */
  readSettings(ref: RepositoryRef): Promise<SettingsReading>;
  readNeighbour(ref: RepositoryRef): Promise<Neighbour>;
}

export function createSettingsReader(ask: Ask, configurations: Configurations): SettingsReader {
  async function askFacts(ref: RepositoryRef) {
    const names = configurations.labelNames(ref);
    const { repository, organisation } = await ask(ref, queries.FACTS_QUERY, { ...names }, answers.factsAnswer);
    return { names, repository, ids: selectConfigIds(repository, organisation) };
  }

  async function load(ref: RepositoryRef) {
    const facts = await askFacts(ref);
    return { ...facts, config: await configurations.load(ref, facts.ids) };
  }

  return {
    async readSources(ref) {
      return configurations.sources(ref, (await askFacts(ref)).ids);
    },

    async readConfiguration(ref) {
      const { ids, config: state } = await load(ref);
      const present = [ids.repository, ids.organisation].map((text) => text?.oid ?? '-');
      const config = state.status === 'valid' ? state.config : null;
      return {
        id: state.status === 'none' ? null : present.join(' '),
        labels: config?.labels ?? null,
        reminds: config !== null && remindsAnybody(config),
        rollup: config === null ? null : scheduleOf(config),
        tells: config?.rollup?.slack != null,
      };
    },

    async readSettings(ref) {
      const { names, repository, config } = await load(ref);
      return { repository: factsOf(repository, repository, names), config };
    },

    async readNeighbour(ref) {
      const { repository, config } = await load(ref);
      return { isPublic: repository.visibility === 'PUBLIC', config: config.status === 'valid' ? config.config : null };
    },
  };
}

/** Returns what the core is told of a repository. `found` says which of our labels exist, by these names. */
export function factsOf(facts: FactsAnswer, found: OwnLabelsAnswer, names: LabelNames): RepositoryFacts {
  const keys = Object.keys(names) as (keyof LabelNames)[];
  return {
    owner: facts.owner.login,
    name: facts.name,
    isArchived: facts.isArchived,
    ownLabels: keys.filter((key) => found[key] !== null).map((key) => names[key]),
  };
}
