import { readSaid } from '../../commands/said.js';
import type { Misheard, Said } from '../../commands/command.js';
import type { Config } from '../../config/config.js';
import { calendarsOf, type Calendars } from '../../decisions/calendars.js';
import { NO_FACTS } from '../../decisions/facts.js';
import { whyNotAway } from '../../decisions/transitions/away.js';
import type { Snapshot } from '../../snapshot.js';
import { isoDate } from '../../time/civil.js';
import { DAY } from '../../time/wall-clock.js';
import { civilDate } from '../../time/zone.js';
import type { Acknowledgement } from './acknowledge.js';

/** What is older nobody waits for an answer to; it may be from before anybody here listened. */
const RECENT = 7 * DAY;

/** As many at once as do not hold up what else there is to write. */
const MOST_AT_ONCE = 20;

/**
 * Returns the reactions that are still missing in the issue in which people say when they work: a thumb where that was understood, a
 * puzzled face where it was not. A reaction is all: it notifies nobody, and a comment of ours in a list of days off would be one that
 * everybody has to read past. Other commands are nothing to us there.
 */
export function acknowledgePeople(snapshot: Snapshot): readonly Acknowledgement[] {
  const { config, item, thread, now } = snapshot;
  if (config.status !== 'valid' || !isPeopleIssue(config.config, snapshot) || item.isLocked) return [];
  const { said, misheard } = readSaid(snapshot);
  const calendars = calendarsOf(config.config.people, NO_FACTS, thread);
  const answers = new Map<number | null, Acknowledgement['content']>();
  for (const each of said.filter(isOfTime)) answers.set(each.comment, '+1');
  for (const each of said.filter((other) => isVain(other, calendars))) answers.set(each.comment, 'confused');
  for (const each of misheard.filter(isMeantForTime)) answers.set(each.comment, 'confused');
  return [...thread]
    .reverse()
    .flatMap(({ id, createdAt, editedAt, reactions }): readonly Acknowledgement[] => {
      const content = answers.get(id);
      const isRecent = Math.max(createdAt, editedAt ?? createdAt) > now - RECENT;
      return content === undefined || !isRecent || reactions.includes(content) ? [] : [{ comment: id, content }];
    })
    .slice(0, MOST_AT_ONCE);
}

function isPeopleIssue({ people, labels }: Config, { item }: Snapshot): boolean {
  const isWaived = item.labels.some((label) => label.toLowerCase() === labels.skip.toLowerCase());
  return item.kind === 'issue' && item.number === people.issue && !isWaived;
}

function isOfTime({ command }: Said): boolean {
  return command.name === 'away' || command.name === 'hours';
}

function isVain({ command, by, at }: Said, calendars: Calendars): boolean {
  if (command.name !== 'away') return false;
  return whyNotAway(command.text, isoDate(civilDate(at, calendars.of(by.login).zone))) !== null;
}

function isMeantForTime({ fault }: Misheard): boolean {
  if (fault.kind === 'edited') return fault.name === 'away' || fault.name === 'hours';
  if (fault.kind === 'unknown') return fault.near === 'away' || fault.near === 'hours';
  return fault.kind === 'away' || fault.kind === 'hours';
}
