import type { Item, Repository } from './model.js';

const keyword =
  /(?<![\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/issues\/|([\w.-]+\/[\w.-]+)?#)(\d+)/gi;

/**
 * Returns the issues that merging a pull request closes: those behind a closing keyword in its description, where it goes into
 * the default branch, and those linked by hand. Those of other repositories are not modelled.
 */
export function closedBy(repo: Repository, item: Item): readonly Item[] {
  if (item.pull === null) return [];
  const text = item.pull.baseRef === repo.defaultBranch ? withoutHidden(item.body ?? '') : '';
  const own = `${repo.owner.login}/${repo.name}`.toLowerCase();
  const named = [...text.matchAll(keyword)]
    .filter(([, byUrl, byName]) => (byUrl ?? byName ?? own).toLowerCase() === own)
    .map(([, , , number]) => Number(number));
  const numbers = [...new Set([...named, ...item.pull.linked])];
  return numbers.flatMap((number) => {
    const issue = repo.items.get(number);
    return issue?.kind === 'issue' ? [issue] : [];
  });
}

/** Returns the pull requests that would close an issue. */
export function closersOf(repo: Repository, issue: Item): readonly Item[] {
  return [...repo.items.values()].filter((item) => closedBy(repo, item).includes(issue));
}

/** Code, comments and quotes link nothing. */
export function withoutHidden(body: string): string {
  return body
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/^ *>.*$/gm, ' ');
}
