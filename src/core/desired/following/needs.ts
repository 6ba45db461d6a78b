import type { Config } from '../../config/config.js';
import type { FactsNeed } from '../../decisions/facts.js';
import {
  askersNeeded,
  needsVersions,
  readersNeeded,
  rolesNeeded,
  teamsNeeded,
  type Unlooked,
} from '../../decisions/needed.js';
import { DECISION_TEMPLATE } from '../../templates/outcome.js';
import { en } from '../../text/en.js';
import { evaluate } from '../../verdict/evaluate.js';
import { sightOf, type Sight } from './sight.js';

/** Returns what has to be looked up so that a decision can be read; null where the item is none, or nothing has to be. */
export function needsOf(sight: Sight): FactsNeed | null {
  const { config, item } = sight;
  if (config.status !== 'valid' || item.kind !== 'issue' || !mayDecide(config.config)) return null;
  // Only which sections are filled is asked here, in no language.
  const unlooked = sightOf(sight, config.config, evaluate(config.config, item, en), null);
  if (unlooked === null) return null;
  const need = {
    roles: rolesNeeded(unlooked),
    teams: teamsNeeded(unlooked),
    // Before anything is proposed nobody's silence could count.
    readers: isTimed(unlooked) ? readersNeeded(unlooked) : null,
    askers: isTimed(unlooked) ? askersNeeded(unlooked) : [],
    versions: needsVersions(unlooked),
    codeowners: mayNeedCodeowners(config.config),
    ...(isTimed(unlooked) ? timeNeed(config.config) : { countries: [], people: null }),
    record: isTimed(unlooked) || isEnded(unlooked) ? recordNeed(config.config) : null,
  };
  return isNothing(need) ? null : need;
}

/** Before anybody put it forward, no time is reckoned. */
function isTimed({ hearing, events, labels }: Unlooked): boolean {
  const isProposal = (label: string): boolean => label.toLowerCase() === labels.proposed.toLowerCase();
  return (
    hearing.said.some(({ command }) => command.name === 'propose') ||
    events.some((event) => event.type === 'labeled' && isProposal(event.label))
  );
}

/** Closed, or told of as accepted, whatever became of the comment that proposed it. */
function isEnded({ item, memory }: Unlooked): boolean {
  return item.state === 'closed' || (memory?.told ?? []).length > 0;
}

function timeNeed({ people }: Config): Pick<FactsNeed, 'countries' | 'people'> {
  const countries = [people, ...Object.values(people.members)].flatMap(({ country }) => country ?? []);
  return { countries: [...new Set(countries)], people: people.issue };
}

/** Also where no decision is kept, since those that one takes the place of are found with it. */
function recordNeed({ decisions, labels }: Config): FactsNeed['record'] {
  return { folder: decisions.record.folder, superseded: labels.decision_superseded };
}

function isNothing({
  roles,
  teams,
  readers,
  askers,
  versions,
  codeowners,
  countries,
  people,
  record,
}: FactsNeed): boolean {
  const isTold = people === null && record === null;
  return (
    [roles, teams, readers ?? [], askers, countries].every(({ length }) => length === 0) &&
    !versions &&
    !codeowners &&
    isTold
  );
}

/** Returns the folder in which decisions are kept; null where there are none. */
export function recordFolder(config: Config): string | null {
  return mayDecide(config) ? config.decisions.record.folder : null;
}

/** Tells whether CODEOWNERS may say who is asked: only where there are decisions, and nobody is named in the configuration. */
export function mayNeedCodeowners(config: Config): boolean {
  return mayDecide(config) && config.decisions.ask.length === 0 && Object.keys(config.people.members).length === 0;
}

function mayDecide(config: Config): boolean {
  return config.templates.some(({ name }) => name === DECISION_TEMPLATE);
}
