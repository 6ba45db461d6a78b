import { canWrite } from '../../../../core/decisions/course/authority.js';
import type { DecisionFacts, FactsNeed } from '../../../../core/decisions/facts.js';
import type { Identity } from '../../../../core/snapshot.js';
import type { ItemSubject, RepositoryRef } from '../../../../core/subject.js';
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
 * a repository is private, it counts as one that everybody may read. `visibility` is GitHub's: `isPrivate` is true of an internal one, too.
 *
 * What GitHub will not tell is in the facts as not known; where another try may tell, it throws a `FailureError`.
 */
export type ReadFacts = (
  subject: ItemSubject,
  need: FactsNeed,
  given?: CodeownersIds & RecordParts & { readonly visibility?: string },
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
      roles.read(subject, need.roles, given.visibility === 'PRIVATE'),
      need.codeowners ? codeowners.read(subject, given) : null,
      need.versions ? readVersions(options.ask, subject) : null,
      holidays.around(need.countries, options.clock.now()),
      need.people === null || need.people === subject.number ? null : readPeople(people, subject, need.people),
      need.record === null ? null : records.read(subject, need.record, given),
    ]);
    const [ownerTeams, ownerPeople] = partition(owners ?? []);
    const ofTeams = await teams.read(subject, [...need.teams, ...ownerTeams]);
    // After roles, so that who is among both is asked about once.
    const whom = need.askers.flatMap((asker) => (canWrite(ofPeople[asker.by] ?? 'unknown') ? asker.whom : []));
    const named = [...(need.readers ?? []), ...whom, ...ownerPeople];
    const readers = need.readers === null ? {} : await roles.readers(subject, named);
    return {
      roles: ofPeople,
      readers,
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

/** Returns the teams and the people among owners. */
function partition(owners: readonly string[]): readonly [readonly string[], readonly string[]] {
  const isTeam = (owner: string): boolean => owner.includes('/');
  return [owners.filter(isTeam), owners.filter((owner) => !isTeam(owner))];
}

/** An issue that is named and not shown is not the same as none: whoever said there that they are away would count as silent. */
async function readPeople(people: PeopleIssues, ref: RepositoryRef, issue: number): Promise<DecisionFacts['people']> {
  return (await people.read(ref, issue)) ?? 'unreadable';
}
