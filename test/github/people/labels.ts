import { addLabels, createLabel, deleteLabel, editLabel, removeLabel } from '../state/changes/labels.js';
import type { Label, Repository } from '../state/model.js';
import { findLabel, fullName } from '../state/world.js';
import type { By, Desk } from './desk.js';

/** What people do with the repository's labels and with those on an item. */
export interface LabelActs {
  addLabel(number: number, name: string, options?: By): void;
  removeLabel(number: number, name: string, options?: By): void;
  createLabel(name: string, options?: By & { readonly color?: string; readonly description?: string }): void;
  renameLabel(name: string, newName: string, options?: By): void;
  deleteLabel(name: string, options?: By): void;
}

export function actOnLabels({ scene, repo, act, doer, item }: Desk): LabelActs {
  return {
    addLabel: (number, name, options) => act(() => addLabels(scene, repo, item(number), [name], doer(options))),
    removeLabel: (number, name, options) => act(() => void removeLabel(scene, repo, item(number), name, doer(options))),
    createLabel: (name, options) =>
      act(() => {
        const { color, description } = options ?? {};
        createLabel(scene, repo, { ...doer(options), name, color, description });
      }),
    renameLabel: (name, newName, options) =>
      act(() => editLabel(scene, repo, labelOf(repo, name), { ...doer(options), name: newName })),
    deleteLabel: (name, options) => act(() => deleteLabel(scene, repo, labelOf(repo, name), doer(options))),
  };
}

function labelOf(repo: Repository, name: string): Label {
  const label = findLabel(repo, name);
  if (label === null) throw new Error(`${fullName(repo)} has no label ${name}`);
  return label;
}
