import type { Config } from '../config/config.js';
import { isOurs, type Actor, type Identity } from '../snapshot.js';
import { foldLogin } from '../time/login.js';
import type { Conversation } from './wait.js';

/**
 * Returns whom a mention can ask, by login in lower case: those whom the configuration names, who are assigned to the item, who were
 * asked to review it, or who wrote in its thread. Of anybody else nobody knows whether they belong here, or are a person at all:
 * `@Override` is an account on GitHub as well.
 *
 * @param me who we are, whom nobody asks; null where that does not matter
 */
export function knownPeople(
  { people, decisions, scope }: Pick<Config, 'people' | 'decisions' | 'scope'>,
  { author, assignees, thread, reviews }: Conversation,
  me: Identity | null,
): ReadonlyMap<string, string> {
  const wrote: readonly (Actor | null)[] = [author, ...assignees, ...thread.map((comment) => comment.author)];
  const taking = [...wrote, ...(reviews?.given ?? []).map(({ by }) => by)];
  const names = [
    ...taking.flatMap((actor) => (actor?.type === 'user' && (me === null || !isOurs(actor, me)) ? [actor.login] : [])),
    ...(reviews?.asked ?? []).flatMap(({ who, kind }) => (kind === 'user' ? [who] : [])),
    ...Object.keys(people.members),
    ...decisions.ask.filter((name) => !name.includes('/')),
  ].map((name) => name.replace(/^@/, ''));
  const known = new Map(names.reverse().map((name) => [foldLogin(name), name]));
  for (const agent of scope.agents) known.delete(foldLogin(agent));
  return known;
}
