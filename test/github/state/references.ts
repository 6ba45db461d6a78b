import type { Account, Item, Repository } from './model.js';
import { withoutHidden } from './linking.js';

/** Where one item of a repository names another for the first time. */
export interface Reference {
  readonly source: Item;
  readonly actor: Account;
  readonly at: string;
}

/**
 * Returns who refers to an item by its number, `#7`, in a description or a comment, oldest first: once each, as GitHub has it. Those of
 * other repositories and those by address are not modelled.
 */
export function referencesTo(repo: Repository, target: Item): readonly Reference[] {
  const names = new RegExp(`(?<![\\w/&#])#${target.number}(?!\\w)`);
  const isNamed = (text: string | null): boolean => names.test(withoutHidden(text ?? ''));
  return [...repo.items.values()]
    .filter((source) => source !== target)
    .flatMap((source): readonly Reference[] => {
      if (isNamed(source.body)) return [{ source, actor: source.author, at: source.createdAt }];
      const comment = [...repo.comments.values()].find(({ number, body }) => number === source.number && isNamed(body));
      return comment === undefined ? [] : [{ source, actor: comment.author, at: comment.createdAt }];
    })
    .sort((a, b) => (a.at === b.at ? a.source.number - b.source.number : a.at < b.at ? -1 : 1));
}
