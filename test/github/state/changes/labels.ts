import type { Item, Label, Repository } from '../model.js';
import type { EditChanges } from '../happening.js';
import { record } from './items.js';
import type { Doer } from './items.js';
import { findLabel, nextId, timestamp } from '../world.js';
import type { Scene } from '../world.js';

/** The colour of a label that was made by putting an unknown name on an item. */
const grey = 'ededed';

export function createLabel(
  scene: Scene,
  repo: Repository,
  input: Doer & {
    readonly name: string;
    readonly color?: string | undefined;
    readonly description?: string | null | undefined;
  },
): Label {
  const label: Label = {
    id: nextId(scene.world, 'label'),
    name: input.name,
    color: (input.color ?? grey).toLowerCase(),
    description: input.description ?? null,
    createdAt: timestamp(scene),
  };
  repo.labels.set(label.id, label);
  scene.publish({ event: 'label', action: 'created', repo, sender: input.by, label });
  return label;
}

export function editLabel(
  scene: Scene,
  repo: Repository,
  label: Label,
  input: Doer & {
    readonly name?: string | undefined;
    readonly color?: string | undefined;
    readonly description?: string | null | undefined;
  },
): void {
  const changes: Record<string, { from: string }> = {};
  if (input.name !== undefined && input.name !== label.name) {
    changes['name'] = { from: label.name };
    label.name = input.name;
  }
  if (input.color !== undefined && input.color.toLowerCase() !== label.color) {
    changes['color'] = { from: label.color };
    label.color = input.color.toLowerCase();
  }
  if (input.description !== undefined && input.description !== label.description) {
    changes['description'] = { from: label.description ?? '' };
    label.description = input.description;
  }
  if (Object.keys(changes).length === 0) return;
  scene.publish({
    event: 'label',
    action: 'edited',
    repo,
    sender: input.by,
    label,
    changes: changes satisfies EditChanges,
  });
}

/** Deletes a label from the repository and thereby from every item, which GitHub does not tell one by one. */
export function deleteLabel(scene: Scene, repo: Repository, label: Label, input: Doer): void {
  repo.labels.delete(label.id);
  for (const item of repo.items.values()) item.labels.delete(label.id);
  scene.publish({ event: 'label', action: 'deleted', repo, sender: input.by, label });
}

/** Puts labels on an item; an unknown name becomes a grey label of the repository. One that is there already sends nothing. */
export function addLabels(
  scene: Scene,
  repo: Repository,
  item: Item,
  names: readonly string[],
  input: Doer,
  { silent = false }: { readonly silent?: boolean } = {},
): void {
  for (const name of names) {
    const label = findLabel(repo, name) ?? createLabel(scene, repo, { by: input.by, name });
    if (item.labels.has(label.id)) continue;
    item.labels.add(label.id);
    item.updatedAt = timestamp(scene);
    record(scene, item, {
      type: 'labeled',
      actor: input.by,
      label: { id: label.id, name: label.name, color: label.color },
    });
    if (!silent) scene.publish({ event: 'item', action: 'labeled', repo, sender: input.by, item, label });
  }
}

/** Takes a label off an item; returns false when it was not there. */
export function removeLabel(scene: Scene, repo: Repository, item: Item, name: string, input: Doer): boolean {
  const label = findLabel(repo, name);
  if (label === null || !item.labels.delete(label.id)) return false;
  item.updatedAt = timestamp(scene);
  record(scene, item, {
    type: 'unlabeled',
    actor: input.by,
    label: { id: label.id, name: label.name, color: label.color },
  });
  scene.publish({ event: 'item', action: 'unlabeled', repo, sender: input.by, item, label });
  return true;
}
