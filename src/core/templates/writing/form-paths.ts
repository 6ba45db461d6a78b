import type { Config, Match, Template } from '../../config/config.js';
import { foldWords } from '../../markdown/fold.js';

/** Where the forms and templates of a configuration stand, from the root of the repository. */
export interface FormPaths {
  readonly issues: ReadonlyMap<Template, string>;
  readonly pulls: ReadonlyMap<Template, string>;
}

export const ISSUE_FOLDER = '.github/ISSUE_TEMPLATE/';
export const PULL_FILE = '.github/pull_request_template.md';
export const PULL_FOLDER = '.github/PULL_REQUEST_TEMPLATE/';

/**
 * Returns which files a configuration stands for. A template that is chosen only by name has none, since nothing would hold an
 * item to it, and neither has one that asks nothing; one that takes its sections from a file has that file. Several for pull requests: that of every pull request,
 * else the first, is what GitHub fills in, the others can be named in an address.
 */
export function formPaths(config: Config): FormPaths {
  const own = config.templates.filter(({ from, match, sections }) => {
    return from === null && match !== null && sections.some(({ level }) => level !== 'off');
  });
  const forIssues = own.filter(({ match }) => match !== null && mayBeIssue(match));
  const taken = new Set(['config']);
  const issues = forIssues.map((template) => {
    return [template, `${ISSUE_FOLDER}${namedFile(template, taken) ?? `${uniqueSlug(template, taken)}.yml`}`] as const;
  });
  const forPulls = own.filter(({ match }) => match !== null && isForPulls(match));
  const main = forPulls.find(({ match }) => match !== null && isUnlimited(match)) ?? forPulls.find(isLastResort);
  const first = hasOwnPullFile(config) ? null : (main ?? forPulls[0]);
  const slugs = new Set<string>();
  const pulls = forPulls.map((template) => {
    const path = template === first ? PULL_FILE : `${PULL_FOLDER}${uniqueSlug(template, slugs)}.md`;
    return [template, path] as const;
  });
  return { issues: new Map(issues), pulls: new Map(pulls) };
}

/** The file that every pull request begins with may be the source of a template. */
function hasOwnPullFile(config: Config): boolean {
  return config.templates.some(({ from }) => /(?:^|\/)pull_request_template\.(?:md|txt)$/i.test(from ?? ''));
}

function mayBeIssue({ kind, base, paths, draft }: Match): boolean {
  return kind !== 'pull_request' && base.length === 0 && paths.length === 0 && draft !== true;
}

/** What names an item without a word on its kind is rather meant for issues. */
function isForPulls(match: Match): boolean {
  return match.kind === 'pull_request' || (match.kind === null && (!mayBeIssue(match) || isNameless(match)));
}

function isNameless({ labels, types, forms, title }: Match): boolean {
  return [labels, types, forms, title].every((names) => names.length === 0);
}

function isLastResort({ match }: Template): boolean {
  return match !== null && isNameless(match);
}

function isUnlimited(match: Match): boolean {
  const { draft, base, paths, association } = match;
  return isNameless(match) && draft === null && [base, paths, association].every((limits) => limits.length === 0);
}

/** A template that is known by a form is written into that very form. */
function namedFile({ match }: Template, taken: Set<string>): string | undefined {
  const file = match?.forms.find((name) => /^[\w-][\w.-]{0,80}\.ya?ml$/i.test(name) && !taken.has(stem(name)));
  if (file !== undefined) taken.add(stem(file));
  return file;
}

function stem(file: string): string {
  return file.replace(/\.ya?ml$/i, '').toLowerCase();
}

function uniqueSlug({ name }: Template, taken: Set<string>): string {
  const slug = foldWords(name).replaceAll(' ', '-') || 'template';
  let free = slug;
  for (let count = 2; taken.has(free); count += 1) free = `${slug}-${count}`;
  taken.add(free);
  return free;
}
