import { INDEX_NAME } from '../../../core/decisions/record/index-table.js';
import { leadsToIssue } from '../../../core/decisions/record/leads-to-issue.js';
import { recordBranch } from '../../../core/decisions/record/record-branch.js';
import { MOST_NAMES, recordNames, recordPath } from '../../../core/decisions/record/record-path.js';
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

/** Where the file of a record is or goes, and which files of its number are none of it. */
interface Known {
  readonly path: string;
  readonly others: readonly string[];
}

interface Found {
  readonly path: string;
  readonly answer: RecordBranchAnswer;
}

/** Reads where records of decisions stand that are put forward in pull requests. */
export class RecordBranches {
  readonly #options: RecordBranchesOptions;
  /** A file keeps its name whatever the title of the decision is by now; what turned out to be another file is not looked into again. */
  readonly #known = new LruMap<string, Known>(MAX_KEPT);

  constructor(options: RecordBranchesOptions) {
    this.#options = options;
  }

  /**
   * Returns where a record stands; null in a repository without any commit. It costs one request, and one more each where a file with
   * the number of the decision turns out to have another name than was thought, or to be of something else.
   */
  async read(subject: ItemSubject, need: RecordNeed): Promise<RecordStanding | null> {
    const { path, answer } = await this.#find(subject, need);
    const { base, branch, pulls } = answer;
    if (base === null) return null;
    const at = { path, index: `${need.folder}/${INDEX_NAME}`, me: this.#options.me };
    return {
      path,
      access: (await this.#options.access?.of(subject)) ?? 'granted',
      base: standingOf(base, at),
      branch: branch === null ? null : standingOf(branch, at),
      pulls: pulls.pageInfo.hasNextPage ? null : pullsIn(pulls.nodes),
    };
  }

  async #find(subject: ItemSubject, { number, title, folder, files }: RecordNeed): Promise<Found> {
    const key = `${formatSubjectKey(subject)} #${number} ${folder}`;
    const known = this.#known.get(key);
    const others = new Set(known?.others);
    const own = recordPath(folder, number, title);
    const candidates = (names: readonly string[]): readonly string[] =>
      recordNames(number, title, names)
        .slice(0, MOST_NAMES)
        .map((name) => `${folder}/${name}`)
        .filter((path) => !others.has(path));
    const asked = new Map<string, RecordBranchAnswer>();
    let path = candidates(files)[0] ?? known?.path ?? own;
    for (;;) {
      const answer = asked.get(path) ?? (await this.#ask(subject, number, folder, path));
      asked.set(path, answer);
      const branches = [answer.base, answer.branch].flatMap((branch) =>
        branch === null || branch.target.record === null ? [] : [branch],
      );
      const isRecord = branches.some((branch) => path === own || hasRecord(branch, number, this.#options.me));
      if (!isRecord && branches.length > 0) others.add(path);
      const next = candidates([...namesIn(answer.base), ...namesIn(answer.branch)]).find((each) => !asked.has(each));
      if (isRecord || (next === undefined && path === own)) {
        this.#known.set(key, { path, others: [...others] });
        return { path, answer };
      }
      path = next ?? own;
    }
  }

  async #ask(subject: ItemSubject, number: number, folder: string, path: string): Promise<RecordBranchAnswer> {
    const branch = recordBranch(number);
    const variables = { branch, ref: `refs/heads/${branch}`, folder, path, index: `${folder}/${INDEX_NAME}` };
    const { repository } = await this.#options.ask(subject, RECORD_BRANCH_QUERY, variables, recordBranchAnswer);
    return repository;
  }
}

/** Tells whether a branch has the record of a decision at the path that was asked about. One that nobody can read is believed. */
function hasRecord({ target }: BranchAnswer, number: number, me: Identity): boolean {
  if (target.record === null) return false;
  if (isOurCommit(target.recordChanges.nodes[0]?.author ?? null, me)) return true;
  const text = textOf(target.record);
  return text === null || leadsToIssue(text, number);
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
  return { path, text: textOf(file), isOurs: isOurCommit(nodes[0]?.author ?? null, me) };
}

function textOf({ object }: NonNullable<BranchAnswer['target']['record']>): string | null {
  const { text = null, isBinary, isTruncated } = object ?? {};
  return isBinary !== true && isTruncated !== true ? text : null;
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
