import type { DeclaredLabel } from '../desired/labels.js';
import type { OwnedCheck, OwnedState } from '../desired/owned.js';
import type { Standing } from '../desired/standing.js';
import type { CheckAnnotation, StandingCheck } from '../snapshot.js';
import type { Change } from './change.js';

/** What the repository has and may have of labels. `declared` holds `skip` too, which people put. */
export interface LabelBook {
  readonly declared: readonly DeclaredLabel[];
  /** Of the declared, the names that exist. */
  readonly existing: readonly string[];
  readonly skip: string;
}

/**
 * Returns what turns current into desired state; nothing where the two are equal. The check comes first: a merge may wait
 * for it, and a label that GitHub refuses must not hold it up.
 */
export function difference(standing: Standing, desired: OwnedState, book: LabelBook | null): readonly Change[] {
  return [
    ...checkChanges(standing.check, desired.check),
    ...commentChanges(standing, desired.comment),
    ...labelChanges(standing.owned.labels, desired.labels, book),
  ];
}

/**
 * Returns what a check needs: none when equal, a new run when there is none to write on or somebody asked for a rerun. GitHub
 * adds the annotations of an update to those that stand, so other ones need a new run too; it replaces the old one by name.
 */
export function checkChanges(standing: StandingCheck | null, desired: OwnedCheck | null): readonly Change[] {
  if (desired === null) return [];
  if (standing === null || standing.sha !== desired.sha || standing.isRerequested) {
    return [{ type: 'create-check', check: desired }];
  }
  const isAnnotated = isSameAnnotations(standing.annotations, desired.annotations);
  if (!isAnnotated && standing.annotations.length > 0) return [{ type: 'create-check', check: desired }];
  if (isAnnotated && isSameCheck(standing, desired)) return [];
  return [{ type: 'update-check', id: standing.id, check: desired, added: isAnnotated ? [] : desired.annotations }];
}

function commentChanges(standing: Standing, desired: string | null): readonly Change[] {
  const { sticky, duplicates } = standing;
  const body: readonly Change[] =
    desired === null || (sticky !== null && isSameText(sticky.body, desired))
      ? []
      : [
          sticky === null
            ? { type: 'create-comment', body: desired }
            : { type: 'update-comment', id: sticky.id, body: desired },
        ];
  return [...body, ...duplicates.map((comment): Change => ({ type: 'delete-comment', id: comment.id }))];
}

/**
 * Labels go on before others come off: an item shows two states of one decision for a moment, and one that is interrupted there
 * still shows where it stood. On a closed decision a state that came off first would never be followed by another.
 */
function labelChanges(
  current: readonly string[],
  desired: readonly string[],
  book: LabelBook | null,
): readonly Change[] {
  const removed = current.filter((name) => !desired.includes(name));
  const added = desired.filter((name) => !current.includes(name));
  return [
    ...(book === null ? [] : missingLabels(added, book)),
    ...(added.length === 0 ? [] : [{ type: 'add-labels', names: added } satisfies Change]),
    ...removed.map((name): Change => ({ type: 'remove-label', name })),
  ];
}

/** The first label we ever create in a repository brings `skip` along: our comment tells people to use it. */
function missingLabels(added: readonly string[], book: LabelBook): readonly Change[] {
  const existing = new Set(book.existing.map((name) => name.toLowerCase()));
  const lacks = (label: DeclaredLabel): boolean => !existing.has(label.name.toLowerCase());
  const isFirst = existing.size === 0 && added.length > 0;
  return book.declared
    .filter((label) => lacks(label) && (added.includes(label.name) || (isFirst && label.name === book.skip)))
    .map(({ name, color, description }) => ({ type: 'create-label', name, color, description }));
}

function isSameCheck(standing: StandingCheck, desired: OwnedCheck): boolean {
  return (
    standing.conclusion === desired.conclusion &&
    standing.externalId === desired.externalId &&
    isSameText(standing.title, desired.title) &&
    isSameText(standing.summary, desired.summary)
  );
}

/** In any order, and whatever the column: GitHub need not keep either. */
function isSameAnnotations(a: readonly CheckAnnotation[], b: readonly CheckAnnotation[]): boolean {
  const keys = (annotations: readonly CheckAnnotation[]): string =>
    JSON.stringify(annotations.map(annotationKey).sort());
  return a.length === b.length && keys(a) === keys(b);
}

function annotationKey({ path, line, level, title, message }: CheckAnnotation): string {
  return JSON.stringify([path, line, level, normalise(title), normalise(message)]);
}

/** GitHub may hand back other line ends than it was given, and no blank space at the end. */
function isSameText(a: string, b: string): boolean {
  return normalise(a) === normalise(b);
}

function normalise(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}
