import type { SlackOptions } from '../../config/config.js';
import type { Instant } from '../../snapshot.js';
import { addDays } from '../../time/civil.js';
import { instantAt } from '../../time/wall-clock.js';
import { civilDate } from '../../time/zone.js';
import type { StandingPage } from '../publishing/page.js';
import type { Matter } from '../facts.js';
import type { ToldState } from './messages.js';

/** A decision that came into a state which a channel is told of. */
export interface DecisionNews {
  readonly matter: Matter;
  readonly state: ToldState;
  /** When it was given the label. */
  readonly at: Instant;
}

/** Returns by what it is known whether a channel was told of a decision's state. */
export function decisionPart({ matter, state }: DecisionNews): string {
  return `decision:${matter.number}:${state}`;
}

/** So long after its time a channel is still told on that day: a page that is due then is written a little later. */
const LEEWAY_MS = 2 * 3_600_000;

/** Returns from when on a channel is told of a page: the next time at which its clocks show its own time. */
export function tellFrom({ createdAt }: Pick<StandingPage, 'createdAt'>, { at, timezone }: SlackOptions): Instant {
  if (at === null) return createdAt;
  const today = civilDate(createdAt, timezone);
  const onThatDay = instantAt({ date: today, minute: at }, timezone, 'opening');
  if (createdAt <= onThatDay + LEEWAY_MS) return Math.max(createdAt, onThatDay);
  return instantAt({ date: addDays(today, 1), minute: at }, timezone, 'opening');
}

/** A page that old is read by nobody, and its channel is not told of it any more. */
const STALE_MS = 7 * 86_400_000;

/** Tells whether a page is the one that a channel should know: the last, as long as its week is not over. */
export function isFresh({ createdAt }: Pick<StandingPage, 'createdAt'>, now: Instant): boolean {
  return now < createdAt + STALE_MS;
}

/** Returns what happened to decisions since a page was written, in that order. */
export function newsSince(news: readonly DecisionNews[], { createdAt }: Pick<StandingPage, 'createdAt'>) {
  return news.filter(({ at }) => at > createdAt).toSorted((a, b) => a.at - b.at);
}
