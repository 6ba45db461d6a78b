import type { Account, IssueType, Item, Repository, TimelineEvent } from '../model.js';
import type { EditChanges } from '../happening.js';
import { addLabels } from './labels.js';
import { findMentions, notify } from './notifications.js';
import { nextId, timestamp } from '../world.js';
import type { Scene } from '../world.js';

/** Who does it, and whether through an app. */
export interface Doer {
  readonly by: Account;
  readonly viaApp?: number | null;
}

/** Returns a new item of either kind, already stored; the caller tells of it. */
export function storeItem(
  scene: Scene,
  repo: Repository,
  input: Doer & { readonly title: string; readonly body: string | null; readonly pull: Item['pull'] },
): Item {
  const at = timestamp(scene);
  const item: Item = {
    kind: input.pull === null ? 'issue' : 'pull',
    id: nextId(scene.world, 'item'),
    number: (repo.lastNumber += 1),
    title: input.title,
    body: input.body === '' ? null : input.body,
    state: 'open',
    stateReason: null,
    author: input.by,
    viaApp: input.viaApp ?? null,
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    editor: null,
    edits: [],
    closedAt: null,
    closedBy: null,
    locked: false,
    lockReason: null,
    labels: new Set(),
    assignees: new Set(),
    type: null,
    subIssues: new Set(),
    timeline: [],
    pull: input.pull,
  };
  repo.items.set(item.number, item);
  notify(scene, repo, { reason: 'issue', number: item.number, by: input.by, mentions: findMentions(item.body ?? '') });
  return item;
}

/** Opens an issue; its labels and assignees are told as events of their own, as GitHub tells them. */
export function openIssue(
  scene: Scene,
  repo: Repository,
  input: Doer & {
    readonly title: string;
    readonly body: string | null;
    readonly labels?: readonly string[];
    readonly assignees?: readonly Account[];
    readonly type?: IssueType | null;
  },
): Item {
  const item = storeItem(scene, repo, { ...input, pull: null });
  addLabels(scene, repo, item, input.labels ?? [], input, { silent: true });
  for (const assignee of input.assignees ?? []) item.assignees.add(assignee);
  item.type = input.type ?? null;
  tell(scene, repo, item, 'opened', input.by);
  for (const id of item.labels) {
    const label = repo.labels.get(id);
    if (label !== undefined) scene.publish({ event: 'item', action: 'labeled', repo, sender: input.by, item, label });
  }
  for (const assignee of item.assignees) {
    scene.publish({ event: 'item', action: 'assigned', repo, sender: input.by, item, assignee });
  }
  if (item.type !== null)
    scene.publish({ event: 'item', action: 'typed', repo, sender: input.by, item, type: item.type });
  return item;
}

/** Changes title or body. What stays equal is no edit and sends nothing. */
export function editItem(
  scene: Scene,
  repo: Repository,
  item: Item,
  input: Doer & { readonly title?: string; readonly body?: string | null; readonly base?: string },
): void {
  const at = timestamp(scene);
  const changes: Record<string, { from: string }> = {};
  if (input.title !== undefined && input.title !== item.title) {
    changes['title'] = { from: item.title };
    record(scene, item, { type: 'renamed', actor: input.by, from: item.title, to: input.title });
    item.title = input.title;
  }
  const body = input.body === '' ? null : input.body;
  if (body !== undefined && body !== item.body) {
    changes['body'] = { from: item.body ?? '' };
    const before = item.body ?? '';
    recordEdit(scene, item, {
      author: item.author,
      createdAt: item.createdAt,
      before,
      after: body ?? '',
      by: input.by,
    });
    item.body = body;
    notifyNewMentions(scene, repo, item.number, input.by, before, body ?? '');
  }
  if (item.pull !== null && input.base !== undefined && input.base !== item.pull.baseRef) {
    changes['base'] = { from: item.pull.baseRef };
    item.pull.baseRef = input.base;
    item.pull.baseSha = repo.branches.get(input.base) ?? item.pull.baseSha;
  }
  if (Object.keys(changes).length === 0) return;
  item.updatedAt = at;
  tell(scene, repo, item, 'edited', input.by, changes);
}

/**
 * Notes one more version of a text. The first edit also brings the original into the list, as GitHub's `userContentEdits` has it.
 */
export function recordEdit(
  scene: Scene,
  text: Pick<Item, 'edits' | 'lastEditedAt' | 'editor'>,
  edit: { author: Account; createdAt: string; before: string; after: string; by: Account },
): void {
  if (text.edits.length === 0) {
    text.edits.push({ id: nextId(scene.world, 'edit'), editor: edit.author, at: edit.createdAt, text: edit.before });
  }
  const at = timestamp(scene);
  text.edits.push({ id: nextId(scene.world, 'edit'), editor: edit.by, at, text: edit.after });
  text.lastEditedAt = at;
  text.editor = edit.by;
}

/** An edit that adds a mention notifies whom it names; any other edit nobody. */
export function notifyNewMentions(
  scene: Scene,
  repo: Repository,
  number: number,
  by: Account,
  before: string,
  after: string,
): void {
  const old = new Set(findMentions(before));
  const mentions = findMentions(after).filter((login) => !old.has(login));
  if (mentions.length > 0) notify(scene, repo, { reason: 'mention', number, by, mentions });
}

export function closeItem(
  scene: Scene,
  repo: Repository,
  item: Item,
  input: Doer & { readonly as?: 'completed' | 'not_planned' | 'duplicate' },
): void {
  if (item.state === 'closed') return;
  item.state = 'closed';
  item.stateReason = item.kind === 'issue' ? (input.as ?? 'completed') : null;
  item.closedAt = item.updatedAt = timestamp(scene);
  item.closedBy = input.by;
  record(scene, item, { type: 'closed', actor: input.by, stateReason: item.stateReason });
  notify(scene, repo, { reason: 'state_change', number: item.number, by: input.by, mentions: [] });
  tell(scene, repo, item, 'closed', input.by);
}

export function reopenItem(scene: Scene, repo: Repository, item: Item, input: Doer): void {
  if (item.state === 'open') return;
  item.state = 'open';
  item.stateReason = item.kind === 'issue' ? 'reopened' : null;
  item.closedAt = null;
  item.closedBy = null;
  item.updatedAt = timestamp(scene);
  record(scene, item, { type: 'reopened', actor: input.by });
  notify(scene, repo, { reason: 'state_change', number: item.number, by: input.by, mentions: [] });
  tell(scene, repo, item, 'reopened', input.by);
}

export function lockItem(
  scene: Scene,
  repo: Repository,
  item: Item,
  input: Doer & { readonly locked: boolean; readonly reason?: string | null },
): void {
  if (item.locked === input.locked) return;
  item.locked = input.locked;
  item.lockReason = input.locked ? (input.reason ?? null) : null;
  record(scene, item, { type: input.locked ? 'locked' : 'unlocked', actor: input.by });
  tell(scene, repo, item, input.locked ? 'locked' : 'unlocked', input.by);
}

export function assignItem(
  scene: Scene,
  repo: Repository,
  item: Item,
  assignee: Account,
  input: Doer & { readonly assigned: boolean },
): void {
  if (item.assignees.has(assignee) === input.assigned) return;
  if (input.assigned) item.assignees.add(assignee);
  else item.assignees.delete(assignee);
  item.updatedAt = timestamp(scene);
  const action = input.assigned ? 'assigned' : 'unassigned';
  record(scene, item, { type: action, actor: input.by, assignee });
  scene.publish({ event: 'item', action, repo, sender: input.by, item, assignee });
}

export function setItemType(scene: Scene, repo: Repository, item: Item, type: IssueType | null, input: Doer): void {
  const old = item.type;
  if (old === type) return;
  item.type = type;
  item.updatedAt = timestamp(scene);
  const issueType = type ?? old;
  if (issueType === null) return;
  const action = type === null ? 'untyped' : 'typed';
  record(scene, item, { type: action, actor: input.by, issueType });
  scene.publish({ event: 'item', action, repo, sender: input.by, item, type: issueType });
}

export function deleteItem(scene: Scene, repo: Repository, item: Item, input: Doer): void {
  repo.items.delete(item.number);
  repo.deletedItems.add(item.number);
  repo.pinned = repo.pinned.filter((number) => number !== item.number);
  for (const comment of [...repo.comments.values()])
    if (comment.number === item.number) repo.comments.delete(comment.id);
  tell(scene, repo, item, 'deleted', input.by);
}

export function tell(
  scene: Scene,
  repo: Repository,
  item: Item,
  action: string,
  by: Account,
  changes?: EditChanges,
): void {
  scene.publish({ event: 'item', action, repo, sender: by, item, ...(changes === undefined ? {} : { changes }) });
}

type Unstamped = TimelineEvent extends infer E ? (E extends TimelineEvent ? Omit<E, 'id' | 'at'> : never) : never;

/** Adds to an item's timeline. */
export function record(scene: Scene, item: Item, event: Unstamped): void {
  item.timeline.push({ ...event, id: nextId(scene.world, 'event'), at: timestamp(scene) });
}
