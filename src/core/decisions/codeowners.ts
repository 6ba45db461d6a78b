import { isLogin, isTeam } from '../reading/account-names.js';

/** Where GitHub looks for the file, in its order: the first that is there counts, and no other ("About code owners"). */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** Of a longer text nothing is known: the line that counts is the last. */
export const MAX_CODEOWNERS_LENGTH = 256 * 1024;

/** As many owners as anybody would ask. */
const MAX_OWNERS = 50;

/** Patterns that match every file, wherever it lies. */
const EVERYTHING: ReadonlySet<string> = new Set(['*', '**', '/**', '**/*', '/**/*']);

const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

/**
 * Returns who owns everything by a CODEOWNERS file: the owners in the last line that is for every file, which may be nobody.
 * Logins and teams (`org/team`), each once, in lower case.
 *
 * As on GitHub ("About code owners"): the last line that matches counts, `#` begins a comment, and a line with anything that
 * cannot be an owner is passed over whole. Whose an e-mail address is cannot be known, so that those are left out.
 */
export function rootOwners(text: string): readonly string[] {
  if (text.length > MAX_CODEOWNERS_LENGTH) return [];
  let owners: readonly string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) owners = ownersOfEverything(line) ?? owners;
  const names = owners.filter((owner) => owner.startsWith('@')).map((owner) => owner.slice(1).toLowerCase());
  return [...new Set(names)].slice(0, MAX_OWNERS);
}

/** Returns the owners that a line names for every file, as written; null where it is no such line. */
function ownersOfEverything(line: string): readonly string[] | null {
  const words = line.trim().split(/\s+/);
  const [pattern = ''] = words;
  if (!EVERYTHING.has(pattern)) return null;
  const comment = words.findIndex((word) => word.startsWith('#'));
  const owners = words.slice(1, comment < 0 ? undefined : comment);
  return owners.every(isOwner) ? owners : null;
}

function isOwner(word: string): boolean {
  const name = word.slice(1);
  return word.startsWith('@') ? isLogin(name) || isTeam(name) : ADDRESS.test(word);
}
