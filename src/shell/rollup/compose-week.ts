import type { Config } from '../../core/config/config.js';
import type { Frame } from '../../core/rollup/frame.js';
import { renderMarkdown, type Lateness, type RollupText } from '../../core/rollup/markdown.js';
import { buildReport, type Report } from '../../core/rollup/report.js';
import { periodOf, type Week } from '../../core/rollup/week.js';
import type { RepositoryRef } from '../../core/subject.js';
import { en } from '../../core/text/en.js';
import { wordsOf } from '../../core/text/languages.js';
import { calendarOf } from '../../core/time/calendar.js';
import { createHolidays } from '../holidays.js';
import { readWeeks, type WeeksReader } from './read-weeks.js';

const holidays = createHolidays();

/**
 * Reads a week and returns its page; null where there is nothing to say.
 *
 * @param late null for a page that is written in time
 * @throws FailureError where GitHub does not answer
 */
export async function composeWeek(
  reader: WeeksReader,
  ref: RepositoryRef,
  config: Config,
  week: Week,
  late: Lateness | null,
): Promise<RollupText | null> {
  const report = await reportWeek(reader, ref, config, week);
  return report === null ? null : renderMarkdown(report, wordsOf(config, en), late);
}

/**
 * Reads a week and returns it as a value, for whatever shows it; null where there is nothing to say.
 *
 * @throws FailureError where GitHub does not answer
 */
export async function reportWeek(
  reader: WeeksReader,
  ref: RepositoryRef,
  config: Config,
  week: Week,
): Promise<Report | null> {
  const frame = await frameOf(config, week, reader.clock.now());
  return buildReport(await readWeeks(reader, ref, frame, config), frame, config.rollup?.hide);
}

/** Returns what the page of a week is looked at by. */
export async function frameOf({ people, rollup }: Config, week: Week, now: number): Promise<Frame> {
  const zone = rollup?.timezone ?? people.timezone;
  const period = periodOf(week, rollup?.day ?? 'mon', zone);
  const { table } = await holidays.around(people.country === null ? [] : [people.country], now);
  return { week, period, now, zone, team: calendarOf(people, null, table) };
}
