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
import { pinIssue } from '../state/changes/pins.js';
import type { IssueType, Repository } from '../state/model.js';
import { fullName } from '../state/world.js';
import type { By, Desk } from './desk.js';

export interface NewIssue extends By {
  readonly title: string;
  readonly body?: string | null;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  readonly type?: string;
}

/** What people do with issues, and with pull requests as far as they are issues. */
export interface ItemActs {
  openIssue(input: NewIssue): number;
  editIssue(
    number: number,
    input: By & { readonly title?: string; readonly body?: string | null; readonly base?: string },
  ): void;
  assign(number: number, login: string, options?: By): void;
  unassign(number: number, login: string, options?: By): void;
  setType(number: number, type: string | null, options?: By): void;
  close(number: number, options?: By & { readonly as?: 'completed' | 'not_planned' | 'duplicate' }): void;
  reopen(number: number, options?: By): void;
  lock(number: number, options?: By & { readonly reason?: string }): void;
  unlock(number: number, options?: By): void;
  deleteIssue(number: number, options?: By): void;
  /** Makes one issue part of another. */
  addSubIssue(number: number, part: number): void;
  pin(number: number, options?: By): void;
  unpin(number: number, options?: By): void;
}

export function actOnItems(desk: Desk): ItemActs {
  const { scene, repo, act, doer, item, person } = desk;
  const assign = (number: number, login: string, assigned: boolean, options?: By) =>
    act(() => assignItem(scene, repo, item(number), person(login), { ...doer(options), assigned }));
  const lock = (number: number, locked: boolean, options?: By & { readonly reason?: string }) =>
    act(() => lockItem(scene, repo, item(number), { ...doer(options), locked, reason: options?.reason ?? null }));
  return {
    openIssue: (input) => act(() => open(desk, input)),
    editIssue: (number, input) => act(() => editItem(scene, repo, item(number), { ...input, ...doer(input) })),
    assign: (number, login, options) => assign(number, login, true, options),
    unassign: (number, login, options) => assign(number, login, false, options),
    setType: (number, name, options) =>
      act(() => setItemType(scene, repo, item(number), name === null ? null : typeOf(repo, name), doer(options))),
    close: (number, options) =>
      act(() => closeItem(scene, repo, item(number), { ...doer(options), as: options?.as ?? 'completed' })),
    reopen: (number, options) => act(() => reopenItem(scene, repo, item(number), doer(options))),
    lock: (number, options) => lock(number, true, options),
    unlock: (number, options) => lock(number, false, options),
    pin: (number, options) => act(() => pinIssue(scene, repo, item(number), { ...doer(options), pinned: true })),
    unpin: (number, options) => act(() => pinIssue(scene, repo, item(number), { ...doer(options), pinned: false })),
    deleteIssue: (number, options) => act(() => deleteItem(scene, repo, item(number), doer(options))),
    addSubIssue: (number, part) => act(() => void item(number).subIssues.add(item(part).number)),
  };
}

function open({ scene, repo, doer, person }: Desk, input: NewIssue): number {
  const { title, body = null, labels = [] } = input;
  const assignees = (input.assignees ?? []).map(person);
  const type = input.type === undefined ? null : typeOf(repo, input.type);
  return openIssue(scene, repo, { ...doer(input), title, body, assignees, type, labels }).number;
}

function typeOf(repo: Repository, name: string): IssueType {
  const type = repo.issueTypes.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (type === undefined) throw new Error(`${fullName(repo)} has no issue type ${name}`);
  return type;
}
