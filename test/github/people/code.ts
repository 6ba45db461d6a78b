import { rerequestRun, rerequestSuite } from '../state/changes/checks.js';
import { deleteBranch } from '../state/changes/branches.js';
import {
  linkIssue,
  mergePull,
  openPull,
  pushCommit,
  pushToPull,
  requestMergeGroup,
  setDraft,
} from '../state/changes/pulls.js';
import type { FileChanges } from '../state/git.js';
import type { By, Desk } from './desk.js';

export interface NewPull extends By {
  readonly title: string;
  readonly body?: string | null;
  readonly files?: FileChanges;
  readonly draft?: boolean;
  readonly base?: string;
  readonly head?: string;
  readonly fork?: boolean;
  readonly labels?: readonly string[];
}

type CommitOptions = By & { readonly message?: string; readonly branch?: string };

/** What people do with code: commits, pull requests, the merge queue, checks run again. */
export interface CodeActs {
  commitFile(path: string, text: string | null, options?: CommitOptions): string;
  commitFiles(files: FileChanges, options?: CommitOptions): string;
  openPullRequest(input: NewPull): number;
  pushToPull(number: number, files: FileChanges, options?: By & { readonly message?: string }): string;
  mergePull(number: number, options?: By): string;
  /** Closes what is open from it. */
  deleteBranch(branch: string, options?: By): void;
  setDraft(number: number, isDraft: boolean, options?: By): void;
  /** As in the sidebar under "Development". */
  linkIssue(pull: number, issue: number): void;
  requestMergeGroup(number: number, options?: By): string;
  rerequestCheckRun(id: number, options?: By): void;
  rerequestSuite(id: number, options?: By): void;
}

export function actOnCode(desk: Desk): CodeActs {
  const { scene, repo, act, doer, item } = desk;
  const commit = (files: FileChanges, options?: CommitOptions): string =>
    act(() => {
      const commitOptions = { ...doer(options), changes: files, message: messageOf(files, options) };
      return pushCommit(scene, repo, options?.branch ?? repo.defaultBranch, commitOptions).sha;
    });
  return {
    commitFile: (path, text, options) => commit({ [path]: text }, options),
    commitFiles: commit,
    openPullRequest: (input) => act(() => open(desk, input)),
    pushToPull: (number, files, options) =>
      act(() => {
        const message = messageOf(files, options);
        return pushToPull(scene, repo, item(number), { ...doer(options), changes: files, message }).sha;
      }),
    mergePull: (number, options) => act(() => mergePull(scene, repo, item(number), doer(options)).sha),
    deleteBranch: (branch, options) => act(() => deleteBranch(scene, repo, branch, doer(options))),
    setDraft: (number, isDraft, options) => act(() => setDraft(scene, repo, item(number), isDraft, doer(options))),
    linkIssue: (pull, issue) => act(() => linkIssue(item(pull), item(issue))),
    requestMergeGroup: (number, options) => act(() => requestMergeGroup(scene, repo, item(number), doer(options)).sha),
    rerequestCheckRun: (id, options) =>
      act(() => rerequestRun(scene, repo, known(repo.runs.get(id), `check run ${id}`), doer(options))),
    rerequestSuite: (id, options) =>
      act(() => rerequestSuite(scene, repo, known(repo.suites.get(id), `check suite ${id}`), doer(options))),
  };
}

function messageOf(files: FileChanges, options?: { readonly message?: string }): string {
  return options?.message ?? `Change ${Object.keys(files).join(', ')}`;
}

function open({ scene, repo, doer }: Desk, input: NewPull): number {
  const { title, body = null, labels = [], draft = false, base = repo.defaultBranch, fork = false } = input;
  const head = input.head ?? `change-${repo.lastNumber + 1}`;
  const changes = input.files ?? { [`${head}.txt`]: `${title}\n` };
  const pull = { ...doer(input), title, body, labels, isDraft: draft, base, fork, head, changes };
  return openPull(scene, repo, pull).number;
}

function known<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`no ${what}`);
  return thing;
}
