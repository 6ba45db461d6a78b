import { addLabels, createLabel, deleteLabel, editLabel, removeLabel } from '../state/changes/labels.js';
import { findLabel, labelsOn } from '../state/world.js';
import { shapeLabel } from '../shapes/item.js';
import { ApiError, doerOf, invalid, itemOfCall, labelOfCall } from './call.js';
import type { Body, RepoCall, Reply } from './call.js';
import { setLabels } from './issues.js';
import { pageReply } from './paging.js';
import { repoRoute } from './route.js';

const maxLabels = 100;

function requireLabelFits(
  name: string | undefined,
  color: string | undefined,
  description: string | null | undefined,
): void {
  if (name !== undefined && name.trim() === '') throw invalid('Label', 'name', 'missing_field');
  if (name !== undefined && [...name].length > 50) throw invalid('Label', 'name', 'too_long');
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color)) throw invalid('Label', 'color', 'invalid');
  if ([...(description ?? '')].length > 100) throw invalid('Label', 'description', 'too_long');
}

function create(call: RepoCall): Reply {
  const input = call.body as Body<'issues/create-label'>;
  requireLabelFits(input.name, input.color, input.description);
  if (findLabel(call.repo, input.name) !== null) throw invalid('Label', 'name', 'already_exists');
  const { name, color, description } = input;
  const label = createLabel(call.scene, call.repo, { ...doerOf(call), name, color, description });
  return { status: 201, body: shapeLabel(call.scene.world, call.repo, label) };
}

function update(call: RepoCall): Reply {
  const label = labelOfCall(call);
  const input = (call.body ?? {}) as Body<'issues/update-label'>;
  requireLabelFits(input.new_name, input.color, input.description);
  const standing = input.new_name === undefined ? null : findLabel(call.repo, input.new_name);
  if (standing !== null && standing !== label) throw invalid('Label', 'name', 'already_exists');
  const { new_name: name, color, description } = input;
  editLabel(call.scene, call.repo, label, { ...doerOf(call), name, color, description });
  return { status: 200, body: shapeLabel(call.scene.world, call.repo, label) };
}

/** Returns the names of a request in any of the four forms GitHub takes. */
function namesOf(body: unknown): string[] {
  const list = Array.isArray(body) ? body : ((body as { labels?: unknown } | null)?.labels ?? []);
  return (Array.isArray(list) ? (list as unknown[]) : [list]).map(nameOf);
}

function nameOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const name = (entry as { readonly name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : '';
}

function replyLabels(call: RepoCall): Reply {
  const item = itemOfCall(call);
  return {
    status: 200,
    body: labelsOn(call.repo, item).map((label) => shapeLabel(call.scene.world, call.repo, label)),
  };
}

function add(call: RepoCall): Reply {
  const item = itemOfCall(call);
  const names = namesOf(call.body);
  for (const name of names) requireLabelFits(name, undefined, undefined);
  const all = new Set([
    ...labelsOn(call.repo, item).map((label) => label.name.toLowerCase()),
    ...names.map((name) => name.toLowerCase()),
  ]);
  if (all.size > maxLabels)
    throw invalid('Issue', 'labels', 'custom', `Issues cannot have more than ${maxLabels} labels`);
  addLabels(call.scene, call.repo, item, names, doerOf(call));
  return replyLabels(call);
}

function remove(call: RepoCall): Reply {
  const removed = removeLabel(call.scene, call.repo, itemOfCall(call), call.params['name'] ?? '', doerOf(call));
  if (!removed) throw new ApiError(404, 'Label does not exist');
  return replyLabels(call);
}

export const labelRoutes = [
  repoRoute('issues/list-labels-for-repo', 'GET /labels', 'either:read', (call) =>
    pageReply(call, [...call.repo.labels.values()], (label) => shapeLabel(call.scene.world, call.repo, label)),
  ),
  repoRoute('issues/get-label', 'GET /labels/{name}', 'either:read', (call) => ({
    status: 200,
    body: shapeLabel(call.scene.world, call.repo, labelOfCall(call)),
  })),
  repoRoute('issues/create-label', 'POST /labels', 'either:write', create),
  repoRoute('issues/update-label', 'PATCH /labels/{name}', 'either:write', update),
  repoRoute('issues/delete-label', 'DELETE /labels/{name}', 'either:write', (call) => {
    deleteLabel(call.scene, call.repo, labelOfCall(call), doerOf(call));
    return { status: 204 };
  }),
  repoRoute('issues/list-labels-on-issue', 'GET /issues/{issue_number}/labels', 'item:read', (call) =>
    pageReply(call, labelsOn(call.repo, itemOfCall(call)), (label) => shapeLabel(call.scene.world, call.repo, label)),
  ),
  repoRoute('issues/add-labels', 'POST /issues/{issue_number}/labels', 'item:write', add),
  repoRoute('issues/set-labels', 'PUT /issues/{issue_number}/labels', 'item:write', (call) => {
    setLabels(call, itemOfCall(call), namesOf(call.body));
    return replyLabels(call);
  }),
  repoRoute('issues/remove-label', 'DELETE /issues/{issue_number}/labels/{name}', 'item:write', remove),
];
