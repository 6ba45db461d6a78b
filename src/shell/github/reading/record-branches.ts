import { INDEX_NAME } from '../../../core/decisions/record/index-table.js';
import { recordBranch } from '../../../core/decisions/record/record-branch.js';
import { numberOfRecord, recordPath } from '../../../core/decisions/record/record-path.js';
import type {
  BranchStanding,
  RecordPull,
  RecordStanding,
  StandingFile,
} from '../../../core/decisions/record/standing.js';
import type { RecordNeed } from '../../../core/desired/following/record-need.js';
import type { Identity } from '../../../core/snapshot.js';
import { formatSubjectKey, type ItemSubject } from '../../../core/subject.js';
import { LruMap } from '../../lru.js';
import type { Ask } from '../client/ask.js';
import type { RecordAccess } from '../client/record-access.js';
import { recordBranchAnswer } from './answers/index.js';
import type { RecordBranchAnswer } from './answers/index.js';
import { RECORD_BRANCH_QUERY } from './queries/index.js';

/** Decisions of which is kept how the file of their record is called. */
const MAX_KEPT = 5_000;

type BranchAnswer = NonNullable<RecordBranchAnswer['base']>;

export interface RecordBranchesOptions {
  readonly ask: Ask;
  /** Where left out, the app may write: whoever only looks wants to see what it would do. */
  readonly access?: RecordAccess;
  readonly me: Identity;
}

/** Reads where records of decisions stand that are put forward in pull requests. */
export class RecordBranches {
  readonly #options: RecordBranchesOptions;
  /** A file keeps its name whatever the title of the decision is by now. */
  readonly #paths = new LruMap<string, string>(MAX_KEPT);

  constructor(options: RecordBranchesOptions) {
    this.#options = options;
  }

  /**
   * Returns where a record stands; null in a repository without any commit. It costs one request, and one more where a file with the
   * number of the decision turns out to have another name than was thought.
   */
  async read(subject: ItemSubject, { number, title, folder, files }: RecordNeed): Promise<RecordStanding | null> {
    const key = `${formatSubjectKey(subject)} ${folder}`;
    const guess = recordPath(folder, number, title, files);
    const isNamed = files.some((name) => numberOfRecord(name) === number);
    let path = isNamed ? guess : (this.#paths.get(key) ?? guess);
    let answer = await this.#ask(subject, number, folder, path);
    const named = recordPath(folder, number, title, [...namesIn(answer.base), ...namesIn(answer.branch)]);
    if (named !== path) {
      path = named;
      answer = await this.#ask(subject, number, folder, path);
    }
    this.#paths.set(key, path);
    const { base, branch, pulls } = answer;
    if (base === null) return null;
    const at = { path, index: `${folder}/${INDEX_NAME}`, me: this.#options.me };
    return {
      access: (await this.#options.access?.of(subject)) ?? 'granted',
      base: standingOf(base, at),
      branch: branch === null ? null : standingOf(branch, at),
      pulls: pulls.pageInfo.hasNextPage ? null : pullsIn(pulls.nodes),
    };
  }

  async #ask(subject: ItemSubject, number: number, folder: string, path: string): Promise<RecordBranchAnswer> {
    const branch = recordBranch(number);
    const variables = { branch, ref: `refs/heads/${branch}`, folder, path, index: `${folder}/${INDEX_NAME}` };
    const { repository } = await this.#options.ask(subject, RECORD_BRANCH_QUERY, variables, recordBranchAnswer);
    return repository;
  }
}

function namesIn(branch: BranchAnswer | null): readonly string[] {
  return (branch?.target.folder?.object?.entries ?? []).map(({ name }) => name);
}

interface Looked {
  readonly path: string;
  readonly index: string;
  readonly me: Identity;
}

function standingOf(branch: BranchAnswer, { path, index, me }: Looked): BranchStanding {
  const { name, target } = branch;
  return {
    name,
    commit: target.oid,
    tree: target.tree.oid,
    isOurs: isOurCommit(target.author, me),
    files: namesIn(branch),
    record: fileOf(path, target.record, target.recordChanges, me),
    index: fileOf(index, target.index, target.indexChanges, me),
  };
}

function fileOf(
  path: string,
  file: BranchAnswer['target']['record'],
  { nodes }: BranchAnswer['target']['recordChanges'],
  me: Identity,
): StandingFile | null {
  if (file === null) return null;
  const { text = null, isBinary, isTruncated } = file.object ?? {};
  const isWhole = isBinary !== true && isTruncated !== true;
  return { path, text: isWhole ? text : null, isOurs: isOurCommit(nodes[0]?.author ?? null, me) };
}

/**
 * Tells whether a commit is by the app. GitHub names a commit that an app made through the API by the login of its bot, and keeps that
 * name where it is squashed or rebased on a merge. Whoever may push could write the same name, and would only have us go on.
 */
function isOurCommit(author: { readonly name: string | null } | null, { login, type }: Identity): boolean {
  return type === 'bot' && author?.name === `${login}[bot]`;
}

const STATES = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const;

function pullsIn(nodes: RecordBranchAnswer['pulls']['nodes']): readonly RecordPull[] {
  return nodes
    .filter(({ isCrossRepository }) => !isCrossRepository)
    .map(({ number, url, state }) => ({ number, url, state: STATES[state] }))
    .sort((a, b) => b.number - a.number);
}
