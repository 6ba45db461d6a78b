import type { Candidate, Instant } from '../../core/snapshot.js';
import { isoDate } from '../../core/time/civil.js';
import { civilDate } from '../../core/time/zone.js';

/** What a terminal knows of an item that may not exist yet. */
export interface Draft {
  readonly body: string;
  readonly title?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly kind?: 'issue' | 'pull_request' | undefined;
  readonly author?: string | undefined;
  /** The moment it is taken to be opened: "next Friday" is meant from there. */
  readonly now: Instant;
}

/** Returns the item as the app would see it the moment it is opened. */
export function toCandidate({ body, title, labels, kind, author, now }: Draft): Candidate {
  return {
    kind: kind ?? 'issue',
    title: title ?? '',
    body,
    labels: labels ?? [],
    author: author === undefined ? null : toActor(author),
    association: null,
    issueType: null,
    state: 'open',
    closedAs: null,
    pull: null,
    createdAt: now,
  };
}

function toActor(login: string): Candidate['author'] {
  const name = login.replace(/^@/, '');
  return name.endsWith('[bot]') ? { login: name.slice(0, -5), type: 'bot' } : { login: name, type: 'user' };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/**
 * Returns the moment that a date with a time names, in UTC where no zone is given, or one of a day in the zone of the team; null
 * for anything else.
 */
export function parseNow(text: string, zone: string): Instant | null {
  if (DAY.test(text)) return momentOf(text, zone);
  if (!MOMENT.test(text)) return null;
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const time = Date.parse(hasZone ? text : `${text}Z`);
  return Number.isNaN(time) ? null : time;
}

/** Noon in UTC is that day from 12 hours behind to nearly 12 ahead; for zones further ahead midnight is. */
function momentOf(day: string, zone: string): Instant | null {
  const noon = Date.parse(`${day}T12:00Z`);
  if (Number.isNaN(noon)) return null;
  return isoDate(civilDate(noon, zone)) === day ? noon : Date.parse(day);
}
