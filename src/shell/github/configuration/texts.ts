import * as z from 'zod';
import type { Instant } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { LruMap } from '../../lru.js';
import { historyAnswer, textAnswer } from '../reading/answers/index.js';
import type { HistoryAnswer } from '../reading/answers/index.js';
import type { Ask } from '../client/ask.js';
import { HISTORY_PAGE_QUERY, MAX_TEXTS, textsQuery } from '../reading/queries/index.js';

/** Characters of text kept, over all repositories. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** Pages of a configuration's history looked at: a thousand commits. */
const MAX_HISTORY_PAGES = 10;

/** When a configuration file came to the default branch and when it last changed there; null where nothing tells. */
export interface ConfigHistory {
  readonly since: Instant | null;
  readonly changedAt: Instant | null;
  /** The newest commit that touched it. */
  readonly newest: string | null;
}

export interface TextsAnswer {
  /** By blob id. The organisation's is missing where its repository went, or was hidden, since its id was read. */
  readonly texts: ReadonlyMap<string, string>;
  readonly repository: ConfigHistory;
  readonly organisation: ConfigHistory;
}

const NO_HISTORY: ConfigHistory = { since: null, changedAt: null, newest: null };

/** Reads texts by blob id, each once, with the histories of the configuration files. */
export class Texts {
  readonly #ask: Ask;
  readonly #known = new LruMap<string, string>(MAX_CHARACTERS, (text) => text.length + 100);

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Reads texts as `readDated` does, without histories: nothing is asked where every text is known. */
  async read(ref: RepositoryRef, own: readonly string[], organisation: string | null): Promise<TextsAnswer> {
    const texts = this.#recall(own, organisation);
    const isWhole = own.every((oid) => texts.has(oid)) && (organisation === null || texts.has(organisation));
    return isWhole
      ? { texts, repository: NO_HISTORY, organisation: NO_HISTORY }
      : this.readDated(ref, own, organisation);
  }

  /** Reads what is not known of `own`, and of the organisation's file, in one request; further pages where a history is long. */
  async readDated(ref: RepositoryRef, own: readonly string[], organisation: string | null): Promise<TextsAnswer> {
    const texts = this.#recall(own, organisation);
    const missing = [...new Set(own)].filter((oid) => !texts.has(oid)).slice(0, MAX_TEXTS);
    const variables = Object.fromEntries(missing.map((oid, index) => [`b${index}`, oid]));
    const source = historyAnswer.loose();
    const answer = await this.#ask(
      ref,
      textsQuery(missing.length, organisation !== null),
      organisation === null ? variables : { ...variables, organisationBlob: organisation },
      z.object({ repository: source, organisation: source.nullish() }),
    );
    for (const [index, oid] of missing.entries()) texts.set(oid, textOf(answer.repository[`b${index}`]));
    if (organisation !== null && answer.organisation != null) {
      texts.set(organisation, textOf(answer.organisation['b0']));
    }
    for (const [oid, text] of texts) this.#known.set(oid, text);
    const shared = { ...ref, repo: '.github' };
    return {
      texts,
      repository: await this.#history(ref, answer.repository),
      organisation: answer.organisation == null ? NO_HISTORY : await this.#history(shared, answer.organisation),
    };
  }

  #recall(own: readonly string[], organisation: string | null): Map<string, string> {
    const texts = new Map<string, string>();
    for (const oid of [...own, organisation]) {
      const text = oid === null ? undefined : this.#known.get(oid);
      if (oid !== null && text !== undefined) texts.set(oid, text);
    }
    return texts;
  }

  async #history(ref: RepositoryRef, answer: HistoryAnswer): Promise<ConfigHistory> {
    const branch = answer.defaultBranchRef;
    const first = branch?.target?.history;
    if (branch == null || first === undefined) return NO_HISTORY;
    const newest = first.nodes[0];
    let page = first;
    let oldest = first.nodes.at(-1);
    for (let pages = 1; page.pageInfo.hasNextPage && pages < MAX_HISTORY_PAGES; pages += 1) {
      const schema = z.object({ repository: historyAnswer });
      const next = await this.#ask(ref, HISTORY_PAGE_QUERY, { after: page.pageInfo.endCursor }, schema);
      const history = next.repository.defaultBranchRef?.target?.history;
      if (history === undefined) break;
      page = history;
      oldest = history.nodes.at(-1) ?? oldest;
    }
    const arrival = (node: typeof newest) => (node === undefined ? null : arrivalOf(node, branch.name));
    return { since: arrival(oldest), changedAt: arrival(newest), newest: newest?.oid ?? null };
  }
}

/** Returns a blob's text. Something binary reads as a NUL, which no grammar of ours accepts and each reports. */
export function textOf(answer: unknown): string {
  const blob = textAnswer.parse(answer ?? null);
  const isText = blob?.text != null && blob.isBinary !== true && !blob.isTruncated;
  return isText ? (blob.text ?? '') : '\u0000';
}

type Commit = NonNullable<
  NonNullable<NonNullable<HistoryAnswer['defaultBranchRef']>['target']>
>['history']['nodes'][number];

/** A commit's date is its author's; it reached the branch no earlier than its pull request was merged. */
export function arrivalOf(commit: Commit, branch: string): Instant {
  const pull = commit.associatedPullRequests?.nodes[0];
  const mergedAt = pull?.baseRefName === branch ? pull.mergedAt : null;
  return Math.max(commit.committedDate, mergedAt ?? 0);
}
