import type { DecisionFacts, FactsNeed } from '../../../../core/decisions/facts.js';
import type { ItemSubject } from '../../../../core/subject.js';
import type { Clock } from '../../../clock.js';
import { createHolidays } from '../../../holidays.js';
import type { Log } from '../../../log.js';
import type { Ask } from '../../client/ask.js';
import type { LookUp } from '../../client/look-up.js';
import type { CodeownersIds } from '../answers/index.js';
import { PeopleIssues } from '../people-issue.js';
import { Codeowners } from './codeowners.js';
import { Roles } from './roles.js';
import { Teams } from './teams.js';
import { readVersions } from './versions.js';

export interface FactsOptions {
  readonly ask: Ask;
  readonly lookUp: LookUp;
  readonly clock: Clock;
  readonly log: Log;
}

/** What given with the item: ids of CODEOWNERS, if they were asked for, and who may read the repository. */
export type CameWithItem = CodeownersIds & { readonly isPrivate?: boolean };

/**
 * Looks up what a decision needs to be known of an issue. Where it is not said that a repository is private, it counts as public.
 *
 * What GitHub will not tell is in the facts as not known; where another try may tell, it throws a `FailureError`.
 */
export type ReadFacts = (subject: ItemSubject, need: FactsNeed, given?: CameWithItem) => Promise<DecisionFacts>;

/** Returns how to look facts up. It keeps roles for five minutes, teams for ten, and who owns everything by text. */
export function createFacts(options: FactsOptions): ReadFacts {
  const roles = new Roles(options);
  const teams = new Teams(options);
  const codeowners = new Codeowners(options.ask);
  const people = new PeopleIssues(options);
  const holidays = createHolidays();
  return async (subject, need, given = {}) => {
    const [ofPeople, owners, versions, free, said] = await Promise.all([
      roles.read(subject, need.roles, given.isPrivate === true),
      need.codeowners ? codeowners.read(subject, given) : null,
      need.versions ? readVersions(options.ask, subject) : null,
      holidays.around(need.countries, options.clock.now()),
      need.people === null || need.people === subject.number ? null : people.read(subject, need.people),
    ]);
    const ownerTeams = owners?.filter((owner) => owner.includes('/')) ?? [];
    const ofTeams = await teams.read(subject, [...need.teams, ...ownerTeams]);
    const known = { holidays: free.table, holidayNotes: free.notes, people: said };
    return { roles: ofPeople, teams: ofTeams, codeowners: owners, versions, ...known };
  };
}
