import type { Config } from '../../config/config.js';
import type { Instant, Snapshot } from '../../snapshot.js';
import { civilDate } from '../../time/zone.js';
import { toSecond } from './seconds.js';

/** Why the check of an item that lacks something advises although the mode is `enforce`. */
export type Leniency = 'draft' | 'opened-before-enforcement';

/** Tells whether what an item lacks may fail its check. */
export function isEnforced(snapshot: Snapshot): boolean {
  const { config } = snapshot;
  return config.status === 'valid' && config.config.mode === 'enforce' && whyLenient(snapshot) === null;
}

/**
 * Tells whether a broken configuration file fails the check of the pull request that brings it. Its age is no excuse: nobody
 * wrote that file under other rules, and merged it would end all judging.
 */
export function isFileEnforced({ config, item }: Snapshot): boolean {
  return config.status === 'valid' && config.config.mode === 'enforce' && item.pull?.isDraft !== true;
}

/**
 * Returns why an item is advised where others are failed, null where it is not. A draft cannot be merged, so failing it would
 * only be a red mark beside unfinished work. What is older than the enforcement was written under other rules: with
 * `ratchet` it is held to them from its author's next edit on, without it never.
 */
export function whyLenient(snapshot: Snapshot): Leniency | null {
  const { config, item } = snapshot;
  if (item.pull?.isDraft === true) return 'draft';
  if (config.status !== 'valid') return null;
  const isOlder = olderThan(config.config, config.changedAt);
  if (!isOlder(item.createdAt)) return null;
  const isJudged = config.config.ratchet && !isOlder(lastWordOfAuthor(snapshot));
  return isJudged ? null : 'opened-before-enforcement';
}

/** What is older than the enforcement: than its day, or with a ratchet alone than the configuration that stands. */
function olderThan(
  { enforce_from: day, people, ratchet }: Config,
  changedAt: Instant | null,
): (at: Instant) => boolean {
  if (day !== null) return (at) => formatDay(at, people.timezone) < day;
  if (!ratchet || changedAt === null) return () => false;
  return (at) => toSecond(at) < toSecond(changedAt);
}

function formatDay(at: Instant, zone: string): string {
  const { year, month, day } = civilDate(at, zone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** When the author last changed the title or the description; before all times where that never was. */
function lastWordOfAuthor({ events, item }: Snapshot): Instant {
  const { author } = item;
  if (author === null) return 0;
  const renames = events
    .filter(({ type, actor }) => type === 'renamed' && actor?.login.toLowerCase() === author.login.toLowerCase())
    .map(({ at }) => at);
  return Math.max(item.authorEditedAt ?? 0, ...renames);
}
