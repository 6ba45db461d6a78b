import type { DecisionFacts, FactsNeed } from '../../../../core/decisions/facts.js';
import type { Identity } from '../../../../core/snapshot.js';
import type { ItemSubject } from '../../../../core/subject.js';
import type { Clock } from '../../../clock.js';
import { createHolidays } from '../../../holidays.js';
import type { Log } from '../../../log.js';
import type { Ask } from '../../client/ask.js';
import type { LookUp } from '../../client/look-up.js';
import type { CodeownersIds, RecordParts } from '../answers/index.js';
import { PeopleIssues } from '../people-issue.js';
import { Codeowners } from './codeowners.js';
import { Records } from './records.js';
import { Roles } from './roles.js';
import { Teams } from './teams.js';
import { readVersions } from './versions.js';

export interface FactsOptions {
  readonly ask: Ask;
  readonly lookUp: LookUp;
  readonly me: Identity;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Looks up what a decision needs to be known of an issue. `given` is what came with the item, if anything did. Where it is not said that
 * a repository is private, it counts as public.
 *
 * What GitHub will not tell is in the facts as not known; where another try may tell, it throws a `FailureError`.
 */
export type ReadFacts = (
  subject: ItemSubject,
  need: FactsNeed,
  given?: CodeownersIds & RecordParts & { readonly isPrivate?: boolean },
) => Promise<DecisionFacts>;

/** Returns how to look facts up. It keeps roles for five minutes, teams for ten, and who owns everything by text. */
export function createFacts(options: FactsOptions): ReadFacts {
  const roles = new Roles(options);
  const teams = new Teams(options);
  const codeowners = new Codeowners(options.ask);
  const people = new PeopleIssues(options);
  const records = new Records(options);
  const holidays = createHolidays();
  return async (subject, need, given = {}) => {
    const [ofPeople, owners, versions, free, said, record] = await Promise.all([
      roles.read(subject, need.roles, given.isPrivate === true),
      need.codeowners ? codeowners.read(subject, given) : null,
      need.versions ? readVersions(options.ask, subject) : null,
      holidays.around(need.countries, options.clock.now()),
      need.people === null || need.people === subject.number ? null : people.read(subject, need.people),
      need.record === null ? null : records.read(subject, need.record, given),
    ]);
    const ownerTeams = owners?.filter((owner) => owner.includes('/')) ?? [];
    const ofTeams = await teams.read(subject, [...need.teams, ...ownerTeams]);
    return {
      roles: ofPeople,
      teams: ofTeams,
      codeowners: owners,
      versions,
      holidays: free.table,
      holidayNotes: free.notes,
      people: said,
      record,
    };
  };
}
