import { isDeepStrictEqual } from 'node:util';
import type { Config, ConfigState } from '../../core/config/config.js';
import { compareItem, sumUp } from '../../core/preview/compare.js';
import type { Compared } from '../../core/preview/compare.js';
import type { Preview, PreviewItem } from '../../core/preview/preview.js';
import type { Instant } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import { en } from '../../core/text/en.js';
import { LruMap } from '../lru.js';
import { openItemsAnswer } from './answers.js';
import type { OpenItemsAnswer } from './answers.js';
import type { Ask } from './ask.js';
import { FailureError } from './errors.js';
import { openItemsQuery } from './queries.js';

const MAX_PREVIEWS = 200;

/** Of each kind: a hundred issues and a hundred pull requests. */
const MAX_PAGES = 2;

/** Characters of bodies that one preview reads: forty of the longest that GitHub takes. A fork may propose any configuration. */
const MAX_CHARACTERS = 40 * 64 * 1024;

/** What a preview is made of. `key` is the same for the same head and the same two configurations. */
export interface PreviewSubject {
  readonly ref: RepositoryRef;
  /** The pull request that proposes it, which is no longer open once it is merged. */
  readonly number: number;
  readonly key: string;
  readonly before: ConfigState;
  readonly after: ConfigState;
}

interface DatedItem extends PreviewItem {
  readonly updatedAt: Instant;
}

/** Works out previews, each once. */
export class Previews {
  readonly #ask: Ask;
  readonly #known = new LruMap<string, Preview | 'unavailable'>(MAX_PREVIEWS);

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /**
   * Returns what a proposed configuration would change; null where it is unsound or the same. `isAnew`: a person asked for it
   * again, so that what is known does not count.
   */
  async read(
    subject: PreviewSubject,
    options: { readonly isAnew: boolean; readonly issueTypes: boolean },
  ): Promise<Preview | 'unavailable' | null> {
    const [before, after] = [configOf(subject.before), configOf(subject.after)];
    if (subject.after.status === 'invalid' || isDeepStrictEqual(before, after)) return null;
    const known = options.isAnew ? undefined : this.#known.get(subject.key);
    if (known !== undefined) return known;
    const preview = await this.#work(subject, before, after, options.issueTypes).catch(unlessRefused);
    this.#known.set(subject.key, preview);
    return preview;
  }

  async #work(
    { ref, number }: PreviewSubject,
    before: Config | null,
    after: Config | null,
    issueTypes: boolean,
  ): Promise<Preview> {
    const shape = { issueTypes, paths: [before, after].some((config) => config !== null && matchesPaths(config)) };
    const { items, total } = await this.#readItems(ref, shape);
    const others = items.filter((item) => item.number !== number);
    const compared = await compareInTurn(before, after, others);
    return sumUp(before, after, compared, Math.max(0, total - 1 - compared.length));
  }

  /** Reads open items by turns of kind, until there are enough; returns the last changed first, and how many are open. */
  async #readItems(
    ref: RepositoryRef,
    shape: { readonly issueTypes: boolean; readonly paths: boolean },
  ): Promise<{ items: readonly DatedItem[]; total: number }> {
    const items = new Map<number, DatedItem>();
    const next: Record<'issues' | 'pullRequests', string | null | undefined> = { issues: null, pullRequests: null };
    const totals = { issues: 0, pullRequests: 0 };
    for (let page = 0; page < MAX_PAGES && charactersOf([...items.values()]) < MAX_CHARACTERS; page += 1) {
      for (const kind of ['issues', 'pullRequests'] as const) {
        if (next[kind] === undefined) continue;
        const variables = { after: next[kind] };
        const answer = await this.#ask(ref, openItemsQuery(kind, shape), variables, openItemsAnswer);
        const { totalCount, pageInfo, nodes } = answer.repository.items;
        for (const node of nodes) items.set(node.number, foldOpenItem(node));
        totals[kind] = totalCount;
        next[kind] = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
      }
    }
    const sorted = [...items.values()].sort((a, b) => b.updatedAt - a.updatedAt || b.number - a.number);
    return { items: sorted, total: totals.issues + totals.pullRequests };
  }
}

/** Between two items everything else has its turn: a long body under a costly configuration takes its time. */
async function compareInTurn(
  before: Config | null,
  after: Config | null,
  items: readonly PreviewItem[],
): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  let characters = 0;
  for (const item of items) {
    characters += item.body.length;
    if (characters > MAX_CHARACTERS) break;
    // No sentence of a verdict is shown, so that the language does not matter.
    compared.push(compareItem(before, after, item, en));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return compared;
}

function configOf(state: ConfigState): Config | null {
  return state.status === 'valid' ? state.config : null;
}

/** Tells whether a template is chosen by changed paths. */
export function matchesPaths(config: Config): boolean {
  return config.templates.some(({ match }) => (match?.paths.length ?? 0) > 0);
}

function charactersOf(items: readonly PreviewItem[]): number {
  return items.reduce((sum, { body }) => sum + body.length, 0);
}

/** What GitHub refuses for good must not cost the pull request its check. */
function unlessRefused(error: unknown): 'unavailable' {
  if (error instanceof FailureError && error.failure.kind === 'give-up') return 'unavailable';
  throw error;
}

function foldOpenItem(node: OpenItemsAnswer['nodes'][number]): DatedItem {
  const isPull = node.__typename === 'PullRequest';
  const paths = isPull ? (node.files?.nodes.map(({ path }) => path) ?? []) : [];
  return {
    kind: isPull ? 'pull_request' : 'issue',
    number: node.number,
    url: node.url,
    title: node.title,
    body: node.body,
    labels: node.labels.nodes.map(({ name }) => name),
    author: node.author,
    association: node.authorAssociation,
    issueType: isPull ? null : (node.issueType?.name ?? null),
    state: 'open',
    closedAs: null,
    pull: isPull ? { isDraft: node.isDraft, base: node.baseRefName, paths } : null,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
  };
}
