import { parseTime } from '../../time/clock-time.js';
import { CATEGORY_FORM, CHANNEL_FORM } from '../language/schema-week.js';
import { checkZone } from './check-people.js';
import { hold, holdEach, holdWindow, isRepository } from './hold.js';
import type { Fault, ProblemWords } from './problems.js';

/** Returns what is wrong with the weekly page, status updates and windows for answers: times, zones, lengths, names. */
export function checkWeek(config: unknown, words: ProblemWords): Fault[] {
  const slack = ['rollup', 'slack'];
  return [
    ...hold(config, ['status', 'at'], isTime, 'time', words),
    ...holdWindow(config, ['status', 'old_after'], words),
    ...holdWindow(config, ['response', 'review'], words),
    ...holdWindow(config, ['response', 'question'], words),
    ...hold(config, ['rollup', 'at'], isTime, 'time', words),
    ...checkZone(config, ['rollup', 'timezone'], words),
    ...hold(config, ['rollup', 'category'], (text) => CATEGORY_FORM.test(text), 'category', words),
    ...holdEach(config, ['rollup', 'repos'], isRepository, 'repository', words),
    ...holdEach(config, ['rollup', 'share_with'], isRepository, 'repository', words),
    ...hold(config, [...slack, 'channel'], (text) => CHANNEL_FORM.test(text), 'channel', words),
    ...hold(config, [...slack, 'at'], isTime, 'time', words),
    ...checkZone(config, [...slack, 'timezone'], words),
  ];
}

function isTime(text: string): boolean {
  return parseTime(text) !== null;
}
