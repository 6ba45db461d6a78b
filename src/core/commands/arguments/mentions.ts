/** The longest list of mentions that is read. A longer one could end within a name. */
const MAX_LENGTH = 300;

/** GitHub's form of a login, with the suffix of managed users, and of a team. */
const MENTION = /^@([a-z\d][a-z\d-]{0,38}(?:_[a-z\d]{1,10})?(?:\/[a-z\d][\w.-]{0,99})?)$/i;

const AND = /^(?:and|&|\+)$/i;

/**
 * Returns the people and teams (`org/team`) that a list of mentions names, without `@`, as written, each once; null where there is
 * none, or where anything else stands among them.
 */
export function readMentions(argument: string): readonly string[] | null {
  if (argument.length > MAX_LENGTH) return null;
  const named = new Map<string, string>();
  for (const word of argument.replace(/[.!]{1,3}$/, '').split(/[\s,;]+/)) {
    if (word === '' || AND.test(word)) continue;
    const name = MENTION.exec(word)?.[1];
    if (name === undefined) return null;
    const key = name.toLowerCase();
    if (!named.has(key)) named.set(key, name);
  }
  return named.size > 0 ? [...named.values()] : null;
}
