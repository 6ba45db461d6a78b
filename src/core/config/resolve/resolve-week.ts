import type { Duration, ResponseOptions, RollupOptions, StatusOptions } from '../config.js';
import { parseTime } from '../../time/clock-time.js';
import type { RawConfig } from '../language/schema.js';
import { cleanLine } from '../values/clean.js';
import { parseDuration } from '../values/duration.js';
import { list } from '../values/list.js';

const MORNING = 9 * 60;
const AFTERNOON = 16 * 60;
const WORKING_DAY: Duration = { amount: 1, unit: 'wd' };
const TEN_WORKING_DAYS: Duration = { amount: 10, unit: 'wd' };

/** Returns when and where the weekly page is written; null where the file asks for none. */
export function resolveRollup(config: RawConfig): RollupOptions | null {
  const given = config.rollup;
  if (given == null || isSharingAlone(given)) return null;
  const timezone = given.timezone ?? config.people?.timezone ?? 'UTC';
  return {
    day: given.day ?? 'mon',
    at: parseTime(given.at ?? '') ?? MORNING,
    timezone,
    target: given.target ?? 'issue',
    category: cleanLine(given.category ?? 'general'),
    pin: given.pin ?? false,
    hide: list(given.hide),
    repos: list(given.repos).map(cleanLine),
    slack:
      given.slack == null
        ? null
        : {
            channel: given.slack.channel == null ? null : cleanLine(given.slack.channel),
            at: parseTime(given.slack.at ?? ''),
            timezone: given.slack.timezone ?? timezone,
          },
  };
}

/** Returns which repositories may name what is in this one. */
export function resolveSharing(config: RawConfig): readonly string[] {
  return list(config.rollup?.share_with).map((name) => cleanLine(name).toLowerCase());
}

/** Whoever only lets others tell of them asks for no page of their own. */
function isSharingAlone(given: NonNullable<RawConfig['rollup']>): boolean {
  const said = Object.entries(given).filter(([, value]) => value != null);
  return said.length > 0 && said.every(([key]) => key === 'share_with');
}

/** Returns when updates are due. */
export function resolveStatus(given: NonNullable<RawConfig['status']>): StatusOptions {
  return {
    ask: given.ask ?? 'labelled',
    cadence: given.cadence ?? 'weekly',
    day: given.day ?? 'fri',
    at: parseTime(given.at ?? '') ?? AFTERNOON,
    old_after: parseDuration(given.old_after ?? '') ?? TEN_WORKING_DAYS,
  };
}

/** Returns how soon answers can be expected; null where the file does not say so. */
export function resolveResponse(given: RawConfig['response']): ResponseOptions | null {
  if (given == null) return null;
  return {
    review: parseDuration(given.review ?? '') ?? WORKING_DAY,
    question: parseDuration(given.question ?? '') ?? WORKING_DAY,
    remind: given.remind ?? true,
  };
}
