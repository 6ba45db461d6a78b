import type { SlackOptions } from '../../config/config.js';
import type { Instant } from '../../snapshot.js';
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

/** Returns from when on a channel is told of a page: on the day on which it was written, not before the channel's own time. */
export function tellFrom({ createdAt }: Pick<StandingPage, 'createdAt'>, { at, timezone }: SlackOptions): Instant {
  if (at === null) return createdAt;
  return Math.max(createdAt, instantAt({ date: civilDate(createdAt, timezone), minute: at }, timezone, 'opening'));
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
