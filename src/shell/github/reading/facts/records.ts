import { supersederIn } from '../../../../core/desired/following/memory-in.js';
import { decisionOfBranch } from '../../../../core/decisions/record/record-branch.js';
import type { FactsNeed, RecordFacts, RecordLink } from '../../../../core/decisions/facts.js';
import type { Identity } from '../../../../core/snapshot.js';
import type { ItemSubject } from '../../../../core/subject.js';
import { LruMap } from '../../../lru.js';
import type { Ask } from '../../client/ask.js';
import { recordAnswer, supersededAnswer } from '../answers/index.js';
import type { RecordParts, ReferencesAnswer } from '../answers/index.js';
import { RECORD_QUERY, supersededQuery } from '../queries/index.js';

/** Decisions whose place one takes: nobody takes that of more at once. */
const MAX_SUPERSEDED = 5;

const MAX_PULLS = 10;

/** Superseded decisions of which is kept what stands in their place. */
const MAX_KEPT = 5_000;

type Source = NonNullable<NonNullable<ReferencesAnswer['nodes'][number]>['source']>;
type Issue = Extract<Source, { __typename: 'Issue' }>;
type Pull = Extract<Source, { __typename: 'PullRequest' }>;

/** Reads where a decision is kept and what refers to it. */
export class Records {
  readonly #ask: Ask;
  readonly #me: Identity;
  /** What stands in the place of a decision, by its address and its last change; null where that cannot be told. */
  readonly #superseders = new LruMap<string, number | null>(MAX_KEPT);

  constructor({ ask, me }: { readonly ask: Ask; readonly me: Identity }) {
    this.#ask = ask;
    this.#me = me;
  }

  /**
   * Returns what is known of the record of an issue. It costs a request where it did not come with the item, and one more where a
   * superseded decision refers to the issue and was not read as it now is.
   *
   * @param given what came with the item
   */
  async read(
    subject: ItemSubject,
    { folder, superseded }: NonNullable<FactsNeed['record']>,
    given: RecordParts,
  ): Promise<RecordFacts> {
    const isGiven = given.folder === folder && given.references !== undefined;
    const parts = isGiven ? given : await this.#readParts(subject, folder);
    const sources = (parts.references?.nodes ?? []).flatMap((node) =>
      node === null || node.isCrossRepository || node.source === null ? [] : [node.source],
    );
    return {
      branch: parts.defaultBranchRef?.name ?? null,
      files: (parts.records?.entries ?? []).map(({ name }) => name),
      pulls: pullsIn(sources),
      supersedes: await this.#supersededBy(subject, issuesIn(sources, superseded)),
    };
  }

  async #readParts(subject: ItemSubject, folder: string): Promise<RecordParts> {
    const variables = { number: subject.number, records: recordsAt(folder) };
    const { repository } = await this.#ask(subject, RECORD_QUERY, variables, recordAnswer);
    return { ...repository, folder, references: repository.issue.references };
  }

  /** Of the issues that refer to this one, those that say that it takes their place. */
  async #supersededBy(subject: ItemSubject, issues: readonly Issue[]): Promise<readonly RecordLink[]> {
    const unknown = issues.filter((issue) => this.#superseders.get(keyOf(issue)) === undefined);
    if (unknown.length > 0) await this.#readSuperseders(subject, unknown);
    return issues
      .filter((issue) => this.#superseders.get(keyOf(issue)) === subject.number)
      .map(({ number, url }) => ({ number, url }));
  }

  async #readSuperseders(subject: ItemSubject, issues: readonly Issue[]): Promise<void> {
    const variables = Object.fromEntries(issues.map(({ number }, index) => [`n${index}`, number]));
    const { repository } = await this.#ask(subject, supersededQuery(issues.length), variables, supersededAnswer);
    for (const issue of issues) {
      const found = Object.values(repository).find((other) => other?.number === issue.number);
      const comments = [...(found?.comments.nodes ?? []), ...(found?.latest.nodes ?? [])];
      const thread = comments.map(({ lastEditedAt, ...comment }) => {
        return { ...comment, editedAt: lastEditedAt };
      });
      this.#superseders.set(keyOf(issue), supersederIn(thread, this.#me));
    }
  }
}

/** Returns what a server is asked for to list a folder. */
export function recordsAt(folder: string | null): string {
  return `HEAD:${folder ?? ''}`;
}

function keyOf({ url, updatedAt }: Issue): string {
  return `${url} ${updatedAt}`;
}

function issuesIn(sources: readonly Source[], label: string): readonly Issue[] {
  const isSuperseded = ({ labels }: Issue): boolean =>
    (labels?.nodes ?? []).some(({ name }) => name.toLowerCase() === label.toLowerCase());
  const issues = sources.filter((source) => source.__typename === 'Issue').filter(isSuperseded);
  return inOrder(issues).slice(-MAX_SUPERSEDED);
}

function pullsIn(sources: readonly Source[]): readonly RecordLink[] {
  const merged = sources.filter((source) => source.__typename === 'PullRequest').filter((pull) => pull.merged);
  return inOrder(merged.filter((pull) => !isOfRecord(pull)))
    .slice(-MAX_PULLS)
    .map(({ number, url }) => ({ number, url }));
}

/** A pull request that only brings a record, of this decision or of another, is no work that came of it. */
function isOfRecord({ headRefName, isCrossRepository }: Pull): boolean {
  return !isCrossRepository && decisionOfBranch(headRefName) !== null;
}

/** By number, each once: the order of references is of no matter. */
function inOrder<T extends { readonly number: number }>(sources: readonly T[]): readonly T[] {
  const byNumber = new Map(sources.map((source) => [source.number, source]));
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}
