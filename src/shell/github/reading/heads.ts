import type { ConfigState, Locale } from '../../../core/config/config.js';
import { CONFIG_PATH } from '../../../core/config/config-path.js';
import type { Head, Identity } from '../../../core/snapshot.js';
import type { ItemSubject } from '../../../core/subject.js';
import { LruMap } from '../../lru.js';
import type { Ask } from '../client/ask.js';
import type { ConfigIds } from '../configuration/config-ids.js';
import { keyOf, type Configurations } from '../configuration/configurations.js';
import type { PullAnswer } from './answers/index.js';
import { foldCheck } from './fold-item.js';
import { readAllFiles } from './pages.js';
import { matchesPaths, Previews } from './previews.js';

/** Pull requests of which it is kept whether they change the configuration. */
const MAX_PROPOSERS = 5_000;

/** What a pull request changes, and its head; null where GitHub shows no commit. */
interface FilesAndHead {
  readonly paths: readonly string[];
  readonly head: Head | null;
}

/** Reads the heads of pull requests. It keeps which of them change the configuration, and to what effect. */
export class Heads {
  readonly #ask: Ask;
  readonly #me: Identity;
  readonly #configurations: Configurations;
  readonly #previews: Previews;
  readonly #proposers = new LruMap<string, boolean>(MAX_PROPOSERS);

  constructor(ask: Ask, me: Identity, configurations: Configurations) {
    this.#ask = ask;
    this.#me = me;
    this.#configurations = configurations;
    this.#previews = new Previews(ask);
  }

  /** Returns the paths a pull request changes and its head, with the configuration it proposes where it touches that. */
  async read(
    subject: ItemSubject,
    pull: PullAnswer,
    ids: ConfigIds,
    config: ConfigState,
    issueTypes: boolean,
  ): Promise<FilesAndHead> {
    const commit = pull.commits.nodes[0]?.commit;
    const file = commit?.file ?? null;
    const proposed = file !== null && file.oid !== ids.repository?.oid ? file : null;
    const key = proposerKey(subject, pull, ids);
    const known = proposed === null ? false : this.#proposers.get(key);
    const isAsked = known === undefined || needsAllPaths(config);
    const paths = await readAllFiles(this.#ask, subject, pull.files, isAsked);
    if (commit === undefined) return { paths, head: null };
    const check = foldCheck(commit, commit.oid, this.#me);
    const isProposer = known ?? paths.includes(CONFIG_PATH);
    if (known === undefined) this.#proposers.set(key, isProposer);
    if (proposed === null || !isProposer) {
      return { paths, head: { sha: commit.oid, check, config: null, preview: null } };
    }
    const text = { path: CONFIG_PATH, oid: proposed.oid, bytes: proposed.object?.byteSize ?? 0 };
    const proposal = await this.#configurations.loadProposed(subject, ids, text, localeOf(config));
    const isOpen = pull.pullState === 'OPEN';
    const compared = {
      ref: subject,
      number: subject.number,
      key: [keyOf(subject, ids), subject.number, commit.oid, proposed.oid].join('\n'),
      before: config,
      after: proposal,
    };
    const isAnew = check?.isRerequested === true;
    const preview = isOpen ? await this.#previews.read(compared, { isAnew, issueTypes }) : null;
    return { paths, head: { sha: commit.oid, check, config: proposal, preview } };
  }
}

/** What a pull request changes depends on its head, what it is to be merged into, and what stands there. */
function proposerKey(subject: ItemSubject, pull: PullAnswer, ids: ConfigIds): string {
  const { installation, owner, repo, number } = subject;
  const item = `${installation}/${owner}/${repo}#${number}`.toLowerCase();
  return [item, pull.commits.nodes[0]?.commit.oid, pull.baseRefName, ids.repository?.oid].join('\n');
}

/** Tells whether a template is chosen by changed paths, so that a hundred of them are not enough. */
function needsAllPaths(config: ConfigState): boolean {
  return config.status === 'valid' && matchesPaths(config.config);
}

/** A configuration that cannot be read says no language: its problems, and those of one to replace it, are in English. */
function localeOf(config: ConfigState): Locale {
  return config.status === 'valid' ? config.config.comment.locale : 'en';
}
