import * as z from 'zod';
import type { ConfigState, LabelNames } from '../../../core/config/config.js';
import { needsOf } from '../../../core/desired/following/needs.js';
import { recordNeedOf } from '../../../core/desired/following/record-need.js';
import { CHECK_NAME } from '../../../core/desired/check-name.js';
import { timesNeedOf } from '../../../core/response/times-need.js';
import type {
  CommitSnapshot,
  Identity,
  Instant,
  Item,
  RepositoryFacts,
  RepositorySnapshot,
  Snapshot,
} from '../../../core/snapshot.js';
import { formatSubjectKey } from '../../../core/subject.js';
import type { CommitSubject, ItemSubject, RepositoryRef, RepositorySubject } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import type { Log } from '../../log.js';
import { LruMap } from '../../lru.js';
import { MissingScopeError, UnknownFieldError } from '../client/ask.js';
import type { Ask } from '../client/ask.js';
import type { LookUp } from '../client/look-up.js';
import type { RecordAccess } from '../client/record-access.js';
import { selectConfigIds } from '../configuration/config-ids.js';
import type { ConfigIds } from '../configuration/config-ids.js';
import { Configurations } from '../configuration/configurations.js';
import { FailureError } from '../client/errors.js';
import * as answers from './answers/index.js';
import type { FactsAnswer, MarkedAnswer, NamedAnswer, OrganisationAnswer, OwnLabelsAnswer } from './answers/index.js';
import { createFacts } from './facts/read-facts.js';
import { recordsAt } from './facts/records.js';
import { foldCheck, foldEvents, foldItem, foldThread, isFailing, spellerOf } from './fold-item.js';
import type { Spell } from './fold-item.js';
import { Heads } from './heads.js';
import { foldNaming, readClosers, readLinked, type CameWithPull } from './linked.js';
import { readAllComments, readEnoughLabelling } from './pages.js';
import * as queries from './queries/index.js';
import { RecordBranches } from './record-branches.js';
import { createSettingsReader, factsOf, type SettingsReader } from './settings.js';
import { readReviews } from './reviews.js';
import { RollupPages, type RollupReading } from './rollup-pages.js';

/** Open items that carry our mark, at most. */
const MAX_MARKED = 200;

/** Pull requests of which it is kept which issues they name. */
const MAX_NAMING = 10_000;

/** An item as one read shows it, which may be as it was a while ago. */
export interface ItemReading extends Snapshot {
  /** When anything of the item last changed, as far as the read shows it. GitHub gives whole seconds. */
  readonly updatedAt: Instant;
}

/** Reads what a reconcile needs: one request where nothing is long, no text is new and nobody new gave a command. */
export interface Reader extends SettingsReader {
  readItem(subject: ItemSubject): Promise<ItemReading>;
  readRepository(subject: RepositorySubject): Promise<RepositorySnapshot>;
  readCommit(subject: CommitSubject): Promise<CommitSnapshot>;
  /** Returns the weekly pages of a repository, with its configuration. */
  readRollupPages(ref: RepositoryRef): Promise<RollupReading>;
  /** Returns the numbers of the open pull requests that would close an issue. */
  readClosers(subject: ItemSubject): Promise<readonly number[]>;
}

export interface ReaderOptions {
  readonly ask: Ask;
  readonly lookUp: LookUp;
  readonly me: Identity;
  readonly clock: Clock;
  readonly log: Log;
  /** Where left out, the app is taken to be allowed to write records: whoever only looks wants to see what it would do. */
  readonly access?: RecordAccess;
}

/**
 * Returns a reader. It keeps configurations by their texts' ids, which heads change them and to what effect, and for some minutes
 * who may do what, who is in which team and what people said of their hours; nothing else.
 */
export function createReader(options: ReaderOptions): Reader {
  const { ask, me, clock } = options;
  const configurations = new Configurations(ask, clock);
  const heads = new Heads(ask, me, configurations);
  const readFacts = createFacts(options);
  const recordBranches = new RecordBranches(options);
  const rollupPages = new RollupPages({
    ask,
    me,
    now: () => clock.now(),
    labelNames: (ref) => ({ ...configurations.labelNames(ref) }),
    load: (ref, { repository, organisation }) => configurations.load(ref, selectConfigIds(repository, organisation)),
  });
  let issueTypes = true;
  /** Whether teams may be named whose review is asked for. */
  let teams = true;
  /** Issues that pull requests were found to name where their template asks about those, by key. */
  const named = new LruMap<string, readonly number[]>(MAX_NAMING);

  async function askItem(
    subject: ItemSubject,
    labels: Record<string, unknown>,
    numbers: readonly number[],
  ): Promise<z.infer<typeof answers.itemAnswer> & { readonly folder: string | null }> {
    // Others may learn of it meanwhile: what counts is what this query named.
    const { records: folder, reviews: mayWait, ...needs } = configurations.mayNeed(subject);
    const reviews = mayWait ? (teams ? 'whole' : 'people') : 'none';
    const asked = { issueTypes, ...needs, reviews, records: folder !== null, named: numbers.length } as const;
    const variables = { ...labels, number: subject.number, ...queries.namedVariables(numbers) };
    const all = folder === null ? variables : { ...variables, records: recordsAt(folder) };
    try {
      return { ...(await ask(subject, queries.itemQuery(asked), all, answers.itemAnswer)), folder };
    } catch (error) {
      const cause = error instanceof FailureError ? error.cause : null;
      if (cause instanceof UnknownFieldError && asked.issueTypes) issueTypes = false;
      else if (cause instanceof MissingScopeError && reviews === 'whole') teams = false;
      else throw error;
      return askItem(subject, labels, numbers);
    }
  }

  function variablesOf(names: LabelNames): Record<string, unknown> {
    return { ...names, appId: me.appId ?? null, checkName: CHECK_NAME };
  }

  /** Loads the configuration and, where it has other names for our labels than were asked for, asks for those. */
  async function readConfig(
    ref: RepositoryRef,
    answer: { readonly repository: FactsAnswer; readonly organisation?: OrganisationAnswer },
    asked: LabelNames,
    newest?: string | null,
  ): Promise<{
    ids: ConfigIds;
    config: ConfigState;
    names: LabelNames;
    repository: RepositoryFacts;
    spell: Spell;
  }> {
    const ids = selectConfigIds(answer.repository, answer.organisation);
    const config = await configurations.load(ref, ids, newest);
    const names = config.status === 'valid' ? config.config.labels : asked;
    const isAsked = Object.values(names).every((name, index) => name === Object.values(asked)[index]);
    const found = isAsked ? answer.repository : await readLabels(ref, names);
    return { ids, config, names, repository: factsOf(answer.repository, found, names), spell: spellerOf(names) };
  }

  /** Returns the numbers of open items that carry our mark, whether by the name that was asked for or the one just learnt. */
  async function readMarked(
    ref: RepositoryRef,
    answer: MarkedAnswer,
    asked: LabelNames,
    names: LabelNames,
  ): Promise<readonly number[]> {
    const isAsked = names.incomplete.toLowerCase() === asked.incomplete.toLowerCase();
    const variables = { incomplete: names.incomplete };
    const found = isAsked ? [] : [await ask(ref, queries.MARKED_QUERY, variables, answers.markedAnswer)];
    const nodes = [...found, answer].flatMap(({ repository }) => [
      ...repository.issues.nodes,
      ...repository.pullRequests.nodes,
    ]);
    return [...new Set(nodes.map(({ number }) => number))].slice(0, MAX_MARKED);
  }

  async function withLinked(
    subject: ItemSubject,
    item: Item,
    came: CameWithPull,
    config: ConfigState,
    spell: Spell,
  ): Promise<Item> {
    if (item.pull === null || config.status !== 'valid') return item;
    const { linked, numbers } = await readLinked({ ask, issueTypes, spell }, subject, config.config, item, came);
    if (numbers.length > 0) named.set(formatSubjectKey(subject), numbers);
    else named.delete(formatSubjectKey(subject));
    return { ...item, pull: { ...item.pull, linked } };
  }

  async function readLabels(ref: RepositoryRef, names: LabelNames): Promise<OwnLabelsAnswer> {
    const schema = z.object({ repository: answers.ownLabelsAnswer });
    return (await ask(ref, queries.LABELS_QUERY, { ...names }, schema)).repository;
  }

  return {
    ...createSettingsReader(ask, configurations),

    async readItem(subject) {
      const names = configurations.labelNames(subject);
      const numbers = named.get(formatSubjectKey(subject)) ?? [];
      const answer = await askItem(subject, variablesOf(names), numbers);
      const { ids, config, repository, spell } = await readConfig(subject, answer, names);
      const { item } = answer.repository;
      const comments = await readAllComments(ask, subject, item.comments);
      const labelling = await readEnoughLabelling(ask, subject, item);
      const files = item.__typename === 'PullRequest' ? await heads.read(subject, item, ids, config, issueTypes) : null;
      const folded = foldItem(subject.number, item, files?.paths ?? [], spell);
      const came = {
        closing: 'closing' in item ? item.closing : undefined,
        numbers,
        named: namedIn(answer.repository),
      };
      const sight = {
        now: clock.now(),
        me,
        repository,
        item: await withLinked(subject, folded, came, config, spell),
        head: files?.head ?? null,
        thread: foldThread(comments),
        events: foldEvents(labelling, [...item.deletions.nodes, ...item.marks.nodes], spell),
        config,
        reviews: config.status === 'valid' ? await readReviews(ask, subject, config.config, folded, item, teams) : null,
        namedBy: 'references' in item && item.references !== undefined ? foldNaming(item.references) : null,
        updatedAt: item.updatedAt,
      };
      const need = needsOf(sight);
      const timesNeed = timesNeedOf(sight);
      const times = timesNeed === null ? null : await readFacts(subject, timesNeed);
      if (need === null) return { ...sight, times, decision: null, record: null };
      const references = item.__typename === 'Issue' ? item.references : undefined;
      const given = { ...answer.repository, folder: answer.folder, references };
      const decided = { ...sight, times, decision: await readFacts(subject, need, given) };
      const kept = recordNeedOf(decided);
      return { ...decided, record: kept === null ? null : await recordBranches.read(subject, kept) };
    },

    async readRepository(subject) {
      configurations.forget(subject);
      const asked = configurations.labelNames(subject);
      const answer = await ask(subject, queries.REPOSITORY_QUERY, variablesOf(asked), answers.repositoryAnswer);
      const commit = answer.repository.defaultBranchRef?.target?.history.nodes[0];
      const { config, names, repository } = await readConfig(subject, answer, asked, commit?.oid ?? null);
      return {
        now: clock.now(),
        me,
        repository,
        config,
        configCommit: commit === undefined ? null : { sha: commit.oid, check: foldCheck(commit, commit.oid, me) },
        marked: await readMarked(subject, answer, asked, names),
        failing: answer.repository.recentPulls.nodes
          .filter(({ commits }) => commits.nodes.some(({ commit: head }) => isFailing(head, me)))
          .map(({ number }) => number),
      };
    },

    async readCommit(subject) {
      const names = configurations.labelNames(subject);
      const variables = { ...variablesOf(names), sha: subject.sha };
      const answer = await ask(subject, queries.COMMIT_QUERY, variables, answers.commitAnswer);
      const { ids, config, repository } = await readConfig(subject, answer, names);
      const { commit } = answer.repository;
      if (commit === null) throw new FailureError({ kind: 'give-up', reason: 'not-found' });
      return {
        now: clock.now(),
        me,
        repository,
        config,
        sha: commit.oid,
        isConfigCurrent: commit.file !== null && commit.file.oid === ids.repository?.oid,
        check: foldCheck(commit, commit.oid, me),
      };
    },

    readRollupPages: (ref) => rollupPages.read(ref),

    readClosers: (subject) => readClosers(ask, subject),
  };
}

function namedIn({ n0, n1, n2, n3, n4 }: NamedAnswer): NamedAnswer {
  return { n0, n1, n2, n3, n4 };
}
