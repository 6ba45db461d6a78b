import type { Config } from '../config/config.js';
import { compilePattern, testPattern } from '../config/values/pattern.js';
import { isOurs, type Actor, type Candidate, type Identity } from '../snapshot.js';
import type { SkipReason } from '../verdict/verdict.js';

/**
 * Returns why an item is passed over whatever stands in it, or null when it is to be judged. The first reason in this order
 * counts: what a person did by hand, what the configuration exempts, what GitHub or a machine wrote, what is not ready.
 */
export function skipReason(config: Config, item: Candidate): SkipReason | null {
  const { scope, labels } = config;
  if (hasLabel(item, labels.skip)) return 'skip-label';
  if (scope.ignore_labels.some((label) => hasLabel(item, label))) return 'ignored-label';
  if (item.author !== null && hasLogin(scope.ignore_authors, item.author)) return 'ignored-author';
  if (scope.ignore_titles.some((source) => testPattern(compilePattern(source, { ignoreCase: true }), item.title))) {
    return 'ignored-title';
  }
  if (item.title.startsWith('Revert "')) return 'revert';
  if (!scope.bots && item.author !== null && isBot(item.author) && !hasLogin(scope.agents, item.author)) return 'bot';
  if (!scope.drafts && item.pull?.isDraft === true) return 'draft';
  return null;
}

/**
 * Returns a configuration by which what the app opened itself is passed over as any bot's, whatever it says of bots: it asks nobody for
 * sections of a pull request that only brings a record.
 */
export function passOverOwn(config: Config, { author }: Pick<Candidate, 'author'>, me: Identity): Config {
  if (me.type !== 'bot' || !isOurs(author, me)) return config;
  const isOther = (login: string): boolean => foldLogin(login) !== foldLogin(me.login);
  return { ...config, scope: { ...config.scope, bots: false, agents: config.scope.agents.filter(isOther) } };
}

function hasLabel(item: Candidate, label: string): boolean {
  return item.labels.some((other) => other.trim().toLowerCase() === label.trim().toLowerCase());
}

/** REST and people write a bot's login with `[bot]`, GraphQL without. */
function isBot(author: Actor): boolean {
  return author.type === 'bot' || /\[bot\]$/i.test(author.login);
}

function hasLogin(logins: readonly string[], author: Actor): boolean {
  return logins.some((login) => foldLogin(login) === foldLogin(author.login));
}

function foldLogin(login: string): string {
  return login
    .trim()
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/\[bot\]$/, '');
}
