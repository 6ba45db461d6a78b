import { declareLabels } from '../../../core/desired/labels.js';
import { declareRollupLabel } from '../../../core/rollup/publishing/label.js';
import type { Config } from '../../../core/config/config.js';
import { de } from '../../../core/text/de.js';
import { en } from '../../../core/text/en.js';
import type { RepositoryStanding } from '../doctor/facts.js';

/** What `remove` found, and would do about it. */
export interface Removal {
  /** `owner/name`. */
  readonly repository: string;
  /** By whom, such as "the app async-conventions". */
  readonly actor: string;
  readonly standing: RepositoryStanding;
  readonly names: NamedLabels;
  /** Null where labels are left alone. */
  readonly labels: readonly PlannedLabel[] | null;
  /** Null where comments are left alone. */
  readonly comments: FoundComments | null;
}

/** What our labels are called, and who says so. */
export interface NamedLabels extends Pick<Config, 'labels' | 'other_labels'> {
  readonly from: 'configuration' | 'file' | 'defaults';
}

/** Returns all names of labels that the app makes. `no-nag` is made by people alone. */
export function namesOfLabels({ labels, other_labels }: NamedLabels): readonly string[] {
  return [...Object.values({ ...labels }), other_labels.rollup];
}

/** A label of one of our names, as it stands in the repository. */
export interface FoundLabel {
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
  /** Issues and pull requests that carry it. */
  readonly open: number;
  readonly closed: number;
}

/** `kept`: somebody asked for that. `theirs`: nothing about it is as the app makes it, so that people may have made it. */
export type Fate = 'delete' | 'kept' | 'theirs';

export interface PlannedLabel extends FoundLabel {
  readonly fate: Fate;
  /** The one that people put. */
  readonly isSkip: boolean;
}

/** A comment of ours by its global id. */
export interface FoundComment {
  readonly id: string;
  readonly url: string;
}

export interface FoundComments {
  /** Those that are not collapsed yet, the one changed longest ago first. */
  readonly list: readonly FoundComment[];
  readonly collapsed: number;
  /** How many comments were looked through, and in how many requests. */
  readonly seen: number;
  readonly requests: number;
  /** Where to go on, `2026-03-02T10:00:00Z`, where there were too many for one run; else null. */
  readonly next: string | null;
}

/**
 * Returns what is to become of labels that bear our names.
 *
 * GitHub does not tell who made a label. One that has neither the colour nor a description of ours shows no sign that the app did,
 * and deleting it could not be undone: it is left.
 */
export function planLabels(
  found: readonly FoundLabel[],
  names: NamedLabels,
  keep: ReadonlySet<string>,
): readonly PlannedLabel[] {
  const declared = [en, de].flatMap((words) => [
    ...declareLabels(names.labels, words),
    declareRollupLabel(names, words),
  ]);
  return found.map((label) => {
    const isNamed = (name: string): boolean => name.toLowerCase() === label.name.toLowerCase();
    const ours = declared.filter(({ name }) => isNamed(name));
    const isOfOurs = ours.some(
      ({ color, description }) => color === label.color.toLowerCase() || description === label.description,
    );
    const fate = keep.has(label.name.toLowerCase()) ? 'kept' : isOfOurs ? 'delete' : 'theirs';
    return { ...label, fate, isSkip: isNamed(names.labels.skip) };
  });
}

/** Returns the labels that are to be deleted. */
export function labelsToDelete({ labels }: Removal): readonly PlannedLabel[] {
  return (labels ?? []).filter(({ fate }) => fate === 'delete');
}

/** Returns how many changes are to be made. */
export function changesOf(removal: Removal): number {
  return labelsToDelete(removal).length + (removal.comments?.list.length ?? 0);
}
