import { NO_NEED, type FactsNeed } from '../decisions/facts.js';
import type { Snapshot } from '../snapshot.js';
import { countryOf } from '../time/calendar.js';
import { conversationOf } from './wait.js';
import { waitsIn } from './waits.js';

/**
 * Returns what has to be looked up so that it is known when those work who are waited for; null where nobody is, nobody asks for
 * windows of answers, or nothing has to be.
 */
export function timesNeedOf(snapshot: Omit<Snapshot, 'decision' | 'record' | 'times'>): FactsNeed | null {
  const { config: state, me, repository } = snapshot;
  if (state.status !== 'valid' || state.config.response === null || repository.isArchived) return null;
  const { people } = state.config;
  const waits = waitsIn(conversationOf(snapshot), state.config, me);
  const countries = new Set(
    waits.flatMap(({ who, isTeam }) => (isTeam ? people.country : countryOf(people, who)) ?? []),
  );
  if (waits.length === 0 || (countries.size === 0 && people.issue === null)) return null;
  return timesNeed([...countries], people.issue);
}

/** Returns a need for nothing but public holidays and what people say of their days in an issue. */
export function timesNeed(countries: readonly string[], people: number | null): FactsNeed {
  return { ...NO_NEED, countries, people };
}
