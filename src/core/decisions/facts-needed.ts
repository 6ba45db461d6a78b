import type { Config } from '../config/config.js';
import type { Item, Snapshot, ThreadComment } from '../snapshot.js';
import { selectTemplate } from '../templates/match.js';
import { DECISION_TEMPLATE } from '../templates/outcome.js';
import { skipReason } from '../templates/scope.js';
import type { FactsNeed } from './facts.js';
import { isDecision } from './state.js';

/** As many people as give commands in one thread before it has become something else than a decision. */
const MAX_PEOPLE = 50;

/** A line that may be a command; most of what begins like this is one. */
const COMMAND = /^ {0,3}\/[a-z]/im;

/** All that is known of an item before anything is looked up for it. */
type Sight = Omit<Snapshot, 'decision'>;

/** Returns what has to be looked up so that a decision can be read; null where the item is none, or nothing has to be. */
export function needsOf({ config, item, thread }: Sight): FactsNeed | null {
  if (config.status !== 'valid' || !isReadAsDecision(config.config, item)) return null;
  const roles = [...new Set(thread.flatMap(commanderOf))].slice(0, MAX_PEOPLE);
  const codeowners = mayNeedCodeowners(config.config);
  return roles.length === 0 && !codeowners ? null : { roles, teams: [], versions: false, codeowners };
}

/** Tells whether CODEOWNERS may say who is asked: only where there are decisions, and nobody is named in the configuration. */
export function mayNeedCodeowners(config: Config): boolean {
  return mayDecide(config) && Object.keys(config.people.members).length === 0;
}

function mayDecide(config: Config): boolean {
  return config.templates.some(({ name }) => name === DECISION_TEMPLATE);
}

function isReadAsDecision(config: Config, item: Item): boolean {
  if (item.kind !== 'issue' || !mayDecide(config) || skipReason(config, item) !== null) return false;
  const template = selectTemplate(config, item);
  return template !== null && isDecision(template, item);
}

/** A comment that somebody else edited last carries no command, and neither does a program's. */
function commanderOf({ author, body, editor }: ThreadComment): readonly string[] {
  const login = author?.login.toLowerCase();
  const isOwnWord = editor === null || editor.login.toLowerCase() === login;
  return login !== undefined && author?.type === 'user' && isOwnWord && COMMAND.test(body) ? [login] : [];
}
