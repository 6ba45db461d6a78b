import {
  assignItem,
  closeItem,
  editItem,
  lockItem,
  openIssue,
  reopenItem,
  setItemType,
} from '../state/changes/items.js';
import { addLabels, removeLabel } from '../state/changes/labels.js';
import type { Item } from '../state/model.js';
import { ensureAccount, formatLogin, hasRole, labelsOn } from '../state/world.js';
import { shapeIssue, shapeTimelineEvent } from '../shapes/item.js';
import { ApiError, doerOf, invalid, itemOfCall } from './call.js';
import type { Body, RepoCall, Reply } from './call.js';
import { pageReply } from './paging.js';
import { repoRoute } from './route.js';
import { requireBodyFits, requireTitleFits } from './limits.js';

function listIssues(call: RepoCall): Reply {
  const { query, repo } = call;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').toLowerCase().split(',').filter(Boolean);
  const since = query.get('since') ?? '';
  const creator = query.get('creator')?.toLowerCase();
  const chosen = [...repo.items.values()].filter((item) => {
    const names = labelsOn(repo, item).map((label) => label.name.toLowerCase());
    return (
      (state === 'all' || item.state === state) &&
      labels.every((label) => names.includes(label)) &&
      item.updatedAt >= since &&
      (creator === undefined || formatLogin(item.author).toLowerCase() === creator)
    );
  });
  return pageReply(call, sortItems(chosen, query), (item) => shapeIssue(call.scene.world, repo, item));
}

/** Newest first by creation unless asked otherwise. */
export function sortItems(items: readonly Item[], query: URLSearchParams): Item[] {
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  return [...items].sort((a, b) => sign * (a[key] === b[key] ? a.number - b.number : a[key] < b[key] ? -1 : 1));
}

function createIssue(call: RepoCall): Reply {
  const input = call.body as Body<'issues/create'>;
  if (!call.repo.hasIssues) throw new ApiError(410, 'Issues are disabled for this repo');
  requireTitleFits('Issue', String(input.title));
  requireBodyFits('Issue', input.body);
  const { by } = doerOf(call);
  const mayTriage = call.principal?.kind === 'installation' || hasRole(call.repo, by, 'triage');
  const item = openIssue(call.scene, call.repo, {
    ...doerOf(call),
    title: String(input.title),
    body: input.body ?? null,
    labels: mayTriage
      ? (input.labels ?? []).map((label) => (typeof label === 'string' ? label : (label.name ?? '')))
      : [],
    assignees: (input.assignees ?? []).map((entry) => ensureAccount(call.scene.world, loginOf(entry))),
  });
  return { status: 201, body: shapeIssue(call.scene.world, call.repo, item) };
}

function updateIssue(call: RepoCall): Reply {
  const item = itemOfCall(call);
  const doer = doerOf(call);
  const input = call.body as Body<'issues/update'>;
  const title = input.title == null ? undefined : String(input.title);
  if (title !== undefined) requireTitleFits('Issue', title);
  requireBodyFits('Issue', input.body);
  const { scene, repo } = call;
  editItem(scene, repo, item, {
    ...doer,
    ...(title === undefined ? {} : { title }),
    ...(input.body === undefined ? {} : { body: input.body }),
  });
  if (input.labels !== undefined)
    setLabels(
      call,
      item,
      input.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    );
  if (input.type !== undefined) updateType(call, item, input.type as string | null);
  if (input.assignees !== undefined) setAssignees(call, item, input.assignees.map(loginOf));
  const reason = input.state_reason ?? 'completed';
  if (input.state === 'closed')
    closeItem(scene, repo, item, { ...doer, as: reason === 'reopened' ? 'completed' : reason });
  if (input.state === 'open') reopenItem(scene, repo, item, doer);
  return { status: 200, body: shapeIssue(scene.world, repo, item) };
}

function updateType(call: RepoCall, item: Item, name: string | null): void {
  const type = call.repo.issueTypes.find((each) => each.name.toLowerCase() === name?.toLowerCase()) ?? null;
  if (name !== null && type === null) throw invalid('Issue', 'type', 'invalid');
  setItemType(call.scene, call.repo, item, type, doerOf(call));
}

export function setLabels(call: RepoCall, item: Item, names: readonly string[]): void {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  for (const label of labelsOn(call.repo, item)) {
    if (!wanted.has(label.name.toLowerCase())) removeLabel(call.scene, call.repo, item, label.name, doerOf(call));
  }
  addLabels(call.scene, call.repo, item, names, doerOf(call));
}

function loginOf(entry: string | { readonly login?: string }): string {
  return typeof entry === 'string' ? entry : (entry.login ?? '');
}

function setAssignees(call: RepoCall, item: Item, logins: readonly string[]): void {
  const wanted = new Set(logins.map((login) => ensureAccount(call.scene.world, login)));
  for (const account of [...item.assignees]) {
    if (!wanted.has(account)) assignItem(call.scene, call.repo, item, account, { ...doerOf(call), assigned: false });
  }
  for (const account of wanted) assignItem(call.scene, call.repo, item, account, { ...doerOf(call), assigned: true });
}

function changeAssignees(call: RepoCall, assigned: boolean): Reply {
  const item = itemOfCall(call);
  const input = call.body as Body<'issues/add-assignees'>;
  for (const login of (input?.assignees ?? []).map(loginOf)) {
    assignItem(call.scene, call.repo, item, ensureAccount(call.scene.world, login), { ...doerOf(call), assigned });
  }
  return { status: assigned ? 201 : 200, body: shapeIssue(call.scene.world, call.repo, item) };
}

function listTimeline(call: RepoCall): Reply {
  const item = itemOfCall(call);
  const events = item.timeline.filter((event) => event.type !== 'committed');
  return pageReply(call, events, (event) => shapeTimelineEvent(call.scene.world, call.repo, event));
}

function lock(call: RepoCall): Reply {
  const item = itemOfCall(call);
  if (call.principal?.kind === 'user' && !hasRole(call.repo, call.principal.account, 'triage')) {
    throw new ApiError(403, 'Must have admin rights to Repository.');
  }
  const input = (call.body ?? {}) as Body<'issues/lock'>;
  lockItem(call.scene, call.repo, item, { ...doerOf(call), locked: true, reason: input?.lock_reason ?? null });
  return { status: 204 };
}

export const issueRoutes = [
  repoRoute('issues/list-for-repo', 'GET /issues', 'issues:read', listIssues),
  repoRoute('issues/create', 'POST /issues', 'issues:write', createIssue),
  repoRoute('issues/get', 'GET /issues/{issue_number}', 'item:read', (call) => ({
    status: 200,
    body: shapeIssue(call.scene.world, call.repo, itemOfCall(call)),
  })),
  repoRoute('issues/update', 'PATCH /issues/{issue_number}', 'item:write', updateIssue),
  repoRoute('issues/add-assignees', 'POST /issues/{issue_number}/assignees', 'item:write', (call) =>
    changeAssignees(call, true),
  ),
  repoRoute('issues/remove-assignees', 'DELETE /issues/{issue_number}/assignees', 'item:write', (call) =>
    changeAssignees(call, false),
  ),
  repoRoute('issues/list-events-for-timeline', 'GET /issues/{issue_number}/timeline', 'item:read', listTimeline),
  repoRoute('issues/lock', 'PUT /issues/{issue_number}/lock', 'item:write', lock),
  repoRoute('issues/unlock', 'DELETE /issues/{issue_number}/lock', 'item:write', (call) => {
    lockItem(call.scene, call.repo, itemOfCall(call), { ...doerOf(call), locked: false });
    return { status: 204 };
  }),
];
