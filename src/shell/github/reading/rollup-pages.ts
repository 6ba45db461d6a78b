import type { ConfigState, RollupOptions } from '../../../core/config/config.js';
import { DEFAULT_OTHER_LABELS } from '../../../core/config/resolve/defaults.js';
import { readMarks } from '../../../core/rollup/publishing/page-body.js';
import { isOwnPage, type StandingPage } from '../../../core/rollup/publishing/page.js';
import type { Identity, Instant } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { LruMap } from '../../lru.js';
import type { Ask } from '../client/ask.js';
import {
  rollupPagesAnswer,
  type RollupDiscussionAnswer,
  type RollupIssueAnswer,
  type RollupPagesAnswer,
} from './answers/index.js';
import { foldThread } from './fold-item.js';
import { rollupPagesQuery } from './queries/index.js';

/** Repositories of which it is kept by what their pages are asked for. */
const MAX_KEPT = 10_000;

/** The weekly pages of a repository as one read shows them, and all that says whether there should be another. */
export interface RollupReading {
  readonly now: Instant;
  readonly me: Identity;
  readonly config: ConfigState;
  readonly repository: {
    /** GitHub's global id. */
    readonly id: string;
    /** The id that stays when the name changes. */
    readonly databaseId: number;
    readonly isArchived: boolean;
    readonly hasIssues: boolean;
    /** Whether the label of the pages is there. */
    readonly hasLabel: boolean;
    /** `PUBLIC`, `INTERNAL` or `PRIVATE`. */
    readonly visibility: string;
  };
  /** The global id of the category of discussions; null where none is asked for, or there is none of that name. */
  readonly categoryId: string | null;
  readonly pages: readonly StandingPage[];
  /** How many issues are pinned that are no pages of ours. */
  readonly otherPins: number;
}

/** By what the pages are asked for. */
interface Asked {
  readonly label: string;
  /** Null where pages are no discussions. */
  readonly category: string | null;
  readonly categoryId: string | null;
}

export interface RollupPagesOptions {
  readonly ask: Ask;
  readonly me: Identity;
  readonly now: () => Instant;
  /** Names of labels as far as they are known, which the configuration's facts are asked with. */
  readonly labelNames: (ref: RepositoryRef) => Readonly<Record<string, string>>;
  readonly load: (ref: RepositoryRef, answer: RollupPagesAnswer) => Promise<ConfigState>;
}

/** Reads weekly pages: one request, and another where a configuration just learnt has other names for what was asked for. */
export class RollupPages {
  readonly #options: RollupPagesOptions;
  readonly #asked = new LruMap<string, Asked>(MAX_KEPT);

  constructor(options: RollupPagesOptions) {
    this.#options = options;
  }

  async read(ref: RepositoryRef): Promise<RollupReading> {
    const key = `${ref.installation}/${ref.owner}/${ref.repo}`.toLowerCase();
    let asked = this.#asked.get(key) ?? { label: DEFAULT_OTHER_LABELS.rollup, category: null, categoryId: null };
    // A category that is gone is no longer asked by its id.
    this.#asked.delete(key);
    let { answer, config } = await this.#ask(ref, asked);
    // First its name is learnt, then its id.
    for (let more = 0; more < 2; more += 1) {
      const wanted = wantedOf(config, asked, answer);
      if (isSame(asked, wanted)) break;
      asked = wanted;
      ({ answer, config } = await this.#ask(ref, asked));
    }
    this.#asked.set(key, asked);
    return this.#fold(answer, config);
  }

  async #ask(ref: RepositoryRef, { label, category, categoryId }: Asked) {
    const { ask, me, labelNames, load } = this.#options;
    const login = me.type === 'bot' ? `${me.login}[bot]` : me.login;
    const variables = { ...labelNames(ref), rollup: label, me: login };
    const all = category === null ? variables : { ...variables, category, categoryId };
    const answer = await ask(ref, rollupPagesQuery(category !== null), all, rollupPagesAnswer);
    return { answer, config: await load(ref, answer) };
  }

  #fold({ repository }: RollupPagesAnswer, config: ConfigState): RollupReading {
    const { me, now } = this.#options;
    const issues = [...repository.labelled.nodes, ...repository.written.nodes].map((issue) =>
      foldIssue(issue, repository.pinnedIssues),
    );
    const all = [...issues, ...(repository.discussions?.nodes ?? []).map(foldDiscussion)];
    const pages = [...new Map(all.map((page) => [page.number, page])).values()].filter((page) => isOwnPage(page, me));
    return {
      now: now(),
      me,
      config,
      repository: {
        id: repository.id,
        databaseId: repository.databaseId,
        isArchived: repository.isArchived,
        hasIssues: repository.hasIssuesEnabled,
        hasLabel: repository.rollupLabel !== null,
        visibility: repository.visibility,
      },
      categoryId: repository.category?.id ?? null,
      pages: pages.flatMap(({ author: _, ...page }): readonly StandingPage[] => {
        const marks = readMarks(page.body);
        return marks === null ? [] : [{ ...page, ...marks }];
      }),
      otherPins: repository.pinnedIssues.filter((number) => !pages.some((page) => page.number === number)).length,
    };
  }
}

/** Where nothing says otherwise, what was asked for will do. */
function wantedOf(config: ConfigState, asked: Asked, { repository }: RollupPagesAnswer): Asked {
  const rollup: RollupOptions | null = config.status === 'valid' ? config.config.rollup : null;
  if (config.status !== 'valid' || rollup === null) return asked;
  const label = config.config.other_labels.rollup;
  if (rollup.target === 'issue') return { label, category: null, categoryId: null };
  const isKnown = rollup.category === asked.category;
  return { label, category: rollup.category, categoryId: isKnown ? (repository.category?.id ?? null) : null };
}

function isSame(a: Asked, b: Asked): boolean {
  return a.label.toLowerCase() === b.label.toLowerCase() && a.category === b.category && a.categoryId === b.categoryId;
}

type Folded = Omit<StandingPage, 'week' | 'next' | 'duplicateOf' | 'ledger'> & Pick<RollupIssueAnswer, 'author'>;

function foldIssue(issue: RollupIssueAnswer, pinned: readonly number[]): Folded {
  const { issueState, pins, comments, ...page } = issue;
  return {
    ...page,
    kind: 'issue',
    isOpen: issueState === 'OPEN',
    isPinned: pinned.includes(page.number),
    wasPinned: pins.nodes.length > 0,
    thread: foldThread(comments.nodes),
  };
}

function foldDiscussion({ closed, ...page }: RollupDiscussionAnswer): Folded {
  return { ...page, kind: 'discussion', isOpen: !closed, isPinned: false, wasPinned: false, thread: [] };
}
