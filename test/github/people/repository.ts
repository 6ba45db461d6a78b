import { rerequestRun, rerequestSuite } from '../state/changes/checks.js';
import { createComment, deleteComment, editComment, react } from '../state/changes/comments.js';
import {
  assignItem,
  closeItem,
  deleteItem,
  editItem,
  lockItem,
  openIssue,
  reopenItem,
  setItemType,
} from '../state/changes/items.js';
import { addLabels, createLabel, deleteLabel, editLabel, removeLabel } from '../state/changes/labels.js';
import { mergePull, openPull, pushCommit, pushToPull, requestMergeGroup, setDraft } from '../state/changes/pulls.js';
import type { FileChanges } from '../state/git.js';
import type { Account, IssueType, Label, Notification, Reaction, Repository, Role } from '../state/model.js';
import { commentOf, ensureAccount, findLabel, fullName, itemOf, timestamp } from '../state/world.js';
import type { Scene } from '../state/world.js';
import { viewChecks, viewItem, viewLabels } from './views.js';
import type { CheckView, ItemView, LabelView } from './views.js';

/** Who acts; the repository's owner when it is left out. */
export interface By {
  readonly by?: string;
}

/** A repository as people act in it through the web, and as a test looks at it. Every call takes effect before it returns. */
export interface FakeRepository {
  readonly owner: string;
  readonly name: string;
  commitFile(
    path: string,
    text: string | null,
    options?: By & { readonly message?: string; readonly branch?: string },
  ): string;
  commitFiles(files: FileChanges, options?: By & { readonly message?: string; readonly branch?: string }): string;
  openIssue(
    input: By & {
      readonly title: string;
      readonly body?: string | null;
      readonly labels?: readonly string[];
      readonly assignees?: readonly string[];
      readonly type?: string;
    },
  ): number;
  openPullRequest(
    input: By & {
      readonly title: string;
      readonly body?: string | null;
      readonly files?: FileChanges;
      readonly draft?: boolean;
      readonly base?: string;
      readonly head?: string;
      readonly fork?: boolean;
      readonly labels?: readonly string[];
    },
  ): number;
  editIssue(
    number: number,
    input: By & { readonly title?: string; readonly body?: string | null; readonly base?: string },
  ): void;
  pushToPull(number: number, files: FileChanges, options?: By & { readonly message?: string }): string;
  mergePull(number: number, options?: By): string;
  setDraft(number: number, isDraft: boolean, options?: By): void;
  comment(number: number, input: By & { readonly body: string }): number;
  editComment(id: number, input: By & { readonly body: string }): void;
  deleteComment(id: number, options?: By): void;
  minimizeComment(id: number, reason: string): void;
  react(id: number, content: Reaction, options?: By): void;
  addLabel(number: number, name: string, options?: By): void;
  removeLabel(number: number, name: string, options?: By): void;
  createLabel(name: string, options?: By & { readonly color?: string; readonly description?: string }): void;
  renameLabel(name: string, newName: string, options?: By): void;
  deleteLabel(name: string, options?: By): void;
  assign(number: number, login: string, options?: By): void;
  unassign(number: number, login: string, options?: By): void;
  setType(number: number, type: string | null, options?: By): void;
  close(number: number, options?: By & { readonly as?: 'completed' | 'not_planned' | 'duplicate' }): void;
  reopen(number: number, options?: By): void;
  lock(number: number, options?: By & { readonly reason?: string }): void;
  unlock(number: number, options?: By): void;
  deleteIssue(number: number, options?: By): void;
  requestMergeGroup(number: number, options?: By): string;
  rerequestCheckRun(id: number, options?: By): void;
  rerequestSuite(id: number, options?: By): void;
  setPermission(login: string, role: Role): void;
  archive(isArchived: boolean, options?: By): void;
  ref(): { readonly installation: number; readonly owner: string; readonly repo: string };
  installationId(): number;
  headSha(branch?: string): string;
  /** The file on a branch as it is now; null where there is none. */
  file(path: string, branch?: string): string | null;
  issue(number: number): ItemView;
  issues(): readonly ItemView[];
  labels(): readonly LabelView[];
  checks(sha: string): readonly CheckView[];
  notifications(): readonly Notification[];
}

/** Returns the hands and eyes of people on one repository. `act` brackets every change, so that it is noted. */
export function actIn(scene: Scene, repo: Repository, act: <T>(change: () => T) => T): FakeRepository {
  const { world } = scene;
  const owner = repo.owner.type === 'Organization' ? 'olga' : repo.owner.login;
  const person = (login: string): Account => ensureAccount(world, login);
  const doer = (options?: By) => ({ by: person(options?.by ?? owner) });
  const label = (name: string): Label => {
    const found = findLabel(repo, name);
    if (found === null) throw new Error(`${fullName(repo)} has no label ${name}`);
    return found;
  };
  return {
    owner: repo.owner.login,
    name: repo.name,
    commitFile(path, text, options) {
      return this.commitFiles({ [path]: text }, options);
    },
    commitFiles: (files, options) =>
      act(() => {
        const message = options?.message ?? `Change ${Object.keys(files).join(', ')}`;
        return pushCommit(scene, repo, options?.branch ?? repo.defaultBranch, {
          ...doer(options),
          changes: files,
          message,
        }).sha;
      }),
    openIssue: (input) =>
      act(() => {
        const assignees = (input.assignees ?? []).map(person);
        const type = input.type === undefined ? null : typeOf(repo, input.type);
        const { title, body = null, labels } = input;
        return openIssue(scene, repo, {
          ...doer(input),
          title,
          body,
          assignees,
          type,
          ...(labels === undefined ? {} : { labels }),
        }).number;
      }),
    openPullRequest: (input) =>
      act(() => {
        const { title, body = null, labels = [], draft = false, base = repo.defaultBranch, fork = false } = input;
        const head = input.head ?? `change-${repo.lastNumber + 1}`;
        const changes = input.files ?? { [`${head}.txt`]: `${title}\n` };
        return openPull(scene, repo, { ...doer(input), title, body, labels, isDraft: draft, base, fork, head, changes })
          .number;
      }),
    editIssue: (number, input) => act(() => editItem(scene, repo, itemOf(repo, number), { ...input, ...doer(input) })),
    pushToPull: (number, files, options) =>
      act(() => {
        const message = options?.message ?? `Change ${Object.keys(files).join(', ')}`;
        return pushToPull(scene, repo, itemOf(repo, number), { ...doer(options), changes: files, message }).sha;
      }),
    mergePull: (number, options) => act(() => mergePull(scene, repo, itemOf(repo, number), doer(options)).sha),
    setDraft: (number, isDraft, options) =>
      act(() => setDraft(scene, repo, itemOf(repo, number), isDraft, doer(options))),
    comment: (number, input) =>
      act(() => createComment(scene, repo, itemOf(repo, number), { ...doer(input), body: input.body }).id),
    editComment: (id, input) =>
      act(() => editComment(scene, repo, commentOf(repo, id), { ...doer(input), body: input.body })),
    deleteComment: (id, options) => act(() => deleteComment(scene, repo, commentOf(repo, id), doer(options))),
    minimizeComment: (id, reason) =>
      act(() => {
        commentOf(repo, id).minimizedReason = reason;
      }),
    react: (id, content, options) => act(() => void react(scene, commentOf(repo, id), doer(options).by, content)),
    addLabel: (number, name, options) => act(() => addLabels(scene, repo, itemOf(repo, number), [name], doer(options))),
    removeLabel: (number, name, options) =>
      act(() => void removeLabel(scene, repo, itemOf(repo, number), name, doer(options))),
    createLabel: (name, options) =>
      act(
        () =>
          void createLabel(scene, repo, {
            ...doer(options),
            name,
            color: options?.color,
            description: options?.description,
          }),
      ),
    renameLabel: (name, newName, options) =>
      act(() => editLabel(scene, repo, label(name), { ...doer(options), name: newName })),
    deleteLabel: (name, options) => act(() => deleteLabel(scene, repo, label(name), doer(options))),
    assign: (number, login, options) =>
      act(() => assignItem(scene, repo, itemOf(repo, number), person(login), { ...doer(options), assigned: true })),
    unassign: (number, login, options) =>
      act(() => assignItem(scene, repo, itemOf(repo, number), person(login), { ...doer(options), assigned: false })),
    setType: (number, type, options) =>
      act(() =>
        setItemType(scene, repo, itemOf(repo, number), type === null ? null : typeOf(repo, type), doer(options)),
      ),
    close: (number, options) =>
      act(() =>
        closeItem(scene, repo, itemOf(repo, number), {
          ...doer(options),
          ...(options?.as === undefined ? {} : { as: options.as }),
        }),
      ),
    reopen: (number, options) => act(() => reopenItem(scene, repo, itemOf(repo, number), doer(options))),
    lock: (number, options) =>
      act(() =>
        lockItem(scene, repo, itemOf(repo, number), {
          ...doer(options),
          locked: true,
          reason: options?.reason ?? null,
        }),
      ),
    unlock: (number, options) =>
      act(() => lockItem(scene, repo, itemOf(repo, number), { ...doer(options), locked: false })),
    deleteIssue: (number, options) => act(() => deleteItem(scene, repo, itemOf(repo, number), doer(options))),
    requestMergeGroup: (number, options) =>
      act(() => requestMergeGroup(scene, repo, itemOf(repo, number), doer(options)).sha),
    rerequestCheckRun: (id, options) =>
      act(() => {
        const run = repo.runs.get(id);
        if (run === undefined) throw new Error(`no check run ${id}`);
        rerequestRun(scene, repo, run, doer(options));
      }),
    rerequestSuite: (id, options) =>
      act(() => {
        const suite = repo.suites.get(id);
        if (suite === undefined) throw new Error(`no check suite ${id}`);
        rerequestSuite(scene, repo, suite, doer(options));
      }),
    setPermission: (login, role) => act(() => void (person(login), repo.roles.set(login.toLowerCase(), role))),
    archive: (isArchived, options) =>
      act(() => {
        if (repo.isArchived === isArchived) return;
        repo.isArchived = isArchived;
        repo.updatedAt = timestamp(scene);
        scene.publish({
          event: 'repository',
          action: isArchived ? 'archived' : 'unarchived',
          repo,
          sender: doer(options).by,
        });
      }),
    ref: () => ({ installation: installationIdOf(scene, repo), owner: repo.owner.login, repo: repo.name }),
    installationId: () => installationIdOf(scene, repo),
    headSha: (branch = repo.defaultBranch) => {
      const sha = repo.branches.get(branch);
      if (sha === undefined) throw new Error(`${fullName(repo)} has no branch ${branch}`);
      return sha;
    },
    file: (path, branch = repo.defaultBranch) => {
      const oid = repo.commits.get(repo.branches.get(branch) ?? '')?.files.get(path);
      return oid === undefined ? null : (repo.blobs.get(oid) ?? null);
    },
    issue: (number) => viewItem(world, repo, itemOf(repo, number)),
    issues: () => [...repo.items.values()].map((item) => viewItem(world, repo, item)),
    labels: () => viewLabels(repo),
    checks: (sha) => viewChecks(world, repo, sha),
    notifications: () => world.notifications.filter((each) => each.repository === fullName(repo)),
  };
}

function typeOf(repo: Repository, name: string): IssueType {
  const type = repo.issueTypes.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (type === undefined) throw new Error(`${fullName(repo)} has no issue type ${name}`);
  return type;
}

function installationIdOf(scene: Scene, repo: Repository): number {
  const name = fullName(repo).toLowerCase();
  for (const installation of scene.world.installations.values()) {
    if (installation.repositories === 'all' || installation.repositories.has(name)) {
      if (installation.account === repo.owner) return installation.id;
    }
  }
  return 0;
}
