import type { Config, Match, Template } from '../config/config.js';
import { matchGlob } from '../config/values/glob.js';
import { compilePattern, testPattern } from '../config/values/pattern.js';
import type { Candidate } from '../snapshot.js';
import { formTest } from './forms/form-headings.js';

/** The ways a template names an item, in the order in which they count. */
const NAMES = ['labels', 'types', 'forms', 'title'] as const;

/**
 * Returns the one template that an item is held to, or null. `named` is a template's name and settles it, as in a terminal;
 * otherwise a label counts before a type, a form and a title, and among equals the first in the file. A template whose
 * match holds only limits, as the built-in `change` does, is the last resort.
 */
export function selectTemplate(config: Config, item: Candidate, named?: string): Template | null {
  if (named !== undefined) return config.templates.find(({ name }) => name === named) ?? null;
  const eligible = config.templates.filter(({ match }) => match !== null && isWithinLimits(match, item));
  const isForm = formTest(config.forms, item.body);
  for (const kind of NAMES) {
    const hit = eligible.find(({ match }) => match !== null && isNamedBy(kind, match, item, isForm));
    if (hit !== undefined) return hit;
  }
  return eligible.find(({ match }) => match !== null && NAMES.every((kind) => match[kind].length === 0)) ?? null;
}

function isNamedBy(
  kind: (typeof NAMES)[number],
  match: Match,
  item: Candidate,
  isForm: (file: string) => boolean,
): boolean {
  switch (kind) {
    case 'labels':
      return match.labels.some((label) => item.labels.some((other) => isSameName(label, other)));
    case 'types':
      return item.issueType !== null && match.types.some((type) => isSameName(type, item.issueType ?? ''));
    case 'forms':
      return match.forms.some(isForm);
    case 'title':
      return match.title.some((source) => testPattern(compilePattern(source, { ignoreCase: true }), item.title));
    default:
      return kind satisfies never;
  }
}

/** Tells whether all limits hold. What only pull requests have is no hit on an issue; an issue is no draft. */
function isWithinLimits(match: Match, item: Candidate): boolean {
  if (match.kind !== null && match.kind !== item.kind) return false;
  if (match.draft !== null && match.draft !== (item.pull?.isDraft ?? false)) return false;
  const base = item.pull?.base;
  if (match.base.length > 0 && !match.base.some((glob) => base !== undefined && matchGlob(glob, base))) return false;
  const paths = item.pull?.paths ?? [];
  if (match.paths.length > 0 && !match.paths.some((glob) => paths.some((path) => matchGlob(glob, path)))) return false;
  return match.association.length === 0 || match.association.includes(item.association?.toUpperCase() ?? '');
}

/** GitHub compares names of labels and types without regard to case. */
function isSameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
